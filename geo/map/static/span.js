// The part of the timeline that is shown, as a window with a handle at each end; the rest lies in the shade.
//
// It is drawn on a canvas of its own. Elements that move over others have a browser arrange all its layers anew, with
// each frame of a drag; those that take the pointer and the focus lie invisible at the same places, and follow at rest.

import { CHART_PX, prepare } from "./histogram.js";

/**
 * @typedef {object} Span
 * @property {number} width  of the chart, in pixels
 * @property {number} from  where the first day begins, in pixels; may be out of sight
 * @property {number} to  where the last day ends
 */

const KNOB = { top: 24, width: 14, height: 28, round: 5 };
const LINE_PX = 2;
const [LABEL_PX, GAP_PX, PADDING_PX] = [17, 10, 5];
/** What a handle at an end of the chart takes beside it. */
const EDGE_PX = 8;
const FONT = "12px system-ui, sans-serif";
const SHADE = 0.72;
const TINT = 0.09;
/** Of a handle whose day is out of sight. */
const FAINT = 0.4;

/** @param {HTMLCanvasElement} canvas @param {Span} span @param {import("./theme.js").Theme} theme */
export function drawSpan(canvas, { width, from, to }, theme) {
  const context = prepare(canvas, width + 2 * EDGE_PX);
  if (!context) return;
  context.translate(EDGE_PX, 0);
  const inside = (/** @type {number} */ x) => Math.max(0, Math.min(width, x));
  const [left, right] = [inside(from), inside(to)];
  context.globalAlpha = SHADE;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, left, CHART_PX + KNOB.width);
  context.fillRect(right, 0, width - right, CHART_PX + KNOB.width);
  if (to >= 0 && from <= width) {
    const wide = Math.max(2, right - left);
    context.fillStyle = theme.accent;
    context.globalAlpha = TINT;
    context.fillRect(left, 0, wide, CHART_PX);
    context.globalAlpha = 1;
    context.fillRect(left, CHART_PX - 2, wide, 2);
  }
  for (const [x, side] of [[from, -1], [to, 1]]) {
    context.globalAlpha = x < -1 || x > width + 1 ? FAINT : 1;
    drawHandle(context, inside(x), side, theme);
  }
  context.globalAlpha = 1;
}

/**
 * Its line stands outside the window, over no bar of it.
 * @param {CanvasRenderingContext2D} context @param {number} x @param {number} side -1: before the window, 1: after it
 * @param {import("./theme.js").Theme} theme
 */
function drawHandle(context, x, side, theme) {
  context.fillStyle = theme.accent;
  context.fillRect(side < 0 ? x - LINE_PX : x, 0, LINE_PX, CHART_PX);
  context.beginPath();
  context.roundRect(x - KNOB.width / 2 + 1, KNOB.top + 1, KNOB.width - 2, KNOB.height - 2, KNOB.round);
  context.fillStyle = theme.paper;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = theme.accent;
  context.stroke();
}

/**
 * Write the first day and the last beside their handles: outside the window where there is room, the second below the first if they would meet.
 * @param {CanvasRenderingContext2D} context @param {number[]} ends in pixels @param {number} width @param {string[]} days in words, empty: not
 * @param {import("./theme.js").Theme} theme
 */
export function drawDays(context, ends, width, days, theme) {
  ends = ends.map((x) => Math.max(0, Math.min(width, x)));
  context.font = FONT;
  context.textAlign = "left";
  context.textBaseline = "middle";
  let taken = { from: 0, to: 0 };
  days.forEach((text, i) => {
    if (!text) return;
    const wide = context.measureText(text).width + 2 * PADDING_PX;
    const [before, after] = [ends[i] - GAP_PX - wide, ends[i] + GAP_PX];
    const left = i ? (after + wide <= width ? after : before) : before >= 0 ? before : after;
    const top = left < taken.to && left + wide > taken.from ? LABEL_PX + 2 : 0;
    taken = { from: left, to: left + wide };
    context.globalAlpha = 0.92;
    context.fillStyle = theme.paper;
    context.fillRect(left, top, wide, LABEL_PX);
    context.globalAlpha = 1;
    context.fillStyle = theme.text;
    context.fillText(text, left + PADDING_PX, top + LABEL_PX / 2 + 0.5);
  });
}
