// The outlines of countries and regions, as far as they are known: where their symbols stand, and their shape.

import { WORLD_PX, mercatorY } from "./basemap.js";

/**
 * @typedef {object} Boundary
 * @property {number} latitude @property {number} longitude  of a point within, for the symbol
 * @property {Float64Array[]} rings  flat x and y, pixels at zoom 0; the largest first
 * @property {[[number, number], [number, number]]} box  south-west and north-east of the largest, degrees
 * @property {number} wide  the larger side of that box, pixels at zoom 0
 */

/**
 * What the layer says of outlines, by place; places that lie in the same area share its rings.
 * @param {{scale: number, outlines: number[][][], of: Record<string, number[]>}|undefined} written @returns {Map<number, Boundary>}
 */
export function decodeBoundaries(written) {
  const { scale = 1, outlines = [], of = {} } = written ?? {};
  const shapes = outlines.map((rings) => shape(rings.map((steps) => degrees(steps, scale))));
  return new Map(Object.entries(of).map(([place, [longitude, latitude, outline]]) => (
    [Number(place), { latitude: latitude / scale, longitude: longitude / scale, ...shapes[outline] }])));
}

/** @param {number[]} steps @param {number} scale @returns {Float64Array} flat longitudes and latitudes */
function degrees(steps, scale) {
  const flat = new Float64Array(steps.length);
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    flat[i] = x / scale;
    flat[i + 1] = y / scale;
  }
  return flat;
}

/** @param {Float64Array[]} rings in degrees */
function shape(rings) {
  const pixels = rings.map((ring) => ring.map((value, i) => (i % 2 ? mercatorY(value) : ((value + 180) / 360) * WORLD_PX)));
  const [longitudes, latitudes] = [0, 1].map((odd) => rings[0].filter((_, i) => i % 2 === odd));
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const wide = Math.max(((east - west) / 360) * WORLD_PX, mercatorY(south) - mercatorY(north));
  return { rings: pixels, wide, box: /** @type {[[number, number], [number, number]]} */ ([[south, west], [north, east]]) };
}

/** Degrees east to the copy of the world that a place is shown on. @param {Boundary} outline @param {number} longitude of the place */
export function turnTo(outline, longitude) {
  return 360 * Math.round((longitude - outline.longitude) / 360);
}

/** How large a shape is, without its holes. @param {Float64Array[]} rings flat x and y @returns {number} in the square of their unit */
export function areaOf(rings) {
  return Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0));
}

/** Its sign says which way the ring runs: holes run the other way. @param {Float64Array} ring */
function signedArea(ring) {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    twice += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
  }
  return twice / 2;
}

/** @type {WeakMap<Float64Array[], Path2D>} */
const paths = new WeakMap();

/** Its shape in pixels at zoom 0, made once. @param {Boundary} outline @returns {Path2D} */
export function pathOf({ rings }) {
  let path = paths.get(rings);
  if (path) return path;
  path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0], ring[1]);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i], ring[i + 1]);
    path.closePath();
  }
  paths.set(rings, path);
  return path;
}

/** Whether a ring goes around a point. @param {Float64Array} ring flat x and y @param {number} px @param {number} py */
export function turns(ring, px, py) {
  let within = false;
  let [x0, y0] = [ring[ring.length - 2], ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i], ring[i + 1]];
    if ((y > py) !== (y0 > py) && px < x + ((x0 - x) * (py - y)) / (y0 - y)) within = !within;
    [x0, y0] = [x, y];
  }
  return within;
}
