// The symbols of a sight of the map: which stand where, and what each says. Pure.

import { inSquare } from "./clusters.js";
import { AREA, isThere } from "./events.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Counts} Counts
 * @typedef {object} Mark  a symbol as drawn; pixels of the layer
 * @property {number} group      of places, as laid out
 * @property {number} anchor     the place that gives it its name
 * @property {number[]} members  its places that have events now; of a square with very many, the first ones
 * @property {number} others     how many more places there are than the one that names it
 * @property {boolean} crowd     a square where more places have events now than are counted
 * @property {boolean} nameless  one whose first place has none now
 * @property {number} events     now @property {number} uncertain  those whose place is uncertain
 * @property {number} total @property {Int32Array} parts  what sizes the symbol (events, or killed), in all and by type
 * @property {number} x @property {number} y @property {number} r
 * @property {number} inAreas    of its events, those that are known only to an area
 * @property {boolean} area      all are
 *
 * @typedef {object} Sight
 * @property {{x: number, y: number}} origin  of the layer, in pixels of the zoom level
 * @property {ReadonlySet<number>} chosen  the places looked at
 * @property {(place: number) => {x: number, y: number}} at  where a place's symbol stands, in pixels of the zoom level
 * @property {(x: number, y: number) => boolean} isInSight  in pixels of the layer
 */

/** More places than this are not counted in a square. */
const MOST_LOOKED_AT = 60;
/** Between symbols of joined places at least. */
const APART_PX = 2;

/**
 * Symbols within sight, with the counts of the moment; the largest first.
 * @param {Events} events @param {import("./clusters.js").Groups} groups @param {Counts} counts @param {Sight} sight
 * @returns {Mark[]}
 */
export function marksNow(events, groups, counts, sight) {
  const width = events.types.length;
  const { here } = counts;
  const isArea = (/** @type {number} */ p) => AREA.has(events.places.precision[p]);
  const inAreas = eventsInAreas(events, groups, counts);
  /** @type {Mark[]} */
  const marks = [];
  for (let g = 0; g < groups.size; g += 1) {
    const parts = counts.byGroup.subarray(g * width, (g + 1) * width);
    let total = 0;
    for (let t = 0; t < width; t += 1) total += parts[t];
    const now = counts.groupTotal ? counts.groupTotal[g] : total;
    if (!now) continue;
    const members = membersNow(groups, g, counts, sight.chosen);
    const places = here ? members.reduce((sum, p) => sum + here[p], 0) : members.length;
    const isLed = !groups.squares && members[0] === groups.members(g)[0]; // by a settlement, or the area of most
    const anchor = isLed ? members[0] : members.find((p) => !isArea(p)) ?? members[0];
    const isKnown = !groups.squares || isThere(events, counts, anchor);
    const crowd = groups.squares && (places > MOST_LOOKED_AT || !isKnown);
    const nameless = crowd && !(isKnown && anchor === groups.members(g)[0]);
    const at = groups.squares || g >= groups.alone ? { x: groups.x[g], y: groups.y[g] } : sight.at(anchor);
    const [x, y] = [at.x - sight.origin.x, at.y - sight.origin.y];
    if (!sight.isInSight(x, y)) continue;
    marks.push({ group: g, anchor, members, others: places - 1, crowd, nameless, events: now, uncertain: counts.groupUncertain[g], total, parts, x, y,
      r: groups.radius(total), inAreas: inAreas[g], area: inAreas[g] === now });
  }
  if (groups.squares) for (const mark of marks) if (!(mark.group >= groups.alone)) fitSquare(mark, sight.origin);
  marks.sort((a, b) => b.total - a.total);
  if (!groups.squares) keepApart(marks, groups, sight, events);
  return marks;
}

/** Events of each group that are known only to an area. @param {Events} events @param {import("./clusters.js").Groups} groups @param {Counts} counts */
function eventsInAreas({ places }, groups, counts) {
  const found = new Int32Array(groups.size);
  for (const p of places.areas) if (groups.groupOf[p] >= 0) found[groups.groupOf[p]] += counts.placeTotal[p];
  return found;
}

