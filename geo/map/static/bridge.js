// Talking to the page's Python through the component's frame. Outside such a frame (a snapshot) it keeps quiet.

import { behind } from "./behind.js";

/**
 * @typedef {import("./page_state.js").Wanted & {latitude: number, longitude: number, zoom: number, layer?: string, revision?: number}} Seen
 *   what the reader looks at; `layer`: address of its events; `revision`: what the page last asked for that the map has taken,
 *   so that the same is said again after the page has asked for something else, and the page knows a word that came too late
 * @typedef {{send: (seen: Seen) => void, key: (pressed: KeyboardEvent) => boolean, onTheme: (listener: () => void) => void,
 *   onMoving: (moving: boolean) => void}} Page
 *   `key`: hands on a key that the map has no use for; whether the page had one; `onMoving`: is told whether the timeline
 *   moves, before the page hears of any dates
 */

/** So long the page is given to hear what the map says, and twice that the next time. */
const PATIENCE_MS = 3000;
/** So often the same is said at most. */
const MOST_SAID = 6;

/** @returns {Page} */
export function bridge() {
  const streamlit = /** @type {any} */ (window).Streamlit;
  let sent = "";
  let number = 0;
  let lost = false;
  // While its server is lost the page disables its components, and what they say goes nowhere: it is said again after that,
  // perhaps to another server that has heard nothing yet.
  streamlit?.events.addEventListener(streamlit.RENDER_EVENT, (/** @type {any} */ { detail }) => {
    if (lost && !detail.disabled && sent) say();
    lost = detail.disabled;
  });
  return {
    send(seen) {
      const text = JSON.stringify(seen);
      if (!streamlit || text === sent) return;
      sent = text;
      say();
    },
    key({ key, altKey, ctrlKey, metaKey, shiftKey }) {
      if (!streamlit) return false;
      try {
        const press = new KeyboardEvent("keydown", { key, altKey, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true });
        return !window.parent.document.body.dispatchEvent(press);
      } catch { return false; } // the page is of another origin
    },
    onTheme(listener) {
      // The theme arrives with each render event, after the component's own listener has stored it.
      if (streamlit) streamlit.events.addEventListener(streamlit.RENDER_EVENT, () => setTimeout(listener, 0));
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
    },
    onMoving: streamlit ? behind() : () => undefined,
  };

  function say(times = 1) {
    number += 1;
    const mine = number;
    streamlit.setComponentValue({ ...JSON.parse(sent), number });
    // The connection may have gone in just this moment, and be back before anything else tells of it.
    setTimeout(() => {
      if (mine === number && !lost && times < MOST_SAID && heard() < mine) say(times + 1);
    }, PATIENCE_MS * 2 ** (times - 1));
  }
}

/** Number of the last word that the page shows the effect of (geo/ui/reading.js). */
function heard() {
  try {
    return Number(window.parent.document.querySelector("[data-heard]")?.getAttribute("data-heard") ?? 0);
  } catch { return Infinity; } // the page is of another origin
}
