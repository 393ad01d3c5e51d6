// Land, coasts and de facto borders, drawn from our own files so that the map is never empty.

/**
 * @typedef {object} Shape
 * @property {() => Path2D} path  made when first asked for: of the world's shapes a view shows few
 * @property {number} west @property {number} east @property {number} north @property {number} south  zoom-0 pixels
 *
 * @typedef {{lands: Shape[], borders: Shape[], coasts: Shape[],
 *            labels: {name: string, longitude: number, latitude: number, size: number}[]}} World
 *
 * @typedef {(index: number) => number[]} Arcs  points of an arc: longitudes and latitudes in turn, in units of the file
 */

/** From this zoom on the finer file is used. */
const DETAIL_ZOOM = 6;

/**
 * Decode a compiled world file (see geo/map/compile_basemap.py) into shapes in Web-Mercator pixels at zoom 0.
 * @param {any} file @returns {World}
 */
export function decodeWorld(file) {
  const { scale } = file;
  /** @type {number[][]} */
  const decoded = [];
  const arcs = (/** @type {number} */ i) => (decoded[i] ??= absolute(file.arcs[i], 360 * scale));
  const lines = (/** @type {number[]} */ indexes) =>
    indexes.flatMap((i) => around([[i]], file.arc_boxes[i], arcs, scale));
  return {
    lands: file.lands.flatMap((/** @type {any} */ land) => around(land.rings, land.box, arcs, scale)),
    borders: lines(file.borders),
    coasts: lines(file.coasts),
    labels: file.lands.map((/** @type {any} */ land) => ({
      name: land.name, longitude: land.label[0], latitude: land.label[1], size: land.size,
    })),
  };
}

/**
 * The points of an encoded arc. Over the 180th meridian it goes on, not back around the world.
 * @param {number[]} flat a point, then differences @param {number} turn all around @returns {number[]}
 */
