// What others have put on the same map: tiles, markers, lines and areas; all but markers lie below our symbols.

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

/**
 * Whether tiles of others cover our basemap, with names of their own or none: some have come, and one does not see through.
 * @param {any} L Leaflet @param {any} map @param {(tiles: any) => boolean} isOf  others
 * @param {() => void} onChange @returns {() => boolean}
 */
export function guestTiles(L, map, isOf, onChange) {
  /** @type {Set<any>} */
  const there = new Set();
  map.eachLayer(watch);
  map.on("layeradd", (/** @type {any} */ { layer }) => watch(layer));
  map.on("layerremove", (/** @type {any} */ { layer }) => { if (there.delete(layer)) onChange(); });
  return () => there.size > 0;

  /** @param {any} layer */
  function watch(layer) {
    if (!(layer instanceof L.TileLayer) || !isOf(layer) || layer.options.transparent || layer.options.opacity < 1) return;
    layer.on("tileload", come);
    if (layer.getContainer()?.querySelector(".leaflet-tile-loaded")) there.add(layer);
  }

  /** @param {any} event of a tile */
  function come({ target }) {
    if (there.has(target) || !map.hasLayer(target)) return;
    there.add(target);
    onChange();
  }
}
