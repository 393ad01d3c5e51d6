// Colours that can be told from the ground: the one of an event type where it can, else darker or lighter. Pure.

import { parse } from "./theme.js";

/** What the guidelines for accessible content ask of graphics. */
const LEAST_CONTRAST = 3;
const STEP = 0.1;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} colour @param {import("./theme.js").Theme} theme @returns {string} of the same hue, at 3:1 or more against the paper */
export function edgeOf(colour, { paper, text }) {
  const key = `${colour} ${paper}`;
  let found = known.get(key);
  if (!found) known.set(key, found = strengthened(colour, paper, text));
  return found;
}

/** @param {string} colour @param {string} paper @param {string} text */
function strengthened(colour, paper, text) {
  const [from, ground, to] = [parse(colour), parse(paper), parse(text)];
  if (!from || !ground || !to) return colour;
  for (let share = 0; share < 1; share += STEP) {
    const mixed = from.map((value, i) => Math.round(value + (to[i] - value) * share));
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return share ? `rgb(${mixed.join(", ")})` : colour;
  }
  return text;
}

/** @param {number[]} one @param {number[]} other @returns {number} 1 to 21 */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {number[]} rgb */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
