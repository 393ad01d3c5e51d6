// The events as columns: decoding, filtering and counting. Pure: knows nothing of maps or pages.

/**
 * @typedef {{label: string, colour: string, description: string}} EventType
 * @typedef {object} Events
 * @property {string} version
 * @property {EventType[]} types
 * @property {{id: string[], name: string[], latitude: Float64Array, longitude: Float64Array, precision: string[],
 *             extentKm: Float32Array, total: Int32Array}} places
 * @property {string[]} id
 * @property {Int32Array} place  index of the event's place, -1 where it has none
 * @property {Uint8Array} type   index of the event's type
 * @property {Int32Array} start  first day of the period, in days since 1970-01-01; UNDATED where it has none
 * @property {Int32Array} end    last day
 * @property {Uint8Array} coarse 1 where the day is not known exactly
 *
 * @typedef {{from: number|null, to: number|null, types: Set<number>|null}} Filter
 *   Days, both included; null is open. `types` null: all.
 *
 * @typedef {object} Counts
 * @property {Int32Array} byPlace    for place p and type t at [p * types.length + t]
 * @property {Int32Array} placeTotal for place p
 * @property {Int32Array} byType     within the dates, whatever types are shown: what a legend says
 * @property {number} shown
 * @property {number} unlocated      shown, but without a place
 * @property {number} undated        in all; shown only while no dates are asked for
 */

/** Geo precisions that are areas: drawn with their extent, never as a dot among dots. */
export const AREA = new Set(["district", "region", "country"]);

export const KM_A_DEGREE = 111.2;

/** Stands for "no date": later than any day a calendar holds. */
export const UNDATED = 0x7fffffff;

/** @param {any} columns what the layer route answers @returns {Events} */
export function decode(columns) {
  const { places, events } = columns;
  const days = (/** @type {(number|null)[]} */ list) => Int32Array.from(list, (day) => (day === null ? UNDATED : day));
  const total = new Int32Array(places.id.length);
  for (const place of events.place) if (place >= 0) total[place] += 1;
  return {
    version: columns.version,
    types: columns.types,
    places: {
      id: places.id,
      name: places.name,
      latitude: Float64Array.from(places.latitude),
      longitude: Float64Array.from(places.longitude),
      precision: places.precision,
      extentKm: Float32Array.from(places.extent_km),
      total,
    },
    id: events.id,
    place: Int32Array.from(events.place),
    type: Uint8Array.from(events.type),
    start: days(events.start),
    end: days(events.end),
    coarse: Uint8Array.from(events.coarse),
  };
}

/**
 * Count what a filter shows. An event is within the dates if its period overlaps them.
 * @param {Events} events @param {Filter} filter @returns {Counts}
 */
export function count(events, filter) {
  const width = events.types.length;
  const byPlace = new Int32Array(events.places.id.length * width);
  const placeTotal = new Int32Array(events.places.id.length);
  const byType = new Int32Array(width);
  const wanted = Uint8Array.from({ length: width }, (_, t) => (filter.types === null || filter.types.has(t) ? 1 : 0));
  const open = filter.from === null && filter.to === null;
  const from = filter.from ?? -UNDATED;
  const to = filter.to ?? UNDATED - 1;
  let shown = 0;
  let unlocated = 0;
  let undated = 0;
  for (let i = 0; i < events.id.length; i += 1) {
    const start = events.start[i];
    if (start === UNDATED) {
      undated += 1;
      if (!open) continue;
    } else if (start > to || events.end[i] < from) continue;
    const type = events.type[i];
    byType[type] += 1;
    if (!wanted[type]) continue;
    shown += 1;
    const place = events.place[i];
    if (place < 0) unlocated += 1;
    else {
      byPlace[place * width + type] += 1;
      placeTotal[place] += 1;
    }
  }
  return { byPlace, placeTotal, byType, shown, unlocated, undated };
}

/**
 * Where a place's symbol stands: a settlement's at its point, an area's on the northern rim of its extent, for nothing
 * is known to have happened at its centre.
 * @param {Events} events @param {number} place @returns {[number, number]} latitude and longitude
 */
export function symbolPoint(events, place) {
  const { latitude, longitude, precision, extentKm } = events.places;
  const up = AREA.has(precision[place]) ? extentKm[place] / KM_A_DEGREE : 0;
  return [Math.min(84, latitude[place] + up), longitude[place]];
}

/** Of the events, this share decides what counts as near. */
const CORE_SHARE = 0.8;
/** A wider box is taken while it is at most this many times as wide as the core's. */
const STRETCH = 2.5;

/**
 * The box that holds most of the events: far-away ones (a capital where something was signed) do not widen it.
 * @param {Events} events
 * @returns {[[number, number], [number, number]] | null} south-west and north-east, degrees; null without places
 */
export function denseBounds(events) {
  const located = events.place.filter((place) => place >= 0);
  if (!located.length) return null;
  const latitudes = Float64Array.from(located, (place) => events.places.latitude[place]).sort();
  const longitudes = Float64Array.from(located, (place) => events.places.longitude[place]).sort();
  const middle = (/** @type {Float64Array} */ sorted, /** @type {number} */ share) => {
    const cut = Math.floor((sorted.length * (1 - share)) / 2);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const box = (/** @type {number} */ share) => {
    const [south, north] = middle(latitudes, share);
    const [west, east] = middle(longitudes, share);
    return { south, north, west, east, across: Math.hypot(north - south, east - west) };
  };
  const core = box(CORE_SHARE);
  const chosen = [1, 0.98, 0.96, 0.93, 0.9, 0.85].map(box).find((b) => b.across <= STRETCH * core.across) ?? core;
  return [[chosen.south, chosen.west], [chosen.north, chosen.east]];
}
