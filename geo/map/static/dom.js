// Making and filling elements. Text goes in as text, never as HTML.

/**
 * @param {string} name @param {Record<string, string>} [attributes] @param {string} [text]
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

const NUMBERS = new Intl.NumberFormat("en-GB");

/** @param {number} n @returns {string} "1,234" */
export function numeral(n) {
  return NUMBERS.format(n);
}

/**
 * Keep the clicks of what lies over the map from the map beneath it. Leaflet alone looks for the box around what was
 * clicked when the click is over: a button that is gone by then is in none.
 * @param {any} L Leaflet @param {HTMLElement} box
 */
export function keepClicks(L, box) {
  L.DomEvent.disableClickPropagation(box);
  box.addEventListener("click", (event) => event.stopPropagation());
}

/** Put a text into an element that may have it already: writing it anew would cost a layout. @param {Element} into @param {string} text */
export function write(into, text) {
  if (into.textContent !== text) into.textContent = text;
}
