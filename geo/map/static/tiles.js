// Online tiles over the built-in basemap: chosen by the reader, and put away again where they do not answer.

import { element, keepClicks } from "./dom.js";
import { guestTiles } from "./guests.js";
import { ON_IMAGERY, ON_MAPS } from "./theme.js";

/** @typedef {{name: string, url: string, attribution: string, max_zoom: number}} Tiles */

/** So many tiles must fail, and none be there of the zoom level, before we give up. */
const ENOUGH_FAILURES = 3;
/** Whoever waits longer is told what for. */
const SOON_MS = 600;
/** No tile for so long, and we give up. */
const PATIENCE_MS = 12_000;
/**
 * The choice is the reader's own and stays in this browser. It is no part of a link: to show an online background tells
 * its host who looks where, and only the reader, not who has sent a link, may consent to that.
 */
const KEPT = "gazette-background";

/**
 * @param {any} L Leaflet @param {any} map @param {Tiles[]} offered
 * @param {{onChange: () => void, onFailure: (text: string) => void}} to
 * @returns {{isNamed: () => boolean, lettering: (theme: import("./theme.js").Theme) => import("./theme.js").Lettering, begin: () => void}}
 *   `isNamed`: whether the background has names of its own now; `lettering`: the colours of ours on it; `begin` with what
 *   the reader chose here before
 */
export function onlineTiles(L, map, offered, to) {
  /** @type {any} */
  let layer = null;
  /** @type {Tiles|null} */
  let chosen = null;
  let begun = false;
  const isImagery = () => chosen !== null && /imagery|satellite/i.test(chosen.name);
  const choice = /** @type {HTMLSelectElement} */ (element("select", { class: "gz-button gz-background", "aria-label": "Background map" }));
  const sign = element("span", { class: "gz-awaited", role: "status" });
  const theirs = guestTiles(L, map, (tiles) => tiles !== layer, to.onChange);
  if (offered.length) offer();
  return {
    isNamed: () => (chosen ? !isImagery() : theirs()),
    lettering: (theme) => (chosen && isImagery() ? ON_IMAGERY : chosen || theirs() ? ON_MAPS : theme),
    begin() {
      if (begun) return;
      begun = true;
      const before = kept();
      const index = offered.findIndex(({ name }) => name === before);
      if (index < 0) return;
      choice.value = String(index);
      show(offered[index]);
    },
  };

  function offer() {
    choice.append(element("option", { value: "" }, "Built-in map"));
    offered.forEach((tiles, i) => choice.append(element("option", { value: String(i) }, tiles.name)));
    choice.addEventListener("change", () => {
      show(choice.value ? offered[Number(choice.value)] : null);
      keep(chosen?.name ?? "");
    });
    const control = new L.Control({ position: "topright" });
    control.onAdd = () => {
      const box = element("div");
      box.append(choice, sign);
      keepClicks(L, box);
      return box;
    };
    control.addTo(map);
  }

  /** @param {Tiles|null} tiles */
  function show(tiles) {
    layer?.remove();
    layer = null;
    chosen = tiles;
    sign.textContent = "";
    if (tiles) {
      // Leaflet reads an attribution as HTML: a text is escaped by the element that holds it.
      const attribution = element("span", {}, tiles.attribution).innerHTML;
      layer = L.tileLayer(tiles.url, { attribution, maxNativeZoom: tiles.max_zoom, maxZoom: 18, zIndex: 2 });
      watch(layer, (waited) => { sign.textContent = waited ? "Loading the background …" : ""; }, (had) => {
        choice.value = "";
        show(null);
        keep("");
        to.onFailure(`${tiles.name} ${had ? "no longer answers" : "does not answer"}: the built-in map stays.`);
      });
      layer.addTo(map);
    }
    to.onChange();
  }
}

/**
 * Tell whether tiles are long awaited, and when those of a whole sight do not come, by then or at all.
 * @param {any} layer @param {(waited: boolean) => void} onWait @param {(had: boolean) => void} onFailure `had`: others have come before
 */
function watch(layer, onWait, onFailure) {
  /** The zoom level of each tile that is there. @type {Map<string, number>} */
  const there = new Map();
  let [level, failed, had] = [NaN, 0, false];
  let [soon, patience] = [0, 0];
  const key = (/** @type {{x: number, y: number, z: number}} */ { x, y, z }) => `${z}/${x}/${y}`;
  const nothing = () => ![...there.values()].includes(level);
  const rest = () => {
    clearTimeout(soon);
    clearTimeout(patience);
    soon = 0;
    onWait(false);
  };
  const giveUp = () => {
    rest();
    onFailure(had);
  };
  const wait = () => {
    soon ||= window.setTimeout(() => onWait(true), SOON_MS);
    clearTimeout(patience);
    patience = window.setTimeout(() => (nothing() ? giveUp() : rest()), PATIENCE_MS);
  };
  layer.on("tileloadstart", (/** @type {any} */ { coords }) => {
    if (coords.z !== level) [level, failed] = [coords.z, 0];
    wait();
  });
  layer.on("tileload", (/** @type {any} */ { coords }) => {
    there.set(key(coords), coords.z);
    had = true;
    wait();
  });
  layer.on("tileunload", (/** @type {any} */ { coords }) => there.delete(key(coords)));
  layer.on("tileerror", () => {
    failed += 1;
    if (failed >= ENOUGH_FAILURES && nothing()) giveUp();
  });
  layer.on("load", () => {
    rest();
    if (failed && nothing()) giveUp();
    failed = 0;
  });
  layer.on("remove", rest);
}

/** @returns {string} the name of what the reader chose here before; empty: the built-in map */
function kept() {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return ""; // where a browser keeps nothing
  }
}

/** @param {string} name */
function keep(name) {
  try {
    if (name) localStorage.setItem(KEPT, name);
    else localStorage.removeItem(KEPT);
  } catch {
    // it holds for this visit then
  }
}
