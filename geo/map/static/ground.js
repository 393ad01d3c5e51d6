// The layer below all others: land, coasts and borders from our own files, so that the map is never empty.

import { WORLD_PX, decodeWorld, paintWorld } from "./basemap.js";
import { sized } from "./canvas_frame.js";
import { CELL_PX, cellsOf, isWithin } from "./cells.js";
import { element } from "./dom.js";
import { calm } from "./moments.js";
import { drawnNow } from "./piecework.js";
import { placed, surroundings } from "./surroundings.js";

/**
 * @typedef {import("./basemap.js").World} World
 * @typedef {import("./cells.js").Sight} Sight
 * @typedef {import("./cells.js").Sheet} Sheet
 */

/** From this zoom on the finer file is used. */
const DETAIL_ZOOM = 6;
/** So long a frame paints cells, at least one, the middle of the map first. */
const PAINTING_MS = 2;
/** The events are drawn first: so many frames at the same zoom level, and more at another, where they are laid out anew. */
const FRAMES_FOR_EVENTS = 4;
const MORE_FRAMES_AT_ANOTHER_ZOOM = 5;
/** A map so many zoom levels away says nothing of where one is. */
const MOST_LEVELS = 5;

/**
 * A Leaflet layer: what stays in sight is moved, and only the rest is painted. Another zoom level is shown once all of it
 * is painted; until then the last one is, larger or smaller, upon what lies around it.
 * @param {any} L Leaflet @param {string} folder address of the basemap files
 * @param {import("./source.js").Read} read
 * @param {() => import("./theme.js").Theme} theme @param {(world: World) => void} onWorld told of the coarse file's arrival
 * @param {() => void} onMissing told that it did not come
 */