/** Whether some of a symbol's events are known only to an area, but not all. @param {Mark} mark */
export function isMixed({ inAreas, area }) {
  return inAreas > 0 && !area;
}

/** Whether the place is uncertain for at least half of some events. @param {number} uncertain of them @param {number} events */
export function isDoubtful(uncertain, events) {
  return uncertain > 0 && uncertain * 2 >= events;
}

/** How many of a symbol's events are known only to an area, in words; empty: none. @param {Mark} mark */
export function wordsOfAreas({ inAreas, area, events }) {
  if (!inAreas) return "";
  return area ? `${events > 1 ? "all " : ""}known only to an area` : `${inAreas.toLocaleString("en")} of them known only to an area`;
}

/** The symbol nearest to a point, or null. @param {Mark[]} marks @param {{x: number, y: number}} point @param {number} slack pixels beside it */
export function nearest(marks, point, slack) {
  let best = null;
  let least = Infinity;
  for (const mark of marks) {
    const [x, y] = [Math.abs(mark.x - point.x), Math.abs(mark.y - point.y)];
    const distance = (mark.inAreas ? Math.max(x, y) : Math.hypot(x, y)) - mark.r; // of those with areas the corners are drawn too
    if (distance <= slack && distance < least) {
      best = mark;
      least = distance;
    }
  }
  return best;
}

/**
 * Places of a group that have events now; of a square not many more than are named.
 * @param {import("./clusters.js").Groups} groups @param {number} g @param {Counts} counts @param {ReadonlySet<number>} chosen
 */
function membersNow(groups, g, counts, chosen) {
  const all = groups.members(g);
  const members = [];
  for (let i = 0; i < all.length && !(groups.squares && members.length > MOST_LOOKED_AT); i += 1) {
    if (counts.placeTotal[all[i]]) members.push(all[i]);
  }
  // A place looked at is marked even among more places than are listed.
  for (const p of chosen) if (groups.groupOf[p] === g && counts.placeTotal[p] && !members.includes(p)) members.push(p);
  return members;
}

/**
 * Where the place that gives a symbol its position has no events now, another one does, the first at which the symbol lies
 * over no others; if there is none, it stays.
 * @param {Mark[]} marks of joined places, the largest first @param {import("./clusters.js").Groups} groups @param {Sight} sight @param {Events} events
 */
function keepApart(marks, groups, { origin, at }, { places: { precision } }) {
  const isAway = (/** @type {Mark} */ { group, anchor }) => !(group >= groups.alone) && anchor !== groups.members(group)[0];
  const standing = marks.filter((mark) => !isAway(mark)).map(({ x, y, r }) => ({ x, y, r }));
  // Where they may all come to stand, nothing else may.
  const away = marks.filter(isAway).map((mark) => ({ mark, x: groups.x[mark.group] - origin.x, y: groups.y[mark.group] - origin.y, r: mark.r }));
  away.forEach(({ mark, x, y }, i) => {
    const others = [...standing, ...away.slice(i + 1)];
    const isFree = (/** @type {{x: number, y: number}} */ spot) => others.every((other) => (
      (spot.x - other.x) ** 2 + (spot.y - other.y) ** 2 >= (mark.r + other.r + APART_PX) ** 2));
    const alike = mark.members.filter((p) => p !== mark.anchor && AREA.has(precision[p]) === AREA.has(precision[mark.anchor]));
    const spots = [{ x: mark.x, y: mark.y }, ...alike.map(at).map((spot) => ({ x: spot.x - origin.x, y: spot.y - origin.y }))];
    Object.assign(mark, spots.find(isFree) ?? { x, y });
    standing.push({ x: mark.x, y: mark.y, r: mark.r });
  });
}

/** Keep the symbol of a square within. @param {Mark} mark @param {{x: number, y: number}} origin */
function fitSquare(mark, origin) {
  mark.x = inSquare(mark.x + origin.x, mark.r) - origin.x;
  mark.y = inSquare(mark.y + origin.y, mark.r) - origin.y;
}
