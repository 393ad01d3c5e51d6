// The events on the map: one canvas for symbols, extents and labels, with hit testing.

import { groups, radius } from "./clusters.js";
import { AREA, KM_A_DEGREE, symbolPoint } from "./events.js";
import { placeLabels } from "./labels.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Counts} Counts
 * @typedef {{anchor: number, members: number[], total: number, parts: Int32Array, x: number, y: number, r: number,
 *            area: boolean}} Mark  a symbol as drawn; pixels of the layer
 */


/**
 * @param {any} L Leaflet
 * @param {{events: () => Events|null, counts: () => Counts|null, selected: () => number,
 *          theme: () => import("./theme.js").Theme,
 *          background: () => {name: string, longitude: number, latitude: number, rank: number}[],
 *          onDrawn: (marks: Mark[]) => void}} source  what to draw, asked anew each time
 */
export function eventLayer(L, source) {
  const Layer = L.Renderer.extend({
    options: { padding: 0.25, pane: "markerPane" },

    initialize(/** @type {any} */ options) {
      L.Renderer.prototype.initialize.call(this, options);
      /** @type {Mark[]} */
      this.marks = [];
      this._groups = { zoom: -1, version: "", found: [] };
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "gz-events";
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
      delete this._context;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
        canvas.width = size.x * ratio;
        canvas.height = size.y * ratio;
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this._ratio = ratio;
      this.draw();
    },

    /** Draw what the source says now. */
    draw() {
      const context = this._context;
      if (!context || !this._bounds) return;
      const { min } = this._bounds;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this._container.width, this._container.height);
      context.setTransform(this._ratio, 0, 0, this._ratio, -min.x * this._ratio, -min.y * this._ratio);
      const events = source.events();
      const counts = source.counts();
      this.marks = events && counts ? this._marksNow(events, counts) : [];
      const theme = source.theme();
      if (events && counts) this._drawExtents(context, events, counts, theme);
      for (const mark of this.marks) drawMark(context, mark, events, theme, source.selected());
      placeLabels(context, this._map, this._bounds, this.marks, events, source, theme);
      source.onDrawn(this.marks);
    },

    /** Symbols of this zoom level within sight, with the counts of the moment; the largest first. */
    _marksNow(/** @type {Events} */ events, /** @type {Counts} */ counts) {
      const zoom = this._map.getZoom();
      if (this._groups.zoom !== zoom || this._groups.of !== events) {
        const x = new Float64Array(events.places.id.length);
        const y = new Float64Array(events.places.id.length);
        for (let p = 0; p < x.length; p += 1) {
          const point = this._map.project(symbolPoint(events, p), zoom);
          x[p] = point.x;
          y[p] = point.y;
        }
        this._groups = { zoom, of: events, x, y, found: groups(x, y, events.places.total) };
      }
      const origin = this._map.getPixelOrigin();
      const width = events.types.length;
      /** @type {Mark[]} */
      const marks = [];
      for (const group of this._groups.found) {
        const active = group.filter((/** @type {number} */ p) => counts.placeTotal[p] > 0);
        if (!active.length) continue;
        const anchor = active.find((/** @type {number} */ p) => !AREA.has(events.places.precision[p])) ?? active[0];
        const parts = new Int32Array(width);
        let total = 0;
        for (const p of active) {
          total += counts.placeTotal[p];
          for (let t = 0; t < width; t += 1) parts[t] += counts.byPlace[p * width + t];
        }
        const at = { x: this._groups.x[anchor] - origin.x, y: this._groups.y[anchor] - origin.y };
        if (!this._bounds.contains(L.point(at.x, at.y))) continue;
        marks.push({ anchor, members: active, total, parts, ...at, r: radius(total),
          area: active.every((/** @type {number} */ p) => AREA.has(events.places.precision[p])) });
      }
      return marks.sort((a, b) => b.total - a.total);
    },

    /**
     * Soft discs of the real extent of districts and regions that have events now, filled once where they overlap;
     * one that would cover most of the map is drawn only for the place looked at.
     */
    _drawExtents(/** @type {CanvasRenderingContext2D} */ context, /** @type {Events} */ events,
      /** @type {Counts} */ counts, /** @type {import("./theme.js").Theme} */ theme) {
      const size = this._map.getSize();
      const all = new Path2D();
      for (let p = 0; p < events.places.id.length; p += 1) {
        const km = events.places.extentKm[p];
        if (!counts.placeTotal[p] || km <= 0 || !AREA.has(events.places.precision[p])) continue;
        const latitude = events.places.latitude[p];
        const centre = this._map.latLngToLayerPoint([latitude, events.places.longitude[p]]);
        const edge = this._map.latLngToLayerPoint([Math.min(85, latitude + km / KM_A_DEGREE), events.places.longitude[p]]);
        const r = Math.abs(centre.y - edge.y);
        const disc = new Path2D();
        disc.arc(centre.x, centre.y, r, 0, 2 * Math.PI);
        if (p === source.selected()) {
          context.globalAlpha = 0.16;
          context.fillStyle = theme.accent;
          context.fill(disc);
        } else if (r < 10 || r > Math.min(size.x, size.y) * 0.45) continue;
        all.addPath(disc);
      }
      context.globalAlpha = 0.06;
      context.fillStyle = theme.text;
      context.fill(all);
      context.globalAlpha = 0.22;
      context.lineWidth = 1;
      context.setLineDash([2, 4]);
      context.strokeStyle = theme.text;
      context.stroke(all);
      context.setLineDash([]);
      context.globalAlpha = 1;
    },

    /** The symbol at a point of the map's container, or null. @returns {Mark|null} */
    hit(/** @type {any} */ containerPoint, slack = 6) {
      const point = this._map.containerPointToLayerPoint(containerPoint);
      let best = null;
      let least = Infinity;
      for (const mark of this.marks) {
        const distance = Math.hypot(mark.x - point.x, mark.y - point.y) - mark.r;
        if (distance <= slack && distance < least) {
          best = mark;
          least = distance;
        }
      }
      return best;
    },
  });
  return new Layer();
}

