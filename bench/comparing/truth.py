"""What is true of a forged copy: its pieces, its edits, and which time of the original each of its times is."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["cut", "insertion", "replacement", "silence", "reorder", "speed", "gain"]
Source = Literal["original", "foreign", "silence", "outside"]
Verdict = Literal["faithful", "excerpt", "edited", "unrelated"]
Span = tuple[float, float]


@dataclass(frozen=True)
class TrueEdit:
    """One change. `copy`, `original`: as in `naklank.model.comparison.Edit`. `pauses`: for begin and end of the copy's span,
    the pause around it (begin and end alike where it lies in speech). `what`: how the forger made it.
    """

    kind: Kind
    copy: Span
    original: Span
    pauses: tuple[Span, Span]
    what: str
    seconds: float
    taken_from: Span | None = None
    factor: float | None = None
    db: float | None = None


@dataclass(frozen=True)
class TruePiece:
    """A stretch of the copy, and of the original where it is from there."""

    copy: Span
    original: Span | None
    source: Source


@dataclass(frozen=True)
class Truth:
    """All of it. `verdict` is what an ideal comparison says."""

    verdict: Verdict
    pieces: tuple[TruePiece, ...]
    edits: tuple[TrueEdit, ...] = ()

    def original_s(self, copy_s: float) -> float | None:
        """The time in the original of a time in the copy; None where that is from elsewhere."""
        for piece in self.pieces:
            if piece.copy[0] <= copy_s < piece.copy[1] and piece.original is not None:
                share = (copy_s - piece.copy[0]) / (piece.copy[1] - piece.copy[0])
                return piece.original[0] + share * (piece.original[1] - piece.original[0])
        return None

    def moved(self, times: float, plus_s: float) -> "Truth":
        """The same of a copy whose time runs `times` as long and begins `plus_s` later."""

        def at(span: Span) -> Span:
            return span[0] * times + plus_s, span[1] * times + plus_s

        return replace(
            self,
            pieces=tuple(replace(one, copy=at(one.copy)) for one in self.pieces),
            edits=tuple(
                replace(one, copy=at(one.copy), pauses=(at(one.pauses[0]), at(one.pauses[1]))) for one in self.edits
            ),
        )
