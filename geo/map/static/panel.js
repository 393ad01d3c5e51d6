// The panel below the map: types, switches and timeline, and what they say of how many events there are.

import { element, numeral } from "./dom.js";
import { history } from "./history.js";
import { key } from "./key.js";
import { legend } from "./legend.js";
import { plural } from "./selection.js";
import { sizeChoice } from "./size_choice.js";
import { switches } from "./switches.js";
import { timeline } from "./timeline.js";

/** With less room for them the switches give way to a button of the timeline. */
const ROOM_FOR_SWITCHES_PX = 560;

/**
 * @param {HTMLElement} host
 * @param {{theme: () => import("./theme.js").Theme, onTypes: (shown: Set<number>|null) => void,
 *   onSwitches: Parameters<typeof switches>[1], onSize: (size: import("./measure.js").Size) => void}
 *   & Parameters<typeof timeline>[1] & Parameters<typeof key>[2]} to
 */
export function controlPanel(host, to) {
  const panel = element("section", { class: "gz-panel", "aria-label": "Timeline and event types" });
  const filters = element("div", { class: "gz-filters" });
  panel.inert = true;
  host.append(panel);
  panel.append(filters);
  const types = legend(filters, to.onTypes);
  const exactness = switches(filters, to.onSwitches);
  const sizes = sizeChoice(exactness.element, to.onSize);
  const explained = key(filters, panel, to);
  const time = timeline(panel, to);
  time.foldBelow(exactness.element, ROOM_FOR_SWITCHES_PX);
  return { element: panel, types, exactness, sizes, explained, time, past: history(time.setHere), sayCounts, awaits, begin };

  /** Take the room that the events' types will need; until they are here nothing can be done in the panel. @param {{label: string, colour: string}[]} kinds */
  function awaits(kinds) {
    types.setTypes(kinds.map((kind) => ({ ...kind, description: "" })), kinds.map(({ label }) => label));
    types.setCounts(null);
    sizes.await();
    exactness.count(null, null);
  }

  /** @param {import("./events.js").Events} events @param {any} columns  what they were made of */
  function begin(events, columns) {
    panel.inert = false;
    types.setTypes(events.types, events.present);
    sizes.setEvents(events, columns);
    time.setEvents(events);
  }

  /**
   * @param {import("./events.js").Counts|null} counts  null: not known, and no number is better than a wrong one
   * @param {number} total  events in all @param {number|null} here  at the places chosen; null: none is
   * @param {boolean} isOpen  no dates are asked for, which would hide those without one
   */
  function sayCounts(counts, total, here, isOpen) {
    types.setCounts(counts && counts.byType);
    exactness.count(counts && counts.undatedWanted, counts && counts.unlocated);
    const [said, more] = statusOf(counts, total, here, isOpen);
    time.setStatus(said, more);
  }
}

/** In words, and what may give way to them. @param {import("./events.js").Counts|null} counts @param {number} total @param {number|null} here @param {boolean} isOpen @returns {[string, string]} */
function statusOf(counts, total, here, isOpen) {
  if (here !== null) return [`${numeral(here)} of ${numeral(total)} here`, ""];
  if (!counts) return [`${numeral(total)} events in all`, ""];
  const { shown, undatedWanted, unlocated } = counts;
  const more = (isOpen && undatedWanted ? ` · ${numeral(undatedWanted)} undated` : "") + (unlocated ? ` · ${numeral(unlocated)} not located` : "");
  return [shown === total ? plural(total, "event") : `${numeral(shown)} of ${plural(total, "event")}`, more];
}
