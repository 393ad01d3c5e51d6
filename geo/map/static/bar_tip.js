// What the bar of the timeline under the pointer, or tapped, holds.

import { element, numeral } from "./dom.js";
import { describe } from "./histogram.js";

/**
 * @param {HTMLElement} chart
 * @param {() => {bars: import("./bars.js").Bars, types: import("./events.js").EventType[]}|null} source
 * @param {(pixels: number) => number} dayAt
 * @returns {{again: () => void, show: (pixels: number) => void}} `again`, when the bars are others: what the pointer rests
 *   on is then another bar; `show`, of what lies at some pixels of the chart
 */
export function barTip(chart, source, dayAt) {
  const tip = element("div", { class: "gz-tip", hidden: "", "aria-hidden": "true" });
  chart.append(tip);
  /** @type {import("./bars.js").Bars|null} */
  let told = null;
  let x = 0;
  chart.addEventListener("pointermove", (event) => {
    tip.hidden = event.pointerType !== "mouse" || event.buttons > 0 || !source();
    if (tip.hidden) return;
    x = event.clientX - chart.getBoundingClientRect().left;
    tell();
  });
  chart.addEventListener("pointerleave", (event) => { tip.hidden ||= event.pointerType === "mouse"; }); // a finger leaves as it taps
  document.addEventListener("pointerdown", () => { tip.hidden = true; }, { capture: true });
  return {
    again() { if (!tip.hidden && source()?.bars !== told) tell(); },
    show(pixels) {
      tip.hidden = !source();
      x = pixels;
      tell();
    },
  };

  function tell() {
    const known = source();
    if (!known) return;
    told = known.bars;
    const { when, total, parts, guessed, periods, astride, longer } = describe(known.bars, known.types, dayAt(x));
    tip.replaceChildren(element("strong", {}, when), ` ${numeral(total)} ${total === 1 ? "event" : "events"}`);
    for (const { label, count } of parts) tip.append(element("div", {}, `${numeral(count)} ${label}`));
    const exact = total - periods.reduce((sum, { count }) => sum + count, 0);
    const dated = periods.map(({ unit, count }) => `${numeral(count)} within a ${unit}`);
    if (dated.length) faint([...(exact ? [`${numeral(exact)} dated to the day`] : []), ...dated].join(", "));
    if (guessed) faint(`${numeral(guessed)} of them on a day that is not certain`);
    if (astride) faint(`${numeral(astride)} of them may lie just beside this ${known.bars.unit}`);
    if (longer) faint(`and ${numeral(longer)} in longer periods`);
    tip.style.left = `${Math.max(0, Math.min(chart.clientWidth - tip.offsetWidth, x - tip.offsetWidth / 2))}px`;
  }

  /** @param {string} text */
  function faint(text) {
    tip.append(element("div", { class: "gz-tip-faint" }, text));
  }
}
