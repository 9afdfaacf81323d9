/** Small parts of checking: bytes and text, strict base64, strict JSON, keys and signatures (docs/formats.md). */

/** Nothing can be said about this file. `why` is a code. */
export class Unreadable extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export const utf8 = (text) => new TextEncoder().encode(text);
export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** UTF-8 as text; nothing where it is not UTF-8. */
export function text(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes ?? new Uint8Array());
  } catch {
    return '';
  }
}

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export async function sha(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));
}

/** The bytes behind canonical base64 of exactly `length` bytes (any length if 0), else null. */
export function b64(line, length) {
  if (typeof line !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(line) || line.length % 4) return null;
  try {
    const raw = atob(line);
    if ((length && raw.length !== length) || btoa(raw) !== line) return null;
    return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

const PEM = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{59}=)\n-----END PUBLIC KEY-----\n$/;
const DER = Uint8Array.from([0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0]);

/** The 32 bytes of an Ed25519 key in PEM, else null. */
export function publicKey(pem) {
  const der = b64(PEM.exec(text(pem))?.[1], 44);
  return der && same(der.subarray(0, 12), DER) ? der.subarray(12) : null;
}

export async function fingerprint(key) {
  return hex(await sha(DER, key)).match(/..../g).join(' ');
}

/** Whether this browser can check Ed25519 signatures. */
export async function canCheckSignatures() {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32).fill(1), 'Ed25519', false, ['verify']);
    return true;
  } catch (problem) {
    return problem.name !== 'NotSupportedError' && problem.name !== 'TypeError';
  }
}

export async function signed(key, signature, message) {
  if (!key || signature?.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, message);
  } catch (problem) {
    if (problem.name === 'NotSupportedError') throw new Unreadable('browser');
    return false;
  }
}

/** A JSON number with a fraction or exponent, as it was written. */
class Fraction {
  constructor(written) {
    this.written = written;
  }
}

const TOKEN = /[\t\n\r ]*(?:([{}[\],:])|"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"|(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][+-]?[0-9]+)?|(true|false|null))/y;
const STRING = /[\t\n\r ]*"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** The value of strict JSON (a string, or bytes of UTF-8), or undefined: no key twice, no half characters, no huge integers, 32 levels. */
export function parse(source) {
  const body = typeof source === 'string' ? source : text(source);
  let at = 0;
  const blank = () => {
    while (at < body.length && '\t\n\r '.includes(body[at])) at += 1;
  };
  const wrong = () => {
    throw new SyntaxError();
  };
  const token = (mark) => {
    blank();
    if (body[at] !== mark) return false;
    at += 1;
    return true;
  };
  const string = () => {
    blank();
    STRING.lastIndex = at;
    const found = STRING.exec(body)?.[0] ?? wrong();
    at += found.length;
    const value = JSON.parse(found);
    return /\p{Surrogate}/u.test(value) ? wrong() : value;
  };
  const object = (left) => {
    const made = new Map();
    if (token('}')) return made;
    do {
      const key = string();
      if (made.has(key) || !token(':')) wrong();
      made.set(key, value(left));
    } while (token(','));
    return token('}') ? made : wrong();
  };
  const list = (left) => {
    const made = [];
    if (token(']')) return made;
    do made.push(value(left));
    while (token(','));
    return token(']') ? made : wrong();
  };
  const plain = () => {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(body) ?? wrong();
    at += found[0].length;
    if (found[6]) return { true: true, false: false, null: null }[found[6]];
    if (found[3] === undefined) wrong();
    const number = Number(found[0]);
    if (found[4] || found[5]) return Number.isFinite(number) ? new Fraction(found[0].trim()) : wrong();
    return Number.isSafeInteger(number) ? number : wrong();
  };
  const value = (left) => {
    blank();
    if ('{['.includes(body[at] ?? '-') && left === 0) wrong();
    if (token('{')) return object(left - 1);
    if (token('[')) return list(left - 1);
    return body[at] === '"' ? string() : plain();
  };
  try {
    const made = value(32);
    blank();
    return at === body.length ? made : undefined;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

/** One way of writing a parsed value, to compare two with: true is not 1, 1.0 is not 1. */
export function dump(value) {
  if (value instanceof Map) {
    const rows = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${rows.map(([key, one]) => `${JSON.stringify(key)}:${dump(one)}`).join()}}`;
  }
  if (Array.isArray(value)) return `[${value.map(dump).join()}]`;
  return value instanceof Fraction ? value.written : String(JSON.stringify(value === 0 ? 0 : value));
}

const TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3})Z$/;

/** Whether this is a time as the formats write it, on a day that exists. */
export function moment(written) {
  const at = TIME.test(written) ? Date.parse(written) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString() === written;
}

/** Whether `value` is an object with exactly these fields, each of its kind: text, whole, object, list; "?" may be null. */
export function shaped(value, kinds) {
  const names = Object.keys(kinds);
  return value instanceof Map && value.size === names.length && names.every((name) => value.has(name) && fits(value.get(name), kinds[name]));
}

export function fits(value, kind) {
  if (kind.endsWith('?')) return value === null || fits(value, kind.slice(0, -1));
  return {
    text: typeof value === 'string',
    whole: Number.isSafeInteger(value) && value >= 0,
    hash: typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    object: value instanceof Map,
    list: Array.isArray(value),
  }[kind];
}
