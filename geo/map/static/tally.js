// Counting what a filter leaves: it goes on from the last count wherever only the dates have moved.

import { counter } from "./events.js";

/**
 * @returns {(events: import("./events.js").Events, filter: import("./events.js").Filter,
 *            layout: import("./events.js").Layout, weights?: any) => import("./events.js").Counts}
 *   `weights`: what each event counts for in a symbol's size, by measure.js
 */
export function tally() {
  /** @type {ReturnType<typeof counter>|null} */
  let running = null;
  /** @type {any[]} */
  let countedFor = [];
  return (events, filter, layout, weights) => {
    const { types, within = null, exactDays, exactPlaces } = filter;
    const asked = [events, types, within, exactDays, exactPlaces, weights, layout];
    if (!running || asked.some((value, i) => value !== countedFor[i])) {
      running = counter(events, types, layout, { within, exact: { days: exactDays, places: exactPlaces }, weights });
      countedFor = asked;
    }
    return running.moveTo(filter.from, filter.to);
  };
}
