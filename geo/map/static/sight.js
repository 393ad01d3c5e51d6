// Bringing events and places into sight.

import { MOST_LATITUDE } from "./events.js";
import { TOOLS_PX } from "./labels.js";
import { calm } from "./moments.js";

/** Free room around all events, and what must do where they are shown larger for it, or beside the tools. */
const EDGE_PX = 36;
const LEAST_PX = 24;
/** The tools above cover so much. */
const TOOLBAR_PX = 34;
const CLOSEST_ZOOM = 10;
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
  const box = L.bounds(map.project(all.getSouthWest(), zoom), map.project(all.getNorthEast(), zoom));
  const [sight, size] = [map.getSize(), box.getSize()];
  const corner = L.point(beside(sight.x, size.x, TOOLS_PX + EDGE_PX), beside(sight.y, size.y, TOOLBAR_PX + EDGE_PX));
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
 * Bring a place into sight: a point nearer to the middle, an area as a whole, from further off where it must be.
 * @param {any} L Leaflet @param {any} map @param {[[number, number], [number, number]]} box south-west and north-east
 */
export function reveal(L, map, box) {
  const bounds = L.latLngBounds(box.map(([latitude, longitude]) => [Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude)), longitude]));
  if (map.getBounds().pad(-0.1).contains(bounds)) return;
  const zoom = Math.min(map.getZoom(), map.getBoundsZoom(bounds, false, L.point(2 * EDGE_PX, 2 * EDGE_PX)));
  const middle = bounds.getCenter();
  if (zoom === map.getZoom()) map.panTo(middle, { animate: !calm() });
  else if (calm()) map.setView(middle, zoom, { animate: false });
  else map.flyTo(middle, zoom, { duration: 0.5 });
}
