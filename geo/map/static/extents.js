// Where districts, regions and countries lie, as soft areas under the symbols: by their outlines, else as rough discs.

import { pathOf, turnTo } from "./boundaries.js";
import { KM_A_DEGREE } from "./events.js";

/** Smaller areas would be taken for symbols; larger ones, filled, would cover the map: they have a soft rim alone. */
const SMALLEST_PX = 10;
const LARGEST_SHARE = 0.9;
const RIM_PX = 8;

/** @typedef {{filled: Path2D, rims: Path2D, edges: Path2D, discs: Path2D, chosen: Path2D|null}} Shapes */

/**
 * The areas that have events now. Those whose outline is known have a drawn line; the others a broken one, for they are
 * known to be somewhere about there.
 * @param {CanvasRenderingContext2D} context @param {any} map @param {import("./events.js").Events} events
 * @param {Int32Array} placeTotal  events now @param {import("./theme.js").Theme} theme @param {number} selected
 */
export function drawExtents(context, map, events, placeTotal, theme, selected) {
  const { filled, rims, edges, discs, chosen } = shapesOf(map, events, placeTotal, selected);
  context.fillStyle = context.strokeStyle = theme.text;
  context.lineJoin = "round";
  context.globalAlpha = 0.06;
  context.fill(filled);
  context.lineWidth = RIM_PX;
  context.stroke(rims);
  context.globalAlpha = 0.3;
  context.lineWidth = 1;
  context.stroke(edges);
  context.setLineDash([2, 4]);
  context.stroke(discs);
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

/** @param {any} map @param {import("./events.js").Events} events @param {Int32Array} placeTotal @param {number} selected @returns {Shapes} */
function shapesOf(map, events, placeTotal, selected) {
  const scale = map.getZoomScale(map.getZoom(), 0);
  const origin = map.getPixelOrigin();
  const onMap = (/** @type {number} */ turn) => new DOMMatrix([scale, 0, 0, scale, (turn / 360) * 256 * scale - origin.x, -origin.y]);
  const { x, y } = map.getSize();
  const largest = Math.min(x, y) * LARGEST_SHARE;
  const [filled, rims, edges, discs] = Array.from({ length: 4 }, () => new Path2D());
  let chosen = null;
  for (const p of events.places.areas) {
    if (!placeTotal[p]) continue;
    const outline = events.places.boundaries?.get(p);
    const { path, matrix, wide } = outline ? { path: pathOf(outline), matrix: onMap(turnTo(outline, events.places.longitude[p])), wide: outline.wide * scale } : disc(map, events, p);
    if (p === selected) (chosen = new Path2D()).addPath(path, matrix);
    if (wide < SMALLEST_PX || (!outline && wide > largest)) continue;
    if (!outline) discs.addPath(path, matrix);
    else edges.addPath(path, matrix);
    (wide > largest ? rims : filled).addPath(path, matrix);
  }
  return { filled, rims, edges, discs, chosen };
}

/** A circle that holds an area. @param {any} map @param {import("./events.js").Events} events @param {number} p */
function disc(map, { places }, p) {
  const centre = map.latLngToLayerPoint([places.latitude[p], places.longitude[p]]);
  const edge = map.latLngToLayerPoint([Math.min(85, places.latitude[p] + places.extentKm[p] / KM_A_DEGREE), places.longitude[p]]);
  const r = Math.abs(centre.y - edge.y);
  const path = new Path2D();
  path.arc(centre.x, centre.y, r, 0, 2 * Math.PI);
  return { path, matrix: undefined, wide: 2 * r };
}
