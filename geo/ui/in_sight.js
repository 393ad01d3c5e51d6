// A part of the page that is made when it is looked at: until then it costs neither the server nor the browser anything.

/** So much of its place is seen before it is asked for: the map ends where the window does, and so does what follows. */
const LEAST_SEEN_PX = 40;

/**
 * Called by Streamlit where the part is to be.
 * @param {{parentElement: HTMLElement, setTriggerValue: (name: string, value: boolean) => void}} component
 * @returns {() => void} called when the page no longer needs it
 */
export default function watch({ parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  const place = button?.parentElement;
  if (!button || !place) return () => undefined;
  const ask = () => {
    if (document.activeElement === button) giveWay(button);
    setTriggerValue("seen", true);
  };
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    ask();
  }, { rootMargin: `0px 0px -${LEAST_SEEN_PX}px` });
  observer.observe(place);
  button.onclick = ask; // where nothing is scrolled, and where what was asked got lost
  return () => observer.disconnect();
}

/**
 * Who comes by the tab key brings the part, and the button goes: its focus falls to what the tab holds, which stays, and
 * the next press leads to what has come.
 * @param {HTMLElement} button
 */
function giveWay(button) {
  // Not to the tab's panel itself: Streamlit sets whether that can have the focus, and takes it away.
  const held = /** @type {HTMLElement|null|undefined} */ (button.closest("[role=tabpanel]")?.firstElementChild);
  if (!held) return;
  held.tabIndex = -1;
  held.focus({ preventScroll: true });
  held.addEventListener("blur", () => held.removeAttribute("tabindex"), { once: true });
}
