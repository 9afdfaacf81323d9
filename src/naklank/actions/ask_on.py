"""A question that somebody is in the middle of: where it began, and what was answered so far, in order.

It is kept by who asks (`as_text`), not by us: what somebody asks about a patient is private.
"""

import base64
import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from naklank.actions.answer_shown import Shown, show, value_word
from naklank.actions.interview import Asked, Interview, start_of
from naklank.errors import NaklankError, NotFound
from naklank.law import RULES, RuleBase
from naklank.law.asking import ASKS
from naklank.law.starts import Start
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.text import Text

DIGITS_MAX = 3
Wrong = Literal["choice", "number"]


@dataclass(frozen=True, slots=True)
class Asking:
    """Where somebody is."""

    start: Start
    facts: dict[str, Value] = field(default_factory=dict)
    rules: RuleBase = field(default=RULES, repr=False)

    @property
    def interview(self) -> Interview:
        """The case so far. Raises `NaklankError` where it cannot be."""
        facts = {**self.start.facts, **self.facts}
        return Interview({"question": self.start.question, "facts": facts}, self.rules, among=self.start.among)

    def check(self) -> None:
        """Raise `NaklankError` where what was answered cannot be."""
        self.rules.read(self.start.question, {**self.start.facts, **self.facts}, date.today())  # noqa: DTZ011 the law's day is local

    def asked(self, fact: str, language: str) -> Asked:
        """How a fact is asked for, whatever was answered to it before. Raises `NotFound`."""
        _known(fact)
        others = {name: value for name, value in self.facts.items() if name != fact}
        return replace(self, facts=others).interview.asked(fact, language)

    def before(self, fact: str) -> tuple[str, ...]:
        """The facts that were answered before this one."""
        order = tuple(self.facts)
        return order[: order.index(fact)] if fact in order else order

    def take(self, fact: str, answer: str, number: str) -> "Asking | Wrong":
        """Take an answer from a form; what is missing where nothing was chosen. Raises `NaklankError` where it cannot be."""
        known = _known(fact)
        value = next((value for value in (*known.states, UNKNOWN) if str(value).lower() == answer), None)
        if known.bands and value != UNKNOWN:
            digits = number.strip()
            value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS_MAX else None
        if value is None:
            return "number" if known.bands else "choice"
        self.interview.tell(fact, value)
        return replace(self, facts={**self.facts, fact: value})

    def next_fact(self) -> str | None:
        """The fact to ask for next; None where nothing can change the answer any more."""
        return self.interview.next_fact()

    def shown(self, language: str) -> Shown:
        """The answer so far, in words."""
        return show(self.interview.decided(), language, self.rules)

    def said(self, language: str) -> list[tuple[str, str, str]]:
        """What was answered: the fact, its question, and the answer in words."""
        return [
            (fact, ASKS[fact].in_language(language), value_word(fact, value, language))
            for fact, value in self.facts.items()
        ]

    def as_text(self) -> str:
        """All of it as one word that fits in a cookie."""
        kept = json.dumps({"start": self.start.id, "facts": self.facts}, separators=(",", ":"))
        return base64.urlsafe_b64encode(kept.encode()).decode()


def _known(fact: str) -> Fact:
    if fact not in ASKS:
        raise NotFound(
            Text("Deze vraag is er niet.", "There is no such question."), Text("Begin opnieuw.", "Begin again.")
        )
    return RULES.vocabulary[fact]  # the facts are those of the sources, whatever the profile


def begin(start: str, rules: RuleBase = RULES) -> Asking:
    """Begin at a situation, with nothing answered yet. Raises `NotFound`."""
    return Asking(start_of(start), rules=rules)


def from_text(text: str, rules: RuleBase = RULES) -> Asking:
    """Go on where `as_text` left off. Raises `NotFound` where nothing was begun, or what was kept cannot be."""
    try:
        kept = json.loads(base64.urlsafe_b64decode(text))
        asking = Asking(start_of(str(kept["start"])), dict(kept["facts"]), rules)
        asking.check()
    except (ValueError, RecursionError, TypeError, KeyError, NaklankError):
        raise NotFound(
            Text("Er is nog geen vraag begonnen.", "No question was begun yet."),
            Text("Kies eerst een situatie onder “Mag dit?”.", "First choose a situation under “May I?”."),
        ) from None
    return asking
