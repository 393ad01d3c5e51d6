// The events of the places that are chosen, which the timeline shows before all others.

import { UNDATED } from "./events.js";
import { isExact } from "./exact.js";

/** @typedef {import("./events.js").Events} Events */

/** @param {(here: import("./histogram.js").Here|null) => void} tell told when it is another place, or none */
export function history(tell) {
  /** @type {import("./histogram.js").Here|null} */
  let here = null;
  /** What `here` was made of. @type {any[]} */
  let madeOf = [];

  return {
    /** @param {Events} events @param {ReadonlySet<number>} places @param {Uint8Array|null} within  1 for places that count */
    setPlaces(events, places, within) {
      const wanted = [events, [...places].join(), within];
      if (wanted.every((value, i) => value === madeOf[i])) return;
      madeOf = wanted;
      if (!places.size) { set(null); return; }
      const mask = new Uint8Array(events.places.id.length);
      for (const p of places) mask[p] = within?.[p] ?? 1;
      set({ events, within: mask });
    },
    /** @param {Events|null} events all of them are of the places; null: none is chosen */
    setEvents(events) {
      madeOf = [];
      set(events && { events, within: null });
    },
    /** How many of the events a filter shows; null: no place is chosen. @param {import("./events.js").Filter} filter */
    count: (filter) => here && countOf(here, filter),
  };

  /** @param {import("./histogram.js").Here|null} wanted */
  function set(wanted) {
    if (here === wanted) return;
    here = wanted;
    tell(here);
  }
}

/**
 * By the rules of `counter` in events.js, but all at once and by weight: these are few.
 * @param {import("./histogram.js").Here} here @param {import("./events.js").Filter} filter
 */
function countOf({ events, within }, { from, to, types, exactDays, exactPlaces }) {
  const { start, end, place, type, weight } = events;
  const exact = isExact(events, { days: exactDays, places: exactPlaces });
  const open = from === null && to === null;
  let sum = 0;
  for (let i = 0; i < start.length; i += 1) {
    if ((within && !within[place[i]]) || (types && !types.has(type[i])) || !exact(i)) continue;
    const inside = start[i] === UNDATED ? open : (to === null || start[i] <= to) && (from === null || end[i] >= from);
    if (inside) sum += weight?.[i] ?? 1;
  }
  return sum;
}
