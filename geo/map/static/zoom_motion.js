// What the events' canvas shows while the map zooms and just after: part of the layer in event_layer.js.

import { blank, covering, place } from "./canvas_frame.js";
import { letter } from "./lettering.js";
import { calm } from "./moments.js";
import { across, areStill, between, easedOut, ofZoom, onWay, shifted, ways } from "./parting.js";
import { stamps } from "./stamps.js";

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./lettering.js").Name} Name
 * @typedef {import("./canvas_frame.js").CanvasFrame} CanvasFrame
 * @typedef {{marks: Mark[], names: Name[], origin: any, zoom: number}} Drawn  symbols and names, in pixels of that level
 * @typedef {Drawn & {stamp: import("./stamps.js").Paint, below: HTMLCanvasElement, bounds: any, events: any}} Lifted
 *   and what shows the symbols, and a picture of what lies below them
 */

/** So long Leaflet's style sheet lets a zoom take. */
const ZOOM_MS = 250;
const PARTING_MS = 200;
/** The largest that move with the ground; others are there again when the map has arrived. */
const MOST_MOVING = 250;
/** More symbols than this in sight do not part: a frame would take too long, and nobody could follow them. */
const MOST_PARTING = 150;
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

    _reset() {
      this._jumps = false;
      this._update();
    },

    /** Keep what is drawn, to move it; its counts are copied, for they are counted on. */
    _lift() {
      if (this._jumps || !this._isAtRest()) return;
      const { bounds } = covering(L, this._map, 0);
      const below = this._lifted?.below ?? document.createElement("canvas");
      this._paintBelow(blank(below, bounds), bounds);
      const marks = this._drawnOf(() => true).slice(0, MOST_MOVING).map((/** @type {Mark} */ mark) => ({ ...mark, parts: mark.parts.slice() }));
      this._lifted = { ...this._drawn, marks, stamp: this._stamps(marks), below, bounds, events: this._eventsNow() };
    },

    /** @returns {import("./stamps.js").Paint} */
    _stamps(/** @type {Mark[]} */ marks) {
      return stamps(marks, (context, placed) => this._paintMarks(context, placed));
    },

    /** Show symbols that have been drawn. */
    _stamp(/** @type {CanvasRenderingContext2D} */ context, /** @type {import("./stamps.js").Paint} */ stamp, /** @type {Mark[]} */ marks) {
      stamp(context, marks);
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
      const { marks, names, stamp, below, bounds } = this._lifted;
      const frame = covering(L, this._map, 0);
      place(L, this, frame);
      const context = blank(this._container, frame.bounds);
      const { min } = bounds;
      const { x, y } = bounds.getSize();
      context.drawImage(below, min.x * shift.scale + shift.x, min.y * shift.scale + shift.y, x * shift.scale, y * shift.scale);
      this._stamp(context, stamp, marks.map((/** @type {Mark} */ mark) => shifted(mark, shift)).filter(this._inSight()));
      letter(context, names.map((/** @type {Name} */ name) => beside(name, shifted(name.at, shift))), LETTERING_MS);
    },

    /**
     * Have the symbols part or join that a zoom has led to.
     * @param {CanvasFrame} frame @returns {import("./piecework.js").Piece[]|null} null: they are shown at once
     */
    _parting(frame) {
      const lifted = this._lifted;
      const inside = this._inSight();
      const after = this._drawnOf(inside);
      if (!lifted || calm() || lifted.events !== this._eventsNow() || lifted.events?.cells || after.length > MOST_PARTING) return null;
      const shift = across(lifted, this._level());
      const before = lifted.marks.map((/** @type {Mark} */ mark) => shifted(mark, shift)).filter(inside);
      const all = before.length > MOST_PARTING ? [] : ways(before, after);
      if (areStill(all)) return null;
      let begun = 0;
      /** @type {import("./stamps.js").Paint} */
      let stamp;
      return [
        () => { this._paintBelow(blank(lifted.below, frame.bounds), frame.bounds); },
        () => { stamp = this._stamps(all.map(({ mark }) => mark)); },
        () => {
          begun ||= performance.now();
          const time = (performance.now() - begun) / PARTING_MS;
          if (time < 1) this._showParting(frame, lifted.below, stamp, all, easedOut(time));
          return time < 1;
        },
        () => {
          this._showPicture(frame, lifted.below, (/** @type {CanvasRenderingContext2D} */ context) => this._paintMarks(context, after));
        },
      ];
    },

    _showParting(/** @type {CanvasFrame} */ frame, /** @type {HTMLCanvasElement} */ below, /** @type {import("./stamps.js").Paint} */ stamp, /** @type {import("./parting.js").Way[]} */ all, /** @type {number} */ part) {
      place(L, this, frame);
      const context = blank(this._container, frame.bounds);
      const { x, y } = frame.bounds.getSize();
      context.drawImage(below, frame.bounds.min.x, frame.bounds.min.y, x, y);
      /** @type {Map<any, Mark>} */
      const now = new Map(all.map((way) => [way.mark, onWay(way, part)]));
      this._stamp(context, stamp, [...now.values()]);
      letter(context, this._named.map((/** @type {Name} */ name) => beside(name, now.get(name.at) ?? name.at)), LETTERING_MS);
    },
  });
}

/** A name where what it names is now. @param {Name} name @param {{x: number, y: number}} at @returns {Name} */
function beside(name, at) {
  return { ...name, x: name.x + at.x - name.at.x, y: name.y + at.y - name.at.y, dot: name.dot && at };
}
