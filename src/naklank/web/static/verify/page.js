/**
 * The page "was this recording changed?". Takes a package (zip or folder), a receipt or a log, if need be a key, and if need
 * be a bare sound file to hold against the package. Everything happens here; no request leaves during or after the check.
 */

import { check, checkFolder, isZip, keyFrom } from './check.js';
import { compare, described, seconds, unreadable } from './package.js';
import { Unreadable, canCheckSignatures } from './small.js';
import { fromFolder, fromZip } from './zip.js';

const root = document.querySelector('[data-verify]');
const say = root && JSON.parse(document.querySelector('[data-verify-texts]').textContent);
let chosen = [];
let turn = 0;

/** Pairs of path and File of what was dropped, folders opened. */
async function dropped(items) {
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      found.push([entry.fullPath.replace(/^\//, ''), await new Promise((done, fail) => entry.file(done, fail))]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  const entries = [...items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  for (const entry of entries.filter(Boolean)) await walk(entry);
  return found;
}

/** What was chosen, sorted: the package or paper, a key, bare sounds. */
async function sorted(pairs) {
  const folder = pairs.filter(([path]) => path.includes('/'));
  const loose = pairs.filter(([path]) => !path.includes('/')).map(([, file]) => file);
  const found = { folder, paper: null, key: null, sounds: [], manifest: null };
  for (const file of loose) {
    const start = await file.slice(0, 1).text();
    if (await isZip(file)) found.paper = file;
    else if (file.name.endsWith('.pem')) found.key = await keyFrom(file);
    else if (start !== '{') found.sounds.push(file);
    else if (described(await small(file))) found.manifest = file;
    else found.paper ??= file;
  }
  if (!folder.length && !found.paper && !found.manifest) [found.paper] = found.sounds.splice(0, 1);
  return found;
}

const small = async (blob) => (blob && blob.size < 2 ** 24 ? new Uint8Array(await blob.arrayBuffer()) : null);

/** What the manifest says, from the package or on its own. */
async function manifestOf({ folder, paper, manifest }) {
  if (manifest) return described(await small(manifest));
  try {
    const files = folder.length ? fromFolder(folder) : paper && (await isZip(paper)) ? await fromZip(paper) : new Map();
    return described(await small(files.get('data/manifests/1.json')));
  } catch (problem) {
    if (problem instanceof Unreadable) return null;
    throw problem;
  }
}

/** The sentence about a bare sound file that was given along. */
async function judgeSound(file, what) {
  const first = await manifestOf(what);
  if (!first) return { name: file.name, text: say.sound_unknown };
  const { wrong } = await compare(file, first);
  if (!wrong.length) return { name: file.name, text: say.sound_same };
  const all = wrong[0][0] === 0 && wrong.at(-1)[1] >= first.size && wrong.length === 1;
  return { name: file.name, text: all ? say.sound_other : say.sound_changed, where: all ? [] : places(wrong.map(([a, b]) => [a, b]), seconds(wrong, first)) };
}

const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function places(changed, spans) {
  return changed.map(([from, to], at) => {
    const [begin, end] = spans[at] ?? [];
    return begin === undefined ? fill(say.bytes, { from, to }) : fill(say.where, { from: clock(begin), to: clock(Math.max(end, begin + 1000)) });
  });
}

function when(time) {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : 'nl-NL';
  const shape = { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' }; // as on every other page
  return new Intl.DateTimeFormat(language, shape).format(new Date(time));
}

function list(target, rows) {
  target.replaceChildren(...rows.map((row) => Object.assign(document.createElement('li'), { textContent: row })));
  target.hidden = !rows.length;
}

function show(answer, sounds) {
  const area = root.querySelector('[data-verdict]');
  area.dataset.verdict = answer.verdict;
  area.toggleAttribute('data-strange', answer.checks.every(({ detail }) => detail === 'unreadable: format'));
  area.hidden = false;
  for (const row of area.querySelectorAll('[data-check]')) {
    const found = answer.checks.find(({ check: name }) => name === row.dataset.check);
    row.hidden = !found;
    row.dataset.result = found?.result ?? 'missing';
    row.querySelector('[data-detail]').textContent = found && found.result !== 'ok' ? say[`${found.result}_${found.check}`] : '';
  }
  for (const place of area.querySelectorAll('[data-known-since]')) place.textContent = answer.known_since ? when(answer.known_since) : say.unknown_time;
  for (const place of area.querySelectorAll('[data-fingerprint]')) place.textContent = answer.fingerprint ?? '';
  area.querySelector('[data-signer-unknown]').hidden = answer.signer !== 'not_established' || !answer.fingerprint;
  area.querySelector('[data-signer-other]').hidden = answer.signer !== 'other';
  list(area.querySelector('[data-places]'), places(answer.changed, answer.spans ?? []));
  list(area.querySelector('[data-sounds]'), sounds.map(({ name, text, where = [] }) => [`${name}: ${text}`, ...where].join(' ')));
  area.focus();
}

async function run() {
  turn += 1;
  const mine = turn;
  const status = root.querySelector('[data-say]');
  const package_ = root.querySelector('[data-package]');
  const pairs = chosen.length ? chosen : [...package_.files].map((file) => [file.webkitRelativePath || file.name, file]);
  if (!pairs.length) return;
  if (!(await canCheckSignatures())) {
    status.textContent = say.browser;
    return;
  }
  status.textContent = status.dataset.busy;
  const what = await sorted(pairs);
  const [keyFile] = root.querySelector('[data-key]').files;
  const key = keyFile ? await keyFrom(keyFile) : what.key;
  if (keyFile && !key) {
    status.textContent = say.bad_key;
    return;
  }
  const answer = what.folder.length ? await checkFolder(what.folder, key) : what.paper ? await check(what.paper, key) : unreadable('incomplete');
  const sounds = [];
  for (const file of what.sounds) sounds.push(await judgeSound(file, what));
  if (mine !== turn) return;
  status.textContent = '';
  show(answer, sounds);
}

function start() {
  const area = root.querySelector('[data-drop]');
  const go = (pairs) => {
    chosen = pairs;
    run().catch((problem) => {
      root.querySelector('[data-say]').textContent = say.trouble;
      throw problem;
    });
  };
  root.querySelector('[data-package]').addEventListener('change', () => go([]));
  root.querySelector('[data-key]').addEventListener('change', () => go(chosen));
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.dataset.over = '';
  });
  area.addEventListener('dragleave', () => delete area.dataset.over);
  area.addEventListener('drop', async (event) => {
    event.preventDefault();
    delete area.dataset.over;
    go(await dropped(event.dataTransfer.items));
  });
  if (root.querySelector('[data-package]').files.length) go([]); // chosen before this script was there
}

if (root) start();
