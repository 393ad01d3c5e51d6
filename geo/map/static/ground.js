// The layer below all others: land, coasts and borders from our own files, so that the map is never empty.

import { WORLD_PX, decodeWorld, paintWorld } from "./basemap.js";
import { element } from "./dom.js";
import { calm } from "./moments.js";
import { drawnNow } from "./piecework.js";

/** @typedef {import("./basemap.js").World} World */

/** From this zoom on the finer file is used. */
const DETAIL_ZOOM = 6;
const CELL_PX = 256;
/** So long a frame paints cells, at least one, the middle of the map first. */
const PAINTING_MS = 2;
/** The events are drawn first: so many frames at the same zoom level, and more at another, where they are laid out anew. */
const FRAMES_FOR_EVENTS = 4;
const MORE_FRAMES_AT_ANOTHER_ZOOM = 5;
/** A map so many zoom levels away says nothing of where one is. */
const MOST_LEVELS = 5;

/**
 * @typedef {{zoom: number, left: number, top: number, right: number, bottom: number}} Sight  pixels of the zoom level
 * @typedef {{canvas: HTMLCanvasElement, sight: Sight}} Sheet
 */

/**
 * A Leaflet layer: what stays in sight is moved, and only the rest is painted. Another zoom level is painted below the
 * last one, which is shown larger or smaller until that is done.
 * @param {any} L Leaflet @param {string} folder address of the basemap files
 * @param {import("./source.js").Read} read
 * @param {() => import("./theme.js").Theme} theme @param {(world: World) => void} onWorld told of the coarse file's arrival
 */
