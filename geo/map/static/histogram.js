// The bars of the timeline: events by day, week, month or year, stacked by type.

import { binOf, edges, fittingUnit, format } from "./days.js";
import { UNDATED } from "./events.js";
import { ordersOf } from "./exact.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{types: Set<number>|null, exactDays: boolean, exactPlaces: boolean, within?: Uint8Array|null}} Shown
 *   null: all types, all places
 * @typedef {{first: number, last: number, from: number, till: number, width: number} & Shown} Scene
 *   days of the span and of the range shown, width in pixels
 * @typedef {{edges: number[], bins: Int32Array, highest: number, lines: {start: number, end: number, type: number}[]}} Bars
 */

const CHART_HEIGHT = 64;
const COARSE_HEIGHT = 9;
const AXIS_HEIGHT = 16;
/** A period this long is no bar at its first day but a faint line over its extent. */
const MOST_EXACT_DAYS = 31;
const MOST_LINES = 500;
const LEAST_BAR_PX = 5;

/**
 * The days that the timeline covers: those of events dated to the month or better, else of all dated ones.
 * @param {Events} events @returns {[number, number]}
 */
export function span(events) {
  for (const longest of [MOST_EXACT_DAYS, Infinity]) {
    let first = Infinity;
    let last = -Infinity;
    for (let i = 0; i < events.start.length; i += 1) {
      if (events.start[i] === UNDATED || events.end[i] - events.start[i] >= longest) continue;
      first = Math.min(first, events.start[i]);
      last = Math.max(last, events.end[i]);
    }
    if (first <= last) return [first, last];
  }
  return [0, 0];
}

/** @param {HTMLCanvasElement} canvas */
export function histogram(canvas) {
  /** @type {Bars|null} */
  let bars = null;
  /** @type {any[]} what the bars were counted for */
  let countedFor = [];

  return {
    /** @param {Events} events @param {Scene} at @param {import("./theme.js").Theme} theme */
    draw(events, at, theme) {
      const asked = [events, at.types, at.within, at.exactDays, at.exactPlaces, at.width, at.first, at.last];
      if (!bars || asked.some((value, i) => value !== countedFor[i])) {
        bars = countBars(events, at);
        countedFor = asked;
      }
      const context = prepare(canvas, at.width);
      if (!context) return;
      const x = (/** @type {number} */ day) => ((day - at.first) / (at.last + 1 - at.first)) * at.width;
      drawBars(context, events.types, bars, at, x);
      drawLines(context, events.types, bars.lines, at, x);
      drawAxis(context, at, x, theme);
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {number} width */
function prepare(canvas, width) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const height = CHART_HEIGHT + COARSE_HEIGHT + AXIS_HEIGHT;
  if (canvas.width !== Math.round(width * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** @param {Events} events @param {Scene} at @returns {Bars} */
export function countBars(events, at) {
  const binEdges = edges(at.first, at.last, fittingUnit(at.first, at.last, at.width / LEAST_BAR_PX));
  const width = events.types.length;
  const bins = new Int32Array(Math.max(1, binEdges.length - 1) * width);
  /** @type {Map<string, {start: number, end: number, type: number}>} */
  const lines = new Map();
  for (const i of ordersOf(events, { days: at.exactDays, places: at.exactPlaces }).byStart) {
    const start = events.start[i];
    const type = events.type[i];
    if (start === UNDATED || (at.types && !at.types.has(type))) continue;
    if (at.within && !at.within[events.place[i]]) continue;
    const end = events.end[i];
    if (end - start < MOST_EXACT_DAYS) bins[Math.min(binOf(binEdges, start), binEdges.length - 2) * width + type] += 1;
    else if (lines.size < MOST_LINES) lines.set(`${start}:${end}:${type}`, { start, end, type });
  }
  let highest = 1;
  for (let b = 0; b < binEdges.length - 1; b += 1) highest = Math.max(highest, sumOf(bins, b, width));
  return { edges: binEdges, bins, highest, lines: [...lines.values()] };
}

/** @param {Int32Array} bins @param {number} bin @param {number} width */
function sumOf(bins, bin, width) {
  let sum = 0;
  for (let t = 0; t < width; t += 1) sum += bins[bin * width + t];
  return sum;
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./events.js").EventType[]} types @param {Bars} bars
 * @param {Scene} at @param {(day: number) => number} x
 */
function drawBars(context, types, bars, at, x) {
  for (let b = 0; b < bars.edges.length - 1; b += 1) {
    const total = sumOf(bars.bins, b, types.length);
    if (!total) continue;
    const from = x(Math.max(bars.edges[b], at.first));
    const wide = Math.max(1.5, x(Math.min(bars.edges[b + 1], at.last + 1)) - from - 1);
    context.globalAlpha = bars.edges[b + 1] > at.from && bars.edges[b] <= at.till ? 1 : 0.28;
    // Square root: one event beside a hundred is still seen.
    const tall = Math.sqrt(total / bars.highest) * (CHART_HEIGHT - 4);
    let below = CHART_HEIGHT;
    types.forEach((type, t) => {
      const high = (tall * bars.bins[b * types.length + t]) / total;
      context.fillStyle = type.colour;
      context.fillRect(from, below - high, wide, high);
      below -= high;
    });
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./events.js").EventType[]} types
 * @param {{start: number, end: number, type: number}[]} lines @param {Scene} at @param {(day: number) => number} x
 */
function drawLines(context, types, lines, at, x) {
  context.globalAlpha = 0.16;
  for (const { start, end, type } of lines) {
    const from = Math.max(0, x(start));
    const till = Math.min(at.width, x(end + 1));
    context.fillStyle = types[type].colour;
    if (till > from) context.fillRect(from, CHART_HEIGHT + 2, till - from, COARSE_HEIGHT - 4);
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {{first: number, last: number, width: number}} at
 * @param {(day: number) => number} x @param {import("./theme.js").Theme} theme
 */
function drawAxis(context, at, x, theme) {
  const unit = fittingUnit(at.first, at.last, at.width / 64);
  const top = CHART_HEIGHT + COARSE_HEIGHT;
  context.fillStyle = theme.faint;
  context.strokeStyle = theme.faint;
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "top";
  context.globalAlpha = 0.5;
  context.fillRect(0, CHART_HEIGHT, at.width, 1);
  context.globalAlpha = 1;
  /** @type {Intl.DateTimeFormatOptions} */
  const words = unit === "year" ? { year: "numeric" } : unit === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  let free = -Infinity;
  for (const day of edges(at.first, at.last, unit)) {
    const left = x(day);
    if (left < 0 || left > at.width) continue;
    context.fillRect(left, CHART_HEIGHT, 1, 5);
    const text = format(day, words);
    const wide = context.measureText(text).width;
    if (left + 3 >= free && left + 3 + wide <= at.width) {
      context.textAlign = "left";
      context.fillText(text, left + 3, top + 2);
      free = left + wide + 14;
    }
  }
}
