// Says on the page around the frame, while the timeline moves, that its counts and lists are still of the dates before:
// geo/ui/page.css fades them. The page follows once the timeline stops; following each step would halt the map.

/** What says of which dates its counts and events are. */
const OF_DATES = ".gz-head, .gz-cards";

/** @returns {(is: boolean) => void} to be told as often as one likes; outside a frame of the page's own origin it keeps quiet */
export function behind() {
  let said = false;
  addEventListener("pagehide", () => say(false)); // nothing else would clear it once the frame is gone
  return say;

  /** @param {boolean} is */
  function say(is) {
    if (is === said) return;
    said = is;
    try {
      const page = window.parent.document;
      page.documentElement.toggleAttribute("data-gz-behind", is);
      for (const region of page.querySelectorAll(OF_DATES)) region.setAttribute("aria-busy", String(is));
    } catch {} // the page is of another origin
  }
}
