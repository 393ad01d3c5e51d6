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
