// Online tiles over the built-in basemap: chosen by the reader, and put away again where they do not answer.

import { element, keepClicks } from "./dom.js";

/** @typedef {{name: string, url: string, attribution: string, max_zoom: number}} Tiles */

/** So many tiles must fail, and none arrive, before we give up. */
const ENOUGH_FAILURES = 3;

/**
 * @param {any} L Leaflet @param {any} map @param {Tiles[]} offered
 * @param {{onChange: () => void, onFailure: (text: string) => void}} to
 * @returns {() => boolean} whether the background has names of its own now
 */
export function onlineTiles(L, map, offered, to) {
  /** @type {any} */
  let layer = null;
  let named = false;
  if (!offered.length) return () => false;
  const choice = /** @type {HTMLSelectElement} */ (element("select", { class: "gz-button gz-background", "aria-label": "Background map" }));
  choice.append(element("option", { value: "" }, "Built-in map"));
  offered.forEach((tiles, i) => choice.append(element("option", { value: String(i) }, tiles.name)));
  choice.addEventListener("change", () => show(choice.value ? offered[Number(choice.value)] : null));
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    keepClicks(L, choice);
    return choice;
  };
  control.addTo(map);
  return () => named;

  /** @param {Tiles|null} tiles */
  function show(tiles) {
    layer?.remove();
    layer = null;
    named = tiles !== null && !/imagery|satellite/i.test(tiles.name);
    if (tiles) {
      // Leaflet reads an attribution as HTML: a text is escaped by the element that holds it.
      const attribution = element("span", {}, tiles.attribution).innerHTML;
      const shown = L.tileLayer(tiles.url, { attribution, maxNativeZoom: tiles.max_zoom, maxZoom: 18, zIndex: 2 });
      let arrived = 0;
      let failed = 0;
      shown.on("tileload", () => { arrived += 1; });
      shown.on("tileerror", () => {
        failed += 1;
        if (arrived || failed < ENOUGH_FAILURES || layer !== shown) return;
        choice.value = "";
        show(null);
        to.onFailure(`${tiles.name} does not answer: the built-in map stays.`);
      });
      layer = shown.addTo(map);
    }
    to.onChange();
  }
}
