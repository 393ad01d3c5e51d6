// Events that are too many to be sent: the server counts those in sight, whenever sight or filter change.

import { decodeBoundaries } from "./boundaries.js";
import { toIso } from "./days.js";
import { AREA, decode } from "./events.js";
import { namesByConvention } from "./naming.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Filter} Filter
 * @typedef {{within_dates: number[], unlocated: number[], undated: number[]}} Totals  of the whole map, by type
 * @typedef {{area: string, place: string, names: string, size: import("./measure.js").Size}} By  what else is asked for
 * @typedef {object} Sight
 * @property {string} key  part of the map and what narrows it, beside the dates
 * @property {Events} events
 * @property {import("./measure.js").Measure} measure
 * @property {{here: ArrayLike<number>, counts: ArrayLike<number>, uncertain?: ArrayLike<number>, sizes?: ArrayLike<number>}} now
 *   within the dates: how many places of each have events of the types shown, and for place p and type t at p * types + t how many events,
 *   uncertain ones, and what sizes the symbols
 * @property {ArrayLike<number>} ever  events whatever their date, likewise
 * @property {Totals} totals
 */

/** More than the map shows is asked for on each side, as much as is drawn: a share of its width and height. */
const BEYOND = 0.25;

/**
 * @param {any} map
 * @param {(address: string) => Promise<any>} read
 * @param {{onSight: (events: Events, chosen: [[number, number], [number, number]]|null) => void, onFailure: () => void}} to
 *   told of what is in sight now, and where the place looked at is
 */
export function gridSource(map, read, to) {
  /** What all sights have in common. @type {Events|null} */
  let summary = null;
  /** @type {[[number, number], [number, number]]|null} */
  let bounds = null;
  let route = "";
  /** @type {Sight|null} */
  let sight = null;
  /** What is to be asked for next, or was last; without an address: nothing. */
  let wanted = { address: "", key: "" };
  let asking = false;
  /** Whether the last answer, and no failure after it, says what there is. */
  let answered = false;
  let area = "";
  /** Whose history was asked for. */
  let place = "";

  return {
    /** Begin with other events; an address that does not say that it is a grid ends it. @param {any} columns @param {Events} events @param {string} address */
    begin(columns, events, address) {
      summary = columns.grid ? events : null;
      bounds = columns.bounds ?? null;
      route = address.replace("api/layer", "api/grid");
      sight = null;
      answered = false;
      area = place = "";
      wanted = { address: "", key: "" };
    },

    isOn: () => summary !== null,
    /** Whether the counts may be told: none has come yet, or the last could not be had, else. */
    isKnown: () => answered,
    /** Whether another part of the map, or what narrows it otherwise, is being asked for. */
    isComing: () => asking && wanted.key !== sight?.key,
    /** Ask again for what could not be had. */
    askAgain() {
      wanted = { address: "", key: "" };
    },
    bounds: () => bounds,
    /** What lays out the symbols of what is in sight. @param {Events} events */
    measure: (events) => sight?.measure ?? { weights: null, totals: events.places.total },

    /**
     * Count what is known, and ask for what is not.
     * @param {Filter} filter @param {By} by @param {import("./events.js").Layout} layout
     */
    counts(filter, by, layout) {
      ask(filter, by);
      return summary && tally(sight, summary.types.length, filter.types, layout);
    },

    /** Events of each place in sight over all dates. @param {Set<number>|null} types */
    ever(types) {
      const width = summary?.types.length ?? 1;
      return Int32Array.from(sight?.events.places.id ?? [], (_, p) => sumOf(sight?.ever ?? [], p * width, width, types));
    },

    /**
     * The corners, latitude and longitude, of all that the filters leave, on the whole map; null: nothing.
     * @param {Filter} filter @param {By} by @returns {Promise<[[number, number], [number, number]]|null>}
     */
    async reach(filter, by) {
      const where = narrowed(filter, by);
      return (await read(`${route}&${momentary(where, filter)}&only=reach`)).reach;
    },

    /** Tell of the events of an area, as the timeline shows them, unless it was told of them last. @param {string} other @param {(events: Events) => void} tell */
    async within(other, tell) {
      if (!summary || other === area) return;
      area = other;
      const [all, address] = [summary, `${route}&${new URLSearchParams({ area, only: "days" })}`];
      try {
        const inside = area ? decode(await read(address)) : all;
        if (area === other && summary === all) tell(inside);
      } catch {
        area = "";
        to.onFailure();
      }
    },

    /** Tell of the events of a place, unless it was told of them last. @param {string} id empty: none @param {string} inside an area @param {(events: Events|null) => void} tell */
    async history(id, inside, tell) {
      const other = id && `${id} ${inside}`;
      if (!summary || other === place) return;
      place = other;
      const asked = new URLSearchParams({ place: id, area: inside, only: "days" });
      try {
        const found = id ? decode(await read(`${route}&${asked}`)) : null;
        if (place === other) tell(found);
      } catch {
        place = ""; // the bars of all events are still there: it is asked for again with the next change
      }
    },
  };

  /** @param {Filter} filter @param {By} by */
  function ask(filter, by) {
    if (!Number.isInteger(map.getZoom())) return; // it is flying somewhere
    const { min, max } = map.getPixelBounds();
    const beyond = map.getSize().multiplyBy(BEYOND).add([1, 1]); // what is drawn is rounded to a pixel
    const [northWest, southEast] = [map.unproject(min.subtract(beyond)), map.unproject(max.add(beyond))];
    const bbox = [northWest.lng, southEast.lat, southEast.lng, northWest.lat].map((degrees) => degrees.toFixed(5)).join();
    const where = narrowed(filter, by);
    where.set("bbox", bbox);
    where.set("zoom", String(map.getZoom()));
    const key = where.toString();
    const address = `${route}&${momentary(where, filter)}`;
    if (address === wanted.address) return;
    wanted = { address, key };
    if (!asking) fetchLatest();
  }

  /** The question with what changes nothing but counts: dates and types. @param {URLSearchParams} where @param {Filter} filter */
  function momentary(where, { from, to, types }) {
    const asked = new URLSearchParams(where);
    if (from !== null) asked.set("from", toIso(from));
    if (to !== null) asked.set("to", toIso(to));
    if (types && summary) asked.set("types", [...types].map((t) => summary?.types[t].label).join("~") || "none");
    return asked;
  }

  /** One question at a time; of those that come up meanwhile the latest is next, whatever becomes of the one before. */
  async function fetchLatest() {
    asking = true;
    for (let asked = null; wanted.address && asked !== wanted;) {
      asked = wanted;
      const [{ address, key }, of] = [asked, summary];
      try {
        const columns = await read(sight?.key === key ? `${address}&only=counts` : address);
        if (of && of === summary) take(of, columns, key, address); // an answer about other events tells nothing of these
      } catch {
        if (asked !== wanted) continue;
        answered = false; // it is not asked again by each frame, but by a reader who wants it so
        sight = null; // what was counted before is of another part of the map, or of other dates
        to.onFailure();
      }
    }
    asking = false;
  }

  /** @param {Events} all @param {any} columns @param {string} key @param {string} address */
  function take(all, columns, key, address) {
    // Of the same part of the map only the counts change: its symbols need not be laid out anew.
    const { totals, events: now } = columns;
    sight = sight?.key === key ? { ...sight, now, totals } : { ...laidOut(all, columns), key, now, totals };
    answered = true;
    const { events } = sight;
    document.body.dataset.sight = address;
    to.onSight(events, columns.chosen);
  }
}

