// What the timeline spans, and which ends of the dates asked for are open. Pure.

/**
 * @typedef {import("./modes.js").Bounds} Bounds
 * @typedef {import("./moves.js").Range} Range
 */

/** The days of the data, and of a range that lies wholly before or after them. @param {Bounds} days of the data @param {Range} range @returns {Bounds} */
export function spanning(days, { from, to }) {
  if (!isBeyond(days, { from, to })) return days;
  const [begin, end] = /** @type {number[]} */ ([from ?? to, to ?? from]);
  return { first: Math.min(days.first, begin), last: Math.max(days.last, end) };
}

/**
 * A range as it can be shown: crossed ends put in order, both within the bounds, and open where they leave nothing out.
 * @param {Bounds} days of the data @param {Bounds} bounds @param {Range} range @returns {Range}
 */
export function openEnded(days, { first, last }, { from, to }) {
  if (from !== null && to !== null && from > to) [from, to] = [to, from];
  const [begin, end] = [from, to].map((day) => (day === null ? null : Math.max(first, Math.min(last, day))));
  if (isBeyond(days, { from: begin, to: end })) return { from: begin, to: end };
  return { from: begin !== null && begin > first ? begin : null, to: end !== null && end < last ? end : null };
}

/** Whether nothing of the data lies within a range. @param {Bounds} days @param {Range} range */
function isBeyond({ first, last }, { from, to }) {
  return (to !== null && to < first) || (from !== null && from > last);
}
