// What a picture says above its map: which dates, how many events, and what leaves others out; and its texts in lines.

import { spanning } from "./bounds.js";
import { indexesOf, readIds } from "./chosen.js";
import { formatPeriod } from "./days.js";
import { isolated, shortened } from "./naming.js";
import { plural } from "./selection.js";

/**
 * @typedef {import("./comforts.js").Kit} Kit
 * @typedef {import("./events.js").Events} Events
 */

/** So many of the places chosen are named, with so much of their names. */
const MOST_NAMED = 3;
const MOST_LETTERS = 48;

/** The dates shown; where they are open, those that the timeline spans. @param {Kit} kit @param {Events} events @returns {[number, number]|null} null: no event has a date */
export function period(kit, { days }) {
  if (!days) return null;
  const { first, last } = spanning(days, kit.filter());
  return [kit.filter().from ?? first, kit.filter().to ?? last];
}

/** @param {Kit} kit @param {Events} events */
export function subtitle(kit, events) {
  const [filter, counts, total] = [kit.filter(), kit.counts(), events.everything];
  const dates = period(kit, events);
  const parts = dates ? [formatPeriod(...dates)] : [];
  if (counts) {
    const { shown, undatedWanted, unlocated } = counts;
    const isOpen = filter.from === null && filter.to === null;
    const ofThem = (/** @type {number} */ n, /** @type {string} */ how) => {
      parts.push(n === shown ? how : `${n.toLocaleString("en")} of them ${how}`);
    };
    parts.push(`${shown === total ? "" : `${shown.toLocaleString("en")} of `}${plural(total, "event")}`);
    if (isOpen && undatedWanted) ofThem(undatedWanted, "undated");
    if (unlocated) ofThem(unlocated, "without a place on the map");
    const here = kit.here();
    if (here !== null) ofThem(here, `at ${placesIn(events, kit.place())}`);
  }
  const words = [kit.config.words, kit.words()].filter(Boolean).map((one) => `“${isolated(one ?? "")}”`);
  if (words.length) parts.push(`whose report holds ${words.join(" and ")}`);
  if (kit.area()) parts.push("in the outlined area");
  if (filter.exactDays) parts.push("exact days only");
  if (filter.exactPlaces) parts.push("exact places only");
  return parts.join(" · ");
}

/** @param {Events} events @param {string} chosen  their ids @returns {string} "Stepanakert, Shusha and 2 more" */
function placesIn(events, chosen) {
  const named = [...indexesOf(events, chosen)].slice(0, MOST_NAMED).map((place) => isolated(shortened(events.places.name[place], MOST_LETTERS)));
  const more = readIds(chosen).length - named.length;
  if (more) named.push(named.length ? `${more} more` : plural(more, "chosen place"));
  return new Intl.ListFormat("en-GB").format(named);
}

/**
 * A text in lines, broken within a word only where that is longer than a line.
 * @param {CanvasRenderingContext2D} context  with its font set @param {string} text @param {number} width pixels
 * @param {number} [most]  lines: what is longer ends in dots @returns {string[]}
 */
export function wrapped(context, text, width, most = Infinity) {
  const fits = (/** @type {string} */ line) => context.measureText(line).width <= width;
  let lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (fits(`${last} ${word}`.trim())) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines = [...lines.filter(Boolean), ...broken(word, fits)]; // the first is empty before a word longer than it
    if (lines.length > most) return [...lines.slice(0, most - 1), cut(lines[most - 1], fits)];
  }
  return lines;
}

/** @param {string} word @param {(line: string) => boolean} fits @returns {string[]} */
function broken(word, fits) {
  if (fits(word)) return [word];
  const lines = [""];
  for (const letter of word) {
    if (fits(lines[lines.length - 1] + letter)) lines[lines.length - 1] += letter;
    else lines.push(letter);
  }
  return lines;
}

/** A line that goes on, but not here. @param {string} line @param {(line: string) => boolean} fits */
function cut(line, fits) {
  const letters = [...line];
  while (letters.length && !fits(`${letters.join("").trimEnd()} …`)) letters.pop();
  return `${letters.join("").trimEnd()} …`;
}
