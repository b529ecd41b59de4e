// What the scripts of a page ask of a board: one moment of one practice, with one answer. The zones
// and the boxes stand beside their labels, so that a radio in a label is an answer.
const all = (selector, where = document) => [...where.querySelectorAll(selector)];
const on = (names, listener) => names.split(" ").forEach((name) => document.addEventListener(name, listener));

const sheet = document.querySelector("[data-sheet]");
const forgets = document.querySelector("[data-forget]");

const chosen = (board) => board.querySelector("label > :checked");
const placed = (board) => board.querySelector(".place > :checked");
const radioOf = (board, value) => board.querySelector(`label > [value="${value}"]`);
const boxesOf = (board) => all(".token-box input", board);
const tokensOf = (radio) => radio.value.split("-").map(Number);
const wordsOf = (radio) => radio.nextElementSibling.innerHTML;

const unchoose = (board) => {
  const radio = chosen(board);
  if (radio) radio.checked = false;
};

const fill = (board, value, words = "") => {
  const tokens = value.split("-");
  boxesOf(board).forEach((box, pole) => { box.value = tokens[pole] || ""; });
  all(".zone", board).forEach((zone) => { zone.firstElementChild.checked = Boolean(zone.querySelector(`[data-places~="${value}"]`)); });
  all("[data-said]", board).forEach((said) => { said.innerHTML = words; });
};

// A board says what its radio says; without one, an unfinished share of tokens stays as it is.
const follow = (board) => {
  const place = placed(board);
  if (place) fill(board, place.value, wordsOf(place));
  else if (chosen(board)) fill(board, "");
  else all("[data-said]", board).forEach((said) => { said.innerHTML = ""; });
};
