// Puts the parts together: map, basemap, events, legend and timeline, and the state they share.

import { askedFor } from "./again.js";
import { backgroundNames } from "./background_names.js";
import { bridge } from "./bridge.js";
import { boxAround, eventsAt, indexesOf, NONE, writeIds } from "./chosen.js";
import { choosing } from "./choosing.js";
import { confining } from "./confining.js";
import { bringTogether, stayAround } from "./copies.js";
import { watchTools } from "./covered.js";
import { fromIso } from "./days.js";
import { eventLayer } from "./event_layer.js";
import { placeByPlace } from "./events.js";
import { denseBounds } from "./first_sight.js";
import { gridSource } from "./grid.js";
import { groundLayer } from "./ground.js";
import { aheadOfVectors } from "./guests.js";
import { differing, keeping } from "./keeping.js";
import { listener } from "./keys.js";
import { loading } from "./loading.js";
import { measures } from "./measure.js";
import { afterPaint, oneAFrame, seldom } from "./moments.js";
import { callPlaces } from "./naming.js";
import { noticeOn } from "./notice.js";
import { daysOf, typesOf, wantedNow } from "./page_state.js";
import { controlPanel } from "./panel.js";
import { reachByKeyboard } from "./reach.js";
import { resizing } from "./resizing.js";
import { fitWhole, reveal } from "./sight.js";
import { signsIn } from "./signs.js";
import { fetchData } from "./source.js";
import { stillForTheCalm } from "./stillness.js";
import { tally } from "./tally.js";
import { applyTheme, currentTheme } from "./theme.js";
import { onlineTiles } from "./tiles.js";
import { tooltip } from "./tooltip.js";
import { zoomByWheel } from "./wheel.js";

/**
 * @typedef {import("./page_state.js").PageState} PageState
 * @typedef {import("./page_state.js").Config} Config
 */

const fetchTools = askedFor("comforts.js", async () => await import("./comforts.js"));
const SETTLE_MS = 450;
/** While the timeline moves, counts are written so often: nobody reads them faster, and a text costs more than the map. */
const COUNTING_MS = 300;
/** So long the basemap waits for the events, which say where to look. */
const PATIENCE_MS = 300;

