// What was answered here is newer than what this device still held of the same practice.
const given = document.querySelector("[data-given]");
if (given) {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith("feuille ") && key.endsWith(given.dataset.given))
      .forEach((key) => localStorage.removeItem(key));
  } catch { /* nothing could be kept */ }
  if (self.caches) caches.delete("feuille");
}
