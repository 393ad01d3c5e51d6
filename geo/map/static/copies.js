// Events on both sides of the 180th meridian: shown beside each other, on one copy of the world.

const HALF = 180;
const WHOLE = 360;

/**
 * Go on counting longitudes over the 180th meridian, where all places with events are within half the world that way and
 * only that way.
 * @param {{longitude: Float64Array, total: ArrayLike<number>}} places degrees; changed in place
 * @returns {number|null} the longitude in their middle; null: nothing needs changing
 */
export function bringTogether({ longitude, total }) {
  let [west, east] = [Infinity, -Infinity];
  for (let p = 0; p < longitude.length; p += 1) {
    if (!total[p]) continue;
    west = Math.min(west, longitude[p]);
    east = Math.max(east, longitude[p]);
  }
  if (!(east - west > HALF)) return null;
  const sorted = longitude.filter((_, p) => total[p]).sort();
  let widest = 1;
  for (let i = 2; i < sorted.length; i += 1) if (sorted[i] - sorted[i - 1] > sorted[widest] - sorted[widest - 1]) widest = i;
  const [last, first] = [sorted[widest - 1] + WHOLE, sorted[widest]];
  if (last - first > HALF) return null;
  const turn = (last + first) / 2 >= HALF ? -WHOLE : 0;
  for (let p = 0; p < longitude.length; p += 1) longitude[p] += turn + (longitude[p] < first ? WHOLE : 0);
  return (last + first) / 2 + turn;
}

/**
 * How far to turn an area for it to lie on the copy of the world nearest to a longitude.
 * @param {[number, number][]} area corners, latitude and longitude @param {number} longitude @returns {number} degrees to the east
 */
export function turnOf(area, longitude) {
  const [west, east] = [Math.min, Math.max].map((end) => end(...area.map(([, lng]) => lng)));
  return WHOLE * Math.round((longitude - (west + east) / 2) / WHOLE) + 0; // never -0
}

/** An area turned so. @param {[number, number][]} area @param {number} longitude @returns {[number, number][]} */
export function turned(area, longitude) {
  const turn = turnOf(area, longitude);
  return area.map(([latitude, lng]) => [latitude, lng + turn]);
}

/** As it is written, from -180 to 180. @param {number} longitude */
export function asWritten(longitude) {
  return Math.abs(longitude) <= HALF ? longitude : longitude - WHOLE * Math.round(longitude / WHOLE);
}

/**
 * Keep the map on the copy of the world that the events are on, however it comes to another.
 * @param {any} map @returns {(middle: number|null) => void} told of the longitude to stay around; null: anywhere
 */
export function stayAround(map) {
  /** @type {number|null} */
  let around = null;
  const back = () => {
    const { lat, lng } = map.getCenter();
    const turns = Math.round(((around ?? lng) - lng) / WHOLE);
    if (turns) map.setView([lat, lng + turns * WHOLE], map.getZoom(), { animate: false });
  };
  return (middle) => {
    if ((around === null) !== (middle === null)) {
      // Leaflet's own way to stay on one copy jumps at 180 degrees, in the middle of a drag over them.
      const { _draggable, _onPreDragWrap } = map.dragging;
      if (map.options.worldCopyJump) _draggable[middle === null ? "on" : "off"]("predrag", _onPreDragWrap, map.dragging);
      map[middle === null ? "off" : "on"]("moveend", back);
    }
    around = middle;
  };
}
