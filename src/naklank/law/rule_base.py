"""The rule base: all questions over all norms. `ask` is the one way in, for pages, command line and actions alike.

Pure: same rules, same day, same facts, same answer, same receipt. A question is compiled when it is first asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from naklank.errors import NaklankError
from naklank.law.impossible import IMPOSSIBLE, Impossible
from naklank.law.norms import CATALOGUE, OPEN_POINTS
from naklank.law.profiles import PROFILES, Profile, held_by
from naklank.law.questions import QUESTIONS
from naklank.law.vocabulary import VOCABULARY
from naklank.logic.answers import Answer, Answerer
from naklank.logic.citing import Citer
from naklank.logic.clashes import contradicting
from naklank.logic.compiled import ANYWHERE, program
from naklank.logic.days import on_day, turning_days
from naklank.logic.decide import Decider
from naklank.logic.doors import Question
from naklank.logic.facts import SHOWN, UNKNOWN, Fact, Reader, Value
from naklank.logic.many import Brief, Many
from naklank.logic.norms import Norm
from naklank.logic.reach import asked_for
from naklank.logic.receipts import receipt, version_of
from naklank.logic.tracing import Trace
from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer with what makes it a record: the facts as read, the day, the version of the rules, the receipt."""

    answer: Answer
    stated: Mapping[str, Value]
    day: date
    rules: str
    receipt: str


class RuleBase:
    """Answers every question for every profile it was given; by default those of the sources."""

    def __init__(
        self,
        profiles: Mapping[str, Profile] = PROFILES,
        catalogue: Mapping[str, Norm] = CATALOGUE,
        questions: Mapping[str, Question] = QUESTIONS,
        home: str = "care",
    ) -> None:
        self.profiles, self.catalogue, self.questions = dict(profiles), dict(catalogue), dict(questions)
        self.home = home
        """The profile of who asks, where a case does not say which."""
        profile = replace(VOCABULARY["profile"], values=tuple(self.profiles), presumed=home)
        self.vocabulary: dict[str, Fact] = {**VOCABULARY, "profile": profile}
        self.held_by = held_by(self.profiles)
        self._turns = turning_days(self.catalogue)
        self._reader = Reader(self.vocabulary)
        self._answerers: dict[tuple[str, int], Answerer] = {}
        self._many: dict[Answerer, Many] = {}

    @cached_property
    def version(self) -> str:
        """Names the rule base by what it says; stands in every receipt."""
        return version_of(
            self.questions.values(),
            self.catalogue.values(),
            OPEN_POINTS,
            self.vocabulary.values(),
            self.profiles.values(),
            IMPOSSIBLE,
        )

    def ask(
        self, question: str, facts: Mapping[str, object], day: date | None = None, profile: str | None = None
    ) -> Decided:
        """Answer a question about a case, as the rules stand on a day (default: today).

        Raises `NaklankError` with field, value and what is allowed where a question, a fact or a value cannot be.
        """
        day = day or date.today()  # noqa: DTZ011 the law's day is the local day
        stated = self.read(question, facts, day, profile)
        answer = self.answerer(question, day).answer(stated)
        return Decided(answer, stated, day, self.version, receipt(self.version, day, stated, answer))

    def briefs(self, question: str, cases: Sequence[Mapping[str, object]], day: date | None = None) -> list[Brief]:
        """Answer many cases of one question at once, short. Raises as `ask` does, at the first case that cannot be."""
        day = day or date.today()  # noqa: DTZ011 the law's day is the local day
        self._know(question)
        by_fact = self._reader.columns(cases)
        if by_fact is None:
            read: Sequence[Mapping[str, Value]] = [self.read(question, case, day) for case in cases]
        else:
            read = cast(Sequence[Mapping[str, Value]], cases)
            for case in read:
                self._refuse_what_cannot_be(case, day)
        answerer = self.answerer(question, day)
        if answerer not in self._many:
            self._many[answerer] = Many(answerer.citer, answerer.decider, self.vocabulary)
        return self._many[answerer].decide(read, by_fact)

    def read(
        self, question: str, facts: Mapping[str, object], day: date, profile: str | None = None
    ) -> dict[str, Value]:
        """Read and check the facts of a case."""
        self._know(question)
        stated = self._reader.read(facts)
        if profile is not None:
            if profile not in self.profiles:
                raise _refused("profile", profile, list(self.profiles), _NO_SUCH_PROFILE)
            if stated.setdefault("profile", profile) != profile:
                raise _refused("profile", profile, [str(stated["profile"])], _TWO_PROFILES)
        self._refuse_what_cannot_be(stated, day)
        return stated

    def _know(self, question: str) -> None:
        if question not in self.questions:
            raise _refused("question", question, list(self.questions), _NO_SUCH_QUESTION)

    def _refuse_what_cannot_be(self, stated: Mapping[str, Value], day: date) -> None:
        """A policy that does not hold yet, and facts that cannot be together."""
        named = str(stated.get("profile", self.home))
        since = self.profiles[named].since if named in self.profiles else None
        if since is not None and day < since:
            raise _refused("day", day.isoformat(), f"{since.isoformat()} or later", _BEFORE_POLICY)
        if self._may_be_mixed(stated):
            for mix in self._mixed(stated):
                raise _impossible(mix, stated)

    def answerer(self, question: str, day: date) -> Answerer:
        """The compiled question, as its rules stand on a day."""
        era = sum(turn <= day for turn in self._turns)
        if (question, era) not in self._answerers:
            then = on_day(self.questions[question], self.catalogue, day)
            # Nobody is bound by a policy before its day: else its needs would be gone and its door still open.
            held = {norm: by for norm, by in self.held_by.items() if self.catalogue[norm].holds_on(day)}
            citer = Citer(then, self.catalogue, self.vocabulary, tuple(one.mix for one in IMPOSSIBLE), held)
            decider = Decider(citer.program, self.vocabulary, contradicting(then, self.catalogue))
            self._answerers[question, era] = Answerer(citer, decider, self.catalogue, self.vocabulary)
        return self._answerers[question, era]

    def _may_be_mixed(self, stated: Mapping[str, Value]) -> bool:
        """Whether a mix that cannot be is worth a look: mostly one of the facts that it asks for says no at once."""
        for asked in self._mixes_ask:
            for name, values in asked:
                if stated.get(name, UNKNOWN) not in values:
                    break
            else:
                return True
        return False

    @cached_property
    def _mixes_ask(self) -> tuple[tuple[tuple[str, frozenset[Value]], ...], ...]:
        """Per mix that cannot be: facts, and the values of which each must have one for the mix to be there.

        Unknown, or not said, counts as what silence means. Numbers are left out: they only cost a longer look.
        """
        made = []
        for one in IMPOSSIBLE:
            asked = []
            for name, values in asked_for(one.mix):
                fact = self.vocabulary[name]
                silent = (UNKNOWN,) if fact.presumed == UNKNOWN or fact.presumed in values else ()
                if not fact.bands:
                    asked.append((name, frozenset((*values, *silent))))
            made.append(tuple(asked))
        return tuple(made)

    def _mixed(self, stated: Mapping[str, Value]) -> list[Impossible]:
        decider = self._impossible
        trace = Trace()
        outcome = decider.run({name: value for name, value in stated.items() if value != UNKNOWN}, trace)
        everywhere = (1 << outcome.total) - 1
        return [one for number, one in enumerate(IMPOSSIBLE) if trace.guards.get(number) == everywhere]

    @cached_property
    def _impossible(self) -> Decider:
        nothing = Question("", Text("", ""), Text("", ""), (), ())
        # Silence counts for nothing here: no mix is made of what is only presumed.
        made = program(nothing, self.vocabulary, tuple((ANYWHERE, one.mix) for one in IMPOSSIBLE), (), self.held_by)
        return Decider(made, self.vocabulary)


