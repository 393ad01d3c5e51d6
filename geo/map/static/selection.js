// Which events are read beside the map, and in which order. Pure.

import { UNDATED } from "./events.js";
import { isExact } from "./exact.js";
import { isolated } from "./naming.js";

/** @typedef {import("./events.js").Events} Events */

/**
 * The events within dates and a drawn area, of some types, at some places: by the same rules as the map's counts.
 * @param {Events} events @param {import("./events.js").Filter} filter @param {ReadonlySet<number>|null} places indexes; null: anywhere
 * @param {import("./switches.js").Lacking} [lacking] only those without a date, whatever the dates, or without a place
 * @returns {number[]} indexes
 */
export function selection(events, filter, places, lacking = "") {
  const shows = showing(events, filter, places, lacking);
  const found = [];
  for (let i = 0; i < events.start.length; i += 1) if (shows(i)) found.push(i);
  return found;
}

/** Tells of an event whether it is in such a selection. @type {(...which: Parameters<typeof selection>) => (event: number) => boolean} */
export function showing(events, filter, places, lacking = "") {
  const exact = isExact(events, { days: filter.exactDays, places: filter.exactPlaces });
  const open = filter.from === null && filter.to === null;
  const from = filter.from ?? -Infinity;
  const to = filter.to ?? Infinity;
  return (i) => {
    if (places && !places.has(events.place[i])) return false;
    if (filter.types && !filter.types.has(events.type[i])) return false;
    if (filter.within && !filter.within[events.place[i]]) return false;
    if (!exact(i) || (lacking === "unlocated" && events.place[i] >= 0)) return false;
    const undated = events.start[i] === UNDATED;
    return lacking === "undated" ? undated : undated ? open : events.start[i] <= to && events.end[i] >= from;
  };
}

/** In reading order: newest first, undated last. @param {Events} events @param {number[]} found ascending */
export function newestFirst(events, found) {
  const dated = found.filter((i) => events.start[i] !== UNDATED);
  const undated = found.filter((i) => events.start[i] === UNDATED);
  return [...dated.sort((a, b) => events.start[b] - events.start[a] || b - a), ...undated];
}

/**
 * What a selection holds, in words: of those that its dates hide for want of a date, nothing.
 * @param {Events} events @param {number[]} found @param {number} all  events that there are
 * @param {string} [words]  that the reports of all of them hold; empty: whatever @param {import("./switches.js").Lacking} [lacking] @returns {string}
 */
export function summary(events, found, all, words = "", lacking = "") {
  const [places, lost, undated] = [new Set(found.map((i) => events.place[i])), ...lackingIn(events, found)];
  places.delete(-1);
  const holding = words && ` whose report holds “${isolated(words)}”`;
  if (lacking) {
    const said = lacking === "undated" ? plural(found.length, "undated event") : `${plural(found.length, "event")} not located`;
    return [said + holding, ...(lacking === "undated" ? [plural(places.size, "place")] : [])].join(" · ");
  }
  const parts = [
    `${found.length === all ? "" : `${found.length.toLocaleString("en")} of `}${plural(all, "event")}${holding}`,
    plural(places.size, "place"),
  ];
  if (lost) parts.push(`${lost.toLocaleString("en")} not located`);
  if (undated) parts.push(`${undated.toLocaleString("en")} undated`);
  return parts.join(" · ");
}

/** How many of them have no place, and how many no date. @param {Events} events @param {number[]} found */
function lackingIn(events, found) {
  return [found.filter((i) => events.place[i] < 0).length, found.filter((i) => events.start[i] === UNDATED).length];
}

/** @param {number} n @param {string} noun */
export function plural(n, noun) {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
