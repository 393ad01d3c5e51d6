// The page around the map where there is no server: the events' sentences beside it, and the view in the address.

import { placesWithin, readArea } from "./area.js";
import { bridge } from "./bridge.js";
import { indexesOf } from "./chosen.js";
import { fromIso } from "./days.js";
import { element } from "./dom.js";
import { decode } from "./events.js";
import { fromLink, toLink } from "./link.js";
import { differing } from "./keeping.js";
import { hasOwnKeys, nearest } from "./keys.js";
import { growingList } from "./list.js";
import { start } from "./main.js";
import { callPlaces, haveOtherNames } from "./naming.js";
import { namePicker } from "./name_picker.js";
import { openedDays } from "./page_state.js";
import { newestFirst, selection, summary } from "./selection.js";
import { decodeDetails, eventSheet, lackingHead, placeHead, placesHead } from "./sheets.js";
import { beside, hiding, why, widened } from "./unshown.js";
import { holding, ofRows, only, wordsField } from "./words.js";

/**
 * @typedef {import("./bridge.js").Seen} Seen
 * @typedef {import("./events.js").Events} Events
 * @typedef {object} ReaderConfig
 * @property {string} title @property {string} [subject]  what a picture is called, default: the title
 * @property {string} [words]  that the reports of all its events hold, default: whatever
 * @property {string[]} about  lines on the data: version, date, licences
 * @property {Partial<import("./link.js").View>} view  what is shown first
 * @property {boolean} address  keep the view in the page's address
 * @property {import("./page_state.js").Config["sight"]} [sight]
 */

/** So low that what one searches and chooses with would leave no room for the sentence of an event: as in reader.css. */
const LOW = "(max-height: 450px)";
const STAY = { latitude: null, longitude: null, zoom: null };
/** @type {import("./page_state.js").Wanted} */
const EVERYTHING = {
  from: null, to: null, mode: "range", exactDays: false, exactPlaces: false, lacking: "", size: "", heat: false, types: null, place: "", area: "", ...STAY,
};

/**
 * @param {any} L Leaflet @param {any} map null: made here
 * @param {import("./source.js").Read} unpack  by the name of a packed file @param {ReaderConfig} config
 */
