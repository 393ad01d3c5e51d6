/**
 * Notes, in each frame of a page, what of a map is on the screen and since when: `noteShown(what, when)`.
 *
 * A map of DOM nodes is counted: `watched.tally` is "circles", a node of a class for each event, or "clusters", where a
 * marker stands for one event and a cluster for as many as it says. A canvas is fingerprinted: `watched.tally` is
 * "picture", and nothing is noted as long as no pixel of it is opaque.
 */
(() => {
  const LOOK_MS = 20;
  const SCALE = 0.5;
  const nodes = () => document.querySelectorAll(watched.selector);

  const tallies = {
    // A living list knows its length, where asking anew would look through a hundred thousand nodes.
    circles: () => document.getElementsByClassName(watched.selector).length,
    clusters: () => [...nodes()].reduce((sum, node) => sum + (node.matches(".marker-cluster") ? Number(node.textContent) : 1), 0),
    picture: () => [...nodes()].reduce((mixed, canvas) => mixed ^ print(canvas), 0),
  };

  /** Canvases of WebGL, dear to read, each with its fingerprint or null when something has been drawn on it since. */
  const prints = new WeakMap();
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    if (!kind.startsWith("webgl")) return getContext.call(this, kind, options);
    prints.set(this, null);
    // It would be empty once it was shown.
    return getContext.call(this, kind, { ...options, preserveDrawingBuffer: true });
  };
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of ["clear", "drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
      const draw = prototype[name];
      if (!draw) continue;
      prototype[name] = function (...given) {
        prints.set(this.canvas, null);
        return draw.apply(this, given);
      };
    }
  }

  function print(canvas) {
    const found = prints.get(canvas) ?? fingerprint(canvas);
    if (prints.has(canvas)) prints.set(canvas, found);
    return found;
  }

  let sheet = null;
  /** Another number for another picture, 0 for an empty one. */
  function fingerprint(canvas) {
    sheet ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const width = Math.ceil(canvas.width * SCALE);
    const height = Math.ceil(canvas.height * SCALE);
    if (!width || !height) return 0;
    [sheet.canvas.width, sheet.canvas.height] = [width, height];
    sheet.drawImage(canvas, 0, 0, width, height);
    const pixels = new Uint32Array(sheet.getImageData(0, 0, width, height).data.buffer);
    let [mixed, any] = [17, 0];
    for (const pixel of pixels) {
      any |= pixel;
      mixed = (Math.imul(mixed, 31) + pixel) | 0;
    }
    return any ? mixed : 0;
  }

  let [shown, told] = [0, ""];
  function look() {
    const now = document.body ? tallies[watched.tally]() : 0;
    if (now !== shown) {
      shown = now;
      // What is in the document now is on the screen with the next frame.
      if (now) requestAnimationFrame(() => setTimeout(() => noteShown(now, Date.now())));
    }
    const fault = document.querySelector("[data-testid=stException]")?.innerText ?? "";
    if (fault !== told) {
      told = fault;
      noteShown(fault, Date.now());
    }
    setTimeout(look, LOOK_MS);
  }
  look();
})();
