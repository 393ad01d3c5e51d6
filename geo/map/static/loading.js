// Fetching the events that a state of the page asks for.

import { decode } from "./events.js";

/** From then on a reader is told that there is something to wait for, */
const SLOW_MS = 1000;
/** and from then on that it can be asked for again: far longer than a slow line takes. */
const LATE_MS = 20_000;

/**
 * @typedef {import("./page_state.js").PageState} PageState
 * @typedef {import("./events.js").Events} Events
 */

/**
 * @param {import("./source.js").Read} read
 * @param {{show: (state: PageState) => void, arrived: (events: Events, columns: any, state: PageState) => void, failed: (state: PageState) => void,
 *   waiting: (again: (() => void)|null) => void}} to
 *   `show`: its events are here already; `columns`: what the events were made of; `waiting`: they take long to come, and
 *   very long if they may be asked for again
 */
export function loading(read, to) {
  let address = "";
  /** What tells that the events are late. @type {number[]} */
  let late = [];
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
    late.forEach(clearTimeout);
    late = [
      window.setTimeout(() => to.waiting(null), SLOW_MS),
      window.setTimeout(() => to.waiting(() => load(wanted)), LATE_MS), // whichever answer comes first is taken
    ];
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
    late.forEach(clearTimeout);
    if (fresh) {
      to.arrived(fresh, columns, state);
      return;
    }
    address = "";
    to.failed(state);
  }
}

/** A state that says nothing of where to look means where the last one did. @param {PageState} state @param {PageState} before */
function lookingAs(state, { latitude, longitude, zoom, fit }) {
  return state.latitude === null ? { ...state, latitude, longitude, zoom, fit: fit || state.fit } : state;
}
