"""From stretches and splices to a list of edits: what somebody did to make this copy of that original.

The longest row of stretches that runs forward in both is the *main line*. Between two neighbours on it something is gone (a cut),
put in (an insertion), or both (a replacement); a stretch beside the main line is speech taken from elsewhere.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from naklank.model.comparison import Edit, Kind, Source, Span
from naklank.sound.compare.grow import Pair
from naklank.sound.compare.joints import WEIGHTY_IN_ROOM, Stretch
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ
from naklank.sound.compare.voices import LEAST_STEP

_STEP = RATE_HZ * 3 // 1000
_NOTHING = RATE_HZ * 15 // 1000
_SAME_BLOCK = 0.7
_SURE_OF_BLOCKS = 0.99
_QUIET, _ROOM = 0.02, 2.5
"""A gap is silence if its energy is less than a fiftieth of the mean, or hardly more than that of the room."""
_PAUSE, _MUCH = RATE_HZ // 5, 4


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two neighbours on the main line: samples of the copy, samples of the original (may run backwards)."""

    left: Stretch
    right: Stretch
    between: tuple[Stretch, ...]
    copy: tuple[int, int]
    original: tuple[float, float]
    copy_within: tuple[int, int]
    original_within: tuple[float, float]
    won: float


def main_line(stretches: list[Stretch]) -> list[int]:
    """The numbers of the stretches of the longest row that runs forward in copy and original."""
    best: list[float] = []
    before: list[int] = []
    for number, one in enumerate(stretches):
        length = float(one.piece.end - one.piece.start)
        value, link = length, -1
        for other in range(number):
            start, end = stretches[other].piece.original
            fits = one.piece.original[0] > start and one.piece.original[1] > end
            if fits and best[other] + length > value:
                value, link = best[other] + length, other
        best.append(value)
        before.append(link)
    out = []
    at = int(np.argmax(best)) if best else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]


def gaps(stretches: list[Stretch], line: list[int]) -> list[Gap]:
    """What lies between the neighbours on the main line, where anything does."""
    out = []
    for left_at, right_at in pairwise(line):
        left, right = stretches[left_at], stretches[right_at]
        before = stretches[right_at - 1]
        assert left.after is not None
        assert before.after is not None
        end, begin = left.after.end, before.after.begin
        within = (left.after.end_within[0], before.after.begin_within[1])
        moved = (
            min(within[0] + left.piece.at(end), within[0] + right.piece.at(begin)),
            max(within[1] + left.piece.at(end), within[1] + right.piece.at(begin)),
        )
        original = (end + left.piece.at(end), begin + right.piece.at(begin))
        won = min(left.after.won, before.after.won)
        out.append(
            Gap(left, right, tuple(stretches[left_at + 1 : right_at]), (end, begin), original, within, moved, won)
        )
    return out


def edits_of(pair: Pair, stretches: list[Stretch], *, exact: bool) -> list[Edit]:
    """One edit for each gap that is one; blocks that changed places become one edit.

    `exact`: the copy was coded anew, and every jump of 3 ms is an edit; two microphones may hear two talkers 32 ms apart.
    """
    step = _STEP if exact else LEAST_STEP
    line = main_line(stretches)
    inner = [edit for gap in gaps(stretches, line) for edit in _edits(pair, gap, step)]
    before, after = stretches[: line[0]], stretches[line[-1] + 1 :]
    first, last = stretches[line[0]].piece, stretches[line[-1]].piece
    outer = [_beside(before, first.original[0])] if before else []
    outer += [_beside(after, last.original[1])] if after else []
    return sorted(_reordered([*inner, *outer]), key=lambda edit: edit.copy)


def _beside(stretches: list[Stretch], place: float) -> Edit:
    """Words from elsewhere in the original before everything else, or after it."""
    copy = (stretches[0].piece.start, stretches[-1].piece.end)
    longest = max((one.piece for one in stretches), key=lambda piece: piece.end - piece.start)
    at = _seconds((place, place))
    return Edit(
        "insertion", _seconds(copy), at, _seconds(copy), at, _SURE_OF_BLOCKS, "original", _seconds(longest.original)
    )


