// Drawing an area on the map, as a box or freehand, and its outline while it filters.

import { readArea, writeArea } from "./area.js";
import { element, keepClicks } from "./dom.js";
import { outline } from "./geometry.js";
import { icon } from "./toolbar.js";

/** @typedef {import("./geometry.js").Point} Point */

const MOST_CORNERS = 40;
/** A stroke smaller than this was a slip. */
const LEAST_PX = 12;

/**
 * @param {any} L Leaflet @param {any} map
 * @param {{area: () => string, setArea: (area: string) => void, say: import("./hint.js").Say}} to
 */
export function areaTool(L, map, to) {
  /** @type {any} */
  let shown = null;
  /** @type {(() => void)|null} */
  let stop = null;

  return {
    draw,
    /** For those who do not draw: what the map shows now. */
    takeSight() {
      const { x, y } = map.getSize();
      finish(corners([0, 0], [x, y]));
    },
    clear: () => to.setArea(""),
    /** Draw the outline of the area that filters now. */
    refresh() {
      shown?.remove();
      shown = null;
      const area = readArea(to.area());
      if (!area.length) return;
      const line = L.polygon(area, { interactive: false, className: "gz-outline" });
      shown = L.layerGroup([line, cross(area)]).addTo(map);
    },
  };

  /** @param {"box"|"lasso"} how */
  function draw(how) {
    stop?.();
    const sheet = element("div", { class: "gz-sheet-to-draw" });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.append(path);
    sheet.append(svg);
    keepClicks(L, sheet); // or the map would be dragged along
    map.getContainer().append(sheet);
    document.body.dataset.tool = how;
    /** @type {Point[]} */
    let points = [];
    const at = (/** @type {PointerEvent} */ event) => {
      const box = sheet.getBoundingClientRect();
      return /** @type {Point} */ ([event.clientX - box.left, event.clientY - box.top]);
    };
    const shape = () => (how === "box" ? corners(points[0], points[points.length - 1]) : points);
    const ended = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") stop?.(); };
    stop = () => {
      sheet.remove();
      document.removeEventListener("keydown", ended);
      delete document.body.dataset.tool;
      to.say("");
      stop = null;
    };
    document.addEventListener("keydown", ended);
    to.say(how === "box" ? "Drag from corner to corner of the area." : "Draw around the area in one stroke.", [["Cancel", () => stop?.()]]);
    sheet.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary) return;
      sheet.setPointerCapture(event.pointerId);
      points = [at(event)];
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!points.length || !event.isPrimary) return;
      points.push(at(event));
      path.setAttribute("d", `M${shape().map((point) => point.join(" ")).join("L")}Z`);
    });
    sheet.addEventListener("pointercancel", () => { points = []; path.removeAttribute("d"); });
    sheet.addEventListener("pointerup", () => {
      const drawn = points.length ? shape() : [];
      points = [];
      path.removeAttribute("d");
      const [xs, ys] = [drawn.map((p) => p[0]), drawn.map((p) => p[1])];
      if (!drawn.length || Math.max(...xs) - Math.min(...xs) < LEAST_PX || Math.max(...ys) - Math.min(...ys) < LEAST_PX) return;
      stop?.();
      finish(how === "box" ? drawn : outline(drawn, MOST_CORNERS));
    });
  }

  /** @param {Point[]} pixels of the map's container */
  function finish(pixels) {
    const area = pixels.map((point) => map.containerPointToLatLng(point));
    // On the copy of the world that the middle of the map is on, so that a link says the least.
    const turn = 360 * Math.round(area[0].lng / 360);
    to.setArea(writeArea(area.map(({ lat, lng }) => [Math.max(-85, Math.min(85, lat)), lng - turn])));
  }

  /** @param {Point[]} area the corners, latitude and longitude */
  function cross(area) {
    const corner = area.reduce((best, point) => (point[0] + point[1] > best[0] + best[1] ? point : best));
    const button = element("button", { type: "button", class: "gz-cross", "aria-label": "Clear the drawn area", title: "Clear the drawn area" });
    button.append(icon("clear"));
    keepClicks(L, button);
    button.addEventListener("click", () => to.setArea(""));
    return L.marker(corner, { keyboard: false, icon: L.divIcon({ html: button, className: "gz-cross-at", iconSize: [0, 0] }) });
  }
}

/** @param {Point} a @param {Point} b opposite corners @returns {Point[]} */
function corners(a, b) {
  const [west, east, north, south] = [Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  return [[west, south], [east, south], [east, north], [west, north]];
}
