// The map takes the room that it is given, which its panel leaves.

import { flyOn, reveal } from "./sight.js";

/** Leaflet moves by whole pixels: what is no further off than this is where it was. */
const ROUNDED_PX = 1;

/**
 * @param {any} L Leaflet @param {any} map @param {HTMLElement} panel
 * @param {() => [[number, number], [number, number]]|null} looked  the box of the place that is looked at; it stays in sight
 * @returns {{settle: () => void, centre: () => any}} `settle` takes what room there is now: when the panel has grown, what is
 *   shown is to fit into what that leaves; `centre`: where the map is, which no change of its size alters
 */
export function resizing(L, map, panel, looked) {
  const ground = map.getContainer();
  const makeRoom = () => document.body.style.setProperty("--gz-panel", `${panel.offsetHeight}px`);

  /** What was in the middle, to a part of a pixel, when the size last changed. @type {any} */
  let middle = null;

  /** Leaflet forgets where exactly its middle is when it is told of a size, be it the one that it has. */
  function follow() {
    const { x, y } = map.getSize();
    if (ground.clientWidth === x && ground.clientHeight === y) return;
    middle = centre();
    map.invalidateSize({ animate: false });
    const off = offMiddle();
    if (off.x || off.y) map.panBy(off, { animate: false });
  }

  function centre() {
    const off = middle && offMiddle();
    return off && Math.max(Math.abs(off.x), Math.abs(off.y)) <= ROUNDED_PX ? middle.clone() : map.getCenter();
  }

  /** How many pixels what was in the middle is off it. */
  function offMiddle() {
    return map.latLngToContainerPoint(middle).subtract(map.getSize().divideBy(2)).trunc();
  }

  new ResizeObserver(makeRoom).observe(panel);
  new ResizeObserver(() => {
    const box = looked();
    const inSight = box && map.getBounds().contains(box);
    follow();
    if (!flyOn(map) && inSight) reveal(L, map, box);
  }).observe(ground);
  return {
    settle() {
      makeRoom();
      follow();
    },
    centre,
  };
}
