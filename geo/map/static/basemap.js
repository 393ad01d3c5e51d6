// Land, coasts and de facto borders, drawn from our own files so that the map is never empty.

/**
 * @typedef {{west: number, east: number, north: number, south: number}} Box  zoom-0 pixels
 *
 * @typedef {Box & {path: (near: Box|null, thin: number) => Path2D}} Shape  `path` is made when first asked for: of the
 *   world's shapes a view shows few; true within a box, or everywhere; `thin`: pixels at zoom 0 that points are apart
 *
 * @typedef {{lands: Shape[], borders: Shape[], coasts: Shape[],
 *            labels: {name: string, longitude: number, latitude: number, size: number}[]}} World
 *
 * @typedef {{points: Float64Array, box: Box}} Arc  zoom-0 pixels, x and y in turn
 * @typedef {(index: number, thin: number) => Arc} Arcs
 */

/** Side of the world at zoom 0. */
export const WORLD_PX = 256;
/** Pixels at zoom 0: the width of a tile from zoom 6 on. */
const SMALL_PX = 5;
/** Points nearer than this cannot be told apart, and are left out on maps of less scale than this, which show very many. */
const APART_PX = 0.7;
const THINNED_SCALE = 24;
/**
 * Decode a compiled world file (see geo/map/compile_basemap.py) into shapes in Web-Mercator pixels at zoom 0.
 * @param {any} file @returns {World}
 */
export function decodeWorld(file) {
  const toX = (/** @type {number} */ units) => ((units / file.scale + 180) / 360) * WORLD_PX;
  const toY = (/** @type {number} */ units) => mercatorY(units / file.scale);
  const boxOf = (/** @type {number[]} */ [west, south, east, north]) => ({ west: toX(west), east: toX(east), north: toY(north), south: toY(south) });
  const turn = 360 * file.scale;
  /** @type {Box[]} what a view needs is told by them, before a single arc is decoded */
  const boxes = file.arcs.map((/** @type {number[]} */ flat) => boxOf(boundsOf(flat, turn)));
  /** @type {Map<number, Arc[]>} */
  const decoded = new Map([[0, []]]);
  /** @type {Arcs} */
  const arcs = (i, thin) => {
    if (!decoded.has(thin)) decoded.set(thin, []);
    const known = /** @type {Arc[]} */ (decoded.get(thin));
    return (known[i] ??= thin ? { ...arcs(i, 0), points: thinned(arcs(i, 0).points, thin) }
      : { points: absolute(file.arcs[i], turn, toX, toY), box: boxes[i] });
  };
  const lines = (/** @type {number[]} */ indexes) => indexes.flatMap((i) => around([[i]], boxes[i], arcs));
  return {
    lands: file.lands.flatMap((/** @type {any} */ land) => around(land.rings, boxOf(land.box), arcs)),
    borders: lines(file.borders),
    coasts: lines(file.coasts),
    labels: file.lands.map((/** @type {any} */ land) => ({
      name: land.name, longitude: land.label[0], latitude: land.label[1], size: land.size,
    })),
  };
}

