// Exact ones only: which events are left when those whose day or place is not known exactly are taken out. Pure.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{days: boolean, places: boolean}} Exact  only exactly dated ones, only those at a site or settlement
 * @typedef {{byStart: Int32Array, byEnd: Int32Array, undated: number}} Orders  rows as in Events, of those that are left
 */

/** @type {Exact} */
export const ANY = { days: false, places: false };
const EXACT_PLACES = new Set(["site", "settlement"]);

/** Orders are kept, for each step of a moving date needs them. @type {WeakMap<Events, Orders[]>} */
const known = new WeakMap();

/** @param {Events} events @param {Exact} exact @returns {Orders} */
export function ordersOf(events, exact) {
  if (!exact.days && !exact.places) return events;
  const made = known.get(events) ?? [];
  known.set(events, made);
  const which = Number(exact.days) + 2 * Number(exact.places);
  return (made[which] ??= narrowed(events, exact));
}

/** Tells whether an event is exact enough. @param {Events} events @param {Exact} exact @returns {(event: number) => boolean} */
export function isExact(events, exact) {
  const { place, coarse } = events;
  const good = Uint8Array.from(events.places.precision, (precision) => Number(EXACT_PLACES.has(precision)));
  return (i) => !(exact.days && coarse[i]) && !(exact.places && (place[i] < 0 || !good[place[i]]));
}

/** @param {Events} events @param {Exact} exact @returns {Orders} */
function narrowed(events, exact) {
  const keep = isExact(events, exact);
  const dated = events.start.length - events.undated;
  return {
    byStart: events.byStart.filter(keep),
    byEnd: events.byEnd.filter(keep),
    undated: events.byStart.subarray(dated).filter(keep).length,
  };
}
