// Small pictures for buttons, drawn here so that they look the same everywhere.

const SHAPES = {
  play: "M5 3v10l8-5z",
  pause: "M5.5 3v10M10.5 3v10",
  back: "M12 3v10L6 8zM4 3v10",
  on: "M4 3v10l6-5zM12 3v10",
  range: "M2 3v10M14 3v10M2 8h12",
  sliding: "M5.5 4h5v8h-5zM3 6 1 8l2 2M13 6l2 2-2 2",
  cumulative: "M2 3v10M2 8h11M10 5l3 3-3 3",
  more: "M2 5h6M12 5h2M2 11h2M8 11h6M10 3v4M6 9v4",
  closer: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14M7 5v4M5 7h4",
  farther: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14M5 7h4",
  whole: "M1 8h14M4 5 1 8l3 3M12 5l3 3-3 3",
  box: "M3 3h10v10H3z",
  checked: "M3 3h10v10H3zM5.5 8l2 2.5 3.5-5",
  key: "M4.8 1.8a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8.7 8.7h5v5h-5z",
  list: "M2 4h1M6 4h8M2 8h1M6 8h8M2 12h1M6 12h8",
};

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {keyof typeof SHAPES} Icon */

/** @param {Icon} name @returns {SVGElement} */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true", class: "gz-icon" };
  for (const [key, value] of Object.entries(attributes)) picture.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  picture.append(path);
  return picture;
}

/** Change a button's picture. @param {HTMLElement} button @param {Icon} name */
export function setIcon(button, name) {
  const before = button.querySelector("svg");
  if (before) before.replaceWith(icon(name));
  else button.prepend(icon(name));
}
