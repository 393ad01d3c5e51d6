// Numbers as pixels, to be put within rings. They change with each day of the timeline: only their digits are kept.

/**
 * @typedef {object} Digit  as written once
 * @property {number} width  pixels to the next one
 * @property {Int8Array} dx @property {Int8Array} dy  its pixels, from where it begins and from the middle of its height
 * @property {Uint16Array} opacity  of 256
 */

/** @type {Map<number, Map<string, Digit>>} by the size of letters */
const sizes = new Map();
/** @type {CanvasRenderingContext2D|null} */
let paper = null;

/**
 * Visit the pixels of a number.
 * @param {string} text @param {number} size_px of its letters, on the canvas
 * @param {(dx: number, dy: number, opacity: number) => void} visit each one, from the number's middle
 */
export function eachPixel(text, size_px, visit) {
  let wide = 0;
  for (const letter of text) wide += digitOf(letter, size_px).width;
  let begin = -wide / 2;
  for (const letter of text) {
    const { width, dx, dy, opacity } = digitOf(letter, size_px);
    const left = Math.round(begin);
    for (let n = 0; n < opacity.length; n += 1) visit(left + dx[n], dy[n], opacity[n]);
    begin += width;
  }
}

/** @param {string} letter @param {number} size_px @returns {Digit} */
function digitOf(letter, size_px) {
  let known = sizes.get(size_px);
  if (!known) sizes.set(size_px, known = new Map());
  let digit = known.get(letter);
  if (!digit) known.set(letter, digit = read(letter, size_px));
  return digit;
}

/** Write a digit and read what has become of it. @param {string} letter @param {number} size_px @returns {Digit} */
function read(letter, size_px) {
  const side = 2 * Math.ceil(size_px);
  paper ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!paper) return { width: 0, dx: new Int8Array(0), dy: new Int8Array(0), opacity: new Uint16Array(0) };
  [paper.canvas.width, paper.canvas.height] = [side, side];
  Object.assign(paper, { font: `600 ${size_px}px system-ui, sans-serif`, textBaseline: "middle" });
  const margin = Math.floor(side / 4); // some reach to the left of where they begin
  paper.fillText(letter, margin, side / 2 + 0.5);
  const { data } = paper.getImageData(0, 0, side, side);
  const inked = Array.from({ length: side * side }, (_, i) => i).filter((i) => data[4 * i + 3]);
  return {
    width: paper.measureText(letter).width,
    dx: Int8Array.from(inked, (i) => (i % side) - margin), dy: Int8Array.from(inked, (i) => Math.floor(i / side) - side / 2),
    opacity: Uint16Array.from(inked, (i) => Math.round((data[4 * i + 3] * 256) / 255)),
  };
}
