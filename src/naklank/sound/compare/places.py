"""Where in the original may a stretch of the copy come from? A rough answer for any stretch of seconds, over the whole original.

Each 80 ms of the original is described by how the loudness of its bands moves during the three seconds around it (slow
modulations, 0.3 to 7 Hz): rooms, codecs and gain change that little. Looking up is one product of matrices.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import fft

from naklank.sound.compare.level import Levelled, Wave
from naklank.sound.compare.signal import RATE_HZ

STEP = RATE_HZ * 8 // 100
"""Samples between two descriptions of the original."""
_HOP = RATE_HZ * 2 // 100
_SPAN = 2 * _HOP
_BANDS = 14
_CEPS = 6
_RATES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Sample `start` of the original is where the stretch may begin; `likeness` (-1 to 1) says how alike they are."""

    start: int
    likeness: float


def bands(levelled: Levelled) -> Wave:
    """Log energy in 14 bands every 20 ms, as 6 coefficients each: shape (frames, 6)."""
    wave = levelled.wave
    count = max(0, (len(wave) - _SPAN) // _HOP + 1)
    out = np.zeros((count, _CEPS), dtype=np.float32)
    window = np.hanning(_SPAN).astype(np.float32)
    edges = np.geomspace(250, 3400, _BANDS + 1)
    hertz = np.fft.rfftfreq(_SPAN * 2, 1 / RATE_HZ)
    weights = np.stack([(hertz >= low) & (hertz < high) for low, high in pairwise(edges)], axis=1)
    # The first coefficient is how loud all bands are together: automatic gain changes nothing else, so it is left out.
    turn = fft.dct(np.eye(_BANDS), axis=0, norm="ortho")[1 : _CEPS + 1].T.astype(np.float32)
    for at in range(0, count, 8192):
        some = min(8192, count - at)
        pieces = np.lib.stride_tricks.sliding_window_view(wave[at * _HOP : (at + some - 1) * _HOP + _SPAN], _SPAN)[
            ::_HOP
        ]
        power = np.abs(fft.rfft(pieces * window, _SPAN * 2, axis=1)) ** 2
        energy = power @ weights.astype(np.float32)
        out[at : at + some] = np.log(energy + 1e-3) @ turn
    return out


class Places:
    """The original, described for looking up stretches of one length."""

    def __init__(self, frames: Wave, seconds: float) -> None:
        self.length = round(seconds * RATE_HZ)
        self._width = self.length // _HOP
        time = (np.arange(self._width) + 0.5) / self._width
        rates = min(_RATES, max(3, round(7 * seconds)))
        self._turn = np.stack([np.cos(np.pi * (k + 1) * time) for k in range(rates)], axis=1).astype(np.float32)
        self._table = self._described(frames, STEP // _HOP)

    def _described(self, frames: Wave, step: int) -> Wave:
        if len(frames) < self._width:
            return np.zeros((0, _CEPS * self._turn.shape[1]), dtype=np.float32)
        views = np.lib.stride_tricks.sliding_window_view(frames, self._width, axis=0)[::step]
        out = np.empty((len(views), _CEPS * self._turn.shape[1]), dtype=np.float32)
        for at in range(0, len(views), 4096):
            some = (views[at : at + 4096] @ self._turn).reshape(-1, out.shape[1])
            out[at : at + len(some)] = some / (np.linalg.norm(some, axis=1, keepdims=True) + 1e-6)
        return out

    def find(self, frames: Wave, most: int = 3) -> list[Place]:
        """The best places for the stretch that these frames (of `bands`) begin with; none where it is too short."""
        if len(frames) < self._width or len(self._table) == 0:
            return []
        sought = self._described(frames[: self._width], 1)[0]
        like = self._table @ sought
        found = []
        for _ in range(most):
            best = int(np.argmax(like))
            if like[best] <= 0:
                break
            found.append(Place(best * STEP, float(like[best])))
            like[max(0, best - 4) : best + 5] = -1
        return found


def first_frame(sample: int) -> int:
    """The number of the frame of `bands` that begins at or before this sample."""
    return sample // _HOP