/**
 * A ring divided by type around the number; settlements round, areas square.
 * @param {CanvasRenderingContext2D} context @param {Mark} mark @param {Events|null} events
 * @param {import("./theme.js").Theme} theme @param {number} selected
 */
function drawMark(context, mark, events, theme, selected) {
  if (!events) return;
  const { x, y, r, total } = mark;
  const chosen = mark.members.includes(selected);
  context.globalAlpha = selected >= 0 && !chosen ? 0.55 : 1;
  outline(context, mark, r + (chosen ? 4 : 1.5));
  context.fillStyle = chosen ? theme.accent : theme.paper;
  context.fill();
  context.save();
  outline(context, mark, r);
  context.clip();
  let angle = -Math.PI / 2;
  mark.parts.forEach((n, type) => {
    if (!n) return;
    const turn = (n / total) * 2 * Math.PI;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, r * 1.5, angle, angle + turn);
    context.closePath();
    context.fillStyle = events.types[type].colour;
    context.fill();
    angle += turn;
  });
  context.restore();
  outline(context, mark, r - Math.max(3, r * 0.28));
  context.fillStyle = theme.paper;
  context.fill();
  context.fillStyle = theme.text;
  context.font = `600 ${Math.round(Math.max(9, Math.min(13, r * 0.75)))}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(total >= 10000 ? `${Math.round(total / 1000)}k` : String(total), x, y + 0.5);
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {number} r */
function outline(context, mark, r) {
  context.beginPath();
  if (mark.area) context.roundRect(mark.x - r, mark.y - r, 2 * r, 2 * r, Math.min(5, r / 2));
  else context.arc(mark.x, mark.y, r, 0, 2 * Math.PI);
}