function absolute(flat, turn) {
  const points = flat.slice();
  for (let i = 2; i < points.length; i += 2) {
    points[i] += points[i - 2] - turn * Math.round(flat[i] / turn);
    points[i + 1] += points[i - 1];
  }
  return points;
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
 * @param {number[][]} rings indexes of arcs, ~i for arc i backwards @param {number[]} box west, south, east, north
 * @param {Arcs} arcs @param {number} scale units a degree @returns {Shape[]}
 */
function around(rings, box, arcs, scale) {
  const here = shape(rings, box, arcs, scale, 0);
  if (here.east > 256.01) return [here, shape(rings, box, arcs, scale, -256)];
  if (here.west < -0.01) return [here, shape(rings, box, arcs, scale, 256)];
  return [here];
}

/**
 * @param {number[][]} rings @param {number[]} box @param {Arcs} arcs @param {number} scale @param {number} shift pixels
 * @returns {Shape}
 */
function shape(rings, [west, south, east, north], arcs, scale, shift) {
  const x = (/** @type {number} */ units) => ((units / scale + 180) / 360) * 256 + shift;
  const y = (/** @type {number} */ units) => mercatorY(units / scale);
  /** @type {Path2D|null} */
  let made = null;
  const path = () => (made ??= outline(rings, arcs, 360 * scale, x, y));
  return { path, west: x(west), east: x(east), north: y(north), south: y(south) };
}

/**
 * @param {number[][]} rings @param {Arcs} arcs @param {number} turn units all around
 * @param {(units: number) => number} x @param {(units: number) => number} y
 */
function outline(rings, arcs, turn, x, y) {
  const path = new Path2D();
  for (const ring of rings) {
    let before = NaN;
    for (const index of ring) {
      const points = arcs(index < 0 ? ~index : index);
      const last = points.length - 2;
      const begins = Number.isNaN(before);
      const shift = begins ? 0 : turn * Math.round((before - points[index < 0 ? last : 0]) / turn);
      for (let k = 0; k <= last; k += 2) {
        const at = index < 0 ? last - k : k;
        before = points[at] + shift;
        if (begins && k === 0) path.moveTo(x(before), y(points[at + 1]));
        else path.lineTo(x(before), y(points[at + 1]));
      }
    }
  }
  return path;
}

/**
 * A Leaflet layer of canvas tiles with the world on them.
 * @param {any} L Leaflet @param {string} folder address of the basemap files
 * @param {import("./source.js").Read} read
 * @param {() => import("./theme.js").Theme} theme @param {(world: World) => void} onWorld told of each file that arrives
 */
export function basemapLayer(L, folder, read, theme, onWorld) {
  /** @type {{coarse: World|null, fine: World|null}} */
  const worlds = { coarse: null, fine: null };
  let fineAsked = false;

  const Layer = L.GridLayer.extend({
    createTile(/** @type {{x: number, y: number, z: number}} */ coords) {
      if (coords.z >= DETAIL_ZOOM && !fineAsked) {
        fineAsked = true;
        load("detail.json", "fine");
      }
      const tile = document.createElement("canvas");
      const size = this.getTileSize().x;
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      tile.width = tile.height = size * ratio;
      const world = layer.worldAt(coords.z);
      const context = tile.getContext("2d");
      if (context) drawTile(context, world, coords, size, ratio, theme());
      return tile;
    },

    /** The shapes to draw at a zoom level; null before they are here. @param {number} zoom @returns {World|null} */
    worldAt(zoom) {
      return (zoom >= DETAIL_ZOOM && worlds.fine) || worlds.coarse;
    },
  });
  const layer = new Layer({ pane: "tilePane", zIndex: 0, className: "gz-basemap", keepBuffer: 1, updateWhenZooming: false,
    attribution: "De facto boundaries · Basemap: Natural Earth · Places: GeoNames" });
  load("world.json", "coarse");
  return layer;

  /** @param {string} name @param {"coarse"|"fine"} level */
  async function load(name, level) {
    try {
      worlds[level] = decodeWorld(await read(folder + name));
    } catch {
      return; // Without the file the map is sea-coloured; the events are drawn all the same.
    }
    if (level === "coarse" && worlds.coarse) onWorld(worlds.coarse);
    layer.redraw();
  }
}

/**
 * @param {CanvasRenderingContext2D} context @param {World|null} world @param {{x: number, y: number, z: number}} coords
 * @param {number} size @param {number} ratio @param {import("./theme.js").Theme} theme
 */
function drawTile(context, world, coords, size, ratio, theme) {
  context.fillStyle = theme.sea;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  if (!world) return;
  const tiles = 2 ** coords.z;
  const column = ((coords.x % tiles) + tiles) % tiles;
  const span = 256 / tiles;
  const box = { west: column * span, east: (column + 1) * span, north: coords.y * span, south: (coords.y + 1) * span };
  const scale = (size * ratio) / span;
  context.setTransform(scale, 0, 0, scale, -box.west * scale, -box.north * scale);
  paintWorld(context, world, box, scale, ratio, theme);
}

/**
 * Paint land, coasts and borders within a box.
 * @param {CanvasRenderingContext2D} context in pixels of zoom 0 @param {World} world
 * @param {{west: number, east: number, north: number, south: number}} box in the same @param {number} scale pixels of the canvas in one of zoom 0
 * @param {number} ratio how wide lines are @param {import("./theme.js").Theme} theme
 */
export function paintWorld(context, world, box, scale, ratio, theme) {
  context.lineJoin = "round";
  const margin = 2 / scale;
  const near = (/** @type {Shape} */ s) =>
    s.west <= box.east + margin && s.east >= box.west - margin && s.north <= box.south + margin && s.south >= box.north - margin;
  context.fillStyle = theme.land;
  for (const land of world.lands) if (near(land)) context.fill(land.path(), "evenodd");
  context.lineWidth = (0.9 * ratio) / scale;
  context.strokeStyle = theme.coast;
  for (const coast of world.coasts) if (near(coast)) context.stroke(coast.path());
  context.lineWidth = (1.1 * ratio) / scale;
  context.strokeStyle = theme.border;
  context.setLineDash([(5 * ratio) / scale, (2.5 * ratio) / scale]);
  for (const border of world.borders) if (near(border)) context.stroke(border.path());
}