def _edits(pair: Pair, gap: Gap, step: float) -> list[Edit]:
    put_in, gone = gap.copy[1] - gap.copy[0], gap.original[1] - gap.original[0]
    if put_in < step and abs(gone) < step and abs(gone + put_in) < step:
        return []
    if put_in == 0 and gone > 0:
        return [_edit(gap, "cut", gap.copy, gap.original)]
    if gone < -step and put_in == 0:  # the copy goes back: what follows is said again
        length = -gone
        copy = (gap.copy[0], gap.copy[1] + round(length))
        taken = _seconds((gap.original[1], gap.original[1] + length))
        at = (gap.original[0], gap.original[0])
        return [replace(_edit(gap, "insertion", copy, at, "original"), taken_from=taken)]
    if step == LEAST_STEP and abs(gone - put_in) < step and gap.won < WEIGHTY_IN_ROOM:
        return []
    source = _source(pair, gap)
    if gone < _NOTHING or (gone < _PAUSE and put_in > _MUCH * gone):
        # Where the splice lies in a pause, a little of the pause may seem gone: it stands at the end of what was put in.
        copy = (gap.copy[0], gap.copy[1] - max(0, round(gone)))
        edit = _edit(gap, "insertion", copy, (gap.original[0], gap.original[0]), source)
    elif source == "silence":
        edit = _edit(gap, "silence", gap.copy, gap.original, source)
    else:
        edit = _edit(gap, "replacement", gap.copy, gap.original, source)
    return [replace(edit, taken_from=_taken(gap)) if source == "original" else edit]


def _edit(
    gap: Gap, kind: Kind, copy: tuple[int, int], original: tuple[float, float], source: Source | None = None
) -> Edit:
    return Edit(
        kind, _seconds(copy), _seconds(original), _seconds((min(gap.copy_within[0], copy[0]), max(gap.copy_within[1], copy[1]))),
        _seconds((min(gap.original_within[0], *original), max(gap.original_within[1], *original))), _confidence(gap), source,
    )  # fmt: skip


def _confidence(gap: Gap) -> float:
    """From the votes that speak for it; calibrated in bench/comparing.py."""
    return round(float(1 - 0.5 * np.exp(-max(gap.won, 0.0) / 20)), 3)


def _source(pair: Pair, gap: Gap) -> Source:
    if sum(one.piece.end - one.piece.start for one in gap.between) > (gap.copy[1] - gap.copy[0]) / 2:
        return "original"
    inside = pair.copy.wave[gap.copy[0] : max(gap.copy[1], gap.copy[0] + 1)]
    return "silence" if float(np.mean(np.square(inside))) < max(_QUIET, _ROOM * pair.copy.floor) else "foreign"


def _taken(gap: Gap) -> Span:
    longest = max(gap.between, key=lambda one: one.piece.end - one.piece.start)
    return _seconds(longest.piece.original)


def _reordered(edits: list[Edit]) -> list[Edit]:
    """A cut whose words come back beside it is one pair of blocks that changed places."""
    out = list(edits)
    for put in [one for one in edits if one.kind == "insertion" and one.taken_from is not None]:
        for gone in [one for one in edits if one.kind == "cut"]:
            assert put.taken_from is not None
            if put not in out or gone not in out or _shared(put.taken_from, gone.original) < _SAME_BLOCK:
                continue
            first, last = (gone, put) if gone.copy[0] <= put.copy[0] else (put, gone)
            copy = (min(put.copy[0], gone.copy[0]), max(put.copy[1], gone.copy[1]))
            original = (min(gone.original[0], put.original[0]), max(gone.original[1], put.original[1]))
            edit = Edit(
                "reorder", copy, original, (first.copy_within[0], max(last.copy_within[1], copy[1])),
                original, min(put.confidence, gone.confidence), "original",
            )  # fmt: skip
            out[out.index(first)] = edit
            out.remove(last)
    return out


def _shared(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, both) / max(one[1] - one[0], other[1] - other[0], 1e-9)


def _seconds(span: tuple[float, float]) -> Span:
    return (round(float(span[0]) / RATE_HZ, 4), round(float(span[1]) / RATE_HZ, 4))


def covered(piece: Piece) -> tuple[Span, Span]:
    """A piece as times in the copy and in the original."""
    return _seconds((piece.start, piece.end)), _seconds(piece.original)
