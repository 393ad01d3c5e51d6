// Names on the map: places with events first, then cities and countries, none over another.

import { isolated } from "./naming.js";

/**
 * @typedef {{left: number, top: number, right: number, bottom: number, weight: number}} Box
 *   `weight`: how much it matters that nothing is written over it
 */

const FONTS = {
  place: "600 12px system-ui, sans-serif",
  city: "400 11px system-ui, sans-serif",
  country: "500 12px system-ui, sans-serif",
};

/**
 * @param {CanvasRenderingContext2D} context @param {any} map @param {any} bounds of the layer, pixels
 * @param {import("./event_layer.js").Mark[]} marks @param {import("./events.js").Events|null} events
 * @param {{background: () => {name: string, longitude: number, latitude: number, rank: number, country: boolean}[], selected: () => number}} source
 * @param {import("./theme.js").Theme} theme
 */
export function placeLabels(context, map, bounds, marks, events, source, theme) {
  /** @type {Box[]} */
  const taken = marks.map((m) => (
    { left: m.x - m.r, right: m.x + m.r, top: m.y - m.r, bottom: m.y + m.r, weight: m.total }
  ));
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  const sight = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y, weight: 0 };
  const named = new Set();
  const selected = source.selected();
  const inOrder = [...marks].sort((a, b) => Number(b.members.includes(selected)) - Number(a.members.includes(selected)));
  for (const mark of events ? inOrder : []) {
    if (mark.crowd) continue;
    const shown = mark.members.includes(selected) ? selected : mark.anchor;
    const name = shorten(events?.places.name[shown] ?? "");
    named.add(name);
    const others = mark.others ? ` +${mark.others}` : "";
    // Where there is no room for how many more there are, the name alone may still fit.
    for (const text of others ? [isolated(name) + others, name] : [name]) {
      const most = shown === selected ? Infinity : 0; // the name of the place looked at is always written
      if (write(context, taken, sight, text, mark.x, mark.y, mark.r + 4, FONTS.place, theme.text, theme.halo, most)) break;
    }
  }
  const zoom = map.getZoom();
  const seen = map.getBounds().pad(0.25);
  const [west, east, south, north] = [seen.getWest(), seen.getEast(), seen.getSouth(), seen.getNorth()];
  for (const label of source.background()) {
    if (label.rank > zoom) break; // they come in the order of their rank
    const { latitude, longitude } = label;
    if (latitude < south || latitude > north || longitude < west || longitude > east || named.has(label.name)) continue;
    const point = map.latLngToLayerPoint([label.latitude, label.longitude]);
    if (!bounds.contains(point)) continue;
    if (label.country) centre(context, taken, label.name.toUpperCase(), point.x, point.y, theme);
    else if (write(context, taken, sight, label.name, point.x, point.y, 5, FONTS.city, theme.faint, theme.halo)) {
      context.beginPath();
      context.arc(point.x, point.y, 1.8, 0, 2 * Math.PI);
      context.fillStyle = theme.faint;
      context.fill();
    }
  }
}

/** @param {string} name */
function shorten(name) {
  return name.length > 32 ? `${name.slice(0, 30)}…` : name;
}

/**
 * Write a name to the right of a point, else to its left, above, below or aslant, rather within sight than cut by the edge;
 * nowhere where all are taken.
 * @param {CanvasRenderingContext2D} context @param {Box[]} taken @param {Box} sight @param {string} text @param {number} x @param {number} y
 * @param {number} away pixels from the point @param {string} font @param {string} colour @param {string} halo
 * @param {number} most weight of what may be written over
 */
