/** Checkpoints, receipts and exported logs (docs/formats.md sections 3 to 6): the tree of RFC 9162 and who signed it. */

import { Notes, unreadable } from './package.js';
import { b64, fits, hex, join, moment, parse, publicKey, same, sha, shaped, signed, text, utf8 } from './small.js';
import { SMALL } from './zip.js';

const TIME = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z';
const ENTRY = new RegExp(`^naklank-entry-1\\n(0|[1-9][0-9]{0,14})\\n(${TIME})\\n([0-9a-f]{64})\\n$`);
const NAME = '[!-*,-~]+';
const HEAD = new RegExp(`^((${NAME})\\n(0|[1-9][0-9]{0,14})\\n([A-Za-z0-9+/]{43}=)\\ntime (${TIME})\\n)\\n((?:— ${NAME} [A-Za-z0-9+/=]+\\n)+)$`);
const RECEIPT = { format: 'text', entry: 'text', salt: 'text', event: 'text', number: 'whole', proof: 'list', checkpoint: 'text', key: 'text' };
const EVENT = {
  ...Object.fromEntries('format time kind action outcome actor role access_point address session purpose patient site system'.split(' ').map((name) => [name, 'text'])),
  things: 'list', basis: 'object', detail: 'object',
};
const THING = { kind: 'text', id: 'text', from_ms: 'whole?', to_ms: 'whole?' };
const THREE = ['log', 'checkpoint', 'signer'];

/** {body, origin, size, root, time, lines} of a checkpoint, else null. */
export function treeHead(note) {
  const found = HEAD.exec(text(note));
  const root = found && b64(found[4], 32);
  if (!root || !moment(found[5])) return null;
  const lines = found[6].split('\n').slice(0, -1).map((line) => line.split(' ').slice(1));
  return { body: found[1], origin: found[2], size: Number(found[3]), root, time: found[5], lines };
}

const node = (left, right) => sha(Uint8Array.of(1), left, right);
const leaf = (entry) => sha(Uint8Array.of(0), utf8(entry));

/** The event behind an entry, if salt and JSON are what it commits to and it is an event; else null. */
async function openEntry(commitment, salt, told) {
  const event = parse(told);
  if (!salt || !whole(event)) return null;
  return hex(await sha(utf8('naklank-event-1\n'), salt, utf8(told))) === commitment ? event : null;
}

/** Whether an event is all that section 3 asks of one. */
function whole(event) {
  const right = shaped(event, EVENT) && event.get('format') === 'naklank-event-1' && moment(event.get('time'));
  const words = right && 'CRUDE'.includes(event.get('action')) && event.get('action').length === 1 && ['done', 'refused', 'failed'].includes(event.get('outcome'));
  return words && [...event.get('basis').values()].every((value) => typeof value === 'string') && event.get('things').every((thing) => shaped(thing, THING));
}

/** The event of a receipt, if it fits its entry and its proof leads to this tree (RFC 9162, 2.1.3.2); else null. */
export async function opened(receipt, head) {
  const right = shaped(receipt, RECEIPT) && receipt.get('format') === 'naklank-receipt-1';
  const entry = right ? ENTRY.exec(receipt.get('entry')) : null;
  const number = entry && receipt.get('number');
  if (!entry || !moment(entry[2]) || Number(entry[1]) !== number || number >= head.size) return null;
  let [at, last, hash] = [number, head.size - 1, await leaf(receipt.get('entry'))];
  const half = () => {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  };
  for (const line of receipt.get('proof')) {
    const other = b64(line, 32);
    if (!other || last === 0) return null;
    if (at % 2 || at === last) {
      hash = await node(other, hash);
      while (at && at % 2 === 0) half();
    } else {
      hash = await node(hash, other);
    }
    half();
  }
  return last === 0 && same(hash, head.root) ? openEntry(entry[3], b64(receipt.get('salt'), 32), receipt.get('event')) : null;
}

