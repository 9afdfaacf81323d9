"""Follow the copy along the original: from a place where they fit, second by second, for as long as they go on fitting.

A *look* holds a short stretch of the copy against the same stretch of the original, a little earlier and later (whitened
cross-correlation, PHAT): where they fit there is a peak, at the delay of the strongest path. A *run* is a row of looks with
one offset, which may creep (two clocks, a person who walks) but not jump.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from naklank.sound.compare.level import FRAME, Levelled, Wave
from naklank.sound.compare.places import Places, first_frame
from naklank.sound.compare.signal import RATE_HZ

WINDOW = RATE_HZ
HOP = RATE_HZ // 2
REACH = RATE_HZ // 8
"""Lags that a response tells: 125 ms to both sides."""
FITS = 1.4
"""A fit is the highest peak nearby over the highest far away: of looks at what does not belong together 1 in 100 reaches this,
voices of one pitch included; of looks through a room at 14 dB nearly all, at 8 dB most."""
SURE = 3.5
"""A fit that needs no second look."""
_WHITENED = 0.8
"""How far the spectrum of a look is flattened: 1 (PHAT) lets the noise between the harmonics count too much."""
_NEAR = RATE_HZ // 16
_PATIENCE = 4
_FOLLOW = 0.2
_QUERY_S = (3.2, 1.2)
_STRANGE_STEP = RATE_HZ // 2
_FEW_SPEECH = 0.15
_FEW_LOOKS = 2
_SAME = RATE_HZ * 45 // 1000
"""Two microphones and a talker who walks may move the delay this much between two runs; it is one run all the same."""


@dataclass(slots=True)
class Look:
    """One window of the copy, from `at` (samples), against the original from `at + offset`.

    `response` is the cross-correlation for lags -REACH to REACH - 1 in standard deviations of what does not fit: how the copy's
    place hears what the original's place hears. `peak` is its height, `lag` its place (the copy's sound is `lag` later);
    `fit` compares the peak with the highest one at lags that cannot be.
    """

    at: int
    offset: int
    lag: int
    peak: float
    fit: float
    response: Wave
    speech: float
    window: int = WINDOW

    @property
    def delay(self) -> int:
        """Original minus copy: sample `n` of the copy is sample `n + delay` of the original."""
        return self.offset - self.lag


@dataclass(slots=True)
class Run:
    """Looks that go on from each other, in order."""

    looks: list[Look] = field(default_factory=list)
    window: int = WINDOW

    @property
    def start(self) -> int:
        """The first sample of the copy that was looked at."""
        return self.looks[0].at

    @property
    def end(self) -> int:
        """The sample after the last one."""
        return self.looks[-1].at + self.window


class Pair:
    """Both recordings, and how to look."""

    def __init__(self, original: Levelled, copy: Levelled) -> None:
        self.original, self.copy = original, copy

    def look(self, at: int, offset: int, window: int = WINDOW) -> Look:
        """Hold the window of the copy at `at` against the original at `at + offset`."""
        size = 2 * window
        mine, theirs = cut(self.copy.wave, at, window), cut(self.original.wave, at + offset, window)
        cross = np.conj(fft.rfft(theirs, size)) * fft.rfft(mine, size)
        weight = np.abs(cross) ** _WHITENED
        cross /= weight + 1e-3 * (float(np.mean(weight)) + 1e-9)
        lags = fft.irfft(cross, size)
        far = lags[REACH:-REACH]
        noise = float(np.std(far)) + 1e-12
        response = (np.concatenate((lags[-REACH:], lags[:REACH])) / noise).astype(np.float32)
        near = np.abs(response[REACH - _NEAR : REACH + _NEAR])
        best = int(np.argmax(near))
        fit = float(near[best]) / (float(np.max(np.abs(far))) / noise + 1e-9)
        return Look(at, offset, best - _NEAR, float(near[best]), fit, response, self.speech(at, window), window)

    def speech(self, at: int, window: int = WINDOW) -> float:
        """The share of this window of the copy in which something is said."""
        frames = self.copy.speech[max(at, 0) // FRAME : (at + window) // FRAME]
        return float(np.mean(frames)) if len(frames) else 0.0


def cut(wave: Wave, at: int, window: int) -> NDArray[np.float32]:
    """`window` samples from `at` on; silence before the begin and after the end."""
    first, last = max(0, at), min(len(wave), at + window)
    if last <= first:
        return np.zeros(window, dtype=np.float32)
    part = wave[first:last]
    if len(part) == window:
        return part
    out = np.zeros(window, dtype=np.float32)
    out[first - at : first - at + len(part)] = part
    return out


class Grower:
    """Finds the runs of a copy from its begin to its end."""

    def __init__(self, pair: Pair, original_bands: Wave, copy_bands: Wave) -> None:
        self._pair = pair
        self._copy_bands = copy_bands
        self._original_bands = original_bands
        self._tables: dict[float, Places] = {}

    def runs(self, told: Callable[[float], None]) -> list[Run]:
        """All runs, in order of the copy; what lies between them fits nowhere."""
        found: list[Run] = []
        at, last = 0, self._pair.copy.samples - WINDOW // 2
        while at <= last:
            told(at / max(last, 1))
            if self._pair.speech(at) < _FEW_SPEECH:
                at += HOP
                continue
            seed = self._seed(at, found)
            if seed is None:
                at += _STRANGE_STEP
                continue
            run = Run([*self._grown(seed, -1, found[-1].end if found else 0)[::-1], seed, *self._grown(seed, 1, None)])
            found.append(run)
            at = max(at + HOP, run.end - HOP)
        return merged([run for run in found if len(run.looks) >= _FEW_LOOKS or run.looks[0].fit >= SURE])

    def _seed(self, at: int, found: list[Run]) -> Look | None:
        """Where the stretch from `at` may come from: where the last run would be now, else anywhere; None where nothing fits."""
        likely = [found[-1].looks[-1].delay] if found else [0]
        best: Look | None = None
        for delay in (*likely, *self._looked_up(at)):
            look = self._best_near(at, delay)
            if look is not None and (best is None or look.fit > best.fit * 1.1):
                best = look
            if best is not None and best.fit > SURE / 1.5:
                break
        return best

    def _best_near(self, at: int, delay: int) -> Look | None:
        """The best look within a tenth of a second of this delay, if the one half a second later agrees."""
        step = 2 * _NEAR
        best = max((self._pair.look(at, delay + shift) for shift in (0, -step, step)), key=lambda one: one.fit)
        best = self._pair.look(at, best.delay)
        if best.fit < FITS:
            return None
        if best.fit >= SURE:
            return best
        after = self._pair.look(at + HOP, best.offset)
        return best if after.fit >= FITS and abs(after.lag) < _NEAR // 2 else None

    def _looked_up(self, at: int) -> list[int]:
        delays = []
        for seconds in _QUERY_S:
            table = self._tables.setdefault(seconds, Places(self._original_bands, seconds))
            frames = self._copy_bands[first_frame(at) :]
            delays += [place.start - at for place in table.find(frames)]
        return delays

    def _grown(self, seed: Look, way: int, until: int | None) -> list[Look]:
        """The looks that go on from `seed`, later (`way` 1) or earlier (-1), as long as they fit."""
        looks: list[Look] = []
        offset, at = seed.offset, seed.at + way * HOP
        missed, kept = 0, 0
        recent: list[int] = []
        while 0 <= at < self._pair.copy.samples - WINDOW // 2 and (until is None or at >= until):
            look = self._pair.look(at, offset)
            looks.append(look)
            if look.fit >= FITS:
                missed, kept = 0, len(looks)
                recent = [*recent[-2:], look.delay]
                if len(recent) == 3 and max(recent) - min(recent) < _NEAR // 16:  # noqa: PLR2004 - three agree
                    offset = round(offset + _FOLLOW * (recent[1] - offset)) if look.fit < SURE else recent[1]
            elif look.speech >= _FEW_SPEECH:
                missed += 1
                if missed >= _PATIENCE:
                    break
            at += way * HOP
        return looks[:kept]


def merged(runs: list[Run]) -> list[Run]:
    """Neighbours that go on with one delay are one run: between them was silence, noise, or somebody far away."""
    out: list[Run] = []
    for run in runs:
        if out and abs(_typical(out[-1].looks[-8:]) - _typical(run.looks[:8])) <= _SAME:
            out[-1].looks += [look for look in run.looks if look.at > out[-1].looks[-1].at]
        else:
            out.append(run)
    return out


def _typical(looks: list[Look]) -> float:
    good = [look.delay for look in looks if look.fit >= FITS] or [look.delay for look in looks]
    return float(np.median(good))
