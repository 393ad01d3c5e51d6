// The events on the map: one canvas for symbols, extents and labels, with hit testing.

import { blank, covering, place, sameFrame } from "./canvas_frame.js";
import { coveredByTools } from "./covered.js";
import { drawExtents } from "./extents.js";
import { drawGrains } from "./grains.js";
import { labels } from "./labels.js";
import { layout } from "./layout.js";
import { letter } from "./lettering.js";
import { nearest } from "./marks.js";
import { drawnNow, piecework } from "./piecework.js";
import { drawMarks } from "./symbols.js";
import { zoomMotion } from "./zoom_motion.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Counts} Counts
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./canvas_frame.js").CanvasFrame} CanvasFrame
 *
 * @typedef {(context: CanvasRenderingContext2D, map: any, bounds: any, counts: Counts) => void} Heat  paints it
 */

/** So long a frame writes names; those that are new on the map and for which there is no time follow in the next. */
const LETTERING_MS = 2;
/** Those wait so long for the next change: while a reader drags the timeline, nobody reads them. */
const PAUSE_MS = 40;
/** So many symbols a frame are painted for a new sight. */
const MARKS_A_FRAME = 60;
/** And of so many the names are given room. */
const NAMES_A_FRAME = 120;
/** A symbol so far outside may still be seen in part, or its name. */
const EDGE_PX = 40;
/** What is laid out, and drawn while the map is moved, reaches so much of the sight beyond each of its sides. */
const REACH = 0.25;

/**
 * @param {any} L Leaflet
 * @param {import("./layout.js").Source & {heat: () => Heat|null, focused: () => number, theme: () => import("./theme.js").Theme,
 *          background: () => {name: string, longitude: number, latitude: number, rank: number, country: boolean}[],
 *          onDrawn: (marks: Mark[]) => void}} source  what to draw, asked anew each time; `heat`: null for symbols
 */
