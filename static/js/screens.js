// From one screen to the next without asking the server; what is left is saved by who listens to
// `step`. Nobody listens, or something is missing: the form is sent as it is without scripts.
const screens = all("[data-screen]");
const screenAt = (path) => screens.find((screen) => screen.dataset.screen === path);
const isChecking = () => location.search.includes("verifier");

const lacksPlace = (board) => {
  const begun = boxesOf(board).some((box) => Number(box.value));
  return !chosen(board) && (begun || board.querySelector(".zone > :checked"));
};

const isWhole = (form, step) => {
  const { comment, audience } = form.elements;
  return !all("[data-position]:not(.tokens)", form).some(lacksPlace)
    && (step < 0 || audience.value || !comment.value.trim());
};

// What the server refused is right by now, or it will say so again.
const forgetFaults = (screen) => {
  all("[data-focus], form .error", screen).forEach((fault) => fault.remove());
  all(".has-error", screen).forEach((field) => field.classList.remove("has-error"));
};

const show = (screen) => {
  const heading = screen.querySelector("h1");
  const onward = screen.querySelector("[data-onward]");
  if (onward) {
    onward.textContent = sheet.dataset[isChecking() ? "check" : "next"];
    onward.form.action = location.pathname + location.search;
  }
  screens.forEach((one) => { one.hidden = one !== screen; });
  document.title = `${heading.textContent} – Trois voix`;
  document.dispatchEvent(new CustomEvent("screen", { detail: { screen } }));
  scrollTo(0, 0);
  heading.focus();
};

const shown = () => screens.find((screen) => !screen.hidden);

// Says whether somebody will save the form of the screen that is left.
const leave = (go) => {
  const form = shown().querySelector("form");
  return !document.dispatchEvent(new CustomEvent("step", { cancelable: true, detail: { form, go } }));
};

const go = (address) => {
  history.pushState(null, "", address);
  show(screenAt(location.pathname));
};

const onSubmit = (event) => {
  const { target: form, submitter } = event;
  const step = { next: 1, back: -1 }[submitter?.value];
  if (!step) return;
  const screen = form.closest("[data-screen]");
  const next = isChecking() ? screens.at(-1) : screens[screens.indexOf(screen) + step];
  if (!next || (navigator.onLine && !isWhole(form, step)) || !leave(submitter.value)) return;
  forgetFaults(screen);
  go(next.dataset.screen);
  event.preventDefault();
};

const onClick = (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !screenAt(link.pathname) || link.hash) return;
  go(link.href);
  event.preventDefault();
};

if (sheet) {
  on("submit", onSubmit);
  on("click", onClick);
  addEventListener("popstate", () => {
    const screen = screenAt(location.pathname);
    if (!screen || screen === shown()) return;
    leave("back");
    show(screen);
  });
  const opened = screenAt(location.pathname);
  if (opened && opened !== shown()) show(opened);
}
