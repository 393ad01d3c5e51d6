// Pictures that are made pixel by pixel, kept from frame to frame: making one of a map's size takes longer than filling it.

/**
 * @typedef {object} Sheet
 * @property {Uint32Array} pixels  row by row, transparent at first, each as it lies in memory
 * @property {number} stride  pixels of a row, of which those that were asked for are the first
 * @property {(context: CanvasRenderingContext2D, x: number, y: number, scale: number) => void} show  draws what was asked for
 */

/** @returns {(columns: number, rows: number) => Sheet|null} gives a sheet of so many pixels, the same one each time; null: no canvas is to be had */
export function pixelSheet() {
  const canvas = document.createElement("canvas");
  /** @type {ImageData|null} */
  let picture = null;
  let pixels = new Uint32Array(0);
  return (columns, rows) => {
    const paper = canvas.getContext("2d", { willReadFrequently: true });
    if (!paper) return null;
    if (!picture || picture.width < columns || picture.height < rows) {
      [canvas.width, canvas.height] = [Math.max(columns, picture?.width ?? 0), Math.max(rows, picture?.height ?? 0)];
      picture = paper.createImageData(canvas.width, canvas.height);
      pixels = new Uint32Array(picture.data.buffer);
    } else pixels.fill(0, 0, rows * picture.width);
    const filled = picture;
    return {
      pixels,
      stride: picture.width,
      show(context, x, y, scale) {
        paper.putImageData(filled, 0, 0, 0, 0, columns, rows);
        const smooth = context.imageSmoothingEnabled;
        context.imageSmoothingEnabled = false;
        context.drawImage(canvas, 0, 0, columns, rows, x, y, columns * scale, rows * scale);
        context.imageSmoothingEnabled = smooth;
      },
    };
  };
}

/** @type {Map<string, number>} */
const known = new Map();

/** A pixel of any colour that a canvas understands, as it lies in memory, without its opacity. @param {string} colour @returns {number} */
export function pixel(colour) {
  let found = known.get(colour);
  if (found === undefined) {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    if (context) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const data = context?.getImageData(0, 0, 1, 1).data;
    found = data ? data[0] | (data[1] << 8) | (data[2] << 16) : 0;
    known.set(colour, found);
  }
  return found;
}

/** A pixel's colours, so many 256ths of each; without its opacity. @param {number} colour @param {number} share whole, 0 to 256 @returns {number} */
export function scaled(colour, share) {
  return ((((colour & 0xff00ff) * share) >>> 8) & 0xff00ff) | ((((colour >>> 8) & 0xff) * share) & 0xff00);
}
