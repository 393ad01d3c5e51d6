// Names as small pictures: drawing one again takes a fraction of the time of writing it with its halo.

/**
 * @typedef {{font: string, spacing?: string, colour: string, halo: string}} Style
 * @typedef {{text: string, more?: string, style: Style, x: number, y: number, at: {x: number, y: number},
 *   dot?: {x: number, y: number}, opacity?: number}} Name
 *   `more`: how many more there are, written behind the name and a picture of its own, for it changes with every day of
 *   the timeline; `x`: left edge, `y`: middle, `at`: what is named, pixels of the layer; `dot`: where what is named is, if nothing else shows it;
 *   `opacity`: of one that is about to come or go
 */

/** Of each way of writing. */
const MOST_PICTURES = 1000;
const PICTURE_HEIGHT = 20;
const HALO_PX = 3;
const DOT_PX = 1.8;

/** Names by how they are written; then by their text. @template Kept @typedef {Map<string, Map<string, Kept>>} Shelves */
/** @type {Shelves<HTMLCanvasElement>} */
const pictures = new Map();
/** @type {Shelves<number>} */
const widths = new Map();

/** @type {CanvasRenderingContext2D|null} */
let ruler = null;

/** @param {string} text @param {Style} style @returns {number} pixels */
export function widthOf(text, style) {
  if (!text) return 0;
  const known = shelf(widths, style.font);
  let width = known.get(text);
  if (width === undefined) {
    if (known.size >= MOST_PICTURES) known.clear();
    ruler ??= document.createElement("canvas").getContext("2d");
    if (!ruler) return 0;
    prepare(ruler, style);
    width = ruler.measureText(text).width;
    known.set(text, width);
  }
  return width;
}

/**
 * Write names: those that were written before, and of the others one at least, and more while there is time.
 * @param {CanvasRenderingContext2D} context @param {Name[]} names @param {number} patience_ms
 * @returns {Name[]} those that there was no time for
 */
export function letter(context, names, patience_ms) {
  const ratio = context.getTransform().a;
  const begun = performance.now();
  let fresh = 0;
  /** @type {Name[]} */
  const left = [];
  /** @type {Style|null} */
  let last = null;
  /** @type {Map<string, HTMLCanvasElement>} */
  let known = new Map();
  for (const name of names) {
    const { text, more, style, x, y, dot, opacity = 1 } = name;
    if (style !== last) known = shelf(pictures, `${style.font}|${style.colour}|${style.halo}|${ratio}`);
    last = style;
    const parts = more ? [text, more] : [text];
    if (fresh && performance.now() - begun > patience_ms && !parts.every((part) => known.has(part))) {
      left.push(name);
      continue;
    }
    context.globalAlpha = opacity;
    let at = x - HALO_PX;
    for (const part of parts) {
      if (!known.has(part)) fresh += 1;
      const picture = pictureOf(known, part, style, ratio);
      if (opacity) context.drawImage(picture, at, y - PICTURE_HEIGHT / 2, picture.width / ratio, picture.height / ratio);
      at += Math.round(widthOf(part, style)); // what follows is no more blurred than it
    }
    if (!dot) continue;
    context.fillStyle = style.colour;
    context.beginPath();
    context.arc(dot.x, dot.y, DOT_PX, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  return left;
}

/** @template Kept @param {Shelves<Kept>} shelves @param {string} label @returns {Map<string, Kept>} */
function shelf(shelves, label) {
  let found = shelves.get(label);
  if (!found) shelves.set(label, found = new Map());
  return found;
}

/** @param {Map<string, HTMLCanvasElement>} known @param {string} text @param {Style} style @param {number} ratio */
function pictureOf(known, text, style, ratio) {
  let picture = known.get(text);
  if (!picture) {
    if (known.size >= MOST_PICTURES) known.clear();
    picture = written(text, style, widthOf(text, style), ratio);
    known.set(text, picture);
  }
  return picture;
}

/** @param {string} text @param {Style} style @param {number} width @param {number} ratio */
function written(text, style, width, ratio) {
  const picture = document.createElement("canvas");
  picture.width = Math.ceil((width + 2 * HALO_PX) * ratio);
  picture.height = PICTURE_HEIGHT * ratio;
  const context = picture.getContext("2d");
  if (!context) return picture;
  context.scale(ratio, ratio);
  prepare(context, style);
  Object.assign(context, { textBaseline: "middle", lineJoin: "round", lineWidth: HALO_PX, strokeStyle: style.halo, fillStyle: style.colour });
  context.strokeText(text, HALO_PX, PICTURE_HEIGHT / 2);
  context.fillText(text, HALO_PX, PICTURE_HEIGHT / 2);
  return picture;
}

/** @param {CanvasRenderingContext2D} context @param {Style} style */
function prepare(context, style) {
  context.font = style.font;
  context.letterSpacing = style.spacing ?? "0px";
}
