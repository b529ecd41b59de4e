// The second tap of a double tap was meant for the screen that is gone, not for what came under it.
let shownAt = -Infinity;
on("screen", (event) => { shownAt = event.timeStamp; });
addEventListener("click", (event) => {
  if (event.detail < 2 || event.timeStamp - shownAt > 500) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
