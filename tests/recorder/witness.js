/** A second ear beside the recorder's, for tests only: hands on every sample that the browser gave, before the program had it. */
class Witness extends AudioWorkletProcessor {
  process([input]) {
    if (!input || input.length === 0) return true;
    const mixed = input[0].map((_, i) => input.reduce((sum, channel) => sum + channel[i], 0) / input.length);
    this.port.postMessage(mixed, [mixed.buffer]);
    return true;
  }
}

registerProcessor('witness', Witness);
