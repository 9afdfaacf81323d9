/**
 * One recording from the first press to the receipt: what state it is in, what happened, what is safe. Knows no page.
 *
 * States: ready (or broken: an earlier page broke off, and it may go on) → asking → running ⇄ paused, trouble (sound should come in and does
 * not) → finishing → safe. It is told by `onchange(session)` and speaks by `onsay(word, {urgent, said})`. While there is any reason in `holds` nothing is recorded; what was missed becomes a moment.
 */

import { CannotBegin, openMicrophone, openRecording } from './begin.js';
import { Encoder } from './encoder.js';
import { Pocket } from './pocket.js';
import { Sender } from './sender.js';
import { hold, Shelf } from './shelf.js';
import { Watch } from './watch.js';
import { newId } from './wire.js';

const ANSWER_MS = 1500;
const TROUBLES = ['stuck', 'lost', 'muted'];
const OVER = ['finishing', 'safe'];

export class Session {
  constructor({ conversation, thrifty = false, onchange, onsay }) {
    Object.assign(this, { conversation, thrifty, onchange, onsay });
    Object.assign(this, { state: 'ready', level: 0, at: 0, told: 0, full: false, hidden: false, inSummary: false, result: null, left: null });
    this.holds = new Map(); // reason → since when
  }

  /** Begin, or say why not and be ready again. */
  async start() {
    if (this.state === 'ready') await this.#open();
  }

  /** Offer to go on with what an earlier page left; false where this one began already. */
  offer(left) {
    if (this.state !== 'ready' || left.about.conversation !== this.conversation) return false;
    this.left = left;
    this.at = left.length;
    left.deliver(() => this.onchange(this));
    this.#become('broken');
    this.onsay('broken', {});
    return true;
  }

  /** Go on with it in the same recording: the next chunk, the next sample, and between them a gap that is told. */
  async goOn() {
    if (this.state === 'broken') await this.#open(this.left);
  }

  /** Close what an earlier page left. */
  async close() {
    if (this.state !== 'broken') return;
    this.#become('finishing');
    this.onsay('finishing', {});
    if (await this.#closed(() => this.left.close())) this.#safe(this.left.release);
  }

  async #open(left = null) {
    const before = this.state;
    this.#become('asking');
    let opened = null;
    try {
      const told = { onmute: (muted) => this.#muted(muted), onlost: () => this.#lost(), onstate: (state) => this.#context(state) };
      opened = await openMicrophone(this.thrifty, told, left?.about);
      this.capture = opened.capture;
      await this.#load(left);
      await this.#begin(left ? left.about : await openRecording(this.conversation, opened, this.thrifty), opened.format, left);
    } catch (error) {
      await opened?.capture.close();
      this.encoder?.stop();
      this.#become(before);
      if (!(error instanceof CannotBegin)) throw error;
      this.onsay(error.word, { urgent: true, said: error.said });
    }
  }

  /** Both workers must be there before the first word is spoken: afterwards the line may be cut. */
  async #load(left) {
    this.encoder = new Encoder({ ontold: (data) => this.#told(data), onbroken: () => this.#stuck() });
    this.shelf = left?.shelf ?? new Shelf();
    this.shelf.onkept = (chunk, bytes, error) => this.#kept(chunk, bytes, error);
    this.shelf.onunkept = (error) => this.#notHere(error);
    this.shelf.onbroken = () => this.onsay('shelf_broken', { urgent: true });
    try {
      await Promise.all([this.encoder.ready, this.shelf.ready()]);
    } catch {
      throw new CannotBegin('away');
    }
  }

  async #begin(about, format, left) {
    this.recording = about.id;
    this.release = left ? left.release : await hold(about.id);
    this.pocket = new Pocket(this.shelf, about.id, left?.found.chunks);
    await this.shelf.begin(about).catch((error) => this.#notHere(error));
    const before = left?.takeOver();
    this.sender = new Sender({
      recording: about.id, read: (number) => this.pocket.read(number), onchange: () => this.#sent(), onlost: (number) => this.#lostChunk(number),
      have: before?.have,
    });
    const from = left ? { firstNumber: left.count, firstSample: left.last.end, channels: left.last.channels } : {};
    this.encoder.begin({ format, rate: about.rate, ...from }, await this.shelf.feed(about.id), this.capture.ear());
    if (left) this.#afterGap(left, before.moments);
    this.watch = new Watch((what) => this.#around(what));
    this.watch.begin();
    if (this.capture.muted) this.holds.set('muted', Date.now());
    else this.capture.listen(true);
    this.#become(this.#settled());
    this.onsay(this.capture.muted ? 'muted' : 'running', { urgent: this.capture.muted });
  }

  /** What the earlier page had not told yet, and what lies between it and now. */
  #afterGap(left, moments) {
    this.left = null;
    this.at = left.length;
    this.told = performance.now();
    this.inSummary = left.inSummary;
    this.hole = left.hole;
    for (const moment of moments) this.sender.moment(moment);
    for (let number = 0; number < left.count; number++) this.sender.add(number);
    const { kind, ...more } = left.until(Date.now());
    this.#moment(kind, more);
  }

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
    if (!this.recording || OVER.includes(this.state)) return;
    this.#moment('mark', note ? { note } : {});
    this.onsay('marked', {});
  }

  /** The closing summary begins as a part of its own; once more, and the conversation goes on. */
  summary() {
    if (!this.recording || OVER.includes(this.state)) return;
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
    const stuck = this.holds.has('stuck');
    const { at_ms, chunks } = stuck ? { at_ms: this.at, chunks: this.pocket.ends.length } : await this.encoder.end();
    await this.pocket.filled(chunks);
    this.facts = { chunks, device_end: ended, duration_ms: at_ms };
    await this.capture.close();
    await this.shelf.ended(this.recording, this.facts).catch((error) => this.#notHere(error));
    await this.#finish();
  }

  async #finish() {
    const { bytes } = this.pocket;
    const sha256 = await this.pocket.hash();
    if (!(await this.#closed(() => this.sender.finish(() => ({ ...this.facts, bytes, sha256: this.hole ? null : sha256 }))))) return;
    if (this.sender.conflicts.size === 0) await this.shelf.forget(this.recording);
    this.watch.stop();
    this.#safe(this.release);
  }

  async #closed(finish) {
    try {
      this.result = await finish();
      return true;
    } catch (error) {
      this.onsay('finish_refused', { urgent: true, said: error.body });
      return false;
    }
  }

  #safe(release) {
    release?.();
    this.#become('safe');
    this.onsay('safe', {});
  }

  /** Whether leaving now could cost something. */
  get atRisk() {
    return !['ready', 'broken', 'asking', 'safe'].includes(this.state);
  }

  /** Up to where the server has everything, and up to where this device has it. */
  get kept() {
    if (this.left) return { server: this.left.safeUntil, here: this.left.length };
    return this.sender ? { server: this.pocket.endOf(this.sender.safe - 1), here: this.pocket.localUntil } : { server: 0, here: 0 };
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

  #become(state) {
    this.state = state;
    this.onchange(this);
  }

  #settled() {
    if (OVER.includes(this.state)) return this.state;
    if (TROUBLES.some((why) => this.holds.has(why))) return 'trouble';
    return this.holds.has('pause') ? 'paused' : 'running';
  }

