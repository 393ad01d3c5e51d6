// What sizes a symbol: how many events there are, how many people they killed, or how many reports tell of them. Pure.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {""|"killed"|"reports"} Size  empty: events
 * @typedef {object} Measure
 * @property {ArrayLike<number>|null} weights  of each event; null: one each
 * @property {Int32Array} totals  of each place over all its events; at least 1 where it has any, 0 where it has none
 */

/** @type {Size[]} */
export const SIZES = ["", "killed", "reports"];

/**
 * The measure of some events; the same object for the same ones, so that what follows from it is made once.
 * @returns {(events: Events, size: Size) => Measure}
 */
export function measures() {
  /** @type {{events: Events|null, size: Size, made: Measure|null}} */
  let last = { events: null, size: "", made: null };
  return (events, size) => {
    if (last.made && last.events === events && last.size === size) return last.made;
    const made = measure(events, size);
    last = { events, size, made };
    return made;
  };
}

/** @param {Events} events @param {Size} size @returns {Measure} */
export function measure(events, size) {
  const weights = size && events[size];
  if (!weights) return { weights: null, totals: events.places.total };
  const totals = new Int32Array(events.places.id.length);
  for (let i = 0; i < weights.length; i += 1) if (events.place[i] >= 0) totals[events.place[i]] += weights[i];
  for (let p = 0; p < totals.length; p += 1) if (events.places.total[p]) totals[p] = Math.max(1, totals[p]);
  return { weights, totals };
}
