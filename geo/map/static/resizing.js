// The map takes the room that it is given, which its panel leaves.

import { flyOn, reveal } from "./sight.js";

/**
 * @param {any} L Leaflet @param {any} map @param {HTMLElement} panel
 * @param {() => [[number, number], [number, number]]|null} looked  the box of the place that is looked at; it stays in sight
 * @returns {() => void} takes what room there is now: when the panel has grown, what is shown is to fit into what that leaves
 */
export function resizing(L, map, panel, looked) {
  const ground = map.getContainer();
  const makeRoom = () => document.body.style.setProperty("--gz-panel", `${panel.offsetHeight}px`);

  /** Leaflet forgets where exactly its middle is when it is told of a size, be it the one that it has. */
  function follow() {
    const { x, y } = map.getSize();
    if (ground.clientWidth !== x || ground.clientHeight !== y) map.invalidateSize({ animate: false });
  }

  new ResizeObserver(makeRoom).observe(panel);
  new ResizeObserver(() => {
    const box = looked();
    const inSight = box && map.getBounds().contains(box);
    follow();
    if (!flyOn(map) && inSight) reveal(L, map, box);
  }).observe(ground);
  return () => {
    makeRoom();
    follow();
  };
}
