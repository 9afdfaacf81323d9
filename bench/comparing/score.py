"""What a comparison said, held against what is true.

The rule. A true edit is *found* when a stated one touches it: the stated copy span, or its `copy_within`, comes within 50 ms of
the true span; where a splice lies in a pause, anywhere in that pause. The kind does not matter for that. A statement is *right*
when it touches a true edit and at most half of it, or half a second, lies outside the true ones so widened: a statement that
covers everything earns nothing. Several right statements of one edit count as one found, and as right each.
Places are scored for the statement that lies nearest. Changes of a whole file have no place. Honest copies: any statement is false.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import numpy as np

from comparing.pairs import Pair
from comparing.truth import Span, TrueEdit
from naklank.model.comparison import Comparison, Edit

TOLERANCE_S = 0.05
_WHOLE = 0.9


@dataclass
class Found:
    """How one true edit fared. Places in ms, signed; None where not found or without a place."""

    what: str
    kind: str
    seconds: float
    found: bool
    kind_right: bool = False
    places_ms: list[tuple[float, bool]] = field(default_factory=list)
    """Error of begin and end, and whether that end lies in speech."""
    held: list[tuple[bool, float, bool]] = field(default_factory=list)
    """Whether `copy_within` holds the true place, its width in ms, and whether the place lies in speech."""
    size_ms: float | None = None
    """How far the length of what is gone was misjudged."""


@dataclass
class Score:
    """One pair."""

    what: str
    channel: str
    family: str
    number: int
    copy_s: float
    speech_s: float
    verdict: str
    true_verdict: str
    verified: float
    found: list[Found]
    stated: list[tuple[float, bool]]
    """Confidence of each statement, and whether it is right."""
    mapped_ms: list[float]
    """How far each of up to 60 places of the copy was mapped from its true place in the original; NaN: not mapped."""
    drift_error_ppm: float | None = None
    seconds: float = 0.0

    def plain(self) -> dict[str, object]:
        """For a line of JSON."""
        return asdict(self)


def score(pair: Pair, said: Comparison, seconds: float = 0.0) -> Score:
    """Hold what was said of a pair against its truth."""
    truth = pair.truth
    wide = [_widened(one) for one in truth.edits]
    touched = [[place for place, span in enumerate(wide) if _touches(one, span)] for one in said.edits]
    right = [bool(touched[n]) and _inside(one, wide) for n, one in enumerate(said.edits)]
    found = []
    for place, true in enumerate(truth.edits):
        good = [one for n, one in enumerate(said.edits) if place in touched[n] and right[n]]
        found.append(_fared(true, good, len(pair.copy) / 8000))
    stated = [(float(one.confidence), ok) for one, ok in zip(said.edits, right, strict=True)]
    ppm = pair.traits.get("ppm")
    drift = None if ppm is None or said.drift_ppm is None else said.drift_ppm - ppm
    return Score(
        pair.wanted.what, pair.wanted.channel, pair.wanted.family, pair.wanted.number, len(pair.copy) / 8000,
        pair.speech_s, said.verdict, truth.verdict, said.verified_share, found, stated, _mapped(pair, said), drift, seconds,
    )  # fmt: skip


def _widened(edit: TrueEdit) -> Span:
    return (
        min(edit.copy[0], edit.pauses[0][0]) - TOLERANCE_S,
        max(edit.copy[1], edit.pauses[1][1]) + TOLERANCE_S,
    )


def _touches(said: Edit, wide: Span) -> bool:
    spans = (said.copy, said.copy_within)
    return any(span[0] <= wide[1] and span[1] >= wide[0] for span in spans)


def _inside(said: Edit, wide: Sequence[Span]) -> bool:
    length = said.copy[1] - said.copy[0]
    covered = sum(max(0.0, min(said.copy[1], span[1]) - max(said.copy[0], span[0])) for span in wide)
    return length - covered <= max(0.5, length / 2)


def _fared(true: TrueEdit, good: Sequence[Edit], copy_s: float) -> Found:
    fared = Found(true.what, true.kind, true.seconds, bool(good))
    if not good:
        return fared
    near = min(good, key=lambda one: abs(one.copy[0] - true.copy[0]) + abs(one.copy[1] - true.copy[1]))
    fared.kind_right = any(one.kind == true.kind for one in good)
    if true.copy[1] - true.copy[0] > _WHOLE * copy_s:
        return fared
    for side in (0, 1) if true.copy[1] > true.copy[0] else (0,):
        pause = true.pauses[side]
        in_speech = pause[1] - pause[0] <= 0.03
        at = true.copy[side]
        fared.places_ms.append((1000 * (near.copy[side] - at), in_speech))
        # `copy_within` spans begin and end: it holds a place between its ends; half a millisecond is rounding.
        holds = near.copy_within[0] - 5e-4 <= at <= near.copy_within[1] + 5e-4
        width = (near.copy_within[1] - near.copy_within[0]) - (near.copy[1] - near.copy[0])
        fared.held.append((holds, 1000 * width, in_speech))
    if true.kind == "cut" and near.kind == "cut":
        fared.size_ms = 1000 * ((near.original[1] - near.original[0]) - (true.original[1] - true.original[0]))
    return fared


def _mapped(pair: Pair, said: Comparison) -> list[float]:
    if pair.truth.verdict == "unrelated":
        return []
    rng = np.random.default_rng(3)
    out = []
    for at in np.sort(rng.uniform(0, len(pair.copy) / 8000, 60)):
        true = pair.truth.original_s(float(at))
        if true is None:
            continue
        stated = math.nan
        for one in said.segments:
            if one.original is not None and one.copy[0] <= at < one.copy[1]:
                share = (at - one.copy[0]) / (one.copy[1] - one.copy[0])
                stated = one.original[0] + share * (one.original[1] - one.original[0])
        out.append(1000 * (stated - true))
    return out


def most_per_hour(false: int, hours: float) -> float:
    """With 95 % certainty the rate is no more than this (Poisson, exact)."""
    from scipy import stats

    return float(stats.chi2.ppf(0.95, 2 * false + 2) / 2 / hours) if hours else math.inf
