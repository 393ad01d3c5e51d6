// The leeway beside the days in sight. The first bar and the last one are drawn whole into it, as their week or month may
// have begun before the data, and the handles of open ends stand at its edge, where they cover neither. Pure.

/**
 * @typedef {import("./zoom.js").Sight} Sight
 * @typedef {import("./moves.js").Range} Range
 * @typedef {import("./modes.js").Window} Window
 */

/** At each end of the chart. */
export const LEEWAY_PX = 7;

/** The days between the edges of the chart. @param {Sight} sight @param {number} width of the chart in pixels @returns {Sight} */
export function withLeeway({ begin, end }, width) {
  const days = ((end - begin) / Math.max(1, width - 2 * LEEWAY_PX)) * LEEWAY_PX;
  return { begin: begin - days, end: end + days };
}

/**
 * Where the handles stand: before the first day and after the last one; those of open ends beyond the leeway.
 * @param {Range} range @param {Window} window the same, the whole where it is open @param {(day: number) => number} position in pixels
 * @returns {[number, number]} pixels
 */
export function standing(range, { from, to }, position) {
  return [position(from) - (range.from === null ? LEEWAY_PX : 0), position(to + 1) + (range.to === null ? LEEWAY_PX : 0)];
}
