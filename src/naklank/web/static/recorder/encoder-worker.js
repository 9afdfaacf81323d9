/**
 * Worker between the ear and the shelf: finds gaps, measures the level, makes chunks, hands each to the shelf's worker at once.
 *
 * It talks to the shelf directly, so that a page that hangs (a dialog, a long script) does not stop anything from being kept.
 * To the page it tells `level`, `gap`, `closed`, `ended`, `silent`, `sound`, `failed`.
 */

import { FlacChunks } from './flac-chunks.js';
import { FilledIn, Gaps } from './gaps.js';
import { OpusChunks } from './opus-chunks.js';
import { newId } from './wire.js';

const SETTLE_MS = 300;
const SILENCE_MS = 8000;
const SILENCE_LEVEL = 0.001;
const LEVEL_MS = 60;
const SAME = 2 / 32768;

let settings = null;
let chunks = null;
let shelf = null;
let gaps = null;
let filled = null;
let early = [];
let earlyFrames = 0;
let position = 0;
let peak = 0;
let toldAt = 0;
let quietFrames = 0;
let silent = false;
let cutAt = 0;
let ended = false;

const atMs = () => Math.round((position * 1000) / settings.rate);

function emit({ number, bytes, samples }) {
  cutAt += samples;
  const about = { number, samples, rate: settings.rate, channels: chunks.width, end: cutAt, time: new Date().toISOString() };
  shelf.postMessage({ chunk: about, bytes }, [bytes.buffer]);
}

/** Two channels only where the device really gives two different ones; `early` holds the first moments to tell. */
function decide() {
  const differ = (block) => block.length > 1 && block[0].some((value, i) => Math.abs(value - block[1][i]) > SAME);
  const channels = settings.channels ?? (early.some(differ) ? 2 : 1);
  const common = { rate: settings.rate, channels, emit, firstNumber: settings.firstNumber, firstSample: settings.firstSample };
  const failed = (error) => postMessage({ failed: String(error) });
  chunks = settings.format === 'opus' ? new OpusChunks({ ...common, channels: 1, onerror: failed }) : new FlacChunks(common);
  chunks.width = settings.format === 'opus' ? 1 : channels;
  postMessage({ channels: chunks.width });
  for (const block of early) chunks.add(fit(block));
  early = [];
}

/** The block with as many channels as the recording has; mixed where it has one. */
function fit(block) {
  if (block.length === chunks.width) return block;
  if (chunks.width === 2) return [block[0], block[1] ?? block[0]];
  return [block[0].map((_, i) => block.reduce((sum, channel) => sum + channel[i], 0) / block.length)];
}

/** A gap goes to the shelf before the chunk that it is in, so that no crash keeps the one without the other. */
function note(gap) {
  const moment = { id: newId(), kind: 'gap', device_time: new Date().toISOString(), ...gap };
  shelf.postMessage({ moment });
  postMessage({ gap: moment });
}

function hear({ at, channels }) {
  for (const gap of gaps.block(at, channels[0].length, performance.now())) {
    note({ at_ms: Math.max(0, atMs() - Math.round(gap.back_ms)), ms: Math.round(gap.ms), why: gap.why });
  }
  filled.block(channels, position).forEach(note);
  measure(channels);
  position += channels[0].length;
  if (chunks) {
    chunks.add(fit(channels));
  } else {
    early.push(channels);
    earlyFrames += channels[0].length;
    if (earlyFrames * 1000 >= SETTLE_MS * settings.rate) decide();
  }
}

function measure(channels) {
  let here = 0;
  for (const channel of channels) {
    for (let i = 0; i < channel.length; i++) if (channel[i] > here || -channel[i] > here) here = Math.abs(channel[i]);
  }
  peak = Math.max(peak, here);
  quietFrames = here < SILENCE_LEVEL ? quietFrames + channels[0].length : 0;
  const nowSilent = quietFrames * 1000 > SILENCE_MS * settings.rate;
  if (nowSilent !== silent) postMessage({ silent: (silent = nowSilent) });
  const now = performance.now();
  if (now - toldAt > LEVEL_MS) {
    postMessage({ level: peak, at_ms: atMs() });
    toldAt = now;
    peak = 0;
  }
}

async function heard({ data }) {
  if (data.channels) hear(data);
  if (data.open) gaps.forget();
  if (data.closed) {
    if (chunks) await chunks.cut();
    quietFrames = 0;
    postMessage({ closed: true, why: data.why, at_ms: atMs() });
  }
}

async function end() {
  if (ended) return;
  ended = true;
  if (!chunks) decide();
  await chunks.end();
  postMessage({ ended: true, at_ms: atMs(), chunks: chunks.number });
}

/** One thing after the other, also where a step waits (the codec's flush). */
let queue = Promise.resolve();
const inTurn = (step) => {
  queue = queue.then(step).catch((error) => postMessage({ failed: String(error?.stack ?? error) }));
};

onmessage = ({ data }) => inTurn(() => {
  if (data.begin) {
    settings = data.begin;
    position = cutAt = settings.firstSample ?? 0;
    gaps = new Gaps(settings.rate);
    filled = new FilledIn(settings.rate);
    shelf = data.shelf;
  }
  if (data.ear) data.ear.onmessage = (message) => inTurn(() => heard(message));
  if (data.cut && chunks) return chunks.cut();
  return data.end ? end() : undefined;
});

postMessage({ ready: true });
