// What the page asks of the map, and what the map tells the page.

import { fromIso, toIso } from "./days.js";
import { UNDATED } from "./events.js";

/**
 * @typedef {object} PageState  what the page asks for; taken when its revision is new
 * @property {number} revision
 * @property {string} layer  address of the events, with the page's own filters in its query string
 * @property {string|null} from @property {string|null} to  ISO days
 * @property {import("./modes.js").Mode} mode  how the dates move
 * @property {boolean} exactDays @property {boolean} exactPlaces @property {import("./switches.js").Lacking} lacking
 * @property {import("./measure.js").Size} size  what sizes the symbols
 * @property {boolean} heat  in place of the symbols
 * @property {string[]|null} types  labels; null: all
 * @property {string} place  ids of those chosen, in the form of chosen.js; empty: all
 * @property {string} area  a drawn area in the form of area.js; empty: everywhere
 * @property {import("./naming.js").Naming} [names]  what places are called; default: as written
 * @property {number|null} latitude @property {number|null} longitude @property {number|null} zoom  null: stay, or fit
 * @property {boolean} fit  show all events
 * @property {Record<string, number>} [changed]  the revision in which the page has changed each of the above; default: in this one
 * @property {{label: string, colour: string}[]} [legend]  all types that the events may have, for as long as these have not come
 * @property {string} [marked]  id of a place to mark and bring into sight without choosing it
 * @property {{from: string, to: string}|null} [opened]  ISO days of the event that is read, to be marked in the timeline
 *
 * @typedef {Omit<PageState, "revision"|"layer"|"fit"|"changed"|"legend"|"marked"|"opened">} Wanted  the view itself
 * @typedef {object} Config
 * @property {import("./tiles.js").Tiles[]} [tiles]  online backgrounds on offer
 * @property {string} assets  address of our static files, ending in a slash; empty where `read` needs none
 * @property {import("./source.js").Read} [read]  where data comes from; default: fetched from its address
 * @property {string} [places]  address that finds places by name; none: those with events only
 * @property {() => string[]} [also]  other names of each place
 * @property {string} [words]  that all reports there are hold; default: whatever
 * @property {string} [title]  what a picture of the map is called
 * @property {import("./bridge.js").Page} [page]  who is told what the reader looks at; default: the page's Python
 * @property {{bounds: [number, number][], options: Record<string, any>}} [sight]  what is shown first, in the words of
 *   Leaflet's fitBounds; default: the events
 *
 * @typedef {object} Looked  what the reader looks at
 * @property {import("./events.js").Filter} filter @property {import("./modes.js").Mode} mode
 * @property {import("./switches.js").Lacking} lacking @property {import("./measure.js").Size} size @property {boolean} heat
 * @property {string} place @property {string} area @property {import("./naming.js").Naming|undefined} naming
 */

/** Read types as the page writes them; those that are not there are left out. @param {string[]|null} written @param {string[]} labels */
export function typesOf(written, labels) {
  return written === null ? null : new Set(written.map((label) => labels.indexOf(label)).filter((type) => type >= 0));
}

/** @param {PageState["opened"]} written @returns {{from: number, to: number}|null} days */
export function daysOf(written) {
  const [from, to] = [written ? fromIso(written.from) : null, written ? fromIso(written.to) : null];
  return from === null || to === null ? null : { from, to };
}

/** When an event was, as a page writes it. @param {import("./events.js").Events|null} events @param {number} event -1: none @returns {PageState["opened"]} */
export function openedDays(events, event) {
  if (!events || event < 0 || events.start[event] === UNDATED) return null;
  return { from: toIso(events.start[event]), to: toIso(events.end[event]) };
}

/** Write what the reader looks at for the page. @param {Looked} now @param {string[]} labels @param {any} middle @param {number} zoom @returns {import("./bridge.js").Seen} */
export function wantedNow({ filter, mode, lacking, size, heat, place, area, naming }, labels, middle, zoom) {
  const centre = middle.wrap();
  return {
    from: filter.from === null ? null : toIso(filter.from),
    to: filter.to === null ? null : toIso(filter.to),
    mode,
    exactDays: filter.exactDays,
    exactPlaces: filter.exactPlaces,
    lacking,
    size,
    heat,
    types: filter.types && [...filter.types].sort((a, b) => a - b).map((type) => labels[type]),
    place,
    area,
    names: naming,
    latitude: Number(centre.lat.toFixed(4)),
    longitude: Number(centre.lng.toFixed(4)),
    zoom,
  };
}
