// What a tool says while it is used, with what can be done, at the foot of the map.

import { element, keepClicks } from "./dom.js";

/** @typedef {(text: string, actions?: [string, () => void][]) => void} Say  an empty text: nothing to say */

/** Whether who reads it has no keys. */
export const byFinger = () => matchMedia("(pointer: coarse)").matches;

/** @param {any} L Leaflet @param {HTMLElement} host @returns {Say} */
export function hint(L, host) {
  const box = element("div", { class: "gz-hint", hidden: "" });
  const line = element("span", { role: "status" });
  const buttons = element("span", { class: "gz-hint-actions" });
  box.append(line, buttons);
  keepClicks(L, box);
  host.append(box);
  let listed = "";
  return (text, actions = []) => {
    box.hidden = !text;
    line.textContent = text;
    const names = actions.map(([name]) => name).join("|");
    if (names === listed && text) return; // the same buttons keep the focus
    listed = text ? names : "";
    buttons.replaceChildren(...actions.map(([name, act]) => {
      const button = element("button", { type: "button", class: "gz-button" }, name);
      button.addEventListener("click", act);
      return button;
    }));
  };
}
