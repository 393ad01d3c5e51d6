// Which places share one symbol at a zoom level. Pure.

import { grainPerCell, grainPerPlace } from "./grains.js";
import { NO_AREAS, oneByOne, standing } from "./large_areas.js";

export const LARGEST_PX = 30;
/** Symbols of events that count nothing, such as those that killed nobody. */
const NOTHING_PX = 5;
/** Radius of a symbol that stands for one. */
const ONE_PX = 8;
/** From which number on a ring needs which radius to have room for it: 7, 42, 310 or 2k, 120k. */
const ROOM_PX = [[1, ONE_PX], [10, 9], [100, 12], [99_500, 16]];

/** Radius of a ring that has room for the number in it. @param {number} n */
function roomFor(n) {
  let room = ONE_PX;
  for (const [from, r] of ROOM_PX) if (n >= from) room = r;
  return room;
}

/**
 * By which power of the number the area of symbols grows, up to one that stands for the largest: in proportion while that
 * is small; else so much more slowly that one event and the most can both be read, and all between differ in size.
 * @param {number} largest
 */
export function powerFor(largest) {
  return Math.min(1, (2 * Math.log(LARGEST_PX / ONE_PX)) / Math.log(Math.max(2, largest)));
}

/** Radius of a symbol in pixels. @param {number} largest @returns {(n: number) => number} */
export function radiusFor(largest) {
  const power = powerFor(largest) / 2;
  return (n) => (n <= 0 ? NOTHING_PX : Math.min(LARGEST_PX, Math.max(roomFor(n), ONE_PX * n ** power)));
}

/** The corners of a square symbol reach so much farther than a ring. */
const SQUARE_SIDE = 1.25;
/** Between symbols: as much as is drawn around two of uncertain places. */
export const GAP_PX = 6;

/** Up to this many places are joined by their distance; more are counted by squares of the map. */
const MOST_JOINED = 2500;
/** Side of such a square. */
export const SQUARE_PX = 80;
/** Between a symbol and that side: so much may be drawn around it, and a pixel is left free. */
const BESIDE_PX = 4;
/** So many places are looked at in a step. */
const A_STEP = 4000;

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box pixels of a zoom level
 *
 * @typedef {object} Groups  which places share a symbol
 * @property {Int32Array} groupOf  -1: none
 * @property {number} size         how many symbols
 * @property {(group: number) => ArrayLike<number> & Iterable<number>} members  places; the first, a settlement if there is one and that with
 *   most events, gives its name, and to joined ones the position
 * @property {boolean} squares     true: symbols stand for squares of the map, at the middle of their events
 * @property {boolean} partial     true: made for places within the box only
 * @property {Float64Array} x @property {Float64Array} y  where the symbols stand
 * @property {(n: number) => number} radius  pixels @property {number} power  of the number, by which the area grows
 * @property {import("./grains.js").Grains} grains  where their events really are, as far as that is known
 * @property {number} alone  the groups from this one on are of large areas, and stand where there was room in them
 *
 * @typedef {Omit<Groups, "radius"|"power"|"alone">} Laid
 *
 * @typedef {{crowded?: boolean, areas?: Set<number>, wide?: import("./large_areas.js").Areas, most?: typeof mostTogether}} Of
 *   there are many places, whatever they are joined to already; those that are areas, and of them the large ones; what the
 *   largest symbol stands for
 */

/**
 * Group the places at a zoom level: all of them, or those within a box where they are many. Step by step, for it takes too
 * long for one frame.
 * @param {Float64Array} x @param {Float64Array} y pixels @param {Int32Array} totals events a place, or what else sizes it; 0 where there are none
 * @param {Box} box
 * @param {Of} [of]
 * @returns {Generator<void, Groups, void>}
 */
export function* layingOut(x, y, totals, box, { crowded = false, areas = new Set(), wide = NO_AREAS, most = mostTogether } = {}) {
  const many = totals.length > MOST_JOINED;
  const within = [];
  for (let p = 0; p < x.length; p += 1) {
    if (!totals[p]) continue;
    if (many && (x[p] < box.left || x[p] >= box.right || y[p] < box.top || y[p] >= box.bottom)) continue;
    within.push(p);
  }
  const largest = yield* most(x, y, totals);
  const radius = radiusFor(largest);
  const sizeOf = (/** @type {number[]} */ places) => places.reduce((sum, p) => sum + totals[p], 0);
  let alone = oneByOne(within.filter((p) => wide.large.has(p)), totals, wide);
  for (;;) {
    const isAlone = new Set(alone.flat());
    const rest = within.filter((p) => !isAlone.has(p));
    const found = crowded || rest.length > MOST_JOINED ? bySquare(x, y, totals, rest, box, areas)
      : { ...(yield* byDistance(x, y, totals, rest, radius, areas)), partial: many };
    const sized = { radius, power: powerFor(largest) };
    if (!alone.length) return { ...found, alone: found.size, ...sized };
    const symbols = alone.map((places) => ({ place: places[0], at: { x: x[places[0]], y: y[places[0]] }, r: SQUARE_SIDE * radius(sizeOf(places)) }));
    const aside = yield* standing(symbols, circles(found, totals, radius), wide, GAP_PX);
    if (aside.size === alone.length) return { ...withAlone(found, alone, aside), ...sized };
    alone = alone.filter(([first]) => aside.has(first)); // those without room are joined to others after all
  }
}

