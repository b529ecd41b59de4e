// Says how many tokens are left while they are placed; the page says it again when it is sent.
const totals = all("[data-tokens]");
const count = () => totals.forEach((total) => {
  const placed = boxesOf(total.parentElement).reduce((sum, box) => sum + (Number(box.value) || 0), 0);
  total.lastElementChild.hidden = false;
  total.querySelector("[data-left]").textContent = total.dataset.tokens - placed;
});
on("input change click", count);
count();
