"""Where, inside a piece, the copy is not what it should be: a word replaced, wiped out, or covered by noise.

Three things look alike at first: something else stands there (the expected is *absent*), noise lies over it (it is still
*there* underneath), or nobody knows. How loud the expected is in the copy, with the uncertainty of that number, tells them apart.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from naklank.sound.compare.grow import Pair
from naklank.sound.compare.heard import FRAME, LOUD, SPAN, CodedWay, Heard, Way, heard
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ

Nature = Literal["absent", "covered", "unknown"]

_PIECE = 120 * RATE_HZ
_SHORTEST = 4
_SHORTEST_IN_ROOM = 10
_ABOVE = 3.0
_SAMPLE, _SAMPLES = 2 * RATE_HZ, 30
_CODED = (0.47, 0.66)
"""Of loud frames that were coded anew, AMR at 12 kbit/s included, 15 in 100 are less alike than 0.6, and half less than 0.75."""
_FEW_FRAMES = 10
_MOST = 0.5
_STILL_THERE = 0.35
_EDGE = 3
_CHANCE, _FREE = 3.0, 0.8
"""Of 8,000 samples a second 0.8 are free of each other; a likeness of three standard deviations is no chance."""
_CERTAIN = 0.12
_PLAIN = 0.3
_AROUND = 3 * RATE_HZ // FRAME
_KNOWN = 0.3
_NONE = np.zeros(0, dtype=np.float32)
_JOIN = 6


@dataclass(frozen=True, slots=True)
class Odd:
    """Samples `start` to `end` of the copy do not sound as expected."""

    start: int
    end: int
    nature: Nature


def odd(whole: list[Heard], way: Way, loudness: float) -> list[Odd]:
    """All odd places of a piece."""
    return [found for one in whole for found in _odd_frames(one, way, loudness)]


def coded_only(pair: Pair, way: CodedWay, pieces: list[Piece]) -> bool:
    """Whether the copy is the very same sound, coded anew: then one short filter explains nearly every loud frame of it."""
    alike = np.concatenate([alike_in(pair, way, piece) for piece in pieces] or [_NONE])
    way.judge_by(alike)
    return len(alike) > 0 and float(np.percentile(alike, 15)) > _CODED[0] and float(np.median(alike)) > _CODED[1]


def confirmed(pair: Pair, way: Way, piece: Piece) -> bool:
    """Whether most of what is loud in a piece is what was to be heard: else it is a chance resemblance."""
    alike = alike_in(pair, way, piece)
    return len(alike) >= _FEW_FRAMES and float(np.mean(alike > way.bound)) > _MOST


def alike_in(pair: Pair, way: Way, piece: Piece) -> NDArray[np.float32]:
    """The likeness of some of the frames of a piece: of all that are loud in the copy and should be, in samples of two seconds."""
    bound = loudness(pair)
    length = min(_SAMPLE, piece.end - piece.start)
    step = max(length, (piece.end - piece.start) // _SAMPLES)
    alike = []
    for first in range(piece.start, piece.end - length + 1, step):
        one = heard(pair, way, piece, first, first + length)
        alike.append(one.likeness[np.minimum(one.mine, one.theirs) > bound])
    return np.concatenate(alike or [_NONE])


def loudness(pair: Pair) -> float:
    """The energy above which something is loud: well above what the copy's room and device make of themselves."""
    return max(LOUD, _ABOVE * pair.copy.floor)


def heard_whole(pair: Pair, way: Way, piece: Piece) -> list[Heard]:
    """The piece, heard in parts of two minutes, so that memory stays small."""
    parts = range(piece.start, piece.end - 2 * FRAME, _PIECE)
    return [heard(pair, way, piece, first, min(piece.end, first + _PIECE)) for first in parts]


def _odd_frames(one: Heard, way: Way, loudness: float) -> list[Odd]:
    loud = (np.maximum(one.mine, one.theirs) if way.exact else one.theirs) > loudness
    bad = loud & (one.likeness < way.bound)
    closed = ndimage.binary_closing(np.pad(bad, _JOIN), np.ones(_JOIN))[_JOIN:-_JOIN]
    labels, count = ndimage.label(closed | bad)
    shortest = _SHORTEST if way.exact else _SHORTEST_IN_ROOM
    out = []
    for number in range(1, count + 1):
        where = np.flatnonzero(labels == number)
        if np.count_nonzero(bad[where]) >= shortest:
            start, end = int(where[0]), int(where[-1]) + 1
            nature = _nature(one, slice(start, end), way, loudness)
            out.append(Odd(one.first + start * FRAME, one.first + end * FRAME, nature))
    return out


def _nature(one: Heard, where: slice, way: Way, loudness: float) -> Nature:
    theirs, mine = one.theirs[where], one.mine[where]
    if _resembles(one, where):
        return "covered"
    if float(theirs.max()) < loudness:
        return "absent" if way.exact and float(mine.max()) > loudness else "unknown"
    gain = float(np.sum(one.gain[where] * theirs) / np.sum(theirs))
    count = max(1.0, len(theirs) * FRAME * 0.8)
    error = float(np.sqrt(np.mean(mine) / (count * np.mean(theirs))))
    if gain > 4 * error and gain > _STILL_THERE:
        return "covered"
    if way.exact:
        return "absent" if error < _CERTAIN else "unknown"
    return "absent" if error < _CERTAIN and _trusted(one, where, loudness) else "unknown"


def _resembles(one: Heard, where: slice) -> bool:
    """Whether the whole odd stretch, without its edges, is more like the expected than anything else would be: badly coded, not replaced."""
    inner = slice(min(where.start + _EDGE, where.stop - 1), max(where.stop - _EDGE, where.start + 1))
    both = float(np.sum(one.gain[inner] * one.theirs[inner]))
    alike = both / float(np.sqrt(np.sum(one.mine[inner]) * np.sum(one.theirs[inner])) + 1e-9)
    samples = max(SPAN, (inner.stop - inner.start) * FRAME)
    # Upside down is like it too: a line that lies a sample or two beside the true one.
    return bool(abs(alike) > _CHANCE / np.sqrt(_FREE * samples))


def _trusted(one: Heard, where: slice, loudness: float) -> bool:
    """Whether the room was known so well just before and after that the expected would have been heard here, were it there."""
    theirs = one.theirs[where]
    if float(np.mean(theirs)) < max(_PLAIN, loudness):
        return False
    around = np.r_[max(0, where.start - _AROUND) : where.start, where.stop : min(len(one.theirs), where.stop + _AROUND)]
    loud = around[one.theirs[around] > loudness]
    return len(loud) >= _FEW_FRAMES and float(np.median(one.likeness[loud])) > _KNOWN
