"""Even out loudness: bring a soft patient and a loud doctor together, slowly, and never pump up silence.

`gain_curve` looks at the whole recording at once (the powers of a first reading), so it has no attack or release to
hear: at each tenth of a second it knows who speaks before and after. `Leveller` then applies the curve to the samples.
Refuses nothing; sound that R128 calls silence keeps its gain of 1.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from naklank.sound.loudness import STEP_S, Powers, integrated, lufs

TARGET_LUFS = -19.0
_MOST_UP_DB = 30.0
_MOST_DOWN_DB = -30.0
_LOCAL_SHARE = 0.85
_LOCAL_UP_DB, _LOCAL_DOWN_DB = 12.0, -8.0
_SPEECH_OVER_FLOOR_DB = 9.0
_SPEECH_UNDER_MEAN_DB = 22.0
_LISTEN_S = 1.2
_MOVE_S = 0.6

Curve = NDArray[np.float64]


def gain_curve(powers: Powers) -> Curve:
    """Gain in decibels for each tenth of a second."""
    overall = integrated(powers)
    if overall is None:
        return np.zeros(max(1, powers.size))
    level = _speech_level(powers, overall)
    local = np.clip(_LOCAL_SHARE * (overall - level), _LOCAL_DOWN_DB, _LOCAL_UP_DB)
    local = ndimage.gaussian_filter1d(local, _MOVE_S / STEP_S, mode="nearest")
    rest = 0.0
    for _ in range(3):
        now = integrated(powers * 10 ** ((local + rest) / 10))
        rest += (TARGET_LUFS - now) if now is not None else 0.0
    return np.asarray(np.clip(local + rest, _MOST_DOWN_DB, _MOST_UP_DB))


def _speech_level(powers: Powers, overall: float) -> Curve:
    """The loudness of the speech around each moment; in a pause, that of the speech on both sides."""
    smooth = ndimage.uniform_filter1d(powers, 4, mode="nearest")
    loud = lufs(smooth)
    floor = float(np.percentile(loud, 10))
    gate = overall - _SPEECH_UNDER_MEAN_DB
    if float(np.percentile(loud, 95)) - floor > 2 * _SPEECH_OVER_FLOOR_DB:
        gate = max(gate, floor + _SPEECH_OVER_FLOOR_DB)
    speech = (loud > gate).astype(np.float64)
    width = _LISTEN_S / STEP_S
    weight = ndimage.gaussian_filter1d(speech, width, mode="constant")
    power = ndimage.gaussian_filter1d(speech * smooth, width, mode="constant")
    known = weight > 0.1  # noqa: PLR2004
    if not known.any():
        return np.full(powers.size, overall)
    level = lufs(power[known] / weight[known])
    return np.interp(np.arange(powers.size), np.flatnonzero(known), level)


class Leveller:
    """Applies a curve to blocks of samples, sliding from point to point."""

    def __init__(self, curve: Curve, rate_hz: int) -> None:
        self._step = rate_hz * STEP_S
        self._curve = curve
        self._at = 0

    def apply(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """The next samples with their gain."""
        place = np.array([self._at, self._at + block.size]) / self._step - 0.5
        first = max(0, int(place[0]) - 1)
        near = self._curve[first : int(place[1]) + 3]
        if not near.size:
            near, first = self._curve[-1:], self._curve.size - 1
        where = (np.arange(self._at, self._at + block.size) / self._step - 0.5) - first
        gain_db = np.interp(where, np.arange(near.size), near)
        self._at += block.size
        return np.asarray(block * (10 ** (gain_db / 20)), dtype=np.float32)
