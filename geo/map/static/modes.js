// How the dates move, by mode: either end by itself (range), both at a fixed distance (sliding), the last day alone
// (cumulative). Pure.

import { addMonths, floor, next } from "./days.js";

/**
 * @typedef {"range"|"sliding"|"cumulative"} Mode
 * @typedef {{from: number, to: number}} Window  days, both included
 * @typedef {{first: number, last: number}} Bounds  days, both included
 * @typedef {{label: string, months: number, days: number}} Length  months, else days
 */

/** @type {Mode[]} */
export const MODES = ["range", "sliding", "cumulative"];
/** @type {Length[]} */
export const LENGTHS = [
  { label: "1 day", months: 0, days: 1 },
  { label: "1 week", months: 0, days: 7 },
  { label: "1 month", months: 1, days: 0 },
  { label: "3 months", months: 3, days: 0 },
  { label: "1 year", months: 12, days: 0 },
  { label: "10 years", months: 120, days: 0 },
];
const DAYS_A_MONTH = 30.44;
/** A window of the length offered first moves over the whole in about so many steps. */
const STEPS = 24;

/** The length of window that suits a whole. @param {Bounds} bounds @returns {Length} */
export function fittingLength({ first, last }) {
  const days = (/** @type {Length} */ length) => length.days || length.months * DAYS_A_MONTH;
  return LENGTHS.find((length) => (last - first + 1) / days(length) <= STEPS) ?? LENGTHS[LENGTHS.length - 1];
}

/** The window of a length that begins on a day; it may reach beyond the whole. @param {number} from @param {Length} length @returns {Window} */
export function windowFrom(from, length) {
  return { from, to: (length.months ? addMonths(from, length.months) : from + length.days) - 1 };
}

/** Keep a window's length and put it within the whole. @param {Window} window @param {Bounds} bounds @returns {Window} */
export function within({ from, to }, { first, last }) {
  const shift = Math.max(first - from, Math.min(0, last - to));
  return { from: from + shift, to: Math.min(last, to + shift) };
}

/**
 * One step on or back: the next window of the same length, months staying months; of a growing one the next bar of the
 * timeline.
 * @param {Mode} mode @param {Window} window @param {Bounds} bounds @param {1|-1} direction @param {import("./days.js").Unit} unit  of the bars
 * @returns {Window}
 */
export function stepped(mode, window, bounds, direction, unit) {
  const { first, last } = bounds;
  const { from, to } = window;
  if (mode === "cumulative") {
    const end = direction > 0 ? (to < last ? next(to + 1, unit) : to + 1) - 1 : floor(to, unit) - 1;
    return { from, to: Math.max(from, Math.min(last, end)) };
  }
  if (from <= first && to >= last) {
    const length = fittingLength(bounds);
    return direction > 0 ? within(windowFrom(first, length), bounds) : { from: Math.max(first, windowBefore(last, length)), to: last };
  }
  const months = wholeMonths(window, bounds);
  const length = LENGTHS.find((one) => one.months && windowFrom(from, one).to === to);
  if (!months && length) return ofLength(addMonths(from, direction * length.months), length, bounds);
  if (!months) return within({ from: from + direction * (to - from + 1), to: to + direction * (to - from + 1) }, bounds);
  const begin = addMonths(floor(from, "month"), direction * months);
  const moved = { from: Math.max(first, begin), to: Math.min(last, addMonths(begin, months) - 1) };
  return moved.from > last || moved.to < first ? window : moved;
}

/** A window of a length that begins on a day, or as near to it as it has room within the whole. @param {number} from @param {Length} length @param {Bounds} bounds */
function ofLength(from, length, { first, last }) {
  const window = windowFrom(Math.max(first, from), length);
  return window.to <= last ? window : { from: Math.max(first, windowBefore(last, length)), to: last };
}

/** @param {number} last @param {Length} length */
function windowBefore(last, length) {
  return length.months ? addMonths(last + 1, -length.months) : last + 1 - length.days;
}

/**
 * How many calendar months a window is, 0 where it is none; what the whole cuts off counts as there.
 * @param {Window} window @param {Bounds} bounds
 */
function wholeMonths({ from, to }, { first, last }) {
  const begins = from === floor(from, "month") || from === first;
  const ends = to + 1 === floor(to + 1, "month") || to === last;
  if (!begins || !ends) return 0;
  let months = 0;
  for (let day = floor(from, "month"); day <= to; day = next(day, "month")) months += 1;
  return months;
}

/**
 * Where a window that plays has come to. @param {Mode} mode @param {Window} begun @param {number} days since it began
 * @param {Bounds} bounds @returns {Window}
 */
export function played(mode, begun, days, bounds) {
  const to = Math.min(bounds.last, Math.round(begun.to + days));
  return mode === "cumulative" ? { from: begun.from, to } : { from: begun.from + to - begun.to, to };
}

/** Where to begin to play: from the beginning if nothing is left. @param {Mode} mode @param {Window} window @param {Bounds} bounds @returns {Window} */
export function beginning(mode, { from, to }, bounds) {
  const { first, last } = bounds;
  if (to < last) return { from, to };
  if (mode === "cumulative") return { from, to: from };
  return from <= first ? within(windowFrom(first, fittingLength(bounds)), bounds) : { from: first, to: first + to - from };
}
