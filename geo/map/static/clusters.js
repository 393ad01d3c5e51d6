// Which places share one symbol at a zoom level. Pure.

/** Radius of a symbol in pixels: its area grows with the count. @param {number} n */
export function radius(n) {
  return n <= 0 ? 0 : Math.min(30, 7 + 2.6 * Math.sqrt(n));
}

/**
 * Join places whose symbols would overlap, the ones with most events first. Joining looks at all events of a place,
 * not at those of the moment, so that symbols keep still while a reader drags the timeline.
 * @param {Float64Array} x @param {Float64Array} y pixels at one zoom level
 * @param {Int32Array} totals events a place @param {number} gap pixels between symbols
 * @returns {number[][]} groups of place indexes; the first of each gives it its position and name
 */
export function groups(x, y, totals, gap = 3) {
  const order = Array.from(totals.keys()).filter((p) => totals[p] > 0);
  order.sort((a, b) => totals[b] - totals[a] || a - b);
  const cell = 2 * radius(Infinity) + gap;
  /** @type {Map<string, number[]>} group numbers by grid cell */
  const grid = new Map();
  /** @type {number[][]} */
  const found = [];
  /** @type {number[]} */
  const size = [];
  for (const p of order) {
    const column = Math.floor(x[p] / cell);
    const row = Math.floor(y[p] / cell);
    const nearest = nearestGroup(p, column, row);
    if (nearest >= 0) {
      found[nearest].push(p);
      size[nearest] += totals[p];
    } else {
      const key = `${column}:${row}`;
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key)?.push(found.length);
      found.push([p]);
      size.push(totals[p]);
    }
  }
  return found;

  /** @param {number} p @param {number} column @param {number} row */
  function nearestGroup(p, column, row) {
    let best = -1;
    let bestDistance = Infinity;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const g of grid.get(`${c}:${r}`) ?? []) {
          const anchor = found[g][0];
          const distance = Math.hypot(x[p] - x[anchor], y[p] - y[anchor]);
          const reach = radius(size[g]) + radius(totals[p]) + gap;
          if (distance < reach && distance < bestDistance) {
            best = g;
            bestDistance = distance;
          }
        }
      }
    }
    return best;
  }
}
