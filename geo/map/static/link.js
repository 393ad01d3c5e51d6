// A view as a query string and back, in the words of the dashboard's own links (geo/web/links.py). Pure.

import { readArea } from "./area.js";
import { fromIso } from "./days.js";
import { readNaming } from "./naming.js";

/**
 * @typedef {object} View
 * @property {string|null} from @property {string|null} to  ISO days
 * @property {import("./modes.js").Mode} mode @property {boolean} exactDays @property {boolean} exactPlaces
 * @property {import("./switches.js").Lacking} lacking @property {import("./measure.js").Size} size @property {boolean} heat
 * @property {string[]|null} types @property {string} place
 * @property {string} area  in the form of area.js; empty: everywhere
 * @property {number|null} latitude @property {number|null} longitude @property {number|null} zoom
 * @property {number} event  number within the file, -1: none
 * @property {import("./naming.js").Naming} [names] @property {string} [words]  that the reports must hold
 */

/** @param {View} view @returns {string} */
export function toLink(view) {
  const written = {
    from: view.from, to: view.to, mode: view.mode === "range" ? "" : view.mode,
    days: view.exactDays ? "exact" : "", places: view.exactPlaces ? "exact" : "", list: view.lacking, size: view.size, heat: view.heat ? 1 : "",
    types: view.types && (view.types.join("~") || "none"), place: view.place, area: view.area,
    lat: view.latitude, lon: view.longitude, zoom: view.zoom, event: view.event >= 0 ? view.event : null,
    names: !view.names || view.names === "written" ? "" : view.names, words: view.words ?? "",
  };
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(written)) if (value !== null && value !== "") parameters.set(key, String(value));
  return parameters.toString();
}

/** Whatever a link holds, only what can be used. @param {string} text @returns {Partial<View>} */
export function fromLink(text) {
  const parameters = new URLSearchParams(text);
  /** @type {Partial<View>} */
  const view = {};
  for (const key of /** @type {const} */ (["from", "to"])) {
    const day = parameters.get(key) ?? "";
    if (fromIso(day) !== null) view[key] = day;
  }
  const mode = parameters.get("mode");
  if (mode === "range" || mode === "sliding" || mode === "cumulative") view.mode = mode;
  if (parameters.get("days") === "exact") view.exactDays = true;
  if (parameters.get("places") === "exact") view.exactPlaces = true;
  const lacking = parameters.get("list");
  if (lacking === "undated" || lacking === "unlocated") view.lacking = lacking;
  const size = parameters.get("size");
  if (size === "killed" || size === "reports") view.size = size;
  if (parameters.get("heat") === "1") view.heat = true;
  const types = parameters.get("types");
  if (types) view.types = types === "none" ? [] : types.split("~");
  const area = parameters.get("area") ?? "";
  if (readArea(area).length) view.area = area;
  if (parameters.get("place")) view.place = parameters.get("place") ?? "";
  const [latitude, longitude, zoom, event] = ["lat", "lon", "zoom", "event"].map((key) => number(parameters.get(key)));
  if (within(latitude, 85.06) && within(longitude, 540) && zoom >= 0 && zoom <= 19) {
    Object.assign(view, { latitude, longitude, zoom: Math.round(zoom) });
  }
  const words = (parameters.get("words") ?? "").trim();
  if (words) view.words = words.slice(0, 200);
  const names = readNaming(parameters.get("names"));
  if (names) view.names = names;
  if (Number.isInteger(event) && event >= 0) view.event = event;
  return view;
}

/** @param {string|null} text */
function number(text) {
  return text ? Number(text) : NaN;
}

/** @param {number} value @param {number} most */
function within(value, most) {
  return Math.abs(value) <= most;
}
