/**
 * An exact FLAC encoder (RFC 9639), 16 bit, one or two channels, small enough to read.
 *
 * Frames carry their sample number (variable block size), so that a recording can be cut anywhere (a pause, a crash) and
 * go on with the next sample: joined frames stay one valid file. Fixed predictors and LPC, Rice coding in partitions.
 * It refuses nothing; what does not compress is kept verbatim. Why our own: docs/decisions/0012-flac-encoder-of-our-own.md.
 */

const MAX_ORDER = 8; // with 12 bits of precision the decoder's sums stay within 32 bits
const PRECISION = 12;
const MAX_PARTITION_ORDER = 6;
const MAX_RICE = 14;
const RATES = { 8000: 4, 16000: 5, 22050: 6, 24000: 7, 32000: 8, 44100: 9, 48000: 10, 96000: 11 };

const CRC8 = Uint8Array.from({ length: 256 }, (_, i) => crcOf(i, 8, 0x07));
const CRC16 = Uint16Array.from({ length: 256 }, (_, i) => crcOf(i, 16, 0x8005));

function crcOf(byte, width, polynomial) {
  const top = 1 << (width - 1);
  let crc = byte << (width - 8);
  for (let i = 0; i < 8; i++) crc = crc & top ? (crc << 1) ^ polynomial : crc << 1;
  return crc & ((1 << width) - 1);
}

/** Bits, most significant first, into a buffer that is known to be large enough. */
class Bits {
  constructor(size) {
    this.bytes = new Uint8Array(size);
    this.length = 0;
    this.hold = 0;
    this.held = 0;
  }

  /** Append the low `count` bits of `value`; at most 24 at once. */
  put(value, count) {
    this.hold = (this.hold << count) | (value & ((1 << count) - 1));
    this.held += count;
    while (this.held >= 8) {
      this.held -= 8;
      this.bytes[this.length++] = this.hold >>> this.held;
    }
  }

  zeros(count) {
    for (; count > 24; count -= 24) this.put(0, 24);
    this.put(0, count);
  }

  align() {
    if (this.held) this.put(0, 8 - this.held);
  }
}

/** The number of bits and the Rice parameter that `count` residuals with this sum of folded values need (never too few). */
function riceOf(sum, count) {
  let k = 0;
  while (k < MAX_RICE && count * 2 ** (k + 1) < sum) k++;
  let bits = count * (k + 1) + Math.floor(sum / 2 ** k);
  const other = k > 0 ? count * k + Math.floor(sum / 2 ** (k - 1)) : Infinity;
  if (other < bits) {
    bits = other;
    k--;
  }
  return [bits, k];
}

/** The cheapest partitioning of `residual[order..count)`: `{bits, order, ks}`. */
function partition(residual, order, count) {
  let p = 0;
  while (p < MAX_PARTITION_ORDER && count % 2 ** (p + 1) === 0 && count / 2 ** (p + 1) > order) p++;
  let size = count / 2 ** p;
  let sums = new Float64Array(2 ** p);
  for (let i = order, part = 0, edge = size; i < count; i++) {
    if (i === edge) {
      part++;
      edge += size;
    }
    const value = residual[i];
    sums[part] += value < 0 ? -2 * value - 1 : 2 * value;
  }
  let best = null;
  for (; p >= 0; p--, size *= 2) {
    const ks = new Uint8Array(sums.length);
    let bits = 6;
    for (let j = 0; j < sums.length; j++) {
      const [cost, k] = riceOf(sums[j], j === 0 ? size - order : size);
      ks[j] = k;
      bits += 4 + cost;
    }
    if (!best || bits < best.bits) best = { bits, order: p, ks };
    if (p > 0) sums = Float64Array.from({ length: sums.length / 2 }, (_, j) => sums[2 * j] + sums[2 * j + 1]);
  }
  return best;
}

