/**
 * One recording from the first press to the receipt: what state it is in, what happened, what is safe. Knows no page.
 *
 * States: ready → asking → running ⇄ paused, trouble (sound should come in and does not) → finishing → safe. It is told by `onchange(session)`
 * and speaks by `onsay(word, {urgent, said})`. While there is any reason in `holds` nothing is recorded; what was missed becomes a moment.
 */

import { CannotBegin, openMicrophone, openRecording } from './begin.js';
import { Sender } from './sender.js';
import { Sha256 } from './sha256.js';
import { hold, Shelf } from './shelf.js';
import { Watch } from './watch.js';
import { newId } from './wire.js';

const IN_MEMORY = 12;
const ANSWER_MS = 1500;
const TROUBLES = ['lost', 'muted'];

export class Session {
  constructor({ conversation, thrifty = false, onchange, onsay }) {
    Object.assign(this, { conversation, thrifty, onchange, onsay });
    this.state = 'ready';
    this.holds = new Map(); // reason → since when
    this.ends = []; // by chunk number: where it ends, in milliseconds
    this.memory = new Map(); // by chunk number: {bytes, sha256, here}
    this.whole = new Sha256();
    this.answers = [];
    this.level = 0;
    this.at = 0;
    this.told = 0;
    this.localUntil = 0;
    this.full = false;
    this.hidden = false;
    this.inSummary = false;
    this.result = null;
  }

