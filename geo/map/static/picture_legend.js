// What stands below the map of a picture: the types shown and what the marks in sight mean, as many in a row as fit.

import { isolated, shortened } from "./naming.js";
import { SAMPLE_PX, drawSign, wordsOf } from "./signs.js";

/**
 * @typedef {object} Item
 * @property {string} text @property {number} lead  pixels that its sample takes, and the room behind it
 * @property {(context: CanvasRenderingContext2D) => void} draw  its sample, around the canvas's origin
 * @property {(letters: number) => string} [shorter]  its text with so many letters of its name
 * @typedef {Item & {x: number}} Placed
 */

const FONT = "400 12px system-ui, sans-serif";
const SWATCH_PX = 10;
/** Of a type's name, in a line that holds several. */
const MOST_LETTERS = 48;
const AFTER_SAMPLE_PX = 5;
const APART_PX = 18;

/** The types shown; where no symbol has their colours, which are not those of the heat, without these. @param {import("./comforts.js").Kit} kit @param {import("./events.js").Events} events @returns {Item[]} */
export function typeItems(kit, events) {
  const [shown, counts] = [kit.filter().types, kit.counts()];
  const isColoured = !kit.heat() || kit.signs().includes("number");
  return events.types.flatMap((type, t) => {
    const n = counts?.byType[t] ?? 0;
    if (!n || (shown && !shown.has(t))) return [];
    const draw = (/** @type {CanvasRenderingContext2D} */ context) => {
      context.beginPath();
      context.arc(0, 0, SWATCH_PX / 2, 0, 2 * Math.PI);
      context.fillStyle = type.colour;
      context.fill();
    };
    const shorter = (/** @type {number} */ letters) => `${isolated(shortened(type.label, letters))} ${n.toLocaleString("en-GB")}`;
    return [{ text: shorter(MOST_LETTERS), lead: isColoured ? SWATCH_PX + AFTER_SAMPLE_PX : 0, draw: isColoured ? draw : () => {}, shorter }];
  });
}

/** @param {import("./comforts.js").Kit} kit @returns {Item[]} */
export function signItems(kit) {
  return kit.signs().map((sign) => ({
    text: wordsOf(sign, kit.sizing()), lead: SAMPLE_PX + AFTER_SAMPLE_PX, draw: (context) => drawSign(context, sign, kit.theme()),
  }));
}

/** @param {CanvasRenderingContext2D} context @param {Item[]} items @param {number} width pixels @returns {Placed[][]} */
export function inLines(context, items, width) {
  context.font = FONT;
  /** @type {Placed[][]} */
  const rows = [];
  let x = Infinity;
  for (const item of items.map((one) => fitting(context, one, width))) {
    const wide = item.lead + context.measureText(item.text).width;
    if (x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ ...item, x });
    x += wide + APART_PX;
  }
  return rows;
}

/** With as much of its name as one line holds: what is said after it stays. @param {CanvasRenderingContext2D} context @param {Item} item @param {number} width pixels @returns {Item} */
function fitting(context, item, width) {
  let text = item.text;
  for (let letters = MOST_LETTERS - 1; letters > 0 && item.shorter && item.lead + context.measureText(text).width > width; letters -= 1) {
    text = item.shorter(letters);
  }
  return { ...item, text };
}

/** @param {CanvasRenderingContext2D} context @param {Placed[]} row @param {number} left @param {number} y  of its letters @param {string} colour */
export function paintRow(context, row, left, y, colour) {
  for (const { x, text, lead, draw } of row) {
    context.save();
    context.translate(left + x + (lead - AFTER_SAMPLE_PX) / 2, y - 4);
    draw(context);
    context.restore();
    Object.assign(context, { font: FONT, fillStyle: colour, textAlign: "left", textBaseline: "alphabetic" });
    context.fillText(text, left + x + lead, y);
  }
}
