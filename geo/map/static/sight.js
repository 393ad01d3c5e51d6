// Bringing events and places into sight.

import { coveredByTools } from "./covered.js";
import { MOST_LATITUDE } from "./events.js";
import { TOOLS_PX } from "./labels.js";
import { overlap } from "./room.js";

/** @typedef {import("./room.js").Sides} Sides  pixels of the map's container */

/** Free room around all events, and what must do where they are shown larger for it, or beside the tools. */
const EDGE_PX = 36;
const LEAST_PX = 24;
/** The tools above cover so much; and on a map so low, where they stand in a row. */
const TOOLBAR_PX = 34;
const ROW_PX = 66;
const LOW_PX = 320;
const CLOSEST_ZOOM = 10;
/** Free room around what one flies to. */
const AROUND_PX = 48;
/** Where the map ends. */
const EDGE_LATITUDE = 85.0511;

/** Show all of a box, as close as it fits and rather beside the map's tools. @param {any} L Leaflet @param {any} map @param {any} bounds null: the world */
export function fitInto(L, map, bounds) {
  if (!bounds) {
    map.setView([20, 10], 2, { animate: false });
    return;
  }
  const all = L.latLngBounds(toTheEdge(bounds));
  if (all.getNorth() >= MOST_LATITUDE || all.getSouth() <= -MOST_LATITUDE) makeRoom(map, all);
  const zoom = Math.min(CLOSEST_ZOOM, map.getBoundsZoom(all, false, L.point(2 * LEAST_PX, 2 * LEAST_PX)));
  const box = boxAt(L, map, all, zoom);
  const [sight, size] = [map.getSize(), box.getSize()];
  const corner = L.point(beside(sight.x, size.x, TOOLS_PX + EDGE_PX), beside(sight.y, size.y, (sight.y < LOW_PX ? ROW_PX : TOOLBAR_PX) + EDGE_PX));
  map.setView(map.unproject(box.min.subtract(corner).add(sight.divideBy(2)), zoom), zoom, { animate: false });
}

/** With the map's edge, where a symbol stands at it. @param {[number, number][]} bounds @returns {[number, number][]} */
function toTheEdge(bounds) {
  const polar = bounds.filter(([latitude]) => Math.abs(latitude) > MOST_LATITUDE - 1e-3);
  return [...bounds, .../** @type {[number, number][]} */ (polar.map(([latitude, longitude]) => [Math.sign(latitude) * EDGE_LATITUDE, longitude]))];
}

/** The whole height of the world is seen from further off than the rest of it is worth. @param {any} map @param {any} all */
function makeRoom(map, all) {
  const free = map.getSize().y - 2 * LEAST_PX;
  const tall = (/** @type {number} */ zoom) => map.project(all.getSouthWest(), zoom).y - map.project(all.getNorthEast(), zoom).y;
  const least = map.getMinZoom();
  let wanted = least;
  while (wanted > 0 && tall(wanted) > free) wanted -= 1;
  if (wanted < least) map.setMinZoom(wanted);
}

/**
 * Where what is shown begins: in the middle of what tools leave free, or as far from them as there is room.
 * @param {number} all pixels @param {number} shown @param {number} tools what they and a symbol beside them take @returns {number}
 */
export function beside(all, shown, tools) {
  const free = all - shown;
  return free >= tools + EDGE_PX ? (free + tools - EDGE_PX) / 2 : Math.max(free / 2, Math.min(tools, free - LEAST_PX));
}

/**
 * Bring a place into sight, where no tool covers it: a point nearer to the middle, an area as a whole, from further off
 * where it must be.
 * @param {any} L Leaflet @param {any} map @param {[[number, number], [number, number]]} box south-west and north-east
 */
export function reveal(L, map, box) {
  const bounds = L.latLngBounds(box.map(([latitude, longitude]) => [Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude)), longitude]));
  if (isSeen(L, map, bounds)) return;
  const size = map.getSize();
  const { left, top, right, bottom } = freeOf(size, coveredByTools(map));
  const room = [right - left, bottom - top].map((free) => free - 2 * Math.min(EDGE_PX, free / 4));
  flyInto(L, map, bounds, { most: Math.min(map.getZoom(), map.getBoundsZoom(bounds, false, size.subtract(room))), seconds: 0.5 });
}

