// The pair as an arrow, hollow to filled, as soon as both places are there.
const spot = ([first, second, third], tokens) =>
  third === undefined ? [second * 24, 0] : [(first / 2 + third) * 24, (tokens - first) * 20.8];

const draw = (drawing) => {
  const { dataset, id } = drawing.closest("[data-line], [data-screen]");
  const pair = all(".place > :checked", document.getElementById(dataset.line || id));
  drawing.closest("figure").hidden = pair.length < 2;
  if (pair.length < 2) return;
  const [[x, y], [toX, toY]] = pair.map((place) => spot(tokensOf(place), drawing.dataset.pair));
  const far = Math.hypot(toX - x, toY - y);
  const turn = Math.atan2(toY - y, toX - x) * 180 / Math.PI;
  const arrow = `<path class="pair-arrow" d="M7.5 0H${far - 16.5}"/><path class="pair-head" d="M${far - 7.5} 0l-9-5v10z"/>`;
  drawing.innerHTML = `<g transform="translate(${x} ${y})rotate(${turn})">${far ? arrow : ""}<circle class="pair-current" r="${far ? 5 : 9}"/><circle class="pair-desired" cx="${far}" r="6"/></g>`;
};

const drawShown = () => all("[data-screen]:not([hidden]) [data-pair]").forEach(draw);

on("input change click screen", drawShown);
drawShown();
