"""Rules and questions: typed data that a lawyer can read and a program can follow.

A rule speaks to its questions when its conditions hold. An exception names the rule that it excepts. A question says
within which frame its rules are complete; outside of it there is no answer, only the sentence that says why not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from naklank.logic.facts import UNKNOWN, Case, Value
from naklank.logic.verdicts import Verdict
from naklank.text import Text

Kind = Literal["permission", "duty", "prohibition", "advice", "procedure step", "power", "definition"]
Rank = Literal["main", "exception", "block", "modifier"]
Force = Literal["law", "professional", "policy", "practice", "proposal", "house"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a norm rests: a source document (S0 to S4), the heading or item, first and last line as `cat -n` counts."""

    document: str
    heading: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact must have one of these values, or pass this test."""

    fact: str
    values: tuple[Value, ...] = ()
    test: Callable[[int], bool] | None = None

    def holds(self, case: Case) -> bool | None:
        """Whether it holds in this case; None where that is unknown."""
        value = case.value(self.fact)
        if value == UNKNOWN:
            return None
        if self.test is not None:
            return isinstance(value, int) and self.test(value)
        return value in self.values


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm. `says` is the norm in our own words; `law` the statute where the source names it.

    `gives` is the verdict of a rule that decides. `brought_by`: cited only where one of these facts is stated.
    `leaves_open` names points that the sources leave open and that touch this rule.
    """

    norm: str
    kind: Kind
    rank: Rank
    force: Force
    says: Text
    sources: tuple[Source, ...]
    asks: tuple[str, ...]
    since: date
    law: str = ""
    when: tuple[Condition, ...] = ()
    gives: Verdict | None = None
    excepts: tuple[str, ...] = ()
    brought_by: tuple[str, ...] = ()
    leaves_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """Part of a question's frame: the condition inside which its rules are complete, and what to say outside."""

    condition: Condition
    outside: Text


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be asked, the frame within which it can be answered, and what to say beyond its rules."""

    id: str
    label: Text
    frame: tuple[Within, ...]
    beyond: Text
