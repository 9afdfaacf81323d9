"""Times as the formats write them: UTC, RFC 3339, milliseconds, `Z`. Anything else is refused."""

import re
from datetime import UTC, datetime

from naklank.text import Text
from naklank.vault.problems import Malformed

_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", re.ASCII)


def write_time(at: datetime) -> str:
    """`2026-11-22T22:40:01.250Z`; what is smaller than a millisecond is left out."""
    if at.tzinfo is not UTC:
        if at.tzinfo is None:
            raise ValueError("times are aware")
        at = at.astimezone(UTC)
    return at.isoformat(timespec="milliseconds")[:-6] + "Z"


def read_time(text: str) -> datetime:
    """The moment that `text` names. `Malformed` for any other way of writing it and for days that do not exist."""
    if _SHAPE.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise Malformed(
        "bad-time",
        Text("Een tijd in het bestand is niet goed geschreven.", "A time in the file is not written as it should be."),
    )
