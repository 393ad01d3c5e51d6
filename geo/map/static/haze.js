// Many rough areas as one: a haze, the darker the more of them reach there.

/** Side of its cells: what is known so roughly has a soft edge. */
const CELL_PX = 4;
/** How opaque it is where so many areas overlap: as much as a single area, and so much more each time that they are twice as many. */
const OPACITY = Uint8Array.from({ length: 257 }, (_, n) => (n ? 255 * (0.04 + 0.015 * Math.log2(n)) : 0));

/**
 * Count the discs that the middle of each cell lies in.
 * @param {Int32Array} cells row by row, of zeros @param {number} columns @param {{x: number, y: number, r: number}[]} discs in cells
 */
export function cover(cells, columns, discs) {
  const rows = cells.length / columns;
  for (const { x, y, r } of discs) {
    const last = Math.min(rows - 1, Math.floor(y + r - 0.5));
    for (let row = Math.max(0, Math.ceil(y - r - 0.5)); row <= last; row += 1) {
      const half = Math.sqrt(r * r - (row + 0.5 - y) ** 2);
      const from = Math.max(0, Math.ceil(x - half - 0.5));
      const to = Math.min(columns, Math.floor(x + half - 0.5) + 1);
      if (from >= to) continue;
      cells[from + row * columns] += 1; // one more from here on
      if (to < columns) cells[to + row * columns] -= 1;
    }
  }
  for (let i = 1; i < cells.length; i += 1) if (i % columns) cells[i] += cells[i - 1];
}

/** Kept from frame to frame. */
const sheet = document.createElement("canvas");

/**
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number, r: number}[]} discs
 * @param {{min: {x: number, y: number}, max: {x: number, y: number}}} bounds of what is drawn
 * @param {string} colour
 */
export function drawHaze(context, discs, { min, max }, colour) {
  const columns = Math.ceil((max.x - min.x) / CELL_PX);
  const rows = Math.ceil((max.y - min.y) / CELL_PX);
  const paper = columns > 0 && rows > 0 ? sheet.getContext("2d") : null;
  if (!paper) return;
  const cells = new Int32Array(columns * rows);
  cover(cells, columns, discs.map(({ x, y, r }) => ({ x: (x - min.x) / CELL_PX, y: (y - min.y) / CELL_PX, r: r / CELL_PX })));
  const picture = new ImageData(columns, rows);
  for (let i = 0; i < cells.length; i += 1) picture.data[4 * i + 3] = OPACITY[Math.min(cells[i], OPACITY.length - 1)];
  if (sheet.width !== columns || sheet.height !== rows) [sheet.width, sheet.height] = [columns, rows];
  paper.globalCompositeOperation = "source-over";
  paper.putImageData(picture, 0, 0);
  paper.globalCompositeOperation = "source-in";
  paper.fillStyle = colour;
  paper.fillRect(0, 0, columns, rows);
  context.imageSmoothingEnabled = true;
  context.drawImage(sheet, min.x, min.y, columns * CELL_PX, rows * CELL_PX);
}
