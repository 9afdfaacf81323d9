// Runs small pieces of the recorder's modules in Node and prints what they give, as JSON, for test_recorder_modules.py.
import { FilledIn, Gaps } from '../../src/naklank/web/static/recorder/gaps.js';
import { OggOpus, oggCrc, samplesIn } from '../../src/naklank/web/static/recorder/ogg-opus.js';
import { Sha256 } from '../../src/naklank/web/static/recorder/sha256.js';
import { newId } from '../../src/naklank/web/static/recorder/wire.js';

const bytesOf = (length) => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255);

const sha256 = {};
for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100003]) {
  const bytes = bytesOf(length);
  const whole = new Sha256();
  for (let at = 0, step = 1; at < length; at += step, step = (step * 5 + 3) % 211 || 1) whole.add(bytes.subarray(at, Math.min(length, at + step)));
  sha256[length] = whole.hex();
}

/** Blocks of 1024 frames at 48 kHz; `events` gives per block {skip: frames left out, stall: ms that the counter stood still, late: ms}. */
function gaps(blocks, events, drift = 0) {
  const finder = new Gaps(48000);
  const found = [];
  let frame = 0;
  let wall = 0;
  for (let i = 0; i < blocks; i++) {
    const { skip = 0, stall = 0, late = 0 } = events[i] ?? {};
    frame += skip;
    wall += (1024 + skip) / 48 + stall;
    for (const gap of finder.block(frame, 1024, wall * (1 + drift) + late)) found.push({ ...gap, block: i });
    frame += 1024;
  }
  return found;
}

const late = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [200 + i, { late: (60 - i) * 30 }]));
const filler = new FilledIn(48000);
const sound = (from, to) => Float32Array.from({ length: 1024 }, (_, i) => (i >= from && i < to ? 0 : 0.1));
const filled = [filler.block([sound(0, 0)], 0), filler.block([sound(900, 1024)], 1024), filler.block([sound(0, 300)], 2048), filler.block([sound(10, 100)], 3072)];

const ogg = new OggOpus({ serial: 7, channels: 1, rate: 48000, skip: 312 });
const packets = Array.from({ length: 300 }, () => Uint8Array.of(0xf8, 0xff, 0xfe)); // 20 ms of silence each
const pages = [...ogg.head(), ...ogg.pages(packets.slice(0, 50), 48000), ...ogg.pages(packets, 48000 * 7 - 500, true)];

console.log(JSON.stringify({
  sha256,
  steady: gaps(3000, {}),
  drift: gaps(200000, {}, 300e-6),
  skipped: gaps(500, { 100: { skip: 4800 } }),
  stalled: gaps(1500, { 400: { stall: 30000 } }),
  late: gaps(1500, late),
  filled,
  ogg: Buffer.concat(pages).toString('base64'),
  crc: oggCrc(new TextEncoder().encode('123456789')),
  samples: [samplesIn(Uint8Array.of(0xf8)), samplesIn(Uint8Array.of(0x00)), samplesIn(Uint8Array.of(0xfb, 3))],
  ids: Array.from({ length: 200 }, newId),
}));
