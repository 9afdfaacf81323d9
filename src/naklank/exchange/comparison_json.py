"""A comparison as the object that other programs read (docs/formats.md, "Comparison"). The same two files give the same bytes.

Times are rounded to milliseconds; what says how sure something is, is rounded down. Sentences are for people and are free.
"""

import math
from collections.abc import Mapping

from naklank.model.comparison import Comparison, Edit, Segment, Span
from naklank.text.comparing import limit_said, reason_said

Json = dict[str, object]


def as_json(found: Comparison, hashes: Mapping[str, str], language: str = "en") -> Json:
    """The object. `hashes` holds the SHA-256 of "original" and "copy"."""
    return {
        "verdict": found.verdict,
        "reason": found.reason,
        "reason_said": reason_said(found.reason).in_language(language) if found.reason else None,
        "segments": [_segment(each) for each in found.segments],
        "edits": [_edit(each) for each in found.edits],
        "unverifiable": [{**_span("copy", each.copy), "why": each.why} for each in found.unverifiable],
        "verified_share": _down(found.verified_share, 4),
        "drift_ppm": None if found.drift_ppm is None else _number(found.drift_ppm, 1),
        "limits": [limit_said(each).in_language(language) for each in found.limits],
        "original_seconds": _number(found.original_s, 3),
        "copy_seconds": _number(found.copy_s, 3),
        "original_sha256": hashes["original"],
        "copy_sha256": hashes["copy"],
        "method": found.method,
    }


def _segment(each: Segment) -> Json:
    made: Json = {**_span("copy", each.copy), "source": each.source}
    return made if each.original is None else {**made, **_span("original", each.original)}


def _edit(each: Edit) -> Json:
    made: Json = {
        "kind": each.kind,
        **_span("copy", each.copy),
        **_span("original", each.original),
        "copy_within": [_number(time, 3) for time in each.copy_within],
        "original_within": [_number(time, 3) for time in each.original_within],
        "confidence": _down(each.confidence, 3),
    }
    if each.source is not None:
        made["source"] = each.source
    if each.taken_from is not None:
        made |= _span("taken", each.taken_from)
    if each.factor is not None:
        made["factor"] = _number(each.factor, 4)
    if each.db is not None:
        made["db"] = _number(each.db, 1)
    return made


def _span(name: str, span: Span) -> Json:
    return {f"{name}_start": _number(span[0], 3), f"{name}_end": _number(span[1], 3)}


def _number(value: float, digits: int) -> float:
    return round(value, digits) + 0.0  # no "-0.0"


def _down(value: float, digits: int) -> float:
    """A hair below counts as there, as it does in the sentences."""
    return math.floor((value + 1e-9) * float(10**digits)) / float(10**digits)
