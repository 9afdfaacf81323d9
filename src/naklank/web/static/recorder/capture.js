/**
 * The microphone: asks for it, listens without any "improvement", and tells what the device really did.
 *
 * Echo cancelling, noise suppression and automatic gain are asked off: they are made for telephone calls, remove soft voices and
 * room sound, and turn what was said into something that nobody heard. What the device did all the same stands in `settings()`.
 */

const ASK = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: { ideal: 2 } };
const KEEP = ['sampleRate', 'channelCount', 'echoCancellation', 'noiseSuppression', 'autoGainControl', 'latency'];

/** Why the microphone cannot be had, as a word that has a sentence. */
export function refusal(error) {
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'refused';
  if (error.name === 'NotFoundError' || error.name === 'OverconstrainedError') return 'absent';
  return error.name === 'NotReadableError' || error.name === 'AbortError' ? 'taken' : 'unknown';
}

export class Capture {
  /** `onmute(true|false)`, `onlost()`, `onstate(state)` are told as it happens. */
  constructor({ rate, onmute, onlost, onstate }) {
    Object.assign(this, { rate, onmute, onlost, onstate, context: null, stream: null });
  }

  static get possible() {
    return Boolean(globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia && globalThis.AudioWorkletNode);
  }

  /** Ask for the microphone and get ready; nothing is taken before `listen`. Raises what getUserMedia raises. */
  async open() {
    await this.#microphone();
    this.context = new AudioContext({ latencyHint: 'playback', ...(this.rate ? { sampleRate: this.rate } : {}) });
    this.context.onstatechange = () => this.onstate(this.context.state);
    await this.context.audioWorklet.addModule(new URL('./worklet.js', import.meta.url));
    this.node = new AudioWorkletNode(this.context, 'naklank-ear', { numberOfOutputs: 1, channelCountMode: 'max' });
    // A node that leads nowhere may be put to sleep; this one leads to silence.
    this.node.connect(new GainNode(this.context, { gain: 0 })).connect(this.context.destination);
    this.#plug();
    await this.context.resume();
  }

  /** After the microphone was lost: ask again, for the same recording. */
  async reopen() {
    this.source?.disconnect();
    this.stream?.getTracks().forEach((track) => track.stop());
    await this.#microphone();
    this.#plug();
    await this.context.resume();
  }

  async #microphone() {
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: ASK, video: false });
    [this.track] = this.stream.getAudioTracks();
    const { track } = this;
    track.onmute = () => this.onmute(true);
    track.onunmute = () => this.onmute(false);
    track.onended = () => { if (track === this.track) this.onlost(); };
  }

  #plug() {
    this.source = this.context.createMediaStreamSource(this.stream);
    this.source.connect(this.node);
  }

  /** The encoder's end of the line. */
  ear() {
    const { port1, port2 } = new MessageChannel();
    this.node.port.postMessage({ sink: port1 }, [port1]);
    return port2;
  }

  listen(listening, why = '') {
    this.node?.port.postMessage({ listen: listening, why });
  }

  get muted() {
    return this.track.muted;
  }

  /** What the device really did: flat, short, nothing that names a device or a person. */
  settings() {
    const real = this.track.getSettings();
    const asked = Object.fromEntries(KEEP.filter((name) => name in real).map((name) => [`track_${name}`, real[name]]));
    const { context } = this;
    return {
      ...asked, context_sample_rate: context.sampleRate, base_latency_ms: Math.round((context.baseLatency ?? 0) * 1000),
      browser: browserFamily(), time_zone_minutes: -new Date().getTimezoneOffset(),
    };
  }

  async close() {
    this.node?.port.postMessage({ stop: true });
    this.stream?.getTracks().forEach((track) => { track.onended = null; track.stop(); });
    if (this.context && this.context.state !== 'closed') await this.context.close();
  }
}

/** Family and major version only: enough to explain a strange recording, too little to know a person by. */
function browserFamily() {
  const found = /(Firefox|Edg|OPR|Chrome|Version)\/(\d+)/.exec(navigator.userAgent.replace(/Chrome\/(?=.*(Edg|OPR)\/)/, ''));
  const phone = /iPhone|iPad|Android/.exec(navigator.userAgent)?.[0] ?? 'desk';
  return found ? `${found[1] === 'Version' ? 'Safari' : found[1]} ${found[2]} ${phone}` : phone;
}
