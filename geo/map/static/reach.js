// The symbols on the map by keyboard: a list of buttons, seen only while it has the focus. The tab key stops at it once;
// arrow keys go from symbol to symbol.

import { element } from "./dom.js";

/** @typedef {import("./marks.js").Mark} Mark */

const MOST_LISTED = 80;
const QUIET_MS = 400;

/**
 * @param {HTMLElement} host
 * @param {{name: (mark: Mark) => string, onFocus: (mark: Mark|null) => void, onChoose: (mark: Mark) => void}} to
 * @returns {(marks: Mark[]) => void} told of the symbols in sight whenever they are drawn
 */
export function reachByKeyboard(host, to) {
  const list = element("ul", { class: "gz-reach", "aria-label": "Places on the map, most events first: arrow keys go through them" });
  host.append(list);
  list.addEventListener("keydown", walk);
  let timer = 0;
  let said = "";
  return (marks) => {
    clearTimeout(timer);
    // While the timeline moves, a list that changes under the fingers would help nobody.
    timer = window.setTimeout(() => {
      const listed = marks.slice(0, MOST_LISTED);
      const names = listed.map(to.name);
      if (names.join("|") === said || list.contains(document.activeElement)) return;
      said = names.join("|");
      list.replaceChildren(...listed.map((mark, i) => item(mark, names[i])));
      list.querySelector("button")?.setAttribute("tabindex", "0");
    }, QUIET_MS);
  };

  /** @param {Mark} mark @param {string} name */
  function item(mark, name) {
    const button = element("button", { type: "button", class: "gz-button", tabindex: "-1" }, name);
    button.addEventListener("focus", () => to.onFocus(mark));
    button.addEventListener("blur", () => to.onFocus(null));
    button.addEventListener("click", () => to.onChoose(mark));
    const made = element("li");
    made.append(button);
    return made;
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === document.activeElement);
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
