// The layer below all others: land, coasts and borders from our own files, so that the map is never empty.

import { WORLD_PX, decodeWorld, paintWorld } from "./basemap.js";

/** @typedef {import("./basemap.js").World} World */

/** From this zoom on the finer file is used. */
const DETAIL_ZOOM = 6;
const CELL_PX = 256;
/**
 * So many cells a frame paints, the middle of the map first: never so many that the frame would take long. Until then the
 * map as it was, larger or smaller, stays in their place; so it does in the first frame, in which all else is drawn anew.
 */
const CELLS_A_FRAME = 2;

/**
 * A Leaflet layer: what stays in sight is moved, and only the rest is painted.
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
      /** The one that is seen, and the one that the next sight is put together on. */
      [this._shown, this._other] = [document.createElement("canvas"), document.createElement("canvas")];
      /** What the canvas holds, in pixels of its zoom level. @type {{zoom: number, left: number, top: number, right: number, bottom: number}|null} */
      this._holds = null;
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
      if (this._map._animatingZoom || !this._bounds) return;
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
      const before = this._holds;
      this._carryOver(before, now);
      this._holds = now;
      L.DomUtil.setPosition(this._container, min);
      const kept = before && before.zoom === zoom ? before : null;
      const waiting = this._unpainted;
      this._unpainted = new Map();
      for (const cell of cellsOf(now)) {
        const key = `${cell.column} ${cell.row}`;
        if (!kept || waiting.has(key) || !isWithin(cell, now, kept)) this._unpainted.set(key, cell);
      }
      this._paintSoon();
    },

    /** Bring what the canvas shows to where it is now, as large as it is now. */
    _carryOver(/** @type {any} */ before, /** @type {any} */ now) {
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const [width, height] = [now.right - now.left, now.bottom - now.top];
      const canvas = this._other;
      if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
        [canvas.width, canvas.height] = [width * ratio, height * ratio];
        Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      }
      const context = canvas.getContext("2d", { alpha: false });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = theme().sea;
      context.fillRect(0, 0, width, height);
      if (before) {
        const scale = 2 ** (now.zoom - before.zoom);
        const [x, y] = [before.left * scale - now.left, before.top * scale - now.top];
        context.imageSmoothingEnabled = false; // seen for a moment only, and it takes half of the frame
        context.drawImage(this._shown, x, y, (before.right - before.left) * scale, (before.bottom - before.top) * scale);
      }
      this._container.replaceChildren(canvas);
      [this._shown, this._other] = [canvas, this._shown];
    },

    _paintSoon() {
      const paint = () => { this._painting = requestAnimationFrame(() => this._paint()); };
      this._painting ||= requestAnimationFrame(paint);
    },

    _paint() {
      this._painting = 0;
      if (!this._container || !this._holds) return;
      const { zoom, left, top, right, bottom } = this._holds;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const away = (/** @type {{column: number, row: number}} */ cell) => Math.hypot((cell.column + 0.5) * CELL_PX - x, (cell.row + 0.5) * CELL_PX - y);
      const next = [...this._unpainted].sort(([, a], [, b]) => away(a) - away(b)).slice(0, CELLS_A_FRAME);
      for (const [key, cell] of next) {
        this._unpainted.delete(key);
        this._paintCell(cell, zoom, left, top);
      }
      if (this._unpainted.size) this._painting = requestAnimationFrame(() => this._paint());
    },

    _paintCell(/** @type {{column: number, row: number}} */ { column, row }, /** @type {number} */ zoom, /** @type {number} */ left, /** @type {number} */ top) {
      const context = this._shown.getContext("2d");
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const [x, y] = [(column * CELL_PX - left) * ratio, (row * CELL_PX - top) * ratio];
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.beginPath();
      context.rect(x, y, CELL_PX * ratio, CELL_PX * ratio);
      context.clip();
      context.fillStyle = theme().sea;
      context.fillRect(x, y, CELL_PX * ratio, CELL_PX * ratio);
      const cells = 2 ** zoom;
      const world = layer.worldAt(zoom);
      if (world && row >= 0 && row < cells) {
        const span = WORLD_PX / cells;
        const west = (((column % cells) + cells) % cells) * span;
        const scale = (CELL_PX * ratio) / span;
        context.setTransform(scale, 0, 0, scale, x - west * scale, y - row * span * scale);
        paintWorld(context, world, { west, east: west + span, north: row * span, south: (row + 1) * span }, scale, ratio, theme());
      }
      context.restore();
    },

    /** Paint all anew: the theme or the shapes are new. */
    redraw() {
      if (!this._map || !this._holds) return;
      for (const cell of cellsOf(this._holds)) this._unpainted.set(`${cell.column} ${cell.row}`, cell);
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
