/**
 * Sound in, FLAC chunks of about one second out: whole frames, the stream header in front of the very first.
 *
 * `emit({number, bytes, samples})` gets each chunk as soon as it is whole. Nothing is rounded up: `cut()` (a pause) closes the
 * running chunk with a shorter frame, and at most 15 samples wait for what follows, because a frame may not be shorter.
 */

import { FlacEncoder } from './flac.js';

const SHORTEST = 16;

/** Block length for a sample rate: twelfths of a second, quarters below 32 kHz, a multiple of 32 so that Rice partitions fit. */
export function blockOf(rate) {
  return Math.round(rate / (rate >= 32000 ? 12 : 4) / 32) * 32;
}

export class FlacChunks {
  /** `firstNumber` and `firstSample` are not 0 when a recording goes on after a crash. */
  constructor({ rate, channels, emit, firstNumber = 0, firstSample = 0 }) {
    const blockSize = blockOf(rate);
    this.encoder = new FlacEncoder({ rate, channels, blockSize, firstSample });
    this.blockSize = blockSize;
    this.chunkSamples = Math.round(rate / blockSize) * blockSize;
    this.emit = emit;
    this.number = firstNumber;
    this.block = Array.from({ length: channels }, () => new Int32Array(blockSize));
    this.filled = 0;
    this.parts = firstNumber === 0 ? [this.encoder.header()] : [];
    this.samples = 0;
  }

  /** Take blocks of floats, one array per channel. */
  add(channels) {
    const count = channels[0].length;
    for (let from = 0; from < count; ) {
      const take = Math.min(count - from, this.blockSize - this.filled);
      for (let c = 0; c < this.block.length; c++) {
        const block = this.block[c];
        const source = channels[c];
        for (let i = 0; i < take; i++) {
          const value = Math.round(source[from + i] * 32768);
          block[this.filled + i] = value > 32767 ? 32767 : value < -32768 ? -32768 : value;
        }
      }
      this.filled += take;
      from += take;
      if (this.filled === this.blockSize) this.#frame();
      if (this.samples >= this.chunkSamples) this.#chunk();
    }
  }

  /** Close the running chunk now. */
  async cut() {
    if (this.filled >= SHORTEST) this.#frame();
    if (this.samples > 0) this.#chunk();
  }

  /** Close the recording: the very last frame may be as short as it is. */
  async end() {
    if (this.filled > 0) this.#frame();
    if (this.samples > 0 || this.number === 0) this.#chunk();
  }

  #frame() {
    this.parts.push(this.encoder.frame(this.block, this.filled));
    this.samples += this.filled;
    this.filled = 0;
  }

  #chunk() {
    const bytes = joined(this.parts);
    this.emit({ number: this.number++, bytes, samples: this.samples });
    this.parts = [];
    this.samples = 0;
  }
}

/** The arrays as one. */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
