// The controls above the timeline, those that find no room folded under a button.

import { element, numeral, write } from "./dom.js";
import { icon, setIcon } from "./icons.js";
import { LENGTHS, MODES } from "./modes.js";

/**
 * @typedef {import("./modes.js").Mode} Mode
 * @typedef {object} Actions
 * @property {() => void} play @property {(direction: 1|-1) => void} step
 * @property {(mode: Mode) => void} mode @property {(length: import("./modes.js").Length) => void} length
 * @property {(end: "from"|"to", iso: string) => void} date @property {() => void} all
 * @property {(factor: number) => void} zoom  0: the whole
 */

const MODE_WORDS = {
  range: ["Range", "Range: either date by itself"],
  sliding: ["Window", "Window: both dates at a fixed distance"],
  cumulative: ["Cumulative", "Cumulative: everything up to the last date"],
};
const SPEEDS = [0.5, 1, 2, 4];
/** What a finger is to hit takes so many times the room. */
const FINGERS = "(pointer: coarse)";
const FINGERS_TIMES = 1.3;
/** What the controls that are unfolded keep free above and below. */
const EDGE_PX = 4;
/** So much of the panel is beside the bar, at both its sides. */
const SIDES_PX = 20;
/** In a narrower bar the counts need the room that the name of the mode would take. */
const TIGHT_PX = 820;
/** The boxes of the dates stand in bars as wide as this, and leave no room for the word at a button that shows by itself. */
const DATES_PX = 640;

/** Keys that change a date, beside those with a sign. */
const EDITING = new Set(["ArrowUp", "ArrowDown", "Backspace", "Delete"]);
const FIRST_OF_FOUR_DIGITS = "1000-01-01";

/** @param {HTMLElement} host @param {Actions} act */
export function controlBar(host, act) {
  const bar = element("div", { class: "gz-bar" });
  const fold = element("div", { class: "gz-fold", role: "group", "aria-label": "More timeline controls", id: "gz-fold", hidden: "" });
  const play = button("play", "Play", act.play, "gz-play");
  play.setAttribute("aria-pressed", "false");
  const [back, on] = [button("back", "Step back", () => act.step(-1)), button("on", "Step forward", () => act.step(1))];
  const all = element("button", { class: "gz-button", type: "button", title: "Show all dates" }, "All");
  all.addEventListener("click", act.all);
  const more = button("more", "More timeline controls", () => setOpen(Boolean(fold.hidden)), "gz-more");
  more.append(element("span", { class: "gz-said" }, "More"));
  for (const [key, value] of [["aria-expanded", "false"], ["aria-controls", "gz-fold"]]) more.setAttribute(key, value);
  const speed = labelled("Speed", SPEEDS.map((times) => [String(times), `${times}×`]));
  speed.select.value = "1";
  const length = labelled("Window length", [...LENGTHS.entries()].map(([i, { label }]) => [String(i), label]));
  const own = element("option", { value: "" });
  length.select.prepend(own);
  length.select.addEventListener("change", () => {
    if (length.select.value) act.length(LENGTHS[Number(length.select.value)]);
  });
  /** The days in force, as the boxes say them when they are left. */
  const days = { from: "", to: "" };
  const [from, to] = [dateInput("From", (iso) => act.date("from", iso), () => days.from), dateInput("To", (iso) => act.date("to", iso), () => days.to)];
  const dates = group("Dates", from, element("span", { "aria-hidden": "true" }, "–"), to);
  const zoom = group("Timeline zoom", button("farther", "Zoom timeline out", () => act.zoom(2)),
    button("closer", "Zoom timeline in", () => act.zoom(0.5)));
  const whole = button("whole", "Whole timeline", () => act.zoom(0));
  const modes = group("Dates move as");
  modes.classList.add("gz-modes");
  const modeButtons = MODES.map((mode) => {
    const made = button(mode, MODE_WORDS[mode][1], () => act.mode(mode), "gz-mode");
    made.append(element("span", { class: "gz-label" }, MODE_WORDS[mode][0]));
    modes.append(made);
    return made;
  });
  const said = element("span", { class: "gz-dates" });
  const number = element("span");
  const lacking = element("span", { class: "gz-lacking" });
  const status = element("span", { class: "gz-status", role: "status", "aria-live": "polite" });
  status.append(said, number, lacking);
  bar.append(group("Steps", back, play, on), speed.label, modes, length.label, dates, all, zoom, whole, more, status);
  host.append(bar, fold);

  /** What folds away below which width of the bar. @type {[HTMLElement, number][]} */
  const folding = [[back, 560], [on, 560], [speed.label, 900], [zoom, 740], [whole, 960], [modes, 560], [length.label, 820], [dates, DATES_PX]];
  /** Where each stands when there is room. @type {Map<HTMLElement, Comment>} */
  const homes = new Map();
  let widest = -1;
  new ResizeObserver(() => arrange()).observe(bar);
  document.addEventListener("pointerdown", (event) => {
    // A line of its own hides nothing, and if it closed what one presses would slip away.
    if (getComputedStyle(fold).position === "static") return;
    if (!fold.hidden && event.target instanceof Node && !fold.contains(event.target) && !more.contains(event.target)) setOpen(false);
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setOpen(false);
    more.focus();
  });

  return {
    bar,
    speed: () => Number(speed.select.value),
    /** Let something of others fold as well. @param {HTMLElement} foreign @param {number} least width in pixels at which it stays */
    foldBelow(foreign, least) {
      folding.push([foreign, least]);
      widest = -1;
      arrange();
    },
    /** @param {boolean} playing */
    setPlaying(playing) {
      setIcon(play, playing ? "pause" : "play");
      name(play, playing ? "Pause" : "Play");
      play.setAttribute("aria-pressed", String(playing));
    },
    /** @param {Mode} mode @param {import("./modes.js").Length|undefined} now its length, undefined: none of those on offer @param {number} days */
    setMode(mode, now, days) {
      MODES.forEach((one, i) => modeButtons[i].setAttribute("aria-pressed", String(one === mode)));
      length.label.hidden = mode !== "sliding";
      own.hidden = now !== undefined;
      write(own, days === 1 ? "1 day" : `${numeral(days)} days`);
      length.select.value = now ? String(LENGTHS.indexOf(now)) : "";
    },
    /** @param {{from: string, to: string, first: string, last: string, narrowed: boolean}} now ISO days */
    setDates({ from: begin, to: end, first, last, narrowed }) {
      Object.assign(days, { from: begin, to: end });
      for (const [box, day] of [[from, begin], [to, end]]) {
        const input = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (box));
        Object.assign(input, { min: first, max: last });
        if (input.value !== day && document.activeElement !== input) input.value = String(day);
      }
      all.toggleAttribute("disabled", !narrowed);
    },
    /** @param {string} words both dates, where there is no room for their boxes */
    setWords(words) {
      write(said, words);
    },
    /** @param {string} text @param {string} more  said where there is no room for a list of its own */
    setStatus(text, more) {
      write(number, text);
      write(lacking, more);
    },
  };

  function arrange() {
    const width = (bar.clientWidth + SIDES_PX) / (matchMedia(FINGERS).matches ? FINGERS_TIMES : 1);
    bar.classList.toggle("gz-tight", width < TIGHT_PX);
    bar.classList.toggle("gz-narrow", width < DATES_PX);
    bar.classList.toggle("gz-snug", width < TIGHT_PX && width >= DATES_PX);
    const fitting = folding.filter(([, least]) => width >= least).length;
    if (fitting === widest) return;
    widest = fitting;
    for (const [one, least] of folding) {
      const home = homes.get(one) ?? document.createComment("");
      if (!homes.has(one)) one.before(home);
      homes.set(one, home);
      if (width >= least) home.after(one);
      else fold.append(one);
    }
    more.hidden = !fold.childElementCount;
    if (more.hidden) setOpen(false);
  }

  /** @param {boolean} open */
  function setOpen(open) {
    fold.hidden = !open;
    more.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const below = host.clientHeight - bar.offsetTop + EDGE_PX;
    Object.assign(fold.style, { bottom: `${below}px`, maxHeight: `calc(100dvh - var(--gz-strip, 0px) - ${below + EDGE_PX}px)` });
  }
}