  /** Begin, or say why not and be ready again. */
  async start() {
    if (this.state !== 'ready') return;
    this.#become('asking');
    let opened = null;
    try {
      const told = { onmute: (muted) => this.#muted(muted), onlost: () => this.#lost(), onstate: (state) => this.#context(state) };
      opened = await openMicrophone(this.thrifty, told);
      this.capture = opened.capture;
      await this.#begin(await openRecording(this.conversation, opened, this.thrifty), opened.format);
    } catch (error) {
      await opened?.capture.close();
      this.#become('ready');
      if (!(error instanceof CannotBegin)) throw error;
      this.onsay(error.word, { urgent: true, said: error.said });
    }
  }

  async #begin(about, format) {
    this.recording = about.id;
    this.release = await hold(about.id);
    this.shelf = new Shelf();
    this.shelf.onkept = (chunk, bytes, error) => this.#kept(chunk, bytes, error);
    this.shelf.onbroken = () => this.onsay('shelf_broken', { urgent: true });
    await this.shelf.begin(about).catch((error) => this.#notHere(error));
    this.sender = new Sender({
      recording: about.id, read: (number) => this.#chunk(number), onchange: () => this.#sent(), onlost: (number) => this.#lostChunk(number),
    });
    this.worker = new Worker(new URL('./encoder-worker.js', import.meta.url), { type: 'module' });
    this.worker.onmessage = ({ data }) => this.#encoder(data);
    this.worker.onerror = () => this.onsay('encoder_broken', { urgent: true });
    const [feed, ear] = [await this.shelf.feed(about.id), this.capture.ear()];
    this.worker.postMessage({ begin: { format, rate: about.rate }, shelf: feed, ear }, [feed, ear]);
    this.watch = new Watch((what) => this.#around(what));
    this.watch.begin();
    if (this.capture.muted) this.holds.set('muted', Date.now());
    else this.capture.listen(true);
    this.#become(this.#settled());
    this.onsay(this.capture.muted ? 'muted' : 'running', { urgent: this.capture.muted });
  }

  // ---- what the maker does ------------------------------------------------------------------------------------------------

  async pause(why = '') {
    if (!['running', 'trouble'].includes(this.state) || this.holds.has('pause')) return;
    const time = new Date().toISOString();
    await this.#stopFor('pause');
    this.#moment('pause', { why, device_time: time });
    this.onsay('paused', {});
  }

  async resume() {
    if (this.holds.has('lost') && !(await this.#reopened())) return;
    if (this.holds.has('pause')) this.#goOn('pause');
    this.#become(this.#settled());
    if (this.state === 'running') this.onsay('resumed', {});
  }

  mark(note = '') {
    if (!this.recording || ['finishing', 'safe'].includes(this.state)) return;
    this.#moment('mark', note ? { note } : {});
    this.onsay('marked', {});
  }

  /** The closing summary begins as a part of its own; once more, and the conversation goes on. */
  summary() {
    if (!this.recording || ['finishing', 'safe'].includes(this.state)) return;
    this.inSummary = !this.inSummary;
    this.#moment(this.inSummary ? 'summary' : 'conversation');
    this.onsay(this.inSummary ? 'summary' : 'conversation', {});
  }

  async end() {
    if (!['running', 'paused', 'trouble'].includes(this.state)) return;
    this.#become('finishing');
    this.onsay('finishing', {});
    const ended = new Date().toISOString();
    if (this.holds.size === 0) await this.#stopFor('end');
    const { at_ms, chunks } = await this.#encoded();
    this.facts = { chunks, device_end: ended, duration_ms: at_ms };
    await this.capture.close();
    await this.shelf.ended(this.recording, this.facts).catch((error) => this.#notHere(error));
    await this.#finish();
  }

  async #finish() {
    try {
      const bytes = this.whole.length;
      const sha256 = this.ends.length === this.facts.chunks && !this.hole ? this.whole.hex() : null;
      this.result = await this.sender.finish(() => ({ ...this.facts, bytes, sha256: this.hole ? null : sha256 }));
    } catch (error) {
      this.onsay('finish_refused', { urgent: true, said: error.body });
      return;
    }
    if (this.sender.conflicts.size === 0) await this.shelf.forget(this.recording);
    this.watch.stop();
    this.release?.();
    this.#become('safe');
    this.onsay('safe', {});
  }

  /** Whether leaving now could cost something. */
  get atRisk() {
    return !['ready', 'asking', 'safe'].includes(this.state);
  }

  /** Up to where the server has everything, and up to where this device has it. */
  get kept() {
    const safe = this.sender ? this.sender.safe : 0;
    return { server: safe > 0 ? this.ends[safe - 1] ?? 0 : 0, here: this.localUntil };
  }

  /** The word for what is wrong right now, or null. */
  get trouble() {
    const held = TROUBLES.find((why) => this.holds.has(why));
    if (held) return held;
    if (this.full) return 'full';
    return this.sender?.trouble ? { away: 'offline' }[this.sender.trouble] ?? this.sender.trouble : this.hidden ? 'hidden' : null;
  }

  /** Milliseconds of sound up to this moment. */
  now() {
    return this.state === 'running' ? this.at + Math.min(400, Math.max(0, Math.round(performance.now() - this.told))) : this.at;
  }

  // ---- what happens to it -------------------------------------------------------------------------------------------------

  #become(state) {
    this.state = state;
    this.onchange(this);
  }

  #settled() {
    if (['finishing', 'safe'].includes(this.state)) return this.state;
    if (TROUBLES.some((why) => this.holds.has(why))) return 'trouble';
    return this.holds.has('pause') ? 'paused' : 'running';
  }

  async #stopFor(why) {
    const first = this.holds.size === 0;
    this.holds.set(why, Date.now());
    if (first) {
      const closed = this.#answer('closed');
      this.capture.listen(false, why);
      await closed;
    }
    this.#become(this.#settled());
  }

  #goOn(why) {
    const ms = Date.now() - this.holds.get(why);
    this.holds.delete(why);
    this.#moment(why === 'pause' ? 'resume' : 'gap', why === 'pause' ? { ms } : { ms, why });
    if (this.holds.size === 0) this.capture.listen(true);
    this.#become(this.#settled());
  }

