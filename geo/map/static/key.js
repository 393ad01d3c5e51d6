// The key: a button that opens a box over the map's lower edge, with what the marks in sight mean.

import { element } from "./dom.js";
import { setIcon } from "./icons.js";
import { seldom } from "./moments.js";
import { SAMPLE_PX, drawSign, wordsOf } from "./signs.js";

/** @typedef {import("./signs.js").Sign} Sign */

/** While the timeline moves, what is in sight is looked through so often. */
const LOOKING_MS = 300;
/** Between the box and the sides of the panel that it stands on. */
const EDGE_PX = 10;

/**
 * @param {HTMLElement} host @param {HTMLElement} panel  on which the box stands
 * @param {{signs: () => Sign[], sizing: () => import("./signs.js").Sizing, theme: () => import("./theme.js").Theme}} source  asked anew each time
 */
export function key(host, panel, source) {
  const button = element("button", { type: "button", class: "gz-chip gz-key", "aria-expanded": "false", "aria-controls": "gz-signs", title: "What the marks on the map mean" });
  setIcon(button, "key");
  button.append(element("span", {}, "Key"));
  const list = element("ul");
  // Where the map is too low for all of it, it is scrolled: by keyboard too.
  const box = element("div", { class: "gz-signs", id: "gz-signs", role: "group", "aria-label": "Key", tabindex: "0", hidden: "" });
  box.append(list);
  const end = element("div", { class: "gz-end" });
  end.append(button);
  host.append(end);
  host.after(box);
  /** What the list was made for. */
  let listed = "";
  const look = seldom(() => { if (!box.hidden) fill(); }, LOOKING_MS);
  button.addEventListener("click", () => setOpen(Boolean(box.hidden)));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setOpen(false);
    button.focus();
  });
  new ResizeObserver(place).observe(panel);

  return {
    /** The map has been drawn anew. */
    refresh() {
      if (!box.hidden) look.soon();
    },
  };

  /** @param {boolean} open */
  function setOpen(open) {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      fill();
      place();
    }
  }

  function fill() {
    const [signs, theme, sizing] = [source.signs(), source.theme(), source.sizing()];
    const wanted = [theme.dark, ...signs.map((sign) => wordsOf(sign, sizing))].join();
    if (wanted === listed) return;
    listed = wanted;
    list.replaceChildren(...signs.map((sign) => {
      const item = element("li");
      item.append(sample(sign, theme), wordsOf(sign, sizing));
      return item;
    }));
    if (!signs.length) list.append(element("li", {}, "Nothing is marked here."));
  }

  /** Above its button, within the panel, and over no line of the map's sources, which stand at its foot. */
  function place() {
    if (box.hidden) return;
    const [at, within] = [button.getBoundingClientRect(), panel.getBoundingClientRect()];
    const most = panel.clientWidth - box.offsetWidth - EDGE_PX;
    const sources = /** @type {HTMLElement|null} */ (document.querySelector(".leaflet-control-attribution"));
    box.style.setProperty("--gz-sources", `${sources?.offsetHeight ?? 0}px`);
    box.style.left = `${Math.max(EDGE_PX, Math.min(most, at.left - within.left))}px`;
  }
}

/** @param {Sign} sign @param {import("./theme.js").Theme} theme */
function sample(sign, theme) {
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  const ratio = Math.ceil(window.devicePixelRatio || 1);
  canvas.width = canvas.height = SAMPLE_PX * ratio;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  drawSign(context, sign, theme);
  return canvas;
}
