// Places whose name begins as what was typed: which of them, by which of their names, in what order. Pure.

/**
 * @typedef {object} Found
 * @property {string} id
 * @property {string} name     what the reader has places called
 * @property {string} written  the other name that was found; empty: that one
 * @property {boolean} whole   whether a name of it is all that was typed
 * @property {string} detail   what it is and where, in words
 * @property {number} index    among the places with events, -1: has none
 * @property {number} events
 * @property {number} latitude @property {number} longitude @property {number} extentKm
 */

const MOST_LISTED = 8;
/** How much of a name was typed: all of it, its beginning, the beginning of a word of it. */
const [WHOLE, BEGINNING, WORD, NOTHING] = [3, 2, 1, 0];
/** Katakana of several words that a machine has romanised: nobody reads or types that. */
const MACHINE_MADE = "=";

/** For comparing: without case and accents. @param {string} text */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** @param {string} name @param {string} wanted folded */
function rankOf(name, wanted) {
  const plain = folded(name);
  if (plain.includes(MACHINE_MADE)) return NOTHING;
  if (plain === wanted) return WHOLE;
  return plain.startsWith(wanted) ? BEGINNING : plain.includes(` ${wanted}`) ? WORD : NOTHING;
}

/**
 * The places with events whose name, or a word of it, begins so; whole names first, then those with most events.
 * @param {import("./events.js").Places} places @param {string[]} others further names of each @param {string} text
 * @returns {Found[]}
 */
export function amongPlaces(places, others, text) {
  const wanted = folded(text);
  if (!wanted) return [];
  /** @type {{place: number, rank: number, written: string}[]} */
  const found = [];
  for (let place = 0; place < places.id.length; place += 1) {
    if (!places.total[place]) continue;
    const { rank, name } = best(namesOf(places, others, place), text.trim(), wanted);
    // Why a place was found is said where its name does not show it.
    if (rank) found.push({ place, rank, written: rankOf(places.name[place], wanted) ? "" : name });
  }
  found.sort((a, b) => b.rank - a.rank || places.total[b.place] - places.total[a.place]);
  return found.slice(0, MOST_LISTED).map(({ place, rank, written }) => ({
    id: places.id[place], name: places.name[place], written, whole: rank === WHOLE, detail: "", index: place, events: places.total[place],
    latitude: places.latitude[place], longitude: places.longitude[place], extentKm: places.extentKm[place],
  }));
}

/** @param {import("./events.js").Places} places @param {string[]} others @param {number} place */
function namesOf(places, others, place) {
  return [places.name[place], ...Object.values(places.names ?? {}).map((names) => names[place]), ...(others[place] ?? "").split(", ")];
}

/** Most of it typed, then the most like what was. @param {string[]} names @param {string} text @param {string} wanted the same, folded */
function best(names, text, wanted) {
  let [rank, likeness, found] = [NOTHING, -1, ""];
  for (const name of names) {
    const mine = rankOf(name, wanted);
    if (!mine || mine < rank) continue;
    const like = likenessOf(name, text);
    if (mine > rank || like > likeness) [rank, likeness, found] = [mine, like, name];
  }
  return { rank, name: found };
}

/** @param {string} name @param {string} text */
function likenessOf(name, text) {
  const [plain, typed] = [name.toLowerCase(), text.toLowerCase()];
  const signs = [name === text, plain === typed, plain.startsWith(typed), /^\p{Lu}/u.test(name)];
  return signs.reduce((sum, sign) => 2 * sum + Number(sign), 0);
}

/**
 * Ours first, then what the gazetteer adds: of that first the places with events. Before all come the places with events
 * and just that name; where there are none, the gazetteer's first: hundreds may bear it, and must not displace the others.
 * @param {Found[]} ours @param {Found[]} more
 */
export function merged(ours, more) {
  const known = new Map(more.map((found) => [found.id, found]));
  const listed = new Set(ours.map((found) => found.id));
  const rest = more.filter((found) => !listed.has(found.id));
  rest.sort((a, b) => Number(b.index >= 0) - Number(a.index >= 0));
  const all = [...ours.map((found) => joined(found, known.get(found.id))), ...rest];
  const whole = all.filter((found) => found.whole);
  const theirs = whole.filter((found) => found.index >= 0);
  const first = new Set(theirs.length ? theirs : whole.slice(0, 1));
  return [...first, ...all.filter((found) => !first.has(found))].slice(0, MOST_LISTED);
}

/** The server knows more names. @param {Found} ours @param {Found|undefined} known @returns {Found} */
function joined(ours, known) {
  const { written, whole } = known?.whole ? known : ours;
  return { ...ours, written, whole, detail: known?.detail ?? "" };
}
