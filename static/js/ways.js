// Three ways, one answer: words and tokens write to the radios of the triangle. The same labels
// move from the rows of the triangle to the zones of the words, so that nothing is copied.
const ways = all("[data-way]");

const share = (board) => {
  const radio = radioOf(board, boxesOf(board).map(({ value }) => Number(value)).join("-"));
  if (radio) radio.click();
  else unchoose(board);
  follow(board);
};

const take = (board, pole, step) => {
  const box = boxesOf(board)[pole - 1];
  const left = Number(board.querySelector("[data-left]").textContent);
  const count = Number(box.value) + step;
  if (!(count >= 0) || (step > 0 && left < 1)) return;
  box.value = count;
  share(board);
};

const show = (board, way) => {
  const zones = all("[data-places]", board);
  const rows = all(".lattice-row", board);
  if (way === "words") {
    zones.forEach((zone) => zone.append(...zone.dataset.places.split(" ").map((value) => radioOf(board, value).parentElement)));
  } else if (zones.length) {
    all(".place > input", board)
      .sort((one, other) => tokensOf(other)[1] - tokensOf(one)[1])
      .forEach((radio) => rows.at(-1 - tokensOf(radio)[0]).append(radio.parentElement));
  }
  board.className = board.className.replace(/way-\w+/, `way-${way}`);
  board.querySelector("[data-way]").value = way;
  all(".way", board).forEach((button) => button.setAttribute("aria-pressed", button.value.endsWith(`.${way}`)));
};

const clear = (board) => {
  unchoose(board);
  fill(board, "");
};

// A press that cannot be done here goes to the server, which says why.
on("click", (event) => {
  const button = event.target.closest("[data-position] button");
  if (!button) return;
  const board = button.closest("[data-position]");
  const [, act, step] = button.value.split(".");
  if (step) take(board, act, step === "more" ? 1 : -1);
  else if (act === "clear") clear(board);
  else if (act === "start") {
    const today = placed(button.form.querySelector("[data-position=current]"));
    if (!today) return;
    radioOf(board, today.value).click();
  } else show(board, act);
  event.preventDefault();
});
on("input", ({ target }) => {
  if (target.closest(".token-box")) share(target.closest("[data-position]"));
});

const agree = (way, value) => {
  const board = way.closest("[data-position]");
  if (value && !board.classList.contains(`way-${value}`)) show(board, value);
};

ways.forEach((way) => agree(way, way.value));
// A way taken on one screen is the way of the next ones, as it is when the server draws them.
on("step", ({ detail }) => ways.forEach((way) => agree(way, detail.form.elements[way.name]?.value)));
