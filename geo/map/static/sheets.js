// An event, a place and a list of events as elements. All text goes in as text; links lead to web pages only.

import { asWritten } from "./copies.js";
import { element } from "./dom.js";
import { isDoubtful } from "./marks.js";
import { isolated, shortened } from "./naming.js";
import { plural } from "./selection.js";

/** So many other names stand in the head of a place; search knows more. */
const MOST_NAMES = 6;
/** So many places are named of several that are chosen. */
const MOST_PLACES = 12;

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {object} Details  what geo/map/details.py writes, decoded
 * @property {(name: string, event: number) => string} text  empty where nothing is known
 * @property {string[]} also  other names of each place
 * @property {string[]} fields  columns that the data has besides
 */

/** Of an event, or of most of those at a place. */
const UNCERTAIN = "place uncertain";
const TRUNCATED = 260;
/** A longer text is opened by who wants all of it. */
const MOST_AT_ONCE = 300;
const FIELD = "field:";
/** As in geo/map/wording.py. */
const DIGITS = Array.from({ length: 96 }, (_, i) => String.fromCharCode(32 + i)).join("").replace(/["\\]/g, "");
const TWO = 62;
const THREE = 90;

/** @param {any} file @returns {Details} */
export function decodeDetails(file) {
  /** @type {Map<string, {values: string[], at: Int32Array}>} */
  const columns = new Map();
  for (const [name, { values, steps }] of Object.entries(file.columns)) {
    const shared = columns.get(steps); // A column may share the indexes of one before it.
    const at = shared?.at ?? Int32Array.from(steps);
    for (let i = 1; i < at.length && !shared; i += 1) at[i] += at[i - 1];
    columns.set(name, { values, at });
  }
  return {
    also: file.also,
    fields: [...columns.keys()].filter((name) => name.startsWith(FIELD)),
    text(name, event) {
      const column = columns.get(name);
      return column ? spelledOut(column.values[column.at[event]] ?? "", file.words) : "";
    },
  };
}

/**
 * Undo geo/map/wording.py: one to three digits stand for a word of the list.
 * @param {string} spelled @param {string[]} words
 */
function spelledOut(spelled, words) {
  let text = "";
  let i = 0;
  const digit = () => DIGITS.indexOf(spelled[i++]);
  while (i < spelled.length) {
    const first = digit();
    if (first < TWO) text += words[first];
    else if (first < THREE) text += words[TWO + (first - TWO) * DIGITS.length + digit()];
    else text += words[TWO + (THREE - TWO) * DIGITS.length + ((first - THREE) * DIGITS.length + digit()) * DIGITS.length + digit()];
  }
  return text;
}

/** @param {Events} events @param {Details} details @param {number} place @param {number[]} found  its events */
export function placeHead(events, details, place, found) {
  const { name, precision, latitude, longitude } = events.places;
  const head = element("header", { class: "gz-place" });
  const short = shortened(name[place]);
  const title = element("h2");
  title.append(bdi(short));
  head.append(title);
  if (short !== name[place]) head.append(inFull(name[place]));
  const others = otherNames(events, place, details.also[place] ?? "");
  if (others) head.append(element("p", { class: "gz-faint" }, `also ${others}`));
  const exact = precision[place] === "settlement" || precision[place] === "site" ? "" : `${precision[place]}, not an exact spot · `;
  head.append(element("p", { class: "gz-faint" }, `${exact}${latitude[place].toFixed(3)}, ${asWritten(longitude[place]).toFixed(3)}`));
  const uncertain = found.filter((event) => events.uncertain[event]).length;
  const doubt = isDoubtful(uncertain, found.length) ? ` · ${UNCERTAIN}${uncertain < found.length ? ` for ${uncertain.toLocaleString("en")}` : ""}` : "";
  head.append(element("p", {}, `${plural(found.length, "event")} here with these dates and types${doubt}`));
  return head;
}

/** Several places, of which a symbol of the map was joined. @param {Events} events @param {number[]} found  their events */
export function placesHead(events, found) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const event of found) counts.set(events.place[event], (counts.get(events.place[event]) ?? 0) + 1);
  const fullest = [...counts].sort(([, a], [, b]) => b - a);
  const head = element("header", { class: "gz-place" });
  const list = element("p", { class: "gz-faint" });
  fullest.slice(0, MOST_PLACES).forEach(([place, here], i) => {
    list.append(i ? " · " : "", element("span", {}, `${isolated(shortened(events.places.name[place]))}\u00a0${here.toLocaleString("en")}`));
  });
  if (fullest.length > MOST_PLACES) list.append(` and ${(fullest.length - MOST_PLACES).toLocaleString("en")} more`);
  head.append(element("h2", {}, plural(fullest.length, "place")), list, element("p", {}, `${plural(found.length, "event")} here with these dates and types`));
  return head;
}

/** What a place is called besides, by any convention. @param {Events} events @param {number} place @param {string} also */
function otherNames(events, place, also) {
  const { name, names } = events.places;
  const all = new Set([names.written[place], names.english[place], names.local[place], ...also.split(", ")]);
  return [...all].filter((other) => other && other !== name[place]).slice(0, MOST_NAMES).map((other) => isolated(shortened(other))).join(", ");
}

/** @param {import("./switches.js").Lacking} lacking @param {number} count */
export function lackingHead(lacking, count) {
  const [what, why] = lacking === "undated" ? ["without a date", "No usable date is given for them, so the timeline cannot show them."]
    : ["without a place", "No place is named or found for them, so the map cannot show them."];
  const head = element("header", { class: "gz-place" });
  head.append(element("h2", {}, `${plural(count, "event")} ${what}`), element("p", { class: "gz-faint" }, why));
  return head;
}

