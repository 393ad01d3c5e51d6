// What of the map its own tools cover.

/**
 * @param {any} map
 * @returns {{left: number, top: number, right: number, bottom: number}[]} pixels of the map's container
 */
export function coveredByTools(map) {
  const container = map.getContainer();
  const corner = container.getBoundingClientRect();
  const boxes = [...container.querySelectorAll(".leaflet-control, .gz-search")].map((tool) => tool.getBoundingClientRect());
  return boxes.filter(({ width }) => width).map(({ left, top, right, bottom }) => ({
    left: left - corner.left, top: top - corner.top, right: right - corner.left, bottom: bottom - corner.top,
  }));
}
