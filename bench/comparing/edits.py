"""What forgers do to a recording. Each function chooses a place by its seed and gives a `Change`; `made` takes one by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from scipy import signal

from comparing.devices import Recording
from comparing.material import RATE, Wave
from comparing.splicing import FADE, Change, Piece
from comparing.stretching import tempo

Rng = np.random.Generator
CUTS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 3.0, 10.0, 30.0)


def speech_place(rng: Rng, recording: Recording, seconds: float, share: float = 0.6) -> int:
    """Where so many seconds hold at least this share of speech (or as much as one of 200 tries has)."""
    frames = max(1, round(seconds * 100))
    best, at = -1.0, 0
    for _ in range(200):
        first = int(rng.integers(600, max(601, len(recording.active) - frames - 600)))
        found = float(np.mean(recording.active[first : first + frames]))
        if found > best:
            best, at = found, first
        if found >= share:
            break
    return at * RATE // 100 + int(rng.integers(0, RATE // 100))


def quietest(recording: Recording, at: int, around_s: float = 0.25) -> int:
    """The middle of the quietest 10 ms near a place: where a careful forger cuts."""
    frame, reach = RATE // 100, round(around_s * RATE)
    first = max(0, at - reach)
    power = np.convolve(recording.wave[first : at + reach] ** 2, np.ones(frame), mode="valid")
    return first + int(np.argmin(power)) + frame // 2


def cut(rng: Rng, recording: Recording, seconds: float, *, polished: bool = False) -> Change:
    """A stretch is gone. Polished: both ends in the quietest 10 ms near, joined with 5 to 20 ms of crossfade."""
    count = round(seconds * RATE)
    begin = speech_place(rng, recording, max(seconds, 0.3), 0.5)
    end = begin + count
    fade = FADE if seconds > 0.05 else 0
    if polished:
        begin = quietest(recording, begin)
        end = quietest(recording, begin + count) if seconds >= 0.5 else begin + count
        fade = round(rng.uniform(0.005, 0.02) * RATE)
    return Change("cut", begin, end, (), "polished cut" if polished else "cut", fade, seconds=seconds)


def foreign_insertion(rng: Rng, recording: Recording, other: Recording, seconds: float) -> Change:
    """Speech from another conversation, in the same room, is put in."""
    at = quietest(recording, speech_place(rng, recording, 1.0))
    taken = speech_place(rng, other, seconds, 0.7)
    piece = Piece(_as_loud(other, recording), taken, taken + round(seconds * RATE), "foreign")
    return Change("insertion", at, at, (piece,), "foreign speech put in", 2 * FADE, seconds=seconds)


def own_insertion(rng: Rng, recording: Recording, seconds: float) -> Change:
    """Speech from elsewhere in the same recording is put in."""
    at = quietest(recording, speech_place(rng, recording, 1.0))
    begin, end = _elsewhere(rng, recording, at, at, seconds)
    piece = Piece(recording.wave, begin, end, own=(begin, end))
    return Change(
        "insertion", at, at, (piece,), "own speech put in", 2 * FADE, taken_from=(begin, end), seconds=seconds
    )


def foreign_word(rng: Rng, recording: Recording, other: Recording, seconds: float) -> Change:
    """A word of another conversation stands where a word stood."""
    begin = speech_place(rng, recording, seconds, 0.95)
    end = begin + round(seconds * RATE)
    taken = speech_place(rng, other, seconds, 0.95)
    piece = Piece(_as_loud(other, recording), taken, taken + end - begin, "foreign")
    return Change("replacement", begin, end, (piece,), "word replaced, foreign", 2 * FADE, seconds=seconds)


def own_word(rng: Rng, recording: Recording, seconds: float) -> Change:
    """A word from elsewhere in the same recording stands where a word stood."""
    begin = speech_place(rng, recording, seconds, 0.95)
    end = begin + round(seconds * RATE)
    taken = _elsewhere(rng, recording, begin, end, seconds, 0.95)
    piece = Piece(recording.wave, *taken, own=taken)
    return Change(
        "replacement", begin, end, (piece,), "word replaced, same voice", 2 * FADE, taken_from=taken, seconds=seconds
    )


def hushed(rng: Rng, recording: Recording, seconds: float, *, tone: bool) -> Change:
    """A word is gone under nothing, or under the sound of the room without talk."""
    begin = speech_place(rng, recording, seconds, 0.95)
    end = begin + round(seconds * RATE)
    wave = _room_tone(recording, end - begin) if tone else np.zeros(end - begin, dtype=np.float32)
    what = "room tone over a word" if tone else "silence over a word"
    return Change("silence", begin, end, (Piece(wave, 0, len(wave), "silence"),), what, FADE, seconds=seconds)


def reordered(rng: Rng, recording: Recording, seconds: float) -> Change:
    """Two neighbouring blocks changed places."""
    begin = quietest(recording, speech_place(rng, recording, 2 * seconds, 0.5))
    middle = quietest(recording, begin + round(seconds * RATE))
    end = quietest(recording, middle + round(seconds * rng.uniform(0.7, 1.3) * RATE))
    put = (
        Piece(recording.wave, middle, end, own=(middle, end)),
        Piece(recording.wave, begin, middle, own=(begin, middle)),
    )
    return Change("reorder", begin, end, put, "blocks changed places", 2 * FADE, seconds=seconds)


def faster(rng: Rng, recording: Recording, seconds: float | None, percent: float, *, pitch: bool) -> Change:
    """A stretch (None: all of it) is faster or slower, with its pitch (as a tape) or without."""
    whole = seconds is None
    begin = 0 if whole else speech_place(rng, recording, seconds or 0)
    end = len(recording.wave) if whole else begin + round((seconds or 0) * RATE)
    factor = 1 + percent / 100
    part = recording.wave[begin:end]
    made = signal.resample(part, round(len(part) / factor)) if pitch else tempo(part, factor)
    made = np.asarray(made, dtype=np.float32)
    what = ("whole " if whole else "local ") + ("speed" if pitch else "tempo")
    return Change(
        "speed",
        begin,
        end,
        (Piece(made, 0, len(made), own=(begin, end)),),
        what,
        2 * FADE,
        factor=factor,
        seconds=(end - begin) / RATE,
    )


def louder(rng: Rng, recording: Recording, seconds: float, db: float, *, sharp: bool) -> Change:
    """A stretch is louder or softer."""
    begin = speech_place(rng, recording, seconds)
    end = begin + round(seconds * RATE)
    piece = Piece(recording.wave * np.float32(10 ** (db / 20)), begin, end, own=(begin, end))
    return Change("gain", begin, end, (piece,), "louder or softer", 2 if sharp else RATE // 50, db=db, seconds=seconds)


def _elsewhere(
    rng: Rng, recording: Recording, begin: int, end: int, seconds: float, share: float = 0.7
) -> tuple[int, int]:
    count = round(seconds * RATE)
    at = 0
    for _ in range(30):
        at = speech_place(rng, recording, seconds, share)
        if at > end + 3 * RATE or at + count < begin - 3 * RATE:
            break
    return at, at + count


def _as_loud(other: Recording, recording: Recording) -> Wave:
    return np.asarray(other.wave * np.sqrt(np.mean(recording.wave**2) / np.mean(other.wave**2)), dtype=np.float32)


def _room_tone(recording: Recording, count: int) -> Wave:
    """The room without talk, as long as asked: from the longest pauses, laid one after the other."""
    quiet = ~np.repeat(recording.active, RATE // 100)
    first = recording.wave[: RATE * 3 // 2] if quiet[:RATE].all() else recording.wave[: len(quiet)][quiet]
    return np.asarray(np.resize(first[RATE // 10 :], count), dtype=np.float32)


Maker = Callable[[Rng, Recording, Recording], Change]


def _cuts() -> dict[str, Maker]:
    def one(seconds: float, *, polished: bool) -> Maker:
        return lambda rng, recording, _other: cut(rng, recording, seconds, polished=polished)

    names = {seconds: f"{seconds * 1000:.0f}ms" if seconds < 1 else f"{seconds:.0f}s" for seconds in CUTS_S}
    return {f"cut-{name}": one(seconds, polished=False) for seconds, name in names.items()} | {
        f"polished-{name}": one(seconds, polished=True) for seconds, name in names.items() if seconds >= 0.05
    }


SINGLE: dict[str, Maker] = _cuts() | {
    "insert-foreign": lambda rng, own, other: foreign_insertion(rng, own, other, rng.uniform(0.4, 6)),
    "insert-own": lambda rng, own, _: own_insertion(rng, own, rng.uniform(0.4, 6)),
    "word-foreign": lambda rng, own, other: foreign_word(rng, own, other, rng.uniform(0.15, 0.6)),
    "word-own": lambda rng, own, _: own_word(rng, own, rng.uniform(0.15, 0.6)),
    "silence": lambda rng, own, _: hushed(rng, own, rng.uniform(0.15, 1.5), tone=False),
    "tone": lambda rng, own, _: hushed(rng, own, rng.uniform(0.15, 1.5), tone=True),
    "reorder": lambda rng, own, _: reordered(rng, own, rng.uniform(1.5, 15)),
    "speed-local": lambda rng, own, _: faster(rng, own, rng.uniform(4, 8), _percent(rng, 3, 12), pitch=True),
    "tempo-local": lambda rng, own, _: faster(rng, own, rng.uniform(4, 8), _percent(rng, 3, 12), pitch=False),
    "speed-whole": lambda rng, own, _: faster(rng, own, None, _percent(rng, 1, 12), pitch=True),
    "tempo-whole": lambda rng, own, _: faster(rng, own, None, _percent(rng, 1, 12), pitch=False),
    "gain-sharp": lambda rng, own, _: louder(rng, own, rng.uniform(3, 10), float(rng.choice([-6, 6])), sharp=True),
    "gain-soft": lambda rng, own, _: louder(rng, own, rng.uniform(3, 10), float(rng.choice([-6, 6])), sharp=False),
}
"""One edit by its name."""

SEVERAL: dict[str, tuple[str, ...]] = {
    "several-cuts": ("cut-50ms", "cut-200ms", "polished-1s", "cut-20ms", "polished-3s"),
    "several-kinds": ("word-own", "polished-500ms", "insert-own", "silence", "cut-100ms"),
    "cut-and-word": ("polished-10s", "word-foreign"),
    "moved-and-cut": ("reorder", "polished-200ms", "tone"),
}
"""Several edits in one copy."""

NAMES = (*SINGLE, *SEVERAL)
_APART = 3 * RATE


def _percent(rng: Rng, least: float, most: float) -> float:
    return float(rng.uniform(least, most) * rng.choice([-1, 1]))


def made(name: str, rng: Rng, recording: Recording, other: Recording) -> list[Change]:
    """The changes of a name, at places at least three seconds apart."""
    done: list[Change] = []
    for one in SEVERAL.get(name, (name,)):
        for _ in range(100):
            change = SINGLE[one](rng, recording, other)
            if _fits(change, done) and change.end >= change.begin:
                done.append(replace(change))
                break
        else:
            raise ValueError(f"No room for {one} in {name}.")
    return sorted(done, key=lambda one: one.begin)


def _fits(change: Change, done: Sequence[Change]) -> bool:
    return all(change.begin > one.end + _APART or change.end < one.begin - _APART for one in done)
