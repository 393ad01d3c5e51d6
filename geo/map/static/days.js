// Calendar days as whole numbers since 1970-01-01, and the bins of a timeline. Pure, and free of time zones:
// Date is used in UTC only.

const MS_A_DAY = 86400000;

/** @typedef {"day"|"week"|"month"|"year"|"decade"|"century"} Unit */
/** Days in a unit, about. @type {Record<Unit, number>} */
export const LENGTH_DAYS = { day: 1, week: 7, month: 30.4, year: 365.2, decade: 3652, century: 36524 };
/** From the shortest. */
export const UNITS = /** @type {Unit[]} */ (Object.keys(LENGTH_DAYS));
/** @type {Partial<Record<Unit, number>>} */
const YEARS = { year: 1, decade: 10, century: 100 };

/** @param {string} iso "2023-09-19" @returns {number|null} null where it is no day */
export function fromIso(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY;
  return Number.isNaN(day) || toIso(day) !== iso ? null : day; // Some browsers read 31 February as 3 March.
}

/** @param {number} day @returns {string} */
export function toIso(day) {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** Making one takes as long as using it a hundred times. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {number} day @param {Intl.DateTimeFormatOptions} [options] @returns {string} "19 Sep 2023" */
export function format(day, options = { day: "numeric", month: "short", year: "numeric" }) {
  const key = JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, known = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }));
  return known.format(new Date(day * MS_A_DAY));
}

/** Both days of a period, or the one that it is. @param {number} first @param {number} last @returns {string} "19 Sep 2023 – 20 Sep 2023" */
export function formatPeriod(first, last) {
  return first === last ? format(first) : `${format(first)} – ${format(last)}`;
}

/** @param {number} day @returns {{year: number, month: number}} `month` from 0 */
export function calendar(day) {
  const date = new Date(day * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** First day of the unit that holds a day. Weeks begin on Monday. @param {number} day @param {Unit} unit */
export function floor(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = calendar(day);
  const years = YEARS[unit];
  return years ? utc(Math.floor(year / years) * years, 0) : utc(year, month);
}

/** First day of the next unit. @param {number} day @param {Unit} unit */
export function next(day, unit) {
  if (unit === "day") return day + 1;
  if (unit === "week") return floor(day, unit) + 7;
  return addMonths(floor(day, unit), 12 * (YEARS[unit] ?? 0) || 1);
}

/** The same day of another month, or its last where it has none such. @param {number} day @param {number} months */
export function addMonths(day, months) {
  const date = new Date(day * MS_A_DAY);
  const first = utc(date.getUTCFullYear(), date.getUTCMonth() + months);
  const after = utc(date.getUTCFullYear(), date.getUTCMonth() + months + 1);
  return Math.min(first + date.getUTCDate() - 1, after - 1);
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
  return UNITS.find((unit) => (last - first + 1) / LENGTH_DAYS[unit] <= room) ?? UNITS[UNITS.length - 1];
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
