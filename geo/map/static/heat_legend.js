// Heat as a switch of the map, and its scale in a corner while it is on.

import { element } from "./dom.js";
import { counter, placeByPlace } from "./events.js";
import { heatPainter, scaleBar } from "./heat.js";

/** @param {import("./comforts.js").Kit} kit */
export function heatLegend(kit) {
  const painter = heatPainter();
  const least = element("span", {}, "0");
  const most = element("span");
  const bar = element("span", { class: "gz-heat-bar" });
  const box = element("div", { class: "gz-heat", role: "img" });
  box.append("Events near a spot ", least, bar, most);
  const control = new kit.L.Control({ position: "bottomleft" });
  control.onAdd = () => box;
  /** Events of each place over all dates, and what they were counted for. @type {Int32Array} */
  let ever = new Int32Array(0);
  /** @type {any[]} */
  let countedFor = [];

  return {
    most: () => painter.most(),
    refresh,
    /** @type {import("./event_layer.js").Heat} */
    paint(context, map, bounds, counts) {
      const events = kit.events();
      if (!events) return;
      painter.paint(context, map, bounds, events, counts.placeTotal, overAllDates(events), kit.theme().dark);
      box.hidden = !painter.most();
      const said = Math.round(painter.most()).toLocaleString("en-GB");
      if (most.textContent === said) return;
      most.textContent = said;
      box.setAttribute("aria-label", `Heat: from 0 to ${said} events near a spot`);
    },
  };

  /** @param {import("./events.js").Events} events */
  function overAllDates(events) {
    const { types, within, exactDays, exactPlaces } = kit.filter();
    const asked = [events, types, within, exactDays, exactPlaces];
    if (asked.some((value, i) => value !== countedFor[i])) {
      const exact = { days: exactDays, places: exactPlaces };
      ever = kit.server.counts() ? kit.server.ever() : counter(events, types, placeByPlace(events), { within, exact }).moveTo(null, null).placeTotal;
      countedFor = asked;
    }
    return ever;
  }

  /** It has been switched, or the theme has changed. */
  function refresh() {
    if (!kit.heat()) {
      control.remove();
      return;
    }
    if (!box.isConnected) control.addTo(kit.map);
    bar.replaceChildren(scaleBar(kit.theme().dark));
  }
}
