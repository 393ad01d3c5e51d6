// The events as columns: decoding, filtering and counting. Pure: knows nothing of maps or pages.

import { decodeBoundaries, turnTo } from "./boundaries.js";
import { ANY, ordersOf } from "./exact.js";
import { namesByConvention } from "./naming.js";

/**
 * @typedef {{label: string, colour: string, description: string}} EventType
 * @typedef {object} Places
 * @property {string[]} id @property {string[]} precision
 * @property {string[]} name  as they are called now: one of `names`
 * @property {Record<import("./naming.js").Naming, string[]>} names
 * @property {Float64Array} latitude @property {Float64Array} longitude  degrees
 * @property {Float32Array} extentKm
 * @property {Int32Array} total  events at each place
 * @property {number[]} areas    those that are areas
 * @property {Map<number, import("./boundaries.js").Boundary>} [boundaries]  of those that one is known of
 * @property {Int32Array} [held]   of cells counted by the server, how many places each has
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
 * @property {Uint8Array} uncertain  1 where it may well be another place
 * @property {ArrayLike<number>} killed @property {ArrayLike<number>} reports  how many; 0 killed where nothing is said
 * @property {Int32Array} byStart  rows in the order of their first day, undated ones last
 * @property {Int32Array} byEnd    rows in the order of their last day
 * @property {number} undated      how many have no date
 * @property {Int32Array|null} weight  how many events a row stands for; null: each for itself
 * @property {number} everything   how many events there are in all, these and others
 * @property {string[]} present  labels of the types that all those have
 * @property {{first: number, last: number}|null} days  that all those span; null: none has a date
 * @property {boolean} [cells]      the places are small cells of the map, which the server has counted
 *
 * @typedef {{from: number|null, to: number|null, types: Set<number>|null, exactDays: boolean, exactPlaces: boolean,
 *            within?: Uint8Array|null}} Filter
 *   Days, both included; null is open. `types` null: all. `within`: 1 for each place that counts; null: everywhere.
 *
 * @typedef {{groupOf: Int32Array, size: number, grains?: import("./grains.js").Grains}} Layout
 *   Which symbol each place belongs to, -1 for none, and how many symbols there are.
 *
 * @typedef {object} Counts
 * @property {Int32Array} byGroup    weights, for group g and type t at [g * types.length + t]
 * @property {Int32Array|null} groupTotal  events of each group; null where each weighs one
 * @property {Int32Array} groupUncertain   of them, those whose place is uncertain
 * @property {Int32Array} byGrain    events, for grain g and type t at [g * types.length + t]; empty without grains
 * @property {Int32Array} placeTotal for place p
 * @property {ArrayLike<number>} [here]  of cells counted by the server, how many places of each have events now
 * @property {Int32Array} byType     within the dates, whatever types are shown: what a legend says
 * @property {number} shown
 * @property {number} unlocated      shown, but without a place
 * @property {number} undated        in all; shown only while no dates are asked for
 * @property {number} undatedWanted  of the types shown, whatever the dates
 */

/** Geo precisions that are areas: drawn with their extent, never as a dot among dots. */
export const AREA = new Set(["district", "region", "country"]);

export const KM_A_DEGREE = 111.2;
/** Symbols nearer to a pole would lie beyond the map's edge; as in geo/dataset/ground.py. */
export const MOST_LATITUDE = 84;

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
  let undated = 0;
  for (let i = 0; i < start.length; i += 1) undated += Number(start[i] === UNDATED);
  return {
    version: columns.version,
    types: columns.types,
    places: {
      id: places.id,
      name: places.name,
      names: namesByConvention(places.name, places.names),
      latitude: Float64Array.from(places.latitude),
      longitude: Float64Array.from(places.longitude),
      precision: places.precision,
      extentKm: Float32Array.from(places.extent_km),
      total,
      areas: [...places.id.keys()].filter((p) => AREA.has(places.precision[p])),
      boundaries: decodeBoundaries(places.boundaries),
    },
    place,
    type: Uint8Array.from(events.type),
    start,
    end,
    coarse: Uint8Array.from(events.coarse),
    uncertain: Uint8Array.from(events.uncertain ?? new Uint8Array(place.length)),
    killed: events.killed ?? new Uint8Array(place.length),
    reports: events.reports ?? new Uint8Array(place.length).fill(1),
    byStart: orderOf(start),
    byEnd: orderOf(end),
    undated,
    weight: events.weight ?? null,
    everything: columns.everything,
    present: columns.present,
    days: columns.days && { first: columns.days[0], last: columns.days[1] },
  };
}

