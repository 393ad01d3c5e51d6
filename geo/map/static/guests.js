// Markers, lines and areas that others have put on the same map; lines and areas lie below our symbols.

/**
 * Where a symbol lies over one of them a click means the symbol: their popup would keep the click from the map.
 * @param {any} map @param {(event: MouseEvent) => boolean} isOurs  whether there is a symbol
 */
export function aheadOfVectors(map, isOurs) {
  const container = map.getContainer();
  container.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const isTheirs = map.getPane("overlayPane").contains(event.target);
    if (!isTheirs || !isOurs(event)) return;
    event.stopPropagation();
    container.dispatchEvent(new MouseEvent("click", event));
  }, true);
}

/** Whether there are any; of what is drawn for our own tools only the cross of an area is to be clicked. @param {any} map @returns {boolean} */
export function hasGuests(map) {
  return ["markerPane", "overlayPane"].some((name) => map.getPane(name).querySelector(".leaflet-interactive:not(.gz-cross-at)"));
}
