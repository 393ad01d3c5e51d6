// Draws the timeline: bars stacked by type, faint bars for longer periods; above them the scale, the days, and where one
// has zoomed to. Which days are shown on the map is no part of it: it is drawn once, however they move.

import { countBars, datedOf, gradation, inRows, share } from "./bars.js";
import { LENGTH_DAYS, binOf, edges, fittingUnit, format } from "./days.js";

/**
 * @typedef {import("./bars.js").Events} Events
 * @typedef {import("./bars.js").Bars} Bars
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {object} Scene
 * @property {import("./zoom.js").Sight} sight  days drawn
 * @property {import("./modes.js").Bounds} bounds  the whole
 * @property {number} width  pixels
 * @property {import("./bars.js").Shown} shown
 */

export const CHART_PX = 64;
const LINES_PX = 12;
const ROW_PX = 4;
const AXIS_PX = 16;
const TRACK_PX = 4;
const HEIGHT_PX = CHART_PX + LINES_PX + AXIS_PX + TRACK_PX;
/** Periods longer than a bar are fainter than bars. */
const LINE_OPACITY = 0.45;
const LEAST_LABEL_PX = 64;
const LEAST_YEAR_PX = 16;
/** More lines than this cannot be told apart. */
const MOST_LINES = 600;

/** @param {HTMLCanvasElement} canvas @param {HTMLCanvasElement} above */
export function histogram(canvas, above) {
  /** @type {Bars|null} */
  let bars = null;
  /** @type {import("./bars.js").Dated} */
  let dated = { rows: new Int32Array(0), spans: [] };
  /** What the two were made for. @type {any[]} */
  let filtered = [];
  /** @type {any[]} */
  let counted = [];
  /** @type {any[]} */
  let drawn = [];

  return {
    /** @param {Events} events @param {Scene} at @param {Theme} theme @returns {Bars} */
    draw(events, at, theme) {
      const { types, within, exactDays, exactPlaces } = at.shown;
      const asked = [events, types, within, exactDays, exactPlaces];
      if (changed(asked, filtered)) {
        dated = datedOf(events, at.shown);
        filtered = asked;
      }
      const scene = [dated, at.width, at.sight.begin, at.sight.end];
      if (!bars || changed(scene, counted)) {
        bars = countBars(events, dated, at.sight, at.width);
        counted = scene;
      }
      const wanted = [bars, theme, at.bounds.first, at.bounds.last, window.devicePixelRatio];
      if (changed(wanted, drawn)) draw(events, bars, at, theme);
      drawn = wanted;
      return bars;
    },
  };

  /** @param {Events} events @param {Bars} now @param {Scene} at @param {Theme} theme */
  function draw(events, now, at, theme) {
    const [below, over] = [prepare(canvas, at.width), prepare(above, at.width)];
    if (!below || !over) return;
    const { begin, end } = at.sight;
    const x = (/** @type {number} */ day) => ((day - begin) / (end - begin)) * at.width;
    drawBars(below, events.types, now, at, x);
    drawLines(below, events.types, now, at, x);
    drawAxis(over, at, x, theme);
    drawScale(over, now, theme);
    drawTrack(over, at, theme);
  }
}

/** What a bar holds, in words. @param {Bars} bars @param {import("./events.js").EventType[]} types @param {number} day */
export function describe(bars, types, day) {
  const bin = Math.min(binOf(bars.edges, day), bars.totals.length - 1);
  const parts = types.map((type, t) => ({ label: type.label, count: bars.bins[bin * types.length + t] })).filter(({ count }) => count);
  return { when: named(bars.edges[bin], bars.edges[bin + 1] - 1, bars.unit), total: bars.totals[bin], parts };
}

/** @param {number} first @param {number} last @param {import("./days.js").Unit} unit @returns {string} "September 2023" */
function named(first, last, unit) {
  if (unit === "day") return format(first);
  if (unit === "month") return format(first, { month: "long", year: "numeric" });
  if (unit === "year") return format(first, { year: "numeric" });
  if (unit === "week") return `${format(first)} – ${format(last)}`;
  return `${format(first, { year: "numeric" })}–${format(last, { year: "numeric" })}`;
}

/** @param {any[]} now @param {any[]} before */
function changed(now, before) {
  return now.some((value, i) => value !== before[i]);
}

