"""What a report on a comparison is made of. All of it is given: nothing here looks at a clock, a file or a machine.

The same report in the same language gives the same bytes, as page and as PDF.
"""

from dataclasses import dataclass
from datetime import date

from naklank.model.comparison import Comparison, Span
from naklank.model.comparison_clip import Clip


@dataclass(frozen=True, slots=True)
class File:
    """One of the two files: its name as it was given, how many bytes, and their SHA-256 in hexadecimal."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a transcript, and when it is said in the file that the transcript is of."""

    says: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with everything that a reader needs to judge it, or to make it anew.

    Whoever gives `clips` has seen to the right to them. `settings` are the names and values that the comparison ran with.
    `version` is that of the program, `day` the day of the comparison.
    """

    comparison: Comparison
    original: File
    copy: File
    day: date
    version: str
    settings: tuple[tuple[str, str], ...] = ()
    clips: tuple[Clip, ...] = ()
    original_words: tuple[Word, ...] = ()
    copy_words: tuple[Word, ...] = ()
