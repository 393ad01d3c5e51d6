// Measuring distance: points set by click, or with Enter at the middle of the map, and the way along them.

import { greatCircle, inWords, lengthKm } from "./geometry.js";
import { byFinger } from "./hint.js";

/** @typedef {import("./geometry.js").Point} Point */

/** @param {any} L Leaflet @param {any} map @param {import("./hint.js").Say} say */
export function measureTool(L, map, say) {
  /** @type {Point[]} */
  let points = [];
  let on = false;
  /** @type {any} */
  const drawn = L.layerGroup();
  map.createPane("gz-measured").style.zIndex = "640"; // over symbols and heat

  return { toggle: () => (on ? stop() : begin()), on: () => on, line: () => greatCircle(points), points: () => points, long };

  function begin() {
    on = true;
    points = [];
    document.body.dataset.tool = "measure";
    drawn.addTo(map);
    map.doubleClickZoom.disable();
    map.on("click", clicked);
    document.addEventListener("keydown", keys);
    render();
    map.getContainer().focus({ preventScroll: true });
  }

  function stop() {
    on = false;
    points = [];
    delete document.body.dataset.tool;
    drawn.clearLayers().remove();
    map.doubleClickZoom.enable();
    map.off("click", clicked);
    document.removeEventListener("keydown", keys);
    say("");
  }

  /** @param {{latlng: {lat: number, lng: number}}} event */
  function clicked(event) {
    add(event.latlng);
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    const onMap = document.activeElement === map.getContainer();
    if (event.key === "Escape") stop();
    else if (event.key === "Backspace" && onMap) undo();
    else if (event.key === "Enter" && onMap) add(map.getCenter());
    else return;
    event.preventDefault();
  }

  /** @param {{lat: number, lng: number}} at */
  function add(at) {
    points.push([at.lat, at.lng]);
    render();
  }

  function undo() {
    points.pop();
    render();
  }

  /** In words; empty: nothing is measured. */
  function long() {
    return points.length > 1 ? inWords(lengthKm(points)) : "";
  }

  function render() {
    drawn.clearLayers();
    drawn.addLayer(L.polyline(greatCircle(points), { pane: "gz-measured", interactive: false, className: "gz-measured" }));
    for (const point of points) drawn.addLayer(L.circleMarker(point, { pane: "gz-measured", interactive: false, radius: 4, className: "gz-measured" }));
    const first = byFinger() ? "Tap the first point." : "Click the first point, or press Enter for the middle of the map.";
    const text = long() || (points.length ? "Now the next point." : first);
    say(text, points.length ? [["Undo", undo], ["Done", stop]] : [["Done", stop]]);
  }
}
