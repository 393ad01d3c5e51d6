// Says in words that the map cannot be opened, where a script or a style sheet did not come. It runs before any of
// them, from the page's own text, and needs none: no module, no Leaflet, no style sheet. A function expression, as
// packed.js is.
// - isOurs: the page holds nothing but our map, and needs all of its scripts and style sheets; else it is somebody's folium map, of which
//   any part may lack its script without harm to ours, but for one before it: that ends the script of the whole page
((/** @type {boolean} */ isOurs) => {
  /** Files of scripts that did not come. @type {string[]} */
  const missing = [];
  /** What ended a script. */
  let fault = "";

  /** @param {unknown} error @param {string} [said] */
  function say(error, said = isOurs ? "The map could not be loaded" : "The map could not be opened in this browser; one of 2023 or later is needed") {
    console.error(error);
    if (document.getElementById("gz-failed")) return;
    const box = document.createElement("p");
    box.id = "gz-failed";
    box.setAttribute("role", "alert");
    box.style.cssText = "position: fixed; z-index: 2000; inset: 40% 0 auto; width: fit-content; max-width: 80%; margin: 0 auto; padding: 10px 14px;"
      + "border-radius: 8px; font: 15px/1.5 system-ui, sans-serif; color: #1d2733; background: #fff; box-shadow: 0 2px 10px rgba(0, 0, 0, 0.4)";
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "try again";
    again.style.cssText = "min-height: 44px; padding: 2px 14px; font: inherit; cursor: pointer";
    again.addEventListener("click", () => location.reload()); // a module that failed is not asked for again by the same page
    box.append(`${said}. Check the connection, then `, again);
    document.body.append(box);
  }

  /** Without its style sheet the map is a heap of what it consists of: only what is said of that is to be seen. @param {string} file */
  function unstyled(file) {
    say(`${file} did not come`);
    const alone = document.createElement("style");
    alone.textContent = "body > :not(#gz-failed) { visibility: hidden !important; }";
    document.getElementById("gz-failed")?.append(alone);
  }

  /** Whether it is one of ours that is needed from the beginning; who asks for one later says so. @param {EventTarget|null} target */
  function isSheet(target) {
    return target instanceof HTMLLinkElement && target.href.includes("/assets/") && !("later" in target.dataset);
  }

  // Not of all: a tile or an icon that does not come is no end of the map. Such faults do not rise: they are caught.
  window.addEventListener("error", ({ target, message }) => {
    if (isOurs && isSheet(target)) unstyled(/** @type {HTMLLinkElement} */ (target).href);
    else if (!(target instanceof HTMLScriptElement)) fault ||= message ?? ""; // a style sheet or picture that does not come has none
    else if (isOurs) say(`${target.src} did not come`);
    else missing.push(target.src.split("/").pop() ?? "");
  }, true);
  if (!isOurs) {
    window.addEventListener("load", () => {
      if ("gazette" in window) return;
      const lacking = missing.length ? `${missing.join(", ")} did not come` : "another part of the page failed";
      say(fault, `The map could not be drawn: ${lacking}${fault && ` (${fault})`}`);
    });
  }
  Object.assign(window, { gazetteFailed: say });
})
