// A picture of the view for an article: title, dates and counts, the map at twice its size, legend, scale, attribution.

import { readArea } from "./area.js";
import { turned } from "./copies.js";
import { paintWorld } from "./basemap.js";
import { toIso } from "./days.js";
import { element } from "./dom.js";
import { hasGuests } from "./guests.js";
import { scaleBar } from "./heat.js";
import { inLines, paintRow, signItems, typeItems } from "./picture_legend.js";
import { period, subtitle, wrapped } from "./picture_words.js";

/**
 * @typedef {import("./comforts.js").Kit} Kit
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {object} Drawn  what tools have put on the map
 * @property {Point[]} line @property {Point[]} dots  of a measured distance, degrees @property {string} long  how long it is, in words
 * @property {number} heat  the end of the heat's scale, 0: there is none
 */

const RATIO = 2;
const MARGIN_PX = 16;
const LINE_PX = 18;
const TITLE_LINE_PX = 22;
const TITLE_FONT = "600 18px";
/** A longer title is cut short. */
const MOST_TITLE_LINES = 3;
/** What the scale takes below the map. */
const SCALE_PX = 26;
const WORLD_PX = 256;
/** As in comforts.css. */
const AREA_ALPHA = 0.1;
const FONT = "system-ui, sans-serif";

/** Write the view to a file of the reader's. @param {Kit} kit @param {Drawn} drawn @returns {Promise<string>} what was left out, in words; empty: nothing */
export async function savePicture(kit, drawn) {
  const events = kit.events();
  if (!events) return "There are no events to make a picture of.";
  const tiles = await onlineTiles(kit.map);
  const canvas = compose(kit, events, drawn, tiles);
  /** @type {Blob|null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) return "The browser could not make the picture: try a smaller window.";
  const dates = (period(kit, events) ?? []).map(toIso).join("-to-");
  const link = element("a", { href: URL.createObjectURL(blob), download: `gazette${dates && `-${dates}`}.png` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(/** @type {HTMLAnchorElement} */ (link).href), 60_000);
  return tiles ? "" : "The online background is not in the picture, for its server does not let pages copy it: the built-in map is in its place.";
}

/**
 * @param {Kit} kit @param {import("./events.js").Events} events @param {Drawn} drawn
 * @param {{image: HTMLImageElement, x: number, y: number, size: number}[]|null} tiles null: they cannot be copied
 */
function compose(kit, events, drawn, tiles) {
  const { x: width, y: height } = kit.map.getSize();
  const theme = kit.theme();
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas"));
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  kit.layer.settle();
  const room = width - 2 * MARGIN_PX;
  context.font = `${TITLE_FONT} ${FONT}`;
  const title = wrapped(context, kit.config.title || "Events on the map", room, MOST_TITLE_LINES);
  context.font = `13px ${FONT}`;
  const said = wrapped(context, subtitle(kit, events), room);
  const legend = [typeItems(kit, events), signItems(kit)].flatMap((items) => inLines(context, items, room));
  context.font = `11px ${FONT}`;
  const notes = wrapped(context, attribution(kit, events, tiles !== null), room);
  const top = MARGIN_PX + 8 + title.length * TITLE_LINE_PX + said.length * LINE_PX;
  const scales = scaleLines(kit.map);
  const bottom = 10 + Number(scales.length > 0) * SCALE_PX + (legend.length + Number(drawn.heat > 0) + notes.length) * LINE_PX + 8;
  [canvas.width, canvas.height] = [width * RATIO, (top + height + bottom) * RATIO];
  context.scale(RATIO, RATIO);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, top + height + bottom);
  context.textBaseline = "alphabetic";
  let y = MARGIN_PX + 14;
  for (const line of title) {
    write(context, line, MARGIN_PX, y, theme.text, TITLE_FONT);
    y += TITLE_LINE_PX;
  }
  for (const line of said) {
    write(context, line, MARGIN_PX, y, theme.faint, "400 13px");
    y += LINE_PX;
  }
  context.save();
  context.translate(0, top);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  paintGround(context, kit, width, height, tiles ?? []);
  Object.assign(context, { strokeStyle: theme.accent, fillStyle: theme.accent, lineWidth: 2 });
  trace(context, kit.map, turned(readArea(kit.area()), kit.map.getCenter().lng), true);
  const corner = kit.map.containerPointToLayerPoint([0, 0]);
  context.translate(-corner.x, -corner.y);
  kit.layer.paint(context);
  context.translate(corner.x, corner.y);
  paintMeasured(context, kit, drawn);
  context.restore();
  y = top + height + 10 + 12;
  if (scales.length) {
    paintScales(context, scales, y, theme.text);
    y += SCALE_PX;
  }
  for (const row of legend) {
    paintRow(context, row, MARGIN_PX, y, theme.text);
    y += LINE_PX;
  }
  if (drawn.heat > 0) {
    write(context, "Events near a spot: 0", MARGIN_PX, y, theme.text, "400 12px");
    context.drawImage(scaleBar(theme.dark), MARGIN_PX + 130, y - 9, 120, 9);
    write(context, Math.round(drawn.heat).toLocaleString("en-GB"), MARGIN_PX + 256, y, theme.text, "400 12px");
    y += LINE_PX;
  }
  for (const line of notes) {
    write(context, line, MARGIN_PX, y, theme.faint, "400 11px");
    y += LINE_PX;
  }
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y @param {string} colour @param {string} font */
function write(context, text, x, y, colour, font) {
  Object.assign(context, { font: `${font} ${FONT}`, fillStyle: colour, textAlign: "left", textBaseline: "alphabetic" });
  context.fillText(text, x, y);
}

