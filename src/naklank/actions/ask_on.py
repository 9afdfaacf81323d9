"""A question that somebody is in the middle of: where it began, and what was answered so far, in order.

It is kept by who asks (`as_text`), not by us: what somebody asks about a patient is private. Every answer can be changed at
any time; the answers after it that still make sense stay, the others are dropped, and `dropped` says which.
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
from naklank.law.asking_as import asked
from naklank.law.starts import Start
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.text import Text

DIGITS_MAX = 3
TEXT_MAX = 4000
Wrong = Literal["choice", "number", "long_number"]


@dataclass(frozen=True, slots=True)
class Asking:
    """Where somebody is."""

    start: Start
    facts: dict[str, Value] = field(default_factory=dict)
    rules: RuleBase = field(default=RULES, repr=False)
    dropped: tuple[str, ...] = ()
    """Facts whose answer was dropped just now, because it no longer went with a changed one."""

    @property
    def interview(self) -> Interview:
        """The case so far. Raises `NaklankError` where it cannot be."""
        return self._interview(self.facts)

    def _interview(self, facts: dict[str, Value]) -> Interview:
        case = {"question": self.start.question, "facts": {**self.start.facts, **facts}}
        return Interview(case, self.rules, start=self.start)

    def check(self) -> None:
        """Raise `NaklankError` where what was answered cannot be."""
        self.rules.read(self.start.question, {**self.start.facts, **self.facts}, date.today())  # noqa: DTZ011 the law's day is local

    def asked(self, fact: str, language: str) -> Asked:
        """How a fact is asked for after what was answered before it. Raises `NotFound`."""
        _known(fact)
        return self._interview(self._up_to(fact)).asked(fact, language)

    def before(self, fact: str) -> tuple[str, ...]:
        """The facts that were answered before this one."""
        order = tuple(self.facts)
        return order[: order.index(fact)] if fact in order else order

    def _up_to(self, fact: str) -> dict[str, Value]:
        return {name: self.facts[name] for name in self.before(fact)}

    def take(self, fact: str, answer: str, number: str) -> "Asking | Wrong":
        """Take an answer from a form; what is missing where nothing was chosen. Raises `NaklankError` where it cannot be."""
        known = _known(fact)
        value = next(
            (value for value in (*self.rules.vocabulary[fact].states, UNKNOWN) if str(value).lower() == answer), None
        )
        if known.bands and value != UNKNOWN:
            digits = number.strip()
            if not (digits.isascii() and digits.isdigit()):
                return "number"
            if len(digits) > DIGITS_MAX:
                return "long_number"
            value = int(digits)
        if value is None:
            return "choice"
        self._interview(self._up_to(fact)).tell(fact, value)
        return self._settled(fact, value)

    def _settled(self, fact: str, value: Value) -> "Asking":
        """Put the answer in its place, and drop what came after it and no longer goes with it."""
        if self.facts.get(fact) == value:
            return replace(self, dropped=())
        facts, dropped = {**self.facts, fact: value}, []
        later = tuple(facts)[tuple(facts).index(fact) + 1 :]
        while (odd := next((one for one in later if one in facts and not self._goes(one, facts)), None)) is not None:
            dropped.append(odd)
            del facts[odd]
        return replace(self, facts=facts, dropped=tuple(dropped))

    def _goes(self, name: str, facts: dict[str, Value]) -> bool:
        """Whether an answer goes with those before it, and still has a place in the rules."""
        order = tuple(facts)
        earlier = {one: facts[one] for one in order[: order.index(name)]}
        others = {one: value for one, value in facts.items() if one != name}
        return self._interview(earlier).can_be(name, facts[name]) and self._interview(others).has_place(name)

    def next_fact(self) -> str | None:
        """The fact to ask for next; None where nothing can change the answer any more."""
        return self.interview.next_fact()

    def shown(self, language: str) -> Shown:
        """The answer so far, in words."""
        return show(self.interview.decided(), language, self.rules, self.start)

    def said(self, language: str) -> list[tuple[str, str, str]]:
        """What was answered: the fact, its question, and the answer in words."""
        facts = {**self.start.facts, **self.facts}
        words = ((fact, value_word(fact, value, language, self.start.who, facts)) for fact, value in self.facts.items())
        return [(fact, self.asks(fact, language), word[:1].upper() + word[1:]) for fact, word in words]

    def asks(self, fact: str, language: str) -> str:
        """The question for a fact, as it sounds here."""
        return asked(fact, self.start.who, {**self.start.facts, **self.facts}, self.start.question).in_language(
            language
        )

    def as_text(self) -> str:
        """All of it as one word that fits in a cookie."""
        made: dict[str, object] = {"start": self.start.id, "facts": self.facts}
        if self.dropped:
            made["dropped"] = self.dropped
        return base64.urlsafe_b64encode(json.dumps(made, separators=(",", ":")).encode()).decode()


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
        kept = json.loads(base64.urlsafe_b64decode(text[:TEXT_MAX]))
        facts = dict(kept["facts"])
        dropped = tuple(str(fact) for fact in kept.get("dropped", ()) if fact in ASKS)
        asking = Asking(start_of(str(kept["start"])), facts, rules, dropped)
        asking.check()
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError, NaklankError):
        raise NotFound(
            Text("Er is nog geen vraag begonnen.", "No question was begun yet."),
            Text("Kies eerst een situatie onder “Mag dit?”.", "First choose a situation under “May I?”."),
        ) from None
    return asking