/** @param {import("./icons.js").Icon} picture @param {string} title @param {() => void} act @param {string} [also] class */
function button(picture, title, act, also = "") {
  const made = element("button", { class: `gz-button gz-iconic ${also}`.trim(), type: "button" });
  made.append(icon(picture));
  name(made, title);
  made.addEventListener("click", act);
  return made;
}

/** @param {HTMLElement} one @param {string} title */
function name(one, title) {
  one.title = title;
  one.setAttribute("aria-label", title);
}

/** @param {string} title @param {...HTMLElement} parts */
function group(title, ...parts) {
  const made = element("div", { class: "gz-group", role: "group", "aria-label": title });
  made.append(...parts);
  return made;
}

/** @param {string} title @param {string[][]} options value and text */
function labelled(title, options) {
  const label = element("label", { class: "gz-choice" });
  const select = /** @type {HTMLSelectElement} */ (element("select", { class: "gz-button", "aria-label": title, title }));
  for (const [value, text] of options) select.append(element("option", { value }, text));
  label.append(element("span", { class: "gz-label", "aria-hidden": "true" }, title), select);
  return { label, select };
}

/** @param {string} title @param {(iso: string) => void} take @param {() => string} inForce what it says when it is left */
function dateInput(title, take, inForce) {
  const input = element("input", { type: "date", class: "gz-button gz-date", "aria-label": `${title} date`, title: `${title} date` });
  const box = /** @type {HTMLInputElement} */ (input);
  // Half of a date that is typed is a date too (of 2023, year 2 and 20): it waits until all is typed.
  let typing = false;
  const typed = () => {
    const half = box.validity.badInput || (box.validity.rangeUnderflow && box.value < FIRST_OF_FOUR_DIGITS);
    if (typing && !half && box.value !== inForce()) take(box.value);
    typing = false;
  };
  box.addEventListener("change", () => { if (!typing) take(box.value); });
  box.addEventListener("blur", () => {
    typed();
    box.value = inForce();
  });
  box.addEventListener("keydown", ({ key, altKey }) => {
    if (key === "Enter") typed();
    else typing ||= !altKey && (EDITING.has(key) || (key.length === 1 && key !== " "));
  });
  return input;
}
