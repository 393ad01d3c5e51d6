// Says in words that the map cannot be opened, where one of our scripts did not come. It runs before any of them, from
// the frame's own text, and needs none: no module, no Leaflet, no style sheet.

(() => {
  const SAID = "The map could not be loaded. Check the connection, then ";

  /** @param {unknown} error */
  function say(error) {
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
    box.append(SAID, again);
    document.body.append(box);
  }

  // Only of scripts: a tile or an icon that does not come is no end of the map. Such faults do not rise: they are caught.
  window.addEventListener("error", ({ target }) => { if (target instanceof HTMLScriptElement) say(`${target.src} did not come`); }, true);
  Object.assign(window, { gazetteFailed: say });
})();
