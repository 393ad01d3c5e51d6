// Drawing by keys: a cross that arrow keys move over the sheet, and keys that set corners where it is.

/** @typedef {import("./geometry.js").Point} Point */

const STEP_PX = 10;
const LONG_STEP_PX = 50;
const ARM_PX = 11;

/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The cross is seen while keys are used: the style sheet says so.
 * @param {HTMLElement} sheet @param {SVGElement} svg as large @param {{moved: (at: Point) => void, pressed: (at: Point, key: string) => void}} to
 *   `pressed`: by " ", "Enter" or "Backspace"
 */
export function pen(sheet, svg, to) {
  const cross = document.createElementNS("http://www.w3.org/2000/svg", "path");
  cross.setAttribute("class", "gz-pen");
  svg.append(cross);
  let [x, y] = [sheet.clientWidth / 2, sheet.clientHeight / 2];
  put();

  sheet.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.shiftKey ? LONG_STEP_PX : STEP_PX;
      x = Math.max(0, Math.min(sheet.clientWidth, x + arrow[0] * step));
      y = Math.max(0, Math.min(sheet.clientHeight, y + arrow[1] * step));
      put();
      to.moved([x, y]);
    } else if ([" ", "Enter", "Backspace"].includes(event.key)) to.pressed([x, y], event.key);
    else return;
    event.preventDefault();
    event.stopPropagation(); // an arrow moves the cross, not the map
  });

  function put() {
    cross.setAttribute("d", `M${x - ARM_PX} ${y}h${2 * ARM_PX}M${x} ${y - ARM_PX}v${2 * ARM_PX}`);
  }
}
