// Where the device has a voice, a switch reads each screen aloud as it comes.
const aloud = document.querySelector("[data-aloud]");
const listen = document.querySelector("[data-listen]");
let begun = false;

const begin = () => {
  aloud.hidden = listen.hidden;
  if (begun || listen.hidden || !listen.matches("[data-auto]")) return;
  begun = true;
  listen.click();
};

if (aloud && listen) {
  new MutationObserver(begin).observe(listen, { attributeFilter: ["hidden"] });
  begin();
}
