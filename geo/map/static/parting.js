// How symbols go from one zoom level to another: with the ground, as large as ever; then they part or join. Pure.

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {{scale: number, x: number, y: number}} Shift  from some pixels to others: `scale` times them, and so much aside
 * @typedef {{origin: {x: number, y: number}, zoom: number}} Level  of a layer's pixels
 * @typedef {{mark: Mark, from: {x: number, y: number, r: number}, to: {x: number, y: number, r: number}}} Way
 */

/** Where the pixels of one level are among those of another. @param {Level} from @param {Level} to @returns {Shift} */
export function across(from, to) {
  const scale = 2 ** (to.zoom - from.zoom);
  return { scale, x: from.origin.x * scale - to.origin.x, y: from.origin.y * scale - to.origin.y };
}

/** A part of the way from one shift to another, as style sheets go it. @param {Shift} a @param {Shift} b @param {number} part @returns {Shift} */
export function between(a, b, part) {
  const mixed = (/** @type {number} */ from, /** @type {number} */ to) => from + (to - from) * part;
  return { scale: mixed(a.scale, b.scale), x: mixed(a.x, b.x), y: mixed(a.y, b.y) };
}

/** @template {{x: number, y: number}} Point @param {Point} point @param {Shift} by @returns {Point} */
export function shifted(point, { scale, x, y }) {
  return { ...point, x: point.x * scale + x, y: point.y * scale + y };
}

/**
 * How far Leaflet's zoom has come after a share of its time: its style sheet says cubic-bezier(0, 0, 0.25, 1).
 * @param {number} time from 0 to 1
 */
export function ofZoom(time) {
  let [low, high] = [0, 1];
  for (let round = 0; round < 20; round += 1) {
    const t = (low + high) / 2;
    if (0.75 * t * t + 0.25 * t ** 3 < time) low = t;
    else high = t;
  }
  return 3 * low * low - 2 * low ** 3;
}

/** Fast at first, gently in the end. @param {number} time from 0 to 1 */
export function easedOut(time) {
  return 1 - (1 - time) ** 3;
}

/**
 * The ways of symbols that part, each from where the one that held its place stood, and of those that join, each to the
 * one that holds it now; in the order in which they are drawn, so that a symbol hides those that join it.
 * @param {Mark[]} before @param {Mark[]} after @returns {Way[]}
 */
export function ways(before, after) {
  const [was, is] = [holders(before), holders(after)];
  /** @type {Way[]} */
  const leaving = [];
  for (const mark of before) {
    const into = is.get(mark.anchor);
    if (into && into.anchor !== mark.anchor) leaving.push({ mark, from: mark, to: { x: into.x, y: into.y, r: mark.r } });
  }
  const staying = after.map((mark) => {
    const held = was.get(mark.anchor);
    const r = held?.anchor === mark.anchor ? held.r : mark.r;
    return { mark, from: held ? { x: held.x, y: held.y, r } : mark, to: mark };
  });
  return [...leaving, ...staying.reverse()]; // they come the largest first
}

/** Symbols that a server has counted anew hold places of other numbers: those part and join that are as near as this. */
const NEAR_PX = 160;

/**
 * The same where the places are not known by number any more: of two symbols that are each other's nearest one becomes
 * the other; the rest part from, or join, what is nearest to them.
 * @param {Mark[]} before @param {Mark[]} after @returns {Way[]}
 */
export function waysOfNearest(before, after) {
  const [source, target] = [nearestOf(after, before), nearestOf(before, after)];
  /** @type {Way[]} */
  const leaving = [];
  before.forEach((mark, index) => {
    const into = target[index];
    if (into >= 0 && source[into] !== index) leaving.push({ mark, from: mark, to: { x: after[into].x, y: after[into].y, r: mark.r } });
  });
  const staying = after.map((mark, index) => {
    const held = before[source[index]];
    if (!held) return { mark, from: mark, to: mark };
    return { mark, from: { x: held.x, y: held.y, r: target[source[index]] === index ? held.r : mark.r }, to: mark };
  });
  return [...leaving, ...staying.reverse()];
}

/** @param {Mark[]} some @param {Mark[]} others @returns {number[]} of each the index of the nearest of the others; -1: none is near */
function nearestOf(some, others) {
  return some.map(({ x, y }) => {
    let [found, least] = [-1, NEAR_PX ** 2];
    others.forEach((other, index) => {
      const away = (other.x - x) ** 2 + (other.y - y) ** 2;
      if (away < least) [found, least] = [index, away];
    });
    return found;
  });
}

/** A symbol on its way. @param {Way} way @param {number} part of the way @returns {Mark} */
export function onWay({ mark, from, to }, part) {
  if (part >= 1) return mark;
  const mixed = (/** @type {"x"|"y"|"r"} */ key) => from[key] + (to[key] - from[key]) * part;
  return { ...mark, x: mixed("x"), y: mixed("y"), r: mixed("r") };
}

/** @param {Mark[]} marks @returns {Map<number, Mark>} by the places that each holds */
function holders(marks) {
  return new Map(marks.flatMap((mark) => mark.members.map((place) => /** @type {[number, Mark]} */ ([place, mark]))));
}
