// Calendar days as whole numbers since 1970-01-01, and the bins of a timeline. Pure, and free of time zones:
// Date is used in UTC only.

const MS_A_DAY = 86400000;

/** @typedef {"day"|"week"|"month"|"year"} Unit */
/** @type {Unit[]} */
const UNITS = ["day", "week", "month", "year"];

/** @param {string} iso "2023-09-19" @returns {number|null} null where it is no day */
export function fromIso(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / MS_A_DAY;
}

/** @param {number} day @returns {string} */
export function toIso(day) {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** @param {number} day @param {Intl.DateTimeFormatOptions} [options] @returns {string} "19 Sep 2023" */
export function format(day, options = { day: "numeric", month: "short", year: "numeric" }) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(day * MS_A_DAY));
}

/** First day of the unit that holds a day. Weeks begin on Monday. @param {number} day @param {Unit} unit */
export function floor(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * MS_A_DAY);
  return utc(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0);
}

/** First day of the next unit. @param {number} day @param {Unit} unit */
export function next(day, unit) {
  if (unit === "day") return day + 1;
  if (unit === "week") return floor(day, unit) + 7;
  const date = new Date(day * MS_A_DAY);
  return unit === "month" ? utc(date.getUTCFullYear(), date.getUTCMonth() + 1) : utc(date.getUTCFullYear() + 1, 0);
}

/** @param {number} year @param {number} month from 0 */
function utc(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / MS_A_DAY);
}

/**
 * The finest unit that needs no more bins than there is room for.
 * @param {number} first @param {number} last days, both included @param {number} room most bins
 * @returns {Unit}
 */
export function fittingUnit(first, last, room) {
  const length = { day: 1, week: 7, month: 30.4, year: 365.2 };
  return UNITS.find((unit) => (last - first + 1) / length[unit] <= room) ?? "year";
}

/**
 * Bin edges over a span: edges[i] is the first day of bin i, the last edge the day after the last bin.
 * @param {number} first @param {number} last @param {Unit} unit @returns {number[]}
 */
export function edges(first, last, unit) {
  const found = [floor(first, unit)];
  while (found[found.length - 1] <= last) found.push(next(found[found.length - 1], unit));
  return found;
}

/** Index of the bin that holds a day, for ascending edges. @param {number[]} edgeDays @param {number} day */
export function binOf(edgeDays, day) {
  let low = 0;
  let high = edgeDays.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edgeDays[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
