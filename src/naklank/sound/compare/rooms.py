"""A second microphone in the room: its pieces, and how the room turns the original's sound into the copy's.

For each voice (a talker in a place, `voices.py`) the way from the first microphone to the second is a filter of an eighth of a
second, learnt by least squares from the looks at which that voice spoke, nearest in time. It predicts half to nine tenths of
what the second microphone hears; noise and the late sound of the room are the rest.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from naklank.sound.compare.grow import REACH, WINDOW, Pair, Run, cut
from naklank.sound.compare.heard import moved
from naklank.sound.compare.level import Wave
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ
from naklank.sound.compare.voices import Follower, Track

BEFORE, AFTER = RATE_HZ * 32 // 1000, RATE_HZ * 128 // 1000
"""The filter's reach, in samples: sound may come by a shorter way to the second microphone."""
_TAPS = BEFORE + AFTER
_SIZE = 2 * WINDOW
_BLOCK = RATE_HZ // 2
_SLOT = 10 * RATE_HZ
_NEAREST = 12
_FAR = 40 * RATE_HZ
_KNOTS_APART = 20 * RATE_HZ
_OUTLIER = RATE_HZ * 2 // 1000
_FEW = 6
_AGAIN, _SHARE = 2, 0.25
_BACK = RATE_HZ * 4 // 1000
_SLOPE = 350e-6
_AROUND = 30 * RATE_HZ
_NOW = 20
_MOST_VOICES = 4
_FEW_LOOKS = 4

Series = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spoken:
    """At one look of a piece, this voice spoke."""

    at: int
    voice: int
    piece: Piece


def room_pieces(runs: list[Run]) -> tuple[list[Piece], list[Spoken]]:
    """The pieces of a second device's copy, and who spoke when."""
    follower = Follower()
    tracks = [track for run in runs for track in follower.tracks(run)]
    tracks = [track for track in tracks if _proven(track)]
    slope = _common_slope(tracks)
    pieces: list[Piece] = []
    spoken: list[Spoken] = []
    for track in tracks:
        piece = _piece(track, slope)
        pieces.append(piece)
    pieces = without_echoes(pieces)
    for piece, track in zip(pieces, tracks, strict=True):
        spoken += [Spoken(one.look.at, one.voice, piece) for one in track.heard if one.voice is not None]
    return pieces, spoken


def without_echoes(pieces: list[Piece]) -> list[Piece]:
    """Take a delay that jumps and comes back by as much for an echo: hum and walls repeat, and nobody cuts so.

    Other jumps by as much as such an echo are not believed either.
    """
    out = list(pieces)
    echoes: set[int] = set()
    for number, piece in enumerate(pieces):
        for before in range(number):
            away = _apart(piece, pieces[before])
            back = any(abs(_apart(later, pieces[before])) < _BACK for later in pieces[number + 1 :])
            if _BACK < abs(away) < REACH and back:
                out[number] = pieces[before].between(piece.start, piece.end)
                echoes.add(round(abs(away)))
                break
    for number in range(1, len(out)):
        away = abs(_apart(out[number], out[number - 1]))
        if any(abs(away - echo) < _BACK for echo in echoes):
            out[number] = out[number - 1].between(out[number].start, out[number].end)
    return out


def _apart(piece: Piece, other: Piece) -> float:
    """By how much the delay of `piece` differs from the line of `other`, where `piece` begins."""
    return piece.at(piece.start) - other.at(piece.start)


def _proven(track: Track) -> bool:
    """Whether somebody spoke from one place more than once in it: looks at two talks that have nothing to do with each other never agree."""
    again = sum(one.proof for one in track.heard)
    return again >= _AGAIN and again >= _SHARE * len(track.heard)


def _series(track: Track) -> dict[int, tuple[Series, Series]]:
    """For each voice heard more than once: the times and its delays."""
    names = {one.voice for one in track.heard if one.voice is not None}
    out = {}
    for name in names:
        mine = [one for one in track.heard if one.voice == name]
        if len(mine) > 1:
            times = np.array([one.look.at + WINDOW / 2 for one in mine], dtype=float)
            out[name] = times, np.array([one.delay for one in mine], dtype=float)
    return out


