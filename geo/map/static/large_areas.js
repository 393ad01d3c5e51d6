// Regions and countries that are large on the map: their symbols are joined to no town's, but stand by themselves where
// there is room in the area. Pure.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { turnTo, turns } from "./boundaries.js";
import { KM_A_DEGREE } from "./events.js";

/**
 * @typedef {{x: number, y: number}} Point  pixels of a zoom level
 * @typedef {Point & {r: number}} Circle
 *
 * @typedef {object} Areas  at a zoom level
 * @property {Set<number>} large  places
 * @property {(place: number) => unknown} same  what is one and the same for places that have one outline
 * @property {(place: number) => number} reach  how far at most from where its symbol would stand, in pixels, there still is some of it
 * @property {(place: number, at: Point) => boolean} holds  whether a point lies within
 */

/** What is known only to these may be far from any town in them. */
const WIDE = new Set(["region", "country"]);
/** A smaller area is as good as a point: a symbol would cover it. */
const LEAST_PX = 90;
/** Steps of the search for room. */
const STEP_PX = 14;
/** Farther than this from its middle nobody would look for it. */
const FARTHEST_PX = 260;

/** @type {Areas} */
export const NO_AREAS = { large: new Set(), same: (place) => place, reach: () => 0, holds: () => false };

/** @param {import("./events.js").Events} events @param {number} scale from pixels at zoom 0 to those of the level @returns {Areas} */
export function largeAreas({ places }, scale) {
  const { precision, boundaries, latitude, longitude, extentKm } = places;
  const middle = (/** @type {number} */ p) => ({ x: ((longitude[p] + 180) / 360) * WORLD_PX, y: mercatorY(latitude[p]) });
  const radius = (/** @type {number} */ p) => middle(p).y - mercatorY(Math.min(85, latitude[p] + extentKm[p] / KM_A_DEGREE));
  const wide = (/** @type {number} */ p) => scale * (boundaries?.get(p)?.wide ?? 2 * radius(p));
  return {
    large: new Set(places.areas.filter((p) => WIDE.has(precision[p]) && wide(p) >= LEAST_PX)),
    same: (p) => boundaries?.get(p)?.rings ?? p,
    reach: wide,
    holds(p, at) {
      const [x, y] = [at.x / scale, at.y / scale];
      const outline = boundaries?.get(p);
      if (!outline) return Math.hypot(x - middle(p).x, y - middle(p).y) <= radius(p);
      const east = (turnTo(outline, longitude[p]) / 360) * WORLD_PX;
      return outline.rings.reduce((within, ring) => within !== turns(ring, x - east, y), false);
    },
  };
}

/**
 * Those of some places that have one outline together, the most first: Hamah and what is called Northern Hamah.
 * @param {number[]} places @param {ArrayLike<number>} totals @param {Areas} areas @returns {number[][]}
 */
export function oneByOne(places, totals, areas) {
  /** @type {Map<unknown, number[]>} */
  const found = new Map();
  for (const p of [...places].sort((a, b) => totals[b] - totals[a] || a - b)) {
    const same = found.get(areas.same(p));
    if (same) same.push(p);
    else found.set(areas.same(p), [p]);
  }
  return [...found.values()];
}

/**
 * Where their symbols stand: each as near as may be to its own point, over no other. Those that find no room are left out.
 * @param {{place: number, at: Point, r: number}[]} symbols those that may choose first come first
 * @param {Circle[]} others @param {Areas} areas @param {number} gap pixels between symbols
 * @returns {Generator<void, Map<number, Point>, void>}
 */
export function* standing(symbols, others, areas, gap) {
  /** @type {Map<number, Point>} */
  const found = new Map();
  const taken = [...others];
  for (const { place, at, r } of symbols) {
    yield;
    const isFree = (/** @type {Point} */ { x, y }) => taken.every((one) => (one.x - x) ** 2 + (one.y - y) ** 2 >= (one.r + r + gap) ** 2);
    const free = around(at, Math.min(FARTHEST_PX, areas.reach(place))).find((point) => isFree(point) && (point === at || areas.holds(place, point)));
    if (!free) continue;
    found.set(place, free);
    taken.push({ ...free, r });
  }
  return found;
}

/** Points in widening circles. @param {Point} at @param {number} farthest @returns {Point[]} */
function around(at, farthest) {
  const points = [at];
  for (let away = STEP_PX; away <= farthest; away += STEP_PX) {
    const steps = Math.ceil((2 * Math.PI * away) / (2 * STEP_PX));
    for (let step = 0; step < steps; step += 1) {
      const turn = (2 * Math.PI * step) / steps;
      points.push({ x: at.x + away * Math.cos(turn), y: at.y + away * Math.sin(turn) });
    }
  }
  return points;
}
