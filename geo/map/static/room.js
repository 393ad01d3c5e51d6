// What room on the map is taken, so that nothing is written over something else.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number, weight: number, round?: boolean}} Box
 *   `weight`: how much it matters that nothing is written over it; `round`: what is taken is the circle in it
 */

/** Side of the squares that boxes are looked up by. */
const SQUARE_PX = 64;

/** Boxes that are taken, found by where they are: each box is looked for among its neighbours, not among all. */
export function room() {
  /** @type {Map<number, Box[]>} */
  const squares = new Map();

  return {
    /** @param {Box} box */
    take(box) {
      const { left, right, top, bottom } = squaresOf(box);
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          const boxes = squares.get(row * A_ROW + column);
          if (boxes) boxes.push(box);
          else squares.set(row * A_ROW + column, [box]);
        }
      }
      return box;
    },

    /**
     * @param {Box} box @param {Box} [own] one that it may cover
     * @param {number} [enough]  nobody asks how much more than this it is
     * @returns {number} weight of all that it would cover
     */
    covered(box, own, enough = Infinity) {
      const { left, right, top, bottom } = squaresOf(box);
      let sum = 0;
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          for (const other of squares.get(row * A_ROW + column) ?? NONE) {
            if (other === own || !overlap(box, other) || (other.round && isAtCorner(box, other)) || !isFirst(box, other, row, column)) continue;
            sum += other.weight;
            if (sum > enough) return sum;
          }
        }
      }
      return sum;
    },
  };
}

const A_ROW = 65_536;

/** @param {Box} box */
function squaresOf(box) {
  return {
    left: Math.floor(box.left / SQUARE_PX), right: Math.floor(box.right / SQUARE_PX),
    top: Math.floor(box.top / SQUARE_PX), bottom: Math.floor(box.bottom / SQUARE_PX),
  };
}

/** Whether two boxes have no square in common before this one. @param {Box} a @param {Box} b @param {number} row @param {number} column */
function isFirst(a, b, row, column) {
  return row === Math.floor(Math.max(a.top, b.top) / SQUARE_PX) && column === Math.floor(Math.max(a.left, b.left) / SQUARE_PX);
}

/** @type {Box[]} */
const NONE = [];

/** Whether a box that overlaps that of a circle leaves the circle free. @param {Box} box @param {Box} circle */
function isAtCorner(box, circle) {
  const [x, y] = [(circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2];
  const [aside, up] = [x - Math.max(box.left, Math.min(box.right, x)), y - Math.max(box.top, Math.min(box.bottom, y))];
  return aside * aside + up * up >= (circle.right - x) ** 2;
}

/** @typedef {{left: number, top: number, right: number, bottom: number}} Sides */

/** @param {Sides} a @param {Sides} b */
export function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
