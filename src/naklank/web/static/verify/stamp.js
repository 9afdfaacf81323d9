/**
 * RFC 3161 time-stamps: is this reply granted, over these bytes, signed by a certificate for time-stamping that is among
 * the authority's certificates, whose chain ends there in one that signed itself, all valid at the time that the stamp
 * names? RSA (PKCS#1 v1.5) and ECDSA on P-256, P-384 and P-521, over the hash that the signer names. Whether the authority
 * can be trusted is for the reader.
 */

import { b64, hex, join, same } from './small.js';

class Malformed extends Error {}

/** One element of DER: {tag, body, whole}. */
function element(bytes, at = 0) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (length >= 0x80) {
    const count = length - 0x80;
    if (count < 1 || count > 3) throw new Malformed();
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + bytes[start + i];
    start += count;
  }
  if (!(start + length <= bytes.length)) throw new Malformed();
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** The one element that these bytes are. */
function only(bytes) {
  const one = element(bytes);
  if (one.whole.length !== bytes.length) throw new Malformed();
  return one;
}

/** What an element holds. */
function inside(one, tag = one.tag) {
  if (one === undefined || one.tag !== tag) throw new Malformed();
  const found = [];
  for (let at = 0; at < one.body.length; at += found.at(-1).whole.length) found.push(element(one.body, at));
  return found;
}

/** These two and no more. */
function two(list) {
  if (list.length !== 2) throw new Malformed();
  return list;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const [INTEGER, BITS, OCTETS, OID, BOOLEAN] = [2, 3, 4, 6, 1];
const oid = (one) => (one?.tag === OID ? hex(one.body) : '');
const bodyOf = (one, tag) => {
  if (one?.tag !== tag) throw new Malformed();
  return one.body;
};

const SIGNED_DATA = '2a864886f70d010702';
const TST_INFO = '2a864886f70d0109100104';
const CONTENT_TYPE = '2a864886f70d010903';
const MESSAGE_DIGEST = '2a864886f70d010904';
const CERTIFICATE_V1 = '2a864886f70d010910020c';
const CERTIFICATE_V2 = '2a864886f70d010910022f';
const EXTENDED_USE = '551d25';
const BASIC = '551d13';
const STAMPING = '2b06010505070308';
const HASHES = { '608648016503040201': 'SHA-256', '608648016503040202': 'SHA-384', '608648016503040203': 'SHA-512' };
const RSA = '2a864886f70d010101';
const SIGNATURES = {
  '2a864886f70d01010b': ['RSASSA-PKCS1-v1_5', 'SHA-256'],
  '2a864886f70d01010c': ['RSASSA-PKCS1-v1_5', 'SHA-384'],
  '2a864886f70d01010d': ['RSASSA-PKCS1-v1_5', 'SHA-512'],
  '2a8648ce3d040302': ['ECDSA', 'SHA-256'],
  '2a8648ce3d040303': ['ECDSA', 'SHA-384'],
  '2a8648ce3d040304': ['ECDSA', 'SHA-512'],
};
const CURVES = { '2a8648ce3d030107': ['P-256', 32], '2b81040022': ['P-384', 48], '2b81040023': ['P-521', 66] };

const hashOf = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));

/** A time of DER as [milliseconds, text as section 7 writes it], in whole seconds. */
function time(one) {
  const digits = new TextDecoder().decode(one.body);
  const found = /^(\d{4}|\d{2})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(digits);
  if (!found || (one.tag === 0x17) !== (found[1].length === 2) || ![0x17, 0x18].includes(one.tag)) throw new Malformed();
  const year = found[1].length === 2 ? String((Number(found[1]) < 50 ? 2000 : 1900) + Number(found[1])) : found[1];
  const written = `${year}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}.000Z`;
  const at = Date.parse(written);
  if (Number.isNaN(at)) throw new Malformed();
  return [at, written];
}

/** What is needed of a certificate. */
function certificate(der) {
  const [signed, algorithm, signature] = inside(only(der), SEQUENCE);
  const fields = inside(signed, SEQUENCE).filter((one) => one.tag !== 0xa0);
  const [serial, named, issuer, validity, subject, key] = fields;
  const [from, to] = two(inside(validity, SEQUENCE)).map((one) => time(one)[0]);
  const extensions = fields.find((one) => one.tag === 0xa3);
  const rows = extensions ? inside(inside(extensions)[0], SEQUENCE).map((one) => inside(one, SEQUENCE)) : [];
  const extension = (wanted) => {
    const row = rows.find(([name]) => oid(name) === wanted);
    return row && { critical: row[1].tag === BOOLEAN && row[1].body[0] === 255, value: element(bodyOf(row.at(-1), OCTETS)) };
  };
  return { der, signed: signed.whole, algorithm, named, signature: bodyOf(signature, BITS), serial, issuer, subject, key, from, to, extension };
}

function certificates(pem) {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return found.map((one) => {
    const der = b64(one.replace(/-----[A-Z ]+-----|\s/g, ''), 0);
    if (!der) throw new Malformed();
    return certificate(der);
  });
}

