// Counting what a filter leaves: it goes on from the last count wherever only the dates or the groups are new.

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
  /** @type {import("./events.js").Layout|null} */
  let laidOut = null;
  return (events, filter, layout, weights) => {
    const { types, within = null, exactDays, exactPlaces } = filter;
    const asked = [events, types, within, exactDays, exactPlaces, weights];
    if (!running || asked.some((value, i) => value !== countedFor[i])) {
      running = counter(events, types, layout, { within, exact: { days: exactDays, places: exactPlaces }, weights });
      countedFor = asked;
    } else if (layout !== laidOut) running.layOut(layout);
    laidOut = layout;
    return running.moveTo(filter.from, filter.to);
  };
}
