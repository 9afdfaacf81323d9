/**
 * Brings chunks and moments to the server until each is acknowledged, and then finishes. It gives up nothing: as long as the
 * page lives it tries again (longer and longer pauses with chance in them; at once when the network comes back).
 *
 * It does not know where chunks come from: `read(number)` gives `{bytes, sha256}`, or null where a chunk is nowhere any more.
 * `onchange(sender)` is told of everything that changes; read `safe`, `waiting`, `trouble` there.
 */

import { ask, freshToken, sha256Of, Trouble } from './wire.js';

const AT_ONCE = 4;
const FIRST_REST_MS = 400;
const LONGEST_REST_MS = 15000;
const REST_AFTER = { session: 5000, full: 15000 };
const DAMAGED_TRIES = 6;
const FINISH_MS = [25000, 50000, 90000]; // the server reads all of it once more before it answers; a line that hangs is given up sooner

export class Sender {
  /** `have`: closed ranges that the server acknowledged before. */
  constructor({ recording, read, onchange = () => undefined, onlost = () => undefined, have = [] }) {
    Object.assign(this, { recording, read, onchange, onlost });
    this.done = new Set();
    this.queue = new Set();
    this.flying = new Set();
    this.moments = [];
    this.safe = 0; // chunks 0 up to here (not included) are acknowledged
    this.trouble = null; // the kind of trouble right now
    this.conflicts = new Set();
    this.damaged = new Map();
    this.fails = 0;
    this.restUntil = 0;
    this.stopped = false;
    this.wakers = [];
    for (const [first, last] of have) for (let n = first; n <= last; n++) this.done.add(n);
    this.#count();
    globalThis.addEventListener?.('online', () => this.hurry());
  }

  /** Chunk `number` is ready to go. */
  add(number) {
    if (!this.done.has(number)) this.queue.add(number);
    this.#pump();
  }

  /** A moment (with an id of its own) is ready to go. */
  moment(moment) {
    this.moments.push(moment);
    this.#pump();
  }

  get waiting() {
    return this.queue.size + this.flying.size + this.moments.length;
  }

  /** Try now, whatever the pause was. */
  hurry() {
    this.restUntil = 0;
    this.#pump();
  }

  stop() {
    this.stopped = true;
  }

  /** Wait until everything is acknowledged, close the recording, and return `{receipt, next}`. Raises `Trouble` only of kind "refused". */
  async finish(facts) {
    for (let turn = 0; ; turn++) {
      await this.#empty();
      try {
        const patience = FINISH_MS[Math.min(turn, FINISH_MS.length - 1)];
        const answer = await ask('POST', `/recordings/${this.recording}/finish`, await facts(), {}, patience);
        this.#well();
        return answer;
      } catch (error) {
        const missing = error.status === 409 ? error.body?.missing : null;
        if (missing?.length) {
          for (const number of missing) {
            this.done.delete(number);
            this.queue.add(number);
          }
          this.#count();
        } else if (error.kind === 'refused' || error.kind === 'damaged') {
          throw error;
        } else {
          await this.#failed(error);
          await this.#rested();
        }
      }
    }
  }

  async #empty() {
    while (this.waiting > 0) {
      this.#pump();
      await Promise.race([
        new Promise((resolve) => { this.wakers.push(resolve); }),
        new Promise((resolve) => { setTimeout(resolve, 500); }),
      ]);
    }
  }

  async #rested() {
    const pause = this.restUntil - Date.now();
    if (pause > 0) await new Promise((resolve) => { setTimeout(resolve, Math.min(pause, 1000)); });
  }

  #pump() {
    if (this.stopped) return;
    if (Date.now() < this.restUntil) {
      this.timer ??= setTimeout(() => { this.timer = null; this.#pump(); }, this.restUntil - Date.now() + 5);
      return;
    }
    const room = this.fails > 0 ? 1 : AT_ONCE; // one scout while it goes wrong
    if (this.moments.length && !this.telling && this.flying.size < room) this.#tell();
    for (const number of [...this.queue].sort((a, b) => a - b)) {
      if (this.flying.size + (this.telling ? 1 : 0) >= room) break;
      this.#fly(number);
    }
  }

  async #fly(number) {
    this.queue.delete(number);
    this.flying.add(number);
    try {
      await this.#send(number);
      this.done.add(number);
      this.#well();
    } catch (error) {
      if (error.status === 409) {
        this.conflicts.add(number);
        this.done.add(number);
        this.trouble = 'conflict';
      } else {
        this.queue.add(number);
        if (error.kind === 'damaged') this.#again(number, error);
        await this.#failed(error);
      }
    } finally {
      this.flying.delete(number);
      this.#count();
      this.#wake();
      this.#pump();
    }
  }

  async #send(number) {
    let chunk = await this.read(number);
    if (!chunk) {
      await this.onlost(number);
      const bytes = new Uint8Array();
      chunk = { bytes, sha256: await sha256Of(bytes) };
    }
    const path = `/recordings/${this.recording}/chunks/${number}`;
    const answer = await ask('PUT', path, chunk.bytes, { 'X-Chunk-SHA256': chunk.sha256 });
    if (answer.number !== number || answer.sha256 !== chunk.sha256) throw new Trouble('away', 200, answer);
  }

  async #tell() {
    this.telling = true;
    const moment = this.moments[0];
    try {
      await ask('POST', `/recordings/${this.recording}/moments`, moment);
      this.moments.shift();
      this.#well();
    } catch (error) {
      if (error.kind === 'refused' || error.kind === 'damaged') {
        this.moments.shift(); // the server will never take it; the sound matters more
        this.refusedMoments = (this.refusedMoments ?? 0) + 1;
      } else {
        await this.#failed(error);
      }
    } finally {
      this.telling = false;
      this.#wake();
      this.#pump();
    }
  }

  #again(number, error) {
    const tries = (this.damaged.get(number) ?? 0) + 1;
    this.damaged.set(number, tries);
    if (tries >= DAMAGED_TRIES) error.kind = 'damaging';
  }

  async #failed(error) {
    if (!(error instanceof Trouble)) throw error;
    if (Date.now() >= this.restUntil) this.fails++; // what failed together counts once
    const longest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(this.fails, 8));
    const rest = REST_AFTER[error.kind] ?? longest;
    this.restUntil = Date.now() + rest * (0.5 + Math.random() / 2);
    this.trouble = this.conflicts.size ? 'conflict' : error.kind;
    if (error.kind === 'session' && (await freshToken())) this.restUntil = 0;
    this.onchange(this);
  }

  #well() {
    this.fails = 0;
    this.restUntil = 0;
    this.trouble = this.conflicts.size ? 'conflict' : null;
    this.onchange(this);
  }

  #count() {
    while (this.safe > 0 && !this.done.has(this.safe - 1)) this.safe = 0;
    while (this.done.has(this.safe)) this.safe++;
    this.onchange(this);
  }

  #wake() {
    for (const wake of this.wakers.splice(0)) wake();
  }
}
