// The rings of symbols, divided by type around a number: pixel by pixel, for to fill the paths of hundreds takes longer than a frame has.

import { isMixed } from "./marks.js";
import { eachPixel } from "./numbers.js";
import { pixel, pixelSheet, scaled } from "./pixel_sheet.js";

/**
 * @typedef {import("./marks.js").Mark} Mark
 *
 * @typedef {object} Look  of some rings; colours as pixels
 * @property {number[]} types  their colours
 * @property {number} empty  of a ring whose events count nothing
 * @property {number} paper  within the ring
 * @property {number} edge  around it @property {number} ink  of the number
 * @property {number} rim  the width of that edge, in pixels of the canvas
 * @property {number} apart  of that, what is of paper: a wide edge could be taken for a type of its colour
 * @property {number} scale  pixels of the canvas for each of the map
 *
 * @typedef {object} Stencil  a ring of one size: which pixels it has, as seen from its middle, and what each is made of
 * @property {number} half  pixels from its middle to its sides
 * @property {number} turns  into so many steps a turn is divided
 * @property {number} plain  so many come first that have nothing of the ring proper
 * @property {number} solid  so many come first through which nothing below is to be seen
 * @property {Int16Array} dx @property {Int16Array} dy
 * @property {Uint32Array} base  what the edge and the paper give to each, and its opacity
 * @property {Uint16Array} share  how much of it is the ring's, of 256
 * @property {Uint16Array} turn  the step of the turn that it belongs to, clockwise from above
 * @property {Int32Array} offsets  where they are from the middle in a sheet of `stride`; counted when first drawn there
 * @property {number} stride
 */

const OPAQUE = 0xff000000;
const CORNER_PX = 5;
/** So far the corners of a square come out below the ring that lies on it. */
const PLATE_PX = 3.5;
/** Of a wide edge so much is of paper. */
const APART_PX = 1.5;
const WIDE_PX = 2;
/** Between the types of a ring, so that it is divided also for who sees no colours; a small one has no room for that. */
const GAP_PX = 1.25;
const LEAST_DIVIDED_PX = 9;
/** A theme or a screen has some; a reader who goes through them all has no use for the old ones. */
const MOST_LOOKS = 8;

const sheet = pixelSheet();
/** @type {Map<string, Map<number, Stencil>>} by look, then by size and shape */
const stencils = new Map();
let shades = new Uint32Array(0);

/** Radius of the corners of a square. @param {number} r half its side @param {boolean} area  false: it lies below a ring as large @param {number} [scale] */
export function cornerOf(r, area, scale = 1) {
  return area ? Math.min(CORNER_PX * scale, r / 2) : Math.max(0, r - (PLATE_PX * scale) / (Math.SQRT2 - 1));
}

/** Width of a ring proper. @param {number} r its radius @param {number} [scale] */
export function ringWidth(r, scale = 1) {
  return Math.max(3 * scale, r * 0.28);
}

/**
 * @param {CanvasRenderingContext2D} context @param {Mark[]} marks those first in the list lie below the others
 * @param {import("./events.js").EventType[]} types @param {import("./theme.js").Theme} theme
 * @param {number} rim_px of the edge around them @param {string} colour of that edge
 * @param {(mark: Mark) => [string, number]|null} numberIn  each one's number and the size of its letters in pixels; null: none
 */
