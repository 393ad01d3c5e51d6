// What the map has to say: one line over it, with what can be done about it.

import { element } from "./dom.js";

/** @typedef {(text: string, action?: string, act?: () => void) => void} Say  an empty text: nothing to say any more */

/** @param {HTMLElement} host @returns {Say} */
export function noticeOn(host) {
  const notice = element("div", { class: "gz-notice", role: "alert", hidden: "" });
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
