// The map's tools: one column of buttons under the zoom, each with a name; the less used ones in menus beside it.

import { liftAboveSources } from "./covered.js";
import { element, keepClicks } from "./dom.js";
import { overlap } from "./room.js";

/**
 * @typedef {object} Tool
 * @property {string} name  said, shown as a tooltip, and written in a menu
 * @property {keyof typeof SHAPES} icon
 * @property {() => void} act
 * @property {() => boolean} [pressed]  whether it is on, for one that stays on
 * @property {() => boolean} [off]  whether there is nothing it could do
 * @property {string} [kind]  a class for the style sheet
 */

/** Lines in a square of 24. */
const SHAPES = {
  search: "M15.4 15.4 21 21M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 9v6M9 12h6",
  area: "M5 7.5 14 4l6 7-4 8.5L6 18Z",
  box: "M4 6h16v12H4Z",
  lasso: "M12 4.5c-5 0-8.5 2-8.5 5s3.5 5 8.5 5 8.5-2 8.5-5-3.5-5-8.5-5ZM7.5 14c-2 1.5-1.5 4.5 1 5.5",
  sight: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  clear: "M6 6l12 12M18 6 6 18",
  ruler: "M3 16 16 3l5 5L8 21ZM6.5 12.5l2 2M10 9l3 3M13.5 5.5l2 2",
  heat: "M12 3c.5 4.5 5.5 5.5 5.5 11a5.5 5.5 0 0 1-11 0c0-2.5 1.2-3.6 2.2-4.8.2 2 .9 2.8 1.8 3.1C11.4 9.3 9.8 6.8 12 3Z",
  overview: "M3.5 4.5h17v15h-17ZM12 11h5v5h-5Z",
  screen: "M14 10l6-6M15 4h5v5M10 14l-6 6M4 15v5h5",
  picture: "M3.5 7.5h4l2-2.5h5l2 2.5h4v12h-17ZM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  more: "M4.5 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M17.5 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
};

/** What menus keep away from the map's edge, and the tools from what stands at its foot. */
const EDGE_PX = 6;

