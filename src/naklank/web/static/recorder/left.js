/**
 * One recording that lies unfinished on this device: brings it to the server, closes it, or hands it over to go on with.
 *
 * Whoever has it holds it: no other page touches it meanwhile. What never came between the last whole chunk and now is told as a gap.
 */

import { Sender } from './sender.js';
import { Sha256 } from './sha256.js';
import { newId, sha256Of } from './wire.js';

const FRESH_MS = 30 * 60 * 1000;
const CLOCK_MS = 60 * 1000; // a device's clock may be set back a little meanwhile

export class Left {
  /** `found` is what the shelf has of it, `state` what the server has, `release` lets go of it. */
  constructor({ shelf, id, found, state, release }) {
    Object.assign(this, { shelf, id, found, state, release, hole: false });
    this.about = found.about;
    this.chunks = new Map(found.chunks.map((chunk) => [chunk.number, chunk]));
    this.last = this.chunks.get(Math.max(-1, ...this.chunks.keys()));
    this.count = found.finish?.chunks ?? Math.max(-1, ...this.chunks.keys(), ...state.have.map(([, last]) => last)) + 1;
    this.length = found.finish?.duration_ms ?? (this.last ? Math.round((this.last.end * 1000) / this.last.rate) : null);
  }

  /** How long it can still be gone on with, in ms; 0 where it cannot. Its last chunk must be here, for that says where the sound is. */
  get fresh() {
    if (this.found.finish || this.state.state !== 'open' || this.last?.number !== this.count - 1) return 0;
    if (this.about.format === 'flac' && !this.last.channels) return 0;
    const age = Date.now() - Date.parse(this.last.time);
    return age > -CLOCK_MS ? Math.max(0, FRESH_MS - age) : 0;
  }

  /** Up to where the server has everything. */
  get safeUntil() {
    const chunk = this.chunks.get((this.sender?.safe ?? 0) - 1);
    return chunk ? Math.round((chunk.end * 1000) / chunk.rate) : 0;
  }

  /** Begin to send what the server does not have; `onchange` hears how far it is. */
  deliver(onchange = () => undefined) {
    if (this.sender) return;
    this.sender = new Sender({
      recording: this.id,
      have: this.state.have,
      onchange,
      read: async (number) => {
        const bytes = await this.shelf.read(this.id, number);
        return bytes && { bytes, sha256: await sha256Of(bytes) };
      },
      onlost: () => { this.hole = true; },
    });
    for (const { what, ...moment } of this.found.moments) this.sender.moment({ ...moment, kind: what });
    for (let number = 0; number < this.count; number++) if (this.chunks.has(number) || !this.sender.done.has(number)) this.sender.add(number);
  }

  /** Send the rest and close it. Returns `{receipt, next}`; raises `Trouble` only where trying again will not help. */
  async close() {
    this.deliver();
    const { sender, last, length } = this;
    if (!this.found.finish && this.state.state === 'open') {
      // It ended without being ended: how long it had been silent nobody knows, so the trouble has no length.
      sender.moment({ id: newId(), kind: 'trouble', at_ms: length ?? 0, ms: 0, why: 'interrupted', device_time: last?.time ?? null });
    }
    const answer = await sender.finish(async () => ({
      chunks: this.count,
      bytes: this.hole ? null : this.found.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
      sha256: this.hole || this.chunks.size !== this.count ? null : await wholeHash(this.shelf, this.id, this.count),
      device_end: this.found.finish?.device_end ?? last?.time ?? null,
      duration_ms: length,
    }));
    if (sender.conflicts.size === 0) await this.shelf.forget(this.id);
    return answer;
  }

  /** Stop sending, and give what a session needs to go on: what the server has, what waits, and what happened last. */
  takeOver() {
    this.sender?.stop();
    const have = [...(this.sender?.done ?? [])].map((number) => [number, number]);
    return { have: [...this.state.have, ...have], moments: this.found.moments.map(({ what, ...moment }) => ({ ...moment, kind: what })) };
  }

  /** The moment that tells what lies between the last chunk and now: a pause that went on, or a gap. */
  until(now) {
    const { what, device_time } = this.found.moments.findLast((moment) => ['pause', 'resume'].includes(moment.what)) ?? {};
    const since = Date.parse(what === 'pause' ? device_time : this.last.time);
    const ms = Math.max(0, Math.round(now - since));
    return { kind: what === 'pause' ? 'resume' : 'gap', at_ms: this.length, ms, why: what === 'pause' ? '' : 'interrupted' };
  }

  /** Whether it broke off while the closing summary was spoken. */
  get inSummary() {
    return this.found.moments.findLast((moment) => ['summary', 'conversation'].includes(moment.what))?.what === 'summary';
  }
}

/** The hash of all chunks joined, read back from the shelf; null where one is not there. */
export async function wholeHash(shelf, id, count) {
  const whole = new Sha256();
  for (let number = 0; number < count; number++) {
    const bytes = await shelf.read(id, number);
    if (!bytes) return null;
    whole.add(bytes);
  }
  return whole.hex();
}