  async #stopFor(why) {
    this.holds.set(why, Date.now());
    if (this.holds.size === 1) {
      const closed = this.encoder.answer('closed', ANSWER_MS);
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
    if (!this.sender || OVER.includes(this.state) || muted === this.holds.has('muted')) return;
    this.onsay(muted ? 'muted' : 'unmuted', { urgent: muted });
    if (muted) await this.#stopFor('muted');
    else this.#goOn('muted');
  }

  async #lost() {
    if (!this.sender || OVER.includes(this.state) || this.holds.has('lost')) return;
    this.holds.delete('muted');
    this.onsay('lost', { urgent: true });
    await this.#stopFor('lost');
  }

  async #reopened() {
    const back = await this.capture.reopen().then(() => true, (error) => {
      if (!(error instanceof DOMException)) throw error;
      return false;
    });
    if (back) this.#goOn('lost');
    else this.onsay('lost', { urgent: true });
    return back;
  }

  #context(state) {
    if (!this.sender || this.state !== 'running' || state === 'running' || state === 'closed') return;
    this.onsay('interrupted', { urgent: true });
    this.capture.context.resume().catch(() => this.#lost()); // a telephone call: the browser may refuse until it is over
  }

  #around(what) {
    if (what === 'hidden' && this.state === 'running') {
      this.hidden = true;
      this.encoder.cut();
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
    }
    this.onchange(this);
  }

  #told(data) {
    if ('at_ms' in data) {
      this.at = data.at_ms;
      this.told = performance.now();
    }
    if ('level' in data) this.level = data.level;
    if (data.gap) this.sender.moment(data.gap);
    if ('silent' in data) this.onsay(data.silent ? 'silent' : 'sound', { urgent: data.silent });
    this.onchange(this);
  }

  /** The encoder died: nothing is recorded any more, whatever the microphone does. */
  #stuck() {
    if (!this.sender || OVER.includes(this.state)) return;
    this.holds.set('stuck', Date.now());
    this.capture.listen(false, 'stuck');
    this.#moment('trouble', { why: 'stuck' });
    this.#become('trouble');
    this.onsay('encoder_broken', { urgent: true });
  }

  #kept(chunk, bytes, error) {
    this.pocket.put(chunk, bytes, error);
    if (error) this.#notHere(error);
    this.sender.add(chunk.number);
    this.onchange(this);
  }

  #notHere(error) {
    if (!this.full) this.onsay(error.name === 'QuotaExceededError' ? 'full' : 'shelf_broken', { urgent: true });
    this.full = true;
  }

  #lostChunk(number) {
    this.hole = true;
    const [from, to] = [this.pocket.endOf(number - 1), this.pocket.endOf(number)];
    this.#moment('gap', { at_ms: from, ms: to - from, why: 'lost' });
  }

  #moment(kind, more = {}) {
    const moment = { id: newId(), kind, at_ms: this.now(), ms: 0, why: '', device_time: new Date().toISOString(), ...more };
    this.shelf.moment(this.recording, moment).catch((error) => this.#notHere(error));
    this.sender.moment(moment);
  }

  #sent() {
    if (this.sender) {
      this.pocket.safeBefore(this.sender.safe);
      const { trouble } = this.sender;
      if (trouble !== (this.saidTrouble ?? null)) this.onsay(trouble ? `send_${trouble}` : 'send_well', { urgent: Boolean(trouble) });
      this.saidTrouble = trouble;
    }
    this.onchange(this);
  }
}
