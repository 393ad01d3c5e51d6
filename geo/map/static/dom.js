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

/** Put a text into an element that may have it already: writing it anew would cost a layout. @param {Element} into @param {string} text */
export function write(into, text) {
  if (into.textContent !== text) into.textContent = text;
}
