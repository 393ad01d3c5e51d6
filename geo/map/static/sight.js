// Bringing events and places into sight.

import { coveredByTools } from "./covered.js";
import { MOST_LATITUDE } from "./events.js";
import { TOOLS_PX } from "./labels.js";
import { overlap } from "./room.js";

/** @typedef {import("./room.js").Sides} Sides  pixels of the map's container */
/** @typedef {import("./marks.js").Mark} Mark */

/** Free room around all events, and what must do where they are shown larger for it, or beside the tools. */
const EDGE_PX = 36;
const LEAST_PX = 24;
/** The tools above cover so much; and on a map so low, where they stand in a row. */
const TOOLBAR_PX = 34;
const ROW_PX = 66;
const LOW_PX = 320;
const LOW_TOUCHED_PX = 380;
const CLOSEST_ZOOM = 10;
/** Free room around what one flies to. */
const AROUND_PX = 48;
/** The line of sources below. */
const SOURCES_PX = 18;
/** So much is left between a symbol and the edge of the map, for which the map moves on so far at most. */
const CLEAR_PX = 6;
const MOST_SHIFT_PX = 60;
/** Of the events in sight, so many may be those of symbols that are cut. */
const MOST_CUT = 0.1;
/** Where the map ends. */
const EDGE_LATITUDE = 85.0511;

/**
 * Show all of a box, as close as it fits and rather beside the map's tools.
 * @param {any} L Leaflet @param {any} map @param {any} bounds null: the world @param {number} further zoom levels
 */
function fitInto(L, map, bounds, further) {
  if (!bounds) {
    map.setView([20, 10], 2, { animate: false });
    return;
  }
  const all = L.latLngBounds(toTheEdge(bounds));
  makeRoom(L, map, all);
  const closest = Math.min(CLOSEST_ZOOM, map.getBoundsZoom(all, false, L.point(2 * LEAST_PX, 2 * LEAST_PX)));
  const zoom = Math.max(map.getMinZoom(), closest - further);
  const box = boxAt(L, map, all, zoom);
  const [sight, size] = [map.getSize(), box.getSize()];
  const corner = L.point(beside(sight.x, size.x, TOOLS_PX + EDGE_PX), beside(sight.y, size.y, (topOf(sight) || TOOLBAR_PX) + EDGE_PX));
  map.setView(map.unproject(box.min.subtract(corner).add(sight.divideBy(2)), zoom), zoom, { animate: false });
}

/** With the map's edge, where a symbol stands at it. @param {[number, number][]} bounds @returns {[number, number][]} */
function toTheEdge(bounds) {
  const polar = bounds.filter(([latitude]) => Math.abs(latitude) > MOST_LATITUDE - 1e-3);
  return [...bounds, .../** @type {[number, number][]} */ (polar.map(([latitude, longitude]) => [Math.sign(latitude) * EDGE_LATITUDE, longitude]))];
}

/** What lies as far apart as poles or continents is seen whole from further off than the rest is worth. @param {any} L @param {any} map @param {any} all */
function makeRoom(L, map, all) {
  const { x, y } = map.getSize();
  const isWhole = (/** @type {number} */ zoom) => {
    const size = boxAt(L, map, all, zoom).getSize();
    return size.x <= x - 2 * LEAST_PX && size.y <= y - 2 * LEAST_PX;
  };
  const least = map.getMinZoom();
  let wanted = least;
  while (wanted > 0 && !isWhole(wanted)) wanted -= 1;
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

/** How much of the map a row of tools takes at the top; 0: they stand at the side. @param {{y: number}} size of the map */
function topOf(size) {
  return size.y < (matchMedia("(pointer: coarse)").matches ? LOW_TOUCHED_PX : LOW_PX) ? ROW_PX : 0;
}

/**
 * Show all of a box as `fitInto` does, moved a little or from further off where the map's edge would cut symbols.
 * @param {any} L Leaflet @param {any} map @param {any} bounds null: the world @param {() => Mark[]} symbols  as they stand there
 */
export function fitWhole(L, map, bounds, symbols) {
  fitInto(L, map, bounds, 0);
  if (moveWhole(map, symbols())) return;
  fitInto(L, map, bounds, 1);
  moveWhole(map, symbols());
}

/**
 * Move the map a little where its edge cuts symbols that then stand in it whole.
 * @param {any} map @param {Mark[]} marks @returns {boolean} whether most of what is in sight is whole
 */
function moveWhole(map, marks) {
  const size = map.getSize();
  const top = topOf(size);
  const stretches = (/** @type {"x"|"y"} */ axis) => {
    const corner = map.containerPointToLayerPoint([0, 0])[axis];
    return marks.map((mark) => /** @type {[number, number]} */ ([mark[axis] - corner - mark.r, mark[axis] - corner + mark.r]));
  };
  const by = [shiftOf(stretches("x"), TOOLS_PX, size.x), shiftOf(stretches("y"), top, size.y - SOURCES_PX)];
  if (by.some(Boolean)) map.panBy(by, { animate: false });
  const [x, y] = [stretches("x"), stretches("y")];
  let [all, cut] = [0, 0];
  marks.forEach((mark, i) => {
    if (x[i][1] <= 0 || x[i][0] >= size.x || y[i][1] <= 0 || y[i][0] >= size.y) return;
    all += mark.events;
    if (x[i][0] < 0 || x[i][1] > size.x || y[i][0] < top || y[i][1] > size.y) cut += mark.events;
  });
  return cut <= all * MOST_CUT;
}

/**
 * How far a map is to move on so that its edge cuts none of what it shows, or else less of it; 0 where nothing is cut or all
 * of it finds no room.
 * @param {[number, number][]} stretches pixels along the map @param {number} from where tools end @param {number} to where the map ends
 */
export function shiftOf(stretches, from, to) {
  const first = Math.min(...stretches.map(([start, end]) => (end > 0 ? start : Infinity)));
  const last = Math.max(...stretches.map(([start, end]) => (start < to ? end : -Infinity)));
  if (last > to - CLEAR_PX) return onward(stretches, Math.min(MOST_SHIFT_PX, first - Math.min(from, first)), to);
  return -onward(stretches.map(([start, end]) => [-end, -start]), Math.min(MOST_SHIFT_PX, to - CLEAR_PX - last), 0) || 0;
}

/** What comes into sight on the way is to be whole too, where it can. @param {[number, number][]} stretches @param {number} most @param {number} to */
function onward(stretches, most, to) {
  let by = 0;
  for (;;) {
    const last = Math.max(...stretches.filter(([start]) => start < to + by).map(([, end]) => end));
    const wanted = Math.ceil(last - to + CLEAR_PX);
    if (!(wanted > by) || wanted > most) return by;
    by = wanted;
  }
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
