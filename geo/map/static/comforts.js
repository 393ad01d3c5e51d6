// The map's tools, fetched once the events are drawn: search, fit, area, measuring, heat, overview, full screen, picture.

import { askedFor } from "./again.js";
import { areaTool } from "./draw.js";
import { element } from "./dom.js";
import { symbolPoint } from "./events.js";
import { amongPlaces } from "./found.js";
import { fullScreen } from "./full_screen.js";
import { heatLegend } from "./heat_legend.js";
import { hint } from "./hint.js";
import { locator } from "./locator.js";
import { measureTool } from "./ruler.js";
import { searchBox } from "./search.js";
import { flyInto } from "./sight.js";
import { toolbar } from "./toolbar.js";

/**
 * @typedef {object} Kit  what the tools see of the map, and do to it
 * @property {any} L Leaflet @property {any} map @property {any} base the basemap @property {any} layer of events
 * @property {import("./page_state.js").Config} config
 * @property {(places: number[], ids?: string[]) => void} choose
 * @property {(text: string, action?: string, act?: () => void) => void} say
 * @property {() => import("./theme.js").Theme} theme @property {() => import("./events.js").Events|null} events
 * @property {() => import("./events.js").Filter} filter @property {() => import("./events.js").Counts|null} counts  null: not known
 * @property {() => ReadonlySet<number>} selected  indexes of the places looked at
 * @property {() => string} place  ids of those chosen @property {() => number|null} here  how many events there are now; null: not known
 * @property {() => string} area @property {(area: string) => void} setArea  in the form of area.js
 * @property {() => import("./signs.js").Sizing} sizing  of the symbols
 * @property {() => import("./signs.js").Sign[]} signs  what of the marks in sight a key explains
 * @property {() => boolean} heat  whether it is shown in place of them @property {(on: boolean) => void} setHeat
 * @property {() => string} naming  what places are called; empty: as written
 * @property {() => string} words  that all reports shown hold, beside those of `config`
 * @property {object} server  what it knows where it counts the events
 * @property {() => boolean} server.counts  whether it does
 * @property {() => Int32Array} server.ever  events of each place over all dates
 * @property {() => Promise<[[number, number], [number, number]]|null>} server.reach  corners of all that is selected
 */

const fetchPicture = askedFor("picture.js", async () => await import("./picture.js"));
const MOST_ZOOM = 11;
/** Where the search is a button. */
const SMALL = "(max-width: 640px), (max-height: 450px), (max-height: 620px) and (pointer: coarse)";

