"""Where one piece ends and the next begins, to the millisecond where something is said, as an interval where nothing is.

Each millisecond of the copy votes: how much better does the left piece explain it than nothing, and the right piece? The splice
is where the sum of the left's votes before it and the right's after it is greatest. Where something else was put between them
there are two such places, and what lies between them is explained by neither. Silence and noise do not vote, so that the
interval of places which are nearly as good grows to the whole pause.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from naklank.sound.compare.grow import Pair, cut
from naklank.sound.compare.heard import LOUD, Way
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ

TICK = RATE_HZ // 1000
_SMOOTH = 48
_SHORT = 5
_LEAST_NOISE = 0.05
_MOST = 3.0
"""No millisecond says more than this: a click must not outvote a word."""
_NEARLY = 7.0
"""Places whose votes are this much fewer than the best lie within: one in a hundred true places lies outside."""
_STRANGE = 18.0
"""So many votes must be won by taking something strange between two pieces."""
_UNLIKE = 0.3
_BLEND = 0.03
"""A crossfade is no stranger: what is shorter (seconds) belongs to the splice."""

Votes = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Splice:
    """The copy goes with the left piece until `end`, with the right one from `begin` on (samples); both within an interval.

    `won` is how many votes the two pieces win over either of them alone, or over no strange stretch between them.
    """

    end: int
    begin: int
    end_within: tuple[int, int]
    begin_within: tuple[int, int]
    won: float


def votes(pair: Pair, way: Way, piece: Piece, first: int, count: int) -> Votes:
    """For each millisecond from sample `first` on: how much better `piece` explains the copy than nothing does."""
    length = count * TICK
    mine = cut(pair.copy.wave, first, length).reshape(count, TICK).astype(np.float64)
    theirs = way.expected(piece, first, first + length).reshape(count, TICK).astype(np.float64)
    both, ours, other = (mine * theirs).sum(1), (mine * mine).sum(1), (theirs * theirs).sum(1)
    soft = [ndimage.uniform_filter1d(one, _SMOOTH, mode="nearest") for one in (both, ours, other)]
    slow = [ndimage.uniform_filter1d(one, 16 * _SMOOTH, mode="nearest") for one in (both, other)]
    alike = np.clip(soft[0] / np.sqrt(soft[1] * soft[2] + 1e-9), 0, 1)
    # Where something is to be heard it must be there, as loud as around it; where only noise is, noise may differ.
    loud = max(LOUD, 3 * pair.copy.floor) * TICK
    certain = soft[2] / (soft[2] + loud)
    gain = certain * np.clip(slow[0] / (slow[1] + 1e-9), 0.1, 3.0) + (1 - certain) * np.clip(
        soft[0] / (soft[2] + 1e-9), 0.0, 3.0
    )
    left_over = np.clip(1 - alike**2, _LEAST_NOISE, 1) * (soft[1] + 0.01 * TICK)
    explained = 2 * gain * both - gain**2 * other
    told = TICK * explained / (2 * left_over)
    now = [ndimage.uniform_filter1d(one, _SHORT, mode="nearest") for one in (ours, other)]
    strange = (now[0] > loud) & (now[0] > 4 * np.maximum(now[1], soft[2])) & (alike < _UNLIKE) & way.exact
    return np.asarray(np.clip(np.where(strange, np.minimum(told, -1.0), told), -_MOST, _MOST))


def splice(pair: Pair, way: Way, left: Piece, right: Piece, first: int, last: int) -> Splice:
    """The best place between sample `first`, where only the left piece fits, and `last`, where only the right one does."""
    count = max(2, (last - first) // TICK)
    mine, theirs = votes(pair, way, left, first, count), votes(pair, way, right, first, count)
    before = np.concatenate(([0.0], np.cumsum(mine)))
    after = np.concatenate((np.cumsum(theirs[::-1])[::-1], [0.0]))
    direct = before + after
    at = int(np.argmax(direct))
    # The best left end for each right begin, and so the best of both.
    best_left = np.maximum.accumulate(before)
    apart = best_left + after
    begin = int(np.argmax(apart))
    end = int(np.argmax(before[: begin + 1]))
    won = float(apart[begin] - direct[at])
    alone = max(float(before[-1]), float(after[0]))
    if won < _STRANGE or (begin - end) * TICK < _BLEND * RATE_HZ:
        low, high = _within(direct, at)
        span = (first + low * TICK, first + high * TICK)
        place = first + at * TICK
        return Splice(place, place, span, span, float(direct[at]) - alone)
    ends, begins = _within(before[: begin + 1], end), _within(after[end:], begin - end)
    return Splice(
        first + end * TICK,
        first + begin * TICK,
        (first + ends[0] * TICK, first + ends[1] * TICK),
        (first + (end + begins[0]) * TICK, first + (end + begins[1]) * TICK),
        won,
    )


def _within(total: Votes, best: int) -> tuple[int, int]:
    """The places around the best that are nearly as good, and one tick to each side."""
    good = np.flatnonzero(total >= total[best] - _NEARLY)
    return max(0, int(good[0]) - 1), min(len(total) - 1, int(good[-1]) + 1)


def fit_begin(pair: Pair, way: Way, piece: Piece, first: int, last: int) -> tuple[int, tuple[int, int]]:
    """From which sample between `first` and `last` on the piece fits, and within which interval; `first` where it always does."""
    count = max(2, (last - first) // TICK)
    after = np.concatenate((np.cumsum(votes(pair, way, piece, first, count)[::-1])[::-1], [0.0]))
    best = int(np.argmax(after))
    low, high = _within(after, best)
    return first + best * TICK, (first + low * TICK, first + high * TICK)


def fit_end(pair: Pair, way: Way, piece: Piece, first: int, last: int) -> tuple[int, tuple[int, int]]:
    """Up to which sample between `first` and `last` the piece fits, and within which interval."""
    count = max(2, (last - first) // TICK)
    before = np.concatenate(([0.0], np.cumsum(votes(pair, way, piece, first, count))))
    best = int(np.argmax(before))
    low, high = _within(before, best)
    return first + best * TICK, (first + low * TICK, first + high * TICK)
