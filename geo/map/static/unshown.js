// Why a view does not show an event that is open, what is next to it there, and the view nearest to it that shows it.
// As geo/dataset/unshown.py. Pure.

import { toIso } from "./days.js";
import { UNDATED } from "./events.js";
import { showing } from "./selection.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./page_state.js").Wanted} Wanted
 * @typedef {"types"|"dates"|"exactDays"|"place"|"exactPlaces"|"area"|"words"|"lacking"} Hiding
 * @typedef {{filter: import("./events.js").Filter, places: ReadonlySet<number>|null, lacking: import("./switches.js").Lacking}} Shown
 *   what `selection` goes by; `places`: indexes, null: anywhere
 */

/** @type {import("./events.js").Filter} */
const OPEN = { from: null, to: null, types: null, exactDays: false, exactPlaces: false, within: null };

/** Which filters hide an event. @param {Events} events @param {Shown} shown @param {number} event @returns {Hiding[]} */
export function hiding(events, { filter, places, lacking }, event) {
  const { from, to, types, exactDays, exactPlaces, within } = filter;
  const days = lacking === "undated" && events.start[event] === UNDATED ? {} : { from, to }; // no dates count there
  /** @type {[Hiding, Partial<Shown>][]} */
  const alone = [
    ["types", { filter: { ...OPEN, types } }], ["dates", { filter: { ...OPEN, ...days } }],
    ["exactDays", { filter: { ...OPEN, exactDays } }], ["place", { places }],
    ["exactPlaces", { filter: { ...OPEN, exactPlaces } }], ["area", { filter: { ...OPEN, within } }], ["lacking", { lacking }],
  ];
  const hides = (/** @type {Partial<Shown>} */ one) => !showing(events, one.filter ?? OPEN, one.places ?? null, one.lacking)(event);
  return alone.filter(([, one]) => hides(one)).map(([name]) => name);
}

/** In plain words. @param {Events} events @param {number} event @param {Hiding[]} hidden @param {Shown["lacking"]} lacking */
export function why(events, event, hidden, lacking) {
  const unlocated = events.place[event] < 0 ? "it has no place on the map" : "";
  const said = {
    types: "its type is hidden",
    dates: events.start[event] === UNDATED ? "it has no date" : "it is outside the dates",
    exactDays: events.start[event] === UNDATED ? "it has no date" : "its day is not exact",
    place: unlocated || "it is at another place",
    exactPlaces: unlocated || "its place is not exact",
    area: unlocated || "it is outside the drawn area",
    words: "its report does not hold the words",
    lacking: `only events without a ${lacking === "undated" ? "date" : "place"} are listed`,
  };
  const reasons = [...new Set(hidden.map((name) => said[name]))];
  return [reasons.slice(0, -1).join(", "), ...reasons.slice(-1)].filter(Boolean).join(" and ");
}

/**
 * The events next to one in reading order, among which it need not be itself; undefined: none.
 * @param {Events} events @param {number[]} order newest first, undated last @param {number} event
 * @returns {{later: number|undefined, earlier: number|undefined}}
 */
export function beside(events, order, event) {
  const found = order.indexOf(event);
  const after = order.findIndex((other) => comesAfter(events, other, event));
  const at = found >= 0 ? found : after < 0 ? order.length : after;
  return { later: order[at - 1], earlier: order[found >= 0 ? at + 1 : at] };
}

/** Widen just what hides an event. @template {Wanted} View @param {View} view @param {Events} events @param {number} event @param {Hiding[]} hidden @returns {View} */
export function widened(view, events, event, hidden) {
  const wider = { ...view };
  if (hidden.includes("types")) wider.types = [...(view.types ?? []), events.types[events.type[event]].label];
  if (hidden.includes("exactDays")) wider.exactDays = false;
  if (hidden.includes("exactPlaces")) wider.exactPlaces = false;
  if (hidden.includes("place")) wider.place = "";
  if (hidden.includes("area")) wider.area = "";
  if (hidden.includes("lacking")) wider.lacking = "";
  if (!hidden.includes("dates")) return wider;
  const [first, last] = [events.start[event], events.end[event]];
  if (first === UNDATED) return { ...wider, from: null, to: null };
  if (view.from && toIso(last) < view.from) wider.from = toIso(first);
  if (view.to && toIso(first) > view.to) wider.to = toIso(last);
  return wider;
}

/** By the rule of `newestFirst`. @param {Events} events @param {number} other @param {number} event */
function comesAfter({ start }, other, event) {
  if (start[other] === UNDATED || start[event] === UNDATED) {
    return start[other] === UNDATED && (start[event] !== UNDATED || other > event);
  }
  return start[other] < start[event] || (start[other] === start[event] && other < event);
}
