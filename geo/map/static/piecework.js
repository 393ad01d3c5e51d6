// Work done piece by piece, one a frame, so that no frame takes long.

/** @typedef {() => boolean|void} Piece  true: it has more to do, and is called again in the next frame */

export function piecework() {
  /** @type {Piece[]} */
  let pieces = [];
  let frame = 0;
  let timer = 0;

  function next() {
    frame = requestAnimationFrame(() => {
      const mine = pieces;
      const hasMore = mine[0]();
      if (pieces !== mine) return; // it has begun other work
      if (!hasMore) mine.shift();
      if (mine.length) next();
    });
  }

  function stop() {
    pieces = [];
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }

  return {
    /** Begin with these; what was left of others is dropped. @param {Piece[]} fresh @param {number} pause_ms before the first */
    begin(fresh, pause_ms) {
      stop();
      pieces = [...fresh];
      if (!pieces.length) return;
      if (pause_ms) timer = window.setTimeout(next, pause_ms);
      else next();
    },
    stop,
  };
}

/**
 * Have a browser draw now, into memory, what a canvas has been told to: it would leave it all to the frame that shows it.
 * @param {CanvasRenderingContext2D} context of a canvas that is read back (`willReadFrequently`)
 */
export function drawnNow(context) {
  context.getImageData(0, 0, 1, 1);
}
