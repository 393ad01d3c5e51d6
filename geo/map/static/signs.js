// What a key explains: which kinds of marks are in sight, their words, and a small sample of each.

import { chosenOf, NONE } from "./chosen.js";
import { extentsIn } from "./extents.js";
import { anyGrain } from "./grains.js";
import { isMixed } from "./marks.js";
import { drawMarks, isUncertain } from "./symbols.js";

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {{min: {x: number, y: number}, max: {x: number, y: number}}} Bounds
 * @typedef {"round"|"square"|"mixed"|"number"|"doubt"|"chosen"|"grains"|"outline"|"rough"|"haze"} Sign
 *
 * @typedef {{size: import("./measure.js").Size, power: number|null}} Sizing  what sizes the symbols, and by which power of it
 *   their area grows; null while nothing is laid out
 *
 * @typedef {object} Seen  of the map; pixels of the layer
 * @property {any} map
 * @property {import("./events.js").Events} events @property {import("./events.js").Counts} counts
 * @property {import("./clusters.js").Groups} groups
 * @property {Bounds} bounds  in sight
 * @property {Mark[]} marks  drawn @property {boolean} heat  in place of the others
 * @property {ReadonlySet<number>} selected  places looked at
 */

/** @type {Record<Exclude<Sign, "number">, string>} */
const WORDS = {
  round: "Settlement or site",
  square: "District, region or country",
  mixed: "Some events known only to an area",
  doubt: "Place uncertain",
  chosen: "Chosen; other symbols are paler",
  grains: "Where joined events really are",
  outline: "Outline of an area, the stronger the denser its events",
  rough: "Area, only roughly known",
  haze: "Areas, only roughly known, stronger where they overlap",
};
const NUMBERS = { "": "Number of events", killed: "Number killed", reports: "Number of reports" };

/** The place that a sample stands for. */
const SAMPLE = new Set([0]);
/** Side of the square that a sample is drawn in. */
export const SAMPLE_PX = 18;
/** Of the rings of samples: a number wants room within, and a broken line around. */
const RING_PX = { round: 7, square: 7, mixed: 7, number: 8, doubt: 6, chosen: 5 };

/** @param {Seen} seen @returns {Sign[]} in the order that they are listed in */
export function signsIn(seen) {
  const { map, events, counts, groups, bounds } = seen;
  const marks = marksIn(seen);
  const extents = extentsIn(map, events, counts.placeTotal, bounds);
  const there = {
    round: marks.some((mark) => !mark.area),
    square: marks.some((mark) => mark.area),
    mixed: marks.some(isMixed),
    number: marks.some((mark) => mark.total > 0),
    doubt: marks.some(isUncertain),
    chosen: marks.some((mark) => chosenOf(mark.members, seen.selected) !== undefined),
    grains: !seen.heat && anyGrain(groups.grains, counts.byGrain, events.types.length, map.getPixelOrigin(), bounds, seen.marks),
    ...extents,
  };
  return /** @type {Sign[]} */ (Object.keys(there)).filter((sign) => there[sign]);
}

/** Those in sight. @param {Seen} seen */
function marksIn({ marks, bounds }) {
  return marks.filter((mark) => meets(mark, bounds));
}

/** @param {Mark} mark @param {Bounds} bounds */
function meets({ x, y, r }, { min, max }) {
  return x + r > min.x && x - r < max.x && y + r > min.y && y - r < max.y;
}

/** @param {Sign} sign @param {Sizing} sizing */
export function wordsOf(sign, { size, power }) {
  if (sign !== "number") return WORDS[sign];
  if (power === null) return NUMBERS[size];
  const growth = power < 1 ? `ten times as many, ${(10 ** power).toFixed(1)} times the area` : "the area in proportion";
  return `${NUMBERS[size]}: ${growth}`;
}

/**
 * Draw a sample around the canvas's origin, in no colour of a type.
 * @param {CanvasRenderingContext2D} context @param {Sign} sign @param {import("./theme.js").Theme} theme
 */
export function drawSign(context, sign, theme) {
  if (sign === "grains") drawGrainsSample(context, theme);
  else if (sign === "outline" || sign === "rough" || sign === "haze") drawExtentSample(context, sign, theme);
  else drawMarks(context, [sampleMark(sign)], [{ label: "", colour: theme.faint, description: "" }], theme, sign === "chosen" ? SAMPLE : NONE, -1);
}

/** @param {keyof typeof RING_PX} sign @returns {Mark} */
function sampleMark(sign) {
  const total = sign === "number" ? 4 : 0;
  return {
    group: 0, anchor: 0, members: [...SAMPLE], others: 0, crowd: false, nameless: false, events: 1, uncertain: Number(sign === "doubt"),
    total, parts: Int32Array.of(total), x: 0, y: 0, r: RING_PX[sign], inAreas: Number(sign === "mixed"), area: sign === "square",
  };
}

/** @param {CanvasRenderingContext2D} context @param {import("./theme.js").Theme} theme */
function drawGrainsSample(context, theme) {
  context.fillStyle = theme.faint;
  for (const [x, y] of [[-5, 2], [-1, -4], [2, 4], [5.5, -1]]) {
    context.beginPath();
    context.arc(x, y, 2, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Stronger than on the map, where it is larger. @param {CanvasRenderingContext2D} context @param {"outline"|"rough"|"haze"} sign @param {import("./theme.js").Theme} theme */
function drawExtentSample(context, sign, theme) {
  const path = new Path2D(sign === "outline" ? "M-7.5-2 -2.5-7 2-4 7.5-5 6.5 2 2 6.5-5 5Z" : "M7.5 0A7.5 7.5 0 1 1-7.5 0 7.5 7.5 0 1 1 7.5 0Z");
  Object.assign(context, { fillStyle: theme.text, strokeStyle: theme.text, lineWidth: 1, lineJoin: "round" });
  context.globalAlpha = sign === "haze" ? 0.25 : 0.12;
  context.fill(path);
  context.globalAlpha = 0.65;
  context.setLineDash(sign === "rough" ? [2, 2.7] : []);
  if (sign !== "haze") context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}
