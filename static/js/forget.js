// The server says that this device may keep nothing of a sheet.
if (forgets) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("feuille ")) delete localStorage[key];
  } catch { /* nothing could be kept */ }
  if (self.caches) caches.delete("feuille");
}