/** @param {Kit} kit */
export async function comforts(kit) {
  const { L, map } = kit;
  await dressed(kit.config.assets);
  const say = hint(L, map.getContainer());
  const areas = areaTool(L, map, { area: kit.area, setArea: kit.setArea, say });
  const measure = measureTool(L, map, say);
  const heat = heatLegend(kit);
  const tools = toolbar(L, map);
  tools.add({ name: "Find a place", icon: "search", kind: "gz-tool-search", act: () => openSearch(!document.body.classList.contains("gz-searching")) });
  tools.add({ name: "Show all that is selected", icon: "fit", act: showSelected });
  tools.menu("Filter by an area", "area", [
    { name: "Draw a box", icon: "box", act: () => areas.draw("box") },
    { name: "Draw freehand", icon: "lasso", act: () => areas.draw("lasso") },
    { name: "What the map shows now", icon: "sight", act: areas.takeSight },
    { name: "Clear the area", icon: "clear", act: areas.clear, off: () => !kit.area() },
  ]);
  const screen = fullScreen(tools.refresh);
  if (screen.isPossible) tools.add({ name: "Full screen", icon: "screen", act: fillScreen, pressed: screen.isOn });
  const overview = locator(L, map, { world: () => kit.base.worldAt(0), theme: kit.theme });
  tools.menu("More tools", "more", [
    { name: "Measure a distance", icon: "ruler", act: measure.toggle, pressed: measure.on },
    { name: "Heat in place of symbols", icon: "heat", act: toggleHeat, pressed: kit.heat },
    { name: "Overview map", icon: "overview", act: overview.toggle, pressed: overview.on },
    { name: "Save as a picture (PNG)", icon: "picture", act: savePicture },
  ]);
  searchBox(L, map.getContainer(), { ours, more: kit.config.places ? more : null, choose: goTo, leave: () => openSearch(false) });
  document.body.dataset.tools = "";
  areas.refresh();
  heat.refresh();

  return {
    heat: heat.paint,
    /** The view or the theme has changed. */
    refresh() {
      areas.refresh();
      overview.refresh();
      heat.refresh();
      tools.refresh();
    },
  };

  function toggleHeat() {
    kit.setHeat(!kit.heat());
    heat.refresh();
    tools.refresh();
  }

  /** @param {boolean} open the box on a small screen, where it is a button otherwise */
  function openSearch(open) {
    document.body.classList.toggle("gz-searching", open);
    const box = map.getContainer();
    /** @type {HTMLElement|null} */ (box.querySelector(open ? ".gz-search input" : ".gz-tool-search"))?.focus();
  }

  /** @param {string} text */
  function ours(text) {
    const events = kit.events();
    return events && !kit.server.counts() ? amongPlaces(events.places, kit.config.also?.() ?? [], text) : [];
  }

  /** @param {string} text @param {AbortSignal} signal */
  async function more(text, signal) {
    const answer = await fetch(`${kit.config.places}?${new URLSearchParams({ q: text, names: kit.naming() })}`, { signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const { places } = await answer.json();
    const known = kit.events()?.places;
    return places.map((/** @type {any} */ place) => {
      const index = known?.id.indexOf(place.id) ?? -1;
      const events = kit.server.counts() ? place.events : index < 0 ? 0 : known?.total[index];
      return { ...place, extentKm: place.extent_km, index, events };
    });
  }

  /** @param {import("./found.js").Found} place */
  function goTo(place) {
    const at = L.latLng(place.latitude, place.longitude);
    if (matchMedia(SMALL).matches) openSearch(false);
    map.closePopup();
    if (place.events) kit.choose([place.index], [place.id]);
    else {
      const said = element("div", {});
      said.append(element("strong", { dir: "auto" }, place.name), element("br"), `${place.detail ? `${place.detail}. ` : ""}No events here in this data.`);
      L.popup({ autoPan: false }).setLatLng(at).setContent(said).openOn(map);
    }
    fly(place.extentKm > 0 ? at.toBounds(place.extentKm * 2000) : L.latLngBounds([at, at]));
  }

  /** All that the filters leave, far-away places too. */
  async function showSelected() {
    const [events, counts] = [kit.events(), kit.counts()];
    if (!events) return;
    map.closePopup();
    const chosen = kit.selected();
    const bounds = L.latLngBounds([]);
    if (kit.server.counts()) bounds.extend((await kit.server.reach()) ?? []);
    else for (let p = 0; p < events.places.id.length; p += 1) {
      if (chosen.size ? chosen.has(p) : counts?.placeTotal[p]) {
        bounds.extend([events.places.latitude[p], events.places.longitude[p]]).extend(symbolPoint(events, p));
      }
    }
    if (bounds.isValid()) fly(bounds);
    else kit.say("Nothing is selected: the filters leave no event with a place.", "All right", () => kit.say(""));
  }

  /** @param {any} bounds */
  function fly(bounds) {
    flyInto(L, map, bounds, { most: Math.max(MOST_ZOOM, Math.min(13, map.getZoom())), seconds: 0.7 });
  }

  function fillScreen() {
    screen.toggle().catch(() => kit.say("This page does not let the map fill the screen.", "All right", () => kit.say("")));
  }

  async function savePicture() {
    const said = "The picture could not be made: a part of the map's tools did not come.";
    const drawn = await fetchPicture().catch(() => kit.say(said, "Try again", () => { kit.say(""); savePicture(); }));
    if (!drawn) return;
    const { savePicture: save } = drawn;
    const left = await save(kit, { line: measure.line(), dots: measure.points(), long: measure.long(), heat: kit.heat() ? heat.most() : 0 });
    if (left) kit.say(left, "All right", () => kit.say(""));
  }
}

/** Resolves once the tools' style sheet is here; a page that carries everything has it already. @param {string} assets */
function dressed(assets) {
  return new Promise((resolve, reject) => {
    if (!assets) { resolve(null); return; }
    const sheet = element("link", { rel: "stylesheet", href: `${assets}comforts.css`, "data-later": "" });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", () => {
      sheet.remove();
      reject(new Error("The tools' style sheet did not come.")); // without it they would be as large as the map
    });
    document.head.append(sheet);
  });
}
