// Names of countries and cities behind the events: countries with the basemap, cities once there is time.

import { backgroundLabels } from "./labels.js";

/**
 * @param {() => Promise<any>} readCities @param {() => void} onChange
 */
export function backgroundNames(readCities, onChange) {
  /** @type {any} */
  let world = null;
  /** @type {any} */
  let cities = null;
  let labels = backgroundLabels(null, null);

  return {
    labels: () => labels,
    /** @param {import("./basemap.js").World} found */
    setWorld(found) {
      world = found;
      renew();
    },
    fetchCities() {
      readCities().then((found) => { cities = found; renew(); }, () => undefined); // Without the labels the map still works.
    },
  };

  function renew() {
    labels = backgroundLabels(world, cities);
    onChange();
  }
}
