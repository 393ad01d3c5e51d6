// The timeline: a histogram of events by type with two handles, a movable window, play and typed dates.

import { format, fromIso, toIso } from "./days.js";
import { element } from "./dom.js";
import { histogram, span } from "./histogram.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{from: number|null, to: number|null}} Range days, both included; null: open
 */

/** The whole span takes this long to play at speed 1. */
const PLAY_S = 24;

/**
 * @param {HTMLElement} host
 * @param {{theme: () => import("./theme.js").Theme, onMove: (range: Range) => void, onRelease: (range: Range) => void}} to
 */
export function timeline(host, to) {
  /** @type {Events|null} */
  let events = null;
  /** @type {import("./histogram.js").Shown} */
  let shown = { types: null, exactDays: false, exactPlaces: false };
  /** @type {import("./modes.js").Mode} */
  let mode = "range";
  let first = 0;
  let last = 1;
  /** @type {Range} */
  let range = { from: null, to: null };
  let playing = 0;

  const play = element("button", { class: "gz-button gz-play", type: "button", "aria-pressed": "false" }, "▶ Play");
  const speed = /** @type {HTMLSelectElement} */ (element("select", { class: "gz-button", "aria-label": "Speed" }));
  for (const times of [0.5, 1, 2, 4]) speed.append(element("option", { value: String(times), ...(times === 1 && { selected: "" }) }, `${times}×`));
  const fromInput = dateInput("From");
  const toInput = dateInput("To");
  const all = element("button", { class: "gz-button", type: "button" }, "All");
  const dates = element("span", { class: "gz-dates" });
  const number = element("span");
  const status = element("span", { class: "gz-status", role: "status", "aria-live": "polite" });
  status.append(dates, number);
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  const bars = histogram(canvas);
  const band = element("div", { class: "gz-window", title: "Drag to move the window" });
  const left = handle("First day");
  const right = handle("Last day");
  const chart = element("div", { class: "gz-chart" });
  chart.append(canvas, band, left, right);
  const bar = element("div", { class: "gz-bar" });
  bar.append(play, speed, fromInput.label, toInput.label, all, status);
  host.append(bar, chart);

  play.addEventListener("click", () => (playing ? stop() : start()));
  all.addEventListener("click", () => { stop(); set({ from: null, to: null }); release(); });
  for (const [input, end] of /** @type {const} */ ([[fromInput.input, "from"], [toInput.input, "to"]])) {
    input.addEventListener("change", () => {
      const day = input.value ? fromIso(input.value) : null;
      stop();
      set({ ...range, [end]: day });
      release();
    });
  }
  dragging(left, "from");
  dragging(right, "to");
  dragging(band, "window");
  keys(left, "from");
  keys(right, "to");
  new ResizeObserver(() => render()).observe(chart);

  return { setEvents, setRange: set, setFilter, setMode, mode: () => mode, render, setStatus: (/** @type {string} */ text) => { number.textContent = text; }, stop };

  /** @param {Events} fresh */
  function setEvents(fresh) {
    events = fresh;
    [first, last] = span(fresh);
    set(range);
  }

  /** @param {import("./histogram.js").Shown} filter */
  function setFilter(filter) {
    shown = filter;
    render();
  }

  /** @param {import("./modes.js").Mode} wanted */
  function setMode(wanted) {
    mode = wanted;
  }

  /** Take a range: ends at or beyond the span are open, crossed ends are put in order. @param {Range} wanted */
  function set(wanted) {
    let from = wanted.from !== null && wanted.from > first ? Math.min(wanted.from, last) : null;
    let till = wanted.to !== null && wanted.to < last ? Math.max(wanted.to, first) : null;
    if (from !== null && till !== null && from > till) [from, till] = [till, from];
    range = { from, to: till };
    render();
    to.onMove(range);
  }

  function release() {
    to.onRelease(range);
  }

  function render() {
    const width = chart.clientWidth;
    if (!events || !width) return;
    const [from, till] = [range.from ?? first, range.to ?? last];
    const x0 = position(from);
    const x1 = position(till + 1);
    left.style.left = `${x0}px`;
    right.style.left = `${x1}px`;
    band.style.left = `${x0}px`;
    band.style.width = `${Math.max(2, x1 - x0)}px`;
    for (const [knob, day] of /** @type {const} */ ([[left, from], [right, till]])) {
      knob.setAttribute("aria-valuemin", String(first));
      knob.setAttribute("aria-valuemax", String(last));
      knob.setAttribute("aria-valuenow", String(day));
      knob.setAttribute("aria-valuetext", format(day));
    }
    fromInput.input.value = toIso(from);
    toInput.input.value = toIso(till);
    for (const input of [fromInput.input, toInput.input]) { input.min = toIso(first); input.max = toIso(last); }
    dates.textContent = `${format(from)} – ${format(till)}`;
    all.toggleAttribute("disabled", range.from === null && range.to === null);
    bars.draw(events, { first, last, from, till, width, ...shown }, to.theme());
  }

  /** @param {number} day @returns {number} pixels */
  function position(day) {
    return ((day - first) / (last + 1 - first)) * chart.clientWidth;
  }

  /** @param {number} pixels @returns {number} day */
  function dayAt(pixels) {
    return first + Math.round((pixels / chart.clientWidth) * (last + 1 - first));
  }

  /** @param {string} name */
  function handle(name) {
    return element("div", { class: "gz-handle", role: "slider", tabindex: "0", "aria-label": name, "aria-orientation": "horizontal" });
  }

  /** @param {HTMLElement} knob @param {"from"|"to"|"window"} which */
  function dragging(knob, which) {
    knob.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      stop();
      knob.focus();
      knob.setPointerCapture(event.pointerId);
      const begun = event.clientX;
      const was = { from: range.from ?? first, to: range.to ?? last };
      const move = (/** @type {PointerEvent} */ moved) => {
        if (which === "window") {
          const shift = dayAt(moved.clientX - begun) - first;
          const held = Math.max(first - was.from, Math.min(last - was.to, shift));
          set({ from: was.from + held, to: was.to + held });
        } else {
          const day = dayAt(moved.clientX - chart.getBoundingClientRect().left);
          set(which === "from" ? { from: Math.min(day, was.to), to: range.to } : { from: range.from, to: Math.max(day - 1, was.from) });
        }
      };
      const done = () => {
        knob.removeEventListener("pointermove", move);
        release();
      };
      knob.addEventListener("pointermove", move);
      knob.addEventListener("lostpointercapture", done, { once: true });
    });
  }

  /** @param {HTMLElement} knob @param {"from"|"to"} which */
  function keys(knob, which) {
    let timer = 0;
    knob.addEventListener("keydown", (event) => {
      const now = which === "from" ? (range.from ?? first) : (range.to ?? last);
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
      const day = event.key === "Home" ? first : event.key === "End" ? last : step ? now + step * (event.shiftKey ? 7 : 1) : null;
      if (day === null) return;
      event.preventDefault();
      stop();
      if (which === "from") set({ from: Math.min(day, range.to ?? last), to: range.to });
      else set({ from: range.from, to: Math.max(day, range.from ?? first) });
      clearTimeout(timer);
      timer = window.setTimeout(release, 350);
    });
  }

  function start() {
    if (!events) return;
    const length = last - first + 1;
    if (range.from === null && range.to === null) set({ from: first, to: first + Math.max(0, Math.ceil(length / 12) - 1) });
    else if ((range.to ?? last) >= last) {
      const width = (range.to ?? last) - (range.from ?? first);
      set({ from: first, to: Math.min(last, first + width) });
    }
    play.textContent = "❚❚ Pause";
    play.setAttribute("aria-pressed", "true");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const width = (range.to ?? last) - (range.from ?? first);
    let position_days = range.from ?? first;
    let before = performance.now();
    const tick = (/** @type {number} */ now) => {
      const elapsed_s = (now - before) / 1000;
      if (!calm || elapsed_s > 0.8) {
        before = now;
        position_days += (elapsed_s * length * Number(speed.value)) / PLAY_S;
        const from = Math.min(Math.round(position_days), last - width);
        set({ from, to: from + width });
        if (from >= last - width) { stop(); return; }
      }
      playing = requestAnimationFrame(tick);
    };
    playing = requestAnimationFrame(tick);
  }

  function stop() {
    if (!playing) return;
    cancelAnimationFrame(playing);
    playing = 0;
    play.textContent = "▶ Play";
    play.setAttribute("aria-pressed", "false");
    release();
  }
}

/** @param {string} name */
function dateInput(name) {
  const label = element("label", { class: "gz-date" }, name);
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "date", class: "gz-button", "aria-label": `${name} date` }));
  label.append(input);
  return { label, input };
}
