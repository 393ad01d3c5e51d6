// Reading on the page: arrow keys go from event to event, Escape closes the one that is open, and the focus goes along.
// The keys also come from the map's frame, which hands on those it has no use for itself (geo/map/static/bridge.js).

/** Steps along the timeline. */
const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });
/** What uses these keys itself. */
const OWN_KEYS = "input, textarea, select, [contenteditable=true], [role=slider], [role=tab], [role=radio], [role=listbox], [role=grid], [data-testid=stDataFrame]";
/** What lies over the page; Escape closes it first. */
const NEARER = "[data-testid=stPopoverBody], [role=dialog], [role=listbox], [role=menu], [data-testid=stFullScreenFrame] [data-testid=stDataFrame][style*=fixed]";
/** Longer than this nobody waits for an event that has been opened. */
const PATIENCE_MS = 3000;

/** The event that is open, as the page last told; empty: none, null: it has not told yet. @type {string|null} */
let opened = null;
/** The places that are chosen, likewise. @type {string|null} */
let chosen = null;
/** Steps that have been asked for since the page was opened. */
let steps = 0;
/** Tells the page of them. @type {(name: "steps", value: number) => void} */
let tell = () => undefined;
/** Counts what is waited for: only what was opened last is. */
let turn = 0;
/** Counts the calls: Streamlit may end one after it has made the next. */
let calls = 0;

/**
 * Called by Streamlit each time another event is open, other places are, or none, or the map has been heard.
 * @param {{data: {opened: string, places: string, heard: number, address: string}, parentElement: HTMLElement, setStateValue: typeof tell}} component
 * @returns {() => void} called when the page no longer needs it
 */
export default function follow({ data, parentElement, setStateValue }) {
  const mine = ++calls;
  tell = setStateValue;
  const [last, before] = [opened, chosen];
  [opened, chosen] = [data.opened, data.places];
  // Ahead of what closes on Escape: it must still be seen to be open. Added again it would still be one listener.
  window.addEventListener("keydown", press, true);
  window.addEventListener("click", click, true);
  settleAddress(data.address);
  const span = parentElement.querySelector("span");
  span?.setAttribute("data-opened", opened); // says that the keys are heard
  span?.setAttribute("data-heard", String(data.heard)); // read by the map (geo/map/static/bridge.js)
  if (last !== null && last !== opened) {
    turn += 1;
    settle(turn, opened, last, performance.now() + PATIENCE_MS);
  } else if (before !== null && before !== chosen && chosen && !opened) {
    turn += 1;
    showPlace(turn, performance.now() + PATIENCE_MS);
  }
  return () => {
    if (mine !== calls) return;
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("click", click, true);
  };
}

/**
 * Put an address in the place of the one there is, as Streamlit itself does not: it adds each to those that the browser
 * goes back through. A call that comes late may bring the address before one that Streamlit has added meanwhile; the call
 * that follows puts that right.
 * @param {string} query
 */
function settleAddress(query) {
  const own = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("embed")); // Streamlit's
  const wanted = [query, ...own.map((pair) => pair.map(encodeURIComponent).join("="))].join("&");
  if (location.search !== `?${wanted}`) history.replaceState(history.state, "", `?${wanted}${location.hash}`);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const by = STEPS[event.key];
  const filling = event.key === "Escape" && document.fullscreenElement;
  if (!(opened || filling) || !(by || event.key === "Escape") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
  if (document.querySelector(NEARER)) return;
  event.preventDefault();
  event.stopPropagation();
  if (by) step(by);
  else if (!opened) document.exitFullscreen().catch(() => undefined); // most browsers leave by themselves, and first
  else /** @type {HTMLElement|null} */ (document.querySelector(".st-key-close button"))?.click();
}

/** @param {MouseEvent} event */
function click(event) {
  const button = event.target instanceof Element && event.target.closest(".st-key-earlier button, .st-key-later button");
  if (!button) return;
  event.stopPropagation();
  step(button.closest(".st-key-earlier") ? STEPS.ArrowLeft : STEPS.ArrowRight);
}

/** While the page is busy Streamlit takes several clicks of a button for one: so it is told how many there were. @param {number} by */
function step(by) {
  steps += by;
  tell("steps", steps);
}

/**
 * Once the page shows it: bring what has been opened into sight, and the focus to it if the focus is where one opened
 * it, or lost because that is gone. @param {number} mine @param {string} wanted @param {string} last @param {number} until
 */
function settle(mine, wanted, last, until) {
  if (mine !== turn || performance.now() > until) return;
  const heading = document.querySelector(".gz-event h2");
  const there = wanted ? heading?.closest(".gz-event")?.getAttribute("data-event") === wanted : !heading && !document.querySelector(".st-key-steps");
  if (!there) {
    requestAnimationFrame(() => settle(mine, wanted, last, until));
    return;
  }
  // What has gone from the list has gone a moment later.
  setTimeout(() => {
    if (mine !== turn) return;
    const to = wanted ? heading : card(last) ?? document.querySelector(".gz-open");
    if (!(to instanceof HTMLElement)) return;
    if (wanted) to.scrollIntoView({ block: "nearest" });
    if (isFocusFree(wanted)) to.focus({ preventScroll: wanted !== "" });
  }, 100);
}

/**
 * Once the page tells of a place that was chosen: bring its head into sight, over which a low map may lie.
 * @param {number} mine @param {number} until
 */
function showPlace(mine, until) {
  if (mine !== turn || performance.now() > until) return;
  if (!document.querySelector(".gz-place h2")) {
    requestAnimationFrame(() => showPlace(mine, until));
    return;
  }
  setTimeout(() => {
    if (mine === turn) document.querySelector(".gz-place h2")?.scrollIntoView({ block: "nearest" });
  }, 100);
}

/** @param {string} wanted */
function isFocusFree(wanted) {
  const at = document.activeElement;
  if (!at || at === document.body) return true;
  return wanted !== "" && at.closest(".gz-cards, .gz-event, [data-testid=stDataFrame]") !== null;
}

/** @param {string} event @returns {Element|null} */
function card(event) {
  return document.querySelector(`[data-card="${CSS.escape(event)}"]`);
}
