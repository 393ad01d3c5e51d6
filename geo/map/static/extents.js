// Where districts, regions and countries lie, as soft areas under the symbols: by their outlines, else as rough discs. The
// more events an area has for its size the darker it is, so that areas which overlap can be told apart.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { areaOf, pathOf, turnTo } from "./boundaries.js";
import { NONE } from "./chosen.js";
import { KM_A_DEGREE } from "./events.js";
import { drawHaze } from "./haze.js";

/** Smaller areas would be taken for symbols; larger ones, filled, would cover the map: of them the rim alone is drawn. */
const SMALLEST_PX = 10;
const LARGEST_SHARE = 0.9;
const RIM_PX = 8;
/** More discs than this are drawn as one haze: their lines would hide each other, and take longer than a frame has. */
const MOST_DISCS = 24;
const RIM_OPACITY = 0.06;
/** Opacities of areas, from those with the fewest events for their size to those with the most. */
const SHADES = [0.02, 0.045, 0.07, 0.1];

/**
 * @typedef {{x: number, y: number, r: number, shade: number, isFilled: boolean}} Disc  pixels of the layer
 * @typedef {{rings: Float64Array[], left: number, top: number, scale: number}} Outline  in pixels at zoom 0, and what brings it to the layer's
 * @typedef {{filled: Path2D[], rims: Path2D, edges: Path2D, discs: Disc[], outlines: Outline[], chosen: Path2D|null}} Shapes  `filled`: by shade
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
  if (discs.length > MOST_DISCS) drawHaze(context, discs.filter((one) => !coversAll(one, bounds)), bounds, theme.text);
  else for (const one of discs) for (const path of one.isFilled ? [rough, filled[one.shade]] : [rough]) path.addPath(circle(one));
  context.fillStyle = context.strokeStyle = theme.text;
  context.lineJoin = "round";
  filled.forEach((path, shade) => {
    context.globalAlpha = SHADES[shade];
    context.fill(path);
  });
  context.globalAlpha = RIM_OPACITY;
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
  const disc = discs.some((one) => {
    const { x, y, r } = one;
    return Math.hypot(x - Math.max(min.x, Math.min(max.x, x)), y - Math.max(min.y, Math.min(max.y, y))) < r && !coversAll(one, { min, max });
  });
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
  const [rims, edges, ...filled] = Array.from({ length: 2 + SHADES.length }, () => new Path2D());
  const { areas, boundaries, longitude } = events.places;
  const { reaches, shades } = measured(events);
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
      const one = { x: x0 * scale - origin.x, y: y0 * scale - origin.y, r: r0 * scale, shade: shades[i], isFilled: 2 * r0 * scale <= largest };
      if (selected.has(p)) chosen.addPath(circle(one));
      if (2 * one.r >= SMALLEST_PX) discs.push(one);
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
    (wide > largest ? rims : filled[shades[i]]).addPath(pathOf(outline), matrix);
  }
  return { filled, rims, edges, discs, outlines, chosen: selected.size === 1 ? chosen : null }; // of many places the rims of their areas would hide the map
}

/** Whether nothing of its rim is to be seen, for all that is lies within. @param {Disc} disc @param {{min: {x: number, y: number}, max: {x: number, y: number}}} bounds */
function coversAll({ x, y, r }, { min, max }) {
  return Math.hypot(Math.max(x - min.x, max.x - x), Math.max(y - min.y, max.y - y)) <= r;
}

/** @param {{x: number, y: number, r: number}} disc */
function circle({ x, y, r }) {
  const path = new Path2D();
  path.arc(x, y, r, 0, 2 * Math.PI);
  return path;
}

/** @type {WeakMap<import("./events.js").Places, {reaches: Float64Array, shades: Uint8Array}>} */
const known = new WeakMap();

/**
 * Of each area x, y and radius of a circle that holds it, pixels at zoom 0, and which of the shades it has; found once.
 * @param {import("./events.js").Events} events
 */
function measured({ places }) {
  let found = known.get(places);
  if (!found) {
    const reaches = Float64Array.from(places.areas.flatMap((p) => {
      const y = mercatorY(places.latitude[p]);
      const edge = mercatorY(Math.min(85, places.latitude[p] + places.extentKm[p] / KM_A_DEGREE));
      return [((places.longitude[p] + 180) / 360) * WORLD_PX, y, Math.abs(y - edge)];
    }));
    found = { reaches, shades: shadesOf(places, reaches) };
    known.set(places, found);
  }
  return found;
}

/**
 * By the events over all dates, so that an area keeps its shade while time goes on.
 * @param {import("./events.js").Places} places @param {Float64Array} reaches
 */
function shadesOf({ areas, boundaries, total }, reaches) {
  /** Several places may lie in one area. @type {Map<Float64Array[], number>} */
  const inOutline = new Map();
  for (const p of areas) {
    const rings = boundaries?.get(p)?.rings;
    if (rings) inOutline.set(rings, (inOutline.get(rings) ?? 0) + total[p]);
  }
  const densities = areas.map((p, i) => {
    const rings = boundaries?.get(p)?.rings;
    return Math.log(rings ? (inOutline.get(rings) ?? 0) / areaOf(rings) : total[p] / (Math.PI * reaches[3 * i + 2] ** 2));
  });
  const known = densities.filter(Number.isFinite);
  const [least, most] = [known.reduce((a, b) => Math.min(a, b), Infinity), known.reduce((a, b) => Math.max(a, b), -Infinity)];
  return Uint8Array.from(densities, (density) => (
    least < most && Number.isFinite(density) ? Math.round(((density - least) / (most - least)) * (SHADES.length - 1)) : 1));
}