export function drawRings(context, marks, types, theme, rim_px, colour, numberIn) {
  const { a: scale, e: left, f: top } = context.getTransform();
  const { width, height } = context.canvas;
  /** @type {Look} */
  const look = { types: types.map((type) => pixel(type.colour)), empty: pixel(theme.faint), paper: pixel(theme.paper), edge: pixel(colour), ink: pixel(theme.text), rim: rim_px * scale, apart: rim_px > WIDE_PX ? APART_PX * scale : 0, scale };
  const placed = [];
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const mark of marks) {
    const stencil = stencilOf(mark, look);
    const [x, y, { half }] = [Math.round(mark.x * scale + left), Math.round(mark.y * scale + top), stencil];
    if (x + half <= 0 || y + half <= 0 || x - half >= width || y - half >= height) continue;
    placed.push({ mark, stencil, x, y });
    box.left = Math.min(box.left, x - half);
    box.top = Math.min(box.top, y - half);
    box.right = Math.max(box.right, x + half);
    box.bottom = Math.max(box.bottom, y + half);
  }
  const drawn = placed.length ? sheet(box.right - box.left, box.bottom - box.top) : null;
  if (!drawn) return;
  for (const { mark, stencil, x, y } of placed) {
    shade(mark, stencil.turns, look);
    const middle = (y - box.top) * drawn.stride + x - box.left;
    stamp(drawn, stencil, middle);
    const number = numberIn(mark);
    if (number) write(drawn, number[0], number[1] * scale, look.ink, middle);
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  drawn.show(context, box.left, box.top, 1);
  context.restore();
}

/** @param {import("./pixel_sheet.js").Sheet} drawn @param {Stencil} stencil @param {number} middle */
function stamp({ pixels, stride }, stencil, middle) {
  if (stencil.stride !== stride) {
    stencil.offsets = stencil.offsets.map((_, n) => stencil.dy[n] * stride + stencil.dx[n]);
    stencil.stride = stride;
  }
  const { plain, solid, base, share, turn, offsets } = stencil;
  for (let n = 0; n < plain; n += 1) pixels[middle + offsets[n]] = base[n];
  for (let n = plain; n < solid; n += 1) pixels[middle + offsets[n]] = base[n] + scaled(shades[turn[n]], share[n]);
  for (let n = solid; n < base.length; n += 1) {
    const at = middle + offsets[n];
    pixels[at] = over(base[n], pixels[at]);
  }
}

/** Write a number on the paper within a ring. @param {import("./pixel_sheet.js").Sheet} drawn @param {string} text @param {number} size_px @param {number} ink @param {number} middle */
function write({ pixels, stride }, text, size_px, ink, middle) {
  eachPixel(text, size_px, (dx, dy, opacity) => {
    const at = middle + dy * stride + dx;
    pixels[at] = scaled(ink, opacity) + scaled(pixels[at], 256 - opacity) + OPAQUE;
  });
}

/** One pixel over another; those below are opaque or rims themselves. @param {number} above @param {number} below */
function over(above, below) {
  const [opacity, under] = [above >>> 24, below >>> 24];
  if (under <= opacity) return under ? (above | OPAQUE) : above;
  return scaled(above, opacity) + scaled(below, 256 - opacity) + (under << 24);
}

/** Find the colour of each step of a ring's turn; one that two types share is mixed of both. @param {Mark} mark @param {number} turns @param {Look} look */
function shade({ parts, total, r }, turns, { types, empty, paper, scale }) {
  if (shades.length < turns) shades = new Uint32Array(turns);
  shades.fill(total ? 0 : empty, 0, turns);
  const half = r < LEAST_DIVIDED_PX ? 0 : (GAP_PX * scale) / 2;
  let before = 0;
  for (let t = 0; total && t < parts.length; t += 1) {
    if (!parts[t]) continue;
    const from = (before / total) * turns;
    before += parts[t];
    const till = (before / total) * turns;
    const gap = parts[t] < total ? Math.min(half, (till - from) / 4) : 0; // of a thin part half is left
    paint(paper, from, from + gap);
    paint(types[t], from + gap, till - gap);
    paint(paper, till - gap, till);
  }
}

/** @param {number} colour @param {number} from  in steps of the turn @param {number} till */
function paint(colour, from, till) {
  for (let step = Math.floor(from); step < till; step += 1) {
    shades[step] += scaled(colour, Math.floor(256 * (Math.min(till, step + 1) - Math.max(from, step))));
  }
}