/** Signature and origin of a checkpoint; gives its time where it holds. */
export async function checkHead(note, pem, organisation, notes) {
  const [head, key] = [treeHead(note), publicKey(pem)];
  if (!note || !pem || organisation === null) notes.say('checkpoint', 'missing', 'checkpoint, key or manifest');
  if ((note && !head) || (pem && !key) || (head && organisation !== null && organisation !== head.origin)) {
    notes.say('checkpoint', 'failed', 'malformed, or of another log');
    return null;
  }
  if (!head || !key) return null;
  const tag = (await sha(utf8(head.origin), Uint8Array.of(10, 1), key)).subarray(0, 4);
  const mine = head.lines
    .filter(([name]) => name === head.origin)
    .map(([, line]) => b64(line, 68))
    .filter((raw) => raw && same(raw.subarray(0, 4), tag));
  let holds = mine.length > 0;
  for (const raw of mine) holds = (await signed(key, raw.subarray(4), utf8(head.body))) && holds;
  if (!holds) notes.say('checkpoint', 'failed', 'signature');
  return holds && organisation !== null ? head.time : null;
}

/** The answer for one receipt or an exported log; "format" where it is neither. */
export async function checkPaper(blob, given) {
  const rows = lines(blob);
  const { value: line } = await rows.next();
  const header = parse(line ?? new Uint8Array());
  if (header instanceof Map && header.get('format') === 'naklank-log-1') return judge(header, given, await checkLog(header, rows), null);
  const receipt = blob.size <= SMALL ? parse(new Uint8Array(await blob.arrayBuffer())) : undefined;
  if (!(receipt instanceof Map) || receipt.get('format') !== 'naklank-receipt-1') return unreadable('format');
  const head = fits(receipt.get('checkpoint'), 'text') ? treeHead(utf8(receipt.get('checkpoint'))) : null;
  const event = head ? await opened(receipt, head) : null;
  const about = event?.get('things').find((thing) => thing.get('kind') === 'recording');
  return judge(receipt, given, event ? '' : 'event or proof', about?.get('id') ?? null);
}

async function judge(paper, given, wrong, recording) {
  const notes = new Notes(THREE);
  if (wrong) notes.say('log', 'failed', wrong);
  const [note, pem] = ['checkpoint', 'key'].map((field) => (fits(paper.get(field), 'text') ? utf8(paper.get(field)) : utf8('-')));
  const known = await checkHead(note, pem, treeHead(note)?.origin ?? '', notes);
  return notes.answer(pem, given, { known_since: known, recording });
}

/** What is wrong with the lines of a log, and where; "" if nothing. */
async function checkLog(header, rows) {
  if (!shaped(header, { format: 'text', checkpoint: 'text', key: 'text' })) return 'line 1';
  const head = treeHead(utf8(header.get('checkpoint')));
  const peaks = [];
  let size = 0;
  for await (const line of rows) {
    const row = line.at(-1) === 10 ? parse(line) : undefined;
    const entry = shaped(row, { entry: 'text', salt: 'text?', event: 'text?' }) ? ENTRY.exec(row.get('entry')) : null;
    if (!entry || !moment(entry[2]) || Number(entry[1]) !== size) return `line ${size + 2}`;
    const shredded = row.get('salt') === null && row.get('event') === null;
    if (!shredded && !(row.get('event') !== null && (await openEntry(entry[3], b64(row.get('salt'), 32), row.get('event'))))) return `line ${size + 2}`;
    let hash = await leaf(row.get('entry'));
    size += 1;
    for (let bit = size; bit % 2 === 0; bit /= 2) hash = await node(peaks.pop(), hash);
    peaks.push(hash);
  }
  let root = peaks.pop() ?? (await sha());
  while (peaks.length) root = await node(peaks.pop(), root);
  return head && head.size === size && same(head.root, root) ? '' : 'root';
}

/** The lines of a file, each with its line end, a slice of the file in memory at a time. */
async function* lines(blob) {
  let rest = new Uint8Array();
  for (let at = 0; at < blob.size; at += 2 ** 18) {
    rest = join(rest, new Uint8Array(await blob.slice(at, at + 2 ** 18).arrayBuffer()));
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end + 1);
      rest = rest.subarray(end + 1);
    }
    if (rest.length > SMALL) break;
  }
  if (rest.length) yield rest;
}
