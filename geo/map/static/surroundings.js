// What lies around the ground in sight, painted ahead of time and less finely: a map that is zoomed out, or moved far at
// once, shows it until the ground there is painted.

import { CELL_PX, cellsOf } from "./cells.js";
import { element } from "./dom.js";
import { afterPaint } from "./moments.js";

/**
 * @typedef {import("./cells.js").Sight} Sight
 * @typedef {import("./cells.js").Sheet} Sheet
 */

/** The world is as small as at this zoom level, with half a world more on either side: a map may show both ends of it. */
const WORLD_ZOOM = 2;
const WORLD_SIDE_PX = CELL_PX * 2 ** WORLD_ZOOM;
/** @type {Sight} */
const WORLD = { zoom: WORLD_ZOOM, left: -WORLD_SIDE_PX / 2, top: 0, right: 1.5 * WORLD_SIDE_PX, bottom: WORLD_SIDE_PX };
/** What is near is painted for so many zoom levels out. */
const LEVELS_OUT = 2;
/** So many times as wide as the sight: enough for one level out around any point of it. */
const WIDE = 4;
/** Where it is not so wide any more, around a map that was moved, it is painted anew. */
const LEAST_WIDE = 3;
/** As fine as they are to look one level out, where what is near is twice as large as it was painted. */
const LINES = 0.5;

/** @param {(sheet: Sheet, cell: import("./cells.js").Cell, lines: number) => void} paintCell  `lines`: how wide they are */
export function surroundings(paintCell) {
  /** @type {Sheet|null} */
  let world = null;
  /** @type {Sheet|null} */
  let near = null;
  /** @type {Sheet|null} */
  let coming = null;
  /** What is in sight. @type {Sight|null} */
  let latest = null;

  return {
    prepare,
    /** Nothing of it is true any more. */
    forget() {
      world = near = coming = null;
    },
    /**
     * What there is, the coarsest first, each where it belongs around a sheet.
     * @param {any} L Leaflet @param {Sight} sight of the sheet @returns {HTMLCanvasElement[]}
     */
    around: (L, sight) => there().map((sheet) => placed(L, sheet, sight)),
    /**
     * Draw a cell roughly. @param {CanvasRenderingContext2D} context of a sheet @param {Sight} sight of it
     * @param {import("./cells.js").Cell} cell
     */
    draft(context, sight, { column, row }) {
      const [x, y] = [column * CELL_PX, row * CELL_PX];
      for (const { canvas, sight: { zoom, left, top } } of there()) {
        const scale = 2 ** (zoom - sight.zoom);
        context.drawImage(canvas, x * scale - left, y * scale - top, CELL_PX * scale, CELL_PX * scale, x - sight.left, y - sight.top, CELL_PX, CELL_PX);
      }
    },
  };

  function there() {
    return [world, near].filter((sheet) => sheet !== null);
  }

  /** Have it painted around a sight when the browser has a moment: first the world, then what is near. @param {Sight} sight */
  function prepare(sight) {
    latest = sight;
    const wanted = world ? widened(sight, WIDE) : WORLD;
    if (world && (wanted.zoom <= WORLD_ZOOM || isAround(near, sight))) return;
    if (coming && (coming.sight === WORLD || isAround(coming, sight))) return;
    const { left, top, right, bottom } = wanted;
    const [width, height] = [right - left, bottom - top].map((side) => String(Math.max(1, side))); // nothing can be drawn of one of no size
    const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { class: "gz-ground", width, height }));
    canvas.getContext("2d", { alpha: false });
    const mine = coming = { canvas, sight: wanted };
    paint(mine, [...cellsOf(wanted)]);
  }

  /** @param {Sheet} sheet @param {import("./cells.js").Cell[]} cells */
  function paint(sheet, cells) {
    afterPaint(() => {
      const cell = cells.pop();
      if (coming !== sheet) return;
      if (cell) {
        paintCell(sheet, cell, LINES);
        paint(sheet, cells);
        return;
      }
      coming = null;
      if (sheet.sight === WORLD) world = sheet;
      else near = sheet;
      if (latest) prepare(latest);
    });
  }
}

/** @param {Sheet|null} sheet @param {Sight} sight @returns {boolean} whether it is what is wanted around a sight */
function isAround(sheet, sight) {
  const least = widened(sight, LEAST_WIDE);
  const painted = sheet?.sight;
  return painted?.zoom === least.zoom && painted.left <= least.left && painted.top <= least.top
    && painted.right >= least.right && painted.bottom >= least.bottom;
}

/** So many times a sight, in pixels of the level that is wanted. @param {Sight} sight @param {number} times @returns {Sight} */
function widened({ zoom, left, top, right, bottom }, times) {
  const scale = 2 ** -LEVELS_OUT;
  const [x, y] = [(right - left) * (times - 1) / 2, (bottom - top) * (times - 1) / 2];
  const [west, north, east, south] = [left - x, top - y, right + x, bottom + y].map((side) => Math.round(side * scale));
  return { zoom: zoom - LEVELS_OUT, left: west, top: north, right: east, bottom: south };
}

/** @param {any} L Leaflet @param {Sheet} sheet @param {Sight} around @returns {HTMLCanvasElement} where it belongs around a sheet */
export function placed(L, { canvas, sight }, around) {
  const scale = 2 ** (around.zoom - sight.zoom);
  L.DomUtil.setTransform(canvas, L.point(sight.left * scale - around.left, sight.top * scale - around.top), scale);
  return canvas;
}
