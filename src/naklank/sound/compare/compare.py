"""The comparison: the order of the work.

Level both, find where stretches of the copy come from (`places`, `grow`), draw exact lines (`pieces`), learn how the copy's sound
went (`heard`), find what was put in between (`odd`, `splice`, `joints`), and say what was done (`edits`).
"""

from collections.abc import Callable

import numpy as np

from naklank.model.comparison import Comparison, Edit, Limit, Reason, Segment, Unverifiable, Verdict
from naklank.sound.compare.edits import covered, edits_of, main_line
from naklank.sound.compare.grow import Grower, Pair, Run
from naklank.sound.compare.heard import CodedWay, Way
from naklank.sound.compare.joints import Joined, Stretch, joined
from naklank.sound.compare.level import FRAME, Levelled, level
from naklank.sound.compare.odd import coded_only
from naklank.sound.compare.pieces import Piece, is_sharp, sharp_pieces
from naklank.sound.compare.places import bands
from naklank.sound.compare.rooms import RoomWay, room_pieces
from naklank.sound.compare.signal import RATE_HZ, Signal
from naklank.sound.compare.verified import verified

_LEAST_S = 0.3
_LEAST_SPEECH_S = 0.3
_EDGE = RATE_HZ // 4
_BELONGS = 0.1
_LITTLE, _LITTLE_S = 0.15, 8
"""Another talk of the same people may share a phrase; less than this of a copy is no excerpt of the original."""


def compare(original: Signal, copy: Signal, *, progress: Callable[[float], None] | None = None) -> Comparison:
    """Hold `copy` against `original`. Never raises for what the sound is: where nothing can be said, that is the answer."""
    told = progress or (lambda _done: None)
    ours, theirs = level(original.samples), level(copy.samples)
    told(0.1)
    reason = _hopeless(ours, theirs)
    if reason is not None:
        return _undecided(original, copy, reason)
    pair = Pair(ours, theirs)
    runs = Grower(pair, bands(ours), bands(theirs)).runs(lambda done: told(0.1 + 0.5 * done))
    if not _belong(pair, runs):
        return _nothing_fits(original, copy, theirs)
    way, pieces = _way(pair, runs)
    told(0.7)
    whole = joined(pair, way, pieces)
    fitting = sum(one.piece.end - one.piece.start for one in whole.stretches)
    if fitting < _LITTLE * theirs.samples and fitting < _LITTLE_S * RATE_HZ:
        return _nothing_fits(original, copy, theirs)
    told(0.9)
    return _answer(pair, way, whole, original, copy)


def _way(pair: Pair, runs: list[Run]) -> tuple[Way, list[Piece]]:
    """Whether the copy was coded anew or heard by another microphone, and its pieces."""
    if is_sharp(runs):
        pieces = sharp_pieces(pair, runs)
        coded = CodedWay(pair, pieces)
        if coded_only(pair, coded, pieces):
            return coded, pieces
    pieces, spoken = room_pieces(runs)
    return RoomWay(pair, spoken), pieces


def _hopeless(original: Levelled, copy: Levelled) -> Reason | None:
    if copy.samples < _LEAST_S * RATE_HZ or original.samples < _LEAST_S * RATE_HZ:
        return "too_short"
    if np.count_nonzero(original.speech) * FRAME < _LEAST_SPEECH_S * RATE_HZ:
        return "original_silent"
    if np.count_nonzero(copy.speech) * FRAME < _LEAST_SPEECH_S * RATE_HZ:
        return "no_speech"
    return None


