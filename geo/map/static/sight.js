// Bringing events and places into sight.

import { TOOLS_PX } from "./labels.js";
import { calm } from "./moments.js";

/** Free room around all events. */
const EDGE_PX = 36;
const CLOSEST_ZOOM = 10;

/** Show all of a box, beside the map's tools. @param {any} L Leaflet @param {any} map @param {any} bounds null: the world */
export function fitInto(L, map, bounds) {
  if (!bounds) {
    map.setView([20, 10], 2, { animate: false });
    return;
  }
  const zoom = (/** @type {number} */ left) => map.getBoundsZoom(bounds, false, L.point(left + EDGE_PX, 2 * EDGE_PX));
  // What the tools cover is left free, unless the events would be shown smaller for it.
  const left = zoom(TOOLS_PX) === zoom(EDGE_PX) ? TOOLS_PX : EDGE_PX;
  map.fitBounds(bounds, { paddingTopLeft: [left, EDGE_PX], paddingBottomRight: [EDGE_PX, EDGE_PX], maxZoom: CLOSEST_ZOOM, animate: false });
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
  if (zoom === map.getZoom()) map.panTo(middle, { animate: !calm() });
  else if (calm()) map.setView(middle, zoom, { animate: false });
  else map.flyTo(middle, zoom, { duration: 0.5 });
}