/** @param {Laid} found @param {Int32Array} totals @param {(n: number) => number} radius @returns {import("./large_areas.js").Circle[]} */
function circles({ size, members, x, y, squares }, totals, radius) {
  const found = [];
  for (let g = 0; g < size; g += 1) {
    let sum = 0;
    for (const p of members(g)) sum += totals[p];
    const r = radius(sum);
    const at = (/** @type {number} */ middle) => (squares ? inSquare(middle, r) : middle);
    if (sum) found.push({ x: at(x[g]), y: at(y[g]), r });
  }
  return found;
}

/** Where the symbol of a square stands along one side, so that it stays within. @param {number} middle of its events @param {number} r */
export function inSquare(middle, r) {
  const begin = Math.floor(middle / SQUARE_PX) * SQUARE_PX;
  return Math.max(begin + r + BESIDE_PX, Math.min(begin + SQUARE_PX - r - BESIDE_PX, middle));
}

/** What was found, and a group more for each of those that stand by themselves. @param {Laid} found @param {number[][]} alone @param {Map<number, {x: number, y: number}>} aside */
function withAlone(found, alone, aside) {
  const groupOf = found.groupOf.slice();
  alone.forEach((places, i) => { for (const p of places) groupOf[p] = found.size + i; });
  const along = (/** @type {Float64Array} */ before, /** @type {"x"|"y"} */ key) => Float64Array.of(...before, ...alone.map(([first]) => aside.get(first)?.[key] ?? 0));
  return {
    ...found, groupOf, alone: found.size, size: found.size + alone.length, x: along(found.x, "x"), y: along(found.y, "y"),
    members: (/** @type {number} */ g) => (g < found.size ? found.members(g) : alone[g - found.size]),
  };
}

/**
 * @param {Float64Array} x @param {Float64Array} y @param {Int32Array} totals @param {number[]} within
 * @param {(n: number) => number} radius @param {Set<number>} areas @returns {Generator<void, Omit<Laid, "partial">, void>}
 */
function* byDistance(x, y, totals, within, radius, areas) {
  const members = yield* joining(x, y, totals, within, radius, areas);
  yield;
  const groupOf = new Int32Array(x.length).fill(-1);
  members.forEach((group, g) => { for (const p of group) groupOf[p] = g; });
  return {
    groupOf, size: members.length, members: (g) => members[g], squares: false,
    x: Float64Array.from(members, (group) => x[group[0]]), y: Float64Array.from(members, (group) => y[group[0]]),
    grains: grainPerPlace(x, y, within.filter((p) => !areas.has(p)), groupOf),
  };
}

