// Draws the timeline: bars stacked by type, faint bars for longer periods; above them the scale, the days, and where one
// has zoomed to. Which days are shown on the map is no part of it: it is drawn once, however they move.

import { BEYOND_PX, ticks } from "./axis.js";
import { countBars, datedOf, gradation, share } from "./bars.js";
import { UNITS, binOf, format } from "./days.js";
import { edgeOf } from "./edges.js";
import { LINES_PX, drawLines } from "./lines.js";
import { short } from "./symbols.js";

/**
 * @typedef {import("./bars.js").Events} Events
 * @typedef {import("./bars.js").Bars} Bars
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {{events: Events, within: Uint8Array|null}} Here  those at places with 1 in `within`; null: all of them
 * @typedef {object} Scene
 * @property {import("./zoom.js").Sight} sight  days drawn
 * @property {import("./modes.js").Bounds} bounds  the whole
 * @property {number} width  pixels
 * @property {import("./bars.js").Shown} shown
 * @property {Here|null} here  events of the place that is chosen, to stand before the others; null: none is
 */

export const CHART_PX = 70;
/** Above the highest bar there is room for what is said of the bars. */
const TOP_PX = 13;
const BARS_PX = CHART_PX - TOP_PX;
const AXIS_PX = 16;
const TRACK_PX = 4;
const HEIGHT_PX = CHART_PX + LINES_PX + AXIS_PX + TRACK_PX;
/** Beside the chart stand the numbers of the scale, beyond a handle at the first day. */
const GUTTER_PX = 40;
const HANDLE_PX = 10;
/** Of events whose day is a guess, and of those elsewhere while a place is chosen. */
const FAINT_OPACITY = 0.45;
const BEHIND_OPACITY = 0.28;
/** Narrower bars have no room for an edge: they are all edge. */
const LEAST_EDGED_PX = 5;
/** Of a tick without a name. */
const TICK_PX = 5;
/** So much of an end of the chart no bar takes: the handle is to be told from it. */
const CLEAR_PX = 1;

/** @param {HTMLCanvasElement} canvas @param {HTMLCanvasElement} above */
export function histogram(canvas, above) {
  const [all, here] = [counting(), counting()];
  /** @type {any[]} */
  let drawn = [];

  return {
    /** @param {Events} events @param {Scene} at @param {Theme} theme @returns {Bars} */
    draw(events, at, theme) {
      const bars = all(events, at.shown, at);
      const before = at.here && here(at.here.events, { ...at.shown, within: at.here.within }, at);
      const wanted = [bars, before, theme, at.bounds.first, at.bounds.last, window.devicePixelRatio];
      if (changed(wanted, drawn)) draw(events, bars, before, at, theme);
      drawn = wanted;
      return bars;
    },
  };

  /** @param {Events} events @param {Bars} now @param {Bars|null} before @param {Scene} at @param {Theme} theme */
  function draw(events, now, before, at, theme) {
    const [below, over] = [prepare(canvas, at.width), prepare(above, GUTTER_PX + at.width + BEYOND_PX)];
    if (!below || !over) return;
    const { begin, end } = at.sight;
    const x = (/** @type {number} */ day) => ((day - begin) / (end - begin)) * at.width;
    const lines = { x, width: at.width, top: CHART_PX + 2 };
    drawBars(below, events.types, now, { ...at, x }, theme);
    drawLines(below, events.types, now.lines, { ...lines, faint: before !== null }, theme);
    if (before) {
      drawBars(below, events.types, before, { ...at, x }, theme, now);
      drawLines(below, events.types, before.lines, { ...lines, faint: false }, theme);
    }
    over.translate(GUTTER_PX, 0);
    drawAxis(over, at, theme);
    drawScale(over, now, theme);
    drawTrack(over, at, theme);
  }
}

/** Counts bars, again only where something is new. @returns {(events: Events, shown: import("./bars.js").Shown, at: Scene) => Bars} */
function counting() {
  /** @type {Bars|null} */
  let bars = null;
  /** @type {import("./bars.js").Dated} */
  let dated = { rows: new Int32Array(0), spans: [] };
  /** What the two were made for. @type {any[]} */
  let filtered = [];
  /** @type {any[]} */
  let counted = [];
  return (events, shown, at) => {
    const asked = [events, shown.types, shown.within, shown.exactDays, shown.exactPlaces];
    if (changed(asked, filtered)) {
      dated = datedOf(events, shown);
      filtered = asked;
    }
    const scene = [dated, at.width, at.sight.begin, at.sight.end];
    if (!bars || changed(scene, counted)) {
      bars = countBars(events, dated, at.sight, at.width);
      counted = scene;
    }
    return bars;
  };
}

