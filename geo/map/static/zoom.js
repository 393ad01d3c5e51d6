// Which days of the whole a timeline has in sight: closer, farther, aside. Pure.

/**
 * @typedef {{begin: number, end: number}} Sight  days, `end` just after the last one; both may be fractions
 * @typedef {import("./modes.js").Bounds} Bounds
 */

const CLOSEST_DAYS = 7;

/** @param {Bounds} bounds @returns {Sight} */
export function whole({ first, last }) {
  return { begin: first, end: last + 1 };
}

/** @param {Sight} sight @param {Bounds} bounds */
export function isWhole(sight, { first, last }) {
  return sight.begin <= first && sight.end >= last + 1;
}

/**
 * @param {Sight} sight @param {Bounds} bounds @param {number} factor below 1: closer @param {number} at day that stays where it is
 * @returns {Sight}
 */
export function zoomed(sight, bounds, factor, at) {
  const all = bounds.last + 1 - bounds.first;
  const length = Math.max(Math.min(CLOSEST_DAYS, all), Math.min(all, (sight.end - sight.begin) * factor));
  const begin = at - ((at - sight.begin) / (sight.end - sight.begin)) * length;
  return kept({ begin, end: begin + length }, bounds);
}

/** @param {Sight} sight @param {Bounds} bounds @param {number} days @returns {Sight} */
export function panned(sight, bounds, days) {
  return kept({ begin: sight.begin + days, end: sight.end + days }, bounds);
}

/**
 * Move the least so that some days are in sight; of more days than there is room for the last one.
 * @param {Sight} sight @param {Bounds} bounds @param {number} from @param {number} to @returns {Sight}
 */
export function showing(sight, bounds, from, to) {
  const least = to + 1 - from > sight.end - sight.begin ? to : from;
  if (least < sight.begin) return panned(sight, bounds, least - sight.begin);
  return to + 1 > sight.end ? panned(sight, bounds, to + 1 - sight.end) : sight;
}

/** Some days with a margin on either side. @param {Bounds} bounds @param {number} from @param {number} to @returns {Sight} */
export function around(bounds, from, to) {
  const length = Math.max(to + 1 - from, 1) * 1.5;
  const middle = (from + to + 1) / 2;
  return zoomed({ begin: middle - length / 2, end: middle + length / 2 }, bounds, 1, middle);
}

/** @param {Sight} sight @param {Bounds} bounds @returns {Sight} */
function kept({ begin, end }, { first, last }) {
  const shift = Math.max(first - begin, Math.min(0, last + 1 - end));
  return { begin: Math.max(first, begin + shift), end: Math.min(last + 1, end + shift) };
}
