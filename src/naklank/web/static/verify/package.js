/**
 * The seven checks of docs/formats.md section 7, over a Map of names to Blobs. The same answer as `naklank verify` and
 * `verifier/naklank_verify.py`. Reads the files in slices and sends nothing anywhere.
 */

import { Sha256 } from '../sha256.js';
import { checkHead, opened, treeHead } from './log.js';
import { Unreadable, b64, dump, fingerprint, fits, hex, join, parse, publicKey, same, sha, shaped, signed, text, utf8 } from './small.js';
import { stamped } from './stamp.js';
import { SMALL } from './zip.js';

export const CHECKS = ['bag', 'manifest', 'sound', 'log', 'checkpoint', 'timestamp', 'signer'];
const TAGS = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];
const TAG_LIST = 'tagmanifest-sha256.txt';
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const SOUND = /^data\/original\.(flac|ogg|webm|m4a|mp3|wav|amr|3gp|bin)$/;
const PROOF = /^data\/manifests\/([1-9][0-9]{0,2})\.(json|sig|receipt\.json)$/;
const OTHER = /^data\/(checkpoint\.txt|timestamp\.tsr|tsa\.pem|key\.pem|lees-mij\.html)$/;
const PIECE = 2 ** 20;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const MANIFEST = {
  format: 'text', number: 'whole', supersedes: 'hash?', recording: 'text', conversation: 'text?', organisation: 'text', maker: 'text',
  parties: 'list', announcement: 'whole?', agreement: 'whole?', source: 'text', media_type: 'text', settings: 'object', device_begin: 'text?',
  device_end: 'text?', server_begin: 'text', server_end: 'text', original: 'object', moments: 'list', duration_ms: 'whole?', derived: 'list',
  signed_at: 'text',
};
const LATER = ['number', 'supersedes', 'derived', 'duration_ms', 'signed_at'];

/** The worst that each check found, and the first of those. */
export class Notes {
  constructor(checks) {
    this.found = new Map(checks.map((check) => [check, { check, result: 'ok', detail: '' }]));
  }

  say(check, result, detail) {
    const before = this.found.get(check).result;
    if (before === 'ok' || (before === 'missing' && result === 'failed')) this.found.set(check, { check, result, detail });
  }

  result(check) {
    return this.found.get(check)?.result ?? 'ok';
  }

  /** The answer of section 7. */
  async answer(pem, given, rest) {
    const key = publicKey(pem);
    let signer = 'not_established';
    if (given && pem) signer = key && same(key, given) ? 'established' : 'other';
    if (signer !== 'established') this.say('signer', signer === 'other' ? 'failed' : 'missing', signer);
    const failed = CHECKS.slice(0, 6).some((check) => this.result(check) === 'failed');
    const lost = signer === 'other' || CHECKS.slice(0, 5).some((check) => this.result(check) === 'missing');
    return {
      verdict: failed ? 'changed' : lost ? 'uncheckable' : 'untouched',
      checks: [...this.found.values()],
      fingerprint: key ? await fingerprint(key) : null,
      signer,
      known_since: null,
      recording: null,
      changed: [],
      ...rest,
    };
  }
}

export function unreadable(why) {
  const checks = CHECKS.map((check) => ({ check, result: 'missing', detail: `unreadable: ${why}` }));
  return { verdict: 'uncheckable', checks, fingerprint: null, signer: 'not_established', known_since: null, recording: null, changed: [] };
}

/** SHA-256 of a Blob in hexadecimal, in slices; `also` sees each slice. */
export async function digest(blob, also = null) {
  const whole = new Sha256();
  for (let at = 0; at < blob.size; at += PIECE) {
    const piece = new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
    whole.add(piece);
    also?.add(piece);
  }
  return whole.hex();
}

