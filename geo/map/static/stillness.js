// The map goes elsewhere at once where the reader's system asks for less motion: Leaflet itself does not ask.

import { onCalm } from "./moments.js";

/** What a map may say of its motion when it is made. */
const MOVING = ["zoomAnimation", "fadeAnimation", "inertia"];

/** Keep a map still from now on for as long as that is asked for. @param {any} L Leaflet @param {any} map */
export function stillForTheCalm(L, map) {
  const { panBy, flyTo, _tryAnimatedZoom } = L.Map.prototype;
  const moving = Object.fromEntries(MOVING.map((name) => [name, map.options[name]]));
  const still = Object.fromEntries(MOVING.map((name) => [name, false]));
  const fades = map._fadeAnimated;
  const atOnce = { animate: false };

  onCalm((calm) => {
    Object.assign(map.options, calm ? still : moving);
    map._fadeAnimated = calm ? false : fades;
    map.getContainer().classList.toggle("leaflet-fade-anim", Boolean(map._fadeAnimated));
    // Its layers have asked whether it moves when they were put on it, so that stays true: it only begins nothing.
    Object.assign(map, calm ? {
      panBy: (/** @type {any} */ offset, /** @type {any} */ how) => panBy.call(map, offset, { ...how, ...atOnce }),
      flyTo: (/** @type {any} */ centre, /** @type {number} */ zoom, /** @type {any} */ how) => map.setView(centre, zoom, { ...how, ...atOnce }),
      _tryAnimatedZoom: () => map._animatingZoom,
    } : { panBy, flyTo, _tryAnimatedZoom });
  });
}
