// Full screen: of our own page all of it, where the events that one opens stand beside the map (geo/ui/page.css leaves
// nothing else of it); elsewhere the map's frame alone.

/** What only our own page has. */
const OURS = ".gz-head";

/**
 * @param {() => void} onChange  told also when the browser leaves by itself
 * @returns {{isPossible: boolean, isOn: () => boolean, toggle: () => Promise<void>}}
 */
export function fullScreen(onChange) {
  const page = ownPage();
  const documents = page ? [page, document] : [document];
  const filling = () => documents.find((one) => one.fullscreenElement);
  const gone = new AbortController();
  for (const one of documents) one.addEventListener("fullscreenchange", onChange, { signal: gone.signal });
  addEventListener("pagehide", () => gone.abort()); // the page outlives its frames
  return {
    isPossible: documents.some((one) => one.fullscreenEnabled),
    isOn: () => Boolean(filling()),
    async toggle() {
      const filled = filling();
      if (filled) await filled.exitFullscreen();
      else if (!page) await fill(document);
      else await fill(page).catch(() => fill(document));
    },
  };
}

/** A click in the frame is one in a page of the same origin too. @param {Document} one */
function fill(one) {
  return one.documentElement.requestFullscreen();
}

/** The page around the frame where it is our own, not a notebook or an app of somebody else's. @returns {Document|null} */
function ownPage() {
  try {
    const around = window.parent === window ? null : window.parent.document;
    return around?.querySelector(OURS) ? around : null;
  } catch { return null; } // it is of another origin
}
