/** One answer for whatever was chosen: a zip, the files of a folder, a receipt or an exported log (docs/formats.md section 7). */

import { checkPaper } from './log.js';
import { checkPackage, unreadable } from './package.js';
import { Unreadable, publicKey, same, text, utf8 } from './small.js';
import { fromFolder, fromZip } from './zip.js';

/** The key that the checker has from elsewhere: 32 bytes, or null where the file holds no key. */
export async function keyFrom(blob) {
  if (blob.size > 10_000) return null;
  const pem = text(new Uint8Array(await blob.arrayBuffer())).replaceAll('\r\n', '\n').trim();
  return publicKey(utf8(`${pem}\n`));
}

/** Whether a file is a zip by its first bytes. */
export async function isZip(blob) {
  return same(new Uint8Array(await blob.slice(0, 4).arrayBuffer()), utf8('PK\x03\x04'));
}

/** The answer for one file. */
export async function check(blob, given = null) {
  return answered(async () => ((await isZip(blob)) ? checkPackage(await fromZip(blob), given) : checkPaper(blob, given)));
}

/** The answer for the files of a folder: pairs of path and File. */
export async function checkFolder(pairs, given = null) {
  return answered(async () => checkPackage(fromFolder(pairs), given));
}

async function answered(work) {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof Unreadable) return unreadable(problem.why);
    if (problem instanceof DOMException) return unreadable(problem.name);
    throw problem;
  }
}
