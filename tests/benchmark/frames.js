// Evaluated in the map's frame by bench_dashboard.py, which makes the steps one by one: what a single frame costs.
//
// A frame costs its script (the listeners that an input runs) and what follows in the same frame: callbacks of
// requestAnimationFrame, style, layout, painting and the raster of the canvases. With no graphics card the canvases
// are rastered on the same thread, so a message posted at the start of the frame is answered only after all of it.
(() => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  /**
   * Milliseconds from the start of a frame's callbacks to its end. Asked for before all that is to be measured, so that
   * its callback is the first.
   */
  const frame = () => new Promise((done) => {
    const channel = new MessageChannel(); // made here: it is no part of the frame
    let from = 0;
    channel.port1.onmessage = () => done(performance.now() - from);
    requestAnimationFrame(() => {
      from = performance.now();
      channel.port2.postMessage(0);
    });
  });

  /** @returns milliseconds of the act, and of the frame that shows it */
  const cost = async (act) => {
    await new Promise((done) => requestAnimationFrame(done));
    await pause(0); // an input arrives between two frames, and all that it changes is shown by the second
    const shown = frame();
    const begun = performance.now();
    act();
    const script = performance.now() - begun;
    return script + await shown;
  };

  /** The act and what follows it, without the frames at the end in which nothing is left to do. */
  const IDLE_MS = 1;
  const untilDrawn = async (act, most) => {
    const frames = [await cost(act)];
    while (frames.length < most) frames.push(await frame());
    while (frames.length > 1 && frames[frames.length - 1] < IDLE_MS) frames.pop();
    return frames;
  };

  /** Nothing happens: what measuring itself costs. */
  const idle = { steps: 20, step: () => cost(() => undefined), after: () => undefined };

  /** The left handle of the timeline is moved over three quarters of it. */
  const dragged = (type, share) => {
    const handle = document.querySelector(".gz-handle");
    const chart = document.querySelector(".gz-chart").getBoundingClientRect();
    handle.setPointerCapture = () => undefined;
    handle.dispatchEvent(new PointerEvent(type, {
      bubbles: true, clientX: chart.left + chart.width * share, clientY: chart.top + 30, pointerId: 1 }));
  };
  const drag = {
    steps: 60,
    step: (i) => untilDrawn(() => {
      if (i === 0) dragged("pointerdown", 0);
      dragged("pointermove", (i + 1) / 80);
    }, 3),
    after: () => dragged("lostpointercapture", 0.75),
  };

  /** The map is held and moved by the mouse, to and fro; each twentieth frame it is let go and drawn anew. */
  const moved = (target, type, steps) => {
    const box = document.querySelector(".leaflet-container").getBoundingClientRect();
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: 1,
      clientX: box.left + box.width / 2 + steps * 9, clientY: box.top + box.height / 3 + steps * 4 }));
  };
  const pan = {
    steps: 80,
    step: async (i) => {
      const [at, way] = [i % 20, Math.floor(i / 20) % 2 ? -1 : 1];
      if (at === 0) moved(document.querySelector(".leaflet-container"), "mousedown", 0);
      const taken = await cost(() => moved(document, at === 19 ? "mouseup" : "mousemove", way * (at + 1)));
      if (at === 19) await pause(500); // until it has come to rest
      return [taken];
    },
    after: () => undefined,
  };

  /**
   * A new place or zoom, where everything is laid out and drawn anew: its frames until all is there, and of those that
   * follow none.
   */
  const ZOOMS = [1, 1, 1, 1, -1, -1, -1, -1];
  const FRAMES = 22;
  const arrive = {
    steps: 24,
    step: (i) => untilDrawn(() => {
      const map = window.map;
      if (i % 3 === 0) map.setZoom(map.getZoom() + ZOOMS[i / 3], { animate: false });
      else map.panBy(i % 3 === 1 ? [240, 60] : [-240, -60], { animate: false });
    }, FRAMES),
    after: () => undefined,
  };

  /** A zoom as a wheel or a button asks for it: the symbols move with the ground, then part or join. */
  const ANIMATED = 38;
  const PAGE_MS = 1500; // it is told where the map has come to rest, and draws itself anew
  const zoom = {
    steps: 8,
    step: async (i) => {
      const frames = await untilDrawn(() => window.map.setZoom(window.map.getZoom() + ZOOMS[i]), ANIMATED);
      await pause(PAGE_MS);
      return frames;
    },
    after: () => undefined,
  };

  /** Each has `steps`, and a `step` that tells what the frames that it takes cost, in ms. */
  window.benchFrames = { idle, drag, pan, arrive, zoom };
})();
