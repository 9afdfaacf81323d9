"""What a report on a comparison is made of. All of it is given: nothing here looks at a clock, a file or a machine.

The same report in the same language gives the same bytes, as page and as PDF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from naklank.model.comparison import Comparison, Span


@dataclass(frozen=True, slots=True)
class File:
    """One of the two files: its name as it was given, how many bytes, and their SHA-256 in hexadecimal."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A few seconds of one file, to listen to: `heard` is where in that file, `sound` the bytes of a file of its own."""

    sound: bytes
    heard: Span
    media_type: str = "audio/mpeg"


@dataclass(frozen=True, slots=True)
class Clips:
    """How one change sounds: this place in the copy, this place in the original, and where it was taken from, if it was."""

    copy: Clip
    original: Clip
    taken: Clip | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a transcript, and when it is said in the file that the transcript is of."""

    says: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with everything that a reader needs to judge it, or to make it anew.

    `clips` has the number of an edit in `comparison.edits`, from 0; whoever gives them has seen to the right to them. `settings` are the names
    and values that the comparison ran with. `version` is that of the program, `day` the day of the comparison.
    """

    comparison: Comparison
    original: File
    copy: File
    day: date
    version: str
    settings: tuple[tuple[str, str], ...] = ()
    clips: Mapping[int, Clips] = field(default_factory=dict)
    original_words: tuple[Word, ...] = ()
    copy_words: tuple[Word, ...] = ()
