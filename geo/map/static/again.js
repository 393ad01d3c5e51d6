// Modules that are fetched later, and asked for again where they did not come.

/**
 * A browser keeps a module that it could not read, and all that import it: under its address it is never read again.
 * Once it has failed it is asked for under another one, at which the server has all of our files too (geo/web/assets.py),
 * so that what it imports is asked for again as well.
 * @template T
 * @param {string} file @param {() => Promise<T>} first  imports it
 * @returns {() => Promise<T>}
 */
export function askedFor(file, first) {
  let failures = 0;
  return async () => {
    try {
      return await (failures ? import(new URL(`../again-${failures}/gazette/${file}`, import.meta.url).href) : first());
    } catch (error) {
      failures += 1;
      throw error;
    }
  };
}
