/**
 * The files of a package: from a zip, or from a folder that was dropped. A zip is read only in the one form in which
 * Naklank writes it: its frame is built anew from names, sizes and checksums, and every zip that differs is refused.
 */

import { Unreadable, join, same, text, utf8 } from './small.js';

export const SMALL = 2 ** 24;
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const LEFTOVER = /^(\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/s;
const WIDE = 0xffffffff;

const FIELD = { 2: 'setUint16', 4: 'setUint32' };

/** Little-endian bytes: [width, value, width, value …]; width 8 for large numbers. */
function pack(...pairs) {
  const view = new DataView(new ArrayBuffer(pairs.reduce((sum, one, at) => sum + (at % 2 ? 0 : one), 0)));
  let at = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] === 8) view.setBigUint64(at, BigInt(pairs[i + 1]), true);
    else view[FIELD[pairs[i]]](at, pairs[i + 1], true);
    at += pairs[i];
  }
  return new Uint8Array(view.buffer);
}

/** Local header, what it shares with the directory, and name with extra field. */
function frame(name, crc, size) {
  const wide = size >= WIDE;
  const short = wide ? WIDE : size;
  const extra = wide ? pack(2, 1, 2, 16, 8, size, 8, size) : new Uint8Array();
  const shared = pack(2, wide ? 45 : 20, 2, 0, 2, 0, 2, 0, 2, 0x21, 4, crc, 4, short, 4, short, 2, name.length, 2, extra.length);
  return [join(utf8('PK\x03\x04'), shared, name, extra), shared, join(name, extra)];
}

/** Everything behind the last file. */
function directory(entries) {
  const made = [];
  let at = 0;
  for (const { name, crc, size } of entries) {
    const [local, shared, tail] = frame(name, crc, size);
    made.push(utf8('PK\x01\x02'), pack(2, 0x32d), shared, pack(2, 0, 2, 0, 2, 0, 4, 0, 4, Math.min(at, WIDE)), tail);
    made[made.length - 2].set(pack(4, (0o100644 << 16) >>> 0), 6);
    at += local.length + size;
  }
  const [count, size] = [entries.length, made.reduce((sum, part) => sum + part.length, 0)];
  if (at >= WIDE) {
    made.push(utf8('PK\x06\x06'), pack(8, 44, 2, 45, 2, 45, 4, 0, 4, 0, 8, count, 8, count, 8, size, 8, at));
    made.push(utf8('PK\x06\x07'), pack(4, 0, 8, at + size, 4, 1));
  }
  made.push(utf8('PK\x05\x06'), pack(2, 0, 2, 0, 2, count, 2, count, 4, size, 4, Math.min(at, WIDE), 2, 0));
  return join(...made);
}

async function take(blob, at, size) {
  const data = new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
  if (data.length !== size) throw new Unreadable('zip');
  return data;
}

/** Files by name, each as a Blob. Raises `Unreadable` for any zip that Naklank would not write so. */
export async function fromZip(blob) {
  const found = new Map();
  const entries = [];
  let at = 0;
  let top = null;
  while (same(await take(blob, at, 4), utf8('PK\x03\x04'))) {
    const view = new DataView((await take(blob, at + 14, 16)).buffer);
    const [crc, short, nameLength, extraLength] = [view.getUint32(0, true), view.getUint32(4, true), view.getUint16(12, true), view.getUint16(14, true)];
    const name = await take(blob, at + 30, nameLength);
    let size = short;
    if (extraLength === 20) {
      const large = new DataView((await take(blob, at + 34 + nameLength, 8)).buffer).getBigUint64(0, true);
      if (large >= 2n ** 53n) throw new Unreadable('zip');
      size = Number(large);
    }
    const [local] = frame(name, crc, size);
    if (!same(await take(blob, at, local.length), local) || at >= WIDE || found.size > 4000) throw new Unreadable('zip');
    const [folder, ...rest] = text(name).split('/');
    const inner = rest.join('/');
    top ??= folder;
    if (!PART.test(folder) || folder !== top || found.has(inner)) throw new Unreadable('name');
    found.set(inner, blob.slice(at + local.length, at + local.length + size));
    entries.push({ name, crc, size });
    at += local.length + size;
  }
  const tail = directory(entries);
  if (blob.size - at !== tail.length || !same(await take(blob, at, tail.length), tail)) throw new Unreadable('zip');
  return safe(found);
}

/** The same of files of a folder: pairs of path and File. */
export function fromFolder(pairs) {
  let paths = pairs.map(([path, file]) => [path.split('/').filter(Boolean), file]);
  for (let level = 0; level < 2 && paths.length && !paths.some(([path]) => path.length === 1); level += 1) {
    if (new Set(paths.map(([path]) => path[0])).size > 1 || paths.some(([path]) => path.join('/') === 'bagit.txt')) break;
    paths = paths.map(([path, file]) => [path.slice(1), file]);
  }
  return safe(new Map(paths.map(([path, file]) => [path.join('/'), file])));
}

/** Names that mean one thing only, without the leftovers of file managers. */
export function safe(found) {
  const kept = [...found].filter(([name]) => !LEFTOVER.test(name.split('/').at(-1)));
  const lower = new Set(kept.map(([name]) => name.toLowerCase()));
  if (kept.some(([name]) => !name.split('/').every((part) => PART.test(part))) || lower.size !== kept.length || kept.length > 4000) {
    throw new Unreadable('name');
  }
  if (!kept.some(([name]) => name === 'bagit.txt' || name === 'manifest-sha256.txt')) throw new Unreadable('format');
  return new Map(kept);
}
