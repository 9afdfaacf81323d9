"""JSON that means one thing only: UTF-8, no name twice in an object, no NaN, no half characters, not too deep.

For what comes from outside as a file or a line. A mark at the very start that says "UTF-8" is taken off by who reads a file.
"""

import json
import math
from typing import NoReturn

from naklank.errors import NaklankError
from naklank.text import Text

MARK = b"\xef\xbb\xbf"
"""What some programs put at the start of a file in UTF-8."""
SHOWN = 80


def exact_json(data: bytes) -> object:
    """Read it. Raises `NaklankError` with field, value and what is allowed."""
    try:
        value = json.loads(data.decode(), parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_once)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        shown = data.strip()[:SHOWN].decode(errors="replace")
        raise refused("case", shown, "one object of JSON, in UTF-8") from None
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise refused(twice.encode(errors="replace").decode(), "twice", "once")
    return made


def _finite(digits: str) -> float:
    """A number as written; one like 1e400 would come out as infinity, and no JSON could say it again."""
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits[:SHOWN])


def _no_number(name: str) -> NoReturn:
    raise refused("case", name, "a number that JSON has")


def refused(field: str, value: object, allowed: object) -> NaklankError:
    """Say that a part of what came cannot be."""
    return NaklankError(
        Text(f"Dit deel klopt niet: {field}.", f"This part does not fit: {field}."),
        Text("Kijk wat er kan staan.", "See what may stand there."),
        field=field,
        value=value,
        allowed=allowed,
    )
