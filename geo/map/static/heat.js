// Heat: how many events are reported near each spot, as a soft field in place of symbols.

import { mercatorY } from "./basemap.js";
import { areaOf } from "./boundaries.js";
import { AREA, KM_A_DEGREE } from "./events.js";

/** @typedef {import("./events.js").Events} Events */
/** @typedef {{left: number, top: number, columns: number, rows: number}} Grid  pixels of the zoom level, and cells */

export const CELL_PX = 8;
/** Width of the bell curve that an event is spread by: 15 pixels in cells. */
const SPREAD = 15 / CELL_PX;
/** Less heat than this is not shown. */
const LEAST = 0.02;
const WORLD_PX = 256;

/** From few to many: red, green, blue. */
const LIGHT = [[254, 217, 118], [253, 141, 60], [227, 47, 39], [122, 4, 38]];
const DARK = [[94, 42, 126], [190, 58, 119], [251, 136, 97], [252, 240, 178]];
const STEPS = 256;

/**
 * Spread events over a grid: those at a point into its cell, those of a district or region evenly over its extent, for
 * nothing is known to have happened at its centre. Then spread each by a bell curve, which alone is as wide to all sides
 * when it is laid first across and then down.
 * @param {Events} events @param {ArrayLike<number>} totals events of each place @param {Grid} grid @param {number} zoom
 * @param {Float64Array} x @param {Float64Array} y where the places are, pixels at zoom 0
 * @returns {Float32Array} row by row, so that an event by itself gives 1 in its cell
 */
export function field(events, totals, grid, zoom, x, y) {
  const { left, top, columns, rows } = grid;
  const cells = new Float32Array(columns * rows);
  const scale = 2 ** zoom;
  const { precision, extentKm, latitude, boundaries } = events.places;
  for (let p = 0; p < x.length; p += 1) {
    if (!totals[p]) continue;
    const outline = boundaries?.get(p);
    if (outline) {
      fill(cells, columns, rows, outline.rings.map((ring) => ring.map((value, i) => (value * scale - (i % 2 ? top : left)) / CELL_PX)), totals[p]);
      continue;
    }
    const column = (x[p] * scale - left) / CELL_PX;
    const row = (y[p] * scale - top) / CELL_PX;
    if (extentKm[p] > 0 && AREA.has(precision[p])) {
      const edge = mercatorY(Math.min(85, latitude[p] + extentKm[p] / KM_A_DEGREE));
      spread(cells, columns, rows, column, row, Math.max(1, (Math.abs(y[p] - edge) * scale) / CELL_PX), totals[p]);
    } else if (column >= 0 && column < columns && row >= 0 && row < rows) {
      cells[Math.floor(row) * columns + Math.floor(column)] += totals[p];
    }
  }
  const bell = bellFor(cells);
  return down(across(cells, columns, bell), columns, bell);
}

/** A disc of even density. @param {Float32Array} cells @param {number} columns @param {number} rows @param {number} x @param {number} y @param {number} r cells @param {number} total */
function spread(cells, columns, rows, x, y, r, total) {
  const density = total / (Math.PI * r * r);
  for (let row = Math.max(0, Math.ceil(y - r)); row < Math.min(rows, y + r); row += 1) {
    const half = Math.sqrt(Math.max(0, r * r - (row - y) ** 2));
    const from = Math.max(0, Math.round(x - half));
    const to = Math.min(columns, Math.round(x + half));
    for (let column = from; column < to; column += 1) cells[row * columns + column] += density;
  }
}

/** A shape of even density. @param {Float32Array} cells @param {number} columns @param {number} rows @param {Float64Array[]} rings flat, in cells @param {number} total */
function fill(cells, columns, rows, rings, total) {
  const density = total / Math.max(1, areaOf(rings));
  for (let row = 0; row < rows; row += 1) {
    const crossings = rings.flatMap((ring) => crossed(ring, row + 0.5)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const to = Math.min(columns, Math.round(crossings[i + 1]));
      for (let column = Math.max(0, Math.round(crossings[i])); column < to; column += 1) cells[row * columns + column] += density;
    }
  }
}

/** Where a line at a height crosses the sides of a ring. @param {Float64Array} ring @param {number} y @returns {number[]} */
function crossed(ring, y) {
  const found = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [x0, y0, x1, y1] = [ring[i], ring[i + 1], ring[next], ring[next + 1]];
    if ((y0 > y) !== (y1 > y)) found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return found;
}

/** A bell curve, 1 in its middle, as far as the fullest of some cells gives heat that is to be seen. @param {Float32Array} cells */
function bellFor(cells) {
  const most = cells.reduce((a, b) => Math.max(a, b), 0);
  const reach = Math.ceil(SPREAD * Math.sqrt(2 * Math.log(Math.max(1, (10 * most) / LEAST)))); // ten times: others are near it
  return Float32Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * SPREAD * SPREAD)));
}

/** Each cell spread over its row. @param {Float32Array} cells @param {number} columns @param {Float32Array} bell */
function across(cells, columns, bell) {
  const spread = new Float32Array(cells.length);
  const reach = (bell.length - 1) / 2;
  for (let row = 0; row < cells.length; row += columns) {
    for (let column = 0; column < columns; column += 1) {
      const heat = cells[row + column];
      if (!heat) continue;
      const end = Math.min(bell.length, columns - column + reach);
      for (let k = Math.max(0, reach - column), at = row + column - reach; k < end; k += 1) spread[at + k] += heat * bell[k];
    }
  }
  return spread;
}

