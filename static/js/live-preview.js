/* What is typed is shown on the phone beside it, a moment after the last key; nothing is saved. */

const WAIT = 600;

for (const form of document.querySelectorAll("form[data-preview]")) {
  const show = form.querySelector("[data-show]");
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show && form.requestSubmit && form.requestSubmit(show), WAIT);
  });
}
