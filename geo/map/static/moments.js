// When to act, and whether to move at all.

const PATIENCE_MS = 500;

/** @param {() => void} act done once what has been drawn is on the screen and the browser has a moment */
export function afterPaint(act) {
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(act, { timeout: PATIENCE_MS }) : setTimeout(act));
  requestAnimationFrame(() => requestAnimationFrame(idle));
}

/** @returns {boolean} whether the reader wants things to stay where they are until they are elsewhere */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
