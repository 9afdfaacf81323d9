/**
 * Ogg pages for Opus packets (RFC 3533, RFC 7845), enough for a recorder: one logical stream, whole packets in each page.
 *
 * A stream that stops without its last page is still valid Ogg; after a crash the recording goes on with a new stream
 * (another serial number) chained behind it. It does not split packets over pages: ours are far below 64 kB.
 */

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let crc = i << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});
const FIRST = 2;
const LAST = 4;

/** The CRC-32 of Ogg: not reflected, starting at 0. */
export function oggCrc(bytes) {
  let crc = 0;
  for (let i = 0; i < bytes.length; i++) crc = (crc << 8) ^ TABLE[(crc >>> 24) ^ bytes[i]];
  return crc >>> 0;
}

function lacing(packets) {
  const sizes = [];
  for (const packet of packets) {
    let rest = packet.length;
    for (; rest >= 255; rest -= 255) sizes.push(255);
    sizes.push(rest);
  }
  return sizes;
}

/** One logical stream. `skip` is the number of 48 kHz samples that the decoder must throw away at the start. */
export class OggOpus {
  constructor({ serial, channels, rate, skip }) {
    Object.assign(this, { serial, channels, rate, skip, sequence: 0, total: 0 });
  }

  /** The two header pages. */
  head() {
    const head = new Uint8Array(19);
    head.set(new TextEncoder().encode('OpusHead'));
    const view = new DataView(head.buffer);
    view.setUint8(8, 1);
    view.setUint8(9, this.channels);
    view.setUint16(10, this.skip, true);
    view.setUint32(12, this.rate, true);
    const vendor = new TextEncoder().encode('Naklank');
    const tags = new Uint8Array(16 + vendor.length);
    tags.set(new TextEncoder().encode('OpusTags'));
    new DataView(tags.buffer).setUint32(8, vendor.length, true);
    tags.set(vendor, 12);
    return [this.#page([head], 0, FIRST), this.#page([tags], 0, 0)];
  }

  /** Pages for these packets; `granule` is the 48 kHz sample number (with the skipped ones) at which the last one ends. */
  pages(packets, granule, last = false) {
    const pages = [];
    let from = 0;
    for (let to = 0, laces = 0; to <= packets.length; to++) {
      const need = to < packets.length ? Math.floor(packets[to].length / 255) + 1 : 0;
      if (to === packets.length || laces + need > 255) {
        const end = to === packets.length;
        for (const packet of packets.slice(from, to)) this.total += samplesIn(packet);
        const here = end ? granule : this.total; // only the very last may be cut short
        pages.push(this.#page(packets.slice(from, to), here, end && last ? LAST : 0));
        from = to;
        laces = 0;
      }
      laces += need;
    }
    return pages;
  }

  #page(packets, granule, flags) {
    const sizes = lacing(packets);
    const page = new Uint8Array(27 + sizes.length + packets.reduce((sum, packet) => sum + packet.length, 0));
    const view = new DataView(page.buffer);
    page.set(new TextEncoder().encode('OggS'));
    view.setUint8(5, flags);
    view.setBigInt64(6, BigInt(granule), true);
    view.setUint32(14, this.serial, true);
    view.setUint32(18, this.sequence++, true);
    view.setUint8(26, sizes.length);
    page.set(sizes, 27);
    let at = 27 + sizes.length;
    for (const packet of packets) {
      page.set(packet, at);
      at += packet.length;
    }
    view.setUint32(22, oggCrc(page), true);
    return page;
  }
}

/** How many 48 kHz samples an Opus packet holds (RFC 6716 section 3.1). */
export function samplesIn(packet) {
  const config = packet[0] >> 3;
  const code = packet[0] & 3;
  const frame = config < 12 ? [480, 960, 1920, 2880][config & 3] : config < 16 ? [480, 960][config & 1] : 120 << (config & 3);
  return frame * (code === 0 ? 1 : code === 3 ? packet[1] & 63 : 2);
}
