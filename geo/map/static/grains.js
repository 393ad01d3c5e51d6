// Where the events of joined symbols really are: a grain for each settlement or site, in the colour of its most frequent
// type, and where they are very many one for each small cell of the map, the fuller the more events it has. Areas have none:
// a dot in their middle would say what is not known.

import { pixel, pixelSheet } from "./pixel_sheet.js";

/**
 * @typedef {object} Grains
 * @property {Int32Array} grainOf  the grain of each place, -1: none
 * @property {Float64Array} x @property {Float64Array} y  pixels of the zoom level
 * @property {Int32Array} group  whose symbol stands for each; of cells: none
 * @property {{columns: number, rows: number, left: number, top: number}|null} cells  null: one grain a place
 */

/** @typedef {{min: {x: number, y: number}, max: {x: number, y: number}}} Bounds */

/** Side of a cell. */
export const CELL_PX = 2;
const DOT_PX = 2.5;

/** A grain a place. @param {Float64Array} x @param {Float64Array} y @param {number[]} within places that are no areas @param {Int32Array} groupOf places @returns {Grains} */
export function grainPerPlace(x, y, within, groupOf) {
  const grainOf = new Int32Array(x.length).fill(-1);
  within.forEach((p, grain) => { grainOf[p] = grain; });
  return { grainOf, group: Int32Array.from(within, (p) => groupOf[p]), x: Float64Array.from(within, (p) => x[p]), y: Float64Array.from(within, (p) => y[p]), cells: null };
}

const NONE = new Int32Array(0);

/** The grain of each cell, kept for the next time. */
let inCell = new Int32Array(0);

/**
 * A grain for each cell that holds places.
 * @param {Float64Array} x @param {Float64Array} y @param {number[]} within places that are no areas @param {import("./clusters.js").Box} box
 * @returns {Grains}
 */
export function grainPerCell(x, y, within, box) {
  const [left, top] = [Math.floor(box.left / CELL_PX), Math.floor(box.top / CELL_PX)];
  const columns = Math.floor(box.right / CELL_PX) - left + 1;
  const rows = Math.floor(box.bottom / CELL_PX) - top + 1;
  if (inCell.length !== columns * rows) inCell = new Int32Array(columns * rows);
  inCell.fill(-1);
  const grainOf = new Int32Array(x.length).fill(-1);
  const [xs, ys] = [[], []].map((list) => /** @type {number[]} */ (list));
  for (const p of within) {
    const [column, row] = [Math.floor(x[p] / CELL_PX), Math.floor(y[p] / CELL_PX)];
    const cell = (row - top) * columns + column - left;
    if (inCell[cell] < 0) {
      inCell[cell] = xs.length;
      xs.push(column * CELL_PX);
      ys.push(row * CELL_PX);
    }
    grainOf[p] = inCell[cell];
  }
  return { grainOf, group: NONE, x: Float64Array.from(xs), y: Float64Array.from(ys), cells: { columns, rows, left: left * CELL_PX, top: top * CELL_PX } };
}

/**
 * @param {CanvasRenderingContext2D} context @param {Grains} grains
 * @param {Int32Array} byGrain  events now: for grain g and type t at [g * types.length + t]
 * @param {import("./events.js").EventType[]} types @param {{x: number, y: number}} origin of the layer's pixels
 * @param {Bounds} bounds of what is drawn, in the layer's pixels @param {import("./marks.js").Mark[]} marks that lie over them
 */
export function drawGrains(context, grains, byGrain, types, origin, bounds, marks) {
  if (grains.cells) drawCells(context, grains, grains.cells, byGrain, types, origin, bounds);
  else drawDots(context, grains, byGrain, types, origin, bounds, marks);
}

/**
 * Only those that are to be seen: a path is filled in full before it is cut to the canvas.
 * @param {CanvasRenderingContext2D} context @param {Grains} grains @param {Int32Array} byGrain
 * @param {import("./events.js").EventType[]} types @param {{x: number, y: number}} origin @param {Bounds} bounds
 * @param {import("./marks.js").Mark[]} marks
 */
