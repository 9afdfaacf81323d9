/**
 * Watches what surrounds a recording: whether the page is in sight, the network is there, the disk fills up, the screen may go dark.
 * It only tells; `session.js` decides what it means.
 */

const ROOM_EVERY_MS = 20000;
const ROOM_LOW = 200 * 1024 * 1024;

export class Watch {
  /** `on(what)`: "hidden", "seen", "offline", "online", "low", "devices". */
  constructor(on) {
    this.on = on;
    this.lock = null;
    this.wanted = false;
    this.end = new AbortController();
  }

  begin() {
    const { signal } = this.end;
    document.addEventListener('visibilitychange', () => this.#sight(), { signal });
    addEventListener('offline', () => this.on('offline'), { signal });
    addEventListener('online', () => this.on('online'), { signal });
    navigator.mediaDevices?.addEventListener?.('devicechange', () => this.on('devices'), { signal });
    this.timer = setInterval(() => this.#room(), ROOM_EVERY_MS);
    this.wanted = true;
    this.awake();
    this.#room();
  }

  stop() {
    this.end.abort();
    clearInterval(this.timer);
    this.wanted = false;
    this.lock?.release().catch(() => undefined); // already let go by the browser
  }

  /** Hope that the screen stays on. True where the browser agreed, for now. */
  async awake() {
    try {
      this.lock = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch (error) {
      if (!['NotAllowedError', 'NotSupportedError'].includes(error.name)) throw error;
      this.lock = null;
    }
    return this.lock !== null;
  }

  #sight() {
    if (document.visibilityState === 'visible' && this.wanted) this.awake();
    this.on(document.visibilityState === 'visible' ? 'seen' : 'hidden');
  }

  async #room() {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota !== undefined && quota - usage < ROOM_LOW) this.on('low');
  }
}

/** Ask the browser not to throw our shelf away; its answer, or null where it cannot be asked. */
export async function persisted() {
  if (!navigator.storage?.persist) return null;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

/** Whether the connection is one that people pay for by the megabyte, as far as the browser tells. */
export function costly() {
  const { type, saveData } = navigator.connection ?? {};
  return type === 'cellular' || saveData === true;
}
