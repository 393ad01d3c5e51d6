// What the events' canvas shows while the map zooms and just after: part of the layer in event_layer.js.

import { blank, covering, place } from "./canvas_frame.js";
import { fading } from "./fading.js";
import { letter } from "./lettering.js";
import { calm } from "./moments.js";
import { drawnNow } from "./piecework.js";
import { across, between, easedOut, ofZoom, onWay, shifted, ways, waysOfNearest } from "./parting.js";

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./lettering.js").Name} Name
 * @typedef {import("./canvas_frame.js").CanvasFrame} CanvasFrame
 * @typedef {{marks: Mark[], names: Name[], origin: any, zoom: number}} Drawn  symbols and names, in pixels of that level
 * @typedef {Drawn & {below: HTMLCanvasElement, arrived: HTMLCanvasElement, bounds: any, events: any, faded: ReturnType<typeof fading>}} Lifted
 *   and a picture of what lies below them, one of the same where the zoom has led, and what fades names
 */

/** So long Leaflet's style sheet lets a zoom take. */
const ZOOM_MS = 250;
const PARTING_MS = 200;
/** So many of the largest move, part and join; others are there again when the map has arrived. */
const MOST_MOVING = 400;
/** So long a frame writes names that were not written before. */
const LETTERING_MS = 1;

