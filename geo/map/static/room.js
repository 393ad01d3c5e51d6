// What room on the map is taken, so that nothing is written over something else.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number, weight: number}} Box
 *   `weight`: how much it matters that nothing is written over it
 */

/** Side of the squares that boxes are looked up by. */
const SQUARE_PX = 64;

/** Boxes that are taken, found by where they are: each box is looked for among its neighbours, not among all. */
export function room() {
  /** @type {Map<number, Box[]>} */
  const squares = new Map();

  /** @param {Box} box @param {(boxes: Box[], key: number) => void} visit */
  function around(box, visit) {
    const [first, last] = [Math.floor(box.left / SQUARE_PX), Math.floor(box.right / SQUARE_PX)];
    const [top, bottom] = [Math.floor(box.top / SQUARE_PX), Math.floor(box.bottom / SQUARE_PX)];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = first; column <= last; column += 1) {
        const key = row * 65_536 + column;
        visit(squares.get(key) ?? NONE, key);
      }
    }
  }

  return {
    /** @param {Box} box */
    take(box) {
      around(box, (boxes, key) => { if (boxes === NONE) squares.set(key, [box]); else boxes.push(box); });
      return box;
    },

    /** @param {Box} box @param {Box} [own] one that it may cover @returns {number} weight of all that it would cover */
    covered(box, own) {
      /** @type {Set<Box>|null} */
      let seen = null;
      let sum = 0;
      around(box, (boxes) => {
        for (const other of boxes) {
          if (other === own || !overlap(box, other) || seen?.has(other)) continue;
          (seen ??= new Set()).add(other);
          sum += other.weight;
        }
      });
      return sum;
    },
  };
}

/** @type {Box[]} */
const NONE = [];

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
