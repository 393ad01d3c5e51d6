// What the bar of the timeline under the pointer, or tapped, holds. It stands on the lower edge of the map, where it
// covers neither bars nor what one sets the dates with; where there is no map above it, beside the pointer.

import { element, numeral } from "./dom.js";
import { describe } from "./histogram.js";

const GAP_PX = 4;
/** From the pointer, so that the widest bar there is as a rule is not covered. */
const BESIDE_PX = 24;

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
    const panel = chart.closest(".gz-panel") ?? chart;
    const { left, bottom } = placeOf(x, { wide: tip.offsetWidth, high: tip.offsetHeight }, chart.clientWidth, {
      map_px: panel.getBoundingClientRect().top, panel_px: chart.getBoundingClientRect().bottom - panel.getBoundingClientRect().top });
    Object.assign(tip.style, { left: `${left}px`, bottom: `${bottom}px` });
  }

  /** @param {string} text */
  function faint(text) {
    tip.append(element("div", { class: "gz-tip-faint" }, text));
  }
}

/**
 * @param {number} x of the pointer @param {{wide: number, high: number}} tip @param {number} width of the chart
 * @param {{map_px: number, panel_px: number}} above  how much of the map is above the panel, and of the panel above the chart's lower edge
 * @returns {{left: number, bottom: number}} of the tip, from the chart's left and lower edge, in pixels
 */
export function placeOf(x, { wide, high }, width, { map_px, panel_px }) {
  const within = (/** @type {number} */ left) => Math.max(0, Math.min(width - wide, left));
  if (map_px >= high + GAP_PX) return { left: within(x - wide / 2), bottom: panel_px + GAP_PX };
  const after = x + BESIDE_PX;
  return { left: within(after + wide <= width ? after : x - BESIDE_PX - wide), bottom: 0 };
}
