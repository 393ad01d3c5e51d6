// A new sight of the map, drawn in several frames for which one would be too short: part of the layer in event_layer.js.

import { blank, covering, sameFrame } from "./canvas_frame.js";
import { coveredByTools } from "./covered.js";
import { letter } from "./lettering.js";
import { calm } from "./moments.js";
import { drawnNow } from "./piecework.js";

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./canvas_frame.js").CanvasFrame} CanvasFrame
 * @typedef {import("./piecework.js").Piece} Piece
 */

/** What is laid out, and drawn while the map is moved, reaches so much of the sight beyond each of its sides. */
export const REACH = 0.25;
/** So many symbols a frame are painted for a new sight. */
const MARKS_A_FRAME = 60;
/** And of so many the names are given room. */
const NAMES_A_FRAME = 120;
/** So long a frame writes names that are new on the map; those for which there is no time follow in the next. */
export const LETTERING_MS = 2;
/** So long after a zoom what was drawn stays until a server says what is there. */
const PATIENCE_MS = 500;

/** @param {any} L Leaflet */
export function drawingInTurn(L) {
  return /** @type {Record<string, any>} */ ({
    /**
     * A new sight of the map is drawn in several frames, for in one it would take too long: which places share a symbol,
     * what lies below the symbols, the symbols, then all of it at once on the map; then names. Until then what was drawn is
     * shown where it is now, and as large; where that is the same sight it has names, and they are found first.
     */
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      if (this._jumps && calm()) return; // all is drawn at once, in a moment
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
      const rest = this._lifted ? [this._waiting(), ...naming, () => {
        this._inTurn(frame, [...(this._parting(frame) ?? showing()), () => this._write()], 0);
      }] : [...(this._isAtRest() ? [...naming, ...showing()] : [...showing(), ...naming]), () => this._write()];
      this._inTurn(frame, [...this._layingOut(), ...rest], 0);
    },

    /** What a server is about to say is waited for: symbols part into what it says then. @returns {Piece} */
    _waiting() {
      const begun = performance.now();
      return () => this._isComing() && performance.now() - begun < PATIENCE_MS;
    },

    /** Draw what a server has said: at once, or after a zoom from what is drawn. */
    drawArrived() {
      if (this._lifted && !this._map._animatingZoom && !calm()) this._drawInTurn(covering(L, this._map, 0));
      else this.draw();
    },

    /** Draw more while the map is moved beyond what is drawn: first what is near, and so on, before it comes into sight. */
    _follow() {
      if (!this._bounds || this._coming || this._map._animatingZoom || !this._isAtRest()) return;
      if (this._bounds.contains(covering(L, this._map, 0).bounds)) return;
      this._drawAside();
    },

    /** Draw all, names too, and more than is in sight, before any of it is shown: what is shown meanwhile lies where it should. */
    _drawAside() {
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

    /** Draw what the source says now, in several frames: for what a reader has not asked for. */
    drawSoon() {
      if (!this._bounds || this._map._animatingZoom) return;
      if (this._isAtRest() && !this._lifted) this._drawAside();
      else this._drawInTurn(covering(L, this._map, 0));
    },

    /** Work piece by piece, unless the map zooms: then it is drawn anew once it has come to rest. */
    _inTurn(/** @type {CanvasFrame} */ { origin }, /** @type {Piece[]} */ pieces, /** @type {number} */ pause_ms) {
      this._work.begin(pieces.map((piece) => () => {
        if (this._map.getPixelOrigin().equals(origin)) return piece();
        this._work.stop();
        this._coming = null;
      }), pause_ms);
    },

    /** Find the symbols within reach of where the map is now. @returns {Piece[]} */
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

    /** Paint aside what a frame shows. @returns {Piece[]} */
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

    /** Find room for names. @returns {Piece[]} */
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
  });
}