_NO_SUCH_QUESTION = Text("Deze vraag kent Naklank niet.", "Naklank does not know this question.")
_NO_SUCH_PROFILE = Text("Dit soort organisatie kent Naklank niet.", "Naklank does not know this kind of organisation.")
_TWO_PROFILES = Text("Er staan twee soorten organisatie.", "Two kinds of organisation are named.")
_BEFORE_POLICY = Text(
    "Op die dag gold het beleid van deze organisatie nog niet.",
    "On that day the policy of this organisation did not hold yet.",
)


def _refused(field: str, value: object, allowed: object, what: Text) -> NaklankError:
    shown = ", ".join(allowed) if isinstance(allowed, list) else str(allowed)
    todo = Text(f"Wat kan: {shown.replace(' or later', ' of later')}.", f"What can be: {shown}.")
    said = str(value)[:SHOWN]
    return NaklankError(
        Text(f"{what.nl} ({field}: {said})", f"{what.en} ({field}: {said})"),
        todo,
        field=field,
        value=value,
        allowed=allowed,
    )


def _impossible(mix: Impossible, stated: Mapping[str, Value]) -> NaklankError:
    return NaklankError(mix.why, mix.allowed, field=mix.field, value=stated.get(mix.field), allowed=mix.allowed.en)


RULES = RuleBase()
"""The rules of the sources, with the three profiles that they know."""


def ask(question: str, facts: Mapping[str, object], day: date | None = None, profile: str | None = None) -> Decided:
    """Answer a question about a case by the rules of the sources. See `RuleBase.ask`."""
    return RULES.ask(question, facts, day, profile)
