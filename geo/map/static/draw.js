// Drawing an area on the map, as a box or freehand, and its outline while it filters.

import { readArea, writeArea } from "./area.js";
import { aside } from "./aside.js";
import { turned, turnOf } from "./copies.js";
import { coveredByTools } from "./covered.js";
import { element, keepClicks } from "./dom.js";
import { outline } from "./geometry.js";
import { byFinger } from "./hint.js";
import { pen } from "./pen.js";
import { icon } from "./toolbar.js";

/** @typedef {import("./geometry.js").Point} Point */

const MOST_CORNERS = 40;
/** What is narrower than this, as a slip or a straight line is, encloses nothing. */
const LEAST_PX = 12;
/** What is said of each way to draw, and once corners are set by keys. */
const HOW = {
  box: {
    byHand: "Drag from corner to corner. Regions count where they meet the box.",
    byKeys: "Or move the cross with the arrow keys; Enter sets each corner.",
    goOn: () => "One corner is set. Move to the opposite one and press Enter.",
  },
  lasso: {
    byHand: "Draw around the area in one stroke. Regions count where they meet it.",
    byKeys: "Or use the arrow keys; Space sets a corner, Enter the last.",
    goOn: (/** @type {number} */ set) => `${set === 1 ? "1 corner is" : `${set} corners are`} set. Space sets the next, Enter the last one.`,
  },
};

/**
 * @param {any} L Leaflet @param {any} map
 * @param {{area: () => string, setArea: (area: string) => void, say: import("./hint.js").Say}} to
 */
export function areaTool(L, map, to) {
  /** @type {any} */
  let shown = null;
  /** @type {(() => void)|null} */
  let stop = null;
  /** How far what is shown is turned. */
  let turn = 0;
  /** Put what clears it where there is room for it. */
  let place = () => {};
  map.on("moveend resize", () => {
    const area = readArea(to.area());
    if (area.length && turnOf(area, map.getCenter().lng) !== turn) refresh();
    else place();
  });

  return {
    draw,
    /** For those who do not draw: what the map shows now. */
    takeSight() {
      const { x, y } = map.getSize();
      finish(corners([0, 0], [x, y]));
    },
    clear: () => to.setArea(""),
    refresh,
  };

  /** Draw the outline of the area that filters now, on the copy of the world that the map shows. */
  function refresh() {
    shown?.remove();
    shown = null;
    place = () => {};
    const written = readArea(to.area());
    if (!written.length) return;
    const { lng } = map.getCenter();
    turn = turnOf(written, lng);
    const area = turned(written, lng);
    const line = L.polygon(area, { interactive: false, fillRule: "nonzero", className: "gz-outline" });
    const [marker, button] = cross();
    shown = L.layerGroup([line, marker.setLatLng(area[0])]).addTo(map);
    place = () => {
      const at = aside(area.map((corner) => map.latLngToContainerPoint(corner)), button.offsetWidth, map.getSize(), coveredByTools(map));
      marker.setLatLng(area[at.corner]);
      button.style.translate = `${at.x}px ${at.y}px`;
    };
    place();
  }

  /** @param {"box"|"lasso"} how */
  function draw(how) {
    stop?.();
    const sheet = element("div", { class: "gz-sheet-to-draw", role: "application", tabindex: "0", "aria-label": "Sheet to draw an area on" });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.append(path);
    sheet.append(svg);
    keepClicks(L, sheet); // or the map would be dragged along
    map.getContainer().append(sheet);
    document.body.dataset.tool = how;
    const before = document.activeElement;
    const ended = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") stop?.(); };
    stop = () => {
      const back = sheet.contains(document.activeElement) && before instanceof HTMLElement;
      sheet.remove();
      document.removeEventListener("keydown", ended);
      delete document.body.dataset.tool;
      to.say("");
      stop = null;
      if (back) before.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", ended);
    const byHand = HOW[how].byHand + (byFinger() ? "" : ` ${HOW[how].byKeys}`);
    const say = (/** @type {string} */ text) => to.say(text, [["Cancel", () => stop?.()]]);
    const show = (/** @type {Point[]} */ points) => {
      const shape = points.length && how === "box" ? corners(points[0], points[points.length - 1]) : points;
      path.setAttribute("d", shape.length ? `M${shape.map((point) => point.join(" ")).join("L")}Z` : "");
    };
    const take = (/** @type {Point[]} */ points) => {
      const shape = how === "box" ? corners(points[0], points[points.length - 1]) : outline(points, MOST_CORNERS);
      if (narrowestPx(shape) < LEAST_PX) return false;
      stop?.();
      finish(shape);
      return true;
    };
    say(byHand);
    drawnByPointer(sheet, show, (points) => { if (!take(points)) say(`That encloses nothing. ${HOW[how].byHand}`); });
    drawnByKeys(sheet, svg, how, { show, take, say: (text) => say(text || byHand) });
    sheet.focus({ preventScroll: true });
  }

  /** @param {Point[]} pixels of the map's container */
  function finish(pixels) {
    const area = pixels.map((point) => {
      const { lat, lng } = map.containerPointToLatLng(point);
      return /** @type {Point} */ ([Math.max(-85, Math.min(85, lat)), lng]);
    });
    to.setArea(writeArea(turned(area, 0))); // so that a link says the least
  }

  /** What clears the area. @returns {[any, HTMLElement]} a marker, and the button in it */
  function cross() {
    const button = element("button", { type: "button", class: "gz-cross", "aria-label": "Clear the drawn area", title: "Clear the drawn area" });
    button.append(icon("clear"));
    keepClicks(L, button);
    button.addEventListener("click", () => to.setArea(""));
    return [L.marker([0, 0], { keyboard: false, icon: L.divIcon({ html: button, className: "gz-cross-at", iconSize: [0, 0] }) }), button];
  }
}

/**
 * In one stroke.
 * @param {HTMLElement} sheet @param {(points: Point[]) => void} show @param {(points: Point[]) => void} take
 */
function drawnByPointer(sheet, show, take) {
  /** @type {Point[]} */
  let points = [];
  const at = (/** @type {PointerEvent} */ event) => {
    const box = sheet.getBoundingClientRect();
    return /** @type {Point} */ ([event.clientX - box.left, event.clientY - box.top]);
  };
  const lift = () => {
    points = [];
    show(points);
  };
  sheet.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) return;
    sheet.setPointerCapture(event.pointerId);
    points = [at(event)];
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!points.length || !event.isPrimary) return;
    points.push(at(event));
    show(points);
  });
  sheet.addEventListener("pointercancel", lift);
  sheet.addEventListener("pointerup", () => {
    const drawn = points;
    lift();
    take(drawn);
  });
}

