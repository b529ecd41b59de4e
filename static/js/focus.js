// A message that says why nothing was done takes the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();
