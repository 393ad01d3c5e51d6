// Events that are too many to be sent: the server counts those in sight, whenever sight or filter change.

import { toIso } from "./days.js";
import { AREA } from "./events.js";
import { namesByConvention } from "./naming.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Filter} Filter
 * @typedef {{within_dates: number[], unlocated: number[], undated: number[]}} Totals  of the whole map, by type
 * @typedef {{key: string, events: Events, counts: ArrayLike<number>, totals: Totals}} Sight
 *   `key`: part of the map and what narrows it, beside the dates; `counts`: for place p and type t at p * types + t
 */

/** More than the map shows is asked for on each side, as much as is drawn: a share of its width and height. */
const BEYOND = 0.25;

/**
 * @param {any} map
 * @param {(address: string) => Promise<any>} read
 * @param {{onSight: (events: Events, chosen: [number, number]|null) => void, onFailure: () => void}} to
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
  let wanted = { address: "", key: "" };
  let asking = false;

  return {
    /** Begin with other events; an address that does not say that it is a grid ends it. @param {any} columns @param {Events} events @param {string} address */
    begin(columns, events, address) {
      summary = columns.grid ? events : null;
      bounds = columns.bounds ?? null;
      route = address.replace("api/layer", "api/grid");
      sight = null;
      wanted = { address: "", key: "" };
    },

    isOn: () => summary !== null,
    bounds: () => bounds,

    /**
     * Count what is known, and ask for what is not.
     * @param {Filter} filter @param {{area: string, place: string, names: string}} by @param {import("./events.js").Layout} layout
     */
    counts(filter, by, layout) {
      ask(filter, by);
      return summary && tally(sight, summary.types.length, filter.types, layout);
    },
  };

  /** @param {Filter} filter @param {{area: string, place: string, names: string}} by */
  function ask(filter, { area, place, names }) {
    const seen = map.getBounds().pad(BEYOND);
    const bbox = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()].map((degrees) => degrees.toFixed(5)).join();
    const where = new URLSearchParams({ bbox, zoom: String(map.getZoom()) });
    const narrowed = { area, names, days: filter.exactDays ? "exact" : "", places: filter.exactPlaces ? "exact" : "" };
    for (const [name, value] of Object.entries(narrowed)) if (value) where.set(name, value);
    const key = where.toString();
    if (filter.from !== null) where.set("from", toIso(filter.from));
    if (filter.to !== null) where.set("to", toIso(filter.to));
    if (place) where.set("place", place);
    const address = `${route}&${where}`;
    if (address === wanted.address) return;
    wanted = { address, key };
    if (!asking) fetchLatest();
  }

  /** One question at a time; of those that come up meanwhile the latest is next. */
  async function fetchLatest() {
    asking = true;
    let address = "";
    try {
      while (address !== wanted.address) {
        const { key } = wanted;
        address = wanted.address;
        const columns = await read(sight?.key === key ? `${address}&only=counts` : address);
        if (summary && address.startsWith(route)) take(columns, key, address);
      }
    } catch {
      wanted = { address: "", key: "" };
      to.onFailure();
    } finally {
      asking = false;
    }
  }

  /** @param {any} columns @param {string} key @param {string} address */
  function take(columns, key, address) {
    if (!summary || (sight?.key !== key && !columns.places.id)) return;
    // Of the same part of the map only the counts change: its symbols need not be laid out anew.
    const events = sight?.key === key ? sight.events : { ...summary, cells: columns.cells, places: placesOf(columns.places) };
    sight = { key, events, counts: columns.events.counts, totals: columns.totals };
    document.body.dataset.sight = address;
    to.onSight(events, columns.chosen);
  }
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
    total: columns.total,
    held: columns.held,
    areas: [...columns.id.keys()].filter((p) => columns.extent_km[p] > 0 && AREA.has(columns.precision[p])),
  };
}

/**
 * The counts of a sight, in the form that the map and the legend take them.
 * @param {Sight|null} sight null: nothing is known yet
 * @param {number} width types @param {Set<number>|null} types @param {import("./events.js").Layout} layout
 * @returns {import("./events.js").Counts}
 */
export function tally(sight, width, types, layout) {
  const wanted = Uint8Array.from({ length: width }, (_, t) => (types === null || types.has(t) ? 1 : 0));
  const sum = (/** @type {number[]|undefined} */ byType) => (byType ?? []).reduce((total, n, t) => total + n * wanted[t], 0);
  const byGroup = new Int32Array(layout.size * width);
  const grainOf = layout.grains?.grainOf ?? null;
  const byGrain = new Int32Array((layout.grains?.x.length ?? 0) * width);
  const placeTotal = new Int32Array(layout.groupOf.length);
  if (sight && sight.counts.length === placeTotal.length * width) {
    for (let p = 0; p < placeTotal.length; p += 1) {
      const g = layout.groupOf[p];
      const grain = grainOf ? grainOf[p] : -1;
      for (let t = 0; t < width; t += 1) {
        const n = sight.counts[p * width + t] * wanted[t];
        placeTotal[p] += n;
        if (g >= 0) byGroup[g * width + t] += n;
        if (grain >= 0) byGrain[grain * width + t] += n;
      }
    }
  }
  return {
    byGroup,
    groupTotal: null,
    groupUncertain: new Int32Array(layout.size),
    byGrain,
    placeTotal,
    byType: Int32Array.from({ length: width }, (_, t) => sight?.totals.within_dates[t] ?? 0),
    shown: sum(sight?.totals.within_dates),
    unlocated: sum(sight?.totals.unlocated),
    undated: (sight?.totals.undated ?? []).reduce((total, n) => total + n, 0),
    undatedWanted: sum(sight?.totals.undated),
  };
}
