// The symbols on the map by keyboard: a list of buttons, seen only while it has the focus. The tab key stops at it once,
// before the map and its many tools; arrow keys go from symbol to symbol.

import { element } from "./dom.js";

/** @typedef {import("./marks.js").Mark} Mark */

const MOST_LISTED = 80;
const QUIET_MS = 400;

/**
 * @param {HTMLElement} host @param {any} map
 * @param {{name: (mark: Mark) => string, id: (place: number) => string, onFocus: (mark: Mark|null) => void,
 *          onChoose: (mark: Mark) => void}} to
 * @returns {(marks: Mark[]) => void} told of the symbols in sight whenever they are drawn
 */
export function reachByKeyboard(host, map, to) {
  const list = element("ul", { class: "gz-reach", "aria-label": "Places on the map, most events first: arrow keys go through them" });
  host.prepend(list);
  list.addEventListener("keydown", walk);
  /** @type {Mark[]} */
  let drawn = [];
  /** @type {Mark[]} */
  let listed = [];
  /** The place that each of those listed is named after: numbers of places may change. @type {string[]} */
  let anchors = [];
  let said = "";
  let timer = 0;
  let moving = false;
  /** Whether the map has come to rest where the list is of. */
  let rests = true;
  map.on("movestart", () => { moving = true; rests = false; });
  map.on("moveend", () => { moving = false; soon(); });
  return (marks) => {
    drawn = marks;
    soon();
  };

  /** While the map or the timeline moves, a list that changes under the fingers would help nobody. */
  function soon() {
    clearTimeout(timer);
    timer = window.setTimeout(() => moving || renew(), QUIET_MS);
  }

  function renew() {
    rests = true;
    const at = focused();
    const was = { anchor: listed[at]?.anchor, id: anchors[at] };
    listed = drawn.slice(0, MOST_LISTED);
    anchors = listed.map((mark) => to.id(mark.anchor));
    const names = listed.map(to.name);
    if (names.join("|") !== said) {
      said = names.join("|");
      list.replaceChildren(...names.map(item));
      const next = at < 0 ? 0 : nearest(was.id, at);
      list.querySelectorAll("button")[next]?.setAttribute("tabindex", "0");
      if (at >= 0) (list.querySelectorAll("button")[next] ?? map.getContainer()).focus({ preventScroll: true });
    } else if (at >= 0 && listed[at].anchor !== was.anchor) to.onFocus(listed[at]);
  }

  /** The symbol that a place is in now, else what stands where it stood in the list. @param {string} id @param {number} at */
  function nearest(id, at) {
    const same = anchors.indexOf(id);
    const holding = same < 0 ? listed.findIndex((mark) => mark.members.some((place) => to.id(place) === id)) : same;
    return holding < 0 ? Math.min(at, listed.length - 1) : holding;
  }

  /** @param {string} name @param {number} i */
  function item(name, i) {
    const button = element("button", { type: "button", class: "gz-button", tabindex: "-1" }, name);
    button.addEventListener("focus", () => to.onFocus(listed[i]));
    button.addEventListener("blur", () => to.onFocus(null));
    button.addEventListener("click", () => {
      const mark = rests && drawn.find(({ anchor }) => anchor === listed[i].anchor && to.id(anchor) === anchors[i]);
      if (mark) to.onChoose(mark); // else it is of a symbol that is gone
    });
    const made = element("li");
    made.append(button);
    return made;
  }

  function focused() {
    return [...list.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const buttons = [...list.querySelectorAll("button")];
    const at = focused();
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, to))];
    buttons[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}