function putResidual(out, residual, order, count, parts) {
  out.put(0, 2);
  out.put(parts.order, 4);
  const size = count / parts.ks.length;
  for (let j = 0, i = order; j < parts.ks.length; j++) {
    const k = parts.ks[j];
    out.put(k, 4);
    for (const edge = (j + 1) * size; i < edge; i++) {
      const value = residual[i];
      const folded = value < 0 ? -2 * value - 1 : 2 * value;
      const high = folded >>> k;
      if (high) out.zeros(high);
      out.put((1 << k) | (folded & ((1 << k) - 1)), k + 1);
    }
  }
}

/** The best of the five fixed predictors: `{order, residual, parts, bits}`. */
function fixed(samples, count) {
  let best = null;
  let row = Int32Array.from(samples.subarray(0, count));
  for (let order = 0; order <= 4 && order < count; order++) {
    if (order > 0) {
      const next = row.slice();
      for (let i = order; i < count; i++) next[i] = row[i] - row[i - 1];
      row = next;
    }
    let sum = 0;
    for (let i = order; i < count; i++) sum += row[i] < 0 ? -row[i] : row[i];
    if (!best || sum < best.sum) best = { sum, order, residual: row };
  }
  best.parts = partition(best.residual, best.order, count);
  best.bits = 8 + 16 * best.order + best.parts.bits;
  return best;
}

/** Linear prediction coefficients for every order (Levinson-Durbin), and the error each leaves. */
function predictors(samples, count, window) {
  const sums = new Float64Array(MAX_ORDER + 1);
  const shaped = new Float64Array(count);
  for (let i = 0; i < count; i++) shaped[i] = samples[i] * window[i];
  for (let lag = 0; lag <= MAX_ORDER; lag++) {
    let sum = 0;
    for (let i = lag; i < count; i++) sum += shaped[i] * shaped[i - lag];
    sums[lag] = sum;
  }
  const rows = [];
  let error = sums[0];
  let row = [];
  for (let order = 1; order <= MAX_ORDER && error > 0; order++) {
    let reflection = sums[order];
    for (let j = 0; j < order - 1; j++) reflection -= row[j] * sums[order - 1 - j];
    reflection /= error;
    const next = row.map((value, j) => value - reflection * row[order - 2 - j]);
    next.push(reflection);
    row = next;
    error *= 1 - reflection * reflection;
    rows.push({ row, error });
  }
  return rows;
}

/** The LPC predictor that promises most, quantised: `{order, coefficients, shift, residual, parts, bits}`, or null. */
function linear(samples, count, window) {
  if (count < 64) return null;
  let choice = null;
  for (const { row, error } of predictors(samples, count, window)) {
    const each = Math.max(0, 0.5 * Math.log2((0.5 * Math.LN2 * Math.LN2 * Math.max(error, 1e-9)) / count));
    const bits = each * (count - row.length) + row.length * (16 + PRECISION);
    if (!choice || bits < choice.bits) choice = { bits, row };
  }
  if (!choice) return null;
  const order = choice.row.length;
  const largest = Math.max(...choice.row.map(Math.abs));
  if (!(largest > 0)) return null;
  const shift = Math.min(15, PRECISION - 2 - Math.floor(Math.log2(largest)));
  if (shift < 0) return null;
  const limit = 2 ** (PRECISION - 1);
  let carry = 0;
  const coefficients = choice.row.map((value) => {
    const exact = value * 2 ** shift + carry;
    const whole = Math.max(-limit, Math.min(limit - 1, Math.round(exact)));
    carry = exact - whole;
    return whole;
  });
  const residual = new Int32Array(count);
  for (let i = order; i < count; i++) {
    let sum = 0;
    for (let j = 0; j < order; j++) sum = (sum + coefficients[j] * samples[i - 1 - j]) | 0;
    residual[i] = samples[i] - (sum >> shift);
  }
  const parts = partition(residual, order, count);
  return { order, coefficients, shift, residual, parts, bits: 8 + order * (16 + PRECISION) + 9 + parts.bits };
}

