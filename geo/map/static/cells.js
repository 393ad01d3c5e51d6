// The squares that the ground is painted in.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Part  of the map, in pixels of a zoom level
 * @typedef {Part & {zoom: number}} Sight
 * @typedef {{canvas: HTMLCanvasElement, sight: Sight}} Sheet
 * @typedef {{column: number, row: number}} Cell
 */

export const CELL_PX = 256;

/** The cells that a part of the map meets. @param {Part} part @returns {Generator<Cell>} */
export function* cellsOf({ left, top, right, bottom }) {
  for (let row = Math.floor(top / CELL_PX); row * CELL_PX < bottom; row += 1) {
    for (let column = Math.floor(left / CELL_PX); column * CELL_PX < right; column += 1) yield { column, row };
  }
}

/** Whether what is to be seen of a cell was to be seen before. @param {Cell} cell @param {Part} now @param {Part} before */
export function isWithin({ column, row }, now, before) {
  const [x, y] = [column * CELL_PX, row * CELL_PX];
  return Math.max(x, now.left) >= before.left && Math.max(y, now.top) >= before.top
    && Math.min(x + CELL_PX, now.right) <= before.right && Math.min(y + CELL_PX, now.bottom) <= before.bottom;
}