/** @param {any} L Leaflet */
export function zoomMotion(L) {
  return /** @type {Record<string, any>} */ ({
    /** What is on the canvas; null: nothing that is at rest. @type {Drawn|null} */
    _drawn: null,
    /** What was on it when a zoom began; until what it leads to is drawn. @type {Lifted|null} */
    _lifted: null,
    /** Whether the map goes elsewhere at once. */
    _jumps: false,

    getEvents() {
      return Object.assign(L.Renderer.prototype.getEvents.call(this), { viewprereset: this._jump, zoomstart: this._lift });
    },

    /** Whether what is drawn is where the map is. */
    _isAtRest() {
      return this._drawn?.zoom === this._map.getZoom() && this._drawn.origin.equals(this._map.getPixelOrigin());
    },

    _jump() {
      this._jumps = true;
      this._lifted = null;
    },

    /** The map is elsewhere: who wants calm is shown what is there at once, without what was drawn before. */
    _reset() {
      this._jumps = false;
      if (calm()) this.draw();
      else this._update();
    },

    /** Keep what is drawn, to move it; its counts are copied, for they are counted on. */
    _lift() {
      if (this._jumps || !this._isAtRest()) return;
      const { bounds } = covering(L, this._map, 0);
      const [below, arrived] = this._lifted ? [this._lifted.below, this._lifted.arrived] : [1, 2].map(() => document.createElement("canvas"));
      this._paintBelow(blank(below, bounds), bounds);
      const marks = this._drawnOf(() => true).slice(0, MOST_MOVING).map((/** @type {Mark} */ mark) => ({ ...mark, parts: mark.parts.slice() }));
      this._lifted = { ...this._drawn, marks, below, arrived, bounds, events: this._eventsNow(), faded: fading() };
    },

    /** A frame of a pinch or a flight, or the last one of a zoom. */
    _onZoom() {
      if (this._jumps || !this._lifted) L.Renderer.prototype._onZoom.call(this);
      else this._showLifted(across(this._lifted, this._level()));
    },

    /** The frames of a zoom to somewhere. */
    _onAnimZoom(/** @type {{center: any, zoom: number}} */ { center, zoom }) {
      const lifted = this._lifted;
      if (!lifted) return;
      const begin = across(lifted, this._level());
      const end = across(lifted, { origin: this._map._getNewPixelOrigin(center, zoom), zoom });
      const begun = performance.now();
      const next = () => {
        if (!this._map?._animatingZoom || this._lifted !== lifted) return;
        const time = Math.min(1, (performance.now() - begun) / ZOOM_MS);
        this._showLifted(between(begin, end, ofZoom(time)));
        if (time < 1) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    },

    _level() {
      return { origin: this._map.getPixelOrigin(), zoom: this._map.getZoom() };
    },

    /** Symbols and names keep their size and go with the ground; what lies below them is as large as the ground. */
    _showLifted(/** @type {import("./parting.js").Shift} */ shift) {
      const { marks, names, faded } = this._lifted;
      const frame = covering(L, this._map, 0);
      place(L, this, frame);
      const context = blank(this._container, frame.bounds);
      this._paintLiftedBelow(context, shift);
      this._paintMarks(context, marks.map((/** @type {Mark} */ mark) => shifted(mark, shift)).filter(this._inSight()));
      letter(context, faded(names.map((/** @type {Name} */ name) => beside(name, shifted(name.at, shift))), 1), LETTERING_MS);
    },

    _paintLiftedBelow(/** @type {CanvasRenderingContext2D} */ context, /** @type {import("./parting.js").Shift} */ { scale, x, y }) {
      const { below, bounds: { min, max } } = this._lifted;
      context.imageSmoothingEnabled = true;
      context.drawImage(below, min.x * scale + x, min.y * scale + y, (max.x - min.x) * scale, (max.y - min.y) * scale);
    },

    /**
     * Have the symbols part or join that a zoom has led to, while what lies below them turns into what does there.
     * @param {CanvasFrame} frame @returns {import("./piecework.js").Piece[]|null} null: they are shown at once
     */
    _parting(frame) {
      const lifted = this._lifted;
      const inside = this._inSight();
      const events = this._eventsNow();
      if (!lifted || calm() || lifted.events?.types !== events?.types) return null;
      const drawn = this._drawnOf(inside);
      const [after, still] = [drawn.slice(0, MOST_MOVING), drawn.slice(MOST_MOVING)];
      const shift = across(lifted, this._level());
      const before = lifted.marks.map((/** @type {Mark} */ mark) => shifted(mark, shift)).filter(inside);
      const all = lifted.events === events ? ways(before, after) : waysOfNearest(before, after);
      let begun = 0;
      return [
        () => {
          const aside = blank(this._aside, frame.bounds, { willReadFrequently: true });
          this._paintLiftedBelow(aside, shift);
          drawnNow(aside);
        },
        () => {
          const context = blank(lifted.arrived, frame.bounds);
          this._paintBelow(context, frame.bounds);
          this._paintMarks(context, still);
        },
        () => {
          begun ||= performance.now();
          const time = (performance.now() - begun) / PARTING_MS;
          if (time < 1) this._showParting(frame, all, easedOut(time));
          return time < 1;
        },
        () => {
          this._showPicture(frame, lifted.arrived, (/** @type {CanvasRenderingContext2D} */ context) => this._paintMarks(context, after));
        },
      ];
    },

    _showParting(/** @type {CanvasFrame} */ frame, /** @type {import("./parting.js").Way[]} */ all, /** @type {number} */ part) {
      place(L, this, frame);
      const context = blank(this._container, frame.bounds);
      const { x, y } = frame.bounds.getSize();
      const { arrived, faded } = this._lifted;
      context.globalAlpha = 1 - part;
      context.drawImage(this._aside, frame.bounds.min.x, frame.bounds.min.y, x, y);
      Object.assign(context, { globalAlpha: part, globalCompositeOperation: "lighter" });
      context.drawImage(arrived, frame.bounds.min.x, frame.bounds.min.y, x, y);
      Object.assign(context, { globalAlpha: 1, globalCompositeOperation: "source-over" });
      /** @type {Map<any, Mark>} */
      const now = new Map(all.map((way) => [way.mark, onWay(way, part)]));
      this._paintMarks(context, [...now.values()]);
      letter(context, faded(this._named.map((/** @type {Name} */ name) => beside(name, now.get(name.at) ?? name.at)), 0), LETTERING_MS);
    },
  });
}

/** A name where what it names is now. @param {Name} name @param {{x: number, y: number}} at @returns {Name} */
function beside(name, at) {
  return { ...name, x: name.x + at.x - name.at.x, y: name.y + at.y - name.at.y, dot: name.dot && at };
}
