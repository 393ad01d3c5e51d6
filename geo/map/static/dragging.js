// Dragging parts of the timeline.

import { CHART_PX } from "./histogram.js";

/**
 * @typedef {(day: number, first: boolean) => void} Move  told of the day under the pointer; `first`: as it is pressed
 */

/**
 * @param {HTMLElement} chart
 * @param {{isPinching: () => boolean, isHeld: () => boolean, dayAt: (pixels: number) => number, onBegin: () => void, onDone: () => void}} to
 * @returns {(knob: HTMLElement, move: Move) => void} lets something be dragged
 */
export function dragger(chart, to) {
  return (knob, move) => {
    knob.addEventListener("pointerdown", (event) => {
      const box = chart.getBoundingClientRect();
      const onAxis = knob instanceof HTMLCanvasElement && event.clientY - box.top > CHART_PX + 4;
      if (event.button > 0 || to.isPinching() || onAxis) return;
      event.preventDefault();
      to.onBegin();
      if (knob.tabIndex >= 0) knob.focus();
      knob.setPointerCapture(event.pointerId);
      const tell = (/** @type {PointerEvent} */ at, /** @type {boolean} */ first) => {
        if (to.isHeld()) move(to.dayAt(at.clientX - box.left), first);
      };
      const moving = (/** @type {PointerEvent} */ moved) => tell(moved, false);
      tell(event, true);
      knob.addEventListener("pointermove", moving);
      knob.addEventListener("lostpointercapture", () => {
        knob.removeEventListener("pointermove", moving);
        to.onDone();
      }, { once: true });
    });
  };
}