/**
 * Whether a place has events now. A cell that the server has counted is named after the first of its places, of which
 * this is known only while all of them have.
 * @param {Events} events @param {Counts} counts @param {number} p
 */
export function isThere({ places: { held } }, { here, placeTotal }, p) {
  return placeTotal[p] > 0 && (!held || !here || here[p] === held[p]);
}

/** The layout that has every place by itself. @param {Events} events @returns {Layout} */
export function placeByPlace(events) {
  return { groupOf: Int32Array.from(events.places.id.keys()), size: events.places.id.length };
}

/**
 * Count what a filter shows, and go on counting as its dates move. An event is within the dates if its period overlaps
 * them: if it starts by the last day, without those that end before the first. So the counts follow a moved date by the
 * events between the old day and the new one, however many there are in all.
 * @param {Events} events @param {Set<number>|null} types @param {Layout} layout
 * @param {{within?: Uint8Array|null, exact?: import("./exact.js").Exact, weights?: ArrayLike<number>|null}} [by]
 *   `within`: 1 for each place that counts; null: everywhere, unlocated events too. `weights` of the events in symbols;
 *   null: one each
 */
export function counter(events, types, layout, { within = null, exact = ANY, weights = null } = {}) {
  const width = events.types.length;
  const places = events.places.id.length;
  const { place, type, start, end, uncertain } = events;
  const { byStart, byEnd, undated: withoutDate } = ordersOf(events, exact);
  const byPlace = new Int32Array(places * width);
  const weightByPlace = weights && new Int32Array(places * width);
  const placeTotal = new Int32Array(places);
  const placeUncertain = new Int32Array(places);
  let groups = grouped();
  const byType = new Int32Array(width);
  const wanted = Uint8Array.from({ length: width }, (_, t) => (types === null || types.has(t) ? 1 : 0));
  const dated = byStart.length - withoutDate;
  let undatedWanted = 0;
  for (const i of byStart.subarray(dated)) if (!within || within[place[i]]) undatedWanted += wanted[type[i]];
  let shown = 0;
  let unlocated = 0;
  let started = 0; // so many of byStart are counted
  let ended = 0; // so many of byEnd are not, for they are over
  let undated = 0; // so many of those after the dated ones are counted

  /** @param {Int32Array} order @param {number} from @param {number} to @param {number} sign */
  function apply(order, from, to, sign) {
    const { groupOf, grainOf, byGroup, groupTotal, groupUncertain, byGrain } = groups;
    for (let k = from; k < to; k += 1) {
      const i = order[k];
      const t = type[i];
      const p = place[i];
      if (within && (p < 0 || !within[p])) continue;
      byType[t] += sign;
      if (!wanted[t]) continue;
      shown += sign;
      if (p < 0) unlocated += sign;
      else {
        const weight = weights ? sign * weights[i] : sign;
        placeTotal[p] += sign;
        byPlace[p * width + t] += sign;
        if (weightByPlace) weightByPlace[p * width + t] += weight;
        if (uncertain[i]) placeUncertain[p] += sign;
        const g = groupOf[p];
        if (g < 0) continue;
        byGroup[g * width + t] += weight;
        if (groupTotal) groupTotal[g] += sign;
        if (uncertain[i]) groupUncertain[g] += sign;
        const grain = grainOf ? grainOf[p] : -1;
        if (grain >= 0) byGrain[grain * width + t] += sign;
      }
    }
  }

  /** Counts by the groups of the layout, from those by place. */
  function grouped() {
    const found = {
      groupOf: layout.groupOf, grainOf: layout.grains?.grainOf ?? null,
      byGroup: new Int32Array(layout.size * width), groupTotal: weights && new Int32Array(layout.size),
      groupUncertain: new Int32Array(layout.size), byGrain: new Int32Array((layout.grains?.x.length ?? 0) * width),
    };
    for (let p = 0; p < places; p += 1) {
      const g = found.groupOf[p];
      if (g < 0 || !placeTotal[p]) continue;
      if (found.groupTotal) found.groupTotal[g] += placeTotal[p];
      found.groupUncertain[g] += placeUncertain[p];
      const grain = found.grainOf ? found.grainOf[p] : -1;
      for (let t = 0; t < width; t += 1) {
        found.byGroup[g * width + t] += (weightByPlace ?? byPlace)[p * width + t];
        if (grain >= 0) found.byGrain[grain * width + t] += byPlace[p * width + t];
      }
    }
    return found;
  }

  /** @param {Int32Array} order @param {number} was @param {number} is @param {number} sign */
  function move(order, was, is, sign) {
    if (is > was) apply(order, was, is, sign);
    else apply(order, is, was, -sign);
    return is;
  }

  return {
    /** @param {number|null} from @param {number|null} to days; null: open @returns {Counts} */
    moveTo(from, to) {
      const open = from === null && to === null;
      started = move(byStart, started, to === null ? dated : firstAfter(byStart, start, to, dated), 1);
      ended = move(byEnd, ended, from === null ? 0 : firstAfter(byEnd, end, from - 1, dated), -1);
      undated = move(byStart.subarray(dated), undated, open ? withoutDate : 0, 1);
      const { byGroup, groupTotal, groupUncertain, byGrain } = groups;
      return { byGroup, groupTotal, groupUncertain, byGrain, placeTotal, byType, shown, unlocated, undated: withoutDate, undatedWanted };
    },
    /** Count by other groups from now on. @param {Layout} other */
    layOut(other) {
      layout = other;
      groups = grouped();
    },
  };
}

