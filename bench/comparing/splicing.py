"""An edited recording as a list of pieces, joined with crossfades, and the truth that follows from the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from comparing.devices import Recording
from comparing.material import RATE, Wave
from comparing.truth import Kind, Source, Span, TrueEdit, TruePiece, Truth, Verdict

FADE = round(0.002 * RATE)
_STEP_S = 10.0


@dataclass(frozen=True)
class Piece:
    """Samples `begin` to `end` of `wave`. `own`: which stretch of the recording it stands for, if it is that stretch."""

    wave: Wave
    begin: int
    end: int
    source: Source = "original"
    own: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many samples."""
        return self.end - self.begin

    def with_margin(self, before: int, after: int) -> Wave:
        """Its sound and what lies around it in `wave`; silence beyond that."""
        first, last = self.begin - before, self.end + after
        found = self.wave[max(0, first) : max(0, min(last, len(self.wave)))]
        return np.pad(found, (max(0, -first), max(0, last - len(self.wave))))


@dataclass(frozen=True)
class Change:
    """What is done to samples `begin` to `end` of a recording: these pieces stand there instead."""

    kind: Kind
    begin: int
    end: int
    put: tuple[Piece, ...] = ()
    what: str = ""
    fade: int = FADE
    taken_from: tuple[int, int] | None = None
    factor: float | None = None
    db: float | None = None
    seconds: float = 0.0


def edited(
    recording: Recording,
    changes: Sequence[Change],
    *,
    part: tuple[int, int] | None = None,
    before: Wave | None = None,
    after: Wave | None = None,
    whole_original_s: float | None = None,
) -> tuple[Wave, Truth]:
    """The recording (or a part of it) after the changes, with foreign sound before and after; and the truth about it."""
    first, last = part or (0, len(recording.wave))
    pieces: list[Piece] = []
    fades: list[int] = []
    spans: list[tuple[int, int]] = []

    def lay(piece: Piece, fade: int) -> None:
        fades.append(fade)
        pieces.append(piece)

    if before is not None:
        lay(Piece(before, 0, len(before), "outside"), FADE)
    at = first
    fade = FADE
    for change in sorted(changes, key=lambda one: one.begin):
        lay(Piece(recording.wave, at, change.begin, own=(at, change.begin)), fade)
        begun = sum(one.count for one in pieces)
        for piece in change.put:
            lay(piece, change.fade)
        spans.append((begun, sum(one.count for one in pieces)))
        at, fade = change.end, change.fade
    lay(Piece(recording.wave, at, last, own=(at, last)), fade)
    if after is not None:
        lay(Piece(after, 0, len(after), "outside"), FADE)
    ordered = sorted(changes, key=lambda one: one.begin)
    edits = tuple(_edit(recording, change, span) for change, span in zip(ordered, spans, strict=True))
    return _joined(pieces, fades), Truth(
        _verdict(recording, edits, first, last, whole_original_s), _pieces(recording, pieces), edits
    )


def _joined(pieces: Sequence[Piece], fades: Sequence[int]) -> Wave:
    out = np.zeros(sum(one.count for one in pieces), dtype=np.float32)
    at = 0
    for number, piece in enumerate(pieces):
        half_before = min(fades[number] // 2, piece.count // 2) if number else 0
        half_after = fades[number + 1] // 2 if number + 1 < len(pieces) else 0
        half_after = min(half_after, piece.count // 2, pieces[number + 1].count // 2) if half_after else 0
        if number:
            half_before = min(half_before, pieces[number - 1].count // 2)
        sound = piece.with_margin(half_before, half_after).copy()
        if half_before:
            sound[: 2 * half_before] *= np.linspace(0, 1, 2 * half_before, dtype=np.float32)
        if half_after:
            sound[-2 * half_after :] *= np.linspace(1, 0, 2 * half_after, dtype=np.float32)
        out[at - half_before : at + piece.count + half_after] += sound
        at += piece.count
    return out


def _pieces(recording: Recording, pieces: Sequence[Piece]) -> tuple[TruePiece, ...]:
    made: list[TruePiece] = []
    at = 0
    for piece in pieces:
        end = at + piece.count
        if piece.own is None or piece.count == 0:
            made.append(TruePiece((at / RATE, end / RATE), None, piece.source))
        else:
            steps = max(1, round(piece.count / RATE / _STEP_S))
            here = np.linspace(at, end, steps + 1) / RATE
            there = [recording.original_s(one) for one in np.linspace(*piece.own, steps + 1) / RATE]
            made += [
                TruePiece((float(copy[0]), float(copy[1])), original, "original")
                for copy, original in zip(pairwise(here), pairwise(there), strict=True)
            ]
        at = end
    return tuple(one for one in made if one.copy[1] > one.copy[0])


def _edit(recording: Recording, change: Change, span: tuple[int, int]) -> TrueEdit:
    copy: Span = (span[0] / RATE, span[1] / RATE)
    gone: Span = (recording.original_s(change.begin / RATE), recording.original_s(change.end / RATE))
    taken = change.taken_from
    first, last = change.put[:1], change.put[-1:]
    begin = _pause(recording, copy[0], (recording, change.begin), _onset(recording, first, change.end, back=False))
    end = _pause(recording, copy[1], _onset(recording, last, change.begin, back=True), (recording, change.end))
    return TrueEdit(
        change.kind, copy, gone, (begin, end), change.what, change.seconds or (change.end - change.begin) / RATE,
        None if taken is None else (recording.original_s(taken[0] / RATE), recording.original_s(taken[1] / RATE)),
        change.factor, change.db,
    )  # fmt: skip


def _onset(recording: Recording, put: Sequence[Piece], at: int, *, back: bool) -> tuple[Recording, int] | None:
    """What sounds at the inner side of a splice: a place of the recording, or None for what is from elsewhere."""
    if not put:
        return recording, at
    own = put[0].own
    return None if own is None else (recording, own[1] if back else own[0])


def _pause(
    recording: Recording, copy_s: float, left: tuple[Recording, int] | None, right: tuple[Recording, int] | None
) -> Span:
    """How far the pause around a splice reaches: back on its left side, on on its right side."""
    back = _quiet(recording, left[1], -1) if left else 0.0
    on = _quiet(recording, right[1], 1) if right else 0.0
    return copy_s - back, copy_s + on


def _quiet(recording: Recording, at: int, step: int) -> float:
    frame = at * 100 // RATE - (step < 0)
    count = 0
    while 0 <= frame < len(recording.active) and not recording.active[frame] and count < 3000:
        frame += step
        count += 1
    return count / 100


def _verdict(
    recording: Recording, edits: Sequence[TrueEdit], first: int, last: int, original_s: float | None
) -> Verdict:
    if edits:
        return "edited"
    length = recording.original_s(recording.seconds) if original_s is None else original_s
    begin, end = recording.original_s(first / RATE), recording.original_s(last / RATE)
    return "faithful" if begin < 0.25 and end > length - 0.25 else "excerpt"
