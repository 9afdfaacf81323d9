"""What a comparison finds. All times are seconds; copy times in the decoded copy, original times in the decoded original.

The words and the shape of the JSON object are a contract (docs/formats.md): other programs read it.
"""

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["faithful", "excerpt", "edited", "unrelated", "undecided"]
Source = Literal["original", "foreign", "silence", "outside"]
Kind = Literal["cut", "insertion", "replacement", "silence", "reorder", "speed", "gain"]
Why = Literal["noise", "silence", "overlap", "damaged", "unlike"]
Reason = Literal["too_short", "no_speech", "original_silent", "damaged", "too_noisy", "another_kind_of_sound"]
LimitKind = Literal["shortest_cut", "place", "gain_unknown", "repeated", "drift_unknown", "noise", "nothing_heard"]

METHOD = "naklank-compare 1"
"""The name of the method; it changes whenever the same two files could give another answer."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the copy, and where it comes from. The segments of a comparison cover the copy without a hole.

    `original` is None for what is not from the original. `outside`: the copy's recorder ran before or after.
    """

    copy: Span
    source: Source
    original: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. A cut has an empty `copy` span (the splice), an insertion an empty `original` span (where it was put in).

    `copy_within` and `original_within` hold the true places of begin and end, with 99 % confidence. `confidence` (0 to 1)
    is the share of edits stated so that are real. `source` says where what was put in comes from, `taken_from` which
    stretch of the original it is, where it is speech from elsewhere in it. `factor`: speed (1.05 is 5 % faster); `db`: gain.
    """

    kind: Kind
    copy: Span
    original: Span
    copy_within: Span
    original_within: Span
    confidence: float
    source: Source | None = None
    taken_from: Span | None = None
    factor: float | None = None
    db: float | None = None


@dataclass(frozen=True, slots=True)
class Unverifiable:
    """A stretch of the copy of which nothing can be said, and why."""

    copy: Span
    why: Why


@dataclass(frozen=True, slots=True)
class Limit:
    """What could have escaped, in this copy. `value` is in the unit that the kind names: ms for cuts and places."""

    kind: LimitKind
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer. `verified_share` (0 to 1) is the part of the copy's speech that was positively matched."""

    verdict: Verdict
    original_s: float
    copy_s: float
    segments: tuple[Segment, ...] = ()
    edits: tuple[Edit, ...] = ()
    unverifiable: tuple[Unverifiable, ...] = ()
    verified_share: float = 0.0
    drift_ppm: float | None = None
    """How much faster (positive) the copy's clock ran than the original's; None where it could not be measured."""
    limits: tuple[Limit, ...] = ()
    reason: Reason | None = None
    """Why nothing can be said, with `undecided`."""
    method: str = field(default=METHOD)