function putSubframe(out, samples, count, window) {
  let same = true;
  for (let i = 1; same && i < count; i++) same = samples[i] === samples[0];
  if (same) {
    out.put(0, 8);
    out.put(samples[0], 16);
    return;
  }
  const plain = fixed(samples, count);
  const lpc = linear(samples, count, window);
  const best = lpc && lpc.bits < plain.bits ? lpc : plain;
  if (best.bits >= 8 + 16 * count) {
    out.put(1 << 1, 8);
    for (let i = 0; i < count; i++) out.put(samples[i], 16);
    return;
  }
  out.put(best === lpc ? (32 | (best.order - 1)) << 1 : (8 | best.order) << 1, 8);
  for (let i = 0; i < best.order; i++) out.put(samples[i], 16);
  if (best === lpc) {
    out.put(PRECISION - 1, 4);
    out.put(best.shift, 5);
    for (const value of best.coefficients) out.put(value, PRECISION);
  }
  putResidual(out, best.residual, best.order, count, best.parts);
}

/** The sample number in FLAC's stretched UTF-8 (up to 36 bits). */
function codedNumber(number) {
  if (number < 0x80) return [number];
  const tail = [];
  let room = 0x3f;
  do {
    tail.unshift(0x80 | (number % 64));
    number = Math.floor(number / 64);
    room >>= 1;
  } while (number > room);
  return [(0xff ^ (room * 2 + 1)) | number, ...tail];
}

/** A bell with a flat middle, as long as a block. */
function windowOf(count) {
  const window = new Float64Array(count).fill(1);
  const slope = Math.floor(count / 4);
  for (let i = 0; i < slope; i++) window[i] = window[count - 1 - i] = 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / slope);
  return window;
}

/** Turns blocks of samples into FLAC frames. `firstSample` is the number of the next sample in the recording. */
export class FlacEncoder {
  constructor({ rate, channels, blockSize, firstSample = 0 }) {
    Object.assign(this, { rate, channels, blockSize, sample: firstSample, windows: new Map() });
  }

  /** "fLaC" and STREAMINFO: what a decoder must know before the first frame. Total and MD5 are unknown (0). */
  header() {
    const out = new Bits(42);
    for (const byte of [0x66, 0x4c, 0x61, 0x43, 0x80, 0, 0, 34]) out.put(byte, 8);
    out.put(16, 16);
    out.put(this.blockSize, 16);
    out.zeros(48);
    out.put(this.rate, 20);
    out.put(this.channels - 1, 3);
    out.put(15, 5);
    out.zeros(36 + 128);
    return out.bytes;
  }

  /** One frame of the first `count` samples (integers of 16 bit) of each channel. */
  frame(channels, count) {
    if (!this.windows.has(count)) {
      if (this.windows.size > 8) this.windows.clear();
      this.windows.set(count, windowOf(count));
    }
    const out = new Bits(64 + channels.length * (count * 2 + 16));
    const number = codedNumber(this.sample);
    const rate = RATES[this.rate] ?? 0;
    for (const byte of [0xff, 0xf9, 0x70 | rate, ((channels.length - 1) << 4) | 8, ...number]) out.put(byte, 8);
    out.put(count - 1, 16);
    let crc = 0;
    for (let i = 0; i < out.length; i++) crc = CRC8[crc ^ out.bytes[i]];
    out.put(crc, 8);
    for (const samples of channels) putSubframe(out, samples, count, this.windows.get(count));
    out.align();
    crc = 0;
    for (let i = 0; i < out.length; i++) crc = ((crc << 8) & 0xffff) ^ CRC16[(crc >> 8) ^ out.bytes[i]];
    out.put(crc, 16);
    this.sample += count;
    return out.bytes.subarray(0, out.length);
  }
}
