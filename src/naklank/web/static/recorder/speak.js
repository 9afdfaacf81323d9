/**
 * Says things to the person: in words in a live region, and where it is urgent also by vibration and a short tone.
 *
 * No synthetic voice: many browsers send its text to another company. The sentences come from the page (`script[data-texts]`).
 */

/** The sentences of this page: `say(key, values)` gives one, or the key itself so that a forgotten sentence shows. */
export function sentences() {
  const block = document.querySelector('script[data-texts]');
  const texts = block ? JSON.parse(block.textContent) : {};
  return (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export class Speaker {
  constructor(region, say) {
    Object.assign(this, { region, say, tone: null });
  }

  /** The sentence under `rec.<word>` (or another family), or the server's own sentence (`said`: `{what, todo}` in two languages). */
  tell(word, { urgent = false, said = null, values = {}, family = 'rec' } = {}) {
    const language = document.documentElement.lang === 'en' ? 'en' : 'nl';
    const own = said?.what?.[language];
    const text = own ? `${own} ${said.todo?.[language] ?? ''}`.trim() : this.say(`${family}.${word}`, values);
    this.region.setAttribute('aria-live', urgent ? 'assertive' : 'polite');
    this.region.toggleAttribute('data-urgent', urgent);
    // The same sentence again is announced only when the region was empty in between.
    if (this.region.textContent === text) this.region.textContent = '';
    this.region.textContent = text;
    if (urgent) this.#alarm();
  }

  #alarm() {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
    const context = new AudioContext();
    if (context.state === 'suspended') {
      context.close();
      return; // the browser does not allow sound now
    }
    const gain = new GainNode(context, { gain: 0.08 });
    const tone = new OscillatorNode(context, { frequency: 660 });
    tone.connect(gain).connect(context.destination);
    tone.onended = () => context.close();
    tone.start();
    tone.stop(context.currentTime + 0.18);
  }
}

/** Milliseconds as 12:34, or 1:02:03. */
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (value) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
