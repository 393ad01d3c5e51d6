// Fetching the events that a state of the page asks for.

import { decode } from "./events.js";

/**
 * @typedef {import("./page_state.js").PageState} PageState
 * @typedef {import("./events.js").Events} Events
 */

/**
 * @param {import("./source.js").Read} read
 * @param {{show: (state: PageState) => void, arrived: (events: Events, columns: any, state: PageState) => void, failed: (state: PageState) => void}} to
 *   `show`: its events are here already; `columns`: what the events were made of
 */
export function loading(read, to) {
  let address = "";
  /** What to show once the events are here. @type {PageState|null} */
  let awaited = null;

  return {
    address: () => address,

    /** @param {PageState} state */
    ask(state) {
      if (state.layer !== address) {
        address = state.layer;
        awaited = state;
        load(address);
      } else if (awaited) awaited = lookingAs(state, awaited);
      else to.show(state);
    },
  };

  /** @param {string} wanted */
  async function load(wanted) {
    let columns = null;
    let fresh = null;
    try {
      columns = await read(wanted);
      fresh = decode(columns);
    } catch {
      // Said by whoever asked, unless a later request has overtaken this one.
    }
    const state = awaited;
    if (wanted !== address || !state) return;
    awaited = null;
    if (fresh) {
      to.arrived(fresh, columns, state);
      return;
    }
    address = "";
    to.failed(state);
  }
}

/** A state that says nothing of where to look means the place that the last one named. @param {PageState} state @param {PageState} before */
function lookingAs(state, { latitude, longitude, zoom }) {
  return state.latitude === null ? { ...state, latitude, longitude, zoom } : state;
}
