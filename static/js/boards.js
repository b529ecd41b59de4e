// The screens that wait take their boards from a model, or from the screen that shows.
const models = all("[data-position]", document.querySelector("[data-model]")?.content);
const NOT_APPLICABLE = "not_applicable";

const explain = (board, sentences) => {
  all(".corner span, .token-box label span", board).forEach((span, index) => {
    const sentence = sentences[index % sentences.length];
    if (sentence) span.innerHTML = sentence.innerHTML;
    else span.remove();
  });
};

const build = (spot) => {
  const values = spot.dataset.boards.split(" ");
  const ids = /(["#])\w+-(?=current|desired)/g;
  models.forEach((model, moment) => {
    spot.insertAdjacentHTML("beforebegin", model.outerHTML.replace(ids, `$1${spot.closest("[data-screen]").id}-`));
    const board = spot.previousElementSibling;
    explain(board, spot.children);
    unchoose(board);
    fill(board, values[moment]);
    const radio = radioOf(board, values[moment]);
    if (!radio) return;
    radio.checked = true;
    follow(board);
  });
  spot.remove();
};

all("[data-boards]").forEach(build);

// Words chosen after « je ne sais pas » take its place, as a point of the triangle does; and
// « ne s'applique pas » is said of a practice, not of a moment: it fills both, and leaves both.
on("change", ({ target }) => {
  const board = target.closest("[data-position]");
  if (!board || target.type !== "radio") return;
  const isZone = target.matches(".zone > input");
  if (isZone && !placed(board)) unchoose(board);
  for (const other of all("[data-position]", target.form)) {
    if (target.value === NOT_APPLICABLE) radioOf(other, NOT_APPLICABLE).checked = true;
    else if (chosen(other)?.value === NOT_APPLICABLE) radioOf(other, "unplaced").checked = true;
    if (!isZone) follow(other);
  }
});