export function eventLayer(L, source) {
  const Layer = L.Renderer.extend({
    ...zoomMotion(L),
    options: { padding: 0, pane: "gz-events" },

    initialize(/** @type {any} */ options) {
      L.Renderer.prototype.initialize.call(this, options);
      /** The symbols within reach, the largest first. @type {Mark[]} */
      this.marks = [];
      /** What they were laid out for. @type {any} */
      this._reach = null;
      /** Names that have found room and are yet to be written. @type {import("./lettering.js").Name[]} */
      this._unwritten = [];
      /** All that have found room. @type {import("./lettering.js").Name[]} */
      this._named = [];
      /** What the map's tools cover. @type {ReturnType<typeof coveredByTools>} */
      this._covered = [];
      /** Where names find room in what is drawn. @type {ReturnType<typeof labels>|null} */
      this._names = null;
      this._work = piecework();
      /** A sight that is yet to be drawn. @type {CanvasFrame|null} */
      this._coming = null;
      /** Where it is painted before it is shown: in memory, for what is drawn is read back there. */
      this._aside = document.createElement("canvas");
    },

    /** Below the markers of whoever else draws on the map, above their lines and areas. */
    beforeAdd(/** @type {any} */ map) {
      if (!map.getPane(this.options.pane)) map.createPane(this.options.pane).style.zIndex = "590";
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.style.pointerEvents = "none"; // what lies below is theirs to click; the map says where it was clicked
      this._container.className = "gz-events";
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
      this._layout = layout(this._map, source);
      this._map.on("move", this._follow, this);
    },

    _destroyContainer() {
      this._work.stop();
      this._map.off("move", this._follow, this);
      this._container.remove();
      delete this._container;
      delete this._context;
    },

    /**
     * A new sight of the map is drawn in several frames, for in one it would take too long: which places share a symbol,
     * what lies below the symbols, the symbols, then all of it at once on the map; then names. Until then what was drawn is
     * shown where it is now, and as large.
     */
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      if (!this._bounds) {
        this.draw();
        return;
      }
      this._updateTransform(this._map.getCenter(), this._map.getZoom());
      const frame = covering(L, this._map, 0);
      if (!this._coming || !sameFrame(this._coming, frame)) this._drawInTurn(frame);
    },

    _drawInTurn(/** @type {CanvasFrame} */ frame) {
      this._coming = frame;
      const naming = [...this._naming(() => this._inSight()), () => this._nameBackground()];
      const showing = () => [...this._painting(frame, () => this._inSight()), () => this._show(frame)];
      const rest = this._lifted ? [...naming, () => {
        this._inTurn(frame, [...(this._parting(frame) ?? showing()), () => this._write()], 0);
      }] : [...showing(), ...naming, () => this._write()];
      this._inTurn(frame, [...this._layingOut(), ...rest], 0);
    },

    /** Draw more while the map is moved beyond what is drawn: first what is near, and so on, before it comes into sight. */
    _follow() {
      if (!this._bounds || this._coming || this._map._animatingZoom || !this._isAtRest()) return;
      if (this._bounds.contains(covering(L, this._map, 0).bounds)) return;
      const frame = covering(L, this._map, REACH);
      this._coming = frame;
      this._inTurn(frame, [
        ...this._layingOut(),
        ...this._naming(() => this._inSight()),
        () => this._nameBackground(),
        ...this._naming(() => {
          const inside = this._inSight();
          return (/** @type {Mark} */ mark) => !inside(mark);
        }),
        ...this._painting(frame, () => () => true),
        () => {
          const aside = this._aside.getContext("2d");
          this._unwritten = letter(aside, this._unwritten, LETTERING_MS);
          drawnNow(aside);
          return this._unwritten.length > 0;
        },
        () => this._show(frame),
      ], 0);
    },

    /** Draw again where there are other tools on the map. */
    clearTools() {
      const covered = coveredByTools(this._map);
      if (JSON.stringify(covered) === JSON.stringify(this._covered)) return;
      this._covered = covered;
      this.drawSoon();
    },

    /** Draw what the source says now, in several frames: for what a reader has not asked for. */
    drawSoon() {
      if (this._bounds && !this._map._animatingZoom) this._drawInTurn(covering(L, this._map, 0));
    },

    /** Draw what the source says now: at once what is in sight, the rest when there is time. */
    draw() {
      if (!this._context) return;
      this._layOut(covering(L, this._map, REACH).bounds);
      if (this._map._animatingZoom) return; // all is drawn anew where it leads
      const frame = covering(L, this._map, 0);
      const context = this._begin(frame);
      this._paintBelow(context, frame.bounds);
      this._paintMarks(context, this._drawnOf(this._inSight()));
      this._name(this._inOrder(this._inSight()));
      this._nameBackground();
      this._write();
      this._inTurn(frame, [() => this._write()], PAUSE_MS);
      source.onDrawn(this.marks);
    },

    /** Work piece by piece, unless the map zooms: then it is drawn anew once it has come to rest. */
    _inTurn(/** @type {CanvasFrame} */ { origin }, /** @type {import("./piecework.js").Piece[]} */ pieces, /** @type {number} */ pause_ms) {
      this._work.begin(pieces.map((piece) => () => {
        if (this._map.getPixelOrigin().equals(origin)) return piece();
        this._work.stop();
        this._coming = null;
      }), pause_ms);
    },

    /** Find the symbols within reach of where the map is now. @returns {import("./piecework.js").Piece[]} */
    _layingOut() {
      const { bounds } = covering(L, this._map, REACH);
      return [
        () => this._layout.advance(bounds),
        () => { this._layout.counted(bounds); },
        () => {
          this._layOut(bounds);
          this._covered = coveredByTools(this._map);
        },
      ];
    },

    /** Paint aside what a frame shows. @returns {import("./piecework.js").Piece[]} */
    _painting(/** @type {CanvasFrame} */ frame, /** @type {() => (mark: Mark) => boolean} */ which) {
      /** @type {CanvasRenderingContext2D} */
      let context;
      /** @type {Mark[]} */
      let waiting = [];
      return [
        () => {
          context = blank(this._aside, frame.bounds, { willReadFrequently: true });
          this._paintBelow(context, frame.bounds);
          waiting = this._drawnOf(which());
          drawnNow(context);
        },
        () => {
          this._paintMarks(context, waiting.splice(0, MARKS_A_FRAME));
          drawnNow(context);
          return waiting.length > 0;
        },
      ];
    },

    /** Find room for names. @returns {import("./piecework.js").Piece[]} */
    _naming(/** @type {() => (mark: Mark) => boolean} */ which) {
      /** @type {Mark[]} */
      let waiting = [];
      return [
        () => { waiting = this._inOrder(which()); },
        () => {
          this._name(waiting.splice(0, NAMES_A_FRAME));
          return waiting.length > 0;
        },
      ];
    },

    /** Show what was painted aside. */
    _show(/** @type {CanvasFrame} */ frame) {
      this._showPicture(frame, this._aside, () => {});
    },

    _showPicture(/** @type {CanvasFrame} */ frame, /** @type {HTMLCanvasElement} */ picture, /** @type {(context: CanvasRenderingContext2D) => void} */ paintOver) {
      const context = this._begin(frame);
      const { min } = frame.bounds;
      const { x, y } = frame.bounds.getSize();
      context.drawImage(picture, min.x, min.y, x, y);
      paintOver(context);
      source.onDrawn(this.marks);
    },

    _eventsNow: () => source.events(),

    /** Put the canvas, empty, where a frame is. @returns {CanvasRenderingContext2D} in pixels of the layer */
    _begin(/** @type {CanvasFrame} */ frame) {
      this._coming = null;
      place(L, this, frame);
      this._drawn = { marks: this.marks, names: this._named, ...this._level() };
      this._lifted = null;
      return blank(this._container, frame.bounds);
    },

    /** The part of the map that is seen, and a little more. @returns {(mark: Mark) => boolean} */
    _inSight() {
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      const size = this._map.getSize();
      return (mark) => mark.x > x - EDGE_PX && mark.x < x + size.x + EDGE_PX && mark.y > y - EDGE_PX && mark.y < y + size.y + EDGE_PX;
    },

    /** Some symbols in the order that they are named in: that of the place looked at, then the largest. @returns {Mark[]} */
    _inOrder(/** @type {(mark: Mark) => boolean} */ which) {
      const selected = source.selected();
      const isSelected = (/** @type {Mark} */ mark) => Number(mark.members.includes(selected));
      return this.marks.filter(which).sort((/** @type {Mark} */ a, /** @type {Mark} */ b) => isSelected(b) - isSelected(a));
    },

    /** Find room for the names of some symbols. */
    _name(/** @type {Mark[]} */ some) {
      this._found(this._labels().of(some));
    },

    /** Find room for those of the background; once, after the symbols in sight. */
    _nameBackground() {
      this._found(this._labels().background());
    },

    _found(/** @type {import("./lettering.js").Name[]} */ names) {
      this._unwritten.push(...names);
      this._named.push(...names);
    },

    _labels() {
      this._names ??= this._findRoom();
      return this._names;
    },

    _findRoom() {
      return labels(this._map, this._reach, this.marks, source.events(), source, source.theme(), this._covered);
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
      this.settle();
      this._paintBelow(context, covering(L, this._map, 0).bounds);
      this._paintMarks(context, this._drawnOf(this._inSight()));
      const names = this._findRoom();
      letter(context, [...names.of(this._inOrder(this._inSight())), ...names.background()], Infinity);
    },

    /** Find the symbols of a part of the map. */
    _layOut(/** @type {any} */ reach) {
      this._reach = reach;
      this.marks = this._layout.marks(reach);
      this._names = null;
      this._unwritten = [];
      this._named = [];
    },

    /** Paint what lies below the symbols: extents, and heat or what is too near to tell apart. */
    _paintBelow(/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ bounds) {
      const now = this._layout.counted(this._reach);
      if (!now) return;
      const { events, groups, counts } = now;
      const heat = source.heat();
      if (heat) heat(context, this._map, this._reach, counts);
      drawExtents(context, this._map, events, counts.placeTotal, source.theme(), source.selected(), bounds);
      if (!heat) drawGrains(context, groups.grains, counts.byGrain, events.types, this._map.getPixelOrigin(), bounds, this.marks);
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

    /** Draw at once what is yet to come. */
    settle() {
      if (this._coming) this.draw();
    },

    /** What is drawn of the part of the map that is seen; null: nothing yet. @returns {import("./signs.js").Seen|null} */
    seen() {
      const now = this._reach && this._layout.counted(this._reach);
      const { bounds } = covering(L, this._map, 0);
      return now && { ...now, map: this._map, bounds, marks: this._drawnOf(this._inSight()), heat: source.heat() !== null };
    },

    /** The symbol at a point of the map's container, or null. @returns {Mark|null} */
    hit(/** @type {any} */ containerPoint, slack = 6) {
      if (!this._isAtRest()) return null; // they are about to be drawn elsewhere
      return nearest(this.marks, this._map.containerPointToLayerPoint(containerPoint), slack);
    },
  });
  return new Layer();
}
