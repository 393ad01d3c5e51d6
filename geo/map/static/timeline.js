// The timeline: a histogram of events by type with two handles and a movable window that plays, steps and zooms.

import { controlBar } from "./bar.js";
import { barTip } from "./bar_tip.js";
import { openEnded, spanning } from "./bounds.js";
import { format, formatPeriod, fromIso, toIso } from "./days.js";
import { element, write } from "./dom.js";
import { dragger } from "./dragging.js";
import { ends } from "./ends.js";
import { histogram } from "./histogram.js";
import { standing, withLeeway } from "./leeway.js";
import { LENGTHS, beginning, fittingLength, played, stepped, windowFrom, within } from "./modes.js";
import { endMoved, endPull, endTyped, narrows, windowMove } from "./moves.js";
import { openedMark } from "./opened.js";
import { player } from "./player.js";
import { drawSpan } from "./span.js";
import { around, isWhole, panned, showing, whole, zoomed } from "./zoom.js";
import { zooming } from "./zooming.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./modes.js").Mode} Mode
 * @typedef {import("./moves.js").Range} Range
 */

/** What is in sight takes this long to play at speed 1. */
const PLAY_S = 24;
/** What the words on the scale take at most, at the right. */
const SCALE_WORDS_PX = 130;
const KEYS_REST_MS = 350;
/** Ends nearer to each other than this lie in one spot. */
const ONE_SPOT_PX = 6;
const FOLLOW_MS = 150;

/**
 * @param {HTMLElement} host
 * @param {{theme: () => import("./theme.js").Theme, onMove: (range: Range) => void, onMoving: (moving: boolean) => void,
 *   onRelease: (range: Range) => void}} to
 */
