/**
 * Sound in, Ogg Opus chunks of about one second out, by the browser's own encoder (WebCodecs). For the thrifty mode.
 *
 * Same face as `FlacChunks`. The codec holds back some 20 ms; a pause does not flush it (that would invent silence), so these
 * few milliseconds come out with the sound after the pause, or at the end.
 */

import { joined } from './flac-chunks.js';
import { OggOpus, samplesIn } from './ogg-opus.js';

const OUT_RATE = 48000;
const SKIP = 312; // what libopus needs to settle, used where the encoder does not tell

const settings = (rate, channels) => ({
  codec: 'opus', sampleRate: rate, numberOfChannels: channels, bitrate: 32000, opus: { frameDuration: 20000, application: 'audio' },
});

/** Whether this browser encodes Opus by WebCodecs at this rate. */
export async function opusWorks(rate) {
  if (typeof AudioEncoder !== 'function') return false;
  try {
    return (await AudioEncoder.isConfigSupported(settings(rate, 1))).supported === true;
  } catch (error) {
    if (error instanceof TypeError || error.name === 'NotSupportedError') return false;
    throw error;
  }
}

export class OpusChunks {
  constructor({ rate, channels, emit, onerror, firstNumber = 0 }) {
    Object.assign(this, { rate, channels, emit, number: firstNumber, packets: [], granule: 0, taken: 0, given: 0 });
    this.ogg = null;
    this.encoder = new AudioEncoder({ output: (packet, about) => this.#packet(packet, about), error: onerror });
    this.encoder.configure(settings(rate, channels));
  }

  /** Take blocks of floats, one array per channel. */
  add(channels) {
    const count = channels[0].length;
    const data = joinedFloats(channels);
    const block = new AudioData({
      format: 'f32-planar', sampleRate: this.rate, numberOfFrames: count, numberOfChannels: channels.length,
      timestamp: Math.round((this.taken * 1e6) / this.rate), data,
    });
    this.encoder.encode(block);
    block.close();
    this.taken += count;
  }

  /** Close the running chunk with the packets that are there. */
  async cut() {
    if (this.packets.length > 0) this.#chunk(false);
  }

  /** Let the codec give up what it holds, and mark the true end of the sound. */
  async end() {
    await this.encoder.flush();
    this.encoder.close();
    if (this.packets.length > 0 || this.number === 0) this.#chunk(true);
  }

  #packet(packet, about) {
    if (!this.ogg) {
      const given = about?.decoderConfig?.description;
      const head = given && new DataView(given.buffer ?? given, given.byteOffset ?? 0);
      const skip = head && head.byteLength >= 19 ? head.getUint16(10, true) : SKIP;
      const [serial] = crypto.getRandomValues(new Uint32Array(1));
      this.ogg = new OggOpus({ serial, channels: this.channels, rate: this.rate, skip });
      this.early = this.ogg.head();
    }
    const bytes = new Uint8Array(packet.byteLength);
    packet.copyTo(bytes);
    this.packets.push(bytes);
    this.granule += samplesIn(bytes);
    if (this.packets.length >= 50) this.#chunk(false);
  }

  #chunk(last) {
    if (!this.ogg) return;
    const spoken = Math.round((this.taken * OUT_RATE) / this.rate) + this.ogg.skip;
    const granule = last ? Math.min(this.granule, spoken) : this.granule;
    const bytes = joined([...(this.early ?? []), ...this.ogg.pages(this.packets, granule, last)]);
    this.early = null;
    const heard = Math.max(0, Math.round(((granule - this.ogg.skip) * this.rate) / OUT_RATE));
    this.emit({ number: this.number++, bytes, samples: Math.max(0, heard - this.given) });
    this.given = Math.max(this.given, heard);
    this.packets = [];
  }
}

function joinedFloats(channels) {
  const all = new Float32Array(channels.length * channels[0].length);
  channels.forEach((channel, i) => all.set(channel, i * channel.length));
  return all;
}
