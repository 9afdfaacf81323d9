"""Loudness as ITU-R BS.1770-4 and EBU R128 measure it, of one channel, in a stream.

`Meter.add` takes blocks of samples; `powers` then holds the K-weighted mean square of every tenth of a second: all
that integrated loudness and leveller need (288,000 numbers for eight hours). One channel counts as one channel (a mono
file played by one loudspeaker), as FFmpeg's meter does by default.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import signal

STEP_S = 0.1
_WINDOW_STEPS = 4
_OFFSET_DB = -0.691
_ABSOLUTE_LUFS = -70.0
_RELATIVE_LU = -10.0
_NOTHING = 1e-20

Powers = NDArray[np.float64]


class Meter:
    """Gathers the power of each tenth of a second of K-weighted sound."""

    def __init__(self, rate_hz: int) -> None:
        self._step = round(rate_hz * STEP_S)
        self._filter = k_weighting(rate_hz)
        self._state = np.zeros((self._filter.shape[0], 2))
        self._rest = np.zeros(0)
        self._powers: list[Powers] = []
        self.samples = 0

    def add(self, block: NDArray[np.floating]) -> None:
        """Take the next samples."""
        self.samples += block.size
        weighted, self._state = signal.sosfilt(self._filter, block.astype(np.float64), zi=self._state)
        joined = np.concatenate((self._rest, weighted))
        whole = joined.size // self._step * self._step
        self._rest = joined[whole:]
        self._powers.append(np.square(joined[:whole]).reshape(-1, self._step).mean(axis=1))

    def powers(self) -> Powers:
        """Mean square of each tenth of a second so far, the last begun one included."""
        tail = [np.array([np.square(self._rest).mean()])] if self._rest.size else []
        return np.concatenate([*self._powers, *tail]) if self._powers or tail else np.zeros(0)


def momentary(powers: Powers) -> NDArray[np.float64]:
    """Loudness (LUFS) of each window of 400 ms, a tenth of a second apart; one window where there is less sound."""
    if not powers.size:
        return np.zeros(0)
    width = min(_WINDOW_STEPS, powers.size)
    return lufs(np.convolve(powers, np.full(width, 1 / width), mode="valid"))


def integrated(powers: Powers) -> float | None:
    """Integrated loudness in LUFS with both gates; None for what R128 calls silence."""
    if not powers.size:
        return None
    width = min(_WINDOW_STEPS, powers.size)
    windows = np.convolve(powers, np.full(width, 1 / width), mode="valid")
    loud = windows[lufs(windows) > _ABSOLUTE_LUFS]
    if not loud.size:
        return None
    kept = loud[lufs(loud) > float(lufs(loud.mean())) + _RELATIVE_LU]
    return float(lufs(kept.mean()))


def lufs(power: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """K-weighted mean square as loudness."""
    return np.asarray(_OFFSET_DB + 10 * np.log10(np.maximum(power, _NOTHING)))


@cache
def k_weighting(rate_hz: int) -> NDArray[np.float64]:
    """The two filters of BS.1770 (a shelf for the head, a high-pass) at any rate, as second-order sections.

    The standard gives coefficients at 48 kHz only; these are the analogue prototypes behind them (De Man, 2014).
    """
    shelf = _shelf(rate_hz, centre_hz=1681.974450955533, gain_db=3.999843853973347, quality=0.7071752369554196)
    high = _high_pass(rate_hz, centre_hz=38.13547087602444, quality=0.5003270373238773)
    return np.array([shelf, high])


def _shelf(rate_hz: int, *, centre_hz: float, gain_db: float, quality: float) -> list[float]:
    k = np.tan(np.pi * centre_hz / rate_hz)
    high = 10 ** (gain_db / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / quality + k * k
    return [
        (high + band * k / quality + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / quality + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0,
    ]


def _high_pass(rate_hz: int, *, centre_hz: float, quality: float) -> list[float]:
    k = np.tan(np.pi * centre_hz / rate_hz)
    a0 = 1 + k / quality + k * k
    return [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0]
