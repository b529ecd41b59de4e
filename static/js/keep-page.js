// Over HTTPS the whole sheet, as the server just gave it, waits on this device for a lost network.
const keep = async (worker) => {
  const page = `<!doctype html>${document.documentElement.outerHTML}`;
  const joined = all("link[rel=stylesheet],script[src]").map((part) => part.href || part.src);
  await navigator.serviceWorker.register(worker, { scope: "/repondre/" });
  const cache = await caches.open("feuille");
  await cache.addAll(joined);
  await cache.put("/repondre/pratique", new Response(page));
};

if (sheet?.dataset.worker && !forgets) keep(sheet.dataset.worker).catch(() => {});
