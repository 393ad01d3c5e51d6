// The periods below the bars that are longer than one: each by itself while there is room, the others laid together.

import { inRows } from "./bars.js";
import { edgeOf } from "./edges.js";

/** @typedef {import("./bars.js").Span} Span */

const ROWS = 3;
const ROW_PX = 4;
export const LINES_PX = ROWS * ROW_PX;
/** Periods longer than a bar are fainter than bars; where several lie together, less so. */
const LINE_OPACITY = 0.45;
const A_FURTHER_ONE = 0.18;
const MOST_OPACITY = 0.95;
/** Where a period goes on beyond the edge its end is dotted: gaps, from the edge. */
const GAPS_PX = [3, 8, 13];
const GAP_PX = 2;

/**
 * @typedef {{from: number, till: number, row: number, type: number, deep: number}} Piece
 *   pixels; `type` -1: of several; `deep`: how many events lie there together
 */

/**
 * Lay periods out: in the last row those that overlap are laid together, so that none is left out.
 * @param {Span[]} lines @param {(day: number) => number} x @param {number} width
 * @returns {{pieces: Piece[], ends: {before: boolean, after: boolean}[]}} `ends`: which rows go on beyond an edge
 */
export function layOut(lines, x, width) {
  /** @type {Piece[]} */
  const found = [];
  const ends = Array.from({ length: ROWS }, () => ({ before: false, after: false }));
  /** @type {Map<number, Int32Array>} */
  const together = new Map();
  for (const { line, row } of inRows(lines, ROWS)) {
    ends[row].before ||= x(line.start) < -0.5;
    ends[row].after ||= x(line.end + 1) > width + 0.5;
    const from = Math.max(0, x(line.start));
    const till = Math.max(from + 2, Math.min(width, x(line.end + 1)) - 1);
    if (row < ROWS - 1) { found.push({ from, till, row, type: line.type, deep: line.count }); continue; }
    const steps = together.get(line.type) ?? new Int32Array(Math.ceil(width) + 4);
    together.set(line.type, steps);
    steps[Math.floor(from)] += line.count;
    steps[Math.floor(till)] -= line.count;
  }
  return { pieces: [...found, ...laidTogether([...together], Math.ceil(width))], ends };
}

/** @param {[number, Int32Array][]} steps  of each type, by pixel, how many begin less how many end @param {number} width @returns {Piece[]} */
function laidTogether(steps, width) {
  /** @type {Piece[]} */
  const found = [];
  const now = steps.map(() => 0);
  /** @type {Piece|null} */
  let last = null;
  for (let at = 0; at < width && steps.length; at += 1) {
    let [deep, type] = [0, -2];
    steps.forEach(([kind, step], s) => {
      now[s] += step[at];
      if (now[s]) type = type === -2 ? kind : -1;
      deep += now[s];
    });
    if (last && last.deep === deep && last.type === type) last.till = at + 1;
    else if (deep) found.push(last = { from: at, till: at + 1, row: ROWS - 1, type, deep });
    else last = null;
  }
  return found;
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./events.js").EventType[]} types @param {Span[]} lines
 * @param {{x: (day: number) => number, width: number, top: number, faint: boolean}} at @param {import("./theme.js").Theme} theme
 */
export function drawLines(context, types, lines, { x, width, top, faint }, theme) {
  const { pieces, ends } = layOut(lines, x, width);
  for (const { from, till, row, type, deep } of pieces) {
    const colour = type < 0 ? theme.faint : types[type].colour;
    const y = top + row * ROW_PX;
    context.fillStyle = colour;
    context.globalAlpha = (faint ? 0.5 : 1) * Math.min(MOST_OPACITY, LINE_OPACITY + (deep - 1) * A_FURTHER_ONE);
    context.fillRect(from, y, till - from, ROW_PX - 1);
    context.fillStyle = edgeOf(colour, theme);
    context.globalAlpha = faint ? 0.5 : 1;
    context.fillRect(from, y + ROW_PX - 2, till - from, 1);
  }
  context.globalAlpha = 1;
  ends.forEach(({ before, after }, row) => {
    for (const gap of GAPS_PX) {
      if (before) context.clearRect(gap, top + row * ROW_PX, GAP_PX, ROW_PX);
      if (after) context.clearRect(width - gap - GAP_PX, top + row * ROW_PX, GAP_PX, ROW_PX);
    }
  });
}
