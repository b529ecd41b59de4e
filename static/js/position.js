// Arrows steer a triangle as the eye sees it: along the row, and up or down to the nearest point.
// Without this script the browser's own arrows go through the same radios in reading order.
let [reached, column] = [];

// Counted from the left of the triangle, and from its foot; the skips stand below the foot.
const columnOf = ([first, , third]) => first / 2 + third || 0;

const nearest = (column, first, total) => {
  const third = Math.min(Math.max(Math.ceil(column - first / 2 - .5), 0), total - first);
  return [first, total - first - third, third];
};

const inRow = (board, [first, second, third], step) => radioOf(board, [first, second - step, third + step].join("-"));

const acrossRows = (board, input, step) => {
  const skips = all(".skip > input", board);
  const place = tokensOf(input);
  const row = (skips.includes(input) ? -1 - skips.indexOf(input) : place[0]) - step;
  if (row < 0) return skips[-1 - row];
  return radioOf(board, nearest(column ?? columnOf(place), row, all(".lattice-row", board).length - 1).join("-"));
};

on("keydown", (event) => {
  const { target: input, key } = event;
  const board = input.closest(".triangle.way-triangle");
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const step = across || { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!step || !board || input.type !== "radio" || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (input !== reached) column = null;
  const sideways = across && input.closest(".place");
  const next = sideways ? inRow(board, tokensOf(input), across) : acrossRows(board, input, step);
  if (!next) return;
  next.focus();
  next.click();
  reached = next;
  if (sideways) column = columnOf(tokensOf(next));
});