function drawDots(context, grains, byGrain, types, origin, bounds, marks) {
  const paths = types.map(() => new Path2D());
  const over = new Map(marks.map((mark) => [mark.group, mark]));
  for (let g = 0; g < grains.x.length; g += 1) {
    const [x, y] = [grains.x[g] - origin.x, grains.y[g] - origin.y];
    if (!isSeen(x, y, bounds, over.get(grains.group[g]))) continue;
    const type = mostFrequent(byGrain, g, types.length);
    if (type < 0) continue;
    paths[type].moveTo(x + DOT_PX, y);
    paths[type].arc(x, y, DOT_PX, 0, 2 * Math.PI);
  }
  context.globalAlpha = 0.8;
  paths.forEach((path, type) => {
    context.fillStyle = types[type].colour;
    context.fill(path);
  });
  context.globalAlpha = 1;
}

/** Whether a grain is in sight, and not below its symbol. @param {number} x @param {number} y @param {Bounds} bounds @param {import("./marks.js").Mark} [mark] */
function isSeen(x, y, { min, max }, mark) {
  if (x < min.x - DOT_PX || x > max.x + DOT_PX || y < min.y - DOT_PX || y > max.y + DOT_PX) return false;
  return !mark || Math.hypot(x - mark.x, y - mark.y) >= mark.r - DOT_PX;
}

/**
 * Whether any is to be seen.
 * @param {Grains} grains @param {Int32Array} byGrain @param {number} width types @param {{x: number, y: number}} origin
 * @param {Bounds} bounds @param {import("./marks.js").Mark[]} marks
 */
export function anyGrain(grains, byGrain, width, origin, bounds, marks) {
  const over = new Map(marks.map((mark) => [mark.group, mark]));
  for (let g = 0; g < grains.x.length; g += 1) {
    const mark = grains.cells ? undefined : over.get(grains.group[g]);
    if (isSeen(grains.x[g] - origin.x, grains.y[g] - origin.y, bounds, mark) && mostFrequent(byGrain, g, width) >= 0) return true;
  }
  return false;
}

/** How opaque a cell of so many events is: full from the last on. */
const OPACITY = Uint8Array.from({ length: 66 }, (_, n) => Math.min(255, 110 + 24 * Math.log2(Math.max(1, n))));

const sheet = pixelSheet();

/**
 * Only those within the bounds: all that is laid out is twice as much.
 * @param {CanvasRenderingContext2D} context @param {Grains} grains @param {NonNullable<Grains["cells"]>} cells
 * @param {Int32Array} byGrain @param {import("./events.js").EventType[]} types @param {{x: number, y: number}} origin @param {Bounds} bounds
 */
function drawCells(context, grains, cells, byGrain, types, origin, { min, max }) {
  const left = Math.max(0, Math.floor((min.x + origin.x - cells.left) / CELL_PX));
  const top = Math.max(0, Math.floor((min.y + origin.y - cells.top) / CELL_PX));
  const columns = Math.min(cells.columns, Math.ceil((max.x + origin.x - cells.left) / CELL_PX) + 1) - left;
  const rows = Math.min(cells.rows, Math.ceil((max.y + origin.y - cells.top) / CELL_PX) + 1) - top;
  const drawn = columns > 0 && rows > 0 ? sheet(columns, rows) : null;
  if (!drawn) return;
  const { pixels, stride } = drawn;
  const colours = types.map((type) => pixel(type.colour));
  for (let g = 0; g < grains.x.length; g += 1) {
    const column = (grains.x[g] - cells.left) / CELL_PX - left;
    const row = (grains.y[g] - cells.top) / CELL_PX - top;
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    pixels[row * stride + column] = pixelOf(byGrain, g, colours);
  }
  drawn.show(context, cells.left + left * CELL_PX - origin.x, cells.top + top * CELL_PX - origin.y, CELL_PX);
}

/** The type with most events, -1: there are none now. @param {Int32Array} byGrain @param {number} grain @param {number} width types */
function mostFrequent(byGrain, grain, width) {
  let best = -1;
  let most = 0;
  for (let t = 0; t < width; t += 1) {
    const events = byGrain[grain * width + t];
    if (events > most) {
      best = t;
      most = events;
    }
  }
  return best;
}

/** Of the colour of that type, the more opaque the more events; 0: none now. @param {Int32Array} byGrain @param {number} grain @param {number[]} colours */
function pixelOf(byGrain, grain, colours) {
  const width = colours.length;
  let best = 0;
  let most = 0;
  let total = 0;
  for (let t = 0; t < width; t += 1) {
    const events = byGrain[grain * width + t];
    total += events;
    if (events > most) {
      best = colours[t];
      most = events;
    }
  }
  return total && (best | (OPACITY[Math.min(total, OPACITY.length - 1)] << 24));
}
