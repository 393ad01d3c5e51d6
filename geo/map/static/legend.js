// The legend: one button a type, with its colour and how many events it has within the dates; a click shows or hides it.

import { element, numeral, write } from "./dom.js";
import { shortened } from "./naming.js";

/**
 * @param {HTMLElement} host @param {(types: Set<number>|null) => void} onChange
 */
export function legend(host, onChange) {
  /** @type {HTMLElement[]} */
  let buttons = [];
  /**
   * Where their numbers are. They keep the room that they have once had: so chips stand still while the timeline is dragged.
   * @type {{into: HTMLElement, length: number}[]}
   */
  let numbers = [];
  /** @type {Set<number>|null} */
  let shown = null;
  const list = element("div", { class: "gz-legend", role: "group", "aria-label": "Event types" });
  host.append(list);

  return {
    /** @param {import("./events.js").EventType[]} types @param {string[]} present  labels of those that have events at all */
    setTypes(types, present) {
      list.replaceChildren();
      numbers = types.map(() => ({ into: element("span", { class: "gz-number" }), length: 0 }));
      buttons = types.map((type, index) => {
        const button = element("button", { type: "button", class: "gz-chip", title: type.description || (shortened(type.label) === type.label ? "" : type.label) });
        button.hidden = !present.includes(type.label);
        const swatch = element("span", { class: "gz-swatch" });
        swatch.style.background = type.colour;
        button.append(swatch, element("span", { class: "gz-name" }, type.label), numbers[index].into);
        button.addEventListener("click", () => toggle(index));
        list.append(button);
        return button;
      });
      mark();
    },
    /** @param {Set<number>|null} types */
    setShown(types) {
      shown = types;
      mark();
    },
    /** @param {Int32Array|null} byType null: not known */
    setCounts(byType) {
      numbers.forEach((number, i) => {
        const text = byType ? numeral(byType[i] ?? 0) : "–";
        if (text.length > number.length) {
          number.length = text.length;
          number.into.style.minWidth = `${text.length}ch`;
        }
        write(number.into, text);
      });
    },
  };

  /** @param {number} index */
  function toggle(index) {
    // Of types without events there is no button to see: they are no part of what a reader has chosen.
    const present = [...buttons.keys()].filter((type) => !buttons[type].hidden);
    const next = new Set(present.filter((type) => (shown?.has(type) ?? true) !== (type === index)));
    shown = next.size === present.length ? null : next;
    mark();
    onChange(shown);
  }

  function mark() {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(shown === null || shown.has(i))));
  }
}
