// Zooming into the timeline by wheel, two fingers, double click and keys; moving it aside by wheel and by its axis.

import { CHART_PX } from "./histogram.js";

const A_NOTCH = 1.2;
const A_KEY = 0.5;
const PIXELS_A_LINE = 16;

/**
 * @param {HTMLElement} chart
 * @param {{zoom: (factor: number, x: number) => void, whole: () => void, pan: (pixels: number) => void,
 *          doubled: (x: number) => void, pinched: () => void}} to  x in pixels of the chart; `pinched`: as a pinch begins
 * @returns {{isPinching: () => boolean}} whether two fingers are on it, and what one drags should stay
 */
export function zooming(chart, to) {
  /** Fingers down, by their pointer, with where they are. @type {Map<number, number>} */
  const fingers = new Map();
  const inside = (/** @type {number} */ clientX) => clientX - chart.getBoundingClientRect().left;

  chart.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode ? PIXELS_A_LINE : 1;
    const aside = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
    if (Math.abs(aside) > Math.abs(event.deltaY) || event.shiftKey) to.pan(aside * unit);
    else to.zoom(A_NOTCH ** ((Math.max(-200, Math.min(200, event.deltaY * unit)) / 100) * (event.ctrlKey ? 4 : 1)), inside(event.clientX));
  }, { passive: false });

  chart.addEventListener("dblclick", (event) => to.doubled(inside(event.clientX)));

  // Before the handles hear of it, so that they know of a second finger.
  chart.addEventListener("pointerdown", (event) => {
    if (event.isPrimary) fingers.clear(); // The first finger: none of before is down still.
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 2) to.pinched();
    const below = event.clientY - chart.getBoundingClientRect().top > CHART_PX + 4;
    if (below && fingers.size === 1 && event.target instanceof HTMLCanvasElement) chart.setPointerCapture(event.pointerId);
  }, { capture: true });
  chart.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    if (fingers.size === 2) pinch(event.pointerId, before, event.clientX);
    else if (chart.hasPointerCapture(event.pointerId)) to.pan(before - event.clientX);
    fingers.set(event.pointerId, event.clientX);
  });
  // Two fingers are never to scroll the page, whichever way they go.
  chart.addEventListener("touchmove", (event) => { if (event.touches.length > 1 && event.cancelable) event.preventDefault(); }, { passive: false });
  for (const gone of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) {
    chart.addEventListener(gone, (event) => fingers.delete(event.pointerId));
  }

  chart.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") to.zoom(A_KEY, chart.clientWidth / 2);
    else if (event.key === "-") to.zoom(1 / A_KEY, chart.clientWidth / 2);
    else if (event.key === "0") to.whole();
    else return;
    event.preventDefault();
  });

  return { isPinching: () => fingers.size > 1 };

  /** @param {number} moved pointer @param {number} before @param {number} now */
  function pinch(moved, before, now) {
    const other = [...fingers].find(([id]) => id !== moved)?.[1] ?? now;
    const [was, is] = [Math.abs(before - other), Math.abs(now - other)];
    if (was > 8 && is > 8) to.zoom(was / is, inside((now + other) / 2));
    to.pan((before - now) / 2);
  }
}