function write(context, taken, sight, text, x, y, away, font, colour, halo, most = 0) {
  context.font = font;
  const width = context.measureText(text).width;
  const [near, up] = [away * 0.6, away * 0.75 + 5];
  const spots = [
    [x + away, y], [x - away - width, y], [x - width / 2, y - away - 8], [x - width / 2, y + away + 8],
    [x + near, y - up], [x + near, y + up], [x - near - width, y - up], [x - near - width, y + up],
  ];
  const cut = (/** @type {number[]} */ [left]) => Number(left < sight.left || left + width > sight.right);
  spots.sort((a, b) => cut(a) - cut(b));
  let best = null;
  let least = Infinity;
  for (const [left, middle] of spots) {
    const box = { left: left - 2, right: left + width + 2, top: middle - 8, bottom: middle + 8, weight: Infinity };
    const covered = taken.reduce((sum, other) => (overlap(box, other) ? sum + other.weight : sum), 0);
    if (covered < least) [best, least] = [{ box, left, middle }, covered];
    if (!covered) break;
  }
  if (!best || least > most) return false;
  taken.push(best.box);
  ink(context, text, best.left, best.middle, colour, halo);
  return true;
}

/**
 * @param {CanvasRenderingContext2D} context @param {Box[]} taken @param {string} text @param {number} x @param {number} y
 * @param {import("./theme.js").Theme} theme
 */
function centre(context, taken, text, x, y, theme) {
  context.font = FONTS.country;
  context.letterSpacing = "2px";
  const width = context.measureText(text).width;
  const box = { left: x - width / 2, right: x + width / 2, top: y - 8, bottom: y + 8, weight: Infinity };
  if (!taken.some((other) => overlap(box, other))) {
    taken.push(box);
    ink(context, text, box.left, y, theme.faint, theme.halo);
  }
  context.letterSpacing = "0px";
}

/**
 * Written names as small pictures: drawing one again takes a fraction of the time of writing it with its halo.
 * @type {Map<string, HTMLCanvasElement>}
 */
const pictures = new Map();
const MOST_PICTURES = 3000;
const PICTURE_HEIGHT = 20;

/**
 * @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y
 * @param {string} colour @param {string} halo
 */
function ink(context, text, x, y, colour, halo) {
  const ratio = context.getTransform().a;
  const key = [text, context.font, context.letterSpacing, colour, halo, ratio].join("|");
  let picture = pictures.get(key);
  if (!picture) {
    if (pictures.size >= MOST_PICTURES) pictures.clear();
    picture = written(text, context, ratio, colour, halo);
    pictures.set(key, picture);
  }
  context.drawImage(picture, x - 3, y - PICTURE_HEIGHT / 2, picture.width / ratio, picture.height / ratio);
}

/**
 * @param {string} text @param {CanvasRenderingContext2D} like  font and spacing @param {number} ratio
 * @param {string} colour @param {string} halo
 */
function written(text, like, ratio, colour, halo) {
  const picture = document.createElement("canvas");
  picture.width = Math.ceil((like.measureText(text).width + 6) * ratio);
  picture.height = PICTURE_HEIGHT * ratio;
  const context = picture.getContext("2d");
  if (!context) return picture;
  context.scale(ratio, ratio);
  Object.assign(context, { font: like.font, letterSpacing: like.letterSpacing, textBaseline: "middle", lineJoin: "round",
    lineWidth: 3, strokeStyle: halo, fillStyle: colour });
  context.strokeText(text, 3, PICTURE_HEIGHT / 2);
  context.fillText(text, 3, PICTURE_HEIGHT / 2);
  return picture;
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Cities and countries as labels, each with the zoom level from which it is shown; most important first.
 * @param {import("./basemap.js").World|null} world @param {any} cities the compiled file, null before it is here
 */
export function backgroundLabels(world, cities) {
  const countries = (world?.labels ?? []).map(({ name, longitude, latitude, size }) => ({
    name, longitude, latitude, country: true, rank: Math.max(1.5, Math.round(7.2 - Math.log2(1 + size)) + 0.5),
  }));
  const towns = (cities?.names ?? []).map((/** @type {string} */ name, /** @type {number} */ i) => ({
    name, longitude: cities.longitudes[i], latitude: cities.latitudes[i], country: false,
    rank: cityRank(cities.populations[i], i < cities.capitals),
  }));
  const all = [...countries, ...towns];
  return all.sort((a, b) => a.rank - b.rank);
}

/** @param {number} population @param {boolean} capital */
function cityRank(population, capital) {
  const rank = population > 5e6 ? 3 : population > 1e6 ? 5 : population > 3e5 ? 6 : 7;
  return capital ? Math.min(rank, population > 1e6 ? 4 : 6) : rank;
}