def _common_slope(tracks: list[Track]) -> float:
    """How fast the delay grows, from all voices of all tracks together; each has a delay of its own."""
    rises: list[tuple[float, float]] = []
    for track in tracks:
        for times, delays in _series(track).values():
            gap = max(1, len(times) // 2)
            rises += [
                ((b - a) / (t - s), t - s)
                for s, t, a, b in zip(times[:-gap], times[gap:], delays[:-gap], delays[gap:], strict=True)
            ]
    rises = [one for one in rises if abs(one[0]) < 2 * _SLOPE]
    if not rises:
        return 0.0
    rises.sort()
    weights = np.cumsum([one[1] for one in rises])
    middle = rises[int(np.searchsorted(weights, weights[-1] / 2))][0]
    return max(-_SLOPE, min(_SLOPE, middle))


def _piece(track: Track, slope: float) -> Piece:
    """One line through the delays of all its voices, at the level of the one heard most; it may bend every 20 seconds."""
    start, end = track.heard[0].look.at, track.heard[-1].look.at + WINDOW
    series = _series(track)
    if not series:
        best = max(track.heard, key=lambda one: one.look.fit)
        return _straight(start, end, best.look.at, best.delay, slope)
    most = max(series.values(), key=lambda one: len(one[0]))
    level = float(np.median(most[1] - slope * (most[0] - start)))
    times = np.concatenate([one[0] for one in series.values()])
    rest = np.concatenate([one[1] - slope * (one[0] - start) for one in series.values()])
    rest -= np.concatenate(
        [np.full(len(one[0]), np.median(one[1] - slope * (one[0] - start))) for one in series.values()]
    )
    keep = np.abs(rest) < _OUTLIER
    times, rest = times[keep], rest[keep]
    knots = [float(start), float(end)]
    delays = [level, level + slope * (end - start)]
    inner = np.arange(start + _KNOTS_APART / 2, end, _KNOTS_APART)
    bends = []
    for middle in inner:
        near = np.abs(times - middle) < _KNOTS_APART / 2
        if np.count_nonzero(near) >= _FEW:
            bends.append((float(middle), float(np.median(rest[near]))))
    if len(bends) > 1:
        knots = [middle for middle, _ in bends]
        delays = [level + slope * (middle - start) + bend for middle, bend in bends]
    return Piece(start, end, tuple(knots), tuple(delays))


def _straight(start: int, end: int, at: int, delay: float, slope: float) -> Piece:
    first = delay + slope * (start - at)
    return Piece(start, end, (float(start), float(end)), (first, first + slope * (end - start)))


class RoomWay:
    """What the second microphone should have heard."""

    exact = False
    bound = 0.12

    def __init__(self, pair: Pair, spoken: list[Spoken]) -> None:
        self._pair = pair
        self._spoken = sorted(spoken, key=lambda one: one.at)
        self._times = np.array([one.at for one in self._spoken])
        self._filters: dict[tuple[int, int], Wave | None] = {}
        self._spectra: dict[int, tuple[NDArray[np.complex128], Series]] = {}

    def expected(self, piece: Piece, first: int, last: int) -> Wave:
        """See `heard.Way`: block by block, by the voice that explains the block best."""
        out = np.zeros(last - first, dtype=np.float32)
        theirs = moved(self._pair, piece, first, last, _TAPS)
        for at in range(first, last, _BLOCK):
            until = min(at + _BLOCK, last)
            mine = cut(self._pair.copy.wave, at, until - at)
            part = theirs[at - first + _TAPS - AFTER : until - first + _TAPS + BEFORE]
            best, most = None, 0.0
            for taps in self._ways(at):
                size = fft.next_fast_len(len(part) + _TAPS, real=True)
                sound = fft.irfft(fft.rfft(part, size) * fft.rfft(taps, size), size)[_TAPS : _TAPS + until - at]
                explained = float(sound @ mine) / float(np.sqrt(sound @ sound) + 1e-9)
                if explained > most or best is None:
                    best, most = sound, explained
            if best is not None:
                out[at - first : until - first] = best
        return out

    def _ways(self, at: int) -> list[Wave]:
        """The filters of the voices that speak around `at`."""
        if not len(self._times):
            return []
        low, high = np.searchsorted(self._times, [at - _AROUND, at + _AROUND])
        near = self._spoken[low:high] or [min(self._spoken, key=lambda one: abs(one.at - at))]
        often = Counter(one.voice for one in near)
        known = {name for name, count in often.items() if count >= _FEW_LOOKS}
        if known:  # a filter learnt from a second or two follows anything
            near = [one for one in near if one.voice in known]
            often = Counter(one.voice for one in near)
        often += Counter(one.voice for one in near if abs(one.at - at) <= 2 * WINDOW for _ in range(_NOW))
        names = [name for name, _ in often.most_common(_MOST_VOICES)]
        found = [self._filter(name, at // _SLOT) for name in names]
        return [one for one in found if one is not None]

    def _filter(self, voice: int, slot: int) -> Wave | None:
        key = (voice, slot)
        if key not in self._filters:
            self._filters[key] = self._learnt(voice, (slot + 0.5) * _SLOT)
        return self._filters[key]

    def _learnt(self, voice: int, time: float) -> Wave | None:
        """Least squares over the looks of this voice nearest in time."""
        mine = sorted((one for one in self._spoken if one.voice == voice), key=lambda one: abs(one.at - time))[
            :_NEAREST
        ]
        mine = [one for one in mine if abs(one.at - time) < _FAR]
        if not mine:
            return None
        cross, power = np.zeros(_SIZE // 2 + 1, dtype=complex), np.zeros(_SIZE // 2 + 1)
        for one in mine:
            if one.at not in self._spectra:
                theirs = fft.rfft(moved(self._pair, one.piece, one.at, one.at + WINDOW), _SIZE)
                copy = fft.rfft(cut(self._pair.copy.wave, one.at, WINDOW), _SIZE)
                self._spectra[one.at] = np.conj(theirs) * copy, np.abs(theirs) ** 2
            cross += self._spectra[one.at][0]
            power += self._spectra[one.at][1]
        whole = fft.irfft(cross / (power + 0.02 * power.mean() + 1e-9), _SIZE)
        return np.concatenate((whole[-BEFORE:], whole[:AFTER])).astype(np.float32)
