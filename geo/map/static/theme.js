// Colours that follow the page's light or dark theme.

/**
 * @typedef {object} Theme
 * @property {boolean} dark
 * @property {string} sea @property {string} land @property {string} coast @property {string} border
 * @property {string} text @property {string} faint @property {string} halo @property {string} paper
 * @property {string} accent
 * @property {string} edge  of whatever has the colour of a type: stands out from land, sea and paper, three to one
 */

/** @type {Theme} */
const LIGHT = {
  dark: false, sea: "#dbe7ee", land: "#f8f6f1", coast: "#a9bfcb", border: "#b3a79a",
  text: "#1f2933", faint: "#5b6770", halo: "rgba(255,255,255,0.9)", paper: "#ffffff", accent: "#0b5cad", edge: "#707a84",
};
/** @type {Theme} */
const DARK = {
  dark: true, sea: "#10181f", land: "#232c34", coast: "#3d4f5c", border: "#6b6259",
  text: "#eef2f5", faint: "#a7b3bc", halo: "rgba(16,24,31,0.9)", paper: "#1a222a", accent: "#6db3f2", edge: "#84909a",
};

/** Colours of names. @typedef {Pick<Theme, "text"|"faint"|"halo">} Lettering */

/** Online maps are light and pictures of the ground dark, by day and by night, and nothing faint can be read on these. @type {Lettering} */
export const ON_MAPS = LIGHT;
/** @type {Lettering} */
export const ON_IMAGERY = { text: "#ffffff", faint: "#e6ebef", halo: "rgba(8,12,16,0.95)" };

/** The theme now: the page's background where Streamlit has told us, else the system's preference. @returns {Theme} */
export function currentTheme() {
  const background = getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
  const rgb = parse(background);
  const dark = rgb ? 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 128 : matchMedia("(prefers-color-scheme: dark)").matches;
  return dark ? DARK : LIGHT;
}

/** @param {string} colour "#rrggbb", "#rgb" or "rgb(...)" @returns {number[]|null} */
export function parse(colour) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short) return short.slice(1).map((digit) => parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (long) return long.slice(1).map((digits) => parseInt(digits, 16));
  const numbers = colour.startsWith("rgb") ? colour.match(/[\d.]+/g) : null;
  return numbers && numbers.length >= 3 ? numbers.slice(0, 3).map(Number) : null;
}

/** Put the theme's colours where the style sheet finds them. @param {Theme} theme */
export function applyTheme(theme) {
  const style = document.documentElement.style;
  for (const key of /** @type {const} */ (["sea", "land", "text", "faint", "halo", "paper", "accent", "border", "edge"])) {
    style.setProperty(`--gz-${key}`, theme[key]);
  }
  style.colorScheme = theme.dark ? "dark" : "light";
}
