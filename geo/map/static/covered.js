// What of the map its own tools cover, and what it says of its scale and its sources.

const CLEAR_PX = 8;
const TOOLS = ".leaflet-control, .gz-search";

/**
 * @param {any} map
 * @returns {{left: number, top: number, right: number, bottom: number}[]} pixels of the map's container
 */
export function coveredByTools(map) {
  const container = map.getContainer();
  const corner = container.getBoundingClientRect();
  const boxes = [...container.querySelectorAll(TOOLS)].map((tool) => tool.getBoundingClientRect());
  return boxes.filter(({ width }) => width).map(({ left, top, right, bottom }) => ({
    left: left - corner.left, top: top - corner.top, right: right - corner.left, bottom: bottom - corner.top,
  }));
}

/** Tell whenever tools come, go or grow. @param {any} map @param {() => void} changed */
export function watchTools(map, changed) {
  const watch = new ResizeObserver(changed);
  for (const corner of map.getContainer().querySelectorAll(".leaflet-top, .leaflet-bottom, .gz-search")) watch.observe(corner);
}

/** What stands at the lower left stands above the sources where they reach as far: those of online tiles may take lines. @param {any} map */
export function liftAboveSources(map) {
  const [corner, sources] = [".leaflet-bottom.leaflet-left", ".leaflet-control-attribution"].map((what) => (
    /** @type {HTMLElement|null} */ (map.getContainer().querySelector(what))));
  if (!corner || !sources) return;
  const [{ right }, { left, height }] = [corner.getBoundingClientRect(), sources.getBoundingClientRect()];
  corner.style.bottom = height && left < right + CLEAR_PX ? `${height}px` : "0";
}