export function groundLayer(L, folder, read, theme, onWorld, onMissing) {
  /** @type {{coarse: World|null, fine: World|null}} */
  const worlds = { coarse: null, fine: null };
  let fineAsked = false;
  let isMissing = false;

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
      /** Whether the sheet is shown only when all of it is painted. */
      this._unseen = false;
      this._around = surroundings((sheet, cell, lines) => this._paintCell(sheet, cell, lines));
      /** @type {Map<string, import("./cells.js").Cell>} */
      this._unpainted = new Map();
      this._painting = 0;
      this._map.on("move", this._follow, this);
    },

    _destroyContainer() {
      cancelAnimationFrame(this._painting);
      this._around.forget();
      this._map.off("move", this._follow, this);
      this._container.remove();
      delete this._container;
    },

    /** The map zooms, to somewhere or by two fingers: a smaller sheet has something around it. */
    _updateTransform(/** @type {any} */ center, /** @type {number} */ zoom) {
      if (this._sheet && zoom < this._zoom && this._container.childElementCount === 1) {
        this._container.prepend(...this._around.around(L, this._sheet.sight));
      }
      L.Renderer.prototype._updateTransform.call(this, center, zoom);
    },

    /** Go on where a drag leads beyond what is painted. */
    _follow() {
      if (this._map._animatingZoom || !this._bounds || this._unseen) return;
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
      const goesOn = before?.sight.zoom === zoom && !this._unseen;
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

    /** Bring what a sheet shows to where it is now; beside it is what lies around it. */
    _carryOver(/** @type {Sheet} */ { canvas, sight }, /** @type {Sight} */ now) {
      this._sheet = this._blank(now);
      const context = this._sheet.canvas.getContext("2d");
      for (const cell of this._unpainted.values()) if (!isWithin(cell, now, sight)) this._around.draft(context, now, cell);
      context.drawImage(canvas, sight.left - now.left, sight.top - now.top, sight.right - sight.left, sight.bottom - sight.top);
      this._container.replaceChildren(this._sheet.canvas);
    },

    /** Begin a sheet while the last one that was painted is shown. */
    _beginAnew(/** @type {Sight} */ now) {
      if (!this._unseen) this._last = this._sheet;
      this._sheet = null;
      if (this._last && Math.abs(this._last.sight.zoom - now.zoom) > MOST_LEVELS) this._last = null;
      this._sheet = this._blank(now);
      const shown = this._around.around(L, now);
      if (this._last) shown.push(placed(L, this._last, now));
      this._unseen = shown.length > 0;
      this._container.replaceChildren(...(this._unseen ? shown : [this._sheet.canvas]));
    },

    /** An empty sheet. @returns {Sheet} */
    _blank(/** @type {Sight} */ sight) {
      const canvas = this._canvases.find((/** @type {HTMLCanvasElement} */ one) => one !== this._sheet?.canvas && one !== this._last?.canvas);
      const [width, height] = [sight.right - sight.left, sight.bottom - sight.top];
      const ratio = sized(canvas, width, height);
      canvas.style.transform = "";
      const context = canvas.getContext("2d", { alpha: false });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = isMissing ? theme().land : theme().sea; // towns in a sea would say what is not so
      context.fillRect(0, 0, width, height);
      return { canvas, sight };
    },

    _paintSoon() {
      const wait = (/** @type {number} */ frames) => {
        this._painting = requestAnimationFrame(() => (frames ? wait(frames - 1) : this._paint()));
      };
      if (!this._painting) wait(FRAMES_FOR_EVENTS + (this._unseen ? MORE_FRAMES_AT_ANOTHER_ZOOM : 0));
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
      const away = (/** @type {import("./cells.js").Cell} */ cell) => Math.hypot((cell.column + 0.5) * CELL_PX - x, (cell.row + 0.5) * CELL_PX - y);
      const begun = performance.now();
      for (const [key, cell] of [...this._unpainted].sort(([, a], [, b]) => away(a) - away(b))) {
        this._unpainted.delete(key);
        this._paintCell(this._sheet, cell);
        if (performance.now() - begun > most_ms) break;
      }
      if (this._unpainted.size) this._painting = requestAnimationFrame(() => this._paint());
      else {
        if (this._unseen) {
          this._last = null;
          this._unseen = false;
          this._container.replaceChildren(this._sheet.canvas);
          this._follow();
        }
        if (this._unpainted.size) return;
        this._keepStill(this._sheet);
        if (layer.worldAt(this._sheet.sight.zoom)) this._around.prepare(this._sheet.sight);
      }
    },

    /** Show a sheet that is painted, as a picture. */
    async _keepStill(/** @type {Sheet} */ sheet) {
      const { width, height, style } = sheet.canvas;
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

    _paintCell(/** @type {Sheet} */ { canvas, sight: { zoom, left, top } }, /** @type {import("./cells.js").Cell} */ { column, row }, lines = 1) {
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const size = CELL_PX * ratio;
      if (this._cell.width !== size) this._cell.width = this._cell.height = size;
      const context = /** @type {CanvasRenderingContext2D} */ (this._cell.getContext("2d", { alpha: false, willReadFrequently: true }));
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = isMissing ? theme().land : theme().sea; // towns in a sea would say what is not so
      context.fillRect(0, 0, size, size);
      const cells = 2 ** zoom;
      const world = layer.worldAt(zoom);
      if (world && row >= 0 && row < cells) {
        const span = WORLD_PX / cells;
        const west = (((column % cells) + cells) % cells) * span;
        const scale = size / span;
        context.setTransform(scale, 0, 0, scale, -west * scale, -row * span * scale);
        paintWorld(context, world, { west, east: west + span, north: row * span, south: (row + 1) * span }, scale, ratio * lines, theme());
      }
      drawnNow(context);
      const sheet = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      sheet.drawImage(this._cell, column * CELL_PX - left, row * CELL_PX - top, CELL_PX, CELL_PX);
    },

    /** Paint all anew: the theme or the shapes are new. */
    redraw() {
      if (!this._map || !this._sheet) return;
      this._around.forget();
      for (const cell of cellsOf(this._sheet.sight)) this._unpainted.set(`${cell.column} ${cell.row}`, cell);
      this._paintSoon();
    },

    /** The shapes to draw at a zoom level; null before they are here. @param {number} zoom @returns {World|null} */
    worldAt(zoom) {
      return (zoom >= DETAIL_ZOOM && worlds.fine) || worlds.coarse;
    },
  });
  const layer = new Layer();
  layer.askAgain = () => load("world.json", "coarse");
  layer.askAgain();
  return layer;

  /** @param {string} name @param {"coarse"|"fine"} level */
  async function load(name, level) {
    try {
      worlds[level] = decodeWorld(await read(folder + name));
    } catch {
      if (level === "fine") return; // the coarse shapes are shown in its place
      isMissing = true; // the events are drawn all the same
      layer.redraw();
      onMissing();
      return;
    }
    isMissing &&= level === "fine";
    if (level === "coarse" && worlds.coarse) onWorld(worlds.coarse);
    layer.redraw();
  }
}