export function groundLayer(L, folder, read, theme, onWorld) {
  /** @type {{coarse: World|null, fine: World|null}} */
  const worlds = { coarse: null, fine: null };
  let fineAsked = false;

  const Layer = L.Renderer.extend({
    options: { padding: 0.15, pane: "tilePane", attribution: "De facto boundaries · Basemap: Natural Earth · Places: GeoNames" },

    _initContainer() {
      this._container = document.createElement("div");
      this._container.className = "gz-basemap";
      this._container.setAttribute("aria-hidden", "true");
      /** Two serve all: the sheet that is painted and the last one, or the one that its content is moved to. */
      this._canvases = [1, 2].map(() => element("canvas", { class: "gz-ground" }));
      /** Shows a sheet that is painted. A canvas that one may go on drawing on costs the browser each frame of the events above it. */
      this._still = element("canvas", { class: "gz-ground" });
      /** Where a cell is painted, in memory. */
      this._cell = element("canvas");
      /** @type {Sheet|null} */
      this._sheet = null;
      /** Of another zoom level; null once the sheet is painted. @type {Sheet|null} */
      this._last = null;
      /** @type {Map<string, {column: number, row: number}>} */
      this._unpainted = new Map();
      this._painting = 0;
      this._map.on("move", this._follow, this);
    },

    _destroyContainer() {
      cancelAnimationFrame(this._painting);
      this._map.off("move", this._follow, this);
      this._container.remove();
      delete this._container;
    },

    /** Go on where a drag leads beyond what is painted. */
    _follow() {
      if (this._map._animatingZoom || !this._bounds || this._last) return;
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      const size = this._map.getSize();
      const { min, max } = this._bounds;
      if (x < min.x || y < min.y || x + size.x > max.x || y + size.y > max.y) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const { min, max } = this._bounds;
      const now = { zoom, left: min.x + origin.x, top: min.y + origin.y, right: max.x + origin.x, bottom: max.y + origin.y };
      if (zoom >= DETAIL_ZOOM && !fineAsked) {
        fineAsked = true;
        load("detail.json", "fine");
      }
      L.DomUtil.setPosition(this._container, min);
      const before = this._sheet;
      const goesOn = before?.sight.zoom === zoom && !this._last;
      const waiting = this._unpainted;
      this._unpainted = new Map();
      for (const cell of cellsOf(now)) {
        const key = `${cell.column} ${cell.row}`;
        if (!goesOn || waiting.has(key) || !isWithin(cell, now, before.sight)) this._unpainted.set(key, cell);
      }
      if (goesOn) this._carryOver(before, now);
      else this._beginAnew(now);
      this._paintSoon();
    },

    _reset() {
      this._update();
      if (calm()) this._paintNow();
    },

    /** Bring what a sheet shows to where it is now. */
    _carryOver(/** @type {Sheet} */ { canvas, sight }, /** @type {Sight} */ now) {
      this._sheet = this._blank(now);
      this._sheet.canvas.getContext("2d").drawImage(canvas, sight.left - now.left, sight.top - now.top, sight.right - sight.left, sight.bottom - sight.top);
      this._container.replaceChildren(this._sheet.canvas);
    },

    /** Begin a sheet below the last one that was painted. */
    _beginAnew(/** @type {Sight} */ now) {
      this._last ??= this._sheet;
      this._sheet = null;
      if (this._last && Math.abs(this._last.sight.zoom - now.zoom) > MOST_LEVELS) this._last = null;
      this._sheet = this._blank(now);
      this._container.replaceChildren(this._sheet.canvas);
      if (!this._last) return;
      const { canvas, sight } = this._last;
      const scale = 2 ** (now.zoom - sight.zoom);
      L.DomUtil.setTransform(canvas, L.point(sight.left * scale - now.left, sight.top * scale - now.top), scale);
      this._container.append(canvas);
    },

    /** An empty sheet. @returns {Sheet} */
    _blank(/** @type {Sight} */ sight) {
      const canvas = this._canvases.find((/** @type {HTMLCanvasElement} */ one) => one !== this._sheet?.canvas && one !== this._last?.canvas);
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const [width, height] = [sight.right - sight.left, sight.bottom - sight.top];
      if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
        [canvas.width, canvas.height] = [width * ratio, height * ratio];
        Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      }
      canvas.style.transform = "";
      const context = canvas.getContext("2d", { alpha: false });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = theme().sea;
      context.fillRect(0, 0, width, height);
      return { canvas, sight };
    },

    _paintSoon() {
      const wait = (/** @type {number} */ frames) => {
        this._painting = requestAnimationFrame(() => (frames ? wait(frames - 1) : this._paint()));
      };
      if (!this._painting) wait(FRAMES_FOR_EVENTS + (this._last ? MORE_FRAMES_AT_ANOTHER_ZOOM : 0));
    },

    /** For who wants calm: neither is the last sheet stretched meanwhile nor do cells appear one by one. */
    _paintNow() {
      cancelAnimationFrame(this._painting);
      this._paint(Infinity);
    },

    _paint(most_ms = PAINTING_MS) {
      this._painting = 0;
      if (!this._container || !this._sheet) return;
      const { left, top, right, bottom } = this._sheet.sight;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const away = (/** @type {{column: number, row: number}} */ cell) => Math.hypot((cell.column + 0.5) * CELL_PX - x, (cell.row + 0.5) * CELL_PX - y);
      const begun = performance.now();
      for (const [key, cell] of [...this._unpainted].sort(([, a], [, b]) => away(a) - away(b))) {
        this._unpainted.delete(key);
        this._paintCell(this._sheet, cell);
        if (performance.now() - begun > most_ms) break;
      }
      if (this._unpainted.size) this._painting = requestAnimationFrame(() => this._paint());
      else {
        if (this._last) {
          this._last = null;
          this._container.replaceChildren(this._sheet.canvas);
          this._follow();
        }
        if (!this._unpainted.size) this._keepStill(this._sheet);
      }
    },

    /** Show a sheet that is painted, as a picture. */
    async _keepStill(/** @type {Sheet} */ sheet) {
      const { width, height, style } = sheet.canvas;
      if (!width || !height) return; // the map is hidden
      const picture = await createImageBitmap(sheet.canvas);
      if (this._sheet !== sheet || this._unpainted.size || !this._container) {
        picture.close();
        return;
      }
      Object.assign(this._still, { width, height });
      Object.assign(this._still.style, { width: style.width, height: style.height });
      this._still.getContext("bitmaprenderer").transferFromImageBitmap(picture);
      this._container.replaceChildren(this._still);
    },

    _paintCell(/** @type {Sheet} */ { canvas, sight: { zoom, left, top } }, /** @type {{column: number, row: number}} */ { column, row }) {
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const size = CELL_PX * ratio;
      if (this._cell.width !== size) this._cell.width = this._cell.height = size;
      const context = /** @type {CanvasRenderingContext2D} */ (this._cell.getContext("2d", { alpha: false, willReadFrequently: true }));
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = theme().sea;
      context.fillRect(0, 0, size, size);
      const cells = 2 ** zoom;
      const world = layer.worldAt(zoom);
      if (world && row >= 0 && row < cells) {
        const span = WORLD_PX / cells;
        const west = (((column % cells) + cells) % cells) * span;
        const scale = size / span;
        context.setTransform(scale, 0, 0, scale, -west * scale, -row * span * scale);
        paintWorld(context, world, { west, east: west + span, north: row * span, south: (row + 1) * span }, scale, ratio, theme());
      }
      drawnNow(context);
      const sheet = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      sheet.drawImage(this._cell, column * CELL_PX - left, row * CELL_PX - top, CELL_PX, CELL_PX);
    },

    /** Paint all anew: the theme or the shapes are new. */
    redraw() {
      if (!this._map || !this._sheet) return;
      for (const cell of cellsOf(this._sheet.sight)) this._unpainted.set(`${cell.column} ${cell.row}`, cell);
      this._paintSoon();
    },

    /** The shapes to draw at a zoom level; null before they are here. @param {number} zoom @returns {World|null} */
    worldAt(zoom) {
      return (zoom >= DETAIL_ZOOM && worlds.fine) || worlds.coarse;
    },
  });
  const layer = new Layer();
  load("world.json", "coarse");
  return layer;

  /** @param {string} name @param {"coarse"|"fine"} level */
  async function load(name, level) {
    try {
      worlds[level] = decodeWorld(await read(folder + name));
    } catch {
      return; // Without the file the map is sea-coloured; the events are drawn all the same.
    }
    if (level === "coarse" && worlds.coarse) onWorld(worlds.coarse);
    layer.redraw();
  }
}

/**
 * The cells that a part of the map meets.
 * @param {{left: number, top: number, right: number, bottom: number}} part pixels of the zoom level
 */
function* cellsOf({ left, top, right, bottom }) {
  for (let row = Math.floor(top / CELL_PX); row * CELL_PX < bottom; row += 1) {
    for (let column = Math.floor(left / CELL_PX); column * CELL_PX < right; column += 1) yield { column, row };
  }
}

/**
 * Whether what is to be seen of a cell was to be seen before.
 * @param {{column: number, row: number}} cell
 * @param {{left: number, top: number, right: number, bottom: number}} now
 * @param {{left: number, top: number, right: number, bottom: number}} before
 */
function isWithin({ column, row }, now, before) {
  const [x, y] = [column * CELL_PX, row * CELL_PX];
  return Math.max(x, now.left) >= before.left && Math.max(y, now.top) >= before.top
    && Math.min(x + CELL_PX, now.right) <= before.right && Math.min(y + CELL_PX, now.bottom) <= before.bottom;
}
