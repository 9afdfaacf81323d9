/**
 * Sends a sound file made elsewhere: in pieces, each hashed, never the whole file in memory; goes on after a reload when the same file is
 * chosen again. The same sender as the recorder's, so nothing is given up while the page lives.
 *
 * Hooks: `[data-upload]` (optional data-conversation, or a select of that name), optional [data-situation] with selects that say how it was made, optional [data-busy], in it `input[data-file]`, [data-do=send], `progress[data-progress]`, [data-percent], [data-say].
 */

import { ready } from './js/ready.js';
import { Sender } from './recorder/sender.js';
import { deleteRows, getRow, putRow } from './recorder/shelf-rows.js';
import { sentences, Speaker } from './recorder/speak.js';
import { ask, sha256Of } from './recorder/wire.js';

const MOST_BYTES = 4 * 1024 ** 3;
const LOOK_BYTES = 1024 * 1024;

/** A file is the same when name, size, first and last megabyte are. */
export async function fingerprint(file) {
  const ends = [file.slice(0, LOOK_BYTES), file.slice(Math.max(0, file.size - LOOK_BYTES))];
  const hashes = await Promise.all(ends.map(async (part) => sha256Of(new Uint8Array(await part.arrayBuffer()))));
  return sha256Of(new TextEncoder().encode([file.name, file.size, ...hashes].join('\n')));
}

/** `{recording, chunk_bytes, have}`: a new one, or the one that was broken off. */
async function opened(file, about, ontrouble) {
  const print = await fingerprint(file);
  for (let attempt = 1; ; attempt++) {
    try {
      const found = await openedOnce(file, about, print);
      if (attempt > 1) ontrouble(null);
      return found;
    } catch (error) {
      if (!['away', 'session', 'full'].includes(error.kind)) throw error;
      ontrouble(error.kind, error.body);
      await new Promise((resolve) => { setTimeout(resolve, Math.min(15000, 300 * 2 ** attempt) * (0.5 + Math.random() / 2)); });
    }
  }
}

async function openedOnce(file, { conversation, situation }, print) {
  const before = await getRow('uploads', print);
  if (before) {
    const state = await ask('GET', `/recordings/${before.recording}/state`).catch((error) => {
      if (['refused', 'session'].includes(error.kind) && error.status !== 401) return null; // gone, or somebody else's
      throw error;
    });
    if (state) return { ...before, have: state.have };
    await deleteRows('uploads', print);
  }
  const body = { name: file.name, bytes: file.size, media_type: file.type, situation, ...(conversation ? { conversation } : {}) };
  const { recording, chunk_bytes } = await ask('POST', '/uploads', body);
  const row = { print, recording, chunk_bytes };
  await putRow('uploads', row);
  return { ...row, have: [] };
}

/** Send the file, with what was said `about` it (`{conversation, situation}`); `onprogress(share)`, `ontrouble(kind or null, what the server said)`. Resolves with `{receipt, next}`. Raises `Trouble`, or DOMException where the file cannot be read. */
export async function send(file, about, { onprogress, ontrouble, onresume }) {
  const { recording, chunk_bytes: size, have, print } = await opened(file, about, ontrouble);
  const count = Math.max(1, Math.ceil(file.size / size));
  if (have.length > 0) onresume();
  let trouble = null;
  let unreadable = null;
  const sender = new Sender({
    recording,
    have,
    read: async (number) => {
      try {
        const bytes = new Uint8Array(await file.slice(number * size, (number + 1) * size).arrayBuffer());
        return { bytes, sha256: await sha256Of(bytes) };
      } catch (error) {
        unreadable = error; // the file changed or its stick was pulled out
        sender.stop();
        throw error;
      }
    },
    onchange: ({ done, trouble: now }) => {
      onprogress(Math.min(1, done.size / count));
      if (now !== trouble) ontrouble((trouble = now));
    },
  });
  for (let number = 0; number < count; number++) sender.add(number);
  const failed = new Promise((_, reject) => {
    const look = setInterval(() => { if (unreadable) { clearInterval(look); reject(unreadable); } }, 200);
  });
  const answer = await Promise.race([sender.finish(() => ({ chunks: count, bytes: file.size, sha256: null, device_end: null, duration_ms: null })), failed]);
  await deleteRows('uploads', print);
  return answer;
}

function wire(root) {
  const one = (hook) => root.querySelector(`[data-${hook}]`);
  const speaker = new Speaker(one('say'), sentences());
  const tell = (word, how) => speaker.tell(word, { ...how, family: 'upl' });
  let busy = false;
  addEventListener('beforeunload', (event) => { if (busy) event.preventDefault(); });
  async function begin() {
    const [file] = one('file').files;
    if (busy) return;
    if (!file) return tell('choose');
    if (file.size === 0) return tell('empty');
    if (file.size > MOST_BYTES) return tell('too_large');
    busy = true;
    root.dataset.state = 'sending';
    const bar = one('busy');
    if (bar) bar.hidden = false;
    tell('sending');
    try {
      const chosen = root.querySelector('select[name="conversation"]');
      const said = [...root.querySelectorAll('[data-situation] select')].map((each) => [each.name, each.value]);
      const about = { conversation: chosen ? chosen.value : root.dataset.conversation, situation: Object.fromEntries(said) };
      const result = await send(file, about, {
        onprogress: (share) => {
          one('progress').value = share;
          const percent = one('percent');
          if (percent) percent.textContent = `${Math.floor(share * 100)} %`;
        },
        ontrouble: (kind, said) => tell(kind ? `trouble_${kind}` : 'going_on', { urgent: Boolean(kind), said }),
        onresume: () => tell('resumed'),
      });
      root.dataset.state = 'safe';
      tell('safe');
      if (root.dataset.go !== 'no' && result.next) location.assign(result.next);
    } catch (error) {
      root.dataset.state = 'ready';
      if (bar) bar.hidden = true;
      if (error instanceof DOMException) tell('unreadable', { urgent: true });
      else if (error.kind) tell(`trouble_${error.kind}`, { urgent: true, said: error.body });
      else throw error;
    } finally {
      busy = false;
    }
  }
  root.addEventListener('click', (event) => { if (event.target.closest('[data-do="send"]')) begin(); });
  one('file').addEventListener('change', () => { speaker.region.textContent = ''; });
  root.dataset.state = 'ready';
  ready(root);
}

for (const root of document.querySelectorAll('[data-upload]')) wire(root);
