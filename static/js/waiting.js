// A workbook may take some seconds: the page says so until the file is here, and may be left.
const LOOK_EVERY = 250;
const AT_MOST = 120_000;

// The server sends the same mark back with the file: nothing else tells a page that it arrived.
const newMark = () => crypto.getRandomValues(new Uint32Array(2)).join("-");
const hasArrived = (mark) => document.cookie.split("; ").some((each) => each.endsWith(`arrivee=${mark}`));

const wait = (link, status, mark) => {
  const since = Date.now();
  const look = setInterval(() => {
    const here = hasArrived(mark);
    if (!here && Date.now() - since < AT_MOST) return;
    clearInterval(look);
    link.removeAttribute("aria-disabled");
    status.textContent = here ? status.dataset.here : status.dataset.late;
  }, LOOK_EVERY);
};

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-waits]");
  if (!link) return;
  if (link.hasAttribute("aria-disabled")) {
    event.preventDefault();
    return;
  }
  const mark = newMark();
  const address = new URL(link.href);
  address.searchParams.set("arrivee", mark);
  link.href = address;
  // A download goes on when the page is left, which a visit that waits does not.
  link.download = "";
  link.setAttribute("aria-disabled", "true");
  const status = link.parentElement.querySelector("[data-waiting]");
  status.textContent = status.dataset.waiting;
  wait(link, status, mark);
});
