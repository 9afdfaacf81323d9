/**
 * Finishes by itself what a crash, an empty battery or a dead network left unfinished on this device. Any page may load it.
 *
 * It leaves alone what another tab works on, and what the server says is not for the person who is signed in now. It tells what it
 * does in `[data-rescue]` (made at the top of `main` where there is none).
 */

import { Sender } from './sender.js';
import { Sha256 } from './sha256.js';
import { hold, Shelf } from './shelf.js';
import { clock, sentences, Speaker } from './speak.js';
import { ask, newId, sha256Of } from './wire.js';

const AGAIN_MS = 5000;
const AGAIN_AT_MOST_MS = 60000;

let region = null;

function teller() {
  region ??= document.querySelector('[data-rescue]');
  if (!region) {
    region = document.createElement('p');
    region.dataset.rescue = '';
    region.className = 'rescue';
    region.setAttribute('role', 'status');
    (document.querySelector('main') ?? document.body).prepend(region);
  }
  region.hidden = false;
  return new Speaker(region, sentences());
}

/** Finish everything that lies on this device. Resolves when each was tried; what must wait for the network goes on by itself. */
export async function rescueAll() {
  if (!globalThis.isSecureContext || !globalThis.indexedDB) return;
  const rows = await waitingRows();
  if (rows.length === 0) return;
  const shelf = new Shelf();
  await Promise.all(rows.map((row) => rescue(shelf, row)));
}

/** A page where nothing waits starts no worker. */
async function waitingRows() {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === 'naklank-shelf')) return [];
  const { allRows } = await import('./shelf-rows.js');
  return allRows('recordings');
}

async function rescue(shelf, { id }) {
  const release = await hold(id);
  if (!release) return; // another page is recording or finishing it
  try {
    const state = await stateOf(id);
    const found = await shelf.load(id);
    if (!found) return;
    if (state === 'gone') await shelf.forget(id);
    else if (state === 'other') teller().tell('rescue_other');
    else await finish(shelf, id, found, state);
  } finally {
    release();
  }
}

/** What the server has; "gone" where it was destroyed, "other" where it is not for who is signed in. Waits for the network. */
async function stateOf(id) {
  for (let rest = AGAIN_MS; ; rest = Math.min(rest * 2, AGAIN_AT_MOST_MS)) {
    try {
      return await ask('GET', `/recordings/${id}/state`);
    } catch (error) {
      if (error.status === 410) return 'gone';
      if (error.kind === 'refused' || error.status === 403) return 'other';
      if (error.kind === undefined) throw error;
      teller().tell(error.kind === 'session' ? 'rescue_session' : 'rescue_away');
      await new Promise((resolve) => {
        setTimeout(resolve, rest);
        addEventListener('online', resolve, { once: true });
      });
    }
  }
}

async function finish(shelf, id, found, state) {
  const chunks = new Map(found.chunks.map((chunk) => [chunk.number, chunk]));
  const highest = Math.max(-1, ...chunks.keys(), ...state.have.map(([, last]) => last));
  const last = chunks.get(Math.max(-1, ...chunks.keys()));
  const duration = found.finish?.duration_ms ?? (last ? Math.round((last.end * 1000) / last.rate) : null);
  const count = found.finish?.chunks ?? highest + 1;
  if (count === 0) {
    await shelf.forget(id); // it broke off before the first second was whole
    return;
  }
  const speaker = teller();
  speaker.tell('rescue_busy', { values: { length: clock(duration ?? 0) } });
  let hole = false;
  const sender = new Sender({
    recording: id,
    have: state.have,
    read: async (number) => {
      const bytes = await shelf.read(id, number);
      return bytes && { bytes, sha256: await sha256Of(bytes) };
    },
    onlost: () => { hole = true; },
  });
  for (const { what, ...moment } of found.moments) sender.moment({ ...moment, kind: what });
  if (!found.finish && state.state === 'open') sender.moment(brokenOff(last, duration));
  for (let number = 0; number < count; number++) if (chunks.has(number) || !sender.done.has(number)) sender.add(number);
  try {
    await sender.finish(async () => ({
      chunks: count,
      bytes: hole ? null : found.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
      sha256: hole || chunks.size !== count ? null : await wholeHash(shelf, id, count),
      device_end: found.finish?.device_end ?? last?.time ?? null,
      duration_ms: duration,
    }));
  } catch (error) {
    speaker.tell('rescue_refused', { urgent: true, said: error.body });
    return;
  }
  if (sender.conflicts.size > 0) {
    speaker.tell('rescue_refused', { urgent: true });
    return;
  }
  await shelf.forget(id);
  speaker.tell('rescue_done', { values: { length: clock(duration ?? 0) } });
  dispatchEvent(new CustomEvent('naklank:rescued', { detail: { recording: id } }));
}

/** It ended without being ended: how long it had been silent nobody knows, so the gap has no length. */
function brokenOff(last, duration) {
  return { id: newId(), kind: 'trouble', at_ms: duration ?? 0, ms: 0, why: 'interrupted', device_time: last?.time ?? null };
}

async function wholeHash(shelf, id, count) {
  const whole = new Sha256();
  for (let number = 0; number < count; number++) {
    const bytes = await shelf.read(id, number);
    if (!bytes) return null;
    whole.add(bytes);
  }
  return whole.hex();
}

if (!document.querySelector('[data-recorder]')) rescueAll();
