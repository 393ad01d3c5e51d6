// What is under the pointer: the place's name and its events by type.

import { element } from "./dom.js";
import { isolated } from "./naming.js";

/** @param {any} map @param {any} layer @param {() => import("./events.js").Events|null} events */
export function tooltip(map, layer, events) {
  const box = element("div", { class: "gz-tooltip", hidden: "" });
  map.getContainer().append(box);
  map.on("mousemove", (/** @type {any} */ event) => {
    const mark = layer.hit(event.containerPoint, 3);
    const known = events();
    map.getContainer().style.cursor = mark ? "pointer" : "";
    box.hidden = !mark || !known;
    if (!mark || !known) return;
    const name = isolated(known.places.name[mark.anchor]);
    const more = mark.others;
    box.replaceChildren(element("strong", {}, mark.crowd ? "Many places" : more ? `${name} and ${more} more` : name));
    const precision = known.places.precision[mark.anchor];
    if (!more && precision !== "settlement" && precision !== "site") box.append(element("em", {}, ` (${precision})`));
    mark.parts.forEach((/** @type {number} */ n, /** @type {number} */ type) => {
      if (!n) return;
      const line = element("div");
      const swatch = element("span", { class: "gz-swatch" });
      swatch.style.background = known.types[type].colour;
      line.append(swatch, ` ${n} ${known.types[type].label}`);
      box.append(line);
    });
    const size = map.getSize();
    const at = event.containerPoint;
    box.style.left = `${Math.min(at.x + 14, size.x - box.offsetWidth - 6)}px`;
    box.style.top = `${at.y + 14 + box.offsetHeight > size.y ? at.y - box.offsetHeight - 10 : at.y + 14}px`;
  });
  map.on("mouseout movestart", () => { box.hidden = true; });
}
