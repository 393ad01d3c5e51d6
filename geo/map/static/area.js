// An area that a reader has drawn: as text for a link, and which places lie in it. Pure; as geo/dataset/area.py.

import { mercatorY } from "./basemap.js";

/** @typedef {[number, number][]} Area  corners, latitude and longitude in degrees; empty: everywhere */

const MOST_CORNERS = 100;
const WORLD_PX = 256;

/** @param {Area} area @returns {string} latitude_longitude~latitude_longitude~..., to ten metres */
export function writeArea(area) {
  return area.map((corner) => corner.map((degrees) => String(Number(degrees.toFixed(4)))).join("_")).join("~");
}

/** @param {string} text @returns {Area} empty where the text is none */
export function readArea(text) {
  const corners = text.split("~").map((corner) => corner.split("_").map((degrees) => (degrees ? Number(degrees) : NaN)));
  const usable = corners.length >= 3 && corners.length <= MOST_CORNERS
    && corners.every((c) => c.length === 2 && Math.abs(c[0]) <= 85.06 && Math.abs(c[1]) <= 540);
  return usable ? /** @type {Area} */ (corners) : [];
}

/**
 * Which places have their point in the area: its sides are straight on the map, and whatever the outline goes around is
 * inside, however often it does (the non-zero rule).
 * @param {{latitude: ArrayLike<number>, longitude: ArrayLike<number>}} places degrees @param {Area} area
 * @returns {Uint8Array|null} 1 for each that has; null: no area, so everywhere
 */
export function placesWithin(places, area) {
  if (!area.length) return null;
  const x = Float64Array.from(area, (corner) => ((corner[1] + 180) / 360) * WORLD_PX);
  const y = Float64Array.from(area, (corner) => mercatorY(corner[0]));
  const [west, east, north, south] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  const found = new Uint8Array(places.latitude.length);
  for (let p = 0; p < found.length; p += 1) {
    const at = mercatorY(places.latitude[p]);
    if (!(at >= north && at <= south)) continue;
    const here = ((places.longitude[p] + 180) / 360) * WORLD_PX;
    // An area may reach over the 180th meridian.
    for (const turned of [here - WORLD_PX, here, here + WORLD_PX]) {
      if (turned >= west && turned <= east && turnsAround(turned, at, x, y)) found[p] = 1;
    }
  }
  return found;
}

/** Whether the outline crosses a ray to the east upwards more or less often than downwards. @param {number} px @param {number} py @param {Float64Array} x @param {Float64Array} y */
function turnsAround(px, py, x, y) {
  let turns = 0;
  for (let i = 0, j = x.length - 1; i < x.length; j = i, i += 1) {
    const up = y[i] > py;
    if (up !== (y[j] > py) && px < x[i] + ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i])) turns += up ? 1 : -1;
  }
  return turns !== 0;
}
