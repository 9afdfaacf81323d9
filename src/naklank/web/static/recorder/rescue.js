/**
 * Finishes by itself what a crash, an empty battery or a dead network left unfinished on this device. Any page may load it.
 *
 * What broke off a short while ago is brought to safety, and then the maker may choose: go on with it, or close it. It leaves alone what
 * another tab works on, and what the server says is not for the person who is signed in now. It tells what it does in `[data-rescue]`
 * (made at the top of `main` where there is none).
 */

import { Left } from './left.js';
import { hold, Shelf } from './shelf.js';
import { clock, sentences, Speaker } from './speak.js';
import { ask } from './wire.js';

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

/**
 * Finish everything that lies on this device. Resolves when each was tried; what must wait for the network goes on by itself. `take(left)`
 * may take over what can still be gone on with, and then says true.
 */
export async function rescueAll(take = () => false) {
  if (!globalThis.isSecureContext || !globalThis.indexedDB) return;
  const rows = await waitingRows();
  if (rows.length === 0) return;
  const shelf = new Shelf();
  rows.sort((a, b) => String(b.begun).localeCompare(String(a.begun)));
  const offered = { one: false }; // one choice at a time: the newest; older ones are finished
  await Promise.all(rows.map((row) => rescue(shelf, row, take, offered)));
}

/** A page where nothing waits starts no worker. */
async function waitingRows() {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === 'naklank-shelf')) return [];
  const { allRows } = await import('./shelf-rows.js');
  return allRows('recordings');
}

async function rescue(shelf, { id }, take, offered) {
  const release = await hold(id);
  if (!release) return; // another page is recording or finishing it
  let kept = false;
  try {
    const state = await stateOf(id);
    const found = await shelf.load(id);
    if (!found) return;
    if (state === 'gone') return await shelf.forget(id);
    if (state === 'other') return teller().tell('rescue_other');
    const left = new Left({ shelf, id, found, state, release });
    if (left.count === 0) return await shelf.forget(id); // it broke off before the first second was whole
    if (left.fresh && !offered.one) {
      offered.one = true;
      kept = take(left);
      if (!kept) await offer(left);
    } else {
      await finish(left);
    }
  } finally {
    if (!kept) release();
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

/** Bring it to safety and let the maker choose. Who does not choose in time, chooses to close it. */
async function offer(left) {
  const speaker = teller();
  const say = sentences();
  left.deliver();
  speaker.tell('rescue_broken', { values: { length: clock(left.length) } });
  const choices = document.createElement('p');
  choices.className = 'buttons';
  const goOn = Object.assign(document.createElement('a'), {
    className: 'button', textContent: say('rec.rescue_go_on'), href: `/gesprek/${left.about.conversation}/opnemen`,
  });
  goOn.dataset.look = 'do';
  const close = Object.assign(document.createElement('button'), { className: 'button', type: 'button', textContent: say('rec.rescue_close') });
  close.dataset.look = 'quiet';
  choices.append(goOn, close);
  region.after(choices);
  await new Promise((resolve) => {
    close.addEventListener('click', resolve);
    setTimeout(resolve, left.fresh);
  });
  choices.remove();
  await finish(left);
}

async function finish(left) {
  const speaker = teller();
  const values = { length: clock(left.length ?? 0) };
  speaker.tell('rescue_busy', { values });
  try {
    await left.close();
  } catch (error) {
    speaker.tell('rescue_refused', { urgent: true, said: error.body });
    return;
  }
  if (left.sender.conflicts.size > 0) {
    speaker.tell('rescue_refused', { urgent: true });
    return;
  }
  speaker.tell('rescue_done', { values });
  dispatchEvent(new CustomEvent('naklank:rescued', { detail: { recording: left.id } }));
}

if (!document.querySelector('[data-recorder]')) rescueAll();
