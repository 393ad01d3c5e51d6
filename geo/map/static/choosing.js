// What a symbol is called, and what a click on it does.

import { fitLink } from "./chosen.js";
import { element } from "./dom.js";
import { MOST_LATITUDE, symbolPoint } from "./events.js";
import { wordsOfAreas } from "./marks.js";
import { isolated, shortened } from "./naming.js";
import { plural } from "./selection.js";
import { flyInto } from "./sight.js";

/** @typedef {import("./marks.js").Mark} Mark */

/** Nearer than this no places are parted by zooming. */
const CLOSEST_ZOOM = 13;

/**
 * All places that a symbol stands for; null where they are not known, or more than a link can name.
 * @param {Mark} mark @param {import("./events.js").Events} events @returns {number[]|null}
 */
function wholly({ members, others, crowd }, { places }) {
  const isKnown = !crowd && members.length === others + 1 && fitLink(members.map((p) => places.id[p]));
  return isKnown && members.every((p) => (places.held?.[p] ?? 1) === 1) ? members : null;
}

/**
 * @param {any} L Leaflet @param {any} map
 * @param {{events: () => import("./events.js").Events|null, counts: () => import("./events.js").Counts|null,
 *          isChosen: () => boolean, choose: (places: number[]) => void}} on
 */
export function choosing(L, map, on) {
  return { clicked, nameOf, spoken };

  /** @param {Mark|null} mark */
  function clicked(mark) {
    const events = on.events();
    if (!events || document.body.dataset.tool) return; // the click was a tool's
    if (!mark) { if (on.isChosen()) on.choose([]); return; }
    const all = wholly(mark, events);
    if (all) on.choose(all);
    if (all?.length === 1) return;
    const bounds = L.latLngBounds(mark.members.map((p) => symbolPoint(events, p)));
    const closer = map.getBoundsZoom(bounds, false, L.point(80, 80));
    if (map.getZoom() < CLOSEST_ZOOM && closer > map.getZoom()) {
      flyInto(L, map, bounds, { most: Math.min(CLOSEST_ZOOM, map.getZoom() + 3), seconds: 0.5 });
    } else offer(mark, events);
  }

  /** @param {Mark} mark @returns {string} */
  function nameOf(mark) {
    if (mark.nameless) return "Many places";
    const more = mark.crowd ? " and many more" : mark.others ? ` and ${mark.others} more` : "";
    const places = on.events()?.places;
    return places ? `${isolated(shortened(places.name[mark.anchor]))}${beyond(places.latitude[mark.anchor])}${more}` : more;
  }

  /** All that is to be said of a symbol. @param {Mark} mark @param {import("./measure.js").Size} size of symbols @returns {string} */
  function spoken(mark, size) {
    const sized = size && `${mark.total.toLocaleString("en")} ${size}`;
    return [`${nameOf(mark)}: ${plural(mark.events, "event")}`, sized, wordsOfAreas(mark)].filter(Boolean).join(", ");
  }

  /** Places that no zoom parts are offered as a list. @param {Mark} mark @param {import("./events.js").Events} events */
  function offer(mark, events) {
    const list = element("ul", { class: "gz-places" });
    for (const p of mark.members) {
      const button = element("button", { type: "button" }, `${isolated(shortened(events.places.name[p]))} (${on.counts()?.placeTotal[p] ?? 0})`);
      button.addEventListener("click", () => { map.closePopup(); on.choose([p]); });
      const item = element("li");
      item.append(button);
      list.append(item);
    }
    const at = symbolPoint(events, mark.anchor);
    L.popup({ closeButton: true, maxHeight: 220 }).setLatLng(at).setContent(list).openOn(map);
  }
}

/** Says of what is too near to a pole for the map where it is: its symbol stands at the edge. @param {number} latitude degrees @returns {string} */
export function beyond(latitude) {
  const [degrees, side] = [Math.abs(latitude), latitude < 0 ? "south" : "north"];
  if (degrees <= MOST_LATITUDE) return "";
  const at = degrees === 90 ? `at the ${side} pole` : `at ${Number(degrees.toFixed(2))}° ${side}`;
  return ` (${at}, nearer to the pole than the map shows)`;
}
