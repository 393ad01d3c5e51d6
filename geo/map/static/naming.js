// What places are called: as the articles mostly write them, in English, or in the local language. Pure.

/** @typedef {"written"|"english"|"local"} Naming */

/** Each convention with its words for a reader. @type {[Naming, string][]} */
export const NAMINGS = [["written", "As written"], ["english", "English"], ["local", "Local languages"]];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The names of all places by each convention.
 * @param {string[]} written @param {Record<string, Record<string, string>>} [differing]  by convention, then by number
 * @returns {Record<Naming, string[]>}
 */
export function namesByConvention(written, differing = {}) {
  const by = (/** @type {string} */ convention) => {
    const names = differing[convention];
    return names && Object.keys(names).length ? written.map((name, place) => names[place] ?? name) : written;
  };
  return { written, english: by("english"), local: by("local") };
}

/** Call all places by a convention from now on. @param {import("./events.js").Events} events @param {Naming} [naming] */
export function callPlaces(events, naming = "written") {
  events.places.name = events.places.names[naming] ?? events.places.names.written;
}

/** Whether a convention makes any difference. @param {import("./events.js").Events} events */
export function haveOtherNames(events) {
  const { written, english, local } = events.places.names;
  return english !== written || local !== written;
}

/** @param {string|null} text @returns {Naming|null} null: no convention */
export function readNaming(text) {
  return NAMINGS.find(([naming]) => naming === text)?.[0] ?? null;
}

/** So many letters of a name stand where it is one of several things said: as in geo/dataset/place_names.py. */
const MOST_LETTERS = 120;

/** As much of a name as tells it from others. @param {string} name @param {number} [most] letters */
export function shortened(name, most = MOST_LETTERS) {
  return name.length > most ? `${name.slice(0, most).replace(/[\ud800-\udbff]$/, "").trimEnd()} …` : name;
}

/** Keep a name that is written from right to left from turning round what stands beside it. @param {string} name */
export function isolated(name) {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
