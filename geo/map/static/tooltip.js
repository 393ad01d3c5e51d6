// What is under the pointer: the place's name and its events by type.

import { element } from "./dom.js";
import { wordsOfAreas } from "./marks.js";
import { plural } from "./selection.js";

/**
 * @param {any} map @param {any} layer
 * @param {{events: () => import("./events.js").Events|null, size: () => import("./measure.js").Size,
 *          name: (mark: import("./marks.js").Mark) => string}} source
 */
export function tooltip(map, layer, source) {
  const box = element("div", { class: "gz-tooltip", hidden: "" });
  map.getContainer().append(box);
  // A finger points at nothing before it taps; and what lies under a tool is not to be seen.
  map.getContainer().addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "touch") return;
    const at = map.mouseEventToContainerPoint(event);
    const mark = isOnMap(event.target) ? layer.hit(at, 3) : null;
    const known = source.events();
    map.getContainer().style.cursor = mark ? "pointer" : "";
    box.hidden = !mark || !known;
    if (!mark || !known) return;
    box.replaceChildren(element("strong", {}, source.name(mark)));
    const precision = known.places.precision[mark.anchor];
    if (!mark.others && precision !== "settlement" && precision !== "site") box.append(element("em", {}, ` (${precision})`));
    const size = source.size();
    if (size) box.append(element("div", {}, plural(mark.events, "event")));
    mark.parts.forEach((/** @type {number} */ n, /** @type {number} */ type) => {
      if (!n) return;
      const line = element("div");
      const swatch = element("span", { class: "gz-swatch" });
      swatch.style.background = known.types[type].colour;
      line.append(swatch, ` ${n.toLocaleString("en")}${size ? ` ${size},` : ""} ${known.types[type].label}`);
      box.append(line);
    });
    const inAreas = wordsOfAreas(mark);
    if (inAreas && (mark.others || !mark.area)) box.append(element("div", { class: "gz-faint" }, inAreas[0].toUpperCase() + inAreas.slice(1)));
    if (mark.uncertain) {
      const all = mark.uncertain === mark.events;
      box.append(element("div", { class: "gz-faint" }, all ? "The place is uncertain" : `The place is uncertain for ${mark.uncertain.toLocaleString("en")}`));
    }
    const { x, y } = map.getSize();
    box.style.left = `${Math.min(at.x + 14, x - box.offsetWidth - 6)}px`;
    box.style.top = `${at.y + 14 + box.offsetHeight > y ? at.y - box.offsetHeight - 10 : at.y + 14}px`;
  });
  map.on("mouseout movestart resize click", () => { box.hidden = true; });

  /** @param {EventTarget|null} target */
  function isOnMap(target) {
    return target === map.getContainer() || map.getPane("mapPane").contains(target);
  }
}
