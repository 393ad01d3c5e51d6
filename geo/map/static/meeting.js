// Whether an area that a reader has drawn meets an area of the map. Pure; as geo/dataset/meeting.py.

import { WORLD_PX, mercatorY } from "./basemap.js";
import { turns } from "./boundaries.js";

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: Float64Array, y: Float64Array, box: Box}} Drawn  its corners, pixels at zoom 0
 */

/** @param {import("./area.js").Area} area @returns {Drawn} */
export function drawnIn(area) {
  const x = Float64Array.from(area, (corner) => ((corner[1] + 180) / 360) * WORLD_PX);
  const y = Float64Array.from(area, (corner) => mercatorY(corner[0]));
  return { x, y, box: { left: Math.min(...x), top: Math.min(...y), right: Math.max(...x), bottom: Math.max(...y) } };
}

/** Whether it has anything in common with an outline, on any copy of the world. @param {Drawn} drawn @param {Float64Array[]} rings flat x and y */
export function meetsOutline(drawn, rings) {
  const boxes = boxesOf(rings);
  const whole = boxes.reduce((a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }));
  return turnsOf(drawn.box, whole.left, whole.right).some((turn) => {
    const here = turnedBack(drawn, turn);
    return overlap(here.box, whole) && meetsHere(here, rings, boxes);
  });
}

/** Whether it has anything in common with a circle. @param {Drawn} drawn @param {{x: number, y: number, r: number}} circle pixels at zoom 0 */
export function meetsCircle(drawn, { x, y, r }) {
  return turnsOf(drawn.box, x - r, x + r).some((turn) => {
    const here = turnedBack(drawn, turn);
    return overlap(here.box, { left: x - r, top: y - r, right: x + r, bottom: y + r })
      && (turnsAround(x, y, here.x, here.y) || distance(x, y, here) <= r);
  });
}

/** Whether it goes around a point: crosses a ray to the east upwards more or less often than downwards. @param {number} px @param {number} py @param {Float64Array} x @param {Float64Array} y */
export function turnsAround(px, py, x, y) {
  let found = 0;
  for (let i = 0, j = x.length - 1; i < x.length; j = i, i += 1) {
    const up = y[i] > py;
    if (up !== (y[j] > py) && px < x[i] + ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i])) found += up ? 1 : -1;
  }
  return found !== 0;
}

/** By how much to turn what reaches from left to right to come to the drawn area's part of the map. @param {Box} drawn @param {number} left @param {number} right */
function turnsOf(drawn, left, right) {
  const first = Math.ceil((drawn.left - right) / WORLD_PX);
  const last = Math.floor((drawn.right - left) / WORLD_PX);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * WORLD_PX);
}

/** @param {Drawn} drawn @param {number} turn pixels @returns {Drawn} */
function turnedBack({ x, y, box }, turn) {
  return turn ? { x: x.map((one) => one - turn), y, box: { ...box, left: box.left - turn, right: box.right - turn } } : { x, y, box };
}

/** Whether sides cross or touch; where none do, one lies within the other if any of its corners does. @param {Drawn} drawn @param {Float64Array[]} rings @param {Box[]} boxes theirs */
function meetsHere(drawn, rings, boxes) {
  return rings.some((ring, i) => overlap(drawn.box, boxes[i]) && (touches(drawn, ring) || turnsAround(ring[0], ring[1], drawn.x, drawn.y)))
    || rings.reduce((within, ring) => within !== turns(ring, drawn.x[0], drawn.y[0]), false);
}

/** Whether any side has a point in common with any of a ring. @param {Drawn} drawn @param {Float64Array} ring */
function touches({ x, y, box }, ring) {
  let [bx, by] = [ring[ring.length - 2], ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i += 2) {
    const [ax, ay] = [bx, by];
    [bx, by] = [ring[i], ring[i + 1]];
    if (Math.max(ax, bx) < box.left || Math.min(ax, bx) > box.right || Math.max(ay, by) < box.top || Math.min(ay, by) > box.bottom) continue;
    for (let k = 0, j = x.length - 1; k < x.length; j = k, k += 1) if (cross(ax, ay, bx, by, x[j], y[j], x[k], y[k])) return true;
  }
  return false;
}

/** Whether the sides from a to b and from c to d have a point in common. @type {(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number) => boolean} */
function cross(ax, ay, bx, by, cx, cy, dx, dy) {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0;
}

/** On which side of the line from a to b a point lies; 0: on it. @type {(ax: number, ay: number, bx: number, by: number, px: number, py: number) => number} */
function side(ax, ay, bx, by, px, py) {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

/** How far a point is from the nearest side. @param {number} px @param {number} py @param {Drawn} drawn */
function distance(px, py, { x, y }) {
  let least = Infinity;
  for (let k = 0, j = x.length - 1; k < x.length; j = k, k += 1) {
    const [dx, dy] = [x[k] - x[j], y[k] - y[j]];
    const along = Math.max(0, Math.min(1, ((px - x[j]) * dx + (py - y[j]) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px - x[j] - along * dx, py - y[j] - along * dy));
  }
  return least;
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** @type {WeakMap<Float64Array[], Box[]>} */
const known = new WeakMap();

/** The box around each ring, found once. @param {Float64Array[]} rings @returns {Box[]} */
function boxesOf(rings) {
  let found = known.get(rings);
  if (!found) known.set(rings, (found = rings.map(boxAround)));
  return found;
}

/** @param {Float64Array} ring @returns {Box} */
function boxAround(ring) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < ring.length; i += 2) {
    box.left = Math.min(box.left, ring[i]);
    box.right = Math.max(box.right, ring[i]);
    box.top = Math.min(box.top, ring[i + 1]);
    box.bottom = Math.max(box.bottom, ring[i + 1]);
  }
  return box;
}