/** @param {any} L Leaflet @param {any} map @param {Config} config */
export function start(L, map, config) {
  document.body.classList.add("gazette");
  let theme = currentTheme();
  applyTheme(theme);
  const python = config.page ?? bridge();
  const read = config.read ?? fetchData;
  stillForTheCalm(L, map);
  if (!Object.hasOwn(map.options, "wheelPxPerZoomLevel")) zoomByWheel(map); // whoever made it may have said
  map.attributionControl?.setPrefix("Leaflet"); // its default prefix shows a flag, which a map of a conflict must not
  // Written anew with each frame of a pan it would cost as much as the events.
  if (!map.getContainer().querySelector(".leaflet-control-scale")) L.control.scale({ updateWhenIdle: true }).addTo(map);
  const ground = map.getContainer();
  ground.setAttribute("role", document.querySelector("main") ? "region" : "main");
  ground.setAttribute("aria-label", "Map of events");

  /** @type {import("./events.js").Events|null} */
  let events = null;
  /** @type {import("./events.js").Counts|null} */
  let counted = null;
  const counts = tally();
  const measured = measures();
  /** While the timeline moves, a frame brings the map or its counts in words: both in one would take too long. */
  const frames = oneAFrame({ words: sayCounts, map: follow });
  const saying = seldom(() => frames("words"), COUNTING_MS);
  /** @type {import("./measure.js").Size} */
  let size = "";
  let heat = false;
  /** @type {import("./events.js").Filter} */
  let filter = { from: null, to: null, types: null, exactDays: false, exactPlaces: false, within: null };
  /** @type {import("./switches.js").Lacking} */
  let lacking = "";
  const confinement = confining();
  /** Ids of the places chosen. */
  let place = "";
  /** @type {import("./naming.js").Naming|undefined} */
  let naming;
  /** A place that is to be brought into sight as soon as it is known where it is. */
  let sought = "";
  /** Their indexes. */
  let chosen = NONE;
  /** What is looked at: those, or the one of an event that is read. */
  let selected = NONE;
  let focused = -1;
  /** Id of a place that the page marks, for an event of it is read. */
  let marked = "";
  let revision = -1;
  /** Of the last state that is shown: what is told belongs to it, while the next one waits for its events. */
  let taken = -1;
  /** Whether the timeline has yet to hear of a change to `filter`. */
  let narrowed = false;
  /** While the map moves to where it is asked to be, nothing is drawn that would be drawn once more there. */
  let arriving = false;
  let settle = 0;
  /** The tools, fetched once the events are on the map. @type {Awaited<ReturnType<typeof import("./comforts.js").comforts>>|null} */
  let furniture = null;
  /** Whether they did not come: what they draw is not waited for then. */
  let unfurnished = false;
  /** Whether it is said that the server could not count. */
  let complained = false;

  const panel = controlPanel(document.body, {
    theme: () => theme,
    signs,
    sizing,
    onTypes: (shown) => { narrow({ types: shown }); tell(); },
    onSwitches: (now) => {
      narrow({ exactDays: now.exactDays, exactPlaces: now.exactPlaces });
      lacking = now.lacking;
      if (lacking && place) choose([]);
      else tell();
    },
    onSize: (chosen) => { size = chosen; recount(); tell(); },
    onMove: (range) => { filter = { ...filter, ...range }; frames("map"); },
    onMoving: python.onMoving,
    onRelease: () => {
      saying.now();
      tell();
    },
  });
  const { types, exactness, sizes, time, past } = panel;
  const sayOfGround = noticeOn(document.body, "status"); // below the next, which matters more
  const say = noticeOn(document.body);
  const tellOf = noticeOn(document.body, "status");

  const names = backgroundNames(() => read(`${config.assets}basemap/cities.json`), () => layer.drawSoon());
  const base = groundLayer(L, `${config.assets}basemap/`, read, () => theme, names.setWorld, () => (
    sayOfGround("The map behind the events could not be loaded.", "Try again", () => { sayOfGround(""); base.askAgain(); })));
  // Tiles drawn before it is known where to look would be drawn in vain; but nobody looks at nothing for long.
  const patience = window.setTimeout(() => base.addTo(map), PATIENCE_MS);
  const online = onlineTiles(L, map, config.tiles ?? [], {
    onChange: () => { say(""); layer.draw(); },
    onFailure: (text) => say(text, "All right", () => say("")),
  });
  const { clicked, nameOf, spoken } = choosing(L, map, {
    events: () => events, counts: () => counted, isChosen, choose,
  });
  const list = reachByKeyboard(document.body, map, {
    name: (mark) => spoken(mark, size),
    id: (place) => events?.places.id[place] ?? "",
    onFocus: (mark) => { focused = mark?.anchor ?? -1; layer.draw(); },
    onChoose: clicked,
  });
  const layer = eventLayer(L, {
    events: () => (arriving || waitsForHeat() ? null : events),
    counts: countFor,
    measure: (known) => (counting.isOn() ? counting.measure(known) : measured(known, size)),
    selected: () => selected,
    theme: () => theme,
    lettering: () => online.lettering(theme),
    background: () => (arriving || waitsForHeat() || online.isNamed() ? [] : names.labels()),
    heat: () => (heat && furniture?.heat) || null,
    focused: () => focused,
    isComing: () => counting.isOn() && counting.isComing(),
    onDrawn: (marks) => { list(marks); panel.explained.refresh(); },
  }).addTo(map);
  tooltip(map, layer, { events: () => events, size: () => size, name: nameOf });
  const counting = gridSource(map, read, {
    onSight: inSight,
    onFailure: () => {
      layer.draw();
      sayCounts();
      complained = true;
      say("The events in sight could not be counted. Check the connection, then", "try again", () => {
        say("");
        counting.askAgain();
        recount();
      });
    },
  });

  const symbolAt = (/** @type {any} */ point) => layer.hit(point, matchMedia("(pointer: coarse)").matches ? 14 : 6);
  map.on("click", (/** @type {any} */ event) => {
    layer.settle(); // a click is not lost because what it was meant for is just being drawn anew
    clicked(symbolAt(event.containerPoint));
  });
  aheadOfVectors(map, (event) => symbolAt(map.mouseEventToContainerPoint(event)) !== null);
  map.on("moveend", () => {
    clearTimeout(settle);
    settle = window.setTimeout(() => time.isMoving() || tell(), SETTLE_MS); // The timeline tells when it is let go.
  });
  document.addEventListener("keydown", listener(map, python, { isChosen, letGo: () => choose([]) }));
  python.onTheme(() => {
    const fresh = currentTheme();
    if (fresh === theme) return;
    theme = fresh;
    applyTheme(theme);
    base.redraw();
    layer.draw();
    time.render();
    furniture?.refresh();
  });
  const room = resizing(L, map, panel.element, () => (events && boxAround(events, selected)));

  const stay = stayAround(map);
  const arrivals = loading(read, {
    show: take,
    arrived,
    waiting: (again) => {
      ground.setAttribute("aria-busy", "true");
      if (again) tellOf("The events take long to come. Wait, or", "try again", again);
      else tellOf("The events are being loaded …");
    },
    failed,
  });

  return { update, events: () => events };

  /** @param {PageState} state */
  function update(state) {
    if (state.revision <= revision) return;
    if (state.area && !confinement.isReady()) {
      confinement.prepare().then(() => update(state), () => failed(state)); // all events would be more than are asked for
      return;
    }
    revision = state.revision;
    place = state.place;
    if (!events && state.legend) panel.awaits(state.legend);
    arrivals.ask(state);
  }

  /** @param {import("./events.js").Events} fresh @param {any} columns @param {PageState} state */
  function arrived(fresh, columns, state) {
    const first = events === null;
    const before = now(); // in the words of its own events
    events = fresh;
    counting.begin(columns, fresh, state.layer);
    stay(counting.isOn() ? null : bringTogether(fresh.places));
    say("");
    loaded();
    panel.begin(fresh, columns);
    take(state, first, before);
    if (first) afterPaint(begun);
  }

  /** @param {PageState} state that cannot be shown */
  function failed(state) {
    loaded();
    say(`${events ? "The map still shows the events from before. The new ones" : "The events"} could not be loaded. Check the connection, then`, "try again", () => {
      say("");
      revision = -1;
      update(state);
    });
  }

  /** Nothing is waited for any more. */
  function loaded() {
    ground.removeAttribute("aria-busy");
    tellOf("");
  }

  /** Show what the page asks for. @param {PageState} asked @param {boolean} [first] @param {import("./bridge.js").Seen} [before] */
  function take(asked, first = false, before = now()) {
    if (!events) return;
    const state = first ? asked : keeping(asked, taken, before, time.isPlaying());
    naming = state.names;
    callPlaces(events, naming);
    const shown = typesOf(state.types, labels());
    types.setShown(shown);
    lacking = state.lacking;
    exactness.setSwitches(state);
    size = sizes.setSize(state.size);
    heat = Boolean(state.heat);
    filter = { ...filter, types: shown, exactDays: state.exactDays, exactPlaces: state.exactPlaces };
    time.setFilter(filter);
    time.setMode(state.mode);
    confine(state.area ?? "");
    marked = state.marked ?? "";
    time.setOpened(daysOf(state.opened));
    lookAt(events);
    showPlace();
    const range = { from: state.from ? fromIso(state.from) : null, to: state.to ? fromIso(state.to) : null };
    if (first || time.isPlaying() || range.from !== filter.from || range.to !== filter.to) time.setRange(range);
    arriving = true;
    if (state.latitude !== null && state.longitude !== null && state.zoom !== null) {
      if (first) room.settle();
      map.setView([state.latitude, state.longitude], state.zoom, { animate: false, reset: first });
    } else if (first && config.sight) {
      room.settle();
      map.fitBounds(config.sight.bounds, { ...config.sight.options, animate: false, reset: true });
    } else if (first || state.fit) fit();
    clearTimeout(patience);
    if (!map.hasLayer(base)) base.addTo(map);
    arriving = false;
    online.begin();
    recount();
    sought = !first && state.latitude === null ? marked || place : "";
    const box = sought && boxAround(events, selected);
    if (box) reveal(L, map, box);
    taken = state.revision;
    document.body.dataset.ready = String(taken);
    furniture?.refresh();
    if (differing(state, asked).length) tell();
  }

  /** Bring the tools. */
  async function furnish() {
    const { comforts } = await fetchTools();
    furniture = await comforts({
      L, map, base, layer, config, choose, say,
      theme: () => theme, events: () => events, filter: () => filter, counts: () => (counting.isOn() && !counting.isKnown() ? null : counted), selected: () => selected, area: confinement.area, signs, sizing, place: () => place, here, naming: () => naming ?? "",
      heat: () => heat,
      setHeat: (wanted) => {
        heat = wanted;
        layer.draw();
        tell();
      },
      server: { counts: counting.isOn, ever: () => counting.ever(filter.types), reach: () => counting.reach(filter, by()) },
      words: () => new URLSearchParams(arrivals.address().split("?")[1]).get("words") ?? "",
      setArea,
    });
    if (heat) layer.draw();
    watchTools(map, () => layer.clearTools());
  }

  /** Show only what lies in an area that was drawn. @param {string} wanted */
  async function setArea(wanted) {
    try {
      await confinement.prepare();
    } catch {
      say("The area could not be applied: a part of the map's tools did not come.", "Try again", () => { say(""); setArea(wanted); });
      return;
    }
    confine(wanted);
    recount();
    tell();
    furniture?.refresh();
  }

  /** Show only what lies in an area. @param {string} wanted in the form of area.js; empty: everywhere */
  function confine(wanted) {
    if (!events || !confinement.set(wanted, events)) return;
    filter = { ...filter, within: counting.isOn() ? null : confinement.within() };
    time.setFilter(filter);
    counting.within(wanted, time.showOf);
    showPlace();
  }

  /** What the first sight of the events need not wait for. */
  function begun() {
    tell();
    const tools = () => furnish().catch(() => {
      unfurnished = true;
      if (heat) layer.draw();
      say("The map's tools could not be loaded.", "Try again", () => { say(""); tools(); });
    });
    (window.requestIdleCallback ?? setTimeout)(tools);
    names.fetchCities();
  }

  /** What is in sight, as the server has counted it. @param {import("./events.js").Events} seen @param {[[number, number], [number, number]]|null} box of what is looked at */
  function inSight(seen, box) {
    events = seen;
    if (complained) say("");
    complained = false;
    lookAt(seen);
    if (box && sought) reveal(L, map, box);
    sought = "";
    showPlace();
    layer.drawArrived();
    recounted();
  }

  function fit() {
    room.settle();
    fitWhole(L, map, counting.bounds() ?? (events && denseBounds(events)), () => {
      arriving = false;
      return layer.layOut();
    });
  }

  function labels() {
    return events ? events.types.map((type) => type.label) : [];
  }

  /** @param {import("./events.js").Events} known */
  function lookAt(known) {
    chosen = indexesOf(known, place);
    selected = marked ? indexesOf(known, marked) : chosen;
  }

  /** @param {number[]} indexes -1: not in sight @param {string[]} [ids] */
  function choose(indexes, ids = indexes.map((index) => events?.places.id[index] ?? "")) {
    chosen = selected = new Set(indexes.filter((index) => index >= 0));
    place = writeIds(ids);
    marked = "";
    time.setOpened(null);
    showPlace();
    saying.soon();
    if (place && lacking) exactness.setSwitches({ ...filter, lacking: (lacking = "") });
    layer.draw();
    tell();
  }

  /** Let the timeline show the history of the places that are chosen before that of all. */
  function showPlace() {
    if (!events) return;
    if (counting.isOn()) counting.history(place, confinement.area(), (found) => { past.setEvents(found); sayCounts(); });
    else past.setPlaces(events, chosen, filter.within ?? null);
  }

  /** What of the marks in sight a key explains. */
  function signs() {
    const seen = layer.seen();
    return seen ? signsIn(seen) : [];
  }

  /** What a symbol's number and its area stand for. @returns {import("./signs.js").Sizing} */
  function sizing() {
    return { size, power: layer.seen()?.groups.power ?? null };
  }

  /** Nothing is drawn and named before the heat that would give way to it. */
  function waitsForHeat() {
    return heat && !furniture && !unfurnished;
  }

  function isChosen() {
    return selected.size > 0 || place !== "";
  }

  function follow() {
    if (narrowed) time.setFilter(filter);
    narrowed = false;
    recount();
  }

  /** What narrows and names what the server counts. */
  function by() {
    return { area: confinement.area(), place: marked || place, names: naming ?? "", size };
  }

  /** @param {import("./events.js").Layout} layout */
  function countFor(layout) {
    if (counting.isOn()) return (counted = counting.counts(filter, by(), layout));
    counted = events && counts(events, filter, layout, measured(events, size).weights);
    return counted;
  }

  function recount() {
    if (!events) return;
    layer.draw();
    recounted();
  }

  function recounted() {
    if (time.isMoving()) saying.soon();
    else sayCounts();
  }

  /** How many events there are now at the places chosen; null: none is chosen, or it is not known. */
  function here() {
    // Where all events are here, their counts are at hand.
    return counted && !counting.isOn() && chosen.size ? eventsAt(chosen, counted) : past.count(filter);
  }

  function sayCounts() {
    if (!events) return;
    const known = counting.isOn() && !counting.isKnown() ? null : counted ?? tally()(events, filter, placeByPlace(events));
    panel.sayCounts(known, events.everything, here(), filter.from === null && filter.to === null);
  }

  /**
   * Show only some of the events, a moment later: the page then hears of it first, and its server works meanwhile.
   * @param {Partial<import("./events.js").Filter>} by
   */
  function narrow(by) {
    filter = { ...filter, ...by };
    narrowed = true;
    setTimeout(() => frames("map"));
  }

  function tell() {
    if (events) python.send({ ...now(), layer: arrivals.address(), revision: taken });
  }

  /** What the reader looks at. */
  function now() {
    return wantedNow({ filter, mode: time.mode(), lacking, size, heat, place, area: confinement.area(), naming }, labels(), room.centre(), map.getZoom());
  }
}
