// Dragging parts of the timeline. A mouse drags at once. A finger may be about to scroll the page, or to tap: it drags
// once it has gone some way, more aside than up or down.

import { CHART_PX } from "./histogram.js";

/**
 * @typedef {(day: number, first: boolean) => void} Move  told of the day under the pointer; `first`: as it is pressed
 * @typedef {"undecided"|"drag"|"neither"} Gesture
 */

const LEAST_BY_TOUCH_PX = 8;

/**
 * @param {HTMLElement} chart
 * @param {{isPinching: () => boolean, isHeld: () => boolean, dayAt: (pixels: number) => number, onBegin: () => void, onDone: () => void,
 *   onTaken: () => void, onTap: (pixels: number) => void}} to  `onTaken`: before `onDone`, the browser scrolls by it instead;
 *   `onTap`: of a finger that has done nothing else
 * @returns {(knob: HTMLElement, move: Move) => void} lets something be dragged
 */
export function dragger(chart, to) {
  return (knob, move) => {
    knob.addEventListener("pointerdown", (event) => {
      const box = chart.getBoundingClientRect();
      const onAxis = knob instanceof HTMLCanvasElement && event.clientY - box.top > CHART_PX + 4;
      if (event.button > 0 || to.isPinching() || onAxis) return;
      event.preventDefault();
      knob.setPointerCapture(event.pointerId);
      const ended = new AbortController();
      /** @type {Gesture} */
      let gesture = "undecided";
      const tell = (/** @type {PointerEvent} */ at, /** @type {boolean} */ first) => {
        if (to.isHeld()) move(to.dayAt(at.clientX - box.left), first);
      };
      const decide = (/** @type {Gesture} */ decided) => {
        gesture = decided;
        if (gesture !== "drag") return;
        to.onBegin();
        if (knob.tabIndex >= 0) knob.focus();
        tell(event, true);
      };
      const heard = (/** @type {"pointermove"|"pointerup"|"pointercancel"|"lostpointercapture"} */ name, /** @type {(event: PointerEvent) => void} */ act) => {
        knob.addEventListener(name, (other) => { if (other.pointerId === event.pointerId) act(other); }, { signal: ended.signal });
      };
      if (event.pointerType === "mouse") decide("drag");
      heard("pointermove", (moved) => {
        if (gesture === "undecided") decide(to.isPinching() ? "neither" : gestureOf(event, moved));
        if (gesture === "drag") tell(moved, false);
      });
      heard("pointerup", () => { if (gesture === "undecided" && !to.isPinching()) to.onTap(event.clientX - box.left); });
      heard("pointercancel", to.onTaken);
      heard("lostpointercapture", () => {
        ended.abort();
        if (gesture === "drag") to.onDone();
      });
    });
  };
}

/** @param {PointerEvent} pressed @param {PointerEvent} moved by a finger @returns {Gesture} */
function gestureOf(pressed, moved) {
  const [aside, along] = [Math.abs(moved.clientX - pressed.clientX), Math.abs(moved.clientY - pressed.clientY)];
  if (Math.max(aside, along) < LEAST_BY_TOUCH_PX) return "undecided";
  return aside > along ? "drag" : "neither";
}
