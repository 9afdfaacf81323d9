"""Counts what the full numbers (`make soak`) did: a line now and then while it runs, and a table at the end that can be cited.

`NAKLANK_PART=3/8` does the third eighth of every full number, so that a machine that has an hour does an hour's worth. A fault
does not end the run: it is told at once, counted, and fails the test at the end.
"""

import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
EVERY_S = 20
TOLD = 10


@dataclass
class Tally:
    """One promise that is tried many times. `full` is how often in all; `what` says in what words it is cited."""

    what: str
    full: int = 0
    done: int = 0
    lost: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    worst: str = ""
    quiet: bool = False
    began: float = field(default_factory=time.monotonic)
    _most: float = float("-inf")
    _told: float = field(default_factory=time.monotonic)

    def did(self, end: str = "", many: int = 1) -> None:
        """It was tried (so many times), and ended like this."""
        self.done += many
        if end:
            self.ends[end] += many
        if not self.quiet and time.monotonic() - self._told > EVERY_S:
            self.tell()

    def broke(self, how: str) -> None:
        """The promise was broken. Told at once, so that a run that is cut off has said it."""
        self.lost.append(how)
        if not self.quiet:
            print(f"\n[soak] LOST {self.what}: {how}", flush=True)

    def measured(self, value: float, unit: str) -> None:
        """A figure of which the largest is told."""
        if value > self._most:
            self._most, self.worst = value, f"{value:.10g} {unit}"

    def tell(self) -> None:
        """Where it is now."""
        self._told = time.monotonic()
        spent = self._told - self.began
        print(f"\n[soak] {self.what}: {self.count()}, {len(self.lost)} lost, {spent:.0f} s {self.how()}", flush=True)

    def count(self) -> str:
        return f"{self.done:,} of {self.full:,}"

    def how(self) -> str:
        return ", ".join(f"{end} {many:,}" for end, many in self.ends.most_common())

    def hold(self) -> None:
        """At the end: nothing was lost, and something was done."""
        if not self.quiet:
            self.tell()
        assert self.lost == [], f"{len(self.lost)} of {self.done}: {self.lost[:TOLD]}"
        assert self.done, "nothing was tried"


def part() -> tuple[int, int]:
    """Which part of the full numbers is done here: the first of one, unless NAKLANK_PART says otherwise (3/8)."""
    found = re.fullmatch(r"(\d+)/(\d+)", os.environ.get("NAKLANK_PART", "1/1"))
    assert found, "NAKLANK_PART is two numbers, such as 3/8"
    which, of = int(found[1]), int(found[2])
    assert 1 <= which <= of, "NAKLANK_PART counts from one: 3/8 is the third of eight"
    return which, of


def mine(things: Iterable[T]) -> Iterator[T]:
    """Of all things in order, those that belong to this part."""
    which, of = part()
    return (thing for number, thing in enumerate(things) if number % of == which - 1)


def table(tallies: list[Tally]) -> list[str]:
    """The counts as a table in Markdown."""
    if not tallies:
        return []
    rows = [("what", "done", "lost", "worst", "how it ended", "minutes")]
    rows += [
        (t.what, t.count(), str(len(t.lost)), t.worst, t.how(), f"{(t._told - t.began) / 60:.1f}") for t in tallies
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
