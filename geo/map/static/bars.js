// The bars of a timeline: which events stand in which, how high they are, and whose period is longer than a bar. Pure.

import { binOf, edges, fittingUnit, LENGTH_DAYS, UNITS } from "./days.js";
import { ordersOf } from "./exact.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{types: Set<number>|null, exactDays: boolean, exactPlaces: boolean, within?: Uint8Array|null}} Shown
 *   null: all types, all places
 * @typedef {{start: number, end: number, type: number, count: number}} Span  events of one type with the same longer period
 * @typedef {{rows: Int32Array, spans: Span[]}} Dated  rows of events of one day, oldest first, and the others by period
 * @typedef {object} Bars
 * @property {import("./days.js").Unit} unit
 * @property {number[]} edges       first day of each bar, and the day after the last one
 * @property {Int32Array} bins      for bar b and type t at [b * types.length + t]
 * @property {Int32Array} guessed   of `bins`, events that may have been in another bar
 * @property {Int32Array} periods   for bar b and unit u at [b * UNITS.length + u], events dated no more exactly than to such a unit
 * @property {Int32Array} astride   for bar b, those of them whose period reaches into another bar
 * @property {Int32Array} totals    for bar b
 * @property {number} highest
 * @property {boolean} logarithmic
 * @property {Span[]} lines         periods longer than a bar
 */

const LEAST_BAR_PX = 4;
/** The scale turns logarithmic where the highest bar is so many times the usual one, and at least so high. */
const STEEP = 8;
const HIGH = 30;

/** What a filter shows of the dated events, whatever the dates. @param {Events} events @param {Shown} shown @returns {Dated} */
export function datedOf(events, { types, exactDays, exactPlaces, within }) {
  const { start, end, type, place, weight } = events;
  const { byStart, undated } = ordersOf(events, { days: exactDays, places: exactPlaces });
  const rows = new Int32Array(byStart.length - undated);
  /** @type {Map<string, Span>} */
  const spans = new Map();
  let size = 0;
  for (const i of byStart.subarray(0, rows.length)) {
    if ((types && !types.has(type[i])) || (within && !within[place[i]])) continue;
    if (start[i] === end[i]) {
      rows[size] = i;
      size += 1;
      continue;
    }
    const key = `${start[i]} ${end[i]} ${type[i]}`;
    const same = spans.get(key);
    const count = weight?.[i] ?? 1;
    if (same) same.count += count;
    else spans.set(key, { start: start[i], end: end[i], type: type[i], count });
  }
  return { rows: rows.subarray(0, size), spans: [...spans.values()] };
}

/**
 * Bars of the finest unit there is room for. An event stands in a bar if its period is no longer than one: in the bar of
 * its middle day, as a guess where it reaches into another. Nothing is claimed of when within its period a longer one happened.
 * @param {Events} events @param {Dated} dated @param {import("./zoom.js").Sight} sight @param {number} width in pixels
 * @returns {Bars}
 */
export function countBars(events, dated, sight, width) {
  const [first, last] = [Math.floor(sight.begin), Math.ceil(sight.end) - 1];
  const unit = fittingUnit(first, last, width / LEAST_BAR_PX);
  const days = edges(first, last, unit);
  const types = events.types.length;
  const bins = new Int32Array((days.length - 1) * types);
  const guessed = new Int32Array(bins.length);
  const { start, type, coarse } = events;
  let bin = 0;
  for (let k = firstFrom(dated.rows, start, days[0]); k < dated.rows.length; k += 1) {
    const i = dated.rows[k];
    while (bin < days.length - 1 && start[i] >= days[bin + 1]) bin += 1;
    if (bin >= days.length - 1) break;
    const count = events.weight?.[i] ?? 1;
    bins[bin * types + type[i]] += count;
    if (coarse[i]) guessed[bin * types + type[i]] += count;
  }
  const lines = [];
  const [periods, astride] = [new Int32Array((days.length - 1) * UNITS.length), new Int32Array(days.length - 1)];
  for (const one of dated.spans) {
    if (one.end - one.start + 1 > Math.ceil(LENGTH_DAYS[unit])) {
      if (one.end >= first && one.start <= last) lines.push(one);
      continue;
    }
    const middle = (one.start + one.end) >> 1;
    if (middle < days[0] || middle >= days[days.length - 1]) continue;
    const at = binOf(days, middle);
    bins[at * types + one.type] += one.count;
    periods[at * UNITS.length + unitOf(one)] += one.count;
    if (one.start >= days[at] && one.end < days[at + 1]) continue;
    guessed[at * types + one.type] += one.count;
    astride[at] += one.count;
  }
  const totals = Int32Array.from({ length: days.length - 1 }, (_, b) => bins.subarray(b * types, (b + 1) * types).reduce((sum, n) => sum + n, 0));
  return { unit, edges: days, bins, guessed, periods, astride, totals, highest: Math.max(1, ...totals), logarithmic: isSteep(totals), lines };
}

/** The shortest unit that is as long as a period: its index in UNITS. @param {Span} period */
function unitOf({ start, end }) {
  const found = UNITS.findIndex((unit) => end - start + 1 <= Math.ceil(LENGTH_DAYS[unit]));
  return found < 0 ? UNITS.length - 1 : found;
}

/** Whether a few bars are so high that the others would be lost beside them. @param {Int32Array} totals */
export function isSteep(totals) {
  const filled = totals.filter((n) => n > 0).sort();
  const highest = filled[filled.length - 1];
  return highest >= HIGH && highest >= STEEP * filled[filled.length >> 1];
}

/** Height of a bar as a share of the highest. @param {number} count @param {Bars} bars */
export function share(count, { highest, logarithmic }) {
  return logarithmic ? Math.log1p(count) / Math.log1p(highest) : count / highest;
}

/** The counts that the scale names: powers of ten, or the highest alone. @param {Bars} bars @returns {number[]} */
export function gradation({ highest, logarithmic }) {
  const tens = [];
  for (let n = 1; logarithmic && n <= highest; n *= 10) tens.push(n);
  return logarithmic ? tens : [highest];
}

/**
 * Put periods in rows so that they do not overlap while there is room; what is left shares the last one.
 * @param {Span[]} lines @param {number} most rows @returns {{line: Span, row: number}[]} longest first within a row
 */
export function inRows(lines, most) {
  const free = new Array(most).fill(-Infinity);
  const sorted = [...lines].sort((a, b) => a.start - b.start || b.end - a.end || a.type - b.type);
  return sorted.map((line) => {
    const found = free.findIndex((day) => day < line.start);
    const row = found < 0 ? most - 1 : found;
    free[row] = Math.max(free[row], line.end);
    return { line, row };
  });
}

/** How many rows have a first day before this one. @param {Int32Array} rows by first day @param {Int32Array} start @param {number} day */
function firstFrom(rows, start, day) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[rows[middle]] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
