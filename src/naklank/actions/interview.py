"""Ask a person on until the rules can answer: one question at a time, only those that can still change the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naklank.actions.ask import day_of
from naklank.errors import NaklankError, NotFound
from naklank.law import RULES, Decided, RuleBase
from naklank.law.asking import ASKS
from naklank.law.choices import choice
from naklank.law.starts import GROUPS, STARTS, Start
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.interview import next_facts
from naklank.text import Text

NEVER_ASKED = frozenset({"profile", "actor", "done", "own_recording", "equal_copy", "consent_infeasible"})
"""What the surroundings say already, or what changes no verdict."""
ASSUMED = frozenset({"gdpr_grounds", "channel", "employee_decision", "manager_decision", "agreement_signed"})
"""What is so in nearly every case: not asked, but shown with the answer, where it can be changed."""
ONLY_WITH: dict[str, tuple[str, Value]] = {
    "consent_explicit": ("consent", "given"),
    "consent_informed": ("consent", "given"),
    "consent_voluntary": ("consent", "given"),
    "consent_by": ("consent", "given"),
    "consent_form": ("consent", "given"),
    "interest_kind": ("weighty_interest", "claimed"),
}
"""Facts that mean nothing without an answer to another question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to a person. `because`: why it is asked, in the words of the norm that needs it."""

    fact: str
    asks: str
    because: str
    choices: tuple[tuple[Value, str], ...]
    number: bool


def questions(language: str, rules: RuleBase = RULES) -> list[tuple[str, str]]:
    """Every question of the rule base, with its label."""
    return [(question.id, question.label.in_language(language)) for question in rules.questions.values()]


def start_of(start_id: str) -> Start:
    """One situation to begin from. Raises `NotFound`."""
    if start_id not in STARTS:
        raise NotFound(
            Text("Deze situatie kennen we niet.", "This situation is not known."),
            Text("Kies een situatie uit de lijst.", "Choose a situation from the list."),
        )
    return STARTS[start_id]


def starts() -> list[tuple[Text, list[Start]]]:
    """The situations to begin from, by who asks."""
    return [(title, [start for start in STARTS.values() if start.who == who]) for who, title in GROUPS.items()]


class Interview:
    """A case that is being asked for."""

    def __init__(
        self,
        case: Mapping[str, object],
        rules: RuleBase = RULES,
        day: date | None = None,
        among: Mapping[str, tuple[Value, ...]] | None = None,
    ) -> None:
        self.rules, self.among = rules, among or {}
        self.question = str(case.get("question", ""))
        facts = case.get("facts", {})
        self.facts: dict[str, Value] = dict(facts) if isinstance(facts, Mapping) else {}
        profile = case.get("profile")
        if profile is not None:
            self.facts.setdefault("profile", str(profile))
        self.day = day or day_of(case.get("day")) or date.today()  # noqa: DTZ011 the law's day is local
        self.rules.read(self.question, self.facts, self.day)

    def next(self, language: str) -> Asked | None:
        """The next question; None where nothing can change the answer any more."""
        fact = self.next_fact()
        return None if fact is None else self.asked(fact, language)

    def next_fact(self) -> str | None:
        """The fact to ask for next: what decides first, then what was presumed and could change the answer."""
        answerer = self.rules.answerer(self.question, self.day)
        return next(
            (fact for fact in next_facts(answerer, self.facts, NEVER_ASKED | ASSUMED) if self._fits(fact)), None
        )

    def _fits(self, fact: str) -> bool:
        """Whether it makes sense to ask for this after what was said."""
        if fact == "other_party_consent" and self.facts.get("actor") == "provider":
            return False  # the same person's answer as `consent`, which is asked
        needed = ONLY_WITH.get(fact)
        return needed is None or self.facts.get(needed[0]) in (needed[1], "plausible")

    def asked(self, fact: str, language: str) -> Asked:
        """How a fact is asked for."""
        known = self.rules.vocabulary[fact]
        values: tuple[Value, ...] = (*self._possible(known), UNKNOWN)
        return Asked(
            fact,
            ASKS[fact].in_language(language),
            self._because(fact, language),
            tuple((value, choice(fact, value).in_language(language)) for value in values),
            bool(known.bands),
        )

    def tell(self, fact: str, value: object) -> None:
        """Take an answer. Raises `NaklankError` where it cannot be, or does not go with what was said before."""
        facts = {**self.facts, fact: value}
        self.facts = self.rules.read(self.question, facts, self.day)

    def decided(self) -> Decided:
        """The answer as far as it is known."""
        return self.rules.ask(self.question, self.facts, self.day)

    def _possible(self, fact: Fact) -> list[Value]:
        """The values that go with what was said, and with where the person began."""
        possible: list[Value] = []
        among = self.among.get(fact.id)
        for value in () if fact.bands else fact.states:
            if among is not None and value not in among:
                continue
            try:
                self.rules.read(self.question, {**self.facts, fact.id: value}, self.day)
            except NaklankError:
                continue
            possible.append(value)
        return possible

    def _because(self, fact: str, language: str) -> str:
        """The norm that this answer turns on: one that the answer cites with it, else the first that names the fact."""
        other = self.rules.answerer(self.question, self.day).answer({**self.facts, fact: UNKNOWN})
        cited = (*(ground.norm for ground in other.because), *other.duties, *other.advice)
        naming = [n for n in cited if any(given.fact == fact for given in self.rules.catalogue[n].when)]
        return self.rules.catalogue[naming[0]].says.in_language(language) if naming else ""