/** Each row spread over those above and below. @param {Float32Array} cells @param {number} columns @param {Float32Array} bell */
function down(cells, columns, bell) {
  const spread = new Float32Array(cells.length);
  const [rows, reach] = [cells.length / columns, (bell.length - 1) / 2];
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * columns, (row + 1) * columns];
    let [first, end] = [from, to];
    while (first < end && !cells[first]) first += 1;
    while (end > first && !cells[end - 1]) end -= 1;
    const beyond = Math.min(bell.length, rows - row + reach);
    for (let k = Math.max(0, reach - row); k < beyond; k += 1) {
      const [share, away] = [bell[k], (k - reach) * columns];
      for (let i = first; i < end; i += 1) spread[i + away] += cells[i] * share;
    }
  }
  return spread;
}

/** Paints the field; what it has made ready is kept from frame to frame. */
export function heatPainter() {
  const canvas = document.createElement("canvas");
  /** @type {{of: Events|null, x: Float64Array, y: Float64Array}} */
  let world = { of: null, x: new Float64Array(0), y: new Float64Array(0) };
  let most = 0;
  /** What `most` was found for. @type {any[]} */
  let foundFor = [];

  return {
    /** The most events near one spot over all dates: the end of the scale, which so keeps still while time goes on. 0: there are none. */
    most: () => most,
    /**
     * @param {CanvasRenderingContext2D} context in pixels of the layer @param {any} map @param {any} bounds of the layer
     * @param {Events} events @param {ArrayLike<number>} now events of each place @param {ArrayLike<number>} ever over all dates
     * @param {boolean} dark
     */
    paint(context, map, bounds, events, now, ever, dark) {
      if (world.of !== events) world = project(events);
      const origin = map.getPixelOrigin();
      const zoom = map.getZoom();
      const grid = gridOver(bounds.min.add(origin), bounds.max.add(origin));
      const asked = [events, ever, zoom, grid.left, grid.top, grid.columns];
      if (asked.some((value, i) => value !== foundFor[i])) {
        const hottest = field(events, ever, grid, zoom, world.x, world.y).reduce((a, b) => Math.max(a, b), 0);
        most = hottest > LEAST ? Math.max(1, hottest) : 0;
        foundFor = asked;
      }
      [canvas.width, canvas.height] = [grid.columns, grid.rows];
      const small = canvas.getContext("2d");
      if (!small) return;
      const image = small.createImageData(grid.columns, grid.rows);
      colour(field(events, now, grid, zoom, world.x, world.y), most, palette(dark), new Uint32Array(image.data.buffer));
      small.putImageData(image, 0, 0);
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = "high";
      context.drawImage(canvas, grid.left - origin.x, grid.top - origin.y, grid.columns * CELL_PX, grid.rows * CELL_PX);
    },
  };
}

/**
 * The cells that a part of the map meets: the same wherever it is looked at from, so that a spot has as much heat on any screen.
 * @param {{x: number, y: number}} min pixels of the zoom level @param {{x: number, y: number}} max @returns {Grid}
 */
export function gridOver(min, max) {
  const [left, top] = [min.x, min.y].map((side) => Math.floor(side / CELL_PX) * CELL_PX);
  return { left, top, columns: Math.ceil((max.x - left) / CELL_PX), rows: Math.ceil((max.y - top) / CELL_PX) };
}

/** @param {Float32Array} cells @param {number} most @param {Uint32Array} colours @param {Uint32Array} pixels filled */
function colour(cells, most, colours, pixels) {
  const whole = (STEPS - 1) / Math.log1p(most);
  for (let i = 0; i < cells.length; i += 1) {
    if (cells[i] > LEAST) pixels[i] = colours[Math.min(STEPS - 1, Math.floor(Math.log1p(cells[i]) * whole))];
  }
}

/** The colours of the scale, each as the four bytes of a pixel. @param {boolean} dark */
export function palette(dark) {
  const stops = dark ? DARK : LIGHT;
  const colours = new Uint32Array(STEPS);
  const bytes = new Uint8ClampedArray(colours.buffer);
  for (let step = 0; step < STEPS; step += 1) {
    const at = (step / (STEPS - 1)) * (stops.length - 1);
    const low = Math.min(stops.length - 2, Math.floor(at));
    for (let channel = 0; channel < 3; channel += 1) {
      bytes[step * 4 + channel] = stops[low][channel] + (stops[low + 1][channel] - stops[low][channel]) * (at - low);
    }
    bytes[step * 4 + 3] = Math.min(1, step / 24) * (150 + 75 * (step / (STEPS - 1)));
  }
  return colours;
}

/** The scale as a picture from few to many. @param {boolean} dark @returns {HTMLCanvasElement} */
export function scaleBar(dark) {
  const bar = document.createElement("canvas");
  [bar.width, bar.height] = [STEPS, 1];
  const context = bar.getContext("2d");
  const image = context?.createImageData(STEPS, 1);
  if (context && image) {
    new Uint32Array(image.data.buffer).set(palette(dark));
    context.putImageData(image, 0, 0);
  }
  return bar;
}

/** @param {Events} events */
function project(events) {
  const { latitude, longitude } = events.places;
  return {
    of: events,
    x: Float64Array.from(longitude, (degrees) => ((degrees + 180) / 360) * WORLD_PX),
    y: Float64Array.from(latitude, mercatorY),
  };
}
