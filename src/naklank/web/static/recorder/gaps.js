/**
 * Finds sound that is missing: by the frame numbers of the blocks, and by the clock on the wall where a browser stops
 * counting frames (a telephone call on a phone). Pure; times in milliseconds.
 */

const WINDOW_MS = 4000;
const STEP_MS = 250;

export class Gaps {
  constructor(rate) {
    this.rate = rate;
    this.forget();
  }

  /** After a pause or a new microphone the count begins anew. */
  forget() {
    this.next = null;
    this.base = null;
    this.recent = [];
  }

  /**
   * A block of `count` frames that begins at frame `at` came in at `now`. Returns the gaps found: `[{ms, why, back_ms}]`,
   * `back_ms` being how far before this block the gap lies (the clock tells only after a while).
   */
  block(at, count, now) {
    const found = [];
    if (this.next !== null && at > this.next) found.push({ ms: this.#ms(at - this.next), why: 'frames', back_ms: 0 });
    this.next = at + count;
    this.recent.push({ now, at, late: now - this.#ms(this.next) });
    while (now - this.recent[0].now > WINDOW_MS) this.recent.shift();
    // Blocks that are late because the machine is busy are followed by timely ones; a counter that stopped never catches up.
    const least = this.recent.reduce((low, { late }) => Math.min(low, late), Infinity);
    if (this.base === null || least < this.base) {
      this.base = least;
    } else if (now - this.recent[0].now > WINDOW_MS / 2) {
      if (least - this.base > STEP_MS) {
        found.push({ ms: least - this.base, why: 'clock', back_ms: this.#ms(at - this.recent[0].at) });
      }
      this.base = least; // clocks drift, so the measure goes along
    }
    return found;
  }

  #ms(frames) {
    return (frames * 1000) / this.rate;
  }
}

const SHORTEST_FRAMES = 128; // what a browser hands over at once, and so the least that it fills in
const LONGEST_MS = 200;
const TOLD_AT_MOST = 20;

/**
 * Finds where the browser filled in zeros because the microphone's sound came too late: exact zeros, from 3 to 200 ms, with sound
 * on both sides. They stay in the recording (we do not edit), but it is told where they are. A microphone that is switched
 * off also gives zeros, for longer; then there is nothing to tell but the silence.
 */
export class FilledIn {
  constructor(rate) {
    Object.assign(this, { rate, run: 0, heard: false, told: 0 });
  }

  /** Samples that come at `position` in the recording. Returns `[{ms, why, at_ms}]`. */
  block(channels, position) {
    const found = [];
    const count = channels[0].length;
    for (let i = 0; i < count; i++) {
      if (channels.every((channel) => channel[i] === 0)) {
        this.run++;
        continue;
      }
      if (this.heard && this.run >= SHORTEST_FRAMES && this.run * 1000 <= LONGEST_MS * this.rate && this.told < TOLD_AT_MOST) {
        this.told++;
        const ms = Math.round((this.run * 1000) / this.rate);
        found.push({ ms, why: 'filled', at_ms: Math.round(((position + i - this.run) * 1000) / this.rate) });
      }
      this.run = 0;
      this.heard = true;
    }
    return found;
  }
}
