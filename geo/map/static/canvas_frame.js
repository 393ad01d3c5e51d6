// Which part of the map a layer's canvas covers.

/**
 * @typedef {object} CanvasFrame
 * @property {any} bounds   pixels of the layer
 * @property {number} padding  share of the sight beyond each of its sides
 * @property {any} center @property {number} zoom @property {any} origin  of the map when it was asked for
 */

/** The part of the map in sight, and so much of it beyond each side. @param {any} L Leaflet @param {any} map @param {number} padding @returns {CanvasFrame} */
export function covering(L, map, padding) {
  const size = map.getSize();
  const min = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
  const bounds = L.bounds(min, min.add(size.multiplyBy(1 + 2 * padding)).round());
  return { bounds, padding, center: map.getCenter(), zoom: map.getZoom(), origin: map.getPixelOrigin() };
}

/** Whether they cover the same. @param {CanvasFrame} a @param {CanvasFrame} b */
export function sameFrame(a, b) {
  return a.zoom === b.zoom && a.origin.equals(b.origin) && a.bounds.equals(b.bounds);
}

/**
 * Put a layer's canvas where a frame is. Leaflet's own renderers do so for the sight of the moment only; the map may have
 * been moved since the frame was asked for.
 * @param {any} L Leaflet @param {any} renderer @param {CanvasFrame} frame
 */
export function place(L, renderer, { bounds, padding, center, zoom }) {
  renderer.options.padding = padding;
  Object.assign(renderer, { _bounds: bounds, _center: center, _zoom: zoom });
  L.DomUtil.setPosition(renderer._container, bounds.min);
}

/**
 * Let a canvas be as large as it is wanted, though never of no size: of such a one nothing can be drawn, while a map is
 * hidden or has no height.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @returns {number} its dots a pixel
 */
export function sized(canvas, width, height) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const [across, down] = [width, height].map((side) => Math.max(1, side * ratio));
  if (canvas.width !== across || canvas.height !== down) {
    [canvas.width, canvas.height] = [across, down];
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  }
  return ratio;
}

/**
 * Empty a canvas for a part of the map.
 * @param {HTMLCanvasElement} canvas @param {any} bounds @param {CanvasRenderingContext2DSettings} [settings]
 * @returns {CanvasRenderingContext2D} in pixels of the layer
 */
export function blank(canvas, bounds, settings) {
  const { x, y } = bounds.getSize();
  const ratio = sized(canvas, x, y);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", settings));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio, 0, 0, ratio, -bounds.min.x * ratio, -bounds.min.y * ratio);
  return context;
}
