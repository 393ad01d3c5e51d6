// What stays on the map as its reader has it when the page asks for something else. Pure.

/**
 * @typedef {import("./page_state.js").PageState} PageState
 * @typedef {import("./page_state.js").Wanted} Wanted
 */

/** Of what a page asks for, what the reader changes on the map as well. @type {(keyof Wanted)[]} */
const FIELDS = ["from", "to", "mode", "exactDays", "exactPlaces", "lacking", "size", "heat", "types", "place", "area", "names"];
/** What moves by itself while the timeline plays: the page has what was there before. @type {Set<keyof Wanted>} */
const DATES = new Set(/** @type {(keyof Wanted)[]} */ (["from", "to"]));

/**
 * What a page asks for, with what is on the map wherever the page has changed nothing: it may ask before it has heard of
 * the reader's last act.
 * @param {PageState} asked @param {number} taken  revision of what the map shows @param {Wanted} now  what it shows
 * @param {boolean} isPlaying
 * @returns {PageState}
 */
export function keeping(asked, taken, now, isPlaying) {
  const kept = FIELDS.filter((field) => (asked.changed?.[field] ?? Infinity) <= taken && !(isPlaying && DATES.has(field)));
  return { ...asked, ...Object.fromEntries(kept.map((field) => [field, now[field]])) };
}

/** Which fields of two views differ. @param {Partial<Wanted>} one @param {Partial<Wanted>} other @returns {(keyof Wanted)[]} */
export function differing(one, other) {
  return FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}
