/**
 * The chunks of the recording that runs: where each ends, the newest ones in memory, the rest on the shelf, the hash of the whole.
 * What the shelf could not keep stays in memory until the server has it.
 */

import { wholeHash } from './left.js';
import { Sha256 } from './sha256.js';
import { sha256Of } from './wire.js';

const IN_MEMORY = 12;

export class Pocket {
  /** `before`: the chunks that an earlier page left on the shelf, where a recording goes on. */
  constructor(shelf, recording, before = []) {
    Object.assign(this, { shelf, recording, ends: [], memory: new Map(), whole: new Sha256(), bytes: 0, localUntil: 0, intact: true, waiting: [] });
    this.earlier = before.length > 0;
    for (const chunk of before) {
      this.ends[chunk.number] = endOf(chunk);
      this.bytes += chunk.bytes;
      this.localUntil = Math.max(this.localUntil, this.ends[chunk.number]);
    }
  }

  /** A chunk came from the encoder; `error` where it is not on the shelf. */
  put(chunk, bytes, error) {
    this.ends[chunk.number] = endOf(chunk);
    this.bytes += bytes.length;
    if (!this.earlier) this.whole.add(bytes);
    this.memory.set(chunk.number, { bytes, sha256: chunk.sha256, here: !error });
    if (error) this.intact = false;
    if (this.intact) this.localUntil = this.ends[chunk.number];
    for (const [old, { here }] of this.memory) if (here && this.memory.size > IN_MEMORY) this.memory.delete(old);
    for (const tell of this.waiting.splice(0)) tell();
  }

  /** `{bytes, sha256}`, or null where it is nowhere any more. */
  async read(number) {
    const held = this.memory.get(number);
    if (held) return held;
    const bytes = await this.shelf.read(this.recording, number);
    return bytes && { bytes, sha256: await sha256Of(bytes) };
  }

  /** The server has every chunk before this one. */
  safeBefore(number) {
    for (const held of [...this.memory.keys()]) if (held < number) this.memory.delete(held);
  }

  /** The hash of the whole; null where it goes on from an earlier page and not everything is on the shelf. */
  async hash() {
    return this.earlier ? wholeHash(this.shelf, this.recording, this.ends.length) : this.whole.hex();
  }

  endOf(number) {
    return this.ends[number] ?? 0;
  }

  /** Wait until so many chunks came. */
  async filled(count) {
    while (this.ends.length < count) await new Promise((resolve) => { this.waiting.push(resolve); });
  }
}

const endOf = (chunk) => Math.round((chunk.end * 1000) / chunk.rate);
