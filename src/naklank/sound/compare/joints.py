"""From pieces to the whole copy: every sample belongs to a piece, or to what lies between two pieces."""

from dataclasses import dataclass

from naklank.sound.compare.grow import Pair
from naklank.sound.compare.heard import Heard, Way, heard
from naklank.sound.compare.odd import Odd, confirmed, heard_whole, loudness, odd
from naklank.sound.compare.pieces import Piece
from naklank.sound.compare.signal import RATE_HZ
from naklank.sound.compare.splice import Splice, fit_begin, fit_end, splice

_AROUND = RATE_HZ * 6 // 10
_AROUND_IN_ROOM = RATE_HZ * 16 // 10
_NEAR = RATE_HZ // 4
_SAME_LINE = RATE_HZ * 3 // 1000
"""Two pieces whose delays differ less (3 ms) are one: a clock was measured twice."""
_TOO_SHORT = RATE_HZ // 50
_WEIGHTY = 45.0
WEIGHTY_IN_ROOM = 150.0
"""So many votes must speak for something strange inside a piece: through another microphone more, for a room may change."""
_HEARD = 0.3
_SPOKEN = 20
_STEADY = 0.1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples `piece.start` to `piece.end` of the copy are this piece, and how it goes on after it.

    `after` is None for the last one.
    """

    piece: Piece
    after: Splice | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The copy as a row of stretches, what was odd in them without being an edit, and how each stretch of it was heard."""

    stretches: list[Stretch]
    doubtful: list[Odd]
    heard: list[Heard]


def joined(pair: Pair, way: Way, pieces: list[Piece]) -> Joined:
    """Find the splices between all neighbours and both outer ends; then split the pieces where something else stands in them."""
    parts = [piece for piece in _sorted(pieces) if confirmed(pair, way, piece)]
    if not parts:
        return Joined([], [], [])
    begin, end = _outer_begin(pair, way, parts[0]), _outer_end(pair, way, parts[-1])
    bound = loudness(pair)
    out = Joined([], [], [])
    for one in _spliced(pair, way, parts, begin, end):
        whole = heard_whole(pair, way, one.piece)
        strange = odd(whole, way, bound)
        out.heard.extend(whole)
        out.doubtful.extend(found for found in strange if found.nature != "absent")
        weighty = [found for found in strange if found.nature == "absent" and _weighs(pair, way, one.piece, found)]
        out.doubtful.extend(found for found in strange if found.nature == "absent" and found not in weighty)
        inside = _split(one.piece, weighty)
        *first, last = _spliced(pair, way, inside, one.piece.start, one.piece.end) if inside else [one]
        out.stretches.extend([*first, Stretch(last.piece, one.after)])
    return out


def _weighs(pair: Pair, way: Way, piece: Piece, found: Odd) -> bool:
    """Whether so much speaks for a strange stretch inside a piece that it may be said: an honest maker must not be accused."""
    parts = _split(piece, [found])
    if len(parts) < 2:  # noqa: PLR2004 - both sides are there
        return True
    first, last = max(piece.start, found.start - _NEAR), min(piece.end, found.end + _NEAR)
    return splice(pair, way, parts[0], parts[1], first, last).won >= (_WEIGHTY if way.exact else WEIGHTY_IN_ROOM)


def _sorted(pieces: list[Piece]) -> list[Piece]:
    """In order of the copy, neighbours on one line made one."""
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        if (
            out
            and abs(out[-1].at(piece.start) - piece.at(piece.start)) < _SAME_LINE
            and piece.start - out[-1].end < 30 * RATE_HZ
        ):
            both = [*zip(out[-1].knots, out[-1].delays, strict=True), *zip(piece.knots, piece.delays, strict=True)]
            both = sorted({round(knot): (knot, delay) for knot, delay in both}.values())
            out[-1] = Piece(
                out[-1].start, max(out[-1].end, piece.end), tuple(k for k, _ in both), tuple(d for _, d in both)
            )
        else:
            out.append(piece)
    return out


def _split(piece: Piece, cuts: list[Odd]) -> list[Piece]:
    parts, start = [], piece.start
    for one in cuts:
        if one.start - start > _TOO_SHORT:
            parts.append(piece.between(start, one.start))
        start = one.end
    if piece.end - start > _TOO_SHORT:
        parts.append(piece.between(start, piece.end))
    return parts


def _spliced(pair: Pair, way: Way, parts: list[Piece], begin: int, end: int) -> list[Stretch]:
    out: list[Stretch] = []
    start = begin
    for number, left in enumerate(parts):
        if number + 1 == len(parts):
            out.append(Stretch(left.between(start, max(end, start)), None))
            break
        right = parts[number + 1]
        same = left.knots == right.knots
        around = _NEAR if same else _AROUND if way.exact else _AROUND_IN_ROOM
        first = max(start, min(left.end, right.start) - around)
        last = min(max(left.end, right.start) + around, right.end, pair.copy.samples)
        found = splice(pair, way, left, right, first, max(last, first + 2))
        out.append(Stretch(left.between(start, max(found.end, start)), found))
        start = found.begin
    return out


def _outer_begin(pair: Pair, way: Way, piece: Piece) -> int:
    """Where the copy begins to be the original: its own begin, the original's, or where another sound ends."""
    earliest = max(0, -round(piece.at(0)))
    if piece.start <= earliest:
        return earliest
    at, within = fit_begin(pair, way, piece, earliest, min(piece.end, piece.start + 2 * _AROUND))
    if not way.exact:
        return earliest if _goes_on(pair, way, piece, earliest, piece.start) else max(at, piece.start - _NEAR)
    return earliest if within[0] <= earliest + _NEAR // 10 else at


def _outer_end(pair: Pair, way: Way, piece: Piece) -> int:
    latest = min(pair.copy.samples, round(pair.original.samples - piece.at(piece.end)))
    if piece.end >= latest:
        return latest
    first = max(piece.start, piece.end - 2 * _AROUND)
    at, within = fit_end(pair, way, piece, first, latest)
    if not way.exact:
        return latest if _goes_on(pair, way, piece, piece.end, latest) else min(at, piece.end + _NEAR)
    return latest if within[1] >= latest - _NEAR // 10 else at


def _goes_on(pair: Pair, way: Way, piece: Piece, first: int, last: int) -> bool:
    """Whether what another microphone heard beyond a piece is still the same talk: it is, unless something else is said there."""
    one = heard(pair, way, piece, first, last)
    spoken = one.mine > loudness(pair)
    return int(spoken.sum()) < _SPOKEN or float((one.steady[spoken] > _STEADY).mean()) > _HEARD
