// Talking to the page's Python through the component's frame. Outside such a frame (a snapshot) it keeps quiet.

/**
 * @typedef {import("./page_state.js").Wanted & {latitude: number, longitude: number, zoom: number}} Seen
 *   what the reader looks at
 * @typedef {{send: (seen: Seen) => void, onTheme: (listener: () => void) => void}} Page
 */

/** @returns {Page} */
export function bridge() {
  const streamlit = /** @type {any} */ (window).Streamlit;
  let sent = "";
  let number = 0;
  return {
    send(seen) {
      const text = JSON.stringify(seen);
      if (!streamlit || text === sent) return;
      sent = text;
      number += 1;
      streamlit.setComponentValue({ ...seen, number });
    },
    onTheme(listener) {
      // The theme arrives with each render event, after the component's own listener has stored it.
      if (streamlit) streamlit.events.addEventListener(streamlit.RENDER_EVENT, () => setTimeout(listener, 0));
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
    },
  };
}