/** What a manifest says of the original, if it says it well: {recording, organisation, size, digest, chunks, duration, value}. */
export function described(body) {
  const value = body ? parse(body) : undefined;
  const original = value instanceof Map ? value.get('original') : null;
  if (!shaped(original, { bytes: 'whole', sha256: 'hash', chunks: 'list' })) return null;
  if (!fits(value.get('recording'), 'text') || !fits(value.get('organisation'), 'text')) return null;
  const chunks = original.get('chunks');
  const rows = chunks.every((row) => Array.isArray(row) && row.length === 2 && fits(row[0], 'whole') && fits(row[1], 'hash'));
  if (!rows || chunks.reduce((sum, [size]) => sum + size, 0) !== original.get('bytes')) return null;
  const duration = value.get('duration_ms');
  return {
    recording: value.get('recording'), organisation: value.get('organisation'), size: original.get('bytes'), digest: original.get('sha256'),
    chunks, duration: Number.isSafeInteger(duration) ? duration : null, value,
  };
}

/** The byte ranges of a sound that differ from what a manifest says: [from, to, from chunk, to chunk], and its hash. */
export async function compare(blob, first) {
  const whole = new Sha256();
  const wrong = [];
  let at = 0;
  for (const [number, [size, wanted]] of [...first.chunks, [Math.max(0, blob.size - first.size), '']].entries()) {
    const part = blob.slice(at, at + size);
    const there = part.size;
    const found = there <= PIECE * 16 ? await quick(part, whole) : await digest(part, whole);
    if (size && (there < size || found !== wanted)) {
      const begin = wrong.at(-1)?.[1] === at ? wrong.pop() : [at, at, number, number];
      wrong.push([begin[0], at + size, begin[2], number + 1]);
    }
    at += size;
  }
  const hash = whole.hex();
  if (!wrong.length && hash !== first.digest) wrong.push([0, blob.size, 0, first.chunks.length]);
  return { wrong, hash };
}

async function quick(part, whole) {
  const bytes = new Uint8Array(await part.arrayBuffer());
  whole.add(bytes);
  return hex(await sha(bytes));
}

/** The answer for a package. `given` is the key (32 bytes) that the checker has from elsewhere, or null. */
export async function checkPackage(files, given) {
  const notes = new Notes(CHECKS);
  const take = async (name) => {
    const blob = files.get(name);
    if (!blob) return null;
    if (blob.size > SMALL) throw new Unreadable('size');
    return new Uint8Array(await blob.arrayBuffer());
  };
  const pem = await take('data/key.pem');
  const note = await take('data/checkpoint.txt');
  const first = await checkManifests(files, take, pem, note, notes);
  const hashes = new Map();
  const { changed, spans } = await checkSound(files, first, notes, hashes);
  await checkBag(files, take, notes, hashes);
  const known = await checkHead(note, pem, first?.organisation ?? null, notes);
  const reply = await take('data/timestamp.tsr');
  const authority = await take('data/tsa.pem');
  const there = reply && authority && note;
  const at = there ? await stamped(reply, text(authority), note) : null;
  if (!at) notes.say('timestamp', there ? 'failed' : 'missing', reply ? 'timestamp.tsr' : 'none');
  return notes.answer(pem, given, { known_since: at ?? known, recording: first?.recording ?? null, changed, spans });
}

async function checkManifests(files, take, pem, note, notes) {
  const one = await take('data/manifests/1.json');
  const [first, key, head] = [described(one), publicKey(pem), treeHead(note)];
  const numbers = [...files.keys()].map((name) => Number(PROOF.exec(name)?.[1] ?? 1));
  let before = null;
  for (let number = 1; number <= Math.max(1, ...numbers); number += 1) {
    const name = `data/manifests/${number}`;
    const [body, signature, receipt] = [await take(`${name}.json`), await take(`${name}.sig`), await take(`${name}.receipt.json`)];
    if (!body || !signature || !pem) notes.say('manifest', 'missing', `absent: ${name}`);
    if (body) await checkManifest(number, body, before, first, notes);
    if (body && signature && pem) {
      const line = text(signature);
      const raw = line.endsWith('\n') ? b64(line.slice(0, -1), 64) : null;
      if (!(await signed(key, raw, join(utf8('naklank-manifest-1\n'), body)))) notes.say('manifest', 'failed', `signature: ${name}`);
    }
    if (!one || !body || !receipt || !note) notes.say('log', 'missing', `absent: ${name}.receipt.json`);
    else if (!(await sealing(receipt, number, body, { note, pem, head, first }))) notes.say('log', 'failed', `receipt: ${name}`);
    before = body;
  }
  return first;
}

