"""Ask a person on until the rules can answer: one question at a time, only those that can still change the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naklank.actions.ask import day_of
from naklank.errors import NaklankError, NotFound
from naklank.law import RULES, Decided, RuleBase
from naklank.law.asking import ASKS
from naklank.law.asking_as import asked
from naklank.law.choices import choice
from naklank.law.starts import GROUPS, STARTS, Start
from naklank.law.vocabulary import VOCABULARY
from naklank.logic.facts import UNKNOWN, Value
from naklank.logic.interview import next_fact
from naklank.text import Text

__all__ = ["Asked", "Interview", "Start", "questions", "start_of", "starts"]
NEVER_ASKED = frozenset({"actor", "done", "own_recording", "equal_copy", "consent_infeasible"})
"""What the surroundings say already, or what changes no verdict."""
ASSUMED = frozenset({"profile", "deceased", "gdpr_grounds", "channel", "necessary", "good_care"})
"""What is so in nearly every case: not asked, but shown with the answer, where it can be changed."""
NOT_THEIRS = frozenset({"legal_basis", "content", "serious_harm_to_other", "consent_presumable", "control"})
"""What a patient or a relative cannot know of the provider's side: taken as usual, shown with the answer."""
ONLY_WITH: dict[str, tuple[str, tuple[Value, ...]]] = {
    "consent_explicit": ("consent", ("given",)),
    "consent_informed": ("consent", ("given",)),
    "consent_voluntary": ("consent", ("given",)),
    "consent_by": ("consent", ("given",)),
    "consent_form": ("consent", ("given",)),
    "interest_kind": ("weighty_interest", ("claimed", "plausible")),
}
"""Facts that mean nothing without an answer to another question."""
_OVER_A_CHILD = ("parent_with_authority", "guardian")
_ASKED_ITSELF = 12
_INSIDE = ("involved_provider", "other_provider", "replacement", "supervisor_trainer")
_NEAR = (*_INSIDE, "relative", "surviving_relative", "interested_person", "other_third_party", UNKNOWN)
_AT_RISK = (*_NEAR, "police", "prosecutor", "veilig_thuis", "public_health_service", "employer", "municipality")
_FAMILIAR = (*_INSIDE, "patient", "representative", "relative", "surviving_relative", "internal_incident_system")
_OUTSIDE = tuple(one for one in (*VOCABULARY["recipient"].values, UNKNOWN) if one not in _FAMILIAR)
UNUSUAL: dict[str, tuple[str, tuple[Value, ...]]] = {
    "others_consent": ("setting", ("group", "public_space", "home_visit", UNKNOWN)),
    "legal_basis": ("recipient", _OUTSIDE),
    "consent_presumable": ("recipient", _NEAR),
    "weighty_interest": ("recipient", _NEAR),
    "serious_harm_to_other": ("recipient", _AT_RISK),
    "employee_decision": ("profile", ("blijf_groep",)),
    "manager_decision": ("profile", ("blijf_groep",)),
    "agreement_signed": ("profile", ("blijf_groep",)),
}
"""Facts that are asked only once another has one of these values; else they are taken as usual, and shown with the answer."""


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
        start: Start | None = None,
    ) -> None:
        self.rules, self.voice = rules, start.who if start else ""
        self.among = start.among if start else {}
        self._asks_too = start.asks if start else frozenset()
        self._first = start.first if start else ()
        self._not_theirs = NOT_THEIRS if self.voice in {"patient", "close"} else frozenset()
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
        """The fact to ask for next: the one that leaves the least to ask."""
        ahead = next((fact for fact in self._first if self._turns_now(fact)), None)
        answerer = self.rules.answerer(self.question, self.day)
        return ahead or next_fact(answerer, self.facts, self.fits, self.possible, tuple(ASKS))

    def _turns_now(self, fact: str) -> bool:
        """Whether answers to this, not yet given, lead to different verdicts as things stand."""
        if fact in self.facts:
            return False
        answerer, values = self.rules.answerer(self.question, self.day), self.possible(fact, self.facts)
        return len({answerer.answer({**self.facts, fact: value}).verdict for value in values}) > 1

    def fits(self, fact: str, stated: Mapping[str, Value]) -> bool:
        """Whether it makes sense to ask for this after what was said."""
        if fact in NEVER_ASKED or fact in self._not_theirs or fact in ASSUMED - self._asks_too:
            return False
        if fact == "other_party_consent" and stated.get("actor") == "provider":
            return False  # the same person's answer as `consent`, which is asked
        if fact == "senior_representative" and _of_a_child(stated):
            return False  # the order of who comes first is one among those who stand in for an adult
        return all(stated.get(one[fact][0]) in one[fact][1] for one in (ONLY_WITH, UNUSUAL) if fact in one)

    def asked(self, fact: str, language: str) -> Asked:
        """How a fact is asked for."""
        known = self.rules.vocabulary[fact]
        words = () if known.bands else self.possible(fact, self.facts)
        return Asked(
            fact,
            asked(fact, self.voice, self.facts, self.question).in_language(language),
            self._because(fact, language),
            tuple(
                (value, _capital(choice(fact, value, self.voice, self.facts).in_language(language)))
                for value in (*words, UNKNOWN)
            ),
            bool(known.bands),
        )

    def tell(self, fact: str, value: object) -> None:
        """Take an answer. Raises `NaklankError` where it cannot be, or does not go with what was said before."""
        facts = {**self.facts, fact: value}
        self.facts = self.rules.read(self.question, facts, self.day)

    def decided(self) -> Decided:
        """The answer as far as it is known."""
        return self.rules.ask(self.question, self.facts, self.day)

    def possible(self, fact: str, stated: Mapping[str, Value]) -> tuple[Value, ...]:
        """The values that go with what was said, and with where the person began; of a number one in each band."""
        known, answerer = self.rules.vocabulary[fact], self.rules.answerer(self.question, self.day)
        among = self.among.get(fact)
        values = (answerer.number_of(fact, state) for state in known.states if among is None or state in among)
        return tuple(value for value in values if self._reads({**stated, fact: value}))

    def _reads(self, stated: Mapping[str, Value]) -> bool:
        try:
            self.rules.read(self.question, stated, self.day)
        except NaklankError:
            return False
        return True

    def can_be(self, fact: str, value: Value) -> bool:
        """Whether this answer goes with what was said, and with where the person began."""
        known = self.rules.vocabulary[fact]
        among = self.among.get(fact)
        return (
            known.allowed(value)
            and (among is None or value == UNKNOWN or known.state(value) in among)
            and self._reads({**self.facts, fact: value})
        )

    def has_place(self, fact: str) -> bool:
        """Whether some rule that what was said has not ruled out still reads this fact."""
        decider = self.rules.answerer(self.question, self.day).decider
        needed = ONLY_WITH.get(fact)
        return fact in decider.reach.facts(self.facts) and (needed is None or self.facts.get(needed[0]) in needed[1])

    def _because(self, fact: str, language: str) -> str:
        """The norm that this answer turns on: one that the answer cites with it, else the one behind the need for it."""
        answerer = self.rules.answerer(self.question, self.day)
        other = answerer.answer({**self.facts, fact: UNKNOWN})
        cited = (*(ground.norm for ground in other.because), *other.duties, *other.advice)
        naming = [n for n in cited if any(given.fact == fact for given in self.rules.catalogue[n].when)]
        naming += [need.norm for _, need in answerer.needs if need.fact == fact]
        if not naming and fact == "profile":
            return PROFILE_MATTERS.in_language(language)
        return self.rules.catalogue[(naming or [cited[0]])[0]].says.in_language(language)


PROFILE_MATTERS = Text(
    "Sommige organisaties hebben naast de wet ook eigen regels over opnemen.",
    "Some organisations have rules on recording of their own, beside the law.",
)


def _of_a_child(stated: Mapping[str, Value]) -> bool:
    """Whether somebody stands in for a child: says to be its parent or guardian, or it is too young to be asked itself."""
    age = stated.get("patient_age")
    return stated.get("representative_kind") in _OVER_A_CHILD or (isinstance(age, int) and age < _ASKED_ITSELF)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
