// Names on the map: places with events first, then cities and countries, none over another.

import { chosenOf } from "./chosen.js";
import { widthOf } from "./lettering.js";
import { room } from "./room.js";
import { outermost } from "./symbols.js";

/**
 * @typedef {import("./room.js").Box} Box
 * @typedef {import("./lettering.js").Style} Style
 */

/** The map's tools cover so much of its left edge. */
export const TOOLS_PX = 62;
/** Worse than to cover any symbol, but the place looked at is named even there. */
const COVERED = 1e12;
/** Nor may a name be cut by the edge of the sight. */
const CUT = 1e13;
/** Pixels from what is drawn of a symbol to its name; other symbols are so much farther from it. */
const AWAY_PX = 3;
const APART_PX = 2;
/** Radius of the dot that stands for a place where no symbol does. */
const DOT_PX = 2;

/** What a table may write behind a name: the background has Idlib for its Idlib town. */
const KIND = / (town|village|city)$/i;

const FONTS = {
  place: "600 12px system-ui, sans-serif",
  city: "400 11px system-ui, sans-serif",
  country: "500 12px system-ui, sans-serif",
};

/**
 * Finds where names go.
 * @param {any} map @param {any} bounds where there may be names, pixels of the layer
 * @param {import("./marks.js").Mark[]} marks all that are drawn @param {import("./events.js").Events|null} events
 * @param {{background: () => {name: string, longitude: number, latitude: number, rank: number, country: boolean}[],
 *          selected: () => ReadonlySet<number>, isDrawn?: (mark: import("./marks.js").Mark) => boolean}} source
 *   `isDrawn`: whether a symbol is to be seen, not heat in its place
 * @param {import("./theme.js").Lettering} theme @param {{left: number, top: number, right: number, bottom: number}[]} covered
 *   boxes of the map's container where no name could be read
 */
export function labels(map, bounds, marks, events, source, theme, covered) {
  const taken = room();
  /** What is taken around each symbol. @type {Map<any, Box>} */
  const around = new Map();
  const isDrawn = source.isDrawn ?? (() => true);
  const reach = (/** @type {import("./marks.js").Mark} */ mark) => (isDrawn(mark) ? outermost(mark, source.selected()) : DOT_PX);
  for (const mark of marks) around.set(mark, taken.take(boxOf(mark, reach(mark) + APART_PX)));
  const corner = map.containerPointToLayerPoint([0, 0]);
  for (const { left, top, right, bottom } of covered) {
    taken.take({ left: corner.x + left, top: corner.y + top, right: corner.x + right, bottom: corner.y + bottom, weight: COVERED });
  }
  const size = map.getSize();
  const sight = { left: corner.x, right: corner.x + size.x, top: corner.y, bottom: corner.y + size.y };
  /** @type {import("./lettering.js").Name[]} */
  let names = [];
  /** Places. @type {Set<number>} */
  const named = new Set();
  const place = (/** @type {string} */ text, /** @type {Style} */ style, /** @type {{x: number, y: number}} */ at, /** @type {number} */ away, most = 0, more = "") =>
    beside(taken, sight, widthOf(text, style) + widthOf(more, style), at, away, most, around.get(at), (x, y) => names.push({ text, more, style, ...onPixel(x, y), at }));

  return {
    /** The names of some of the symbols; those given first have the choice. @param {import("./marks.js").Mark[]} some */
    of(some) {
      names = [];
      nameMarks(some);
      return names;
    },
    /** Those of cities and countries. */
    background() {
      names = [];
      nameBackground();
      return names;
    },
  };

  /** @param {import("./marks.js").Mark[]} some */
  function nameMarks(some) {
    const selected = source.selected();
    const bold = { font: FONTS.place, colour: theme.text, halo: theme.halo };
    for (const mark of events ? some : []) {
      if (mark.nameless) continue;
      const chosen = selected.has(mark.anchor) ? mark.anchor : chosenOf(mark.members, selected);
      const shown = chosen ?? mark.anchor;
      const name = shorten(events?.places.name[shown] ?? "");
      if (events) named.add(shown);
      const others = !isDrawn(mark) ? "" : mark.crowd ? " + many" : mark.others ? ` +${mark.others}` : "";
      // The name of the one place looked at is always written.
      const most = selected.size === 1 && chosen !== undefined ? Infinity : 0;
      // Where there is no room for how many more there are, or for what a place is, the name alone may still fit.
      const tries = [[name, others], [name, ""], [name.replace(KIND, ""), ""]].filter((one, i, all) => one.join() !== all[i - 1]?.join());
      const isNamed = tries.some(([text, more]) => place(text, bold, mark, reach(mark) + AWAY_PX, most, more));
      if (isNamed && !isDrawn(mark)) names[names.length - 1].dot = mark;
    }
  }

  function nameBackground() {
    const zoom = map.getZoom();
    const seen = map.getBounds().pad(0.25);
    const [west, east, south, north] = [seen.getWest(), seen.getEast(), seen.getSouth(), seen.getNorth()];
    const faint = { font: FONTS.city, colour: theme.faint, halo: theme.halo };
    const known = new Set([...named].flatMap((shown) => (events ? calledOf(events.places, shown) : [])));
    const capitals = { ...faint, font: FONTS.country, spacing: "2px" };
    for (const label of source.background()) {
      if (label.rank > zoom) break; // they come in the order of their rank
      const { latitude, longitude } = label;
      if (latitude < south || latitude > north || longitude < west || longitude > east || known.has(label.name)) continue;
      const point = map.latLngToLayerPoint([label.latitude, label.longitude]);
      if (!bounds.contains(point)) continue;
      if (label.country) {
        const text = label.name.toUpperCase();
        centred(taken, sight, widthOf(text, capitals), point, (x, y) => names.push({ text, style: capitals, ...onPixel(x, y), at: point }));
      } else if (place(label.name, faint, point, 5)) names[names.length - 1].dot = point;
    }
  }
}

