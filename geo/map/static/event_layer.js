// The events on the map: one canvas for symbols, extents and labels, with hit testing.

import { mercatorY } from "./basemap.js";
import { layOut } from "./clusters.js";
import { symbolPoint } from "./events.js";
import { drawExtents } from "./extents.js";
import { drawGrains } from "./grains.js";
import { labels } from "./labels.js";
import { letter } from "./lettering.js";
import { marksNow, nearest } from "./marks.js";
import { drawnNow, piecework } from "./piecework.js";
import { drawMarks } from "./symbols.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Counts} Counts
 * @typedef {import("./marks.js").Mark} Mark
 *
 * @typedef {(context: CanvasRenderingContext2D, map: any, bounds: any, counts: Counts) => void} Heat  paints it
 */

/** So long a frame writes names; those that are new on the map and for which there is no time follow in the next. */
const LETTERING_MS = 2;
/** What lies beside the part in sight waits so long for the next change: while a reader drags the timeline, nobody sees it. */
const PAUSE_MS = 40;
/** So many symbols a frame are painted for a new sight. */
const MARKS_A_FRAME = 60;
/** And of so many the names are given room. */
const NAMES_A_FRAME = 120;
/** A symbol so far outside may still be seen in part, or its name. */
const EDGE_PX = 40;

/**
 * @param {any} L Leaflet
 * @param {{events: () => Events|null, counts: (layout: import("./events.js").Layout) => Counts|null,
 *          measure: (events: Events) => import("./measure.js").Measure, heat: () => Heat|null,
 *          selected: () => number, focused: () => number, theme: () => import("./theme.js").Theme,
 *          background: () => {name: string, longitude: number, latitude: number, rank: number, country: boolean}[],
 *          onDrawn: (marks: Mark[]) => void}} source  what to draw, asked anew each time; `heat`: null for symbols
 */
