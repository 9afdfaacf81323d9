"""What a command says to whoever typed it: words in one language, progress on a terminal only, colour where it is wanted."""

import json
import os
import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from naklank.errors import NaklankError
from naklank.text import Text

BETWEEN_SECONDS = 0.1
COLOURS = {"good": "32", "bad": "31", "strong": "1", "weak": "2"}
PHASES = {
    "blobs": Text("bestanden", "files"),
    "restore": Text("terugzetten", "restoring"),
    "recordings": Text("opnames", "recordings"),
    "log": Text("logboek", "log"),
    "rows": Text("gegevens", "records"),
    "store": Text("bewaren", "storing"),
    "export": Text("schrijven", "writing"),
    "compare": Text("vergelijken", "comparing"),
    "find": Text("zoeken", "looking"),
}


def language_of_surroundings() -> str:
    """Dutch, unless the surroundings ask for English."""
    for name in ("NAKLANK_LANG", "LC_ALL", "LANG"):
        wanted = os.environ.get(name, "").lower()
        if wanted.startswith(("nl", "en")):
            return wanted[:2]
    return "nl"


@dataclass(slots=True)
class Screen:
    """Standard output for results, standard error for everything that is said beside them."""

    language: str = "nl"
    quiet: bool = False
    _shown_at: float = field(default=0.0, init=False)
    _bar: bool = field(default=False, init=False)

    def say(self, text: Text, **values: object) -> None:
        """A sentence that belongs to the result."""
        self.line(text.in_language(self.language, **values))

    def line(self, line: str = "") -> None:
        """A line of the result."""
        self.clear()
        print(line, flush=True)

    def json(self, made: object) -> None:
        """The result for a script: one line of JSON."""
        self.line(json.dumps(made, ensure_ascii=False, sort_keys=True))

    def aside(self, text: Text, **values: object) -> None:
        """A sentence beside the result."""
        self.clear()
        print(text.in_language(self.language, **values), file=sys.stderr, flush=True)

    def error(self, error: NaklankError) -> None:
        """What went wrong and what to do."""
        self.aside(error.what)
        self.aside(error.todo)

    def ask(self, question: Text, option: str) -> str:
        """Ask on the terminal. Raises `NaklankError` where there is nobody to answer; `option` is what to give then."""
        if not sys.stdin.isatty():
            raise NaklankError(
                Text(f"Hier is niemand om te vragen: {question.nl}", f"There is nobody here to ask: {question.en}"),
                Text(f"Geef het mee met {option}.", f"Give it with {option}."),
            )
        self.clear()
        print(f"{question.in_language(self.language)} ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        return answer.strip()

    def paint(self, line: str, colour: str) -> str:
        """The line in a colour, where standard output is a terminal and nobody forbids it."""
        return f"\x1b[{COLOURS[colour]}m{line}\x1b[0m" if _coloured(sys.stdout) else line

    def progress(self, what: str, count: int, of: int = 0) -> None:
        """How far it is: a line that overwrites itself, on a terminal only."""
        now = time.monotonic()
        if self.quiet or not sys.stderr.isatty() or (now - self._shown_at < BETWEEN_SECONDS and count != of):
            return
        self._shown_at, self._bar = now, True
        phase = PHASES[what].in_language(self.language) if what in PHASES else what
        share = f"{100 * count // of:3d} %" if of else ""
        print(
            f"\r\x1b[K{phase}: {_short(count)}{f' / {_short(of)}' if of else ''} {share}",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._bar:
            self._bar = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _coloured(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _short(count: int) -> str:
    return f"{count / 1e6:.1f} M" if count >= 1e7 else str(count)  # noqa: PLR2004  above ten million, millions will do
