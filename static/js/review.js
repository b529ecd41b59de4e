// The check says what is placed on the screens now, whether the server has it yet or not.
const lines = all("[data-line]");

// Tokens too many to be drawn have no radio that says them: their poles and numbers do.
const said = (board) => {
  const shares = all(".tokens .token-box", board)
    .map((box) => [box.querySelector("input").value, box.querySelector("strong").innerHTML])
    .filter(([tokens]) => Number(tokens));
  const radio = chosen(board);
  return radio ? wordsOf(radio) : shares.map((one) => one.join(" ")).join(", ");
};

const write = (line) => {
  const form = document.querySelector(`#${line.dataset.line} form`);
  const isSaid = all("[data-position]", form).map((board) => {
    const [words, nothing] = [said(board), wordsOf(radioOf(board, "unplaced"))];
    line.querySelector(`[data-says=${board.dataset.position}]`).innerHTML = words || nothing;
    return words && words !== nothing;
  }).some(Boolean);
  line.querySelector("[data-missing]").hidden = isSaid;
  line.querySelector("[data-answer]").hidden = !isSaid;
  const [quote, audience, nobody] = line.querySelector("[data-comment]").children;
  const meant = form.querySelector("[name=audience]:checked");
  quote.textContent = form.elements.comment.value.trim();
  quote.parentElement.hidden = !quote.textContent;
  audience.innerHTML = meant ? wordsOf(meant) : "";
  nobody.hidden = Boolean(meant);
  return isSaid;
};

on("screen", ({ detail }) => {
  if (detail.screen.id === "verifier") document.querySelector("[data-any-missing]").hidden = lines.map(write).every(Boolean);
});