/**
 * Corner by corner.
 * @param {HTMLElement} sheet @param {SVGElement} svg @param {"box"|"lasso"} how
 * @param {{show: (points: Point[]) => void, take: (points: Point[]) => boolean, say: (text: string) => void}} to  an empty text: how it is done
 */
function drawnByKeys(sheet, svg, how, { show, take, say }) {
  /** @type {Point[]} */
  let points = [];
  pen(sheet, svg, {
    moved: (at) => show(points.length ? [...points, at] : []),
    pressed(at, key) {
      if (key === "Backspace") points.pop();
      else {
        const done = how === "box" ? points.length > 0 : key === "Enter" && points.length > 1;
        if (done && take([...points, at])) return;
        if (done) {
          say("That is too small an area. Move on with the arrow keys.");
          return;
        }
        points.push(at);
      }
      show([...points, at]);
      say(points.length ? HOW[how].goOn(points.length) : "");
    },
  });
}

/** How far corners lie apart across the way from the first one to the farthest. @param {Point[]} shape */
function narrowestPx(shape) {
  const away = shape.map(([x, y]) => [x - shape[0][0], y - shape[0][1]]);
  const [dx, dy] = away.reduce((best, one) => (Math.hypot(...one) > Math.hypot(...best) ? one : best));
  const across = away.map(([x, y]) => (x * dy - y * dx) / (Math.hypot(dx, dy) || 1));
  return Math.max(...across) - Math.min(...across);
}

/** @param {Point} a @param {Point} b opposite corners @returns {Point[]} */
function corners(a, b) {
  const [west, east, north, south] = [Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  return [[west, south], [east, south], [east, north], [west, north]];
}
