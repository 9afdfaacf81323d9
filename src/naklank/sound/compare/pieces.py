"""From looks to pieces: stretches of the copy that run along the original at one delay, exactly.

A piece is a straight line: sample `t` of the copy is sample `t + at(t)` of the original. A clock that drifts gives the line a
slope of at most 400 millionths; whatever jumps begins a new piece.
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naklank.sound.compare.grow import FITS, SURE, WINDOW, Look, Pair, Run
from naklank.sound.compare.signal import RATE_HZ

SHARP = 50.0
"""Where the same sound was only coded anew, peaks are this high or higher; through another microphone they are not."""
_PLAIN = 20.0
"""What belongs to another place never reaches this."""
FINE_WINDOW = RATE_HZ // 2
FINE_HOP = RATE_HZ // 8
_SOME_SPEECH = 0.3
_EXACT = 4.0
"""Looks of one piece agree within half a millisecond."""
_SLOPE = 400e-6
_BACK = 40
_FEW = 8
_KNOTS_APART = 6 * RATE_HZ
_BESIDE = 1.5
_STIFF = 3.0
"""A clock that wanders less than this (samples) is taken for a steady one: low voices in AMR are heard two samples beside."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Samples `start` to `end` of the copy. The line bends at `knots` (samples of the copy), where the delay is `delays`."""

    start: int
    end: int
    knots: tuple[float, ...]
    delays: tuple[float, ...]

    def at(self, sample: float) -> float:
        """How much later this sample is in the original. Beyond its ends the line goes on straight."""
        if len(self.knots) == 1:
            return self.delays[0]
        after = min(max(bisect_right(self.knots, sample), 1), len(self.knots) - 1)
        slope = (self.delays[after] - self.delays[after - 1]) / (self.knots[after] - self.knots[after - 1])
        return self.delays[after - 1] + slope * (sample - self.knots[after - 1])

    def slope_at(self, sample: float) -> float:
        """How fast the delay grows there, in samples a sample."""
        return self.at(sample + 1) - self.at(sample)

    @property
    def original(self) -> tuple[float, float]:
        """The samples of the original that it is."""
        return self.start + self.at(self.start), self.end + self.at(self.end)

    def between(self, start: int, end: int) -> "Piece":
        """The same line for another stretch of the copy."""
        return Piece(start, end, self.knots, self.delays)


def is_sharp(runs: list[Run]) -> bool:
    """Whether the copy is the same recording coded anew, and not another microphone's."""
    peaks = [look.peak for run in runs for look in run.looks if look.speech > _SOME_SPEECH]
    return len(peaks) > 0 and float(np.median(peaks)) > SHARP


def sharp_pieces(pair: Pair, runs: list[Run]) -> list[Piece]:
    """The pieces of a copy that was coded anew: each look of half a second gives the delay to the sample."""
    out: list[Piece] = []
    for run in runs:
        looks: list[Look] = []
        for number, coarse in enumerate(run.looks):
            if _steady(run.looks[max(0, number - 1) : number + 2]):
                looks.append(coarse)
                continue
            last = pair.copy.samples - FINE_WINDOW
            starts = range(coarse.at, min(coarse.at + RATE_HZ // 2, last + 1), FINE_HOP)
            looks += [pair.look(at, coarse.delay, FINE_WINDOW) for at in starts]
        out += _lines([look for look in looks if look.fit >= FITS * 1.3 and look.peak >= _PLAIN])
    return out


def _steady(looks: list[Look]) -> bool:
    """Whether nothing jumped here: then the looks of a second tell all that shorter ones would."""
    delays = [look.delay for look in looks]
    return min(look.fit for look in looks) >= SURE and max(delays) - min(delays) <= 2  # noqa: PLR2004 - samples


def _lines(looks: list[Look]) -> list[Piece]:
    """Group looks, in order, by the line that they lie on. A group of one look is a coincidence unless it is very sure."""
    groups: list[list[Look]] = []
    for look in looks:
        recent = [group for group in groups[-3:] if abs(look.delay - _expected(group, look.at)) <= _EXACT]
        if recent and (recent[-1] is groups[-1] or len(groups[-1]) <= 1):
            while groups[-1] is not recent[-1]:
                groups.pop()  # one look that lay elsewhere, and the line goes on: a coincidence
            recent[-1].append(look)
        else:
            groups.append([look])
    return [_line(group) for group in groups if len(group) > 1 or group[0].fit >= 2 * FITS]


def _expected(group: list[Look], at: int) -> float:
    """The delay at `at` if this line goes on: as it ran during its last looks."""
    last = group[-_BACK:]
    times = np.array([look.at for look in last], dtype=float)
    delays = np.array([look.delay for look in last], dtype=float)
    if len(last) < _FEW:
        return float(np.median(delays))
    slope = float(np.polyfit(times - times[0], delays, 1)[0])
    slope = max(-_SLOPE, min(_SLOPE, slope))
    return float(np.median(delays - slope * (times - at)))


def _line(group: list[Look]) -> Piece:
    """Knots are means over some seconds: a look knows the delay to a whole sample only."""
    times = np.array([look.at + (WINDOW if _long(look) else FINE_WINDOW) / 2 for look in group])
    delays = np.array([look.delay for look in group], dtype=float)
    slope = _slope(times, delays)
    level = delays - slope * (times - times[0])
    parts = max(1, round(float(times[-1] - times[0]) / _KNOTS_APART))
    which = np.digitize(times, np.linspace(times[0], times[-1] + 1, parts + 1)) - 1
    knots, middle = [], []
    for part in np.unique(which):
        mine = level[which == part]
        knot = float(np.mean(times[which == part]))
        # A look that lies beside the others heard a neighbour of the true peak: it may not bend the line.
        near = mine[np.abs(mine - np.median(mine)) <= _BESIDE]
        knots.append(knot)
        middle.append(float(np.mean(near)) + slope * (knot - times[0]))
    straight = float(np.median(level))
    if all(
        abs(delay - slope * (knot - times[0]) - straight) <= _STIFF for knot, delay in zip(knots, middle, strict=True)
    ):
        calm = float(np.mean(level[np.abs(level - straight) <= _BESIDE]))
        knots = [float(times[0]), float(times[-1]) + 1]
        middle = [calm, calm + slope * (knots[1] - knots[0])]
    last = group[-1]
    return Piece(group[0].at, last.at + (WINDOW if _long(last) else FINE_WINDOW), tuple(knots), tuple(middle))


def _slope(times: NDArray[np.float64], delays: NDArray[np.float64]) -> float:
    """The rise of the line, as the median of the rises between looks that are far apart."""
    gap = len(times) // 2
    if len(times) < _FEW:
        return 0.0
    rises = (delays[gap:] - delays[: len(delays) - gap]) / (times[gap:] - times[: len(times) - gap])
    return max(-_SLOPE, min(_SLOPE, float(np.median(rises))))


def _long(look: Look) -> bool:
    return look.window == WINDOW