/** @param {any} L Leaflet @param {any} map */
export function toolbar(L, map) {
  const bar = element("div", { class: "gz-tools", role: "group", "aria-label": "Map tools" });
  /** @type {(() => void)[]} */
  const refreshed = [];
  /** What closes the menu that is open. @type {(() => void)|null} */
  let close = null;
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    keepClicks(L, bar);
    L.DomEvent.disableScrollPropagation(bar);
    return bar;
  };
  control.addTo(map);
  map.on("resize", fold);
  const [foot, beside] = [".leaflet-bottom.leaflet-left", ".leaflet-top.leaflet-right"].map((corner) => map.getContainer().querySelector(corner));
  const grows = new ResizeObserver(fold); // tells at once, too: when all of them are here
  for (const corner of [bar, foot, beside, ...map.getContainer().querySelectorAll(".leaflet-control-attribution")]) grows.observe(corner);
  document.addEventListener("pointerdown", (event) => { if (!bar.contains(/** @type {Node} */ (event.target))) close?.(); });

  return {
    /** @param {Tool} tool */
    add(tool) {
      bar.append(button(tool, false));
    },
    /** @param {string} name @param {keyof typeof SHAPES} icon @param {Tool[]} tools */
    menu(name, icon, tools) {
      const opener = button({ name, icon, act: () => (list.hidden ? open() : close?.()) }, false);
      const list = element("div", { class: "gz-menu", role: "group", "aria-label": name, hidden: "" });
      opener.setAttribute("aria-expanded", "false");
      for (const tool of tools) list.append(button({ ...tool, act: () => { shut(true); tool.act(); } }, true));
      const holder = element("div", { class: "gz-menu-holder" });
      holder.append(opener, list);
      holder.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || list.hidden) return;
        event.stopPropagation();
        shut(true);
      });
      bar.append(holder);

      function open() {
        close?.();
        list.hidden = false;
        opener.setAttribute("aria-expanded", "true");
        for (const refresh of refreshed) refresh();
        keepInside(list);
        close = () => shut(false);
      }

      /** @param {boolean} back whether the focus goes back to the opener */
      function shut(back) {
        list.hidden = true;
        opener.setAttribute("aria-expanded", "false");
        close = null;
        if (back) opener.focus({ preventScroll: true });
      }
    },
    /** Say anew what is on and what there is to do. */
    refresh() {
      for (const refresh of refreshed) refresh();
    },
  };

  /** Stand in as many columns as a low map wants, and beside the zoom where below it there would be but a row across the map. */
  function fold() {
    bar.classList.remove("gz-low");
    stand(evenRows(rowsThatFit()));
    if (bar.style.getPropertyValue("--gz-rows") === "1") {
      bar.classList.add("gz-low");
      const { right } = map.getContainer().getBoundingClientRect();
      if (bar.getBoundingClientRect().right > right - EDGE_PX) stand(evenRows(rowsThatFit()));
    }
    giveWay();
  }

  /** @param {number} rows */
  function stand(rows) {
    bar.style.setProperty("--gz-rows", String(rows));
  }

  /** What stands at the upper right goes below tools that need the whole width, and of the scale a map so low needs none. */
  function giveWay() {
    beside.style.top = "";
    const [ours, theirs, scale] = [bar, beside, foot].map((one) => one.getBoundingClientRect());
    if (overlap(ours, theirs)) beside.style.top = `${ours.bottom - theirs.top}px`;
    const tools = /** @type {Element[]} */ ([...map.getContainer().querySelectorAll(".leaflet-top.leaflet-left > *")]);
    foot.style.visibility = tools.some((tool) => overlap(tool.getBoundingClientRect(), scale)) ? "hidden" : "";
  }

  /** As many rows as there may be that leave no gap: five tools stand in one column or in one row. @param {number} most */
  function evenRows(most) {
    const count = shown().length || 1;
    let rows = Math.max(1, Math.min(count, most));
    while (count % rows) rows -= 1;
    return rows;
  }

  function shown() {
    return /** @type {HTMLElement[]} */ ([...bar.children]).filter((tool) => tool.offsetWidth);
  }

  function rowsThatFit() {
    liftAboveSources(map);
    const tall = shown()[0]?.offsetHeight || 1;
    return Math.floor((foot.getBoundingClientRect().top - EDGE_PX - bar.getBoundingClientRect().top) / tall);
  }

  /** Move a menu so that all of it is on the map. @param {HTMLElement} list */
  function keepInside(list) {
    const holder = map.getContainer().getBoundingClientRect();
    Object.assign(list.style, { translate: "", maxHeight: `${holder.height - 2 * EDGE_PX}px` });
    const box = list.getBoundingClientRect();
    const up = Math.min(0, holder.bottom - EDGE_PX - box.bottom);
    list.style.translate = `${Math.min(0, holder.right - EDGE_PX - box.right)}px ${Math.max(up, holder.top + EDGE_PX - box.top)}px`;
  }

  /** @param {Tool} tool @param {boolean} written with its name beside the icon */
  function button(tool, written) {
    const made = element("button", { type: "button", class: `gz-tool ${tool.kind ?? ""}`.trim() });
    made.append(icon(tool.icon));
    if (written) made.append(element("span", {}, tool.name));
    else made.append(element("span", { class: "gz-tool-tip", "aria-hidden": "true" }, tool.name));
    if (!written) made.setAttribute("aria-label", tool.name);
    made.addEventListener("click", tool.act);
    const refresh = () => {
      if (tool.pressed) made.setAttribute("aria-pressed", String(tool.pressed()));
      if (tool.off) made.toggleAttribute("disabled", tool.off());
    };
    refreshed.push(refresh);
    refresh();
    return made;
  }
}

/** @param {keyof typeof SHAPES} shape */
export function icon(shape) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[shape]);
  made.append(path);
  return made;
}
