// What the server does not have yet stays on this device, and goes to it: a draft at each change,
// saved in order when its screen is left, sent once all is saved. The shelf holds a form under its
// address, as « typed … », « left … » (it waits for the server) or « saved … ».
const hold = () => {
  const { page, worker } = sheet.dataset;
  const mine = `feuille ${sheet.dataset.sheet} `;
  const opened = `${mine}page`;
  const nameOf = (form) => mine + form.action.split("?")[0];
  const forms = new Map(all("form[novalidate]", sheet).map((form) => [nameOf(form), form]));
  const names = [...forms.keys()];
  const review = names.at(-1);
  const written = (form) => `${new URLSearchParams(new FormData(form))}`;
  const seen = new Map();
  let [shelf, state, busy, failing, timer, leaving] = [{}];

  // Storage that is refused or full is replaced by memory: all goes on, but for a reload.
  try {
    if (!forgets) shelf = localStorage || shelf;
  } catch { /* memory it is */ }
  const keep = (name, entry) => {
    try {
      shelf[name] = entry;
    } catch {
      delete shelf[name];
      shelf = { ...shelf, [name]: entry };
    }
  };
  const read = (name) => (shelf[name] || "").split(" ");
  const at = (step) => names.filter((name) => read(name)[0] === step);

  const tell = () => {
    const [left] = at("left");
    if (left && failing) state = shelf[review] ? "resend" : "waiting";
    else if (left || at("typed")[0]) state = "draft";
    else if (state) state = "saved";
    const line = sheet.querySelector("[data-state]");
    if (state && line.textContent !== line.dataset[state]) line.textContent = line.dataset[state];
  };

  const restore = (form, said) => {
    const values = new URLSearchParams(said);
    for (const control of form.elements) {
      const { name, type, value } = control;
      if (type === "radio") control.checked = values.get(name) === value;
      else if (type !== "submit" && values.has(name)) control.value = values.get(name);
      if (type === "textarea" && control.value) control.closest("details").open = true;
    }
    seen.set(form, written(form));
  };

  const record = (form) => {
    const [name, said] = [nameOf(form), written(form)];
    if (name === review || forms.get(name) !== form || seen.get(form) === said) return;
    seen.set(form, said);
    delete shelf[review];
    keep(name, `typed ${said}`);
    tell();
  };

  // Plain words begin with words, usual ones with a drawing: the way of a draft is not its answer.
  const forgetWays = () => names.forEach((name) => {
    record(forms.get(name));
    if (shelf[name] && read(name)[0] !== "left") keep(name, shelf[name].replace(/&\w+-way=\w*/g, ""));
  });

  const leave = (form, go) => {
    record(form);
    const [step, said] = read(nameOf(form));
    if (step === "typed") keep(nameOf(form), `left ${said}&go=${go}`);
  };

  const goAway = () => new Promise(() => {});
  const add = (form, name, value) => form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));

  // The server's own page explains what it refuses, and gives back what was typed.
  const explain = (name, said) => {
    const form = forms.get(name);
    if (name === review) delete shelf[name];
    else keep(name, `typed ${said}`);
    add(form, "go", "next");
    form.submit();
    return goAway();
  };

  const save = async (name) => {
    const entry = shelf[name];
    const [, said] = read(name);
    const { status } = await fetch(name.slice(mine.length), {
      method: "POST",
      body: new URLSearchParams(said),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(20000),
    });
    if (status >= 429) throw status;
    if (status !== 204) await explain(name, said);
    if (name === review) {
      location.assign("/repondre/recu");
      await goAway();
    }
    // The page that comes next may have been drawn before this was saved: it will save it again.
    if (leaving || shelf[name] !== entry) return;
    // Without a network the service worker gives the page as it was before this was saved.
    if (worker) keep(name, `saved ${said}`);
    else delete shelf[name];
  };

  const flush = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    try {
      for (let name; !leaving && ([name] = at("left"), name);) await save(name);
      failing = 0;
    } catch {
      failing = Math.min(2 * failing || 2000, 60000);
      timer = setTimeout(flush, failing);
    }
    busy = false;
    tell();
  };

  const fresh = shelf[opened] !== page;
  for (const key of Object.keys(shelf)) if (key.startsWith("feuille ") && !key.startsWith(mine)) delete shelf[key];
  keep(opened, page);
  forms.forEach((form, name) => {
    const [step, said] = read(name);
    form.autocomplete = "off";  // else the browser writes later what it remembers over what we know
    if (fresh && step === "saved") delete shelf[name];
    if (shelf[name]) restore(form, said);
    else seen.set(form, written(form));
  });

  addEventListener("beforeunload", () => { leaving = true; });
  on("input change click", ({ target }) => {
    leaving = false;
    const { form, name } = target.closest("button") || target;
    if (name === "lecture") forgetWays();
    else if (form) setTimeout(record, 0, form);
  });
  // Whoever leads on must know that it is taken: otherwise the form goes to the server as usual.
  on("step", (event) => {
    event.preventDefault();
    leave(event.detail.form, event.detail.go);
    flush();
  });
  forms.get(review).addEventListener("submit", (event) => {
    forms.forEach((form) => leave(form, "back"));
    if (state === "resend" && navigator.onLine) {
      // Scripts may find no way where the browser finds one: it takes along all that is left.
      for (const name of at("left")) if (name !== review) add(event.target, "carried", `${name.slice(mine.length)}?${read(name)[1]}`);
      return;
    }
    event.preventDefault();
    keep(review, `left ${written(event.target)}`);
    flush();
  });
  // The first try may come before the network does: the next one must not wait a minute.
  addEventListener("online", () => {
    failing = 0;
    flush();
  });
  on("visibilitychange", flush);
  // The other tab of this phone: what it writes shows here, what it erases goes from here too.
  addEventListener("storage", ({ key, newValue }) => {
    if (!key || (key === opened && !newValue)) location.reload();
    const form = newValue && forms.get(key);
    if (form) restore(form, newValue.split(" ")[1]);
  });
  tell();
  flush();
};

if (sheet) hold();
