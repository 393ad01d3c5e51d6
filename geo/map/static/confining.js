// Showing only what counts in an area that a reader has drawn.

import { askedFor } from "./again.js";

/** @typedef {import("./events.js").Events} Events */

const fetchAreas = askedFor("area.js", async () => await import("./area.js"));

export function confining() {
  let area = "";
  /** The events that it was last asked for. @type {Events|null} */
  let confined = null;
  /** Fetched with the first area. @type {typeof import("./area.js")|null} */
  let areas = null;

  return {
    area: () => area,
    isReady: () => areas !== null,
    async prepare() {
      areas ??= await fetchAreas();
    },

    /** @param {string} wanted in the form of area.js; empty: everywhere @param {Events} events @returns {boolean} whether that is new */
    set(wanted, events) {
      if (wanted === area && events === confined) return false;
      [area, confined] = [wanted, events];
      return true;
    },

    /** Which places of the events count in it; null: it is everywhere. */
    within: () => (areas && area && confined ? areas.placesWithin(confined.places, areas.readArea(area)) : null),
  };
}
