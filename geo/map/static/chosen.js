// The places that a reader has chosen: one, or all that a symbol was joined of. Pure.

import { boxOf, symbolPoint } from "./events.js";

/** @typedef {import("./events.js").Events} Events */

/** Between ids in one text, as links have them; as in geo/dataset/place_ids.py. */
const BETWEEN = " ";
/** A link carries no longer list; as in geo/web/links.py. */
const LONGEST = 2000;

/** No place at all. @type {ReadonlySet<number>} */
export const NONE = new Set();

/** @param {string[]} ids @returns {string} empty: none */
export function writeIds(ids) {
  return ids.filter(Boolean).join(BETWEEN);
}

/** @param {string} written @returns {string[]} */
export function readIds(written) {
  return written ? written.split(BETWEEN) : [];
}

/** Whether a link can carry them. @param {string[]} ids */
export function fitLink(ids) {
  return ids.every(Boolean) && writeIds(ids).length <= LONGEST;
}

/** Of places by their ids, the indexes of those that are there. @param {Events} events @param {string} written @returns {ReadonlySet<number>} */
export function indexesOf({ places }, written) {
  if (!written) return NONE;
  return new Set(readIds(written).map((id) => places.id.indexOf(id)).filter((place) => place >= 0));
}

/** The one of some places that is chosen; of several the first. @param {number[]} places @param {ReadonlySet<number>} chosen @returns {number|undefined} */
export function chosenOf(places, chosen) {
  return chosen.size ? places.find((place) => chosen.has(place)) : undefined;
}

/** How many events some places have now. @param {ReadonlySet<number>} chosen @param {import("./events.js").Counts} counts */
export function eventsAt(chosen, { placeTotal }) {
  return [...chosen].reduce((sum, place) => sum + placeTotal[place], 0);
}

/** The box that a place fills, or that the symbols of several lie in, south-west and north-east. @param {Events} events @param {ReadonlySet<number>} chosen @returns {[[number, number], [number, number]]|null} null: there are none */
export function boxAround(events, chosen) {
  const boxes = [...chosen].map((place) => (chosen.size > 1 ? [symbolPoint(events, place), symbolPoint(events, place)] : boxOf(events, place)));
  if (!boxes.length) return null;
  const least = (/** @type {0|1} */ axis) => Math.min(...boxes.map(([southWest]) => southWest[axis]));
  const most = (/** @type {0|1} */ axis) => Math.max(...boxes.map(([, northEast]) => northEast[axis]));
  return [[least(0), least(1)], [most(0), most(1)]];
}
