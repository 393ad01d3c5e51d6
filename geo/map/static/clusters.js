// Which places share one symbol at a zoom level. Pure.

const LARGEST_PX = 30;

/** Radius of a symbol in pixels: its area grows with the count. @param {number} n */
export function radius(n) {
  return n <= 0 ? 0 : Math.min(LARGEST_PX, 7 + 2.6 * Math.sqrt(n));
}

/**
 * Join places whose symbols would overlap, the ones with most events first. Joining looks at all events of a place,
 * not at those of the moment, so that symbols keep still while a reader drags the timeline.
 * @param {Float64Array} x @param {Float64Array} y pixels at one zoom level
 * @param {Int32Array} totals events a place @param {number} gap pixels between symbols
 * @returns {number[][]} groups of place indexes; the first of each gives it its position and name
 */
export function groups(x, y, totals, gap = 3) {
  let found = Array.from(totals.keys()).filter((p) => totals[p] > 0).map((p) => [p]);
  found.sort((a, b) => totals[b[0]] - totals[a[0]] || a[0] - b[0]);
  let before = Infinity;
  // A symbol that has taken in others is larger and may reach the next: until nothing changes.
  while (found.length < before) {
    before = found.length;
    found = joinOnce(found, x, y, totals, gap);
  }
  return found;
}

/**
 * @param {number[][]} items largest first @param {Float64Array} x @param {Float64Array} y @param {Int32Array} totals
 * @param {number} gap @returns {number[][]} largest first
 */
function joinOnce(items, x, y, totals, gap) {
  const cell = 2 * LARGEST_PX + gap;
  /** @type {Map<string, number[]>} numbers of groups by grid cell */
  const grid = new Map();
  /** @type {{members: number[], size: number}[]} */
  const joined = [];
  for (const members of items) {
    const size = members.reduce((sum, p) => sum + totals[p], 0);
    const [column, row] = [Math.floor(x[members[0]] / cell), Math.floor(y[members[0]] / cell)];
    const near = nearest(members[0], radius(size), column, row);
    if (near) {
      near.members.push(...members);
      near.size += size;
    } else {
      const key = `${column}:${row}`;
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key)?.push(joined.length);
      joined.push({ members: [...members], size });
    }
  }
  joined.sort((a, b) => b.size - a.size || a.members[0] - b.members[0]);
  return joined.map((group) => group.members);

  /** @param {number} p @param {number} r @param {number} column @param {number} row */
  function nearest(p, r, column, row) {
    let best = null;
    let least = Infinity;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let l = row - 1; l <= row + 1; l += 1) {
        for (const number of grid.get(`${c}:${l}`) ?? []) {
          const group = joined[number];
          const distance = Math.hypot(x[p] - x[group.members[0]], y[p] - y[group.members[0]]);
          if (distance < radius(group.size) + r + gap && distance < least) {
            best = group;
            least = distance;
          }
        }
      }
    }
    return best;
  }
}