  async #muted(muted) {
    if (!this.sender || ['finishing', 'safe'].includes(this.state) || muted === this.holds.has('muted')) return;
    this.onsay(muted ? 'muted' : 'unmuted', { urgent: muted });
    if (muted) await this.#stopFor('muted');
    else this.#goOn('muted');
  }

  async #lost() {
    if (!this.sender || ['finishing', 'safe'].includes(this.state) || this.holds.has('lost')) return;
    this.holds.delete('muted');
    this.onsay('lost', { urgent: true });
    await this.#stopFor('lost');
  }

  async #reopened() {
    try {
      await this.capture.reopen();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.onsay('lost', { urgent: true });
      return false;
    }
    this.#goOn('lost');
    return true;
  }

  #context(state) {
    if (!this.sender || this.state !== 'running' || state === 'running' || state === 'closed') return;
    this.onsay('interrupted', { urgent: true });
    this.capture.context.resume().catch(() => this.#lost()); // a telephone call: the browser may refuse until it is over
  }

  #around(what) {
    if (what === 'hidden' && this.state === 'running') {
      this.hidden = true;
      this.worker.postMessage({ cut: true });
      this.#moment('trouble', { why: 'hidden' });
      this.onsay('hidden', { urgent: true });
    } else if (what === 'seen' && this.hidden) {
      this.hidden = false;
      this.onsay('seen', {});
      if (this.capture.context.state !== 'running') this.#context(this.capture.context.state);
    } else if (what === 'low' && !this.lowSaid) {
      this.lowSaid = true;
      this.onsay('low', { urgent: true });
    } else if (what === 'devices' && this.holds.has('lost')) {
      this.#reopened();
    } else if (what === 'offline') {
      this.sender.hurry();
    }
    this.onchange(this);
  }

  #encoder(data) {
    if ('at_ms' in data) {
      this.at = data.at_ms;
      this.told = performance.now();
    }
    if ('level' in data) this.level = data.level;
    if (data.gap) this.#moment('gap', data.gap);
    if ('silent' in data) this.onsay(data.silent ? 'silent' : 'sound', { urgent: data.silent });
    if (data.failed) this.onsay('encoder_broken', { urgent: true });
    for (const answer of this.answers.filter(({ kind }) => data[kind])) answer.resolve(data);
    this.onchange(this);
  }

  #kept(chunk, bytes, error) {
    const { number, sha256 } = chunk;
    this.ends[number] = Math.round((chunk.end * 1000) / chunk.rate);
    this.whole.add(bytes);
    this.memory.set(number, { bytes, sha256, here: !error });
    if (error) this.#notHere(error);
    else if (!this.full) this.localUntil = this.ends[number];
    this.sender.add(number);
    for (const [old, { here }] of this.memory) if (here && this.memory.size > IN_MEMORY) this.memory.delete(old);
    for (const answer of this.answers.filter(({ kind }) => kind === 'kept')) answer.resolve();
    this.onchange(this);
  }

  #notHere(error) {
    if (!this.full) this.onsay(error.name === 'QuotaExceededError' ? 'full' : 'shelf_broken', { urgent: true });
    this.full = true;
  }

  async #chunk(number) {
    const held = this.memory.get(number);
    if (held) return held;
    const bytes = await this.shelf.read(this.recording, number);
    if (!bytes) return null;
    const { sha256Of } = await import('./wire.js');
    return { bytes, sha256: await sha256Of(bytes) };
  }

  #lostChunk(number) {
    this.hole = true;
    this.#moment('gap', { at_ms: this.ends[number - 1] ?? 0, ms: (this.ends[number] ?? 0) - (this.ends[number - 1] ?? 0), why: 'lost' });
  }

  #moment(kind, more = {}) {
    const moment = { id: newId(), kind, at_ms: this.now(), ms: 0, why: '', device_time: new Date().toISOString(), ...more };
    this.shelf.moment(this.recording, moment).catch((error) => this.#notHere(error));
    this.sender.moment(moment);
  }

  #sent() {
    if (this.sender) {
      for (const number of [...this.memory.keys()]) if (number < this.sender.safe) this.memory.delete(number);
      const { trouble } = this.sender;
      if (trouble !== (this.saidTrouble ?? null)) {
        this.saidTrouble = trouble;
        this.onsay(trouble ? `send_${trouble}` : 'send_well', { urgent: Boolean(trouble) });
      }
    }
    this.onchange(this);
  }

  /** Wait until the encoder says this, but not for ever: a stopped audio context may not answer. */
  #answer(kind) {
    return new Promise((resolve) => {
      const answer = { kind, resolve: (data) => { this.answers.splice(this.answers.indexOf(answer), 1); resolve(data); } };
      this.answers.push(answer);
      if (kind === 'closed') setTimeout(() => this.answers.includes(answer) && answer.resolve({}), ANSWER_MS);
    });
  }

  async #encoded() {
    const ended = this.#answer('ended');
    this.worker.postMessage({ end: true });
    const { at_ms, chunks } = await ended;
    while (this.ends.length < chunks) await this.#answer('kept');
    return { at_ms, chunks };
  }
}
