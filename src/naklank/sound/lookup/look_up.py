"""Where in an archive a clip comes from: one place, several, or none that is beyond chance.

A long clip is looked up in pieces of ten seconds; pieces that lie on one line become one place. First at the speed that it has;
where that finds nothing, at other speeds, with the pitch moved along and without. Refuses what is too short or holds no voice.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from naklank.model.lookup import LookUp, Origin
from naklank.sound.compare.signal import RATE_HZ, Samples
from naklank.sound.lookup.archive import Archive
from naklank.sound.lookup.clip import ROW_S, ROWS_A_WORD, Clip, at_speed, at_tempo
from naklank.sound.lookup.propose import PROPOSALS, propose
from naklank.sound.lookup.strength import chance, strong_enough
from naklank.sound.lookup.weigh import Chance, Weighed, agreement, blindly, settle, weigh
from naklank.sound.made import Progress

SHORTEST_S = 2.0
PIECE_S = 10.0
LEAST_HEARD_S = 1.0
"""With less than this of sound that changes as a voice does there is nothing to look up."""
SPEEDS = (0.96, 1.04, 0.92, 1.08, 0.88, 1.12)
HARDLY_OFF = 0.015
"""A clip that plays further from its own speed than this fits another of the speeds better."""
FEWER = 16
"""So many proposals are weighed at each of the other speeds."""
MOST_PLACES = 8
ON_ONE_LINE_S = 0.4
LEAST_AGREEMENT = 1.0
"""A word agrees by about 4 where the clip is from here and by 0 where it is not."""
SHORTEST_PLACE_S = 1.0

As = Callable[[Samples, float], Clip]


def look_up(archive: Archive, samples: Samples, progress: Progress | None = None) -> LookUp:
    """The places, the strongest first. `reason` says why nothing can be said, where that is so."""
    seconds = len(samples) / RATE_HZ
    if seconds < SHORTEST_S:
        return LookUp(seconds, archive.hours, (), "too_short")
    places: list[Origin] = []
    heard = 0.0
    for begin, piece in _pieces(samples):
        clip = at_speed(piece, 1.0)
        heard += float(clip.numbers.any(axis=1).sum()) * ROW_S
        by = blindly(archive, clip)
        found = _places(archive, clip, by)
        if not found or abs(found[0].speed - 1) > HARDLY_OFF:
            found = max(found, _at_other_speeds(archive, piece, by), key=lambda some: some[0].strength if some else 0.0)
        for place in found:
            moved = replace(place, clip=(place.clip[0] + begin, place.clip[1] + begin))
            _join(places, moved)
        if progress is not None:
            progress(min(1.0, (begin + PIECE_S) / seconds))
    if heard < LEAST_HEARD_S:
        return LookUp(seconds, archive.hours, (), "no_speech")
    strongest = sorted(places, key=lambda one: -one.strength)[:MOST_PLACES]
    return LookUp(seconds, archive.hours, tuple(strongest))


def _pieces(samples: Samples) -> Iterator[tuple[float, Samples]]:
    """The clip in pieces, each with its begin in seconds; the last reaches back, so that none is short."""
    size = round(PIECE_S * RATE_HZ)
    if len(samples) <= 1.5 * size:
        yield 0.0, samples
        return
    for at in [*range(0, len(samples) - size, size), len(samples) - size]:
        yield at / RATE_HZ, samples[at : at + size]


def _at_other_speeds(archive: Archive, piece: Samples, by: Chance) -> list[Origin]:
    """The places at the one speed that fits best, if any does."""
    best: list[Origin] = []
    ways: tuple[As, ...] = (at_speed, at_tempo)
    for speed in SPEEDS:
        for way in ways:
            found = _places(archive, way(piece, speed), by, most=FEWER, tries=len(ways) * len(SPEEDS))
            if found and (not best or found[0].strength > best[0].strength):
                best = found
    return best


def _places(archive: Archive, clip: Clip, by: Chance, *, most: int = PROPOSALS, tries: int = 1) -> list[Origin]:
    """Everywhere that this clip fits better than chance would ever have it."""
    found = []
    for one in weigh(archive, clip, propose(archive, clip, most), by)[:MOST_PLACES]:
        if not strong_enough(one.strength, archive.hours, tries):
            break
        place = _place(archive, clip, settle(archive, clip, one, by), tries)
        if place is not None:
            found.append(place)
    return found


def _place(archive: Archive, clip: Clip, one: Weighed, tries: int) -> Origin | None:
    """From where to where the clip and the recording agree, in the time of each."""
    rows, agreed = agreement(archive, clip, one)
    inside = (rows >= 0) & (rows <= len(clip.numbers) - 1)
    rows, agreed = rows[inside], agreed[inside]
    begin, end = _best_run(agreed - LEAST_AGREEMENT)
    if (end - begin) * ROWS_A_WORD * ROW_S < SHORTEST_PLACE_S:
        return None
    half = ROWS_A_WORD / 2
    first = 0.0 if begin == 0 else max(0.0, float(rows[begin]) - half)
    last = float(len(clip.numbers)) if end == len(rows) else float(rows[end - 1]) + half
    middle = int((one.row + (first + last) / 2 * one.stretch) / ROWS_A_WORD)
    which = archive.whose(middle)
    if which < 0:
        return None
    zero = float(archive.begins[which]) * ROWS_A_WORD
    speed = clip.speed * one.stretch
    return Origin(
        recording=archive.names[which],
        clip=(first * ROW_S / clip.speed, last * ROW_S / clip.speed),
        at=(
            max(0.0, (one.row + first * one.stretch - zero) * ROW_S),
            max(0.0, (one.row + last * one.stretch - zero) * ROW_S),
        ),
        strength=one.strength,
        chance=chance(one.strength, archive.hours, tries),
        speed=speed,
    )


def _best_run(worth: "np.typing.NDArray[np.float32]") -> tuple[int, int]:
    """The stretch whose sum is highest."""
    best, begin, run, at = (0.0, 0, 0), 0, 0.0, 0
    for at, one in enumerate(worth.tolist()):
        if run <= 0:
            run, begin = 0.0, at
        run += one
        if run > best[0]:
            best = (run, begin, at + 1)
    return best[1], best[2]


def _join(places: list[Origin], new: Origin) -> None:
    """Add a place, or make the one longer that it goes on with."""
    for n, old in enumerate(places):
        offset = new.at[0] - new.clip[0] * old.speed - (old.at[0] - old.clip[0] * old.speed)
        touching = new.clip[0] <= old.clip[1] + PIECE_S and old.clip[0] <= new.clip[1] + PIECE_S
        if new.recording == old.recording and touching and abs(offset) < ON_ONE_LINE_S + 0.01 * new.clip[0]:
            stronger = max(old, new, key=lambda one: one.strength)
            places[n] = replace(
                stronger,
                clip=(min(old.clip[0], new.clip[0]), max(old.clip[1], new.clip[1])),
                at=(min(old.at[0], new.at[0]), max(old.at[1], new.at[1])),
                chance=min(old.chance, new.chance),
            )
            return
    places.append(new)