/** Found once, for the background is named with each frame. @type {WeakMap<import("./events.js").Places, Map<number, string[]>>} */
const called = new WeakMap();

/** All that a background may call a place. @param {import("./events.js").Places} places @param {number} place @returns {string[]} */
function calledOf(places, place) {
  const found = called.get(places) ?? new Map();
  called.set(places, found);
  if (!found.has(place)) {
    const names = [places.name[place], ...Object.values(places.names ?? {}).map((all) => all[place])].filter(Boolean);
    found.set(place, [...names, ...names.map((name) => name.replace(KIND, ""))]);
  }
  return found.get(place);
}

/** Between pixels letters would be blurred. @param {number} x @param {number} y */
function onPixel(x, y) {
  return { x: Math.round(x), y: Math.round(y) };
}

/** @param {string} name */
function shorten(name) {
  return name.length > 32 ? `${name.slice(0, 30)}…` : name;
}

/** What a name takes beside its letters and above its middle, its halo included: halos never meet, in whatever order they are drawn. */
const ROOM_PX = { beside: 2, above: 9 };

/** Whole names to a side and up, and pixels to a side and up, that a name lies from what it names. @typedef {{names: number, rows: number, aside: number, up: number}} Spot */

/** To the right and the left; above and below, a half or another share of the name to the left; aslant, turned by so much. @type {Spot[]} */
const SPOTS = [
  { names: 0, rows: 0, aside: 1, up: 0 },
  { names: -1, rows: 0, aside: -1, up: 0 },
  ...[0.5, 0.25, 0.75].flatMap((share) => [-1, 1].map((rows) => ({ names: -share, rows, aside: 0, up: rows }))),
  ...[0.75, 0.5, 1, 0.3].flatMap((turn) => [1, -1].flatMap((aside) => [-1, 1].map((up) => (
    { names: aside < 0 ? -1 : 0, rows: 0, aside: aside * Math.cos(turn), up: up * Math.sin(turn) })))),
];
/**
 * Below and above, over as little of the symbol's own rim as may be: between large symbols there may be no other room.
 * @type {Spot[]}
 */
const RIM_SPOTS = [-0.2, -0.75, -1.25].flatMap((rows) => [0.5, 0.25, 0.75, 0, 1].flatMap((share) => (
  [1, -1].map((up) => ({ names: -share, rows: rows * up, aside: 0, up })))));
