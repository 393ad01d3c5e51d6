// Words that the reports of events must hold, where there is no server to look for them.

import { element } from "./dom.js";

/** What is searched, beside the names of places; as in geo/dataset/query.py. */
const SEARCHED = ["text", "attributed_to", "title", "publisher", "toponym", "besides"];
/** Letters that are written small, or great, in several ways; as in geo/dataset/letters.py. @type {[RegExp, string][]} */
const ALIKE = [[/i\u0307/g, "i"], [/\u0131/g, "i"], [/\u03c2/g, "\u03c3"]];
const TYPING_MS = 250;

/**
 * The rows of the events whose reports hold all of some words, in any case of letters.
 * @param {any} columns of the layer @param {import("./sheets.js").Details} details @param {string} words
 * @returns {number[]}
 */
export function holding({ events, places }, details, words) {
  const wanted = lowered(words).split(/\s+/).filter(Boolean);
  const called = places.name.map((/** @type {string} */ name, /** @type {number} */ p) => (
    [name, details.also[p], ...Object.values(places.names ?? {}).map((names) => names[p])].filter(Boolean).join("\n")));
  const found = [];
  for (let i = 0; i < events.place.length; i += 1) {
    const said = lowered([...SEARCHED.map((name) => details.text(name, i)), called[events.place[i]] ?? ""].join("\n"));
    if (wanted.every((word) => said.includes(word))) found.push(i);
  }
  return found;
}

/** @param {string} text */
function lowered(text) {
  return ALIKE.reduce((small, [written, plain]) => small.replace(written, plain), text.toLowerCase());
}

/** A layer of some of the events alone. @param {any} columns @param {number[]} rows */
export function only(columns, rows) {
  const events = Object.fromEntries(Object.entries(columns.events).map(([name, column]) => (
    [name, column.constructor.from(rows, (/** @type {number} */ row) => column[row])])));
  return { ...columns, events };
}

/** Details of some of the events alone. @param {import("./sheets.js").Details} details @param {number[]|null} rows null: all */
export function ofRows(details, rows) {
  return rows ? { ...details, text: (/** @type {string} */ name, /** @type {number} */ event) => details.text(name, rows[event]) } : details;
}

/** @param {string} first @param {(words: string) => void} onChange @returns {HTMLInputElement} */
export function wordsField(first, onChange) {
  const field = /** @type {HTMLInputElement} */ (element("input", {
    type: "search", class: "gz-words", "aria-label": "Words in the reports", placeholder: "Words, e.g. ceasefire", maxlength: "200",
  }));
  field.value = first;
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => onChange(field.value.trim()), TYPING_MS);
  });
  return field;
}