/** @param {Events} events @param {Details} details @param {number} event @param {boolean} where @param {() => void} open */
export function eventCard(events, details, event, where, open) {
  const item = element("li", { class: "gz-card" });
  const place = where ? ` · ${isolated(shortened(placeName(events, details, event)))}` : "";
  const button = element("button", { type: "button", class: "gz-open-event" }, `${details.text("when", event) || "undated"}${place}`);
  button.addEventListener("click", open);
  const text = details.text("text", event);
  const short = text.length > TRUNCATED ? `${text.slice(0, text.lastIndexOf(" ", TRUNCATED))} …` : text;
  item.append(button, typeLine(events, event, [details.text("toll", event), events.uncertain[event] ? UNCERTAIN : ""].filter(Boolean).join(" · ")));
  if (short) item.append(element("p", { class: "gz-sentence", dir: "auto" }, short));
  const sources = new Set([details.text("attributed_to", event), details.text("publisher", event)]);
  sources.delete("");
  if (details.text("lost", event)) item.append(element("p", { class: "gz-faint", dir: "auto" }, details.text("lost", event)));
  if (sources.size) item.append(element("p", { class: "gz-faint" }, [...sources].map((source) => isolated(shortened(source))).join(" · ")));
  item.style.borderLeftColor = events.types[events.type[event]].colour;
  return item;
}

/** @param {Events} events @param {Details} details @param {number} event */
export function eventSheet(events, details, event) {
  const say = (/** @type {string} */ name) => details.text(name, event);
  const sheet = element("article", { class: "gz-event", tabindex: "-1", "aria-label": "Event" });
  sheet.style.borderLeftColor = events.types[events.type[event]].colour;
  const name = placeName(events, details, event);
  sheet.append(element("h2", {}, `${say("when") || "undated"} · ${isolated(shortened(name))}`), typeLine(events, event, say("sub_type")));
  if (say("text")) {
    const quote = element("blockquote", { dir: "auto" });
    if (say("before")) quote.append(element("span", { class: "gz-faint" }, `${say("before")} `));
    quote.append(element("mark", {}, say("text")));
    if (say("after")) quote.append(element("span", { class: "gz-faint" }, ` ${say("after")}`));
    sheet.append(quote);
  }
  const list = element("dl");
  const written = say("toponym") && say("toponym") !== name ? `, written “${isolated(say("toponym"))}”` : "";
  const doubt = events.uncertain[event] ? "it may well be another place" : "";
  const placed = [say("geo_precision"), say("place_sure") && `${say("place_sure")} sure of the place`, doubt].filter(Boolean).join("; ");
  row(list, "When", say("when") || "undated", say("date_precision"));
  row(list, "Where", `${isolated(name)}${written}`, placed);
  row(list, "People", say("toll"));
  row(list, "Who says so", say("attributed_to"));
  row(list, "Actors", say("actors"));
  row(list, "Source", [isolated(say("publisher")), say("published")].filter(Boolean).join(", "), "", say("title") || say("url"), say("url"));
  row(list, "Not usable", say("lost"));
  row(list, "Coding", say("sure") && `${say("sure")} sure`, say("reasons"));
  for (const name of details.fields) row(list, name.slice(FIELD.length), say(name));
  sheet.append(list);
  return sheet;
}

/** @param {Events} events @param {Details} details @param {number} event */
function placeName(events, details, event) {
  const place = events.place[event];
  return (place >= 0 ? events.places.name[place] : details.text("toponym", event)) || "not located";
}

/** @param {Events} events @param {number} event @param {string} more */
function typeLine(events, event, more) {
  const type = events.types[events.type[event]];
  const line = element("p", { class: "gz-type" });
  const swatch = element("span", { class: "gz-swatch" });
  swatch.style.background = type.colour;
  const said = element("span", { dir: "ltr" });
  said.append(bdi(type.label));
  if (more) said.append(" · ", bdi(more));
  line.append(swatch, said);
  return line;
}

/** A text of any length: of a very long one the beginning, which opens the whole. @param {string} text @returns {Node|string} */
function inFull(text) {
  if (text.length <= MOST_AT_ONCE) return text;
  const box = element("details", { class: "gz-long" });
  const head = element("summary");
  head.append(element("span", {}, shortened(text)), element("b", {}, " Show all"));
  box.append(head, element("div", { dir: "auto" }, text));
  return box;
}

/** What keeps the direction of its own script within the alignment of what stands around it. @param {Node|string} name */
function bdi(name) {
  const made = element("bdi");
  made.append(name);
  return made;
}

/**
 * Each thing said keeps the alignment of the list: a single word at its other edge would be lost there.
 * @param {HTMLElement} list @param {string} term @param {string} text @param {string} [faint] @param {string} [title]
 * @param {string} [url]
 */
function row(list, term, text, faint = "", title = "", url = "") {
  if (!text && !title) return;
  const said = element("dd");
  if (title && /^https?:\/\//.test(url)) {
    const link = element("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow", ...(title.length > MOST_AT_ONCE && { title }) });
    link.append(bdi(shortened(title, MOST_AT_ONCE)));
    said.append(link);
  } else if (title) said.append(bdi(inFull(title)));
  if (title && text) said.append(", ");
  if (text) said.append(bdi(inFull(text)));
  if (faint) said.append(element("span", { class: "gz-faint" }, ` (${faint})`));
  list.append(element("dt", {}, term), said);
}
