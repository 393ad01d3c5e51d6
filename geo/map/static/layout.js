// How the events are laid out on a part of the map: found step by step, and kept while nothing changes it.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { GAP_PX, LARGEST_PX, ended, layingOut, mostTogether } from "./clusters.js";
import { AREA, KM_A_DEGREE, symbolPoint } from "./events.js";
import { largeAreas } from "./large_areas.js";
import { marksNow } from "./marks.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./clusters.js").Groups} Groups
 * @typedef {{min: {x: number, y: number}, max: {x: number, y: number}}} Bounds  pixels of the layer
 * @typedef {{events: Events, groups: Groups, counts: import("./events.js").Counts}} Counted
 *
 * @typedef {object} Source  what to lay out, asked anew each time
 * @property {() => Events|null} events
 * @property {(layout: import("./events.js").Layout) => import("./events.js").Counts|null} counts
 * @property {(events: Events) => import("./measure.js").Measure} measure
 * @property {() => ReadonlySet<number>} selected  places
 */

/** So long a frame, and the step that it has begun, may be worked on. */
const A_FRAME_MS = 2;

/**
 * The symbol of an area of which only the middle and the extent are known stands half way up to its rim, and as many
 * pixels above the middle at most: nothing is known to have happened there, and the town that the area is often called
 * after has a symbol of its own, which the two largest leave free.
 */
const MOST_UP_PX = 2 * LARGEST_PX + GAP_PX + 1;

/** @typedef {{of: Events|null, x: Float64Array, y: Float64Array, up: Float64Array}} World  where symbols stand, and how far up at most: pixels at zoom 0 */

/** @param {any} map @param {Source} source */
export function layout(map, source) {
  /** @type {World} */
  let world = { of: null, x: new Float64Array(0), y: new Float64Array(0), up: new Float64Array(0) };
  /** @type {{of: any, zoom: number, where: string, groups: Groups|null}} */
  let laidOut = { of: null, zoom: -1, where: "", groups: null };
  /** Yet to be laid out. @type {{of: any, zoom: number, where: string, steps: Generator<void, Groups, void>}|null} */
  let coming = null;

  return { advance, counted, marks };

  /** Spend a little time on finding which places share a symbol. @param {Bounds} bounds @returns {boolean} whether there is more to do */
  function advance(bounds) {
    const events = source.events();
    if (!events || found(events, bounds)) return false;
    const { steps, ...key } = begun(events, bounds);
    const until = performance.now() + A_FRAME_MS;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    if (step.done) keep(key, step.value);
    return !step.done;
  }

  /** How the events of a part of the map are laid out, and how many there are now; null: there are none. @param {Bounds} bounds @returns {Counted|null} */
  function counted(bounds) {
    const events = source.events();
    if (!events) return null;
    const groups = found(events, bounds) ?? allSteps(events, bounds);
    const counts = source.counts(groups);
    return counts && { events, groups, counts };
  }

  /** The symbols of a part of the map, the largest first. @param {Bounds} bounds */
  function marks(bounds) {
    const now = counted(bounds);
    if (!now) return [];
    const scale = map.getZoomScale(map.getZoom(), 0);
    const { min, max } = bounds;
    return marksNow(now.events, now.groups, now.counts, {
      origin: map.getPixelOrigin(),
      chosen: source.selected(),
      at: (place) => ({ x: world.x[place] * scale, y: heightOf(world, place, scale) }),
      isInSight: (x, y) => x >= min.x && x <= max.x && y >= min.y && y <= max.y,
    });
  }

  /** What was found before: for these events, their measure, this zoom and (where places are many) this part of the map. @param {Events} events @param {Bounds} bounds */
  function found(events, bounds) {
    const { of, zoom, where, groups } = laidOut;
    if (!groups || of !== source.measure(events) || zoom !== map.getZoom()) return null;
    return !groups.partial || where === JSON.stringify(boxOf(bounds)) ? groups : null;
  }

  /** @param {Events} events @param {Bounds} bounds */
  function allSteps(events, bounds) {
    const { steps, ...key } = begun(events, bounds);
    return keep(key, ended(steps));
  }

  /** @param {{of: any, zoom: number, where: string}} key @param {Groups} groups */
  function keep(key, groups) {
    laidOut = { ...key, groups };
    coming = null;
    return groups;
  }

  /** @param {Events} events @param {Bounds} bounds */
  function begun(events, bounds) {
    const zoom = map.getZoom();
    const of = source.measure(events);
    const box = boxOf(bounds);
    const where = JSON.stringify(box);
    if (coming?.of === of && coming.zoom === zoom && coming.where === where) return coming;
    if (world.of !== events) world = project(events);
    const scale = map.getZoomScale(zoom, 0);
    const [x, y] = [world.x.map((value) => value * scale), world.y.map((_, place) => heightOf(world, place, scale))];
    coming = { of, zoom, where, steps: layingOut(x, y, of.totals, box, {
      crowded: events.cells, areas: new Set(events.places.areas), wide: largeAreas(events, scale), most: mostAt(zoom),
    }) };
    return coming;
  }

  /** @param {Bounds} bounds @returns {import("./clusters.js").Box} */
  function boxOf({ min, max }) {
    const { x, y } = map.getPixelOrigin();
    return { left: min.x + x, top: min.y + y, right: max.x + x, bottom: max.y + y };
  }
}

/** What was found before, by zoom level. @type {WeakMap<Int32Array, Map<number, number>>} */
const known = new WeakMap();

/**
 * What the largest symbol at a zoom level stands for, found once. A number of one figure, so that it seldom changes while the
 * map is moved where a server sends the places in sight alone.
 * @param {number} zoom @returns {typeof mostTogether}
 */
function mostAt(zoom) {
  return function* most(x, y, totals) {
    const ofZoom = known.get(totals) ?? new Map();
    known.set(totals, ofZoom);
    if (!ofZoom.has(zoom)) ofZoom.set(zoom, yield* mostTogether(x, y, totals));
    const found = Math.max(1, ofZoom.get(zoom));
    const figure = 10 ** Math.floor(Math.log10(found));
    return Math.ceil(found / figure) * figure;
  };
}

/** In pixels of a zoom level. @param {World} world @param {number} place @param {number} scale from zoom 0 to it */
function heightOf({ y, up }, place, scale) {
  return y[place] * scale - Math.min(MOST_UP_PX, up[place] * scale);
}

/** @param {Events} events @returns {World} */
function project(events) {
  const size = events.places.id.length;
  const { precision, extentKm, boundaries } = events.places;
  const found = { of: events, x: new Float64Array(size), y: new Float64Array(size), up: new Float64Array(size) };
  for (let p = 0; p < size; p += 1) {
    const [latitude, longitude] = symbolPoint(events, p);
    found.x[p] = ((longitude + 180) / 360) * WORLD_PX;
    found.y[p] = mercatorY(latitude);
    if (AREA.has(precision[p]) && !boundaries?.has(p)) found.up[p] = found.y[p] - mercatorY(Math.min(85, latitude + extentKm[p] / 2 / KM_A_DEGREE));
  }
  return found;
}