export function timeline(host, to) {
  /** @type {Events|null} */
  let events = null;
  /** @type {import("./bars.js").Shown} */
  let shown = { types: null, exactDays: false, exactPlaces: false };
  /** @type {Mode} */
  let mode = "range";
  /** Of the data. @type {import("./modes.js").Bounds} */
  let days = { first: 0, last: 1 };
  let bounds = days;
  let sight = whole(bounds);
  /** @type {Range} */
  let range = { from: null, to: null };
  /** The first day that was shown before all up to the last one was. @type {number|null} */
  let dropped = null;
  /** @type {import("./bars.js").Bars|null} */
  let drawn = null;
  /** Events of the place that is chosen. @type {import("./histogram.js").Here|null} */
  let here = null;
  /** When the event that is read was. @type {{from: number, to: number}|null} */
  let opened = null;
  /** Where the window was when it began to play, and how far it has come. */
  let begun = { from: 0, to: 0 };
  let played_days = 0;
  let held = false;
  /** Of the chart in pixels, kept: to ask for it may have the page laid out. */
  let width = 0;
  /** Where the window was when it was taken hold of. */
  let before = range;
  /** When the elements have last followed the window, and when they will. */
  let [followed, follows] = [0, 0];
  /** The keys that move an end are not at rest yet; when they will be. */
  let [keyed, resting] = [false, 0];

  const controls = controlBar(host, {
    play: () => (running.isPlaying() ? pause() : start()),
    step: (direction) => change(stepped(mode, now(), bounds, direction, drawn?.unit ?? "month"), true),
    mode: choose,
    length: (length) => change(within(windowFrom(now().from, length), bounds)),
    date: (end, iso) => change(endTyped(end, fromIso(iso), at(), offered())),
    all: () => {
      dropped = null;
      change({ from: null, to: null });
    },
    zoom: (factor) => (factor ? zoomAround(factor) : look(whole(bounds))),
  });
  const running = player(advance, (playing) => {
    controls.setPlaying(playing);
    render();
  }, release);
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  const [spanned, above, pointed] = ["gz-span", "gz-above", "gz-pointed"].map((name) => (
    /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true", class: name }))));
  const bars = histogram(canvas, above);
  const mark = openedMark(pointed);
  const { band, left, right, place } = ends({ window: () => ({ ...now(), ...bounds }), move: moved });
  const scale = element("span", { class: "gz-scale" });
  const chart = element("div", { class: "gz-chart", role: "group", "aria-keyshortcuts": "+ - 0 [ ]" });
  chart.append(canvas, spanned, above, pointed, scale, band, left, right);
  host.append(chart);

  const { isPinching } = zooming(chart, {
    zoom,
    whole: () => look(whole(bounds)),
    pan: (pixels) => look(panned(sight, bounds, moment(pixels) - moment(0))),
    doubled: (x) => {
      const { from, to: till } = now();
      const on = narrows(range) && x >= position(from) && x <= position(till + 1);
      if (on && till + 1 - from < (sight.end - sight.begin) / 2) look(around(bounds, from, till));
      else zoom(0.5, x);
    },
    pinched: letGo,
  });
  const tip = barTip(chart, () => events && drawn && { bars: drawn, types: events.types }, (x) => Math.max(bounds.first, Math.min(bounds.last, Math.floor(moment(x)))));
  const drag = dragger(chart, {
    isPinching,
    isHeld: () => held,
    dayAt,
    onBegin: () => { rest(); [held, before] = [true, range]; },
    onDone: () => { held = false; render(); release(); },
    onTaken: letGo,
    onTap: tip.show,
  });
  drag(left, setting(endPull("from", at, inOneSpot, stand)));
  drag(right, setting(endPull("to", at, inOneSpot, stand)));
  drag(band, setting(windowMove(false, at)));
  drag(canvas, setting(windowMove(true, at)));
  chart.addEventListener("keydown", (event) => {
    const direction = { "[": -1, "]": 1 }[event.key];
    if (direction) change(stepped(mode, now(), bounds, /** @type {1|-1} */ (direction), drawn?.unit ?? "month"), true);
  });
  new ResizeObserver(() => {
    width = chart.clientWidth;
    render();
  }).observe(chart);

  return { setEvents, showOf, setHere, setOpened, setRange, setFilter, setMode, mode: () => mode, render, setStatus: controls.setStatus, isMoving, isPlaying: () => running.isPlaying(), foldBelow: controls.foldBelow };

  /** @param {Events} fresh */
  function setEvents(fresh) {
    events = fresh;
    days = fresh.days ?? days;
    host.classList.toggle("gz-dateless", !fresh.days);
    setWhole(range);
  }

  /** Show others of the same time. @param {Events} others */
  function showOf(others) {
    events = others;
    render();
  }

  /** Let events of a place stand before all others. @param {import("./histogram.js").Here|null} wanted */
  function setHere(wanted) {
    if (wanted?.events === here?.events && wanted?.within === here?.within) return;
    here = wanted;
    render();
  }

  /** Mark when the event that is read was. @param {{from: number, to: number}|null} wanted */
  function setOpened(wanted) {
    opened = wanted;
    render();
  }

  /** @param {import("./bars.js").Shown} filter */
  function setFilter(filter) {
    shown = filter;
    render();
  }

  /** @param {Mode} wanted */
  function setMode(wanted) {
    mode = wanted;
    render();
  }

  /** Take what the page asks for, whatever moves the dates meanwhile. @param {Range} wanted */
  function setRange(wanted) {
    rest();
    setWhole(wanted);
  }

  /** Take a range wherever it lies: of time beyond the data there is as much to be seen as it needs. @param {Range} wanted */
  function setWhole(wanted) {
    const { first, last } = bounds;
    bounds = spanning(days, wanted);
    if (bounds.first !== first || bounds.last !== last) sight = whole(bounds);
    set(wanted);
  }

  /** Take a range within the bounds; with a first day it is not cumulative. @param {Range} wanted */
  function set(wanted) {
    range = openEnded(days, bounds, wanted);
    if (mode === "cumulative" && now().from > bounds.first) mode = "range";
    if (mode === "cumulative") range.from = null;
    render();
    to.onMove(range);
  }

  /** What a click or a key asks for: at once, and final. @param {Range} wanted @param {boolean} [follow] bring it into sight */
  function change(wanted, follow = false) {
    rest();
    setWhole(wanted);
    if (follow) look(showing(sight, bounds, now().from, now().to));
    to.onRelease(range);
  }

  /** What has been moved is let go. */
  function release() {
    if (bounds !== days) setWhole(range);
    to.onRelease(range);
  }

  /** @param {Mode} wanted */
  function choose(wanted) {
    const next = { ...range };
    if (mode === "cumulative" && dropped !== null && dropped <= now().to) next.from = dropped;
    dropped = wanted === "cumulative" ? next.from : null;
    if (wanted === "cumulative") next.from = null;
    mode = wanted;
    if (mode === "sliding" && !narrows(next)) change(within(windowFrom(bounds.first, fittingLength(bounds)), bounds), true);
    else change(next);
  }

  function now() {
    return { from: range.from ?? bounds.first, to: range.to ?? bounds.last };
  }

  /** The length on offer that the window has. */
  function offered() {
    const { from, to: till } = now();
    return LENGTHS.find((length) => windowFrom(from, length).to === till);
  }

  /** @param {import("./zoom.js").Sight} wanted */
  function look(wanted) {
    sight = wanted;
    render();
  }

  /** @param {number} factor @param {number} x */
  function zoom(factor, x) {
    look(zoomed(sight, bounds, factor, moment(x)));
  }

  /** What the buttons do: the window, where there is one, comes into the middle. @param {number} factor */
  function zoomAround(factor) {
    const { from, to: till } = now();
    const middle = narrows(range) ? (from + till + 1) / 2 : moment(width / 2);
    const wanted = zoomed(sight, bounds, factor, middle);
    look(panned(wanted, bounds, middle - (wanted.begin + wanted.end) / 2));
  }

  /** The first of two fingers was not to move the window, nor is the last one, nor one that scrolls the page. */
  function letGo() {
    if (!held) return;
    held = false;
    set(before);
  }

  function isMoving() {
    return held || keyed || running.isPlaying();
  }

  /** Whatever has moved it ends here; who calls this tells of the dates, if they are to be told. */
  function rest() {
    clearTimeout(resting);
    keyed = false;
    running.stop();
  }

  function render() {
    to.onMoving(isMoving());
    const moving = held || running.isPlaying(); // by keys one does not lose sight of what has the focus
    width ||= chart.clientWidth;
    if (!events || !width) return;
    const { from, to: till } = now();
    const [x0, x1] = standing(range, now(), position);
    drawn = bars.draw(events, { sight: withLeeway(sight, width), bounds, width, shown, here }, to.theme());
    tip.again();
    const read = opened && { from: position(opened.from), to: position(opened.to + 1) };
    scale.classList.toggle("gz-scale-left", read !== null && read.to > width - SCALE_WORDS_PX && read.from < width);
    const written = moving ? [range.from === null ? "" : format(from), range.to === null ? "" : format(till)] : [];
    mark(read, { ends: [x0, x1], days: written }, width, to.theme());
    drawSpan(spanned, { width, from: x0, to: x1 }, to.theme());
    chart.classList.toggle("gz-moving", moving);
    controls.setWords(formatPeriod(from, till));
    clearTimeout(follows);
    // Whoever holds a handle needs no other; while it plays one may be taken hold of.
    if (!moving || (!held && performance.now() - followed > FOLLOW_MS)) follow();
    else follows = window.setTimeout(follow, FOLLOW_MS);
  }

  /** Bring what takes the pointer and the focus, and what says the dates, to where the window is. */
  function follow() {
    clearTimeout(follows);
    followed = performance.now();
    const { from, to: till } = now();
    place(...standing(range, now(), position), width);
    controls.setMode(mode, offered(), till + 1 - from);
    controls.setDates({ from: toIso(from), to: toIso(till), first: toIso(bounds.first), last: toIso(bounds.last), narrowed: narrows(range) });
    const words = drawn ? `by ${drawn.unit}${drawn.logarithmic ? ", logarithmic" : ""}` : "";
    write(scale, words);
    chart.setAttribute("aria-label", `Events ${words}${isWhole(sight, bounds) ? "" : ", zoomed in"}`);
  }

  /** @param {number} day @returns {number} pixels */
  function position(day) {
    const { begin, end } = withLeeway(sight, width);
    return ((day - begin) / (end - begin)) * width;
  }

  /** The day whose beginning is nearest. @param {number} pixels */
  function dayAt(pixels) {
    return Math.round(moment(pixels));
  }

  /** @param {number} pixels @returns {number} days, with their fraction */
  function moment(pixels) {
    const { begin, end } = withLeeway(sight, width);
    return begin + (pixels / width) * (end - begin);
  }

  /** @returns {import("./moves.js").At} */
  function at() {
    return { mode, range, window: now(), bounds };
  }

  /** Whether one handle lies over the other. */
  function inOneSpot() {
    const [x0, x1] = standing(range, now(), position);
    return x1 - x0 < ONE_SPOT_PX;
  }

  /** The days at which the handles stand: those of open ends beyond the data, if they are in sight. @returns {import("./modes.js").Window} */
  function stand() {
    const { from, to: till } = now();
    const [x0, x1] = standing(range, { from, to: till }, position);
    return { from: x0 > -1 ? dayAt(x0) : from, to: x1 < width + 1 ? dayAt(x1) - 1 : till };
  }

  /** @param {(day: number, first: boolean) => Range|null} moved @returns {import("./dragging.js").Move} */
  function setting(moved) {
    return (day, first) => {
      const wanted = moved(day, first);
      if (wanted) set(wanted);
    };
  }

  /** Move an end by the keyboard; it is told once the keys rest. @param {import("./ends.js").End} end @param {number} day */
  function moved(end, day) {
    rest();
    keyed = true;
    set(endMoved(end, day, at()));
    look(showing(sight, bounds, now()[end], now()[end]));
    resting = window.setTimeout(() => {
      keyed = false;
      render();
      release();
    }, KEYS_REST_MS);
  }

  function pause() {
    running.stop();
    release();
  }

  function start() {
    if (!events) return;
    rest();
    begun = beginning(mode, now(), bounds);
    played_days = 0;
    set(begun);
    running.start();
  }

  /** @param {number} elapsed_s */
  function advance(elapsed_s) {
    played_days += (elapsed_s * (sight.end - sight.begin) * controls.speed()) / PLAY_S;
    const window = played(mode, begun, played_days, bounds);
    sight = showing(sight, bounds, mode === "cumulative" ? window.to : window.from, window.to);
    set(window);
    return window.to < bounds.last;
  }
}