export async function read(L, map, unpack, config) {
  document.body.classList.add("gazette", "gz-beside");
  document.getElementById("gz-wait")?.remove();
  const { aside, counts, body, toggle } = frame(config);
  const first = { ...EVERYTHING, event: -1, ...config.view, ...(config.address ? fromLink(location.hash.slice(1)) : {}) };
  /** @type {Seen} */
  let seen = { ...first, latitude: first.latitude ?? 0, longitude: first.longitude ?? 0, zoom: first.zoom ?? 0 };
  /** @type {import("./sheets.js").Details|null} */
  let details = null;
  /** What is listed, newest first. @type {number[]} */
  let order = [];
  let opened = -1;
  /** The one to open once all events are here again; -1: none. */
  let awaited = -1;
  let revision = 0;
  /** What the map was last asked for, or has said. @type {Partial<import("./page_state.js").Wanted>} */
  let agreed = {};
  /** The revision in which each of it was changed here. @type {Record<string, number>} */
  const changed = {};
  let words = first.words ?? "";
  /** The rows of the events that hold the words; null: all are shown. @type {number[]|null} */
  let rows = null;
  let everything = 0;
  /** The event of an address whose report does not hold the words, among all events; null: none. @type {{events: Events, event: number}|null} */
  let wordless = null;
  const field = wordsField(words, setWords);
  const names = namePicker(first.names, (naming) => turnTo({ ...seen, ...STAY, names: naming }, opened));

  const ground = map ?? newMap(L);
  // Where the page's own script lets its map fly to, it would arrive after us.
  if (ground._animatingZoom) await new Promise((arrive) => ground.once("zoomend", arrive));
  const layer = start(L, ground, {
    assets: "",
    read: (name) => (name.startsWith("layer.json") ? eventsOf(name) : unpack(name)),
    title: config.subject ?? config.title,
    words: config.words,
    sight: config.sight,
    also: () => details?.also ?? [],
    page: { ...bridge(), send: take, key: () => false },
  });
  body.append(field);
  document.body.append(aside); // the tab key comes to the map and its timeline first
  show(first);
  toggle.addEventListener("click", () => setOpen(!document.body.classList.contains("gz-open")));
  // Ahead of the map, for which Escape lets go of the place.
  document.addEventListener("keydown", keys, true);
  // Another link to this file, opened where it is open. What we write there ourselves is not told of.
  if (config.address) window.addEventListener("hashchange", () => location.reload());
  details = decodeDetails(await unpack("details.json"));
  begin();
  return layer;

  /** Once both events and sentences are here, whichever comes last. */
  function begin() {
    const events = layer.events();
    const at = rows ? rows.indexOf(first.event) : first.event;
    if (events && at < events.start.length && at >= 0) open(at);
    else if (wordless) show({ ...seen, ...STAY });
    if (opened < 0) render();
  }

  /** The events that hold the words that an address asks for. @param {string} address */
  async function eventsOf(address) {
    const columns = await unpack("layer.json");
    const wanted = new URLSearchParams(address.split("?")[1]).get("words") ?? "";
    everything = columns.everything;
    if (wanted) details ??= decodeDetails(await unpack("details.json"));
    rows = wanted && details ? holding(columns, details, wanted) : null;
    const isFirst = !aside.dataset.events && first.event >= 0 && first.event < columns.events.place.length;
    if (rows && isFirst && !rows.includes(first.event)) wordless = { events: decode(columns), event: first.event };
    if (aside.dataset.events) setTimeout(arrived); // the map has them by then
    return rows ? only(columns, rows) : columns;
  }

  function arrived() {
    const event = awaited;
    awaited = -1;
    if (event >= 0) open(event);
    else render();
  }

  /** @param {string} wanted */
  function setWords(wanted) {
    if (wanted === words) return;
    words = wanted;
    turnTo({ ...seen, ...STAY });
  }

  /** Tell the map what to show. @param {import("./page_state.js").Wanted} view @param {boolean} [fit]  and all of it */
  function show(view, fit = false) {
    revision += 1;
    for (const field of differing(view, agreed)) changed[field] = revision;
    agreed = view;
    const [known, event] = wordless ? [wordless.events, wordless.event] : [layer.events(), opened];
    const place = known && event >= 0 ? known.place[event] : -1;
    const marked = known && place >= 0 ? known.places.id[place] : "";
    layer.update({ ...view, revision, layer: `layer.json${words && `?${new URLSearchParams({ words })}`}`, fit, changed: { ...changed }, marked, opened: openedDays(known, event) });
  }

  /** What the reader does on the map comes here. @param {Seen} now */
  function take(now) {
    if (now.revision !== revision) return; // said before the map has taken what is asked for
    const before = seen;
    seen = agreed = now;
    if (before.place !== now.place || before.lacking !== now.lacking) {
      opened = -1;
      wordless = null;
      if (now.place || now.lacking) setOpen(true);
    }
    if (details && !aside.dataset.events) begin();
    else if (filterOf(before) !== filterOf(now)) {
      render();
      toTop();
    }
    remember();
  }

  /** @param {number} event -1: none */
  function open(event) {
    opened = event;
    wordless = null;
    show({ ...seen, ...STAY });
    render();
    toTop();
    /** @type {HTMLElement|null} */ (body.querySelector(event >= 0 ? ".gz-event" : "button"))?.focus({ preventScroll: true });
    remember();
  }

  /** Scroll to where one begins to read: on a low screen to the event that is open. */
  function toTop() {
    const steps = /** @type {HTMLElement|null} */ (body.querySelector(".gz-steps"));
    body.scrollTop = 0;
    if (steps && matchMedia(LOW).matches) body.scrollTop = steps.getBoundingClientRect().top - body.getBoundingClientRect().top;
  }

  /**
   * @param {import("./page_state.js").Wanted} view @param {number} [event]  the one that is open; default: none
   * @param {boolean} [fit]  the map then shows all events
   */
  function turnTo(view, event = -1, fit = false) {
    opened = event;
    wordless = null;
    seen = { ...view, latitude: seen.latitude, longitude: seen.longitude, zoom: seen.zoom };
    show(view, fit);
    render();
    remember();
  }

  /** Arrow keys go from event to event, Escape closes the one that is open. @param {KeyboardEvent} event */
  function keys(event) {
    const step = { ArrowLeft: "earlier", ArrowRight: "later", Escape: "" }[event.key];
    const isOpen = opened >= 0 || (wordless && !step);
    if (!isOpen || step === undefined || event.altKey || event.ctrlKey || event.metaKey || document.body.dataset.tool) return;
    if (step ? hasOwnKeys(event.target) : isTyped(event.target) || nearest(ground)) return;
    event.preventDefault();
    event.stopPropagation();
    const known = layer.events();
    const next = step && known ? beside(known, order, opened)[/** @type {"earlier"|"later"} */ (step)] : -1;
    if (next !== undefined) open(next);
  }

  /** @param {boolean} on whether the sentences are open on a small screen */
  function setOpen(on) {
    document.body.classList.toggle("gz-open", on);
    toggle.setAttribute("aria-expanded", String(on));
    toggle.textContent = on ? "Map" : "Read";
  }

  function remember() {
    if (!config.address || !details || !seen.zoom) return;
    try {
      history.replaceState(null, "", `#${toLink({ ...seen, words, event: wordless?.event ?? (rows && opened >= 0 ? rows[opened] : opened) })}`);
    } catch { /* Some hosts of a frame forbid it: the view is then on the screen only. */ }
  }

  /** Those chosen; null: all are shown. @param {import("./events.js").Events} known @returns {ReadonlySet<number>|null} */
  function placesIn(known) {
    const chosen = indexesOf(known, seen.place);
    return chosen.size ? chosen : null;
  }

  function render() {
    const known = layer.events();
    if (!known || !details) return;
    const places = placesIn(known);
    const found = newestFirst(known, selection(known, filterIn(known, seen), places, seen.lacking));
    order = found;
    const said = ofRows(details, rows);
    counts.textContent = summary(known, found, everything, config.words, seen.lacking);
    const focused = document.activeElement;
    while (field.nextSibling) field.nextSibling.remove(); // the field stays: who is typing in it types on
    body.append(...(haveOtherNames(known) ? [names] : []), ...heading(known, said, places, found), ...sheet(known, said, found), ...growingList(body, known, said, found.filter((event) => event !== opened), places?.size !== 1, open));
    if (names.contains(focused)) /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
    aside.dataset.events = String(found.length);
  }

  /** @param {import("./events.js").Events} known @param {import("./sheets.js").Details} details @param {ReadonlySet<number>|null} places @param {number[]} found */
  function heading(known, details, places, found) {
    const all = found.length ? [] : [button("Show everything", () => {
      words = field.value = "";
      turnTo({ ...EVERYTHING, names: seen.names }, -1, true);
    })];
    if (seen.lacking) {
      return [lackingHead(seen.lacking, found.length), button("Back to all events", () => turnTo({ ...seen, ...STAY, lacking: "" }))];
    }
    if (places) {
      const [first] = places;
      return [places.size > 1 ? placesHead(known, found) : placeHead(known, details, first, found),
        button("Show all places", () => turnTo({ ...seen, ...STAY, place: "" })), ...all];
    }
    if (!everything) return [element("p", { class: "gz-faint" }, "There are no events in this data.")];
    const hint = found.length ? "Choose a place on the map, or drag the timeline. Open an event to read all that is known of it."
      : "Nothing is shown with these words, dates, types and area.";
    return opened >= 0 || wordless ? all : [element("p", { class: "gz-faint" }, hint), ...all];
  }

  /** @param {import("./events.js").Events} known @param {import("./sheets.js").Details} details @param {number[]} found */
  function sheet(known, details, found) {
    if (wordless) return wordlessSheet(wordless);
    if (opened < 0) return [];
    const { earlier, later } = beside(known, found, opened);
    const steps = element("div", { class: "gz-steps" });
    steps.append(
      button("← Earlier", () => open(earlier ?? -1), earlier === undefined),
      button("Later →", () => open(later ?? -1), later === undefined),
      button("Close", () => open(-1)),
    );
    return [steps, ...(found.includes(opened) ? [] : unshown(known, opened)), eventSheet(known, details, opened)];
  }

  /** @param {NonNullable<typeof wordless>} there */
  function wordlessSheet({ events, event }) {
    callPlaces(events, seen.names);
    const said = /** @type {import("./sheets.js").Details} */ (details);
    const steps = element("div", { class: "gz-steps" });
    steps.append(button("Close", () => open(-1)));
    return [steps, ...unshown(events, event, ["words"], () => {
      words = field.value = "";
      awaited = event;
    }), eventSheet(events, said, event)];
  }

  /**
   * That the event that is open is not among those shown, why, and what shows it.
   * @param {Events} known @param {number} event @param {import("./unshown.js").Hiding[]} more  what hides it besides @param {() => void} [undo]  that
   */
  function unshown(known, event, more = [], undo) {
    const shown = { filter: filterIn(known, seen), places: placesIn(known), lacking: seen.lacking };
    const hidden = [...hiding(known, shown, event), ...more];
    const said = `This event is not among those shown: ${why(known, event, hidden, seen.lacking)}.`;
    return [element("p", { class: "gz-unshown", role: "status" }, said), button("Show it", () => {
      seen = widened(seen, known, event, hidden);
      undo?.();
      if (undo) turnTo({ ...seen, ...STAY });
      else open(event);
    })];
  }
}

