// Names while the map zooms: where some would lie over one another, all but the first give way, and come again where
// there is room.

import { boxOfName } from "./labels.js";
import { calm } from "./moments.js";
import { room } from "./room.js";

/** @typedef {import("./lettering.js").Name} Name */

/** So long it takes to come or go. */
const FADE_MS = 120;

/** @returns {(names: Name[], unknown: number) => Name[]} tells of each frame's names how opaque they are; `unknown`: of those that it is told of for the first time */
export function fading() {
  /** How opaque each is, by what it says and names. @type {Map<string, number>} */
  const known = new Map();
  let last = performance.now();

  return (names, unknown) => {
    const now = performance.now();
    const step = calm() ? 1 : (now - last) / FADE_MS;
    last = now;
    const taken = room();
    return names.map((name) => {
      const box = boxOfName(name);
      const isFree = !taken.covered(box, undefined, 0);
      if (isFree) taken.take(box);
      const key = `${/** @type {any} */ (name.at).anchor} ${name.text}`;
      const before = known.get(key) ?? unknown;
      const opacity = isFree ? Math.min(1, before + step) : Math.max(0, before - step);
      known.set(key, opacity);
      return { ...name, opacity };
    });
  };
}
