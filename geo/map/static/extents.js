// The real extent of districts, regions and countries, as soft discs under the symbols.

import { KM_A_DEGREE } from "./events.js";

/** Smaller discs would be taken for symbols, larger ones would cover the map. */
const SMALLEST_PX = 10;
const LARGEST_SHARE = 0.45;

/**
 * Discs of the areas that have events now, filled once where they overlap; one that would cover most of the map is
 * drawn only for the place looked at.
 * @param {CanvasRenderingContext2D} context @param {any} map @param {import("./events.js").Events} events
 * @param {Int32Array} placeTotal  events now @param {import("./theme.js").Theme} theme @param {number} selected
 */
export function drawExtents(context, map, events, placeTotal, theme, selected) {
  const size = map.getSize();
  const all = new Path2D();
  for (const p of events.places.areas) {
    const km = events.places.extentKm[p];
    if (!placeTotal[p] || km <= 0) continue;
    const latitude = events.places.latitude[p];
    const centre = map.latLngToLayerPoint([latitude, events.places.longitude[p]]);
    const edge = map.latLngToLayerPoint([Math.min(85, latitude + km / KM_A_DEGREE), events.places.longitude[p]]);
    const r = Math.abs(centre.y - edge.y);
    const disc = new Path2D();
    disc.arc(centre.x, centre.y, r, 0, 2 * Math.PI);
    if (p === selected) {
      context.globalAlpha = 0.16;
      context.fillStyle = theme.accent;
      context.fill(disc);
    } else if (r < SMALLEST_PX || r > Math.min(size.x, size.y) * LARGEST_SHARE) continue;
    all.addPath(disc);
  }
  context.globalAlpha = 0.06;
  context.fillStyle = theme.text;
  context.fill(all);
  context.globalAlpha = 0.22;
  context.lineWidth = 1;
  context.setLineDash([2, 4]);
  context.strokeStyle = theme.text;
  context.stroke(all);
  context.setLineDash([]);
  context.globalAlpha = 1;
}
