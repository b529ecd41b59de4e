// Over HTTPS the whole sheet, as the server just gave it, waits on this device for a lost network.
const headers = {
  "Content-Type": "text/html",
  "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'",
};

const keep = async (worker) => {
  const page = `<!doctype html>${document.documentElement.outerHTML}`;
  const joined = all("link[rel=stylesheet],script[src]").map((part) => part.href || part.src);
  await navigator.serviceWorker.register(worker, { scope: "/repondre/" });
  const cache = await caches.open("feuille");
  await cache.addAll(joined);
  await cache.put("/repondre/pratique", new Response(page, { headers }));
};

if (sheet?.dataset.worker && !forgets) keep(sheet.dataset.worker).catch(() => {});