/** The least and the greatest x and y of an encoded arc. @param {number[]} flat as for `absolute` @param {number} turn @returns {number[]} west, south, east, north */
function boundsOf(flat, turn) {
  let [x, y] = flat;
  let [west, south, east, north] = [x, y, x, y];
  for (let i = 2; i < flat.length; i += 2) {
    [x, y] = [onwards(x, flat[i], turn), y + flat[i + 1]];
    if (x < west) west = x;
    else if (x > east) east = x;
    if (y < south) south = y;
    else if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Over the 180th meridian an arc goes on, not back around the world. @param {number} x @param {number} step @param {number} turn all around */
function onwards(x, step, turn) {
  return x + step - turn * Math.round(step / turn);
}

/**
 * The points of an encoded arc, x and y in turn.
 * @param {number[]} flat a point, then differences @param {number} turn all around
 * @param {(units: number) => number} toX @param {(units: number) => number} toY @returns {Float64Array}
 */
function absolute(flat, turn, toX, toY) {
  const points = new Float64Array(flat.length);
  let [x, y] = flat;
  for (let i = 0; i < points.length; i += 2) {
    if (i) [x, y] = [onwards(x, flat[i], turn), y + flat[i + 1]];
    points[i] = toX(x);
    points[i + 1] = toY(y);
  }
  return points;
}

/** Points with those left out that are nearer than this to the one before; both ends stay. @param {Float64Array} points @param {number} thin */
export function thinned(points, thin) {
  const kept = [points[0], points[1]];
  for (let i = 2; i < points.length; i += 2) {
    const isLast = i === points.length - 2;
    const away = Math.max(Math.abs(points[i] - kept[kept.length - 2]), Math.abs(points[i + 1] - kept[kept.length - 1]));
    if (isLast || away >= thin) kept.push(points[i], points[i + 1]);
  }
  return Float64Array.from(kept);
}

/** @param {number} latitude degrees @returns {number} pixels at zoom 0 */
export function mercatorY(latitude) {
  const limited = Math.max(-85.0511, Math.min(85.0511, latitude));
  const sine = Math.sin((limited * Math.PI) / 180);
  return 128 - (Math.log((1 + sine) / (1 - sine)) * 128) / (2 * Math.PI);
}

/**
 * The shape of some lines, and once more a world's width away where it reaches over the 180th meridian, so that both
 * sides of the map show their part.
 * @param {number[][]} rings indexes of arcs, ~i for arc i backwards @param {Box} box @param {Arcs} arcs @returns {Shape[]}
 */
function around(rings, box, arcs) {
  const here = shape(rings, box, arcs, 0);
  if (here.east > WORLD_PX + 0.01) return [here, shape(rings, box, arcs, -WORLD_PX)];
  if (here.west < -0.01) return [here, shape(rings, box, arcs, WORLD_PX)];
  return [here];
}

/**
 * @param {number[][]} rings @param {Box} box @param {Arcs} arcs @param {number} shift pixels
 * @returns {Shape}
 */
function shape(rings, box, arcs, shift) {
  /** @type {Map<number, Path2D>} */
  const whole = new Map();
  const path = (/** @type {Box|null} */ near, /** @type {number} */ thin) => {
    if (near) return outline(rings, arcs, shift, near, thin);
    const found = whole.get(thin) ?? outline(rings, arcs, shift, null, thin);
    whole.set(thin, found);
    return found;
  };
  return { path, west: box.west + shift, east: box.east + shift, north: box.north, south: box.south };
}

/**
 * @param {number[][]} rings @param {Arcs} arcs @param {number} shift pixels
 * @param {Box|null} near arcs that lie outside of it are drawn as straight lines, which lie outside too: within it the
 *   outline is the same, of some hundred points in place of ten thousand
 * @param {number} thin
 */
function outline(rings, arcs, shift, near, thin) {
  const path = new Path2D();
  for (const ring of rings) {
    let before = NaN;
    for (const index of ring) {
      const { points, box } = arcs(index < 0 ? ~index : index, thin);
      const last = points.length - 2;
      const begins = Number.isNaN(before);
      const turned = begins ? shift : WORLD_PX * Math.round((before - points[index < 0 ? last : 0]) / WORLD_PX);
      const step = near && last > 0 && !meet(box, turned, near) ? last : 2;
      for (let k = 0; k <= last; k += step) {
        const at = index < 0 ? last - k : k;
        before = points[at] + turned;
        if (begins && k === 0) path.moveTo(before, points[at + 1]);
        else path.lineTo(before, points[at + 1]);
      }
    }
  }
  return path;
}

/** @param {Box} box @param {number} shift of it @param {Box} near */
function meet(box, shift, near) {
  return box.west + shift <= near.east && box.east + shift >= near.west && box.north <= near.south && box.south >= near.north;
}

/**
 * Paint land, coasts and borders within a box.
 * @param {CanvasRenderingContext2D} context in pixels of zoom 0 @param {World} world
 * @param {Box} box @param {number} scale pixels of the canvas in one of zoom 0
 * @param {number} ratio how wide lines are @param {import("./theme.js").Theme} theme
 */
export function paintWorld(context, world, box, scale, ratio, theme) {
  context.lineJoin = "round";
  context.setLineDash([]);
  const margin = 2 / scale;
  context.fillStyle = theme.land;
  // Of a small box most outlines are far away; of a large one the whole path, which is kept, serves better.
  const wide = { west: box.west - margin, east: box.east + margin, north: box.north - margin, south: box.south + margin };
  const part = box.east - box.west < SMALL_PX ? wide : null;
  // By powers of two, for what is thinned is kept, and a map that flies goes through very many scales.
  const thin = scale < THINNED_SCALE ? APART_PX / 2 ** Math.ceil(Math.log2(scale)) : 0;
  for (const land of world.lands) if (meet(land, 0, wide)) context.fill(land.path(part, thin), "evenodd");
  context.lineWidth = (0.9 * ratio) / scale;
  context.strokeStyle = theme.coast;
  for (const coast of world.coasts) if (meet(coast, 0, wide)) context.stroke(coast.path(null, thin));
  context.lineWidth = (1.1 * ratio) / scale;
  context.strokeStyle = theme.border;
  context.setLineDash([(5 * ratio) / scale, (2.5 * ratio) / scale]);
  for (const border of world.borders) if (meet(border, 0, wide)) context.stroke(border.path(null, thin));
}
