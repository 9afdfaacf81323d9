"""What the copy should sound like if a piece is right, and how far it does.

The original, moved to the copy's time and sent through the way that the copy's sound went (its codec, or its room), is what
was to be heard; *explained* is how much of the copy's energy that accounts for.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from naklank.sound.compare.grow import Pair, cut
from naklank.sound.compare.level import Wave
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ

_BLOCK = RATE_HZ
_TAPS = 64
"""8 ms: what a codec's filters spread."""
_LEARN = 60
_PARTS = 8
_REACH = 12
_STILL = 1e-7
_BOUND, _LEAST_BOUND = 0.3, 0.12
FRAME = RATE_HZ // 125
"""Likeness is told for each 8 ms, over 64 ms around it."""
SPAN = 8 * FRAME
LOUD = 0.05
"""Of the mean energy: what is softer is taken for the room."""


class Way(Protocol):
    """How the original's sound becomes the copy's.

    `exact`: whether the copy is the original coded anew, so that nothing else can be in it; another microphone hears its own noise.
    """

    exact: bool
    bound: float
    """The likeness below which a loud frame is odd."""

    def expected(self, piece: Piece, first: int, last: int) -> Wave:
        """The copy's samples `first` to `last` as they should be."""
        ...


def moved(pair: Pair, piece: Piece, first: int, last: int, room: int = 0) -> Wave:
    """The original under the copy's samples `first - room` to `last + room`, at the piece's delay, to an eighth of a sample."""
    first, last = first - room, last + room
    out = np.empty(last - first, dtype=np.float32)
    at = first
    while at < last:
        slope = abs(piece.slope_at(at))
        until = last if slope < _STILL else min(last, at + max(64, round(1 / (_PARTS * slope))))
        until = min([until, *(int(knot) + 1 for knot in piece.knots if at < int(knot) + 1 < until)])
        parts = round(piece.at((at + until) / 2) * _PARTS)
        whole, part = divmod(parts, _PARTS)
        theirs = cut(pair.original.wave, at + whole - _REACH, until - at + 2 * _REACH)
        out[at - first : until - first] = (
            np.convolve(theirs, _BETWEEN[part], "valid") if part else theirs[_REACH:-_REACH]
        )
        at = until
    return out


def _between() -> list[Wave]:
    """Filters that read between the samples: a windowed sinc for each eighth."""
    taps = np.arange(-_REACH, _REACH + 1)
    window = np.kaiser(2 * _REACH + 1, 6)
    return [(np.sinc(taps + part / _PARTS) * window).astype(np.float32) for part in range(_PARTS)]


_BETWEEN = _between()


class CodedWay:
    """One short filter for the whole copy, learnt where the pieces are long."""

    exact = True

    def __init__(self, pair: Pair, pieces: list[Piece]) -> None:
        self._pair = pair
        self._taps = _learnt(pair, pieces)
        self.bound = _BOUND

    def judge_by(self, alike: NDArray[np.float32]) -> None:
        """Take for odd what is far less alike than this copy's frames usually are: codecs differ."""
        if len(alike):
            self.bound = min(_BOUND, max(_LEAST_BOUND, 0.5 * float(np.percentile(alike, 5))))

    def expected(self, piece: Piece, first: int, last: int) -> Wave:
        """See `Way`."""
        theirs = moved(self._pair, piece, first, last, _TAPS)
        size = fft.next_fast_len(len(theirs) + 2 * _TAPS, real=True)
        out = fft.irfft(fft.rfft(theirs, size) * fft.rfft(self._taps, size), size)
        return np.asarray(out[2 * _TAPS : 2 * _TAPS + last - first], dtype=np.float32)


def _learnt(pair: Pair, pieces: list[Piece]) -> Wave:
    """The least-squares filter from the original to the copy, 64 taps to each side; a plain copy where nothing can be learnt."""
    blocks = [(piece, at) for piece in pieces for at in range(piece.start, piece.end - _BLOCK + 1, _BLOCK)]
    taps = np.zeros(2 * _TAPS + 1, dtype=np.float32)
    if not blocks:
        taps[_TAPS] = 1
        return taps
    size = 2 * _BLOCK
    cross, power = np.zeros(size // 2 + 1, dtype=complex), np.zeros(size // 2 + 1)
    for piece, at in blocks[:: max(1, len(blocks) // _LEARN)]:
        theirs = fft.rfft(moved(pair, piece, at, at + _BLOCK), size)
        mine = fft.rfft(cut(pair.copy.wave, at, _BLOCK), size)
        cross += np.conj(theirs) * mine
        power += np.abs(theirs) ** 2
    whole = fft.irfft(cross / (power + 1e-3 * power.mean() + 1e-9), size)
    taps[:] = np.concatenate((whole[-_TAPS:], whole[: _TAPS + 1]))
    return taps


@dataclass(frozen=True, slots=True)
class Heard:
    """For each 8 ms of a stretch of the copy that begins at sample `first`.

    `likeness` (-1 to 1): correlation with what was to be heard, over 64 ms; `steady`: over a quarter of a second.
    `gain`: how loud the expected is in it (1 = as usual). `mine` and `theirs`: energy of the copy and of the expected.
    """

    first: int
    likeness: NDArray[np.float32]
    steady: NDArray[np.float32]
    gain: NDArray[np.float32]
    mine: NDArray[np.float32]
    theirs: NDArray[np.float32]


def heard(pair: Pair, way: Way, piece: Piece, first: int, last: int) -> Heard:
    """Hold the copy's samples `first` to `last` against what was to be heard, frame by frame."""
    frames = max(1, (last - first) // FRAME)
    last = first + frames * FRAME
    mine = cut(pair.copy.wave, first, last - first)
    theirs = way.expected(piece, first, last)
    both = _framed(mine * theirs)
    ours, other = _framed(mine * mine), _framed(theirs * theirs)
    sums = [ndimage.uniform_filter1d(one, SPAN // FRAME, mode="nearest") for one in (both, ours, other)]
    likeness = sums[0] / np.sqrt(sums[1] * sums[2] + 1e-9)
    long = [ndimage.uniform_filter1d(one, 4 * SPAN // FRAME, mode="nearest") for one in (both, ours, other)]
    steady = long[0] / np.sqrt(long[1] * long[2] + 1e-9)
    gain = sums[0] / (sums[2] + 1e-6)
    return Heard(
        first, likeness.astype(np.float32), steady.astype(np.float32), gain.astype(np.float32), sums[1], sums[2]
    )


def _framed(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(samples.reshape(-1, FRAME).mean(axis=1))
