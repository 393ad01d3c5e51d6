// Who has the first use of a key: what lies open over the map or the timeline, and what has the focus.

/** What Escape closes before all else. @param {any} map @returns {(() => void)|null} closes it; null: nothing is open */
export function nearest(map) {
  const unfolded = document.querySelector('.gz-panel button[aria-expanded="true"], .gz-menu-holder > [aria-expanded="true"]');
  if (unfolded instanceof HTMLElement) return () => unfolded.click();
  return map._popup?.isOpen() ? () => map.closePopup() : null;
}

/** Whether arrow keys mean something else there. @param {EventTarget|null} target */
export function hasOwnKeys(target) {
  return target instanceof Element && target.closest("input, select, textarea, [role=slider], .gz-reach, .leaflet-container") !== null;
}

/**
 * Escape closes what is nearest; arrow keys are for the event that is open beside the map.
 * @param {any} map @param {import("./bridge.js").Page} page @param {{isChosen: () => boolean, letGo: () => void}} place
 * @returns {(event: KeyboardEvent) => void}
 */
export function listener(map, page, place) {
  return (event) => {
    const escape = event.key === "Escape";
    if (document.body.dataset.tool || event.defaultPrevented) return;
    if (!escape && (hasOwnKeys(event.target) || !event.key.startsWith("Arrow"))) return;
    const close = escape && nearest(map);
    if (close) close();
    else if (page.key(event)) event.preventDefault();
    else if (escape && place.isChosen()) place.letGo();
  };
}
