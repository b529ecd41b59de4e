// A page kept whole by the browser would show a sheet again after « Personne suivante ».
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
