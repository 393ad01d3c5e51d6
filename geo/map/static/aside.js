// Where a button of a shape stands: outside of it, beside a corner, where the map has room. Pure.

import { overlap } from "./room.js";

/**
 * @typedef {{x: number, y: number}} Spot  pixels of the map's container
 * @typedef {import("./room.js").Sides} Sides
 */

/** Ways out of a shape, to the east and to the south; the first that leads to free room is taken. */
const WAYS = [[1, -1], [1, 1], [-1, -1], [-1, 1]];
const GAP_PX = 2;

/**
 * @param {Spot[]} corners of the shape @param {number} side of the button, which is round
 * @param {Spot} size of the map @param {Sides[]} tools on it
 * @returns {Spot & {corner: number}} which corner, and how far from it the button's middle stands. Where there is no room
 *   outside, it stands over the corner
 */
export function aside(corners, side, size, tools) {
  const r = side / 2;
  const away = Math.ceil((r + GAP_PX) / Math.SQRT2);
  const isFree = (/** @type {Spot & {corner: number}} */ at) => {
    const [x, y] = [corners[at.corner].x + at.x, corners[at.corner].y + at.y];
    const box = { left: x - r, top: y - r, right: x + r, bottom: y + r };
    return box.left >= 0 && box.top >= 0 && box.right <= size.x && box.bottom <= size.y && !tools.some((tool) => overlap(box, tool));
  };
  const outside = WAYS.map(([east, south]) => ({ corner: farthest(corners, east, south), x: east * away, y: south * away }));
  const over = outside.map(({ corner }) => ({ corner, ...into(corners[corner], r, size) })).filter(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= side);
  return [...outside, ...over].find(isFree) ?? { corner: outside[0].corner, x: 0, y: 0 };
}

/** The corner that lies the most to one way. @param {Spot[]} corners @param {number} east @param {number} south */
function farthest(corners, east, south) {
  const along = corners.map(({ x, y }) => east * x + south * y);
  return along.indexOf(Math.max(...along));
}

/** How far to move a button for all of it to be on the map. @param {Spot} at its middle @param {number} r @param {Spot} size */
function into({ x, y }, r, size) {
  return { x: Math.max(r, Math.min(size.x - r, x)) - x, y: Math.max(r, Math.min(size.y - r, y)) - y };
}
