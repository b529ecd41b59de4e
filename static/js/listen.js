// Read a screen aloud with a voice of this device: one from elsewhere would send the words away.
// Without a voice for the language of each sentence, the button stays hidden.
const speech = window.speechSynthesis;
const buttons = document.querySelectorAll("[data-listen]");
const sentences = (button) => [...button.closest("section, main").querySelectorAll("[data-say]")];
let [pressed, said] = [null, []];

const voiceFor = (sentence) => {
  const tag = (sentence.querySelector("[lang]") || sentence.closest("[lang]")).lang;
  const voices = speech.getVoices().filter(({ lang, localService }) => localService === true
    && lang.split(/[-_]/)[0] === tag.split("-")[0]);
  return voices.find(({ lang }) => lang.replace("_", "-") === tag) || voices[0];
};

const say = (sentence) => {
  const words = new SpeechSynthesisUtterance(sentence.textContent);
  words.voice = voiceFor(sentence);
  words.lang = words.voice.lang;
  words.onstart = () => sentence.classList.add("is-said");
  words.onerror = () => sentence.classList.remove("is-said");
  words.onend = () => {
    words.onerror();
    if (words === said.at(-1)) press(pressed);
  };
  speech.speak(words);
  return words;
};

// A second press stops. What is said is held here: Chromium forgets it half way otherwise.
const press = (button) => {
  speech.cancel();
  said.forEach((words) => words.onerror());
  pressed = button === pressed ? null : button;
  buttons.forEach((one) => one.setAttribute("aria-pressed", one === pressed));
  said = pressed ? sentences(pressed).map(say) : [];
};

if (speech) {
  const stop = () => press(pressed);
  const show = () => buttons.forEach((button) => {
    button.hidden = !sentences(button).every(voiceFor);
  });
  show();
  speech.onvoiceschanged = show;
  buttons.forEach((button) => button.addEventListener("click", () => press(button)));
  addEventListener("pagehide", stop);
  document.addEventListener("screen", stop);
}
