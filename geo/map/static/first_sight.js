// Where a map begins that nobody has told where to look. Pure; as geo/dataset/first_sight.py.

import { symbolPoint } from "./events.js";

/** Of the events, this share decides what counts as near. */
const CORE_SHARE = 0.8;
/** A wider box is taken while it is at most this many times as wide as the core's. */
const STRETCH = 3;

/**
 * The box that holds most of the events: far-away ones (a capital where something was signed) do not widen it. Without any
 * it is that of the places.
 * @param {import("./events.js").Events} events
 * @returns {[[number, number], [number, number]] | null} south-west and north-east, degrees; null without places
 */
export function denseBounds(events) {
  const there = events.place.filter((place) => place >= 0);
  const located = there.length ? there : Int32Array.from(events.places.id.keys());
  if (!located.length) return null;
  const points = events.places.id.map((_, place) => symbolPoint(events, place));
  const [latitudes, longitudes] = [0, 1].map((k) => Float64Array.from(located, (place) => points[place][k]).sort());
  const box = (/** @type {number} */ share, reach = middle) => {
    const [south, north] = reach(latitudes, share);
    const [west, east] = reach(longitudes, share);
    return { south, north, west, east, across: Math.hypot(north - south, east - west) };
  };
  const core = box(CORE_SHARE, narrowest);
  const chosen = [1, 0.98, 0.96, 0.93, 0.9, 0.85].map((share) => box(share)).find((b) => b.across <= STRETCH * core.across) ?? core;
  return [[chosen.south, chosen.west], [chosen.north, chosen.east]];
}

/** Without as many at either end. @param {Float64Array} sorted @param {number} share */
function middle(sorted, share) {
  const cut = Math.floor((sorted.length * (1 - share)) / 2);
  return [sorted[cut], sorted[sorted.length - 1 - cut]];
}

/** Where a share of some numbers lie nearest to each other: what is far away may all be on one side. @param {Float64Array} sorted @param {number} share */
function narrowest(sorted, share) {
  const cut = 2 * Math.floor((sorted.length * (1 - share)) / 2);
  const last = sorted.length - 1 - cut;
  let from = 0;
  for (let i = 1; i <= cut; i += 1) if (sorted[last + i] - sorted[i] < sorted[last + from] - sorted[from]) from = i;
  return [sorted[from], sorted[last + from]];
}
