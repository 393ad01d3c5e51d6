// An area that a reader has drawn: as text for a link, and which places count in it. Pure; as geo/dataset/area.py.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { KM_A_DEGREE } from "./events.js";
import { drawnIn, meetsCircle, meetsOutline, turnsAround } from "./meeting.js";

/** @typedef {[number, number][]} Area  corners, latitude and longitude in degrees; empty: everywhere */

const MOST_CORNERS = 100;

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
 * Which places count in the area: points that lie in it, and districts, regions and countries that meet it, by their
 * outlines, else as circles of their extent. Its sides are straight on the map, and whatever the outline goes around is
 * inside, however often it does (the non-zero rule).
 * @param {{latitude: ArrayLike<number>, longitude: ArrayLike<number>} & Partial<import("./events.js").Places>} places degrees
 * @param {Area} area @returns {Uint8Array|null} 1 for each that does; null: no area, so everywhere
 */
export function placesWithin(places, area) {
  if (!area.length) return null;
  const drawn = drawnIn(area);
  const { left, top, right, bottom } = drawn.box;
  const found = new Uint8Array(places.latitude.length);
  for (let p = 0; p < found.length; p += 1) {
    const at = mercatorY(places.latitude[p]);
    if (!(at >= top && at <= bottom)) continue;
    const here = ((places.longitude[p] + 180) / 360) * WORLD_PX;
    // An area may reach over the 180th meridian.
    for (const turned of [here - WORLD_PX, here, here + WORLD_PX]) {
      if (turned >= left && turned <= right && turnsAround(turned, at, drawn.x, drawn.y)) found[p] = 1;
    }
  }
  for (const p of places.areas ?? []) found[p] = Number(meets(places, p, drawn) ?? found[p]);
  return found;
}

/** Whether an area of the map meets a drawn one; null: nobody knows how far it reaches. @param {Parameters<typeof placesWithin>[0]} places @param {number} p @param {import("./meeting.js").Drawn} drawn */
function meets({ latitude, longitude, boundaries, extentKm }, p, drawn) {
  const outline = boundaries?.get(p);
  if (outline) return meetsOutline(drawn, outline.rings);
  if (!(extentKm && extentKm[p] > 0)) return null;
  const y = mercatorY(latitude[p]);
  const r = Math.abs(y - mercatorY(Math.min(85, latitude[p] + extentKm[p] / KM_A_DEGREE)));
  return meetsCircle(drawn, { x: ((longitude[p] + 180) / 360) * WORLD_PX, y, r });
}
