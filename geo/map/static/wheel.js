// Zooming the map by a wheel, or by two fingers on a pad: as far as they go, in whole levels. Leaflet itself takes the
// least touch of a pad for a level, and loses what is turned while it zooms.

/** A notch of a wheel, which browsers say is 80 to 120 pixels, is one zoom level. */
const A_NOTCH_PX = 120;
/** Whoever says less at once tells of a pad, on which fingers slide farther. */
const LEAST_NOTCH_PX = 60;
const A_SLIDE_PX = 240;
/** Two fingers that part on a pad: browsers tell of them as of a wheel with this key down. */
const A_PINCH_PX = 60;
/** A slow notch is so many pixels, or a multiple of it, in browsers of a Mac. */
const MAC_NOTCH_PX = 4.000244140625;
const PIXELS_A_LINE = 40;
const PIXELS_A_PAGE = 120;
/** What is turned while the map zooms is done then, but not more. */
const MOST_LEVELS = 2;
/** What was turned so long ago, and was too little, is forgotten. */
const FORGOTTEN_MS = 300;
/** A zoom that was asked for has begun by then, or never will: the map is as close as it can be. */
const BEGINS_MS = 100;

/**
 * How far a turn of a wheel goes. @param {{deltaY: number, deltaMode: number, ctrlKey: boolean}} turn
 * @returns {number} zoom levels, a part of one too; above 0: closer
 */
export function levelsOf({ deltaY, deltaMode, ctrlKey }) {
  const pixels = -deltaY * [1, PIXELS_A_LINE, PIXELS_A_PAGE][deltaMode];
  if (deltaY % MAC_NOTCH_PX === 0 && !ctrlKey) return Math.sign(pixels);
  if (Math.abs(pixels) >= LEAST_NOTCH_PX || deltaMode) return Math.sign(pixels) * Math.max(1, Math.abs(pixels) / A_NOTCH_PX);
  return pixels / (ctrlKey ? A_PINCH_PX : A_SLIDE_PX);
}

/** Zoom a map so from now on, where and while it lets a wheel zoom it. @param {any} map */
export function zoomByWheel(map) {
  const handler = map.scrollWheelZoom;
  let sum = 0;
  let last = -Infinity;
  /** When a zoom was asked for that has not come to its end; it begins with the next frame. */
  let asked = -Infinity;
  /** @type {any} */
  let around = null;

  const isOn = handler.enabled();
  handler.disable(); // or it would go on listening in its own way
  handler._onWheelScroll = turned;
  if (isOn) handler.enable();
  map.on("zoomend", () => {
    asked = -Infinity;
    zoom();
  });

  /** @param {WheelEvent} event */
  function turned(event) {
    event.preventDefault();
    event.stopPropagation();
    const levels = levelsOf(event);
    if (sum * levels < 0 || event.timeStamp - last > FORGOTTEN_MS) sum = 0;
    last = event.timeStamp;
    around = map.mouseEventToContainerPoint(event);
    sum = Math.max(-MOST_LEVELS, Math.min(MOST_LEVELS, sum + levels));
    zoom();
  }

  function zoom() {
    if (Math.abs(sum) < 0.5 || map._animatingZoom || performance.now() - asked < BEGINS_MS) return;
    const wanted = map.getZoom() + Math.sign(sum) * Math.round(Math.abs(sum));
    sum = 0;
    map.stop();
    asked = performance.now();
    if (map.options.scrollWheelZoom === "center") map.setZoom(wanted);
    else map.setZoomAround(around, wanted);
  }
}
