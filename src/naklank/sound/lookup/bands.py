"""The slow ups and downs of speech: how strong each of sixteen bands of the voice is, every 40 ms, smoothed over 160 ms.

Pitch, the fine structure of the sound and everything faster than about six changes a second are gone after this step. What is
faint beside the loudest of the last seconds counts as silence: a room, a codec and a telephone fill up the faint places first.
"""

import numpy as np
import scipy.fft
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d

from naklank.sound.compare.signal import RATE_HZ, Samples

Floats = NDArray[np.float32]

BANDS = 16
LOWEST_HZ, HIGHEST_HZ = 250.0, 3_600.0
"""A telephone carries 300 to 3,400 Hz."""
WINDOW = 512
STEP = 320
"""Samples from one row to the next: 40 ms."""
STEP_S = STEP / RATE_HZ
FLOOR = 10 ** (-26 / 10)
"""What is this much fainter than the loudest around it is as good as silent."""
AROUND_S = 2.0
ABSOLUTE_FLOOR = 1e-7
"""Mean power below which there is no sound, of full scale 1: only digital silence and the last bit's noise lie under it."""

_TAPER = np.hanning(WINDOW + 1)[:-1].astype(np.float32) / np.float32(32768 * WINDOW**0.5)
_AT_ONCE = 4_096


def _weights() -> Floats:
    """Triangles on the mel scale, WINDOW // 2 + 1 × BANDS, each with sum 1."""

    def mel(hz: float) -> float:
        return float(np.log1p(hz / 700))

    edges = 700 * np.expm1(np.linspace(mel(LOWEST_HZ), mel(HIGHEST_HZ), BANDS + 2))
    hz = np.arange(WINDOW // 2 + 1)[:, None] * (RATE_HZ / WINDOW)
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    shape = np.maximum(0, np.minimum((hz - low) / (middle - low), (high - hz) / (high - middle)))
    weights: Floats = (shape / shape.sum(axis=0)).astype(np.float32)
    return weights


_WEIGHTS = _weights()


def bands(samples: Samples, *, rows_a_step: int = 1) -> Floats:
    """Rows of smoothed log strength, `rows_a_step` to every 40 ms; row r belongs to the moment r × STEP_S / rows_a_step.

    With two rows a step, rows 0, 2, 4 … are the same as with one.
    """
    step = STEP // rows_a_step
    edge = np.zeros(WINDOW // 2, np.int16)
    frames = np.lib.stride_tricks.sliding_window_view(np.concatenate([edge, samples, edge]), WINDOW)[::step]
    strength = np.empty((len(frames), BANDS), np.float32)
    for at in range(0, len(frames), _AT_ONCE):
        spectrum = scipy.fft.rfft(frames[at : at + _AT_ONCE] * _TAPER, axis=1)
        strength[at : at + _AT_ONCE] = (spectrum.real**2 + spectrum.imag**2) @ _WEIGHTS
    heard = np.log(strength + _floor(strength, rows_a_step))
    return _smooth(heard, rows_a_step)


def _floor(strength: Floats, rows_a_step: int) -> Floats:
    """What counts as silent at each row: a fixed share of the loudest within two seconds, per band."""
    half = round(AROUND_S / STEP_S) * rows_a_step
    calm = _smooth(strength, rows_a_step)
    loudest: Floats = maximum_filter1d(calm, 2 * half + 1, axis=0, mode="nearest")
    return loudest * np.float32(FLOOR) + np.float32(ABSOLUTE_FLOOR)


def _smooth(rows: Floats, rows_a_step: int) -> Floats:
    """Each row as a quarter of its neighbours a step away and half of itself."""
    edged = np.concatenate([rows[:1].repeat(rows_a_step, axis=0), rows, rows[-1:].repeat(rows_a_step, axis=0)])
    double = 2 * rows_a_step
    outer = edged[: len(rows)] + edged[double : double + len(rows)]
    smoothed: Floats = (outer + 2 * rows) * np.float32(0.25)
    return smoothed
