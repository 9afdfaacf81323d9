"""Where, inside a piece, the copy is not what it should be: a word replaced, wiped out, or covered by noise.

Three things look alike at first: something else stands there (the expected is *absent*), noise lies over it (it is still
*there* underneath), or nobody knows. How loud the expected is in the copy, with the uncertainty of that number, tells them apart.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from naklank.sound.compare.grow import Pair
from naklank.sound.compare.heard import FRAME, LOUD, Heard, Way, heard
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ

Nature = Literal["absent", "covered", "unknown"]

_PIECE = 120 * RATE_HZ
_SHORTEST = 4
_JOIN = 6


@dataclass(frozen=True, slots=True)
class Odd:
    """Samples `start` to `end` of the copy do not sound as expected."""

    start: int
    end: int
    nature: Nature


def odd(pair: Pair, way: Way, piece: Piece, bound: float) -> list[Odd]:
    """All odd places of a piece. `bound`: the likeness below which a loud frame is odd."""
    return [found for one in heard_whole(pair, way, piece) for found in _odd_frames(one, bound)]


def heard_whole(pair: Pair, way: Way, piece: Piece) -> list[Heard]:
    """The piece, heard in parts of two minutes, so that memory stays small."""
    parts = range(piece.start, piece.end - 2 * FRAME, _PIECE)
    return [heard(pair, way, piece, first, min(piece.end, first + _PIECE)) for first in parts]


def _odd_frames(one: Heard, bound: float) -> list[Odd]:
    loud = np.maximum(one.mine, one.theirs) > LOUD
    bad = loud & (one.likeness < bound)
    closed = ndimage.binary_closing(np.pad(bad, _JOIN), np.ones(_JOIN))[_JOIN:-_JOIN]
    labels, count = ndimage.label(closed | bad)
    out = []
    for number in range(1, count + 1):
        where = np.flatnonzero(labels == number)
        if np.count_nonzero(bad[where]) >= _SHORTEST:
            start, end = int(where[0]), int(where[-1]) + 1
            out.append(Odd(one.first + start * FRAME, one.first + end * FRAME, _nature(one, slice(start, end))))
    return out


def _nature(one: Heard, where: slice) -> Nature:
    theirs, mine = one.theirs[where], one.mine[where]
    if float(theirs.max()) < LOUD:
        return "absent" if float(mine.max()) > LOUD else "unknown"
    gain = float(np.sum(one.gain[where] * theirs) / np.sum(theirs))
    count = max(1.0, len(theirs) * FRAME * 0.8)
    error = float(np.sqrt(np.mean(mine) / (count * np.mean(theirs))))
    if gain > 4 * error and gain > 0.35:  # noqa: PLR2004
        return "covered"
    return "absent" if error < 0.15 else "unknown"  # noqa: PLR2004