const ALL_SPOTS = [...SPOTS, ...RIM_SPOTS];
/** So wide is a symbol of which a name there leaves the number free. */
const RIM_LEAST_PX = 48;
const ROW_PX = 8;
const ASLANT_PX = 4;

/**
 * Find room for a name to the right of a point, else to its left, above, below or aslant, whole and rather not where tools
 * are going to be; none where all is taken.
 * @param {ReturnType<typeof room>} taken @param {Omit<Box, "weight">} sight @param {number} width of the name
 * @param {{x: number, y: number}} point @param {number} away pixels from it @param {number} most weight of what may be written over
 * @param {Box|undefined} own what its symbol takes @param {(x: number, y: number) => void} put @returns {boolean} whether there is
 */
function beside(taken, sight, width, { x, y }, away, most, own, put) {
  let [best, least] = [{ left: 0, middle: 0 }, Infinity];
  const box = boxAt(0, 0, width);
  const spots = own && own.right - own.left > RIM_LEAST_PX ? ALL_SPOTS : SPOTS;
  for (const wanted of [false, true]) {
    for (const { names, rows, aside, up } of spots) {
      const left = x + names * width + aside * away;
      if ((left < sight.left + TOOLS_PX || left + width > sight.right) !== wanted) continue;
      const middle = y + rows * ROW_PX + up * (rows ? away : away + ASLANT_PX);
      moveTo(box, left, middle, width);
      const cut = isCut(box, sight) ? CUT : 0;
      const enough = Math.min(least, most);
      const covered = cut > enough ? cut : cut + taken.covered(box, own, enough - cut);
      if (covered < least && covered <= most) [best, least] = [{ left, middle }, covered];
      if (!covered) break;
    }
    if (!least) break;
  }
  if (least > most || least === Infinity) return false;
  taken.take(moveTo(box, best.left, best.middle, width));
  put(best.left, best.middle);
  return true;
}

/** Whether a name would be seen in part; of those beyond the sight it may be that they come into it. @param {Box} box @param {Omit<Box, "weight">} sight */
function isCut(box, sight) {
  const { left, right, top, bottom } = sight;
  if (box.right <= left || box.left >= right || box.bottom <= top || box.top >= bottom) return false;
  return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
}

/** @param {import("./marks.js").Mark} mark @param {number} r @returns {Box} */
function boxOf({ x, y, total, area }, r) {
  return { left: x - r, right: x + r, top: y - r, bottom: y + r, weight: Math.max(1, total), round: !area };
}

/** What a name takes where it is. @param {import("./lettering.js").Name} name */
export function boxOfName({ text, more, style, x, y }) {
  return boxAt(x, y, widthOf(text, style) + (more ? widthOf(more, style) : 0));
}

/** What a name takes. @param {number} left @param {number} middle @param {number} width @returns {Box} */
function boxAt(left, middle, width) {
  return moveTo({ left, right: 0, top: 0, bottom: 0, weight: Infinity }, left, middle, width);
}

/** @param {Box} box @param {number} left @param {number} middle @param {number} width of the name */
function moveTo(box, left, middle, width) {
  box.left = left - ROOM_PX.beside;
  box.right = left + width + ROOM_PX.beside;
  box.top = middle - ROOM_PX.above;
  box.bottom = middle + ROOM_PX.above;
  return box;
}

/**
 * @param {ReturnType<typeof room>} taken @param {Omit<Box, "weight">} sight @param {number} width @param {{x: number, y: number}} point
 * @param {(x: number, y: number) => void} put
 */
function centred(taken, sight, width, { x, y }, put) {
  const left = x - width / 2;
  const box = boxAt(left, y, width);
  if (taken.covered(box) || isCut(box, sight)) return;
  taken.take(box);
  put(left, y);
}

/**
 * Cities and countries as labels, each with the zoom level from which it is shown; most important first.
 * @param {import("./basemap.js").World|null} world @param {any} cities the compiled file, null before it is here
 */
export function backgroundLabels(world, cities) {
  // All large countries are shown from the same zoom on, where not all find room: the largest has the choice.
  const bySize = [...(world?.labels ?? [])].sort((a, b) => b.size - a.size);
  const countries = bySize.map(({ name, longitude, latitude, size }) => ({
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
