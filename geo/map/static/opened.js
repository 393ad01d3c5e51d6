// What stands over all else in the timeline. The day or the period of the event that is read: a pointer above the bars, and
// a bracket as long as the period. And, while the dates move, the days that they have come to.

import { CHART_PX, prepare } from "./histogram.js";
import { drawDays } from "./span.js";

const TOP_PX = 2;
const POINTER_PX = 9;
const LEAST_BRACKET_PX = 14;

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {(at: {from: number, to: number}|null, moving: {ends: number[], days: string[]}, width: number, theme: import("./theme.js").Theme) => void}
 *   draws it, unless it is drawn there; `at` in pixels, `to` where the last day ends; null: no event is read; `moving` as of drawDays
 */
export function openedMark(canvas) {
  /** @type {any[]} */
  let drawn = [];
  return (at, { ends, days }, width, theme) => {
    const wanted = at || days.length ? [at?.from, at?.to, ...(days.length ? ends : []), ...days, width, theme, window.devicePixelRatio] : [];
    if (wanted.length === drawn.length && wanted.every((value, i) => value === drawn[i])) return;
    drawn = wanted;
    const context = prepare(canvas, width);
    if (context && at) draw(context, at, width, theme);
    if (context) drawDays(context, ends, width, days, theme);
  };
}

/**
 * @param {CanvasRenderingContext2D} context @param {{from: number, to: number}} at @param {number} width
 * @param {import("./theme.js").Theme} theme
 */
function draw(context, { from, to }, width, theme) {
  if (to < 0 || from > width) return;
  const [left, right] = [Math.max(0, from), Math.min(width, to)];
  const middle = (left + right) / 2;
  context.fillStyle = theme.accent;
  context.strokeStyle = theme.paper;
  context.lineWidth = 2;
  if (right - left >= LEAST_BRACKET_PX) {
    context.fillRect(left, TOP_PX, right - left, 2);
    if (from >= 0) context.fillRect(left, TOP_PX, 2, POINTER_PX);
    if (to <= width) context.fillRect(right - 2, TOP_PX, 2, POINTER_PX);
  } else {
    context.globalAlpha = 0.8;
    context.fillRect(middle - 0.5, TOP_PX, 1, CHART_PX - TOP_PX);
    context.globalAlpha = 1;
  }
  context.beginPath();
  context.moveTo(middle - POINTER_PX / 2 - 1, TOP_PX);
  context.lineTo(middle + POINTER_PX / 2 + 1, TOP_PX);
  context.lineTo(middle, TOP_PX + POINTER_PX);
  context.closePath();
  context.stroke();
  context.fill();
}
