// The map takes the room that it is given.

import { reveal } from "./sight.js";

/**
 * @param {any} L Leaflet @param {any} map
 * @param {() => [[number, number], [number, number]]|null} looked  the box of the place that is looked at; it stays in sight
 */
export function resizing(L, map, looked) {
  new ResizeObserver(() => {
    const box = looked();
    const inSight = box && map.getBounds().contains(box);
    map.invalidateSize({ animate: false });
    if (inSight) reveal(L, map, box);
  }).observe(map.getContainer());
}
