// Symbols drawn once, to be shown in many frames: to draw hundreds anew takes longer than a frame has.

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {(context: CanvasRenderingContext2D, marks: Mark[]) => void} Paint */

/** Room for what is drawn around a symbol. */
const AROUND_PX = 5;
const WIDTH_PX = 1024;

/**
 * @param {Mark[]} marks each named after another place, the largest first @param {Paint} paint
 * @returns {Paint} shows some of them, wherever they are and however large now
 */
export function stamps(marks, paint) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const canvas = document.createElement("canvas");
  /** @type {Map<number, {left: number, top: number, side: number, r: number}>} */
  const cells = new Map();
  let [left, top, tall] = [0, 0, 0];
  const placed = marks.map((mark) => {
    const side = 2 * Math.ceil(mark.r + AROUND_PX);
    if (left + side > WIDTH_PX) [left, top, tall] = [0, top + tall, 0];
    cells.set(mark.anchor, { left, top, side, r: mark.r });
    left += side;
    tall = Math.max(tall, side);
    return { ...mark, x: left - side / 2, y: top + side / 2 };
  });
  [canvas.width, canvas.height] = [WIDTH_PX * ratio, Math.max(1, top + tall) * ratio];
  const sheet = canvas.getContext("2d");
  sheet?.scale(ratio, ratio);
  if (sheet) paint(sheet, placed);
  return (context, some) => {
    for (const { anchor, x, y, r } of some) {
      const cell = cells.get(anchor);
      if (!cell) continue;
      const side = cell.side * ratio;
      const wide = (cell.side * r) / cell.r;
      context.drawImage(canvas, cell.left * ratio, cell.top * ratio, side, side, Math.round(x - wide / 2), Math.round(y - wide / 2), wide, wide);
    }
  };
}
