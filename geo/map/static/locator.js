// Where in the world the map is: a small overview with the box of what is in sight. Can be folded.

import { paintWorld } from "./basemap.js";
import { element, keepClicks } from "./dom.js";
import { icon } from "./toolbar.js";

const WIDTH_PX = 144;
const HEIGHT_PX = 96;
const WORLD_PX = 256;
/** The overview is so many zoom levels farther away, and never nearer than the second. */
const FARTHER = 4.5;
const NEAREST_ZOOM = 1.8;
/** From here outwards the map is its own overview. */
const LEAST_ZOOM = 4;
const LEAST_BOX_PX = 7;
/** It follows when the map has come to rest for so long. */
const REST_MS = 120;
/** On a narrower map it begins folded: the menu of tools unfolds it. */
const LEAST_WIDTH_PX = 640;

/**
 * @param {any} L Leaflet @param {any} map
 * @param {{world: () => import("./basemap.js").World|null, theme: () => import("./theme.js").Theme}} source
 */
export function locator(L, map, source) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { class: "gz-overview-map", "aria-hidden": "true" }));
  [canvas.width, canvas.height] = [WIDTH_PX * ratio, HEIGHT_PX * ratio];
  const fold = element("button", { type: "button", class: "gz-locator-fold", "aria-label": "Fold the overview map", title: "Fold the overview map" });
  fold.append(icon("clear"));
  const box = element("div", { class: "gz-overview" });
  box.append(canvas, fold);
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => {
    keepClicks(L, box);
    return box;
  };
  let on = map.getSize().x >= LEAST_WIDTH_PX;
  let rest = 0;
  let scale = 1;
  let corner = { x: 0, y: 0 };
  fold.addEventListener("click", () => toggle());
  canvas.addEventListener("click", (event) => {
    const at = { x: (event.offsetX / scale + corner.x) / WORLD_PX, y: (event.offsetY / scale + corner.y) / WORLD_PX };
    const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * at.y))) * 180) / Math.PI;
    map.panTo([latitude, at.x * 360 - 180]);
  });
  map.on("moveend zoomend resize", () => {
    clearTimeout(rest);
    rest = window.setTimeout(draw, REST_MS);
  });
  control.addTo(map);
  draw();
  return { toggle, on: () => on, refresh: draw };

  function toggle() {
    on = !on;
    draw();
  }

  function draw() {
    const zoom = map.getZoom();
    const world = source.world();
    box.hidden = !on || !world || zoom < LEAST_ZOOM;
    const context = canvas.getContext("2d");
    if (box.hidden || !context || !world || !canvas.offsetParent) return;
    const theme = source.theme();
    const bounds = map.getPixelBounds();
    const [west, north, east, south] = [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y].map((value) => value / 2 ** zoom);
    scale = 2 ** Math.min(NEAREST_ZOOM, zoom - FARTHER);
    const tall = HEIGHT_PX / scale;
    corner = {
      x: (west + east) / 2 - WIDTH_PX / scale / 2,
      y: Math.max(0, Math.min(WORLD_PX - tall, (north + south) / 2 - tall / 2)),
    };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.sea;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale * ratio, 0, 0, scale * ratio, -corner.x * scale * ratio, -corner.y * scale * ratio);
    paintWorld(context, world, { west: corner.x, east: corner.x + WIDTH_PX / scale, north: corner.y, south: corner.y + tall }, scale * ratio, ratio * 0.7, theme);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [wide, high] = [Math.max(LEAST_BOX_PX, (east - west) * scale), Math.max(LEAST_BOX_PX, (south - north) * scale)];
    const middle = { x: ((west + east) / 2 - corner.x) * scale, y: ((north + south) / 2 - corner.y) * scale };
    context.globalAlpha = 0.18;
    context.fillStyle = theme.accent;
    context.fillRect(middle.x - wide / 2, middle.y - high / 2, wide, high);
    context.globalAlpha = 1;
    context.strokeStyle = theme.accent;
    context.lineWidth = 2;
    context.strokeRect(middle.x - wide / 2, middle.y - high / 2, wide, high);
  }
}
