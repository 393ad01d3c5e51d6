// How the events are laid out on a part of the map: found step by step, and kept while nothing changes it.

import { mercatorY } from "./basemap.js";
import { ended, layingOut } from "./clusters.js";
import { symbolPoint } from "./events.js";
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

/** @param {any} map @param {Source} source */
export function layout(map, source) {
  /** @type {{of: Events|null, x: Float64Array, y: Float64Array}} pixels at zoom 0 */
  let world = { of: null, x: new Float64Array(0), y: new Float64Array(0) };
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
      at: (place) => ({ x: world.x[place] * scale, y: world.y[place] * scale }),
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
    const [x, y] = [world.x, world.y].map((values) => values.map((value) => value * scale));
    coming = { of, zoom, where, steps: layingOut(x, y, of.totals, box, { crowded: events.cells, areas: new Set(events.places.areas) }) };
    return coming;
  }

  /** @param {Bounds} bounds @returns {import("./clusters.js").Box} */
  function boxOf({ min, max }) {
    const { x, y } = map.getPixelOrigin();
    return { left: min.x + x, top: min.y + y, right: max.x + x, bottom: max.y + y };
  }
}

/** @param {Events} events */
function project(events) {
  const size = events.places.id.length;
  const found = { of: events, x: new Float64Array(size), y: new Float64Array(size) };
  for (let p = 0; p < size; p += 1) {
    const [latitude, longitude] = symbolPoint(events, p);
    found.x[p] = ((longitude + 180) / 360) * 256;
    found.y[p] = mercatorY(latitude);
  }
  return found;
}
