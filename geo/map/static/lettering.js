// Names as small pictures: drawing one again takes a fraction of the time of writing it with its halo.

/**
 * @typedef {{font: string, spacing?: string, colour: string, halo: string}} Style
 * @typedef {{text: string, more?: string, style: Style, x: number, y: number, at: {x: number, y: number},
 *   dot?: {x: number, y: number}}} Name
 *   `more`: how many more there are, written behind the name and a picture of its own, for it changes with every day of
 *   the timeline; `x`: left edge, `y`: middle, `at`: what is named, pixels of the layer; `dot`: where what is named is, if nothing else shows it
 */

const MOST_PICTURES = 3000;
const PICTURE_HEIGHT = 20;
const HALO_PX = 3;
const DOT_PX = 1.8;

/** @type {Map<string, HTMLCanvasElement>} */
const pictures = new Map();
/** @type {Map<string, number>} */
const widths = new Map();

/** @type {CanvasRenderingContext2D|null} */
let ruler = null;

/** @param {string} text @param {Style} style @returns {number} pixels */
export function widthOf(text, style) {
  if (!text) return 0;
  const key = `${style.font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size >= MOST_PICTURES) widths.clear();
    ruler ??= document.createElement("canvas").getContext("2d");
    if (!ruler) return 0;
    prepare(ruler, style);
    width = ruler.measureText(text).width;
    widths.set(key, width);
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
  for (const name of names) {
    const { text, more, style, x, y, dot } = name;
    const parts = more ? [text, more] : [text];
    if (fresh && performance.now() - begun > patience_ms && !parts.every((part) => pictures.has(keyOf(part, style, ratio)))) {
      left.push(name);
      continue;
    }
    let at = x - HALO_PX;
    for (const part of parts) {
      const key = keyOf(part, style, ratio);
      if (!pictures.has(key)) fresh += 1;
      const picture = pictureOf(key, part, style, ratio);
      context.drawImage(picture, at, y - PICTURE_HEIGHT / 2, picture.width / ratio, picture.height / ratio);
      at += widthOf(part, style);
    }
    if (!dot) continue;
    context.fillStyle = style.colour;
    context.beginPath();
    context.arc(dot.x, dot.y, DOT_PX, 0, 2 * Math.PI);
    context.fill();
  }
  return left;
}

/** @param {string} text @param {Style} style @param {number} ratio */
function keyOf(text, { font, colour, halo }, ratio) {
  return `${text}|${font}|${colour}|${halo}|${ratio}`;
}

/** @param {string} key @param {string} text @param {Style} style @param {number} ratio */
function pictureOf(key, text, style, ratio) {
  let picture = pictures.get(key);
  if (!picture) {
    if (pictures.size >= MOST_PICTURES) pictures.clear();
    picture = written(text, style, widthOf(text, style), ratio);
    pictures.set(key, picture);
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