/** What a question says beside dates, types and part of the map. @param {Filter} filter @param {By} by */
function narrowed(filter, by) {
  const said = { ...by, days: filter.exactDays ? "exact" : "", places: filter.exactPlaces ? "exact" : "" };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value));
}

/** @param {Events} summary @param {any} columns */
function laidOut(summary, columns) {
  const { cells, places } = columns;
  const totals = Int32Array.from(places.sized, (n) => Math.max(1, n));
  return { events: { ...summary, cells, places: placesOf(places) }, measure: { weights: null, totals }, ever: places.ever };
}

/** @param {any} columns @returns {import("./events.js").Places} */
function placesOf(columns) {
  return {
    id: columns.id,
    name: columns.name,
    names: namesByConvention(columns.name),
    latitude: Float64Array.from(columns.latitude),
    longitude: Float64Array.from(columns.longitude),
    precision: columns.precision,
    extentKm: columns.extent_km,
    total: Int32Array.from(columns.total),
    held: columns.held,
    areas: [...columns.id.keys()].filter((p) => AREA.has(columns.precision[p])),
    boundaries: decodeBoundaries(columns.boundaries),
  };
}

/**
 * @param {ArrayLike<number>} numbers @param {number} from @param {number} width  one for each type
 * @param {Set<number>|null} [types] null: all
 */
function sumOf(numbers, from, width, types = null) {
  let sum = 0;
  for (let t = 0; t < width; t += 1) if (types === null || types.has(t)) sum += numbers[from + t];
  return sum;
}

/**
 * The counts of a sight, in the form that the map and the legend take them.
 * @param {Pick<Sight, "now"|"totals">|null} sight null: nothing is known yet
 * @param {number} width types @param {Set<number>|null} types @param {import("./events.js").Layout} layout
 * @returns {import("./events.js").Counts}
 */
export function tally(sight, width, types, layout) {
  const wanted = Uint8Array.from({ length: width }, (_, t) => (types === null || types.has(t) ? 1 : 0));
  const grainOf = layout.grains?.grainOf ?? null;
  const byGrain = new Int32Array((layout.grains?.x.length ?? 0) * width);
  const placeTotal = new Int32Array(layout.groupOf.length);
  const known = sight && sight.now.counts.length === placeTotal.length * width ? sight.now : null;
  const { counts, uncertain = null, sizes = null, here } = known ?? { counts: [], here: [] };
  const byGroup = new Int32Array(layout.size * width);
  const groupTotal = sizes && new Int32Array(layout.size);
  const groupUncertain = new Int32Array(layout.size);
  for (let p = 0; known && p < placeTotal.length; p += 1) {
    const g = layout.groupOf[p];
    const grain = grainOf ? grainOf[p] : -1;
    for (let t = 0, at = p * width; t < width; t += 1, at += 1) {
      if (!wanted[t] || !counts[at]) continue;
      placeTotal[p] += counts[at];
      if (grain >= 0) byGrain[grain * width + t] += counts[at];
      if (g < 0) continue;
      byGroup[g * width + t] += (sizes ?? counts)[at];
      if (groupTotal) groupTotal[g] += counts[at];
      if (uncertain) groupUncertain[g] += uncertain[at];
    }
  }
  const totals = sight?.totals;
  const { within_dates: within = [], unlocated = [], undated = [] } = totals ?? {};
  return {
    byGroup,
    groupTotal,
    groupUncertain,
    byGrain,
    placeTotal,
    here,
    byType: Int32Array.from({ length: width }, (_, t) => within[t] ?? 0),
    shown: sumOf(within, 0, within.length, types),
    unlocated: sumOf(unlocated, 0, unlocated.length, types),
    undated: sumOf(undated, 0, undated.length),
    undatedWanted: sumOf(undated, 0, undated.length, types),
  };
}