/** Empty a canvas as large as the chart. @param {HTMLCanvasElement} canvas @param {number} width */
export function prepare(canvas, width) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = HEIGHT_PX * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${HEIGHT_PX}px`;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, HEIGHT_PX);
  return context;
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./events.js").EventType[]} types @param {Bars} bars
 * @param {Scene} at @param {(day: number) => number} x
 */
function drawBars(context, types, bars, at, x) {
  const last = Math.min(at.bounds.last, at.sight.end) + 1;
  for (let b = 0; b < bars.totals.length; b += 1) {
    const total = bars.totals[b];
    if (!total) continue;
    const from = x(Math.max(bars.edges[b], at.bounds.first));
    const wide = Math.max(1.5, x(Math.min(bars.edges[b + 1], last)) - from - 1);
    const tall = Math.max(2, share(total, bars) * (CHART_PX - 4));
    let below = CHART_PX;
    types.forEach((type, t) => {
      const high = (tall * bars.bins[b * types.length + t]) / total;
      context.fillStyle = type.colour;
      context.fillRect(from, below - high, wide, high);
      below -= high;
    });
  }
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./events.js").EventType[]} types @param {Bars} bars
 * @param {Scene} at @param {(day: number) => number} x
 */
function drawLines(context, types, bars, at, x) {
  const rows = Math.floor(LINES_PX / ROW_PX);
  context.globalAlpha = LINE_OPACITY;
  for (const { line, row } of inRows(bars.lines.slice(0, MOST_LINES), rows)) {
    const from = Math.max(0, x(line.start));
    const till = Math.min(at.width, x(line.end + 1));
    context.fillStyle = types[line.type].colour;
    context.fillRect(from, CHART_PX + 2 + row * ROW_PX, Math.max(2, till - from - 1), ROW_PX - 1);
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {Scene} at @param {(day: number) => number} x @param {Theme} theme
 */
function drawAxis(context, at, x, theme) {
  const { begin, end } = at.sight;
  const unit = axisUnit(begin, end, at.width);
  const top = CHART_PX + LINES_PX;
  context.fillStyle = theme.faint;
  context.font = "11px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "top";
  context.globalAlpha = 0.5;
  context.fillRect(0, CHART_PX, at.width, 1);
  context.globalAlpha = 1;
  let free = -Infinity;
  for (const day of edges(Math.floor(begin), Math.ceil(end), unit)) {
    const left = x(day);
    if (left < 0 || left > at.width) continue;
    context.fillRect(left, CHART_PX, 1, 5);
    const text = format(day, wordsOf(unit, free < 0));
    const wide = context.measureText(text).width;
    if (left + 3 >= free && left + 3 + wide <= at.width) {
      context.fillText(text, left + 3, top + 2);
      free = left + wide + 14;
    }
  }
}

/** Years are ticked as long as every few of them can be named: one decade alone would say little. @param {number} begin @param {number} end @param {number} width */
function axisUnit(begin, end, width) {
  const years = (end - begin) / LENGTH_DAYS.year;
  return years > width / LEAST_LABEL_PX && years < width / LEAST_YEAR_PX ? "year" : fittingUnit(begin, end, width / LEAST_LABEL_PX);
}

/** The first day named has its year. @param {import("./days.js").Unit} unit @param {boolean} first @returns {Intl.DateTimeFormatOptions} */
function wordsOf(unit, first) {
  if (unit === "month") return { month: "short", year: "numeric" };
  if (unit === "day" || unit === "week") return { day: "numeric", month: "short", ...(first && { year: "numeric" }) };
  return { year: "numeric" };
}

/** @param {CanvasRenderingContext2D} context @param {Bars} bars @param {Theme} theme */
function drawScale(context, bars, theme) {
  context.font = "10px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.lineJoin = "round";
  let free = CHART_PX;
  for (const count of gradation(bars)) {
    const y = Math.max(6, CHART_PX - share(count, bars) * (CHART_PX - 4));
    if (y > free - 9 && free !== CHART_PX) continue;
    free = y;
    const text = count.toLocaleString("en-GB");
    context.strokeStyle = theme.paper;
    context.strokeText(text, 14, y);
    context.fillStyle = theme.faint;
    context.fillRect(2, y, 9, 1);
    context.fillText(text, 14, y);
  }
}

/** Which part of the whole is in sight. @param {CanvasRenderingContext2D} context @param {Scene} at @param {Theme} theme */
function drawTrack(context, { sight, bounds, width }, theme) {
  const all = bounds.last + 1 - bounds.first;
  if (sight.end - sight.begin >= all) return;
  const top = HEIGHT_PX - TRACK_PX;
  context.globalAlpha = 0.2;
  context.fillStyle = theme.text;
  context.fillRect(0, top, width, TRACK_PX);
  context.globalAlpha = 0.85;
  context.fillStyle = theme.accent;
  const length = Math.max(6, ((sight.end - sight.begin) / all) * width);
  context.fillRect(Math.min(width - length, ((sight.begin - bounds.first) / all) * width), top, length, TRACK_PX);
  context.globalAlpha = 1;
}
