// Distances on the Earth and shapes drawn by hand. Pure.

/** @typedef {[number, number]} Point  latitude and longitude in degrees, or x and y in pixels where it says so */

/** The WGS84 ellipsoid. */
const EQUATOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const MEAN_RADIUS_KM = 6371.0088;
const KM_A_MILE = 1.609344;
const MOST_ROUNDS = 100;
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/**
 * The shortest way between two points on the WGS84 ellipsoid: Vincenty's inverse formula (Survey Review 23, 1975), within a
 * millimetre; where that does not converge, for points nearly opposite each other, a sphere's, within half a per cent.
 * @param {Point} from @param {Point} to degrees @returns {number} km
 */
export function distanceKm(from, to) {
  const polar = EQUATOR_KM * (1 - FLATTENING);
  const turn = radians(to[1] - from[1]);
  const [u1, u2] = [from, to].map((point) => Math.atan((1 - FLATTENING) * Math.tan(radians(point[0]))));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = Math.atan2(Math.sin(turn), Math.cos(turn));
  const apart = lambda;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sine = Math.hypot(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda));
    if (sine === 0) return 0;
    const cosine = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
    const sigma = Math.atan2(sine, cosine);
    const sinAzimuth = (cos1 * cos2 * Math.sin(lambda)) / sine;
    const cos2Azimuth = 1 - sinAzimuth ** 2;
    const middle = cos2Azimuth ? cosine - (2 * sin1 * sin2) / cos2Azimuth : 0; // 0: along the equator
    const c = (FLATTENING / 16) * cos2Azimuth * (4 + FLATTENING * (4 - 3 * cos2Azimuth));
    const before = lambda;
    lambda = apart + (1 - c) * FLATTENING * sinAzimuth * (sigma + c * sine * (middle + c * cosine * (2 * middle ** 2 - 1)));
    if (Math.abs(lambda) > Math.PI) break;
    if (Math.abs(lambda - before) > 1e-12) continue;
    const squared = (cos2Azimuth * (EQUATOR_KM ** 2 - polar ** 2)) / polar ** 2;
    const a = 1 + (squared / 16384) * (4096 + squared * (squared * (320 - 175 * squared) - 768));
    const b = (squared / 1024) * (256 + squared * (squared * (74 - 47 * squared) - 128));
    const inner = cosine * (2 * middle ** 2 - 1) - (b / 6) * middle * (4 * sine ** 2 - 3) * (4 * middle ** 2 - 3);
    return polar * a * (sigma - b * sine * (middle + (b / 4) * inner));
  }
  return sphereKm(from, to);
}

/** @param {Point} from @param {Point} to degrees @returns {number} km */
function sphereKm(from, to) {
  const half = (/** @type {number} */ degrees) => Math.sin(radians(degrees) / 2) ** 2;
  const chord = half(to[0] - from[0]) + Math.cos(radians(from[0])) * Math.cos(radians(to[0])) * half(to[1] - from[1]);
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** @param {Point[]} points degrees @returns {number} km along them */
export function lengthKm(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1) sum += distanceKm(points[i - 1], points[i]);
  return sum;
}

/** @param {number} km @returns {string} "43.2 km (26.8 miles)" */
export function inWords(km) {
  const near = (/** @type {number} */ n) => n.toLocaleString("en-GB", { maximumFractionDigits: n < 10 ? 2 : n < 100 ? 1 : 0 });
  const metric = km < 1 ? `${Math.round(km * 1000)} m` : `${near(km)} km`;
  return `${metric} (${near(km / KM_A_MILE)} miles)`;
}

/** A point every so many degrees of the great circle is enough for the eye. */
const STEP_DEG = 1;

/**
 * The great circle between points, as a line to draw: longitudes go on over the 180th meridian.
 * @param {Point[]} points degrees @returns {Point[]}
 */
export function greatCircle(points) {
  if (points.length < 2) return points;
  const drawn = [points[0]];
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [unit(points[i - 1]), unit(points[i])];
    const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
    const steps = Math.max(1, Math.ceil((angle * 180) / Math.PI / STEP_DEG));
    for (let k = 1; k <= steps; k += 1) {
      const [before, after] = angle ? [Math.sin((1 - k / steps) * angle) / Math.sin(angle), Math.sin((k / steps) * angle) / Math.sin(angle)] : [0, 1];
      const [x, y, z] = a.map((value, axis) => before * value + after * b[axis]);
      const last = drawn[drawn.length - 1][1];
      const longitude = (Math.atan2(y, x) * 180) / Math.PI;
      drawn.push([(Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, longitude + 360 * Math.round((last - longitude) / 360)]);
    }
  }
  return drawn;
}

/** @param {Point} point degrees @returns {number[]} unit vector from the centre of the Earth */
function unit([latitude, longitude]) {
  const [up, around] = [radians(latitude), radians(longitude)];
  return [Math.cos(up) * Math.cos(around), Math.cos(up) * Math.sin(around), Math.sin(up)];
}

/**
 * Leave out the points of a line drawn by hand that lie nearer than the tolerance to what is left (Douglas and Peucker, 1973).
 * @param {Point[]} points pixels @param {number} tolerance pixels @returns {Point[]} the ends always kept
 */
export function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  let farthest = 0;
  let most = tolerance;
  for (let i = 1; i < points.length - 1; i += 1) {
    const away = distanceToSide(points[i], first, last);
    if (away > most) [farthest, most] = [i, away];
  }
  if (!farthest) return [first, last];
  return [...simplify(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplify(points.slice(farthest), tolerance)];
}

/** As few corners as needed, and so many at most. @param {Point[]} points pixels @param {number} most */
export function outline(points, most) {
  let tolerance = 1.5;
  let found = simplify(points, tolerance);
  while (found.length > most) {
    tolerance *= 1.5;
    found = simplify(points, tolerance);
  }
  return found;
}

/** @param {Point} point @param {Point} from @param {Point} to pixels */
function distanceToSide(point, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 ? Math.max(0, Math.min(1, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length2)) : 0;
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
}
