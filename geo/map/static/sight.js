// Bringing events and places into sight.

import { TOOLS_PX } from "./labels.js";

/** Free room around all events, and what must do where they are shown larger for it, or beside the tools. */
const EDGE_PX = 36;
const LEAST_PX = 24;
/** The tools above cover so much. */
const TOOLBAR_PX = 34;
const CLOSEST_ZOOM = 10;

/** Show all of a box, as close as it fits and rather beside the map's tools. @param {any} L Leaflet @param {any} map @param {any} bounds null: the world */
export function fitInto(L, map, bounds) {
  if (!bounds) {
    map.setView([20, 10], 2, { animate: false });
    return;
  }
  const zoom = Math.min(CLOSEST_ZOOM, map.getBoundsZoom(bounds, false, L.point(2 * LEAST_PX, 2 * LEAST_PX)));
  const all = L.latLngBounds(bounds);
  const box = L.bounds(map.project(all.getSouthWest(), zoom), map.project(all.getNorthEast(), zoom));
  const [sight, size] = [map.getSize(), box.getSize()];
  const corner = L.point(beside(sight.x, size.x, TOOLS_PX + EDGE_PX), beside(sight.y, size.y, TOOLBAR_PX + EDGE_PX));
  map.setView(map.unproject(box.min.subtract(corner).add(sight.divideBy(2)), zoom), zoom, { animate: false });
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
  const bounds = L.latLngBounds(box);
  if (map.getBounds().pad(-0.1).contains(bounds)) return;
  const zoom = Math.min(map.getZoom(), map.getBoundsZoom(bounds, false, L.point(2 * EDGE_PX, 2 * EDGE_PX)));
  const middle = bounds.getCenter();
  if (zoom === map.getZoom()) map.panTo(middle);
  else map.flyTo(middle, zoom, { duration: 0.5 });
}