/** Whether the key of `signer` made this signature. */
async function holds(signer, [kind, hash], signature, message) {
  const [algorithm] = inside(signer.key, SEQUENCE);
  const [name, parameters] = inside(algorithm, SEQUENCE);
  if (kind === 'ECDSA') {
    const curve = CURVES[oid(parameters)];
    if (!curve) return false;
    const key = await crypto.subtle.importKey('spki', signer.key.whole, { name: kind, namedCurve: curve[0] }, false, ['verify']);
    const halves = inside(element(signature), SEQUENCE).map((one) => {
      const digits = bodyOf(one, INTEGER);
      const short = digits.subarray(Math.max(0, digits.findIndex((byte) => byte)));
      if (short.length > curve[1]) throw new Malformed();
      return join(new Uint8Array(curve[1] - short.length), short);
    });
    return crypto.subtle.verify({ name: kind, hash }, key, join(...halves), message);
  }
  if (oid(name) !== RSA) return false;
  const key = await crypto.subtle.importKey('spki', signer.key.whole, { name: kind, hash }, false, ['verify']);
  return crypto.subtle.verify(kind, key, signature, message);
}

async function issued(child, parent) {
  const algorithm = SIGNATURES[oid(inside(child.algorithm, SEQUENCE)[0])];
  return Boolean(algorithm) && same(child.algorithm.whole, child.named.whole) && child.signature[0] === 0
    && same(child.issuer.whole, parent.subject.whole) && holds(parent, algorithm, child.signature.subarray(1), child.signed);
}

const isAuthority = (one) => {
  const basic = one.extension(BASIC);
  return Boolean(basic) && inside(basic.value)[0]?.tag === BOOLEAN && inside(basic.value)[0].body[0] === 255;
};

/** Whether a chain leads from `one` to a certificate that signed itself, all of them valid at `at`. */
async function anchored(one, all, at, left = 8) {
  if (at < one.from || at > one.to || left === 0) return false;
  if (await issued(one, one)) return true;
  for (const parent of all) {
    if (parent !== one && isAuthority(parent) && (await issued(one, parent)) && (await anchored(parent, all, at, left - 1))) return true;
  }
  return false;
}

/** The signed attributes as a Map of OID to its one value. */
function attributes(one) {
  return new Map(inside(one, 0xa0).map((row) => {
    const [name, values] = inside(row, SEQUENCE);
    return [oid(name), inside(values, SET)[0]];
  }));
}

async function namesSigner(known, signer) {
  const newer = known.get(CERTIFICATE_V2);
  const one = newer ?? known.get(CERTIFICATE_V1);
  if (!one) return false;
  const parts = inside(inside(inside(one, SEQUENCE)[0], SEQUENCE)[0], SEQUENCE);
  const own = parts[0].tag === SEQUENCE ? HASHES[oid(inside(parts[0])[0])] : newer ? 'SHA-256' : 'SHA-1';
  const stated = bodyOf(parts.find((part) => part.tag === OCTETS), OCTETS);
  return Boolean(own) && same(await hashOf(own, signer.der), stated);
}

async function check(reply, pem, note) {
  const [status, token] = two(inside(only(reply), SEQUENCE));
  const [granted] = inside(status, SEQUENCE);
  const [type, wrapped] = two(inside(token, SEQUENCE));
  if (hex(bodyOf(granted, INTEGER)) !== '00' || oid(type) !== SIGNED_DATA) return null;
  const [, , content, ...rest] = inside(inside(wrapped, 0xa0)[0], SEQUENCE);
  const [contentType, inner] = two(inside(content, SEQUENCE));
  const info = bodyOf(inside(inner, 0xa0)[0], OCTETS);
  const signers = inside(rest.at(-1), SET);
  const [, , imprint, , generated] = inside(element(info), SEQUENCE);
  const [imprintKind, imprintHash] = two(inside(imprint, SEQUENCE));
  const right = oid(contentType) === TST_INFO && HASHES[oid(inside(imprintKind, SEQUENCE)[0])] === 'SHA-256' && signers.length === 1;
  if (!right || !same(bodyOf(imprintHash, OCTETS), await hashOf('SHA-256', note))) return null;
  const [at, written] = time(generated);
  const [, name, digestKind, attributesOf, signatureKind, signature] = inside(signers[0], SEQUENCE);
  const [issuer, serial] = two(inside(name, SEQUENCE));
  const all = certificates(pem);
  const signer = all.find((one) => same(one.issuer.whole, issuer.whole) && same(one.serial.whole, serial.whole));
  const use = signer?.extension(EXTENDED_USE);
  if (!use?.critical || inside(use.value, SEQUENCE).map(oid).join() !== STAMPING) return null;
  const hash = HASHES[oid(inside(digestKind, SEQUENCE)[0])];
  const known = attributes(attributesOf);
  if (!hash || oid(known.get(CONTENT_TYPE)) !== TST_INFO || !(await namesSigner(known, signer))) return null;
  if (!same(bodyOf(known.get(MESSAGE_DIGEST), OCTETS), await hashOf(hash, info))) return null;
  const kind = oid(inside(signatureKind, SEQUENCE)[0]);
  const algorithm = kind === RSA ? ['RSASSA-PKCS1-v1_5', hash] : SIGNATURES[kind];
  const message = join(Uint8Array.of(SET), attributesOf.whole.subarray(1));
  if (!algorithm || algorithm[1] !== hash || !(await holds(signer, algorithm, bodyOf(signature, OCTETS), message))) return null;
  return (await anchored(signer, all, at)) ? written : null;
}

/** The time of the stamp, if it holds; else null. */
export async function stamped(reply, pem, note) {
  try {
    return await check(reply, pem, note);
  } catch (problem) {
    if (problem instanceof Malformed || problem instanceof TypeError || problem instanceof DOMException) return null;
    throw problem;
  }
}
