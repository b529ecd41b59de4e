// The arrows and the keys of a presenter's remote turn the pages on the wall, except while somebody
// writes or scrolls a table. Nothing is fetched before it is asked for.
const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, [tabindex='0']")) return;
  document.querySelector(`.turning a[rel="${KEYS[event.key]}"]`)?.click();
});
