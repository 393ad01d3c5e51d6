// One symbol on the map: a ring divided by type around a number.

/** @typedef {import("./event_layer.js").Mark} Mark */

const LARGEST_FONT_PX = 13;
const LEAST_FONT_PX = 8;
/** Width of a digit for each pixel of its height. */
const DIGIT_WIDTH = 0.66;

/**
 * Settlements are round, areas square; one whose place is uncertain for most of its events has a broken line around it.
 * @param {CanvasRenderingContext2D} context @param {Mark} mark @param {import("./events.js").EventType[]} types
 * @param {import("./theme.js").Theme} theme @param {number} selected @param {number} focused
 */
export function drawMark(context, mark, types, theme, selected, focused) {
  const { r, total } = mark;
  const chosen = mark.members.includes(selected) || mark.members.includes(focused);
  context.globalAlpha = selected >= 0 && !chosen ? 0.55 : 1;
  outline(context, mark, r + (chosen ? 4 : 1.5));
  context.fillStyle = chosen ? theme.accent : theme.paper;
  context.fill();
  drawParts(context, mark, types, theme);
  const inside = r - Math.max(3, r * 0.28);
  outline(context, mark, inside);
  context.fillStyle = theme.paper;
  context.fill();
  if (total) writeNumber(context, mark, inside, theme);
  if (isUncertain(mark)) drawDoubt(context, mark, theme);
  context.globalAlpha = 1;
}

/**
 * Divide a symbol by type, as a cake is.
 * @param {CanvasRenderingContext2D} context @param {Mark} mark @param {import("./events.js").EventType[]} types
 * @param {import("./theme.js").Theme} theme
 */
function drawParts(context, mark, types, theme) {
  const { x, y, r, total, parts } = mark;
  const only = parts.findIndex((n) => n === total);
  if (only >= 0 || !total) {
    outline(context, mark, r);
    context.fillStyle = total ? types[only].colour : theme.faint; // where none of its events counts anything
    context.fill();
    return;
  }
  if (mark.area) { // clipping takes longer than all else
    context.save();
    outline(context, mark, r);
    context.clip();
  }
  let angle = -Math.PI / 2;
  for (let type = 0; type < parts.length; type += 1) {
    if (!parts[type]) continue;
    const turn = (parts[type] / total) * 2 * Math.PI;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, mark.area ? r * 1.5 : r, angle, angle + turn);
    context.closePath();
    context.fillStyle = types[type].colour;
    context.fill();
    angle += turn;
  }
  if (mark.area) context.restore();
}

/** Whether the place is uncertain for at least half of a symbol's events. @param {Mark} mark */
export function isUncertain(mark) {
  return mark.uncertain > 0 && mark.uncertain * 2 >= mark.events;
}

/** @param {number} n @returns {string} as short as fits a ring */
export function short(n) {
  const [value, letter] = n >= 999_500 ? [n / 1e6, "M"] : n >= 1000 ? [n / 1000, "k"] : [n, ""];
  return letter && value < 9.95 ? `${value.toFixed(1).replace(".0", "")}${letter}` : `${Math.round(value)}${letter}`;
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {number} inside @param {import("./theme.js").Theme} theme */
function writeNumber(context, mark, inside, theme) {
  const text = short(mark.total);
  const fitting = (2 * inside) / (DIGIT_WIDTH * text.length);
  const size = Math.round(Math.min(LARGEST_FONT_PX, Math.max(9, mark.r * 0.75), fitting));
  if (size < LEAST_FONT_PX) return;
  context.fillStyle = theme.text;
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, mark.x, mark.y + 0.5);
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {import("./theme.js").Theme} theme */
function drawDoubt(context, mark, theme) {
  outline(context, mark, mark.r + 3.5);
  context.setLineDash([3, 3]);
  context.lineWidth = 1.5;
  context.strokeStyle = theme.text;
  context.stroke();
  context.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {number} r */
function outline(context, mark, r) {
  context.beginPath();
  if (mark.area) context.roundRect(mark.x - r, mark.y - r, 2 * r, 2 * r, Math.min(5, r / 2));
  else context.arc(mark.x, mark.y, r, 0, 2 * Math.PI);
}