/** @param {Mark} mark @param {Look} look */
function stencilOf(mark, look) {
  const { r, area } = mark;
  const { paper, edge, rim, scale } = look;
  const key = `${paper} ${edge} ${rim} ${scale}`;
  let ofLook = stencils.get(key);
  if (!ofLook) {
    if (stencils.size >= MOST_LOOKS) stencils.clear();
    stencils.set(key, ofLook = new Map());
  }
  const halves = Math.round(2 * r * scale);
  const shape = area ? "area" : isMixed(mark) ? "mixed" : "ring";
  const size = 3 * halves + SHAPES.indexOf(shape);
  let found = ofLook.get(size);
  if (!found) ofLook.set(size, found = cut(halves / 2, shape, look));
  return found;
}

/** @typedef {"ring"|"area"|"mixed"} Shape  mixed: a ring on a square @type {Shape[]} */
const SHAPES = ["ring", "area", "mixed"];

/** Cut a stencil. @param {number} r in pixels of the canvas @param {Shape} shape @param {Look} look @returns {Stencil} */
function cut(r, shape, { paper, edge, rim, apart, scale }) {
  const half = Math.ceil(r + rim + 1);
  const turns = Math.max(16, Math.ceil(2 * Math.PI * r));
  const inner = ringWidth(r, scale);
  const all = [];
  for (let dy = -half; dy < half; dy += 1) {
    for (let dx = -half; dx < half; dx += 1) {
      const [x, y] = [dx + 0.5, dy + 0.5];
      const round = Math.hypot(x, y) - r;
      const square = shape === "ring" ? round : beyondSquare(x, y, r, cornerOf(r, shape === "area", scale));
      const opacity = Math.round(255 * covered(square - rim));
      if (!opacity) continue;
      const beyond = shape === "area" ? square : round;
      const [body, hole] = [Math.round(256 * covered(beyond)), Math.round(256 * covered(beyond + inner))];
      // What of a square is to be seen beside its ring is of paper, as the middle is.
      const plate = shape === "mixed" ? Math.round(256 * Math.min(covered(square), covered(rim - round))) : 0;
      const between = Math.round(256 * (covered(square - apart) - covered(square)));
      const turn = Math.floor(((Math.atan2(x, -y) / (2 * Math.PI) + 1) % 1) * turns);
      all.push({ dx, dy, base: scaled(edge, Math.max(0, 256 - body - plate - between)) + scaled(paper, hole + plate + between) + opacity * 2 ** 24, share: body - hole, turn, opacity });
    }
  }
  const [seeThrough, opaque] = [all.filter((one) => one.opacity < 255), all.filter((one) => one.opacity === 255)];
  const [plain, ringed] = [opaque.filter((one) => !one.share), opaque.filter((one) => one.share)];
  const sorted = [...plain, ...ringed, ...seeThrough];
  return {
    half, turns, plain: plain.length, solid: opaque.length,
    dx: Int16Array.from(sorted, (one) => one.dx), dy: Int16Array.from(sorted, (one) => one.dy),
    base: Uint32Array.from(sorted, (one) => one.base), share: Uint16Array.from(sorted, (one) => one.share),
    turn: Uint16Array.from(sorted, (one) => one.turn), offsets: new Int32Array(sorted.length), stride: 0,
  };
}

/** How much of a pixel lies within a line. @param {number} beyond pixels from the line to its middle, outwards */
function covered(beyond) {
  return Math.max(0, Math.min(1, 0.5 - beyond));
}

/** Pixels from a square with round corners to a point, negative within. @param {number} x @param {number} y from its middle @param {number} r @param {number} corner */
function beyondSquare(x, y, r, corner) {
  const [across, up] = [Math.abs(x) - r + corner, Math.abs(y) - r + corner];
  return Math.hypot(Math.max(0, across), Math.max(0, up)) + Math.min(0, Math.max(across, up)) - corner;
}