/** Where maps are on their way to, and until when. @type {WeakMap<any, {again: () => void, until: number}>} */
const ways = new WeakMap();

/**
 * Fly to a box, as close as all of it fits on the map and as far beside its tools as there is room.
 * @param {any} L Leaflet @param {any} map @param {any} bounds
 * @param {{most: number, seconds: number}} how  the closest zoom level; a mere pan takes Leaflet's own time
 */
export function flyInto(L, map, bounds, { most, seconds }) {
  const size = map.getSize();
  const zoom = Math.min(most, map.getBoundsZoom(bounds, false, L.point(2 * AROUND_PX, 2 * AROUND_PX)));
  const { min, max } = boxAt(L, map, bounds, zoom);
  const { left, top, right, bottom } = freeOf(size, coveredByTools(map));
  const corner = L.point(between(size.x, max.x - min.x, left, right), between(size.y, max.y - min.y, top, bottom));
  const middle = map.unproject(min.subtract(corner).add(size.divideBy(2)).round(), zoom); // the same however exact the box is
  ways.set(map, { again: () => flyInto(L, map, bounds, { most, seconds }), until: performance.now() + 1000 * seconds });
  if (zoom === map.getZoom()) map.panTo(middle);
  else map.flyTo(middle, zoom, { duration: seconds });
}

/** Whether a map is on its way somewhere; it then goes there as fits the size that it has now. @param {any} map */
export function flyOn(map) {
  const way = ways.get(map);
  ways.delete(map);
  if (!way || performance.now() > way.until) return false;
  way.again();
  return true;
}

/**
 * Where what is shown begins: in the middle of what is free, or as near to that as leaves all of it on the map.
 * @param {number} all pixels @param {number} shown @param {number} from of what is free @param {number} to @returns {number}
 */
function between(all, shown, from, to) {
  const least = Math.min(LEAST_PX, (all - shown) / 2);
  return Math.max(least, Math.min(all - shown - least, (from + to - shown) / 2));
}

/** Whether all of a box is on the map and no tool over it, nor near. @param {any} L @param {any} map @param {any} bounds */
function isSeen(L, map, bounds) {
  if (!map.getBounds().pad(-0.1).contains(bounds)) return false;
  const corner = map.getPixelBounds().min;
  const { min, max } = boxAt(L, map, bounds, map.getZoom());
  const box = {
    left: min.x - corner.x - LEAST_PX, top: min.y - corner.y - LEAST_PX, right: max.x - corner.x + LEAST_PX, bottom: max.y - corner.y + LEAST_PX,
  };
  return !coveredByTools(map).some((tool) => overlap(box, tool));
}

/** In pixels of the world at a zoom level. @param {any} L @param {any} map @param {any} bounds @param {number} zoom */
function boxAt(L, map, bounds, zoom) {
  return L.bounds(map.project(bounds.getSouthWest(), zoom), map.project(bounds.getNorthEast(), zoom));
}

/**
 * The largest part of the map that no tool covers. Pure.
 * @param {{x: number, y: number}} size of the map @param {Sides[]} tools @returns {Sides}
 */
export function freeOf(size, tools) {
  const all = { left: 0, top: 0, right: size.x, bottom: size.y };
  let [best, most] = [all, 0];
  for (const left of [0, ...tools.map((tool) => tool.right)]) {
    for (const right of [size.x, ...tools.map((tool) => tool.left)]) {
      if (right <= left) continue;
      // Between these two sides it reaches from one tool that is there to the next.
      const inTheWay = tools.filter((tool) => tool.left < right && tool.right > left).sort((a, b) => a.top - b.top);
      let top = 0;
      for (const tool of [...inTheWay, { top: size.y, bottom: size.y }]) {
        const area = (right - left) * (tool.top - top);
        if (area > most) [best, most] = [{ left, top, right, bottom: tool.top }, area];
        top = Math.max(top, tool.bottom);
      }
    }
  }
  return best;
}
