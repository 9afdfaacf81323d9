/**
 * Keeps recordings on this device until the server's receipt is there. One worker per page; the encoder feeds it directly.
 *
 * Calls (`{call, id, ...}` → `{id, value}` or `{id, error}`): `begin`, `note`, `list`, `load`, `read`, `forget`. A chunk from the encoder is
 * hashed, sealed, written and synced, and then told to the page as `{kept}` with its bytes; where it could not be kept, `error` says why.
 * `{unkept}` tells of a moment for which there was no room, `{broken}` of a mistake.
 */

import { ShelfFile, filesWork } from './shelf-file.js';
import { allRows, deleteRows, getRow, putRow } from './shelf-rows.js';
import { newKey, seal, unseal } from './shelf-seal.js';
import { ShelfTable } from './shelf-table.js';

const kinds = { file: ShelfFile, table: ShelfTable };
const open = new Map(); // recording → {row, runs: Map(run → store), writing, places: Map(chunk number → [run, place])}

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const hashed = async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes));

async function begin({ about }) {
  const known = await getRow('recordings', about.id);
  const where = known?.where ?? ((await filesWork()) ? 'file' : 'table');
  const row = known ? { ...known, run: known.run + 1 } : { ...about, run: 0, where, key: await newKey() };
  await putRow('recordings', row);
  const shelf = open.get(row.id) ?? { runs: new Map(), places: new Map() };
  shelf.row = row;
  shelf.writing = await kinds[where].open(row.id, row.run);
  shelf.runs.set(row.run, shelf.writing);
  open.set(row.id, shelf);
  return { where, run: row.run };
}

async function keep(recording, header, bytes) {
  const shelf = open.get(recording);
  if (!shelf?.writing) throw new DOMException('not open for writing', 'InvalidStateError');
  const place = await shelf.writing.append(await seal(shelf.row.key, recording, header, bytes));
  if (header.kind === 'chunk') shelf.places.set(header.number, [shelf.row.run, place]);
}

async function feed(recording, { chunk, bytes, moment }) {
  if (moment) {
    const header = { ...moment, what: moment.kind, kind: 'moment' };
    await keep(recording, header).catch(({ name, message }) => postMessage({ unkept: { name, message } }));
    return;
  }
  const sha256 = await hashed(bytes);
  const about = { ...chunk, sha256, bytes: bytes.length };
  let error = null;
  try {
    await keep(recording, { kind: 'chunk', ...about }, bytes);
  } catch (reason) {
    error = { name: reason.name, message: String(reason.message) };
  }
  postMessage({ kept: about, error, bytes }, [bytes.buffer]);
}

/** Everything that lies here of one recording, without the sound itself. */
async function load({ recording }) {
  const row = await getRow('recordings', recording);
  if (!row) return null;
  const shelf = open.get(recording) ?? { row, runs: new Map(), places: new Map() };
  open.set(recording, shelf);
  const { key, ...about } = row;
  const found = { about, chunks: [], moments: [], finish: null, damaged: 0 };
  for (let run = 0; run <= row.run; run++) {
    if (!shelf.runs.has(run)) shelf.runs.set(run, await kinds[row.where].open(recording, run));
    for await (const [place, record] of shelf.runs.get(run).records()) {
      const opened = await unseal(key, recording, record);
      if (!opened) {
        found.damaged++;
        continue;
      }
      const { kind, ...header } = opened.header;
      if (kind === 'chunk') {
        shelf.places.set(header.number, [run, place]);
        found.chunks.push(header);
      } else if (kind === 'moment') {
        found.moments.push(header);
      } else if (kind === 'finish') {
        found.finish = header;
      }
    }
  }
  return found;
}

async function read({ recording, number }) {
  const shelf = open.get(recording);
  const [run, place] = shelf?.places.get(number) ?? [];
  if (run === undefined) return null;
  const record = await shelf.runs.get(run).read(place);
  return record && ((await unseal(shelf.row.key, recording, record))?.bytes ?? null);
}

async function forget({ recording }) {
  const row = await getRow('recordings', recording);
  for (const store of open.get(recording)?.runs.values() ?? []) store.close();
  open.delete(recording);
  if (!row) return;
  for (let run = 0; run <= row.run; run++) await kinds[row.where].remove(recording, run);
  await deleteRows('recordings', recording);
}

const calls = {
  ready: async () => true,
  begin,
  load,
  read,
  forget,
  list: async () => (await allRows('recordings')).map(({ key, ...about }) => about),
  note: ({ recording, header }) => keep(recording, header),
  feed: async ({ recording, port }) => {
    port.onmessage = ({ data }) => inTurn(() => feed(recording, data));
  },
};

/** One after the other: what was told first is kept first. */
let queue = Promise.resolve();
function inTurn(step) {
  queue = queue.then(step).catch((error) => postMessage({ broken: String(error?.stack ?? error) }));
  return queue;
}

onmessage = ({ data }) => inTurn(async () => {
  try {
    postMessage({ id: data.id, value: await calls[data.call](data) });
  } catch (error) {
    postMessage({ id: data.id, error: { name: error.name, message: String(error.message) } });
  }
});