async function checkManifest(number, body, before, first, notes) {
  const name = `data/manifests/${number}`;
  const value = described(body)?.value;
  const good = shaped(value, MANIFEST) && value.get('format') === 'naklank-manifest-1' && value.get('number') === number;
  const times = ['server_begin', 'server_end', 'signed_at'].every((field) => TIME.test(value?.get(field)));
  if (!good || !times || (number === 1) !== (value.get('supersedes') === null)) {
    notes.say('manifest', 'failed', `malformed: ${name}`);
    return;
  }
  if (before && value.get('supersedes') !== hex(await sha(before))) notes.say('manifest', 'failed', `chain: ${name}`);
  const kept = Object.keys(MANIFEST).filter((field) => !LATER.includes(field));
  if (first && kept.some((field) => dump(value.get(field)) !== dump(first.value.get(field)))) notes.say('manifest', 'failed', `fields: ${name}`);
}

/** Whether a receipt shows that the log holds the sealing of this manifest. */
async function sealing(body, number, manifest, { note, pem, head, first }) {
  const receipt = parse(body);
  const event = head && first ? await opened(receipt, head) : null;
  if (!event || receipt.get('checkpoint') !== text(note) || (pem && receipt.get('key') !== text(pem))) return false;
  const detail = event.get('detail');
  return (
    event.get('kind') === (number === 1 ? 'recording:seal' : 'recording:derive') &&
    detail.get('manifest') === hex(await sha(manifest)) &&
    detail.get('number') === number &&
    event.get('things').some((thing) => thing.get('kind') === 'recording' && thing.get('id') === first.recording)
  );
}

async function checkSound(files, first, notes, hashes) {
  const sounds = [...files.keys()].filter((name) => SOUND.test(name));
  if (sounds.length !== 1 || !first) {
    notes.say('sound', sounds.length > 1 ? 'failed' : 'missing', 'original');
    return { changed: [], spans: [] };
  }
  const { wrong, hash } = await compare(files.get(sounds[0]), first);
  hashes.set(sounds[0], hash);
  if (wrong.length) notes.say('sound', 'failed', `bytes: ${wrong[0][0]}-${wrong[0][1]}, chunks ${wrong[0][2]}-${wrong[0][3]}`);
  return { changed: wrong.map(([from, to]) => [from, to]), spans: seconds(wrong, first) };
}

/** About where in the sound the changed chunks are, in milliseconds. */
export function seconds(wrong, { duration, chunks }) {
  if (duration === null || !chunks.length) return [];
  const place = (chunk) => Math.floor((duration * Math.min(chunk, chunks.length)) / chunks.length);
  return wrong.map(([, , from, to]) => [place(from), place(to)]);
}

async function checkBag(files, take, notes, hashes) {
  for (const [list, payload] of [['manifest-sha256.txt', true], [TAG_LIST, false]]) {
    const listed = await take(list);
    if (!listed) continue;
    const wanted = new Set(['']);
    for (const [name, blob] of files) {
      if (name.startsWith('data/') === payload && name !== TAG_LIST) wanted.add(`${hashes.get(name) ?? (await digest(blob))}  ${name}`);
    }
    const lines = new Set(text(listed).split('\n'));
    for (const line of [...wanted, ...lines].filter((one) => !wanted.has(one) || !lines.has(one)).sort()) {
      const gone = !wanted.has(line) && !files.has(line.slice(66));
      notes.say('bag', gone ? 'missing' : 'failed', `${gone ? 'absent' : 'hash'}: ${line.slice(66)}`);
    }
  }
  for (const name of [...new Set([...files.keys(), ...TAGS])].sort()) {
    if (!files.has(name)) notes.say('bag', 'missing', `absent: ${name}`);
    else if (!TAGS.includes(name) && !SOUND.test(name) && !PROOF.test(name) && !OTHER.test(name)) notes.say('bag', 'failed', `extra: ${name}`);
  }
  const declaration = await take('bagit.txt');
  if (declaration && text(declaration) !== DECLARATION) notes.say('bag', 'failed', 'malformed: bagit.txt');
}
