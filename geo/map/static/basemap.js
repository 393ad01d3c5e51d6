// Land, coasts and de facto borders, drawn from our own files so that the map is never empty.

/**
 * @typedef {{path: Path2D, west: number, east: number, north: number, south: number}} Shape  box in zoom-0 pixels
 * @typedef {{lands: Shape[], borders: Shape[], coasts: Shape[],
 *            labels: {name: string, longitude: number, latitude: number, size: number}[]}} World
 */

/** From this zoom on the finer file is used. */
const DETAIL_ZOOM = 6;

/**
 * Decode a compiled world file (see geo/map/compile_basemap.py) into paths in Web-Mercator pixels at zoom 0.
 * @param {any} file @returns {World}
 */
export function decodeWorld(file) {
  const arcs = file.arcs.map((/** @type {number[]} */ flat) => {
    const points = new Float64Array(flat.length);
    let longitude = 0;
    let latitude = 0;
    for (let i = 0; i < flat.length; i += 2) {
      longitude += flat[i];
      latitude += flat[i + 1];
      points[i] = ((longitude / file.scale + 180) / 360) * 256;
      points[i + 1] = mercatorY(latitude / file.scale);
    }
    return points;
  });
  const lines = (/** @type {number[]} */ indexes) => indexes.flatMap((i) => around([[i]], arcs));
  return {
    lands: file.lands.flatMap((/** @type {{rings: number[][]}} */ land) => around(land.rings, arcs)),
    borders: lines(file.borders),
    coasts: lines(file.coasts),
    labels: file.lands.map((/** @type {any} */ land) => ({
      name: land.name, longitude: land.label[0], latitude: land.label[1], size: land.size,
    })),
  };
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
 * @param {number[][]} rings indexes of arcs, ~i for arc i backwards @param {Float64Array[]} arcs @returns {Shape[]}
 */
function around(rings, arcs) {
  const here = shape(rings, arcs, 0);
  if (here.east > 256.01) return [here, shape(rings, arcs, -256)];
  if (here.west < -0.01) return [here, shape(rings, arcs, 256)];
  return [here];
}

/** @param {number[][]} rings @param {Float64Array[]} arcs @param {number} shift pixels @returns {Shape} */
function shape(rings, arcs, shift) {
  const path = new Path2D();
  const found = { path, west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  for (const ring of rings) {
    let before = NaN;
    let turn = shift;
    for (const index of ring) {
      const points = arcs[index < 0 ? ~index : index];
      for (let k = 0; k < points.length; k += 2) {
        const at = index < 0 ? points.length - 2 - k : k;
        // From one side of the 180th meridian to the other the line goes on, not back around the world.
        if (points[at] + turn - before > 128) turn -= 256;
        else if (points[at] + turn - before < -128) turn += 256;
        const [x, y] = [points[at] + turn, points[at + 1]];
        if (Number.isNaN(before)) path.moveTo(x, y);
        else path.lineTo(x, y);
        before = x;
        found.west = Math.min(found.west, x);
        found.east = Math.max(found.east, x);
        found.north = Math.min(found.north, y);
        found.south = Math.max(found.south, y);
      }
    }
  }
  return found;
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
      const world = (coords.z >= DETAIL_ZOOM && worlds.fine) || worlds.coarse;
      const context = tile.getContext("2d");
      if (context) drawTile(context, world, coords, size, ratio, theme());
      return tile;
    },
  });
  const layer = new Layer({ pane: "tilePane", zIndex: 0, className: "gz-basemap", keepBuffer: 1, updateWhenZooming: false,
    attribution: "Basemap: Natural Earth, de facto boundaries · Places: GeoNames" });
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
  context.lineJoin = "round";
  const margin = 2 / scale;
  const near = (/** @type {Shape} */ s) =>
    s.west <= box.east + margin && s.east >= box.west - margin && s.north <= box.south + margin && s.south >= box.north - margin;
  context.fillStyle = theme.land;
  for (const land of world.lands) if (near(land)) context.fill(land.path, "evenodd");
  context.lineWidth = (0.9 * ratio) / scale;
  context.strokeStyle = theme.coast;
  for (const coast of world.coasts) if (near(coast)) context.stroke(coast.path);
  context.lineWidth = (1.1 * ratio) / scale;
  context.strokeStyle = theme.border;
  context.setLineDash([(5 * ratio) / scale, (2.5 * ratio) / scale]);
  for (const border of world.borders) if (near(border)) context.stroke(border.path);
}
