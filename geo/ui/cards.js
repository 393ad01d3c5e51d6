// The list of events beside the map: one element for all of its cards, so that a change is one message and one redraw.

/**
 * @typedef {{id: string, label: string, type: string, colour: string, facts: string[], text: string, said: string}} Card
 * @typedef {{cards: Card[], more: string}} List  `more`: what the button says that lists more; empty: these are all
 */

/**
 * Called by Streamlit each time the list is new.
 * @param {{data: List, parentElement: HTMLElement, setTriggerValue: (name: string, value: string) => void}} component
 */
export default function show({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".gz-cards");
  if (!list) return;
  const focused = list.querySelector("button:focus");
  const was = focused?.getAttribute("data-card") ?? null;
  const cards = data.cards.map((card) => cardOf(card, () => setTriggerValue("open", card.id)));
  if (data.more) {
    const more = element("button", "gz-more", data.more);
    more.addEventListener("click", () => setTriggerValue("more", String(data.cards.length)));
    cards.push(more);
  }
  list.replaceChildren(...cards);
  if (was !== null) /** @type {HTMLElement|null} */ (list.querySelector(`[data-card="${CSS.escape(was)}"]`))?.focus();
}

/** @param {Card} card @param {() => void} open */
function cardOf(card, open) {
  const title = element("button", "gz-open", card.label);
  title.setAttribute("data-card", card.id);
  title.addEventListener("click", open);
  const dot = element("span", "gz-dot");
  dot.style.background = card.colour;
  const name = document.createElement("bdi");
  name.append(card.type);
  const type = element("p", "gz-type", ["", ...card.facts].join(" · "));
  type.prepend(dot, name);
  const inner = element("div", "gz-card");
  inner.style.borderLeftColor = card.colour;
  const sentence = element("p", "gz-sentence", card.text);
  sentence.dir = "auto"; // of names and facts each keeps its direction, and the list its edge
  inner.append(type, sentence, element("p", "gz-faint", card.said));
  const whole = element("article", "gz-listed");
  whole.append(title, inner);
  return whole;
}

/** @param {string} name @param {string} kind class @param {string} [text] */
function element(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  if (text !== undefined) made.append(text);
  return made;
}
