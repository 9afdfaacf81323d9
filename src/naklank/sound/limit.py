"""A peak limiter that looks both ways: nothing comes above the ceiling, peaks between samples included.

The gain at a sample is the mean over 2L+1 neighbours of the least gain that each of *its* 2L+1 neighbours needs. Every
term covers the sample itself, so the mean is never too high, and it moves smoothly. It acts as early as late: no shift.
Peaks between samples are found by four-fold oversampling with 12 taps a phase, as in BS.1770.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

CEILING_DBFS = -2.0
_REACH_S = 0.01
_NEAR = 0.7
"""Below this share of the ceiling no peak between samples of speech reaches it."""
_OVERSAMPLE = 4
_TAPS = 12
_BETWEEN = (signal.firwin(_TAPS * _OVERSAMPLE + 1, 1 / _OVERSAMPLE) * _OVERSAMPLE).astype(np.float32)
_LATE = _TAPS * _OVERSAMPLE // 2

Block = NDArray[np.float32]


class Limiter:
    """Takes blocks, gives back blocks of the same sound under the ceiling, a little later; `finish` gives the rest."""

    def __init__(self, rate_hz: int) -> None:
        self._ceiling = 10 ** (CEILING_DBFS / 20)
        self._reach = round(rate_hz * _REACH_S)
        self._margin = 2 * self._reach + _TAPS
        self._held = np.zeros(self._margin, dtype=np.float32)

    def add(self, block: Block) -> Block:
        """The next samples, as far as their future is known."""
        self._held = np.concatenate((self._held, block))
        if self._held.size <= 3 * self._margin:
            return np.zeros(0, dtype=np.float32)
        return self._give(self._held.size - 2 * self._margin)

    def finish(self) -> Block:
        """All that was held back."""
        left = self._held.size - self._margin
        self._held = np.concatenate((self._held, np.zeros(self._margin, dtype=np.float32)))
        return self._give(left)

    def _give(self, count: int) -> Block:
        held, margin = self._held, self._margin
        inner = slice(margin, margin + count)
        out = held[inner]
        if count and float(np.abs(held).max()) > self._ceiling * _NEAR:
            out = (out * self._gain(held)[inner]).astype(np.float32)
        self._held = held[count:]
        return out

    def _gain(self, held: Block) -> NDArray[np.float64]:
        fine = (
            np.abs(signal.resample_poly(held.astype(np.float64), _OVERSAMPLE, 1)).reshape(-1, _OVERSAMPLE).max(axis=1)
        )
        peak = np.maximum(np.maximum(fine, np.roll(fine, 1)), np.abs(held))
        need = np.minimum(1.0, self._ceiling / np.maximum(peak, 1e-9))
        width = 2 * self._reach + 1
        least = ndimage.minimum_filter1d(need, width, mode="nearest")
        return np.asarray(ndimage.uniform_filter1d(least, width, mode="nearest"))
