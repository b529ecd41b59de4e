// A page of the meeting follows the room: it asks for its version each second, and fetches itself
// again when that changed. Every part marked data-live is replaced, but one where somebody types.

const EACH_SECOND = 1000;
const AFTER_A_FAILURE = 2000;
const AT_MOST = 6 * 60 * 60 * 1000;

const begun = Date.now();
const lost = document.querySelector("[data-lost]");
let acts = Promise.resolve();
let answered = 0;

const state = () => document.querySelector("[data-state]");

function isBeingTyped(part) {
  return (
    part.hasAttribute("data-typed") ||
    (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select"))
  );
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (!fresh.querySelector("[data-state]")) {
    location.reload();
    return;
  }
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    if (next && !isBeingTyped(part)) {
      next.classList.add("arriving");
      part.replaceWith(next);
    }
  }
  state().dataset.version = fresh.querySelector("[data-state]").dataset.version;
  document.title = fresh.title;
}

function isLost(yes) {
  if (lost) lost.hidden = !yes;
}

async function fetchPage(address, options) {
  const response = await fetch(address, { credentials: "same-origin", ...options });
  if (!response.ok) {
    location.reload();
    return;
  }
  show(await response.text());
}

async function follow() {
  const asked = answered;
  const response = await fetch(state().dataset.state, { credentials: "same-origin", cache: "no-cache" });
  isLost(false);
  if (response.redirected || !response.ok) {
    location.reload();
    return;
  }
  const { version } = await response.json();
  // An act of ours that was answered meanwhile knows better than this older answer.
  if (asked === answered && String(version) !== state().dataset.version) await fetchPage(location.href);
}

async function keepFollowing() {
  let wait = EACH_SECOND;
  if (!document.hidden) {
    try {
      await follow();
    } catch {
      isLost(true);
      wait = AFTER_A_FAILURE;
    }
  }
  if (Date.now() - begun < AT_MOST) setTimeout(keepFollowing, wait);
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  try {
    await fetchPage(form.action, { method: "POST", body });
    answered += 1;
    isLost(false);
  } catch {
    isLost(true);
  }
}

// One after the other: two quick presses move twice, each from where the first one led.
function press(selector) {
  acts = acts.then(() => {
    const button = document.querySelector(selector);
    if (!button) return undefined;
    return button.form ? send(button.form, button) : button.click();
  });
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || button.name !== "press") return;
  event.preventDefault();
  press(`button[name="press"][value="${CSS.escape(button.value)}"]`);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const key = event.key === " " ? "Space" : event.key;
  if (event.target.closest("input, textarea, select")) return;
  if (event.target.closest("button, a, summary") && ["Space", "Enter"].includes(key)) return;
  const selector = `[data-keys~="${CSS.escape(key)}"]`;
  if (!document.querySelector(selector)) return;
  event.preventDefault();
  press(selector);
});

document.addEventListener("input", (event) => {
  event.target.closest("[data-live]")?.setAttribute("data-typed", "");
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) follow().catch(() => isLost(true));
});

setTimeout(keepFollowing, EACH_SECOND);
