"""Make two recordings comparable: the same bands, each as loud as the others; and where anything is said at all.

Speech is loudest below 500 Hz; what tells two places apart lies above. So both are whitened: divided by their own average
spectrum between 200 and 3,500 Hz, which every channel of speech carries. It is one fixed short filter for the whole file, so
it moves nothing in time and hides no edit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal as dsp

from naklank.sound.compare.signal import RATE_HZ, Samples

Wave = NDArray[np.float32]

LOW_HZ, HIGH_HZ = 200, 3_500
_TAPS = 129
_BINS = 256
FRAME = RATE_HZ // 100
"""Levels are told for each 10 ms."""
_PIECE = 1 << 20
_SPEECH_DB = 12.0
"""Speech is this much above the quietest tenth of the file, and not further below its loudest parts than this:"""
_RANGE_DB = 32.0
_DIGITAL_SILENCE_DB = -80.0


@dataclass(frozen=True, slots=True)
class Levelled:
    """`wave`: whitened, RMS 1 (one number a sample). `speech`: for each 10 ms, whether something is said; `db`: how loud it is.

    `floor` is the energy of its quiet tenth: of room and device, when nobody speaks.
    """

    wave: Wave
    speech: NDArray[np.bool_]
    db: Wave
    floor: float

    @property
    def samples(self) -> int:
        """How many samples."""
        return len(self.wave)


def level(samples: Samples) -> Levelled:
    """Whiten a recording and find where something is said. A recording of nothing stays nothing."""
    wave = _filtered(samples, _whitener(samples))
    power = float(np.mean(np.square(wave, dtype=np.float64))) if len(wave) else 0.0
    if power > 0:
        wave *= np.float32(1 / np.sqrt(power))
    frames = len(samples) // FRAME
    loud = np.empty(frames, dtype=np.float32)
    for at in range(0, frames, _PIECE // FRAME):
        part = wave[at * FRAME : (at + _PIECE // FRAME) * FRAME]
        part = part[: len(part) // FRAME * FRAME].reshape(-1, FRAME)
        loud[at : at + len(part)] = np.mean(np.square(part), axis=1)
    loud_db = (10 * np.log10(loud + 1e-9)).astype(np.float32)
    floor = float(np.percentile(loud, 10)) if frames else 0.0
    return Levelled(wave, _speech(loud_db), loud_db, floor)


def _speech(loud_db: Wave) -> NDArray[np.bool_]:
    if len(loud_db) == 0:
        return np.zeros(0, dtype=bool)
    heard = loud_db[loud_db > _DIGITAL_SILENCE_DB]  # digital silence says nothing of the room
    if len(heard) == 0:
        return np.zeros(len(loud_db), dtype=bool)
    floor, top = np.percentile(heard, [10, 98])
    bound = max(min(floor + _SPEECH_DB, top - 6), top - _RANGE_DB)
    return np.asarray(loud_db > bound)


def _whitener(samples: Samples) -> Wave:
    """The inverse of the average spectrum, as a filter that moves nothing in time."""
    step = max(_BINS, len(samples) // 20_000)
    spans = [samples[at : at + _BINS] for at in range(0, max(len(samples) - _BINS, 1), step)]
    spans = [span for span in spans if len(span) == _BINS]
    if not spans:
        spans = [np.pad(samples, (0, _BINS))[:_BINS]]
    window = np.hanning(_BINS).astype(np.float32)
    power = np.mean(np.abs(np.fft.rfft(np.stack(spans) * window, axis=1)) ** 2, axis=0)
    hertz = np.fft.rfftfreq(_BINS, 1 / RATE_HZ)
    inside = ((hertz >= LOW_HZ) & (hertz <= HIGH_HZ)).astype(float)
    wanted = np.convolve(inside, [0.25, 0.5, 0.25], "same") / np.sqrt(power + 1e-4 * power.max() + 1e-9)
    if wanted.max() > 0:
        wanted /= wanted.max()
    return np.asarray(dsp.firwin2(_TAPS, hertz / (RATE_HZ / 2), wanted), dtype=np.float32)


def _filtered(samples: Samples, taps: Wave) -> Wave:
    """The filter on the whole file, piece by piece, so that memory stays at one copy."""
    out = np.empty(len(samples), dtype=np.float32)
    reach = _TAPS // 2
    for at in range(0, len(samples), _PIECE):
        first, last = max(0, at - reach), min(len(samples), at + _PIECE + reach)
        part = samples[first:last].astype(np.float32) / 32768
        part = np.pad(part, (reach - (at - first), max(0, at + _PIECE + reach - last)))
        done = dsp.oaconvolve(part, taps, "valid")
        out[at : at + _PIECE] = done[: min(_PIECE, len(samples) - at)]
    return out
