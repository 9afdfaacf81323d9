"""What the browser gave to the page, sample for sample, taken beside the recorder: so a stutter of Chromium's fake microphone is told
apart from sound that the program lost or changed. The worklet comes from the server under test (`ADDRESS`), as its policy asks.
"""

import base64
import io
from pathlib import Path

import av
import numpy as np
from playwright.sync_api import BrowserContext, Page

ADDRESS = "/witness-of-the-tests.js"
SCRIPT = (Path(__file__).parent / "witness.js").read_bytes()
_LISTEN = """(() => {
  const blocks = globalThis.witnessed = [];
  const add = AudioWorklet.prototype.addModule;
  AudioWorklet.prototype.addModule = async function (...given) {
    await add.call(this, 'ADDRESS');
    return add.apply(this, given);
  };
  const plug = AudioContext.prototype.createMediaStreamSource;
  AudioContext.prototype.createMediaStreamSource = function (stream) {
    const source = plug.call(this, stream);
    const ear = new AudioWorkletNode(this, 'witness', { numberOfOutputs: 1, channelCountMode: 'max' });
    ear.port.onmessage = ({ data }) => blocks.push(data);
    source.connect(ear).connect(new GainNode(this, { gain: 0 })).connect(this.destination);
    return source;
  };
})()""".replace("ADDRESS", ADDRESS)
_TAKE = """() => {
  const whole = new Int16Array(witnessed.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of witnessed) for (const value of block) whole[at++] = Math.max(-32768, Math.min(32767, Math.round(value * 32768)));
  const bytes = new Uint8Array(whole.buffer);
  let text = '';
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return btoa(text);
}"""
ROUNDED = 1
SOUNDING = 64
LEAST_COMPARED = 0.3  # the rest was recorded while a busy page was still handing over what the witness had


def listen_along(context: BrowserContext) -> None:
    """Every page that is opened from now on has the witness."""
    context.add_init_script(_LISTEN)


def witnessed(page: Page) -> np.ndarray:
    """All that the browser gave so far."""
    return np.frombuffer(base64.b64decode(page.evaluate(_TAKE)), "<i2").astype(np.int32)


def kept_samples(original: bytes) -> np.ndarray:
    """The original as it is, at its own rate: one channel of whole numbers."""
    with av.open(io.BytesIO(original)) as container:
        pieces = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
        assert container.streams.audio[0].channels == 1
    return np.concatenate(pieces).astype(np.int32) if pieces else np.zeros(0, np.int32)


def unlike(kept: np.ndarray, given: np.ndarray) -> str:
    """How what was kept is not what was given, or nothing. What was kept may go on after the witness was asked, by a moment."""
    loud = np.flatnonzero(np.abs(kept) > SOUNDING)
    if len(loud) == 0:
        return ""
    place = _place(kept, given, int(loud[0]))
    if place is None:
        return f"nothing that the browser gave begins like it ({len(kept)} kept, {len(given)} given)"
    both = min(len(kept), len(given) - place)
    if both < len(kept) * LEAST_COMPARED:
        return f"only {both} of {len(kept)} samples could be compared"
    differ = np.flatnonzero(np.abs(kept[:both] - given[place : place + both]) > ROUNDED)
    return (
        f"{len(differ)} of {both} samples are not those that the browser gave, from {differ[0]}" if len(differ) else ""
    )


def _place(kept: np.ndarray, given: np.ndarray, loud: int) -> int | None:
    """Where in what was given the recording begins: the only place where its first sounding stretch fits."""
    probe = kept[loud : loud + 512]
    for at in np.flatnonzero(np.abs(given - probe[0]) <= ROUNDED):
        piece = given[at : at + len(probe)]
        if at >= loud and len(piece) == len(probe) and np.abs(piece - probe).max() <= ROUNDED:
            return int(at) - loud
    return None
