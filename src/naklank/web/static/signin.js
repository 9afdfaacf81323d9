/**
 * Passkeys on the pages by which people come in. Without this script those pages work by password and code.
 *
 * Hooks: [data-passkey=enter|first|add] is shown where the browser can, with [data-begin], [data-finish] (addresses),
 * [data-second] (after a password), button [data-do=passkey], [data-say], [data-word-stopped], [data-word-missing];
 * [data-passkey-not] is shown where it cannot. [data-reveal=id] shows what is typed in a password field.
 */

const able = window.isSecureContext && "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);
const language = document.documentElement.lang;
const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

/** Bytes of base64url text, and back. */
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const textOf = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/** What the server refused, in the reader's language. */
class Refused extends Error {}

async function send(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF": csrf() },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(`${said.what[language]} ${said.todo[language]}`);
  return said;
}

/** Turn what the server asks into what the browser wants: bytes where JSON has text. */
function question(options) {
  const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytesOf(each.id) }));
  const asked = { ...options, challenge: bytesOf(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytesOf(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = named(options.allowCredentials);
  return { publicKey: asked };
}

/** Turn the browser's answer into JSON. */
function answer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = textOf(credential.response[part]);
  }
  return { id: credential.id, rawId: textOf(credential.rawId), type: credential.type, response, clientExtensionResults: {} };
}

/** What goes along: whether a password came before, or the name and password just chosen. */
function along(place) {
  if (place.dataset.passkey === "enter") return { second: "second" in place.dataset };
  if (place.dataset.passkey === "add") return {};
  const form = place.closest("form");
  const typed = { name: form.elements.name.value.trim(), password: form.elements.password.value };
  if (!typed.name || !typed.password) {
    (typed.name ? form.elements.password : form.elements.name).focus();
    throw new Refused(place.dataset.wordMissing);
  }
  return typed;
}

async function usePasskey(place) {
  const say = place.querySelector("[data-say]");
  say.textContent = "";
  try {
    const known = along(place);
    const { options, token } = await send(place.dataset.begin, known);
    const asked = question(options);
    const shown = place.dataset.passkey === "enter" ? await navigator.credentials.get(asked) : await navigator.credentials.create(asked);
    const { go } = await send(place.dataset.finish, { ...known, token, response: answer(shown) });
    location.assign(go);
  } catch (trouble) {
    say.textContent = trouble instanceof Refused ? trouble.message : place.dataset.wordStopped;
  }
}

for (const place of able ? document.querySelectorAll("[data-passkey]") : []) {
  place.hidden = false;
  place.querySelector("[data-do=passkey]").addEventListener("click", () => usePasskey(place));
}
for (const place of document.querySelectorAll("[data-passkey-not]")) place.hidden = able;

for (const place of document.querySelectorAll("[data-reveal]")) {
  const [field, button] = [document.getElementById(place.dataset.reveal), place.querySelector("button")];
  const words = { password: button.textContent, text: place.dataset.wordHide };
  place.hidden = false;
  button.addEventListener("click", () => {
    field.type = field.type === "password" ? "text" : "password";
    button.textContent = words[field.type];
  });
  field.form.addEventListener("submit", () => { field.type = "password"; });
}
