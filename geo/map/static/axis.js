// The axis of the timeline: which days it names, in the finest even steps whose names find room, and each beside its tick.

import { LENGTH_DAYS, addMonths, calendar, floor, format } from "./days.js";

/**
 * @typedef {{unit: "day"|"month"|"year", every: number}} Step
 * @typedef {{day: number, left: number, text: string, from: number, till: number, named: boolean}} Tick
 *   `left`: of the tick, `from` and `till`: of its text, in pixels; `named`: that is written
 * @typedef {object} Scale
 * @property {number} begin @property {number} end  days at the chart's edges, may be fractions
 * @property {number} last  day of the data: none after it is named
 * @property {number} width  pixels
 * @property {(text: string) => number} measure  width of a text, in pixels
 */

/**
 * How names are told: with the year, of days where it is another than that of the name before; with the year at the last name
 * of each, which has the most room for it; so, and the last name before its tick.
 * @typedef {"full"|"brief"|"before"} Wording
 */
const WORDINGS = /** @type {const} */ (["full", "brief", "before"]);
/** From the finest. @type {Step[]} */
const STEPS = [
  ...[1, 2, 4, 7, 14].map((every) => /** @type {Step} */ ({ unit: "day", every })),
  ...[1, 2, 3, 6].map((every) => /** @type {Step} */ ({ unit: "month", every })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((every) => /** @type {Step} */ ({ unit: "year", every })),
];
/** That dates are of. */
const FIRST_YEAR = 1;
const MONDAY = 4; // Day 0 was a Thursday.
/** No name is narrower than this. */
const LEAST_PX = 24;
/** Between two names, so that "Sept 2022" leaves room for the month after it. */
const BETWEEN_PX = 8;
/** From a tick to its name. */
const BESIDE_PX = 3;
/** So far may the last name reach beyond the chart. */
export const BEYOND_PX = 14;

/**
 * Ticks in the finest step of which all names have room, worded so that there are two names at least, if any wording has as many.
 * @param {Scale} scale @returns {Tick[]}
 */
export function ticks(scale) {
  /** @type {Tick[]} */
  let most = [];
  for (const wording of WORDINGS) {
    const found = fitting(scale, wording);
    if (count(found) > count(most)) most = found;
    if (count(most) > 1) break;
  }
  return most;
}

/** @param {Scale} scale @param {Wording} wording @returns {Tick[]} */
function fitting(scale, wording) {
  const a_day_px = scale.width / (scale.end - scale.begin);
  for (const step of STEPS) {
    if (LENGTH_DAYS[step.unit] * step.every * a_day_px < LEAST_PX) continue;
    const found = named(daysOf(step, scale), step.unit, scale, wording);
    const names = found.filter((tick) => tick.named);
    if (names.every((tick, i) => !i || tick.from >= names[i - 1].till + BETWEEN_PX)) return found;
  }
  return [];
}

/** @param {Tick[]} found */
function count(found) {
  return found.filter((tick) => tick.named).length;
}

/** First days of the steps that begin in sight. @param {Step} step @param {Scale} scale @returns {number[]} */
function daysOf({ unit, every }, { begin, end, last }) {
  const found = [];
  const months = unit === "year" ? 12 * every : every;
  for (let day = first(Math.ceil(begin), unit, every); day <= Math.min(end, last); day = unit === "day" ? day + every : addMonths(day, months)) {
    if (day >= begin && calendar(day).year >= FIRST_YEAR) found.push(day);
  }
  return found;
}

/** The last step that begins no later than a day; weeks do on a Monday. @param {number} day @param {Step["unit"]} unit @param {number} every */
function first(day, unit, every) {
  if (unit === "day") return day - ((((day - MONDAY) % every) + every) % every);
  const { year, month } = calendar(day);
  return addMonths(floor(day, unit), unit === "year" ? -12 * (year % every) : -(month % every));
}

/** @param {number[]} days @param {Step["unit"]} unit @param {Scale} scale @param {Wording} wording @returns {Tick[]} */
function named(days, unit, scale, wording) {
  const full = wording === "full";
  const found = days.map((day, i) => {
    const other = days[full ? i - 1 : i + 1];
    const told = other !== undefined && calendar(day).year === calendar(other).year;
    return written(day, format(day, words(unit, told && (!full || unit === "day"))), scale, wording === "before");
  });
  const last = found[found.length - 1];
  // The year that it would have told is told by the one before it.
  return full || !last || last.named ? found : [...named(days.slice(0, -1), unit, scale, wording), last];
}

/** @param {number} day @param {string} text @param {Scale} scale @param {boolean} before  its tick, where there is no room after it @returns {Tick} */
function written(day, text, { begin, end, width, measure }, before) {
  const left = ((day - begin) / (end - begin)) * width;
  const wide = measure(text);
  const fits = left + BESIDE_PX + wide <= width + BEYOND_PX;
  const from = before && !fits ? left - BESIDE_PX - wide : left + BESIDE_PX;
  return { day, left, text, from, till: from + wide, named: fits || (before && from >= 0) };
}

/** @param {Step["unit"]} unit @param {boolean} told  its year, by another name @returns {Intl.DateTimeFormatOptions} */
function words(unit, told) {
  const year = told ? {} : /** @type {const} */ ({ year: "numeric" });
  if (unit === "year") return year;
  return unit === "month" ? { month: "short", ...year } : { day: "numeric", month: "short", ...year };
}