/** Where Escape undoes what is typed. @param {EventTarget|null} target */
function isTyped(target) {
  return target instanceof Element && target.closest("input, select, textarea") !== null;
}

/** @param {Seen} seen */
function filterOf(seen) {
  return JSON.stringify([seen.from, seen.to, seen.exactDays, seen.exactPlaces, seen.lacking, seen.types, seen.place, seen.area]);
}

/** @param {import("./events.js").Events} events @param {Seen} seen @returns {import("./events.js").Filter} */
function filterIn(events, seen) {
  const labels = events.types.map((type) => type.label);
  return {
    from: seen.from ? fromIso(seen.from) : null,
    to: seen.to ? fromIso(seen.to) : null,
    types: seen.types && new Set(seen.types.map((label) => labels.indexOf(label))),
    within: placesWithin(events.places, readArea(seen.area)),
    exactDays: seen.exactDays,
    exactPlaces: seen.exactPlaces,
  };
}

/** @param {any} L */
function newMap(L) {
  const host = element("div", { id: "map_div" });
  document.body.prepend(host);
  return L.map(host, { center: [20, 10], zoom: 2, minZoom: 2, maxZoom: 18, worldCopyJump: true });
}

/** @param {ReaderConfig} config */
function frame(config) {
  const aside = element("aside", { class: "gz-aside", "aria-label": "Events" });
  const head = element("header", { class: "gz-head" });
  const counts = element("p", { role: "status" });
  const toggle = element("button", { type: "button", class: "gz-button gz-toggle", "aria-expanded": "false" }, "Read");
  const title = element("h1");
  title.append(element("bdi", {}, config.title));
  head.append(title, counts, toggle);
  const body = element("div", { class: "gz-read", tabindex: "-1" });
  const about = element("details", { class: "gz-about" });
  about.append(element("summary", {}, "About this data"), ...config.about.map((line) => element("p", { dir: "auto" }, line)));
  aside.append(head, body, about);
  document.body.append(aside);
  return { aside, counts, body, toggle };
}

/** @param {string} text @param {() => void} act @param {boolean} [off] */
function button(text, act, off = false) {
  const made = element("button", { type: "button", class: "gz-button", ...(off && { disabled: "" }) }, text);
  made.addEventListener("click", act);
  return made;
}
