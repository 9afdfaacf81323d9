/**
 * A file in the browser's private folder (OPFS) that only grows: records `NKL1`, length, bytes. Synced after each record.
 *
 * A record that was half written when the power went is the last one and is not there for a reader. Never `createWritable`:
 * until it is closed its bytes are in a swap file that a crash throws away.
 */

const MAGIC = 0x4e4b4c31;
const HEAD = 8;
const FOLDER = 'naklank';
const TRIES = 20;

const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
const nameOf = (recording, run) => `${recording}.${run}`;

/** Whether this browser has files with a synchronous handle. */
export async function filesWork() {
  try {
    const root = await folder();
    const file = await root.getFileHandle('try', { create: true });
    const handle = await file.createSyncAccessHandle();
    handle.write(new Uint8Array([1]), { at: 0 });
    handle.flush();
    handle.close();
    await root.removeEntry('try');
    return true;
  } catch (error) {
    return error.name === 'NoModificationAllowedError'; // another page is trying it at this moment: then it works
  }
}

/** A page that was just left may hold the file a moment longer. */
async function handleOf(recording, run) {
  const file = await (await folder()).getFileHandle(nameOf(recording, run), { create: true });
  for (let attempt = 1; ; attempt++) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (error.name !== 'NoModificationAllowedError' || attempt === TRIES) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

export class ShelfFile {
  static async open(recording, run) {
    const file = new ShelfFile();
    file.handle = await handleOf(recording, run);
    file.size = file.handle.getSize();
    return file;
  }

  /** Write and sync one record; its place is returned. Raises (and leaves nothing half) where there is no room. */
  async append(bytes) {
    const record = new Uint8Array(HEAD + bytes.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, MAGIC);
    view.setUint32(4, bytes.length);
    record.set(bytes, HEAD);
    try {
      const written = this.handle.write(record, { at: this.size });
      if (written !== record.length) throw new DOMException('short write', 'QuotaExceededError');
      this.handle.flush();
    } catch (error) {
      this.handle.truncate(this.size);
      throw error;
    }
    const place = this.size;
    this.size += record.length;
    return place;
  }

  async read(place) {
    const head = new Uint8Array(HEAD);
    if (this.handle.read(head, { at: place }) < HEAD) return null;
    const view = new DataView(head.buffer);
    const length = view.getUint32(4);
    if (view.getUint32(0) !== MAGIC || place + HEAD + length > this.size) return null;
    const bytes = new Uint8Array(length);
    return this.handle.read(bytes, { at: place + HEAD }) === length ? bytes : null;
  }

  /** Every whole record: `[place, bytes]`. */
  async *records() {
    for (let place = 0; place < this.size; ) {
      const bytes = await this.read(place);
      if (!bytes) return;
      yield [place, bytes];
      place += HEAD + bytes.length;
    }
  }

  close() {
    this.handle.close();
  }

  static async remove(recording, run) {
    try {
      await (await folder()).removeEntry(nameOf(recording, run));
    } catch (error) {
      if (error.name !== 'NotFoundError') throw error;
    }
  }
}
