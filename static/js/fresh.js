// A page kept whole by the browser would show what was typed on it: it is asked anew instead.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("[data-fresh]")) location.reload();
});
