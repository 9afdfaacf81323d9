/**
 * Runs where the sound comes in: hands blocks of samples, each with the number of its first frame, to the encoder's worker.
 *
 * It never makes up sound: where the input is empty or frames were skipped, the next block's number shows the gap. While not
 * listening (pause, muted) samples are not even copied.
 */

const BLOCK = 1024;

class Ear extends AudioWorkletProcessor {
  constructor() {
    super();
    this.sink = null;
    this.listening = false;
    this.expected = -1;
    this.over = false;
    this.filled = 0;
    this.block = null;
    this.port.onmessage = ({ data }) => this.#told(data);
  }

  #told({ sink, listen, why, stop }) {
    if (sink) this.sink = sink;
    if (listen === true && !this.listening) {
      this.listening = true;
      this.expected = -1;
      this.sink.postMessage({ open: true, at: currentFrame });
    }
    if (listen === false) {
      this.#flush();
      this.listening = false;
      this.sink.postMessage({ closed: true, why, at: currentFrame });
    }
    if (stop) this.over = true;
  }

  process([input]) {
    if (!this.listening || !input || input.length === 0) return !this.over;
    const count = input[0].length;
    if (currentFrame !== this.expected || (this.block && this.block.length !== input.length)) this.#flush();
    if (!this.block) this.#fresh(input.length);
    input.forEach((channel, i) => this.block[i].set(channel, this.filled));
    this.filled += count;
    this.expected = currentFrame + count;
    if (this.filled + count > BLOCK) this.#flush();
    return !this.over;
  }

  #fresh(channels) {
    this.block = Array.from({ length: channels }, () => new Float32Array(BLOCK));
    this.at = currentFrame;
    this.filled = 0;
  }

  #flush() {
    if (!this.block || this.filled === 0) return;
    const channels = this.block.map((channel) => (this.filled === BLOCK ? channel : channel.slice(0, this.filled)));
    this.sink.postMessage({ at: this.at, channels }, channels.map((channel) => channel.buffer));
    this.block = null;
    this.filled = 0;
  }
}

registerProcessor('naklank-ear', Ear);
