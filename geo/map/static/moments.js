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

/**
 * An act done at most so often: at once if it was not done lately, else when its time has come.
 * @param {() => void} act @param {number} pause_ms
 */
export function seldom(act, pause_ms) {
  let [done, timer] = [-Infinity, 0];
  function now() {
    clearTimeout(timer);
    timer = 0;
    done = performance.now();
    act();
  }
  return {
    now,
    soon() {
      const wait_ms = done + pause_ms - performance.now();
      if (wait_ms <= 0) now();
      else timer ||= window.setTimeout(now, wait_ms);
    },
  };
}
