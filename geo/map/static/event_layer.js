// The events on the map: one canvas for symbols, extents and labels, with hit testing.

import { chosenOf } from "./chosen.js";
import { blank, covering, place } from "./canvas_frame.js";
import { coveredByTools } from "./covered.js";
import { drawExtents } from "./extents.js";
import { drawGrains } from "./grains.js";
import { drawingInTurn, LETTERING_MS, REACH } from "./in_turn.js";
import { labels } from "./labels.js";
import { layout } from "./layout.js";
import { letter } from "./lettering.js";
import { nearest } from "./marks.js";
import { piecework } from "./piecework.js";
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

/** Names for which a frame has no time wait so long for the next change: while a reader drags the timeline, nobody reads them. */
const PAUSE_MS = 40;
/** A symbol so far outside may still be seen in part, or its name. */
const EDGE_PX = 40;

/**
 * @param {any} L Leaflet
 * @param {import("./layout.js").Source & {heat: () => Heat|null, focused: () => number, isComing: () => boolean, theme: () => import("./theme.js").Theme,
 *          lettering: () => import("./theme.js").Lettering,
 *          background: () => {name: string, longitude: number, latitude: number, rank: number, country: boolean}[],
 *          onDrawn: (marks: Mark[]) => void}} source  what to draw, asked anew each time; `heat`: null for symbols;
 *   `isComing`: whether a server is yet to say what there is where the map is now
 */
export function eventLayer(L, source) {
  const Layer = L.Renderer.extend({
    ...zoomMotion(L),
    ...drawingInTurn(L),
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

    /** Draw again where there are other tools on the map. */
    clearTools() {
      const covered = coveredByTools(this._map);
      if (JSON.stringify(covered) === JSON.stringify(this._covered)) return;
      this._covered = covered;
      this.drawSoon();
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

    /** Show what was painted aside, and the names that have found room. */
    _show(/** @type {CanvasFrame} */ frame) {
      this._showPicture(frame, this._aside, () => {});
      this._follow(); // the map may have been moved on meanwhile, and be held there
    },

    _showPicture(/** @type {CanvasFrame} */ frame, /** @type {HTMLCanvasElement} */ picture, /** @type {(context: CanvasRenderingContext2D) => void} */ paintOver) {
      const context = this._begin(frame);
      const { min } = frame.bounds;
      const { x, y } = frame.bounds.getSize();
      context.drawImage(picture, min.x, min.y, x, y);
      paintOver(context);
      this._write();
      source.onDrawn(this.marks);
    },

    _eventsNow: () => source.events(),
    _isComing: () => source.isComing(),

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

    /** Some symbols in the order that they are named in: those of the places looked at, then the largest. @returns {Mark[]} */
    _inOrder(/** @type {(mark: Mark) => boolean} */ which) {
      const selected = source.selected();
      const isSelected = (/** @type {Mark} */ mark) => Number(chosenOf(mark.members, selected) !== undefined);
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
      const drawn = source.heat() && new Set(this._drawnOf(() => true));
      const given = { background: source.background, selected: source.selected, isDrawn: (/** @type {Mark} */ mark) => !drawn || drawn.has(mark) };
      return labels(this._map, this._reach, this.marks, source.events(), given, source.lettering(), this._covered);
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

    /** The symbols within reach, as they would be drawn now. @returns {Mark[]} */
    layOut() {
      this._layOut(covering(L, this._map, REACH).bounds);
      return this.marks;
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
      drawExtents(context, this._map, events, counts.placeTotal, source.theme(), source.selected(), bounds);
      if (heat) heat(context, this._map, this._reach, counts);
      else drawGrains(context, groups.grains, counts.byGrain, events.types, this._map.getPixelOrigin(), bounds, this.marks);
    },

    /** @returns {Mark[]} those to be drawn: heat stands for all but those that are looked at */
    _drawnOf(/** @type {(mark: Mark) => boolean} */ which) {
      const isLookedAt = (/** @type {number} */ place) => source.selected().has(place) || place === source.focused();
      const drawn = this.marks.filter(which);
      return source.heat() ? drawn.filter((/** @type {Mark} */ mark) => mark.members.some(isLookedAt)) : drawn;
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
      return now && { ...now, map: this._map, bounds, marks: this._drawnOf(this._inSight()), heat: source.heat() !== null, selected: source.selected() };
    },

    /** The symbol that is seen at a point of the map's container, or null. @returns {Mark|null} */
    hit(/** @type {any} */ containerPoint, slack = 6) {
      if (!this._isAtRest()) return null; // they are about to be drawn elsewhere
      return nearest(source.heat() ? this._drawnOf(() => true) : this.marks, this._map.containerPointToLayerPoint(containerPoint), slack);
    },
  });
  return new Layer();
}