/** What a generator comes to when all its steps are taken at once. @template T @param {Generator<void, T, void>} steps @returns {T} */
export function ended(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The most that is found together on a square of the whole map, wherever that begins: what the largest symbol stands for,
 * so that symbols are as large wherever the map is moved and whatever the dates. Step by step.
 * @param {Float64Array} x @param {Float64Array} y pixels @param {Int32Array} totals
 * @returns {Generator<void, number, void>}
 */
export function* mostTogether(x, y, totals) {
  const side = SQUARE_PX / 2;
  const below = 1;
  const aside = 2 ** 23;
  /** @type {Map<number, number>} by quarters of squares */
  const sums = new Map();
  for (let p = 0; p < x.length; p += 1) {
    if (p % A_STEP === A_STEP - 1) yield;
    if (!totals[p]) continue;
    const quarter = Math.floor(x[p] / side) * aside + Math.floor(y[p] / side);
    sums.set(quarter, (sums.get(quarter) ?? 0) + totals[p]);
  }
  let [most, looked] = [0, 0];
  for (const [quarter, sum] of sums) {
    if ((looked += 1) % A_STEP === 0) yield;
    const others = [aside, below, aside + below].reduce((all, step) => all + (sums.get(quarter + step) ?? 0), 0);
    most = Math.max(most, sum + others);
  }
  return most;
}

/**
 * @param {Float64Array} x @param {Float64Array} y @param {Int32Array} totals @param {number[]} within @param {Box} box
 * @param {Set<number>} areas
 * @returns {Laid}
 */
function bySquare(x, y, totals, within, box, areas) {
  // Squares lie on a grid of the whole world, so that they keep still while the map is moved.
  const firstColumn = Math.floor(box.left / SQUARE_PX);
  const firstRow = Math.floor(box.top / SQUARE_PX);
  const rows = Math.floor(box.bottom / SQUARE_PX) - firstRow + 1;
  const size = (Math.floor(box.right / SQUARE_PX) - firstColumn + 1) * rows;
  const groupOf = new Int32Array(x.length).fill(-1);
  const [sumX, sumY, sum] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const begin = new Int32Array(size + 1);
  for (const p of within) {
    const g = (Math.floor(x[p] / SQUARE_PX) - firstColumn) * rows + Math.floor(y[p] / SQUARE_PX) - firstRow;
    groupOf[p] = g;
    begin[g + 1] += 1;
    sumX[g] += x[p] * totals[p];
    sumY[g] += y[p] * totals[p];
    sum[g] += totals[p];
  }
  for (let g = 0; g < size; g += 1) {
    begin[g + 1] += begin[g];
    sumX[g] /= sum[g] || 1;
    sumY[g] /= sum[g] || 1;
  }
  const next = begin.slice();
  const sorted = new Int32Array(within.length);
  for (const p of within) {
    const at = next[groupOf[p]]++;
    sorted[at] = p;
    const first = begin[groupOf[p]];
    const isAhead = Number(areas.has(sorted[first])) - Number(areas.has(p)) || totals[p] - totals[sorted[first]];
    if (isAhead > 0) [sorted[first], sorted[at]] = [p, sorted[first]];
  }
  return { groupOf, size, members: (g) => sorted.subarray(begin[g], begin[g + 1]), squares: true, partial: true, x: sumX, y: sumY,
    grains: grainPerCell(x, y, within.filter((p) => !areas.has(p)), box) };
}

/**
 * Join places whose symbols would overlap, the ones with most events first. Joining looks at all events of a place,
 * not at those of the moment, so that symbols keep still while a reader drags the timeline. A settlement is never joined to
 * an area but the area to it, for the symbol of both stands where the settlement is; but where most of what they count is
 * known only to the area, the symbol is the area's.
 * @param {Float64Array} x @param {Float64Array} y pixels at one zoom level
 * @param {Int32Array} totals events a place @param {number[]} within places to join
 * @param {(n: number) => number} radius @param {Set<number>} [areas] @param {number} [gap] pixels between
 * @returns {Generator<void, number[][], void>} groups of place indexes, found step by step; the first of each gives it its
 *   position and name
 */
export function* joining(x, y, totals, within, radius, areas = new Set(), gap = GAP_PX) {
  const rank = (/** @type {Group} */ group) => Number(areas.has(group.members[0]));
  const order = (/** @type {Group} */ a, /** @type {Group} */ b) => rank(a) - rank(b) || b.size - a.size || a.members[0] - b.members[0];
  let found = within.map((p) => ({ members: [p], size: totals[p] }));
  found.sort(order);
  let before = Infinity;
  // A symbol that has taken in others is larger and may reach the next: until nothing changes.
  while (found.length < before) {
    yield;
    before = found.length;
    found = joinOnce(found, x, y, radius, areas, gap).sort(order);
  }
  return found.map((group) => group.members);
}

/** @typedef {{members: number[], size: number}} Group */

/**
 * @param {Group[]} items in the order in which they take in others; those that are joined to others are not used again
 * @param {Float64Array} x @param {Float64Array} y @param {(n: number) => number} radius @param {Set<number>} areas @param {number} gap
 * @returns {Group[]}
 */
function joinOnce(items, x, y, radius, areas, gap) {
  const cell = 2 * LARGEST_PX + gap;
  const keyOf = (/** @type {number} */ column, /** @type {number} */ row) => column * 1_048_576 + row;
  /** @type {Map<number, Group[]>} by grid cell */
  const grid = new Map();
  /** @type {Group[]} */
  const joined = [];
  for (const item of items) {
    const first = item.members[0];
    const [column, row] = [Math.floor(x[first] / cell), Math.floor(y[first] / cell)];
    const near = nearest(first, radius(item.size), column, row);
    if (near) {
      if (areas.has(first) && item.size > near.size) near.members.unshift(...item.members);
      else for (const member of item.members) near.members.push(member);
      near.size += item.size;
      continue;
    }
    const there = grid.get(keyOf(column, row));
    if (there) there.push(item);
    else grid.set(keyOf(column, row), [item]);
    joined.push(item);
  }
  return joined;

  /** @param {number} p @param {number} r @param {number} column @param {number} row */
  function nearest(p, r, column, row) {
    let best = null;
    let least = Infinity;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let l = row - 1; l <= row + 1; l += 1) {
        for (const group of grid.get(keyOf(c, l)) ?? NONE) {
          const [dx, dy] = [x[p] - x[group.members[0]], y[p] - y[group.members[0]]];
          const distance = dx * dx + dy * dy;
          if (distance < least && distance < (radius(group.size) + r + gap) ** 2) {
            best = group;
            least = distance;
          }
        }
      }
    }
    return best;
  }
}

/** @type {Group[]} */
const NONE = [];
