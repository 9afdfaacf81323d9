"""What the drawing shows, as stretches of time: which parts of both bars look how, what is linked, and what has a number.

Knows no pixels and no language. Where the copy is a small part of the original, only that part of the original is shown;
the copy is moved so that what is equal lies opposite what it is equal to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from naklank.model.comparison import Comparison, Edit, Segment, Span

Look = Literal[
    "kept", "left_out", "gone", "put_in", "silent", "moved", "faster", "slower", "louder", "softer", "unverifiable", "outside"
]  # fmt: skip
Bar = Literal["original", "copy"]

SMALL = 0.5
"""Below this share of the original, the rest of the original is left out of the drawing."""
AROUND = 0.08
"""How much more of the original is drawn then, on both sides."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one bar. `number` is that of the edit that it belongs to, so that it is drawn even where it is very short."""

    bar: Bar
    span: Span
    look: Look
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What links a part of the original to a part of the copy. `taken`: a piece from elsewhere in the same original;
    `unsure`: what lies in a linked part, but could not be judged.
    """

    original: Span
    copy: Span
    look: Literal["kept", "moved", "taken", "unsure"]


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of an edit, and the places in both bars that it stands for."""

    number: int
    original: Span
    copy: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing. `window` is the part of the original that is shown, `shift` what is added to times of the copy."""

    original_s: float
    copy_s: float
    window: Span
    shift: float
    stretches: tuple[Stretch, ...]
    ribbons: tuple[Ribbon, ...]
    badges: tuple[Badge, ...]

    @property
    def shown(self) -> Span:
        """The first and last moment of the drawing, in time of the original."""
        return min(self.window[0], self.shift), max(self.window[1], self.shift + self.copy_s)

    @property
    def looks(self) -> tuple[Look, ...]:
        """Every look that occurs, each once."""
        return tuple(dict.fromkeys(one.look for one in self.stretches))

    @property
    def cropped(self) -> bool:
        """Whether some of the original is not shown."""
        return self.window != (0.0, self.original_s)


def picture(found: Comparison) -> Picture:
    """What is to be drawn of this comparison."""
    ribbons = tuple(_ribbons(found))
    kept = [one for one in ribbons if one.look != "taken"]
    unsure = tuple(_unsure(found, kept))
    longest = max(kept, key=lambda one: one.copy[1] - one.copy[0], default=None)
    return Picture(
        original_s=found.original_s,
        copy_s=found.copy_s,
        window=_window(found, kept),
        shift=longest.original[0] - longest.copy[0] if longest else 0.0,
        stretches=(*_original(found, kept, unsure), *_copy(found)),
        ribbons=(*kept, *unsure, *(one for one in ribbons if one.look == "taken")),
        badges=tuple(Badge(n, one.original, one.copy) for n, one in enumerate(found.edits, 1)),
    )


def _ribbons(found: Comparison) -> Iterator[Ribbon]:
    for segment in found.segments:
        if segment.original is None or _within(segment, found.edits, ("insertion", "replacement")):
            continue
        moved = _within(segment, found.edits, ("reorder",))
        yield Ribbon(segment.original, segment.copy, "moved" if moved else "kept")
    for edit in found.edits:
        if edit.taken_from is not None:
            yield Ribbon(edit.taken_from, edit.copy, "taken")


def _unsure(found: Comparison, kept: list[Ribbon]) -> Iterator[Ribbon]:
    """Where in the original that lies which could not be judged in the copy."""
    for one in found.unverifiable:
        for ribbon in kept:
            (first, last), (start, end) = ribbon.copy, ribbon.original
            low, high = max(first, one.copy[0]), min(last, one.copy[1])
            if low < high:
                pace = (end - start) / (last - first)
                yield Ribbon((start + (low - first) * pace, start + (high - first) * pace), (low, high), "unsure")


def _within(segment: Segment, edits: tuple[Edit, ...], kinds: tuple[str, ...]) -> bool:
    middle = _middle(segment.copy)
    return any(edit.kind in kinds and edit.copy[0] < middle < edit.copy[1] for edit in edits)


def _window(found: Comparison, kept: list[Ribbon]) -> Span:
    whole = (0.0, found.original_s)
    if not kept:
        return whole
    spans = [one.original for one in kept] + [one.original for one in found.edits]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    around = AROUND * max(end - start, found.copy_s)
    if max(end - start + 2 * around, found.copy_s) >= SMALL * found.original_s:
        return whole
    return max(0.0, start - around), min(found.original_s, end + around)


def _original(found: Comparison, kept: list[Ribbon], unsure: tuple[Ribbon, ...]) -> Iterator[Stretch]:
    rest: Look = "unverifiable" if found.verdict == "undecided" else "left_out"
    yield from (Stretch("original", span, rest) for span in _rest(found, kept))
    yield from (Stretch("original", one.original, "moved" if one.look == "moved" else "kept") for one in kept)
    yield from (Stretch("original", one.original, "unverifiable") for one in unsure)
    for number, edit in enumerate(found.edits, 1):
        if edit.kind in ("cut", "replacement", "silence"):
            yield Stretch("original", edit.original, "gone", number)


def _rest(found: Comparison, kept: list[Ribbon]) -> Iterator[Span]:
    """What of the original is in no segment of the copy, and was not stated as gone either."""
    known = [one.original for one in kept] + [edit.original for edit in found.edits]
    place = 0.0
    for start, end in sorted(known):
        if start > place:
            yield place, start
        place = max(place, end)
    if place < found.original_s:
        yield place, found.original_s


def _copy(found: Comparison) -> Iterator[Stretch]:
    if not found.segments:
        yield Stretch("copy", (0.0, found.copy_s), "unverifiable" if found.verdict == "undecided" else "put_in")
    looks: dict[str, Look] = {"original": "kept", "foreign": "put_in", "silence": "silent", "outside": "outside"}
    yield from (Stretch("copy", segment.copy, looks[segment.source]) for segment in found.segments)
    yield from (Stretch("copy", one.copy, "unverifiable") for one in found.unverifiable)
    for number, edit in sorted(enumerate(found.edits, 1), key=lambda one: one[1].copy[0] - one[1].copy[1]):
        look = _look(edit)
        if look is not None:
            yield Stretch("copy", edit.copy, look, number)


def _look(edit: Edit) -> Look | None:
    match edit.kind:
        case "insertion" | "replacement":
            return "put_in"
        case "silence":
            return "silent"
        case "reorder":
            return "moved"
        case "speed":
            return "slower" if edit.factor is not None and edit.factor < 1 else "faster"
        case "gain":
            return "softer" if edit.db is not None and edit.db < 0 else "louder"
        case _:
            return None


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2
