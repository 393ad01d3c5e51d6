// A list of events beside the map that grows as it is scrolled: the thousandth event at a point is as near as the tenth.

import { element } from "./dom.js";
import { eventCard } from "./sheets.js";

const FIRST = 12;
const MORE = 36;
/** The next ones are there before the end of the list comes into sight. */
const AHEAD_PX = 600;

/**
 * @param {HTMLElement} scroller @param {import("./events.js").Events} events @param {import("./sheets.js").Details} words
 * @param {number[]} listed @param {boolean} where  say the place of each @param {(event: number) => void} open
 * @returns {HTMLElement[]}
 */
export function growingList(scroller, events, words, listed, where, open) {
  const cards = element("ol", { class: "gz-list", "aria-label": "Events, newest first" });
  const more = element("button", { type: "button", class: "gz-button" }, `Show more of ${listed.length.toLocaleString("en")}`);
  let shown = 0;
  const grow = (/** @type {number} */ by) => {
    const from = shown;
    shown = Math.min(listed.length, shown + by);
    cards.append(...listed.slice(from, shown).map((event) => eventCard(events, words, event, where, () => open(event))));
    more.hidden = shown >= listed.length;
  };
  grow(FIRST);
  if (more.hidden) return [cards];
  more.addEventListener("click", () => {
    const next = shown;
    grow(MORE);
    /** @type {HTMLElement|null} */ (cards.children[next]?.querySelector("button"))?.focus();
  });
  const watch = new IntersectionObserver((seen) => {
    if (!more.isConnected || more.hidden) watch.disconnect();
    else if (cards.contains(document.activeElement)) return; // for the tab key a list must have an end
    else if (seen.some((entry) => entry.isIntersecting)) {
      grow(MORE);
      // It tells of changes only: a button that is still near is looked at anew.
      watch.unobserve(more);
      watch.observe(more);
    }
  }, { root: scroller, rootMargin: `${AHEAD_PX}px` });
  // Nothing grows before the reader scrolls: what has opened is read first.
  scroller.addEventListener("scroll", () => watch.observe(more), { once: true, passive: true });
  return [cards, more];
}
