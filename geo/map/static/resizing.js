// The map takes the room that it is given.

import { reveal } from "./sight.js";

/** @param {any} map @param {() => [number, number]|null} looked  where the place is that is looked at; it stays in sight */
export function resizing(map, looked) {
  new ResizeObserver(() => {
    const at = looked();
    const inSight = at && map.getBounds().contains(at);
    map.invalidateSize({ animate: false });
    if (inSight) reveal(map, at);
  }).observe(map.getContainer());
}
