// Where districts, regions and countries lie, as soft areas under the symbols: by their outlines, else as rough discs.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { pathOf, turnTo } from "./boundaries.js";
import { NONE } from "./chosen.js";
import { KM_A_DEGREE } from "./events.js";
import { drawHaze } from "./haze.js";

/** Smaller areas would be taken for symbols; larger ones, filled, would cover the map: they have a soft rim alone. */
const SMALLEST_PX = 10;
const LARGEST_SHARE = 0.9;
const RIM_PX = 8;
/** More discs than this are drawn as one haze: their lines would hide each other, and take longer than a frame has. */
const MOST_DISCS = 24;
const OPACITY = 0.06;

/**
 * @typedef {{x: number, y: number, r: number}} Disc  pixels of the layer
 * @typedef {{rings: Float64Array[], left: number, top: number, scale: number}} Outline  in pixels at zoom 0, and what brings it to the layer's
 * @typedef {{filled: Path2D, rims: Path2D, edges: Path2D, discs: Disc[], outlines: Outline[], chosen: Path2D|null}} Shapes
 */

/**
 * The areas that have events now. Those whose outline is known have a drawn line; the others a broken one, for they are
 * known to be somewhere about there.
 * @param {CanvasRenderingContext2D} context @param {any} map @param {import("./events.js").Events} events
 * @param {Int32Array} placeTotal  events now @param {import("./theme.js").Theme} theme @param {ReadonlySet<number>} selected places
 * @param {{min: {x: number, y: number}, max: {x: number, y: number}}} bounds of what is drawn, in the layer's pixels
 */
export function drawExtents(context, map, events, placeTotal, theme, selected, bounds) {
  if (!events.places.areas.length) return;
  const { filled, rims, edges, discs, chosen } = shapesOf(map, events, placeTotal, selected);
  const rough = new Path2D();
  if (discs.length > MOST_DISCS) drawHaze(context, discs, bounds, theme.text, OPACITY);
  else for (const one of discs) rough.addPath(circle(one));
  filled.addPath(rough);
  context.fillStyle = context.strokeStyle = theme.text;
  context.lineJoin = "round";
  context.globalAlpha = OPACITY;
  context.fill(filled);
  context.lineWidth = RIM_PX;
  context.stroke(rims);
  context.globalAlpha = 0.3;
  context.lineWidth = 1;
  context.stroke(edges);
  context.setLineDash([2, 4]);
  context.stroke(rough);
  context.setLineDash([]);
  if (chosen) {
    context.fillStyle = context.strokeStyle = theme.accent;
    context.globalAlpha = 0.14;
    context.fill(chosen);
    context.globalAlpha = 0.8;
    context.lineWidth = 1.5;
    context.stroke(chosen);
  }
  context.globalAlpha = 1;
}

/**
 * Which kinds of areas are drawn within bounds.
 * @param {any} map @param {import("./events.js").Events} events @param {Int32Array} placeTotal events now
 * @param {{min: {x: number, y: number}, max: {x: number, y: number}}} bounds in the layer's pixels
 */
export function extentsIn(map, events, placeTotal, { min, max }) {
  const { discs, outlines } = shapesOf(map, events, placeTotal, NONE);
  const disc = discs.some(({ x, y, r }) => (
    Math.hypot(x - Math.max(min.x, Math.min(max.x, x)), y - Math.max(min.y, Math.min(max.y, y))) < r));
  const outline = outlines.some(({ rings, left, top, scale }) => {
    const box = [(min.x - left) / scale, (min.y - top) / scale, (max.x - left) / scale, (max.y - top) / scale];
    return rings.some((ring) => crosses(ring, box));
  });
  return { outline, rough: disc && discs.length <= MOST_DISCS, haze: disc && discs.length > MOST_DISCS };
}

/** Whether any side of a ring comes into a box. @param {Float64Array} ring flat x and y @param {number[]} box left, top, right, bottom */
function crosses(ring, [left, top, right, bottom]) {
  let [x, y] = [ring[ring.length - 2], ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i += 2) {
    const [x0, y0] = [x, y];
    [x, y] = [ring[i], ring[i + 1]];
    if (Math.max(x, x0) > left && Math.min(x, x0) < right && Math.max(y, y0) > top && Math.min(y, y0) < bottom) return true;
  }
  return false;
}

/** @param {any} map @param {import("./events.js").Events} events @param {Int32Array} placeTotal @param {ReadonlySet<number>} selected @returns {Shapes} */
function shapesOf(map, events, placeTotal, selected) {
  const scale = map.getZoomScale(map.getZoom(), 0);
  const origin = map.getPixelOrigin();
  const { x, y } = map.getSize();
  const largest = Math.min(x, y) * LARGEST_SHARE;
  const [filled, rims, edges] = Array.from({ length: 3 }, () => new Path2D());
  const { areas, boundaries, longitude } = events.places;
  const reaches = reachesOf(events);
  /** @type {Disc[]} */
  const discs = [];
  /** @type {Outline[]} */
  const outlines = [];
  const drawn = new Set();
  const chosen = new Path2D();
  for (let i = 0; i < areas.length; i += 1) {
    const p = areas[i];
    if (!placeTotal[p]) continue;
    const outline = boundaries?.get(p);
    if (!outline) {
      const [x0, y0, r0] = reaches.subarray(3 * i, 3 * i + 3);
      const one = { x: x0 * scale - origin.x, y: y0 * scale - origin.y, r: r0 * scale };
      if (selected.has(p)) chosen.addPath(circle(one));
      if (2 * one.r >= SMALLEST_PX && 2 * one.r <= largest) discs.push(one);
      continue;
    }
    const wide = outline.wide * scale;
    const east = (turnTo(outline, longitude[p]) / 360) * WORLD_PX * scale;
    const matrix = new DOMMatrix([scale, 0, 0, scale, east - origin.x, -origin.y]);
    if (selected.has(p)) chosen.addPath(pathOf(outline), matrix);
    if (wide < SMALLEST_PX || drawn.has(outline.rings)) continue;
    drawn.add(outline.rings);
    edges.addPath(pathOf(outline), matrix);
    outlines.push({ rings: outline.rings, left: matrix.e, top: matrix.f, scale });
    (wide > largest ? rims : filled).addPath(pathOf(outline), matrix);
  }
  return { filled, rims, edges, discs, outlines, chosen: selected.size === 1 ? chosen : null }; // of many places the rims of their areas would hide the map
}

/** @param {Disc} disc */
function circle({ x, y, r }) {
  const path = new Path2D();
  path.arc(x, y, r, 0, 2 * Math.PI);
  return path;
}

/** @type {WeakMap<import("./events.js").Places, Float64Array>} */
const known = new WeakMap();

/** For each area x, y and radius of a circle that holds it, pixels at zoom 0; found once. @param {import("./events.js").Events} events */
function reachesOf({ places }) {
  let found = known.get(places);
  if (!found) {
    found = Float64Array.from(places.areas.flatMap((p) => {
      const y = mercatorY(places.latitude[p]);
      const edge = mercatorY(Math.min(85, places.latitude[p] + places.extentKm[p] / KM_A_DEGREE));
      return [((places.longitude[p] + 180) / 360) * WORLD_PX, y, Math.abs(y - edge)];
    }));
    known.set(places, found);
  }
  return found;
}