/**
 * How many of the first `length` rows of an order have a day up to this one.
 * @param {Int32Array} order @param {Int32Array} days @param {number} day @param {number} length
 */
function firstAfter(order, days, day, length) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[order[middle]] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows in the order of their days, undated ones last. @param {Int32Array} days @returns {Int32Array} */
function orderOf(days) {
  let least = Infinity;
  let most = -Infinity;
  let sorted = true;
  for (let i = 0; i < days.length; i += 1) {
    if (i && days[i] < days[i - 1]) sorted = false;
    if (days[i] === UNDATED) continue;
    if (days[i] < least) least = days[i];
    if (days[i] > most) most = days[i];
  }
  if (sorted) return Int32Array.from(days.keys());
  const span = Math.max(0, most - least + 1);
  const next = new Int32Array(span + 2); // a slot a day, one for the undated
  const slot = (/** @type {number} */ day) => (day === UNDATED ? span : day - least);
  for (let i = 0; i < days.length; i += 1) next[slot(days[i]) + 1] += 1;
  for (let d = 0; d <= span; d += 1) next[d + 1] += next[d];
  const order = new Int32Array(days.length);
  for (let i = 0; i < days.length; i += 1) order[next[slot(days[i])]++] = i;
  return order;
}

/**
 * What a place's symbol stands for: a settlement's point, a point within an area's outline, or the middle of an area of
 * which no outline is known (there layout.js moves it aside).
 * @param {Events} events @param {number} place @returns {[number, number]} latitude and longitude
 */
export function symbolPoint(events, place) {
  const { latitude, longitude, boundaries } = events.places;
  const outline = boundaries?.get(place);
  if (outline) return [outline.latitude, outline.longitude + turnTo(outline, longitude[place])];
  return [Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude[place])), longitude[place]];
}

/** The box that a place fills, south-west and north-east; of a point both are the same. @param {Events} events @param {number} place @returns {[[number, number], [number, number]]} */
export function boxOf(events, place) {
  const { latitude, longitude, precision, extentKm, boundaries } = events.places;
  const outline = boundaries?.get(place);
  if (outline) {
    const [[south, west], [north, east]] = outline.box;
    const turn = turnTo(outline, longitude[place]);
    return [[south, west + turn], [north, east + turn]];
  }
  const high = AREA.has(precision[place]) ? extentKm[place] / KM_A_DEGREE : 0;
  const wide = high / Math.max(0.1, Math.cos((latitude[place] * Math.PI) / 180));
  return [[latitude[place] - high, longitude[place] - wide], [latitude[place] + high, longitude[place] + wide]];
}
