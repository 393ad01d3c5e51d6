// What the bar of the timeline under the pointer holds.

import { element } from "./dom.js";
import { describe } from "./histogram.js";

/**
 * @param {HTMLElement} chart
 * @param {() => {bars: import("./bars.js").Bars, types: import("./events.js").EventType[]}|null} source
 * @param {(pixels: number) => number} dayAt
 */
export function barTip(chart, source, dayAt) {
  const tip = element("div", { class: "gz-tip", hidden: "", "aria-hidden": "true" });
  chart.append(tip);
  chart.addEventListener("pointermove", (event) => {
    const known = source();
    tip.hidden = event.pointerType !== "mouse" || event.buttons > 0 || !known;
    if (tip.hidden || !known) return;
    const x = event.clientX - chart.getBoundingClientRect().left;
    const { when, total, parts } = describe(known.bars, known.types, dayAt(x));
    tip.replaceChildren(element("strong", {}, when), ` ${total.toLocaleString("en-GB")} ${total === 1 ? "event" : "events"}`);
    for (const { label, count } of parts) tip.append(element("div", {}, `${count.toLocaleString("en-GB")} ${label}`));
    tip.style.left = `${Math.max(0, Math.min(chart.clientWidth - tip.offsetWidth, x - tip.offsetWidth / 2))}px`;
  });
  chart.addEventListener("pointerleave", () => { tip.hidden = true; });
  chart.addEventListener("pointerdown", () => { tip.hidden = true; });
}
