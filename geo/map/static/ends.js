// What takes the pointer and the focus on the timeline: a handle at each end of the window, and the window between them.

import { format } from "./days.js";
import { element } from "./dom.js";

/** @typedef {"from"|"to"} End */

const A_SHIFT_KEY_DAYS = 7;
const A_PAGE_DAYS = 30;

/**
 * @param {{window: () => {from: number, to: number, first: number, last: number}, move: (end: End, day: number) => void}} to
 *   where the window is and may be, in days; and what a key asks for
 */
export function ends(to) {
  const band = element("div", { class: "gz-window", title: "Drag to move the window" });
  const left = handle("First day", "from");
  const right = handle("Last day", "to");
  return { band, left, right, place };

  /** Bring them to where the window is. @param {number} x0 where it begins @param {number} x1 where it ends @param {number} width of the chart; pixels */
  function place(x0, x1, width) {
    const { from, to: till, first, last } = to.window();
    const inside = (/** @type {number} */ x) => Math.max(0, Math.min(width, x));
    for (const [knob, day, x] of /** @type {const} */ ([[left, from, x0], [right, till, x1]])) {
      knob.style.left = `${inside(x)}px`;
      knob.classList.toggle("gz-off", x < -1 || x > width + 1);
      const said = { min: first, max: last, now: day, text: format(day) };
      for (const [key, value] of Object.entries(said)) knob.setAttribute(`aria-value${key}`, String(value));
    }
    band.style.left = `${inside(x0)}px`;
    band.style.width = `${Math.max(2, inside(x1) - inside(x0))}px`;
    band.hidden = x1 < 0 || x0 > width;
  }

  /** @param {string} name @param {End} end */
  function handle(name, end) {
    const knob = element("div", { class: "gz-handle", role: "slider", tabindex: "0", "aria-label": name, "aria-orientation": "horizontal" });
    knob.addEventListener("keydown", (event) => {
      const { first, last, ...now } = to.window();
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -A_PAGE_DAYS, PageUp: A_PAGE_DAYS }[event.key];
      const day = event.key === "Home" ? first : event.key === "End" ? last
        : step ? now[end] + step * (event.shiftKey ? A_SHIFT_KEY_DAYS : 1) : null;
      if (day === null) return;
      event.preventDefault();
      to.move(end, day);
    });
    return knob;
  }
}
