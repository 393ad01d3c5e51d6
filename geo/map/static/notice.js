// What the map has to say: one line over it, with what can be done about it.

import { element } from "./dom.js";

/** @typedef {(text: string, action?: string, act?: () => void) => void} Say  an empty text: nothing to say any more */

/**
 * @param {HTMLElement} host
 * @param {"alert"|"status"} [role]  how urgent it is: whether it interrupts one who listens
 * @returns {Say}
 */
export function noticeOn(host, role = "alert") {
  const notice = element("div", { class: "gz-notice", role, hidden: "" });
  host.append(notice);
  return (text, action, act) => {
    notice.replaceChildren(text ? `${text} ` : "");
    notice.hidden = !text;
    if (!action || !act) return;
    const button = element("button", { type: "button", class: "gz-button" }, action);
    button.addEventListener("click", act);
    notice.append(button);
  };
}
