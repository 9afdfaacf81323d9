"""What a norm is: typed data that a lawyer can read and a program can follow.

A norm says what holds, in our own words, and where that stands. Whether it decides a case is not said here but in the
doors of a question (naklank.logic.doors); what it names there (`when`) brings it into an answer.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from naklank.logic.facts import Value
from naklank.text import Text

Kind = Literal["permission", "duty", "prohibition", "advice", "procedure step", "power", "definition"]
Rank = Literal["main", "exception", "block", "modifier", "none"]
Force = Literal["law", "professional", "policy", "practice", "proposal", "house"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a norm rests: a document (S0 to S4), the heading or item, first and last line as `cat -n` counts."""

    document: str
    heading: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, init=False)
class Given:
    """A fact that a norm names, and the values at which its condition is met; no values where any will do."""

    fact: str
    values: tuple[Value, ...]

    def __init__(self, fact: str, *values: Value) -> None:
        object.__setattr__(self, "fact", fact)
        object.__setattr__(self, "values", values)


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm of the sources.

    `when`: the facts it names. `unless`: ids of the norms that defeat it; an id that ends in `.*` stands for a family.
    `law`: the statute, as the sources name it; `law_named` is false where the passage itself does not name it.
    `since` and `until`: the first and the last day on which it holds, as far as the sources say so; None: not said.
    """

    id: str
    kind: Kind
    rank: Rank
    force: Force
    binds: Text
    says: Text
    sources: tuple[Source, ...]
    when: tuple[Given, ...] = ()
    unless: tuple[str, ...] = ()
    then: Text | None = None
    law: str = ""
    law_named: bool = True
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the norm holds on this day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A point that the sources leave open or contradict: the question, and how it is treated until someone decides."""

    id: str
    asks: Text
    treated: Text
    sources: str