export function eventLayer(L, source) {
  const Layer = L.Renderer.extend({
    options: { padding: 0.25, pane: "markerPane" },

    initialize(/** @type {any} */ options) {
      L.Renderer.prototype.initialize.call(this, options);
      /** @type {Mark[]} */
      this.marks = [];
      /** @type {{of: Events|null, x: Float64Array, y: Float64Array}} pixels at zoom 0 */
      this._world = { of: null, x: new Float64Array(0), y: new Float64Array(0) };
      this._laidOut = { of: null, zoom: -1, box: "", groups: null };
      /** Placed names that there was no time to write. @type {import("./lettering.js").Name[]} */
      this._unwritten = [];
      /** Where names find room in what is drawn. @type {ReturnType<typeof labels>|null} */
      this._names = null;
      this._work = piecework();
      /** The pixel origin of a sight that is yet to be drawn; null: there is none. */
      this._coming = null;
      /** Where it is painted before it is shown: in memory, for what is drawn is read back there. */
      this._aside = document.createElement("canvas");
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "gz-events";
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      this._work.stop();
      this._container.remove();
      delete this._container;
      delete this._context;
    },

    /**
     * A new sight of the map is drawn in several frames, for in one it would take too long: which places share a symbol,
     * what lies below the symbols, the symbols, then all of it at once on the map; names; what lies beside the part in
     * sight. Until then what was drawn is shown where it is now, and as large.
     */
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      if (!this._bounds) {
        this._begin();
        this.draw();
        return;
      }
      this._updateTransform(this._map.getCenter(), this._map.getZoom());
      const origin = this._map.getPixelOrigin();
      if (this._coming?.equals(origin)) return;
      this._coming = origin;
      /** @type {any} */
      let bounds;
      /** @type {CanvasRenderingContext2D} */
      let aside;
      /** @type {Mark[]} */
      let waiting = [];
      this._work.begin([
        () => {
          const events = source.events();
          bounds = this._boundsNow();
          if (events) this._groups(events, bounds);
        },
        () => { this._counted(bounds); },
        () => this._layOut(bounds),
        () => {
          aside = this._blank(this._aside, bounds);
          this._paintBelow(aside, bounds);
          waiting = this._drawnOf(this._inSight());
          drawnNow(aside);
        },
        () => {
          this._paintMarks(aside, waiting.splice(0, MARKS_A_FRAME));
          drawnNow(aside);
          return waiting.length > 0;
        },
        () => {
          this._show(bounds);
          waiting = this._inOrder(this._inSight());
        },
        () => {
          this._name(waiting.splice(0, NAMES_A_FRAME));
          return waiting.length > 0;
        },
        () => this._nameBackground(),
        () => this._write(),
        ...this._beside(),
      ], 0);
    },

    _reset() {
      this._update();
    },

    /** The part of the map that is to be drawn now, as Leaflet has it. */
    _boundsNow() {
      const size = this._map.getSize();
      const min = this._map.containerPointToLayerPoint(size.multiplyBy(-this.options.padding)).round();
      return L.bounds(min, min.add(size.multiplyBy(1 + 2 * this.options.padding)).round());
    },

    /** Show what was painted aside for a part of the map. */
    _show(/** @type {any} */ bounds) {
      const isThere = this._coming?.equals(this._map.getPixelOrigin());
      this._begin();
      const context = this._clear();
      if (isThere && this._bounds.equals(bounds)) {
        const { x, y } = bounds.getSize();
        context.drawImage(this._aside, bounds.min.x, bounds.min.y, x, y);
      } else this._paintEvents(context, this._inSight()); // the map has moved on meanwhile
      this._drawnFrom = this._map.getPixelOrigin();
      this._names = null;
      source.onDrawn(this.marks);
    },

    /** Put the canvas where the map is now. */
    _begin() {
      this._coming = null;
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
    },

    /** Empty a canvas for a part of the map. @returns {CanvasRenderingContext2D} in pixels of the layer */
    _blank(/** @type {HTMLCanvasElement} */ canvas, /** @type {any} */ bounds) {
      const { x, y } = bounds.getSize();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      if (canvas.width !== x * ratio || canvas.height !== y * ratio) {
        [canvas.width, canvas.height] = [x * ratio, y * ratio];
        Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` });
      }
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: canvas === this._aside }));
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, -bounds.min.x * ratio, -bounds.min.y * ratio);
      return context;
    },

    /** Draw what the source says now: at once what is in sight, the rest when there is time. */
    draw() {
      if (!this._context || !this._bounds) return;
      if (this._coming) this._begin();
      this._paintEvents(this._clear(), this._inSight());
      this._names = null;
      this._name(this._inOrder(this._inSight()));
      this._nameBackground();
      this._write();
      this._work.begin([() => this._write(), ...this._beside()], PAUSE_MS);
      source.onDrawn(this.marks);
    },

    _clear() {
      return this._blank(this._container, this._bounds);
    },

    /** The part of the map that is seen, and a little more. @returns {(mark: Mark) => boolean} */
    _inSight() {
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      const size = this._map.getSize();
      return (mark) => mark.x > x - EDGE_PX && mark.x < x + size.x + EDGE_PX && mark.y > y - EDGE_PX && mark.y < y + size.y + EDGE_PX;
    },

    /** What is left to draw of a sight: symbols and names beside it. */
    _beside() {
      /** @type {(mark: Mark) => boolean} */
      let outside;
      return [
        () => {
          const inside = this._inSight();
          outside = (mark) => !inside(mark);
          this._paintMarks(this._context, this._drawnOf(outside));
        },
        () => this._name(this._inOrder(outside)),
        () => this._write(),
      ];
    },

    /** Some symbols in the order that they are named in: that of the place looked at, then the largest. @returns {Mark[]} */
    _inOrder(/** @type {(mark: Mark) => boolean} */ which) {
      const selected = source.selected();
      const isSelected = (/** @type {Mark} */ mark) => Number(mark.members.includes(selected));
      return this.marks.filter(which).sort((/** @type {Mark} */ a, /** @type {Mark} */ b) => isSelected(b) - isSelected(a));
    },

    /** Find room for the names of some symbols. */
    _name(/** @type {Mark[]} */ some) {
      this._names ??= this._labels(this._context);
      this._unwritten.push(...this._names.of(some));
    },

    /** Find room for those of the background; once, after the symbols in sight. */
    _nameBackground() {
      this._names ??= this._labels(this._context);
      this._unwritten.push(...this._names.background());
    },

    _labels(/** @type {CanvasRenderingContext2D} */ context) {
      return labels(context, this._map, this._bounds, this.marks, source.events(), source, source.theme());
    },

    /** Write what there is time for of the names that have room. @returns {boolean} whether some are left */
    _write() {
      this._unwritten = letter(this._context, this._unwritten, LETTERING_MS);
      return this._unwritten.length > 0;
    },

    /**
     * Paint extents, heat or symbols, and names.
     * @param {CanvasRenderingContext2D} context in pixels of the layer
     */
    paint(context) {
      this._paintEvents(context, () => true);
      const names = this._labels(context);
      letter(context, [...names.of(this._inOrder(() => true)), ...names.background()], Infinity);
    },

    /** @param {CanvasRenderingContext2D} context @param {(mark: Mark) => boolean} which symbols */
    _paintEvents(context, which) {
      this._layOut(this._bounds);
      this._paintBelow(context, this._bounds);
      this._drawnFrom = this._map.getPixelOrigin();
      this._paintMarks(context, this._drawnOf(which));
    },

    /** How the events of a part of the map are laid out, and how many there are now; null: there are none. */
    _counted(/** @type {any} */ bounds) {
      const events = source.events();
      const groups = events && this._groups(events, bounds);
      const counts = groups && source.counts(groups);
      return counts ? { events, groups, counts } : null;
    },

    /** Find the symbols of a part of the map. */
    _layOut(/** @type {any} */ bounds) {
      const now = this._counted(bounds);
      this.marks = now ? this._marksNow(now, bounds) : [];
      this._unwritten = [];
    },

    /** Paint what lies below the symbols: extents, and heat or what is too near to tell apart. */
    _paintBelow(/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ bounds) {
      const now = this._counted(bounds);
      if (!now) return;
      const { events, groups, counts } = now;
      const heat = source.heat();
      if (heat) heat(context, this._map, bounds, counts);
      drawExtents(context, this._map, events, counts.placeTotal, source.theme(), source.selected());
      if (!heat) drawGrains(context, groups.grains, counts.byGrain, events.types, this._map.getPixelOrigin());
    },

    /** @returns {Mark[]} those to be drawn: heat stands for all but the one that is looked at */
    _drawnOf(/** @type {(mark: Mark) => boolean} */ which) {
      const looked = [source.selected(), source.focused()];
      const drawn = this.marks.filter(which);
      return source.heat() ? drawn.filter((/** @type {Mark} */ mark) => looked.some((place) => mark.members.includes(place))) : drawn;
    },

    _paintMarks(/** @type {CanvasRenderingContext2D} */ context, /** @type {Mark[]} */ marks) {
      if (marks.length) drawMarks(context, marks, source.events()?.types ?? [], source.theme(), source.selected(), source.focused());
    },

    /** Which places share a symbol here; kept while zoom, events, their measure and (where places are many) the sight are the same. */
    _groups(/** @type {Events} */ events, /** @type {any} */ { min, max }) {
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const box = { left: min.x + origin.x, top: min.y + origin.y, right: max.x + origin.x, bottom: max.y + origin.y };
      const where = JSON.stringify(box);
      const measure = source.measure(events);
      const last = this._laidOut;
      if (last.of === measure && last.zoom === zoom && (last.everywhere || last.box === where)) return last.groups;
      if (this._world.of !== events) this._world = project(events);
      const scale = this._map.getZoomScale(zoom, 0);
      const x = this._world.x.map((/** @type {number} */ value) => value * scale);
      const y = this._world.y.map((/** @type {number} */ value) => value * scale);
      const groups = layOut(x, y, measure.totals, box, { crowded: events.cells, areas: new Set(events.places.areas) });
      this._laidOut = { of: measure, zoom, box: where, groups, everywhere: !groups.partial };
      return groups;
    },

    /** Symbols within sight, with the counts of the moment; the largest first. */
    _marksNow(/** @type {{events: Events, groups: import("./clusters.js").Groups, counts: Counts}} */ { events, groups, counts }, /** @type {any} */ bounds) {
      const scale = this._map.getZoomScale(this._map.getZoom(), 0);
      return marksNow(events, groups, counts, {
        origin: this._map.getPixelOrigin(),
        chosen: source.selected(),
        at: (place) => ({ x: this._world.x[place] * scale, y: this._world.y[place] * scale }),
        isInSight: (x, y) => bounds.contains(L.point(x, y)),
      });
    },

    /** The symbol at a point of the map's container, or null. @returns {Mark|null} */
    hit(/** @type {any} */ containerPoint, slack = 6) {
      if (!this._drawnFrom?.equals(this._map.getPixelOrigin())) return null; // they are about to be drawn elsewhere
      return nearest(this.marks, this._map.containerPointToLayerPoint(containerPoint), slack);
    },
  });
  return new Layer();
}

/** @param {Events} events */
function project(events) {
  const size = events.places.id.length;
  const found = { of: events, x: new Float64Array(size), y: new Float64Array(size) };
  for (let p = 0; p < size; p += 1) {
    const [latitude, longitude] = symbolPoint(events, p);
    found.x[p] = ((longitude + 180) / 360) * 256;
    found.y[p] = mercatorY(latitude);
  }
  return found;
}
