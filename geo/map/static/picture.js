// A picture of the view for an article: title, dates and counts, the map at twice its size, legend, scale, attribution.

import { readArea } from "./area.js";
import { paintWorld } from "./basemap.js";
import { format, toIso } from "./days.js";
import { element } from "./dom.js";
import { hasGuests } from "./guests.js";
import { scaleBar } from "./heat.js";
import { inLines, paintRow, signItems, typeItems } from "./picture_legend.js";
import { spanning } from "./bounds.js";

/**
 * @typedef {import("./comforts.js").Kit} Kit
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {object} Drawn  what tools have put on the map
 * @property {Point[]} line @property {Point[]} dots  of a measured distance, degrees
 * @property {number} heat  the end of the heat's scale, 0: symbols
 */

const RATIO = 2;
const MARGIN_PX = 16;
const LINE_PX = 18;
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
  const dates = period(kit, events).map(toIso).join("-to-");
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
  context.font = `12px ${FONT}`;
  const head = [kit.config.title || "Events on the map", ...wrapped(context, subtitle(kit, events), width - 2 * MARGIN_PX)];
  const legend = [typeItems(kit, events), signItems(kit)].flatMap((items) => inLines(context, items, width - 2 * MARGIN_PX));
  const notes = wrapped(context, attribution(kit, events, tiles !== null), width - 2 * MARGIN_PX);
  const top = MARGIN_PX + 24 + (head.length - 1) * LINE_PX + 6;
  const scales = scaleLines(kit.map);
  const bottom = 10 + Number(scales.length > 0) * SCALE_PX + (legend.length + Number(drawn.heat > 0) + notes.length) * LINE_PX + 8;
  [canvas.width, canvas.height] = [width * RATIO, (top + height + bottom) * RATIO];
  context.scale(RATIO, RATIO);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, top + height + bottom);
  context.textBaseline = "alphabetic";
  head.forEach((line, i) => write(context, line, MARGIN_PX, MARGIN_PX + 14 + (i ? 4 + i * LINE_PX : 0), i ? theme.faint : theme.text, i ? "400 13px" : "600 18px"));
  context.save();
  context.translate(0, top);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  paintGround(context, kit, width, height, tiles ?? []);
  Object.assign(context, { strokeStyle: theme.accent, fillStyle: theme.accent, lineWidth: 2 });
  trace(context, kit.map, readArea(kit.area()), true);
  const corner = kit.map.containerPointToLayerPoint([0, 0]);
  context.translate(-corner.x, -corner.y);
  kit.layer.paint(context);
  context.translate(corner.x, corner.y);
  paintMeasured(context, kit, drawn);
  context.restore();
  let y = top + height + 10 + 12;
  if (scales.length) {
    paintScales(context, scales, y, theme.text);
    y += SCALE_PX;
  }
  for (const row of legend) {
    paintRow(context, row, MARGIN_PX, y, theme.text);
    y += LINE_PX;
  }
  if (drawn.heat > 0) {
    write(context, "Events near a spot: 1", MARGIN_PX, y, theme.text, "400 12px");
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

/** The dates shown; where they are open, those that the timeline spans. @param {Kit} kit @param {import("./events.js").Events} events @returns {number[]} none, where no event has a date */
function period(kit, { days }) {
  if (!days) return [];
  const { first, last } = spanning(days, kit.filter());
  return [kit.filter().from ?? first, kit.filter().to ?? last];
}

/** @param {Kit} kit @param {import("./events.js").Events} events */
function subtitle(kit, events) {
  const [filter, counts] = [kit.filter(), kit.counts()];
  const number = (/** @type {number} */ n) => n.toLocaleString("en-GB");
  const total = events.everything;
  const parts = events.days ? [period(kit, events).map((day) => format(day)).join(" – ")] : [];
  if (counts) parts.push(counts.shown === total ? `${number(total)} events` : `${number(counts.shown)} of ${number(total)} events`);
  if (counts?.unlocated) parts.push(`${number(counts.unlocated)} of them without a place on the map`);
  if (kit.words()) parts.push(`whose report holds “${kit.words()}”`);
  if (filter.within) parts.push("in the outlined area");
  if (filter.exactDays) parts.push("exact days only");
  if (filter.exactPlaces) parts.push("exact places only");
  return parts.join(" · ");
}

/** @param {Kit} kit @param {import("./events.js").Events} events @param {boolean} online whether the online background is in it */
function attribution(kit, events, online) {
  const said = online ? kit.map.attributionControl?.getContainer().textContent : kit.base.options.attribution;
  const theirs = hasGuests(kit.map) ? " · Without the other markers and shapes of this map" : "";
  return `${said} · Made with Gazette${events.version ? `, data version ${events.version}` : ""}${theirs}`;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} width @returns {string[]} */
function wrapped(context, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (context.measureText(longer).width > width && lines[lines.length - 1]) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
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