/** What a bar holds, in words. @param {Bars} bars @param {import("./events.js").EventType[]} types @param {number} day */
export function describe(bars, types, day) {
  const bin = Math.min(binOf(bars.edges, day), bars.totals.length - 1);
  const parts = types.map((type, t) => ({ label: type.label, count: bars.bins[bin * types.length + t] })).filter(({ count }) => count);
  const [first, last] = [bars.edges[bin], bars.edges[bin + 1] - 1];
  const sum = (/** @type {ArrayLike<number>} */ numbers) => Array.from(numbers).reduce((all, n) => all + n, 0);
  const astride = bars.astride[bin];
  const guessed = sum(bars.guessed.subarray(bin * types.length, (bin + 1) * types.length)) - astride;
  const periods = UNITS.map((unit, u) => ({ unit, count: bars.periods[bin * UNITS.length + u] })).filter(({ count }) => count);
  const longer = sum(bars.lines.filter(({ start, end }) => start <= last && end >= first).map(({ count }) => count));
  return { when: named(first, last, bars.unit), total: bars.totals[bin], parts, guessed, periods, astride, longer };
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
 * @param {Scene & {x: (day: number) => number}} at @param {Theme} theme
 * @param {Bars} [scale]  whose scale they have, where they stand before others
 */
function drawBars(context, types, bars, at, theme, scale = bars) {
  const opacity = scale === bars && at.here ? BEHIND_OPACITY : 1;
  for (let b = 0; b < bars.totals.length; b += 1) {
    const total = bars.totals[b];
    const place = total ? placeOf(at.x(bars.edges[b]), at.x(bars.edges[b + 1]), at.width) : null;
    if (!place) continue;
    const { from, wide } = place;
    const tall = Math.max(2, share(total, scale) * BARS_PX);
    let below = CHART_PX;
    for (let t = 0; t < types.length; t += 1) {
      const cell = b * types.length + t;
      if (!bars.bins[cell]) continue;
      const edge = edgeOf(types[t].colour, theme);
      for (const [count, full] of [[bars.bins[cell] - bars.guessed[cell], true], [bars.guessed[cell], false]]) {
        const high = (tall * Number(count)) / total;
        context.fillStyle = wide < LEAST_EDGED_PX ? edge : types[t].colour;
        context.globalAlpha = opacity * (full ? 1 : FAINT_OPACITY);
        context.fillRect(from, below - high, wide, high);
        below -= high;
        if (!count || wide < LEAST_EDGED_PX || (full && edge === types[t].colour)) continue;
        context.globalAlpha = opacity;
        context.strokeStyle = edge;
        context.strokeRect(from + 0.5, below + 0.5, wide - 1, Math.max(0, high - 1));
      }
    }
  }
  context.globalAlpha = 1;
}

/**
 * Where a bar stands: from its first day to just before the next bar, as far as that is in sight.
 * @param {number} begin @param {number} end @param {number} width  pixels @returns {{from: number, wide: number}|null} null: out of sight
 */
export function placeOf(begin, end, width) {
  if (end <= 0 || begin >= width) return null;
  const from = Math.max(begin, CLEAR_PX);
  return { from, wide: Math.max(1.5, Math.min(end - 1, width - CLEAR_PX) - from) };
}

/** @param {CanvasRenderingContext2D} context @param {Scene} at @param {Theme} theme */
function drawAxis(context, { sight, bounds, width }, theme) {
  const measure = (/** @type {string} */ text) => context.measureText(text).width;
  const top = CHART_PX + LINES_PX;
  context.fillStyle = theme.faint;
  context.font = "11px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "top";
  context.globalAlpha = 0.5;
  context.fillRect(0, CHART_PX, width, 1);
  for (const { left, from, text, named } of ticks({ ...sight, last: bounds.last, width, measure })) {
    context.globalAlpha = 0.5;
    // As far down as the name, so that it is seen whose it is.
    context.fillRect(left, CHART_PX, 1, named ? LINES_PX + AXIS_PX - TRACK_PX : TICK_PX);
    context.globalAlpha = 1;
    if (named) context.fillText(text, from, top + 2);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Bars} bars @param {Theme} theme */
function drawScale(context, bars, theme) {
  context.font = "10px system-ui, sans-serif";
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.fillStyle = theme.faint;
  let free = CHART_PX;
  for (const count of gradation(bars)) {
    const y = CHART_PX - share(count, bars) * BARS_PX;
    if (y > free - 9 && free !== CHART_PX) continue;
    free = y;
    context.fillText(short(count), -HANDLE_PX - 4, y);
    context.fillRect(-HANDLE_PX - 2, y, 3, 1);
  }
}

/** Which part of the whole is in sight. @param {CanvasRenderingContext2D} context @param {Scene} at @param {Theme} theme */
function drawTrack(context, { sight, bounds, width }, theme) {
  const all = bounds.last + 1 - bounds.first;
  const [begin, end] = [Math.max(0, sight.begin - bounds.first), Math.min(all, sight.end - bounds.first)];
  if (end - begin >= all) return;
  const top = HEIGHT_PX - TRACK_PX;
  context.globalAlpha = 0.2;
  context.fillStyle = theme.text;
  context.fillRect(0, top, width, TRACK_PX);
  context.globalAlpha = 0.85;
  context.fillStyle = theme.accent;
  const length = Math.max(6, ((end - begin) / all) * width);
  context.fillRect(Math.min(width - length, (begin / all) * width), top, length, TRACK_PX);
  context.globalAlpha = 1;
}
