// Where the dates go when a handle, or the window between them, is moved. Pure.

import { windowFrom, within } from "./modes.js";

/**
 * @typedef {import("./modes.js").Window} Window
 * @typedef {{from: number|null, to: number|null}} Range days, both included; null: open
 * @typedef {object} At  how the dates are now
 * @property {import("./modes.js").Mode} mode @property {Range} range
 * @property {Window} window  the same, the whole where it is open
 * @property {import("./modes.js").Bounds} bounds
 */

/** Whether not all is shown. @param {Range} range */
export function narrows(range) {
  return range.from !== null || range.to !== null;
}

/** One end put on a day; a window of fixed length comes along. @param {"from"|"to"} end @param {number} day @param {At} at @returns {Range} */
export function endMoved(end, day, { mode, range, window, bounds }) {
  const { from, to } = window;
  if (mode === "sliding" && narrows(range)) {
    const begin = end === "from" ? day : day - (to - from);
    return within({ from: begin, to: begin + to - from }, bounds);
  }
  return end === "from" ? { from: Math.min(day, to), to: range.to } : { from: range.from, to: Math.max(day, from) };
}

/**
 * One end as it is typed, wherever it lies: it holds, and the other, which must not lie beyond it, goes along. So does that
 * of a window of fixed length.
 * @param {"from"|"to"} end @param {number|null} day null: open @param {At} at @param {import("./modes.js").Length} [length] that the window has
 * @returns {Range}
 */
export function endTyped(end, day, { mode, range, window }, length) {
  if (day === null) return { ...range, [end]: null };
  if (mode === "sliding" && narrows(range)) {
    if (end === "from" && length) return windowFrom(day, length);
    const days = window.to - window.from;
    return end === "from" ? { from: day, to: day + days } : { from: day - days, to: day };
  }
  if (end === "from") return { from: day, to: range.to === null ? null : Math.max(day, range.to) };
  return { from: range.from === null ? null : Math.min(day, range.from), to: day };
}

/**
 * A pull at an end, which moves as far as the pointer has: it may be waiting at the edge for a day that is out of sight.
 * Where both ends lie in one spot, one handle over the other, it is the end on the side pulled to.
 * @param {"from"|"to"} end @param {() => At} at @param {() => boolean} inOneSpot
 * @param {() => Window} stand  days at which the handles stand: what is pulled stays under the pointer
 * @returns {(day: number, first: boolean) => Range|null} as of `windowMove`
 */
export function endPull(end, at, inOneSpot, stand = () => at().window) {
  let begun = { day: 0, window: stand() };
  /** @type {"from"|"to"|null} */
  let pulled = end;
  return (day, first) => {
    if (first) [begun, pulled] = [{ day, window: stand() }, inOneSpot() ? null : end];
    const shift = day - begun.day;
    if (first || (!pulled && !shift)) return null;
    pulled ??= shift < 0 ? "from" : "to";
    return endMoved(pulled, begun.window[pulled] + shift, at());
  };
}

/**
 * A move of the window as a whole, of the last day of one that grows; where all is shown it draws a new one.
 * @param {boolean} outside pressed beside the window
 * @param {() => At} at
 * @returns {(day: number, first: boolean) => Range|null} what to show, told of the day under the pointer; null: as it is
 */
export function windowMove(outside, at) {
  let begun = { day: 0, window: at().window, whole: false };
  return (day, first) => {
    const { mode, range, window, bounds } = at();
    if (first) {
      begun = { day, window, whole: !narrows(range) };
      if (outside && !begun.whole) begun.window = centred(day, window, mode, bounds);
      if (!outside || begun.whole) return null;
    }
    const { from, to } = begun.window;
    const shift = day - begun.day;
    if (mode === "cumulative") return { from: range.from, to: Math.max(from, begun.whole ? day : to + shift) };
    if (begun.whole) return { from: Math.min(begun.day, day), to: Math.max(begun.day, day - 1) };
    return within({ from: from + shift, to: to + shift }, bounds);
  };
}

/**
 * The window put where one has pressed beside it.
 * @param {number} day @param {Window} window @param {import("./modes.js").Mode} mode @param {import("./modes.js").Bounds} bounds
 */
function centred(day, { from, to }, mode, bounds) {
  const begin = day - ((to - from) >> 1);
  return mode === "cumulative" ? { from, to: day } : within({ from: begin, to: begin + to - from }, bounds);
}
