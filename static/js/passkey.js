// A key: the browser asks for it, and what it answers is posted as any other field.
const step = document.querySelector("[data-passkey]");

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

const asked = () => {
  const options = JSON.parse(step.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  if (options.excludeCredentials) options.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = known(options.allowCredentials);
  return options;
};

const told = ({ id, rawId, type, response }) => {
  const parts = {};
  for (const name of ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = words(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({ id, rawId: words(rawId), type, response: parts });
};

const ask = async () => {
  const refused = step.querySelector("[data-passkey-refused]");
  refused.hidden = true;
  try {
    const key = await navigator.credentials[step.dataset.passkey]({ publicKey: asked() });
    step.elements.credential.value = told(key);
    step.submit();
  } catch {
    refused.hidden = false;
    step.querySelector("[data-passkey-again]").hidden = false;
  }
};

if (step) {
  step.querySelector("[data-passkey-again]").addEventListener("click", ask);
  ask();
}
