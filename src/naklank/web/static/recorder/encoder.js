/** The encoder's worker as the page sees it: load it, feed it, and wait for what it answers. The work is in encoder-worker.js. */

const LOAD_MS = 15000;

export class Encoder {
  /** `ontold(data)` hears everything that the worker tells; `onbroken()` that it died. */
  constructor({ ontold, onbroken }) {
    Object.assign(this, { ontold, onbroken, answers: [] });
    this.worker = new Worker(new URL('./encoder-worker.js', import.meta.url), { type: 'module' });
    this.ready = this.answer('ready', LOAD_MS).then((data) => {
      if (!data.ready) throw new Error('the encoder did not load');
    });
    this.worker.onmessage = ({ data }) => this.#told(data);
    this.worker.onerror = () => this.#told({ ready: false, failed: true });
  }

  begin(settings, feed, ear) {
    this.worker.postMessage({ begin: settings, shelf: feed, ear }, [feed, ear]);
  }

  /** Make a chunk now of what there is. */
  cut() {
    this.worker.postMessage({ cut: true });
  }

  /** Close the last chunk; resolves with `{at_ms, chunks}`. */
  end() {
    const ended = this.answer('ended');
    this.worker.postMessage({ end: true });
    return ended;
  }

  /** The next message of this kind; where it must not wait for ever, `{}` after so many milliseconds. */
  answer(kind, ms = 0) {
    return new Promise((resolve) => {
      const answer = { kind, resolve };
      this.answers.push(answer);
      if (ms) setTimeout(() => this.#give(answer, {}), ms);
    });
  }

  stop() {
    this.worker.terminate();
  }

  #give(answer, data) {
    const at = this.answers.indexOf(answer);
    if (at < 0) return;
    this.answers.splice(at, 1);
    answer.resolve(data);
  }

  #told(data) {
    this.ontold(data);
    for (const answer of this.answers.filter(({ kind }) => kind in data)) this.#give(answer, data);
    if (data.failed) this.onbroken();
  }
}
