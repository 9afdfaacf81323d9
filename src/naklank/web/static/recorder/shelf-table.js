/** The same as `ShelfFile` in a table of IndexedDB with strict durability, for browsers without synchronous file handles. */

import { allRows, deleteRows, getRow, putRow } from './shelf-rows.js';

const rangeOf = (recording, run) => IDBKeyRange.bound([recording, run, 0], [recording, run, Infinity]);

export class ShelfTable {
  static async open(recording, run) {
    const table = new ShelfTable();
    Object.assign(table, { recording, run });
    const rows = await allRows('records', rangeOf(recording, run));
    table.next = rows.length ? rows[rows.length - 1].place + 1 : 0;
    return table;
  }

  async append(bytes) {
    await putRow('records', { recording: this.recording, run: this.run, place: this.next, bytes });
    return this.next++;
  }

  async read(place) {
    return (await getRow('records', [this.recording, this.run, place]))?.bytes ?? null;
  }

  async *records() {
    for (let place = 0; place < this.next; place++) {
      const bytes = await this.read(place);
      if (bytes) yield [place, bytes];
    }
  }

  close() {}

  static async remove(recording, run) {
    await deleteRows('records', rangeOf(recording, run));
  }
}
