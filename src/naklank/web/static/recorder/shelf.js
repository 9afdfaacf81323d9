/**
 * The shelf as the page sees it: recordings kept on this device until they are safe elsewhere. The work is in shelf-worker.js.
 *
 * One page at a time works on a recording (Web Locks), so that a second tab does not finish what still runs in the first.
 */

export class Shelf {
  constructor() {
    this.worker = new Worker(new URL('./shelf-worker.js', import.meta.url), { type: 'module' });
    this.waiting = new Map();
    this.next = 1;
    /** Told of each chunk: `(about, bytes, error)`; `error` is null where it is safe on this device. */
    this.onkept = () => undefined;
    this.onunkept = () => undefined;
    this.onbroken = () => undefined;
    this.worker.onmessage = ({ data }) => this.#told(data);
    this.worker.onerror = (event) => this.#broken(event.message || 'worker');
  }

  /** Resolves when the worker is there and answers. */
  ready() {
    return this.#call('ready');
  }

  /** Make room for a recording; `about` holds `id` and what finishing it later needs. Returns `{where, run}`. */
  begin(about) {
    return this.#call('begin', { about });
  }

  /** A port for the encoder: what is sent there is kept. */
  async feed(recording) {
    const { port1, port2 } = new MessageChannel();
    await this.#call('feed', { recording, port: port1 }, [port1]);
    return port2;
  }

  moment(recording, moment) {
    return this.#call('note', { recording, header: { ...moment, what: moment.kind, kind: 'moment' } });
  }

  /** Remember that the maker ended it, and how. */
  ended(recording, facts) {
    return this.#call('note', { recording, header: { ...facts, kind: 'finish' } });
  }

  list() {
    return this.#call('list');
  }

  load(recording) {
    return this.#call('load', { recording });
  }

  /** The bytes of one chunk, or null where they are not here. */
  read(recording, number) {
    return this.#call('read', { recording, number });
  }

  /** Only after the server's receipt for the whole (or after the recording was destroyed there). */
  forget(recording) {
    return this.#call('forget', { recording });
  }

  #call(call, more = {}, transfer = []) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ call, id, ...more }, transfer);
    });
  }

  #told(data) {
    if (data.kept) {
      this.onkept(data.kept, data.bytes, data.error);
    } else if (data.unkept) {
      this.onunkept(data.unkept);
    } else if (data.broken) {
      this.#broken(data.broken);
    } else {
      const { resolve, reject } = this.waiting.get(data.id) ?? { resolve() {}, reject() {} }; // it was given up before
      this.waiting.delete(data.id);
      if (data.error) reject(Object.assign(new Error(data.error.message), { name: data.error.name }));
      else resolve(data.value);
    }
  }

  #broken(why) {
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    this.waiting.clear();
    this.onbroken(why);
  }
}

/** Hold a recording for this page; returns a function that lets go, or null where another page holds it. */
export function hold(recording) {
  if (!navigator.locks) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    navigator.locks.request(`naklank-recording-${recording}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise((release) => { resolve(release); });
    }).catch(reject);
  });
}