/** @param {Kit} kit @param {import("./events.js").Events} events @param {boolean} online whether the online background is in it */
function attribution(kit, events, online) {
  const said = online ? kit.map.attributionControl?.getContainer().textContent : kit.base.options.attribution;
  const theirs = hasGuests(kit.map) ? " · Without the other markers and shapes of this map" : "";
  return `${said} · Made with Gazette${events.version ? `, data version ${events.version}` : ""}${theirs}`;
}

/** @param {CanvasRenderingContext2D} context @param {Kit} kit @param {number} width @param {number} height @param {{image: HTMLImageElement, x: number, y: number, size: number}[]} tiles */
function paintGround(context, kit, width, height, tiles) {
  const theme = kit.theme();
  const zoom = kit.map.getZoom();
  const world = kit.base.worldAt(zoom);
  context.fillStyle = theme.sea;
  context.fillRect(0, 0, width, height);
  const scale = 2 ** zoom;
  const { min } = kit.map.getPixelBounds();
  const [left, top] = [min.x / scale, min.y / scale];
  for (const turn of world ? [-WORLD_PX, 0, WORLD_PX] : []) {
    const west = left - turn;
    if (west + width / scale < 0 || west > WORLD_PX) continue;
    context.save();
    context.scale(scale, scale);
    context.translate(-west, -top);
    paintWorld(context, world, { west, east: west + width / scale, north: top, south: top + height / scale }, scale, 1, theme);
    context.restore();
  }
  for (const { image, x, y, size } of tiles) context.drawImage(image, x, y, size, size);
}

/** @param {CanvasRenderingContext2D} context @param {any} map @param {Point[]} points @param {boolean} closed */
function trace(context, map, points, closed) {
  context.beginPath();
  for (const point of points) {
    const { x, y } = map.latLngToContainerPoint(point);
    context.lineTo(x, y);
  }
  if (closed) {
    context.closePath();
    context.globalAlpha = AREA_ALPHA;
    context.fill();
    context.globalAlpha = 1;
  }
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Kit} kit @param {Drawn} drawn */
function paintMeasured(context, kit, drawn) {
  Object.assign(context, { strokeStyle: kit.theme().accent, fillStyle: kit.theme().accent, lineWidth: 2.5 });
  trace(context, kit.map, drawn.line, false);
  for (const { x, y } of drawn.dots.map((point) => kit.map.latLngToContainerPoint(point))) {
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fill();
  }
  const end = lastInSight(kit, drawn.line);
  if (end && drawn.long) writeBeside(context, drawn.long, end, kit);
}

/** Where the part of a line that is in sight ends, pixels. @param {Kit} kit @param {Point[]} line @returns {{x: number, y: number}|null} */
function lastInSight({ L, map }, line) {
  const points = line.map((point) => map.latLngToContainerPoint(point));
  const frame = L.bounds([0, 0], map.getSize());
  for (let i = points.length - 1; i > 0; i -= 1) {
    const part = L.LineUtil.clipSegment(points[i - 1], points[i], frame);
    if (part) return part[1];
  }
  return null;
}

/** Where it is wholly in sight, to be read upon anything. @param {CanvasRenderingContext2D} context @param {string} text @param {{x: number, y: number}} at @param {Kit} kit */
function writeBeside(context, text, at, kit) {
  const { x: width, y: height } = kit.map.getSize();
  const font = "600 13px";
  context.font = `${font} ${FONT}`;
  const wide = context.measureText(text).width;
  const x = at.x + 10 + wide < width ? at.x + 10 : Math.max(4, at.x - 10 - wide);
  const y = Math.max(16, Math.min(height - 8, at.y + 5));
  Object.assign(context, { strokeStyle: kit.theme().paper, lineWidth: 4, lineJoin: "round" });
  context.strokeText(text, x, y);
  write(context, text, x, y, kit.theme().accent, font);
}

/** How long some stretches of the map are. @param {any} map @returns {{wide: number, text: string}[]} */
function scaleLines(map) {
  /** @type {HTMLElement[]} */
  const lines = [...map.getContainer().querySelectorAll(".leaflet-control-scale-line")];
  return lines.map((line) => ({ wide: line.offsetWidth, text: line.textContent ?? "" }));
}

/** Beside each other below the map, where they cover no name. @param {CanvasRenderingContext2D} context @param {{wide: number, text: string}[]} lines @param {number} y @param {string} colour */
function paintScales(context, lines, y, colour) {
  let x = MARGIN_PX;
  for (const { wide, text } of lines) {
    write(context, text, x, y - 2, colour, "400 11px");
    context.fillRect(x, y + 2, wide, 2);
    x += Math.max(wide, context.measureText(text).width) + 2 * MARGIN_PX;
  }
}

/**
 * The online tiles in sight, fetched once more so that they may be copied.
 * @param {any} map @returns {Promise<{image: HTMLImageElement, x: number, y: number, size: number}[]|null>} null: they may not
 */
async function onlineTiles(map) {
  const frame = map.getContainer().getBoundingClientRect();
  /** @type {HTMLImageElement[]} */
  const shown = [...map.getPane("tilePane").querySelectorAll("img.leaflet-tile-loaded")];
  try {
    return await Promise.all(shown.map(async (tile) => {
      const box = tile.getBoundingClientRect();
      const image = new Image();
      image.crossOrigin = "anonymous";
      image.src = tile.src;
      await image.decode();
      return { image, x: box.left - frame.left, y: box.top - frame.top, size: box.width };
    }));
  } catch {
    return null;
  }
}
