// The choice of what sizes the symbols.

import { element } from "./dom.js";
import { SIZES } from "./measure.js";

/** @typedef {import("./measure.js").Size} Size */

const SAID = { "": "Size: events", killed: "Size: killed", reports: "Size: reports" };

/** @param {HTMLElement} host @param {(size: Size) => void} onChange */
export function sizeChoice(host, onChange) {
  const choice = /** @type {HTMLSelectElement} */ (element("select", { class: "gz-chip gz-size", "aria-label": "Size of symbols", hidden: "" }));
  host.append(choice);
  choice.addEventListener("change", () => onChange(/** @type {Size} */ (choice.value)));

  return {
    /** Take the room that it may need. */
    await() {
      choice.replaceChildren(element("option", { value: "" }, SAID[""]));
      choice.hidden = false;
    },
    /**
     * Offer what these events differ in.
     * @param {import("./events.js").Events} events @param {{sizes?: string[]}} [said]  by a server that counts them
     */
    setEvents(events, { sizes } = {}) {
      const now = choice.value;
      const offered = SIZES.filter((size) => !size || (sizes ? sizes.includes(size) : differ(events[size])));
      choice.replaceChildren(...offered.map((size) => element("option", { value: size }, SAID[size])));
      choice.hidden = offered.length < 2;
      choice.value = now;
    },
    /** @param {Size} size @returns {Size} what is shown: events where it is not on offer */
    setSize(size) {
      choice.value = [...choice.options].some((option) => option.value === size) ? size : "";
      return /** @type {Size} */ (choice.value);
    },
  };
}

/** @param {ArrayLike<number>} numbers */
function differ(numbers) {
  for (let i = 1; i < numbers.length; i += 1) if (numbers[i] !== numbers[0]) return true;
  return false;
}
