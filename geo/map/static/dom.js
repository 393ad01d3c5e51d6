// Making elements. Text goes in as text, never as HTML.

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
