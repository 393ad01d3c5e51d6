// A search box for places: those with events first, then the gazetteer's, in any of their names.

import { element, keepClicks } from "./dom.js";
import { folded, merged } from "./found.js";
import { shortened } from "./naming.js";

/** @typedef {import("./found.js").Found} Found */

const DEBOUNCE_MS = 180;
const LEAST_LETTERS = 2;

/**
 * @param {any} L Leaflet @param {HTMLElement} host
 * @param {{ours: (text: string) => Found[], more: ((text: string, signal: AbortSignal) => Promise<Found[]>)|null,
 *          choose: (found: Found) => void, leave: () => void}} to  `more` null: no gazetteer to ask
 */
export function searchBox(L, host, to) {
  const box = element("div", { class: "gz-search", role: "search" });
  const input = /** @type {HTMLInputElement} */ (element("input", {
    type: "text", class: "gz-button", role: "combobox", placeholder: "Find a place", "aria-label": "Find a place", maxlength: "100",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "gz-found", autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
  }));
  const list = element("ul", { class: "gz-found", id: "gz-found", role: "listbox", "aria-label": "Places found", hidden: "" });
  const status = element("p", { class: "gz-found-note", role: "status" });
  box.append(input, list, status);
  keepClicks(L, box);
  L.DomEvent.disableScrollPropagation(box);
  host.append(box);
  /** @type {Found[]} */
  let found = [];
  let active = -1;
  let timer = 0;
  /** @type {AbortController|null} */
  let asking = null;

  input.addEventListener("input", () => ask(input.value));
  input.addEventListener("keydown", keys);
  input.addEventListener("blur", () => setTimeout(() => { if (!box.contains(document.activeElement)) show([], ""); }, 150));
  input.addEventListener("focus", () => { if (input.value) ask(input.value); });
  return { focus: () => input.focus() };

  /** @param {string} text */
  function ask(text) {
    clearTimeout(timer);
    asking?.abort();
    const { more } = to;
    if (folded(text).length < LEAST_LETTERS) { show([], ""); return; }
    const ours = to.ours(text);
    show(ours, more || ours.length ? "" : "No such place has events.");
    if (!more) return;
    const mine = new AbortController();
    asking = mine;
    timer = window.setTimeout(async () => {
      try {
        const all = merged(ours, await more(text, mine.signal));
        if (!mine.signal.aborted) show(all, all.length ? "" : "No place of that name is known.");
      } catch {
        if (!mine.signal.aborted) show(ours, "The gazetteer cannot be asked now: these are places with events.");
      }
    }, DEBOUNCE_MS);
  }

  /** What the reader has pointed at stays so, wherever it comes to stand. @param {Found[]} wanted @param {string} note */
  function show(wanted, note) {
    const pointed = found[active]?.id;
    found = wanted;
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = note;
    point(found.findIndex(({ id }) => id === pointed));
  }

  /** @param {Found} place @param {number} i */
  function option(place, i) {
    const made = element("li", { role: "option", id: `gz-found-${i}`, "aria-selected": "false" });
    made.append(element("bdi", {}, shortened(place.name)));
    if (place.written) made.append(element("bdi", { class: "gz-faint" }, ` ${shortened(place.written)}`));
    const events = place.index < 0 ? "no events here" : `${place.events.toLocaleString("en-GB")} event${place.events === 1 ? "" : "s"}`;
    made.append(element("small", {}, [place.detail, events].filter(Boolean).join(" · ")));
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
    made.addEventListener("click", () => take(place));
    return made;
  }

  /** @param {number} to index, -1: none */
  function point(to) {
    active = to;
    [...list.children].forEach((child, i) => child.setAttribute("aria-selected", String(i === to)));
    if (to < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `gz-found-${to}`);
    list.children[to]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation(); // an arrow in the box moves no map
    if (step && found.length) {
      event.preventDefault();
      point((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && found.length) {
      event.preventDefault();
      take(found[Math.max(0, active)]);
    } else if (event.key === "Escape") {
      if (found.length) show([], "");
      else if (input.value) input.value = "";
      else to.leave();
    }
  }

  /** @param {Found} place */
  function take(place) {
    clearTimeout(timer);
    asking?.abort();
    input.value = place.name;
    show([], "");
    to.choose(place);
  }
}
