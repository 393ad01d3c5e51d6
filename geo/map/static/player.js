// Plays: calls for a next picture as often as the display shows one, or now and then where motion is to be reduced.

const CALM_STEP_S = 0.8;

/**
 * @param {(elapsed_s: number) => boolean} advance  takes the time since it was last called; false: the end is reached
 * @param {(playing: boolean) => void} onChange
 * @param {() => void} onEnd  after `onChange`, where it has come to the end
 */
export function player(advance, onChange, onEnd) {
  let frame = 0;
  return { start, stop, isPlaying: () => frame !== 0 };

  function start() {
    if (frame) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let before = performance.now();
    const tick = (/** @type {number} */ now) => {
      const elapsed_s = Math.max(0, (now - before) / 1000);
      frame = requestAnimationFrame(tick);
      if (calm && elapsed_s < CALM_STEP_S) return;
      before = now;
      if (advance(elapsed_s)) return;
      stop();
      onEnd();
    };
    frame = requestAnimationFrame(tick);
    onChange(true);
  }

  function stop() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    onChange(false);
  }
}
