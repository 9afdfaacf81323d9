/**
 * Requests to our own server, with the form token, a time limit, and one kind of answer for everything that can go wrong.
 *
 * `Trouble.kind`: `away` (no network, no answer, half an answer, 5xx: try again), `session` (sign in again), `full` (507), `damaged`
 * (422), `refused` (anything else that trying again will not change).
 */

const BASE_MS = 15000;
const BYTES_PER_MS = 8;

export class Trouble extends Error {
  constructor(kind, status, body) {
    super(`${kind} ${status}`);
    Object.assign(this, { kind, status, body });
  }
}

const kindOf = (status, body) => {
  if (body?.verdict) return 'refused'; // by the rules: signing in again changes nothing
  if (status === 401 || status === 403) return 'session';
  if (status === 507) return 'full';
  if (status === 422) return 'damaged';
  return status >= 500 || status === 408 || status === 429 ? 'away' : 'refused';
};

const tag = () => document.querySelector('meta[name="csrf"]');

/** The answer's JSON. Raises `Trouble`. `most_ms` is how long the answer may take, but for the time that the bytes need. */
export async function ask(method, path, body, headers = {}, most_ms = BASE_MS) {
  const binary = body instanceof Uint8Array || body instanceof Blob;
  const sent = binary || body === undefined ? body : JSON.stringify(body);
  const size = binary ? (body.size ?? body.length) : 0;
  const watch = new AbortController();
  const timer = setTimeout(() => watch.abort(), most_ms + size / BYTES_PER_MS);
  try {
    const reply = await fetch(path, {
      method, body: sent, signal: watch.signal, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
      headers: { 'X-CSRF': tag()?.content ?? '', Accept: 'application/json', ...typeOf(binary, body), ...headers },
    });
    const answer = await reply.json().catch(() => null);
    if (!reply.ok) throw new Trouble(kindOf(reply.status, answer), reply.status, answer);
    if (answer === null) throw new Trouble('away', reply.status, null);
    return answer;
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('away', 0, String(error));
  } finally {
    clearTimeout(timer);
  }
}

const typeOf = (binary, body) => {
  if (body === undefined) return {};
  return { 'Content-Type': binary ? 'application/octet-stream' : 'application/json' };
};

/** After signing in again (in another tab) this page's form token is old: fetch the new one. True where one was found. */
export async function freshToken() {
  try {
    const reply = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store', headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const found = page.querySelector('meta[name="csrf"]')?.content;
    if (!reply.ok || !found || found === tag()?.content) return false;
    tag().content = found;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // the network is away
    throw error;
  }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** A fresh id: 26 characters of a-z and 2-7 (128 random bits, the last character carries three). */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  bits <<= 2n;
  let id = '';
  for (let i = 25; i >= 0; i--) id += ALPHABET[Number((bits >> BigInt(5 * i)) & 31n)];
  return id;
}

/** SHA-256 in hexadecimal of bytes that are in memory. */
export async function sha256Of(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
