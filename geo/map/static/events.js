// The events as columns: decoding, filtering and counting. Pure: knows nothing of maps or pages.

/**
 * @typedef {{label: string, colour: string, description: string}} EventType
 * @typedef {object} Places
 * @property {string[]} id @property {string[]} name @property {string[]} precision
 * @property {Float64Array} latitude @property {Float64Array} longitude  degrees
 * @property {Float32Array} extentKm
 * @property {Int32Array} total  events at each place
 * @property {number[]} areas    those that are areas
 *
 * @typedef {object} Events
 * @property {string} version
 * @property {EventType[]} types
 * @property {Places} places
 * @property {Int32Array} place  index of the event's place, -1 where it has none
 * @property {Uint8Array} type   index of the event's type
 * @property {Int32Array} start  first day of the period, in days since 1970-01-01; UNDATED where it has none
 * @property {Int32Array} end    last day
 * @property {Uint8Array} coarse 1 where the day is not known exactly
 * @property {boolean} sorted    by start
 * @property {number} longest    days of the longest period
 *
 * @typedef {{from: number|null, to: number|null, types: Set<number>|null}} Filter
 *   Days, both included; null is open. `types` null: all.
 *
 * @typedef {{groupOf: Int32Array, size: number}} Layout
 *   Which symbol each place belongs to, -1 for none, and how many symbols there are.
 *
 * @typedef {object} Counts
 * @property {Int32Array} byGroup    for group g and type t at [g * types.length + t]
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
  const days = (/** @type {Int32Array|(number|null)[]} */ list) =>
    list instanceof Int32Array ? list : Int32Array.from(list, (day) => day ?? UNDATED);
  const place = Int32Array.from(events.place);
  const total = new Int32Array(places.id.length);
  for (let i = 0; i < place.length; i += 1) if (place[i] >= 0) total[place[i]] += 1;
  const start = days(events.start);
  const end = days(events.end);
  let sorted = true;
  let longest = 0;
  for (let i = 0; i < start.length; i += 1) {
    if (i && start[i] < start[i - 1]) sorted = false;
    if (start[i] !== UNDATED) longest = Math.max(longest, end[i] - start[i]);
  }
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
      areas: [...places.id.keys()].filter((p) => AREA.has(places.precision[p])),
    },
    place,
    type: Uint8Array.from(events.type),
    start,
    end,
    coarse: Uint8Array.from(events.coarse),
    sorted,
    longest,
  };
}

/** The layout that has every place by itself. @param {Events} events @returns {Layout} */
export function placeByPlace(events) {
  return { groupOf: Int32Array.from(events.places.id.keys()), size: events.places.id.length };
}

/**
 * Count what a filter shows. An event is within the dates if its period overlaps them.
 * @param {Events} events @param {Filter} filter @param {Layout} layout @returns {Counts}
 */
export function count(events, filter, layout) {
  const width = events.types.length;
  const { groupOf } = layout;
  const byGroup = new Int32Array(layout.size * width);
  const placeTotal = new Int32Array(events.places.id.length);
  const byType = new Int32Array(width);
  const wanted = Uint8Array.from({ length: width }, (_, t) => (filter.types === null || filter.types.has(t) ? 1 : 0));
  const open = filter.from === null && filter.to === null;
  const from = filter.from ?? -UNDATED;
  const to = filter.to ?? UNDATED - 1;
  const [first, last] = candidates(events, open, from, to);
  let shown = 0;
  let unlocated = 0;
  for (let i = first; i < last; i += 1) {
    if (!open && (events.start[i] > to || events.end[i] < from || events.start[i] === UNDATED)) continue;
    const type = events.type[i];
    byType[type] += 1;
    if (!wanted[type]) continue;
    shown += 1;
    const place = events.place[i];
    if (place < 0) unlocated += 1;
    else {
      placeTotal[place] += 1;
      const group = groupOf[place];
      if (group >= 0) byGroup[group * width + type] += 1;
    }
  }
  return { byGroup, placeTotal, byType, shown, unlocated, undated: events.start.length - lowerBound(events, UNDATED) };
}

/**
 * The rows that may be within the dates: where rows are sorted, those far off are not even looked at.
 * @param {Events} events @param {boolean} open @param {number} from @param {number} to @returns {[number, number]}
 */
function candidates(events, open, from, to) {
  if (open || !events.sorted) return [0, events.start.length];
  return [lowerBound(events, from - events.longest), lowerBound(events, to + 1)];
}

/** Rows before the first that starts on a day or later; in unsorted rows, how many start before it. @param {Events} events @param {number} day */
function lowerBound(events, day) {
  if (!events.sorted) return events.start.reduce((sum, start) => sum + Number(start < day), 0);
  let low = 0;
  let high = events.start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events.start[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
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
