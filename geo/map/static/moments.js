// When to act, and whether to move at all.

const PATIENCE_MS = 500;

/** @param {() => void} act done once what has been drawn is on the screen and the browser has a moment */
export function afterPaint(act) {
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(act, { timeout: PATIENCE_MS }) : setTimeout(act));
  requestAnimationFrame(() => requestAnimationFrame(idle));
}

const CALM = "(prefers-reduced-motion: reduce)";

/** @returns {boolean} whether the reader wants things to stay where they are until they are elsewhere */
export function calm() {
  return matchMedia(CALM).matches;
}

/** Tell whether they do, now and whenever they change their mind. @param {(calm: boolean) => void} tell */
export function onCalm(tell) {
  const asked = matchMedia(CALM);
  asked.addEventListener("change", () => tell(asked.matches));
  tell(asked.matches);
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

/**
 * Acts that share the frames: asked for by their names, one is done a frame, the first of the names first.
 * @template {string} Name
 * @param {Record<Name, () => void>} acts @returns {(name: Name) => void}
 */
export function oneAFrame(acts) {
  const names = /** @type {Name[]} */ (Object.keys(acts));
  /** @type {Set<Name>} */
  const asked = new Set();
  let frame = 0;
  function next() {
    frame = 0;
    const name = names.find((one) => asked.has(one));
    if (!name) return;
    asked.delete(name);
    if (asked.size) wait();
    acts[name]();
  }
  function wait() {
    frame ||= requestAnimationFrame(next);
  }
  return (name) => {
    asked.add(name);
    wait();
  };
}
