// Arrows steer a triangle as the eye sees it: along the row, and up or down to the nearest point.
// Without this script the browser's own arrows go through the same radios in reading order.
let [reached, column] = [];

const leftOf = (radio) => radio.getBoundingClientRect().left;
const far = (radio) => Math.abs(leftOf(radio) - column);

// Of two points as near as each other, to the pixel, the one on the left.
const nearest = (row) => row?.reduce((one, other) => (far(other) < far(one) - 1 ? other : one));

on("keydown", (event) => {
  const { target: input, key } = event;
  const board = input.closest(".triangle.way-triangle");
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const step = across || { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!step || !board || input.type !== "radio" || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  // Each skip is a row of its own, below the foot: the column of the triangle is kept for the way back.
  const rows = all(".lattice-row, .skip", board).map((row) => all("input", row));
  const at = rows.findIndex((row) => row.includes(input));
  const sideways = across && input.closest(".place");
  if (input !== reached) column = leftOf(input);
  const next = sideways ? rows[at][rows[at].indexOf(input) + across] : nearest(rows[at + step]);
  if (!next) return;
  next.focus();
  next.click();
  reached = next;
  if (sideways) column = leftOf(next);
});
