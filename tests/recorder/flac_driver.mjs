// Raw 16-bit samples on standard input, FLAC on standard output; arguments: rate, channels, first sample, piece length.
// With "--cut N" the running chunk is closed after every N samples, as a pause does. Figures go to standard error as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { FlacChunks, joined } from '../../src/naklank/web/static/recorder/flac-chunks.js';

const [rate, channels, cut = 0, list = ''] = process.argv.slice(2).map((word, i) => (i < 3 ? Number(word) : word));
const raw = readFileSync(0);
const ints = new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
const count = ints.length / channels;
const chunks = [];
const maker = new FlacChunks({ rate, channels, emit: (chunk) => chunks.push(chunk) });
const blocks = [];
for (let at = 0; at < count; at += 1024) {
  const length = Math.min(1024, count - at);
  blocks.push(Array.from({ length: channels }, (_, c) => Float32Array.from({ length }, (_, i) => ints[(at + i) * channels + c] / 32768)));
}
const begin = performance.now();
let since = 0;
for (const block of blocks) {
  maker.add(block);
  since += block[0].length;
  if (cut && since >= cut) {
    await maker.cut();
    since = 0;
  }
}
await maker.end();
const ms = performance.now() - begin;
writeFileSync(1, joined(chunks.map((chunk) => chunk.bytes)));
const report = { ms, seconds: count / rate, bytes: chunks.reduce((sum, chunk) => sum + chunk.bytes.length, 0), lengths: chunks.map((c) => [c.bytes.length, c.samples]) };
process.stderr.write(JSON.stringify(report) + '\n');
