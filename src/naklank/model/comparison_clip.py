"""A few seconds of sound that belong to a change which a comparison found."""

from dataclasses import dataclass
from typing import Literal

from naklank.model.comparison import Span

Which = Literal["copy", "original", "taken"]
"""This place in the copy, this place in the original, or the place in the original that a piece was taken from."""


@dataclass(frozen=True, slots=True)
class Clip:
    """How change number `edit` (from 0) sounds in one of the files. `heard` is where in that file; `sound` is an MP3 file."""

    edit: int
    which: Which
    heard: Span
    sound: bytes
