// Switches for exact days and places, and the lists of what timeline or map cannot show, each with its number.

import { element, numeral, write } from "./dom.js";
import { setIcon } from "./icons.js";

/**
 * @typedef {""|"undated"|"unlocated"} Lacking  what is listed; empty: everything
 * @typedef {{exactDays: boolean, exactPlaces: boolean, lacking: Lacking}} Switches
 */

/**
 * @param {HTMLElement} host @param {(now: Switches) => void} onChange
 */
export function switches(host, onChange) {
  /** @type {Switches} */
  let now = { exactDays: false, exactPlaces: false, lacking: "" };
  const group = element("div", { class: "gz-switches", role: "group", "aria-label": "Exactness, and events not on the timeline or map" });
  const days = chip("Exact days only", "Hide events dated to a week, a month or longer or only by the day of publication, and those without a date");
  const places = chip("Exact places only", "Hide events in districts, regions and countries, and those without a place");
  const undated = chip("undated", "List the events that the timeline cannot show");
  const unlocated = chip("not located", "List the events that the map cannot show");
  days.addEventListener("click", () => set({ ...now, exactDays: !now.exactDays }));
  places.addEventListener("click", () => set({ ...now, exactPlaces: !now.exactPlaces }));
  undated.addEventListener("click", () => set({ ...now, lacking: now.lacking === "undated" ? "" : "undated" }));
  unlocated.addEventListener("click", () => set({ ...now, lacking: now.lacking === "unlocated" ? "" : "unlocated" }));
  group.append(days, places, undated, unlocated);
  host.append(group);
  count(0, 0);
  mark();

  return {
    element: group,
    count,
    /** @param {Switches} wanted */
    setSwitches(wanted) {
      now = { exactDays: wanted.exactDays, exactPlaces: wanted.exactPlaces, lacking: wanted.lacking };
      mark();
    },
  };

  /** @param {Switches} wanted */
  function set(wanted) {
    now = wanted;
    mark();
    onChange(now);
  }

  /** @param {number|null} withoutDate @param {number|null} withoutPlace null: not known */
  function count(withoutDate, withoutPlace) {
    for (const [button, number, word] of /** @type {const} */ ([[undated, withoutDate, "undated"], [unlocated, withoutPlace, "not located"]])) {
      const text = button.querySelector("span");
      if (text) write(text, number === null ? word : `${numeral(number)} ${word}`);
      // One that is listed stays, so that its list can be left.
      button.hidden = !number && button.getAttribute("aria-pressed") === "false";
    }
  }

  function mark() {
    for (const [button, on] of /** @type {const} */ ([[days, now.exactDays], [places, now.exactPlaces],
      [undated, now.lacking === "undated"], [unlocated, now.lacking === "unlocated"]])) {
      button.setAttribute("aria-pressed", String(on));
      setIcon(button, button === undated || button === unlocated ? "list" : on ? "checked" : "box");
    }
  }

  /** @param {string} text @param {string} title */
  function chip(text, title) {
    const made = element("button", { type: "button", class: "gz-chip gz-switch", title, "aria-pressed": "false" });
    made.append(element("span", {}, text));
    return made;
  }
}