def _belong(pair: Pair, runs: list[Run]) -> bool:
    """Whether anything of the copy is certainly of the original: a tenth of its speech, or three looks in a row."""
    frames = sum(np.count_nonzero(pair.copy.speech[run.start // FRAME : run.end // FRAME]) for run in runs)
    return len(runs) > 0 and bool(frames >= _BELONGS * np.count_nonzero(pair.copy.speech))


def _undecided(original: Signal, copy: Signal, reason: Reason) -> Comparison:
    whole = Unverifiable(
        (0.0, round(copy.seconds, 4)), "silence" if reason in ("no_speech", "original_silent") else "unlike"
    )
    segments = (Segment((0.0, round(copy.seconds, 4)), "foreign"),) if copy.seconds else ()
    return Comparison(
        "undecided", round(original.seconds, 4), round(copy.seconds, 4), segments, (), (whole,) if copy.seconds else (),
        limits=(Limit("nothing_heard"),), reason=reason,
    )  # fmt: skip


def _nothing_fits(original: Signal, copy: Signal, levelled: Levelled) -> Comparison:
    if np.count_nonzero(levelled.speech) * FRAME < 3 * RATE_HZ:
        return _undecided(original, copy, "too_short")
    span = (0.0, round(copy.seconds, 4))
    return Comparison("unrelated", round(original.seconds, 4), span[1], (Segment(span, "foreign"),))


def _answer(pair: Pair, way: Way, whole: Joined, original: Signal, copy: Signal) -> Comparison:
    stretches = [one for one in whole.stretches if one.piece.end > one.piece.start]
    line = main_line(whole.stretches)
    edits = edits_of(pair, whole.stretches, exact=way.exact)
    share, unverifiable = verified(pair, way, whole)
    first, last = whole.stretches[line[0]].piece, whole.stretches[line[-1]].piece
    return Comparison(
        _verdict(pair, edits, first, last),
        round(original.seconds, 4),
        round(copy.seconds, 4),
        tuple(_segments(pair, stretches, copy.seconds)),
        tuple(edits),
        tuple(unverifiable),
        round(share, 4),
        _drift(stretches),
        (Limit("shortest_cut", 3.0 if way.exact else 32.0), Limit("gain_unknown")),
    )


def _verdict(pair: Pair, edits: list[Edit], first: Piece, last: Piece) -> Verdict:
    if edits:
        return "edited"
    begin, end = first.original[0], last.original[1]
    return "faithful" if not (_missing(pair, 0, begin) or _missing(pair, end, pair.original.samples)) else "excerpt"


def _missing(pair: Pair, first: float, last: float) -> bool:
    """Whether a part at an edge of the original counts: longer than a quarter of a second, or something is said in it."""
    if last - first <= RATE_HZ // 100:
        return False
    said = np.count_nonzero(pair.original.speech[int(first) // FRAME : int(last) // FRAME])
    return last - first > _EDGE or bool(said > 2)  # noqa: PLR2004 - two hundredths of a second


def _segments(pair: Pair, stretches: list[Stretch], seconds: float) -> list[Segment]:
    out: list[Segment] = []
    at = 0.0
    for number, one in enumerate(stretches):
        copy, original = covered(one.piece)
        if copy[0] > at:
            out.append(_between(pair, (at, copy[0]), outside=number == 0))
        out.append(Segment(copy, "original", original))
        at = copy[1]
    if at < seconds:
        out.append(_between(pair, (at, round(seconds, 4)), outside=True))
    return out


def _between(pair: Pair, span: tuple[float, float], *, outside: bool) -> Segment:
    frames = pair.copy.speech[int(span[0] * 100) : max(int(span[1] * 100), int(span[0] * 100) + 1)]
    quiet = len(frames) == 0 or float(np.mean(frames)) < 0.2  # noqa: PLR2004
    return Segment(span, "outside" if outside else "silence" if quiet else "foreign")


def _drift(stretches: list[Stretch]) -> float | None:
    """How much faster the copy's clock ran, in millionths: from the slopes of the long pieces."""
    long = [one.piece for one in stretches if one.piece.end - one.piece.start > 20 * RATE_HZ]
    if not long:
        return None
    rise = sum(piece.at(piece.end) - piece.at(piece.start) for piece in long)
    return round(-rise / sum(piece.end - piece.start for piece in long) * 1e6, 1)
