// The symbols on the map: rings divided by type around a number.

import { chosenOf } from "./chosen.js";
import { isDoubtful, isMixed } from "./marks.js";
import { cornerOf, drawRings, ringWidth } from "./rings.js";

/** @typedef {import("./marks.js").Mark} Mark */

const LARGEST_FONT_PX = 13;
const LEAST_FONT_PX = 8;
/** Pixels around a symbol: its edge, for yellow on white or dark red on black would be hard to see; the rim of the one that
 * is looked at; and the broken line that tells of doubt. */
const EDGE_PX = 1;
const CHOSEN_RIM_PX = 4;
const DOUBT = { away: 2.25, width: 1.25 };
/** Opacity of the others while some are chosen: their numbers can still be read. */
const FAINT = 0.7;
/** Width of a digit for each pixel of its height. */
const DIGIT_WIDTH = 0.66;

/**
 * Settlements are round, areas square, what is both a ring on a square; one whose place is uncertain for most of its events has a broken line around it.
 * @param {CanvasRenderingContext2D} context @param {Mark[]} marks @param {import("./events.js").EventType[]} types
 * @param {import("./theme.js").Theme} theme @param {ReadonlySet<number>} selected places @param {number} focused
 */
export function drawMarks(context, marks, types, theme, selected, focused) {
  const isChosen = (/** @type {Mark} */ mark) => chosenOf(mark.members, selected) !== undefined || mark.members.includes(focused);
  const chosen = !selected.size && focused < 0 ? [] : marks.filter(isChosen);
  const others = chosen.length ? marks.filter((mark) => !isChosen(mark)) : marks;
  context.globalAlpha = selected.size ? FAINT : 1;
  drawAlike(context, others, types, theme, EDGE_PX, theme.edge, theme.text);
  context.globalAlpha = 1;
  drawAlike(context, chosen, types, theme, CHOSEN_RIM_PX, theme.accent, theme.paper); // its broken line lies on the rim
}

/**
 * @param {CanvasRenderingContext2D} context @param {Mark[]} marks @param {import("./events.js").EventType[]} types
 * @param {import("./theme.js").Theme} theme @param {number} rim pixels around them @param {string} colour of the rim
 * @param {string} doubt  colour of a broken line
 */
function drawAlike(context, marks, types, theme, rim, colour, doubt) {
  if (!marks.length) return;
  drawRings(context, marks, types, theme, rim, colour, numberIn);
  drawDoubts(context, marks.filter(isUncertain), doubt);
}

/** Whether the place is uncertain for at least half of a symbol's events. @param {Mark} mark */
export function isUncertain(mark) {
  return isDoubtful(mark.uncertain, mark.events);
}

/** Pixels from a symbol's middle to the end of all that is drawn of it. @param {Mark} mark @param {ReadonlySet<number>} selected places */
export function outermost(mark, selected) {
  if (chosenOf(mark.members, selected) !== undefined) return mark.r + CHOSEN_RIM_PX;
  return mark.r + (isUncertain(mark) ? DOUBT.away + DOUBT.width / 2 : EDGE_PX);
}

/** @param {number} n @returns {string} as short as fits a ring */
export function short(n) {
  const [value, letter] = n >= 999_500 ? [n / 1e6, "M"] : n >= 1000 ? [n / 1000, "k"] : [n, ""];
  return letter && value < 9.95 ? `${value.toFixed(1).replace(".0", "")}${letter}` : `${Math.round(value)}${letter}`;
}

/**
 * A number and the size of its letters in a ring, without its decimal where that leaves no room.
 * @param {number} total @param {number} r the ring's radius @returns {[string, number]}
 */
export function fitting(total, r) {
  const text = short(total);
  const size = sizeOf(text, r);
  if (size >= LEAST_FONT_PX || !text.includes(".")) return [text, size];
  const rounded = `${Math.round(parseFloat(text))}${text.slice(-1)}`;
  return [rounded, sizeOf(rounded, r)];
}

/** @param {string} text @param {number} r pixels */
function sizeOf(text, r) {
  const room = (2 * (r - ringWidth(r))) / (DIGIT_WIDTH * text.length);
  return Math.round(Math.min(LARGEST_FONT_PX, Math.max(9, r * 0.75), room));
}

/** @param {Mark} mark @returns {[string, number]|null} null: it counts nothing, or has no room for it */
function numberIn({ total, r }) {
  const number = fitting(total, r);
  return total && number[1] >= LEAST_FONT_PX ? number : null;
}

/** @param {CanvasRenderingContext2D} context @param {Mark[]} marks @param {string} colour */
function drawDoubts(context, marks, colour) {
  if (!marks.length) return;
  context.beginPath();
  for (const mark of marks) outline(context, mark, mark.r + DOUBT.away);
  context.setLineDash([3, 3]);
  context.lineWidth = DOUBT.width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

/** @param {CanvasPath} path @param {Mark} mark @param {number} r */
function outline(path, mark, r) {
  const [x, y] = [Math.round(mark.x), Math.round(mark.y)];
  if (mark.area || isMixed(mark)) {
    path.roundRect(x - r, y - r, 2 * r, 2 * r, cornerOf(r, mark.area));
    return;
  }
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
}
