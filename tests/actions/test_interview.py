"""Asking on: only what can still change the answer, in few questions, each with its reason, in the voice of who asks."""

import random

import pytest

from bench.asking import questions, told
from naklank.actions.ask_on import Asking, begin
from naklank.actions.interview import ONLY_WITH
from naklank.law.asking import ASKS
from naklank.law.starts import STARTS
from naklank.logic.facts import UNKNOWN

WORLDS = 3
FULL = 40
"""Ways to complete a case by chance before we say that a fact changes nothing in it."""


def verdict(asking: Asking, facts: dict[str, object]) -> str:
    interview = asking.interview
    answerer = interview.rules.answerer(interview.question, interview.day)
    outcome = answerer.decider.run({**interview.facts, **facts})
    return outcome.verdict if outcome.possible else "impossible"


def turns(asking: Asking, fact: str) -> bool:
    """Whether two answers to this fact lead to two verdicts, alone or with some completion of what is open."""
    interview = asking.interview
    values = [*interview.possible(fact, interview.facts), UNKNOWN]
    answerer = interview.rules.answerer(interview.question, interview.day)
    if len({verdict(asking, {fact: value}) for value in values} - {"impossible"}) > 1:
        return True
    trace = answerer.answer(interview.facts)
    open_facts = [one for one in trace.missing if one != fact]
    for seed in range(FULL):
        chance = random.Random(seed)
        rest = {one: chance.choice(interview.possible(one, interview.facts) or [UNKNOWN]) for one in open_facts}
        if len({verdict(asking, {**rest, fact: value}) for value in values} - {"impossible"}) > 1:
            return True
    return False


@pytest.mark.parametrize("start", STARTS)
def test_every_question_can_change_the_answer_and_says_why_it_is_asked(start: str) -> None:
    """Whatever was answered before; also after "I do not know". And never the same fact twice."""
    for world in range(WORLDS):
        chance, asking = random.Random(f"{start} {world}"), begin(start)
        while (fact := asking.next_fact()) is not None:
            assert fact not in asking.facts
            assert turns(asking, fact), (fact, asking.facts)
            asked = asking.asked(fact, "nl")
            assert asked.because and asked.asks.endswith("?")
            value = UNKNOWN if chance.random() < 0.2 else told(asking, fact, f"{start} {world}", usual=False)
            taken = asking.take(fact, str(value).lower(), str(value))
            assert isinstance(taken, Asking)
            asking = taken


def test_a_question_that_means_nothing_without_another_waits_for_it() -> None:
    """How consent was given is asked only once it was given."""
    interview = begin("politie").interview
    for fact, (other, values) in ONLY_WITH.items():
        assert not interview.fits(fact, {**interview.facts, other: "refused"})
        assert values


def test_few_questions_are_asked_and_fewer_than_in_a_fixed_order() -> None:
    """Over all situations, in the same worlds."""
    ours = [questions(start, 0, usual=False, fixed=False) for start in STARTS]
    fixed = [questions(start, 0, usual=False, fixed=True) for start in STARTS]
    assert sum(ours) < sum(fixed)
    assert sum(ours) / len(ours) < 3
    assert max(ours) <= 13


def test_what_only_a_person_weighs_is_left_to_the_weighing() -> None:
    """Nothing more is asked once the answer is that somebody must weigh it, and nothing presumed can change that."""
    asking = begin("gevaar")
    for fact, value in (("recipient", "relative"), ("content", "factual")):
        taken = asking.take(fact, value, "")
        assert isinstance(taken, Asking)
        asking = taken
    assert asking.interview.decided().answer.verdict == "judgement"
    assert asking.next_fact() is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_patient_is_spoken_to_and_a_provider_hears_of_the_patient(language: str) -> None:
    """The same fact, two voices."""
    patient, provider = begin("inzage"), begin("ouder-vraagt")
    assert patient.asks("patient_age", language) == {"nl": "Hoe oud bent u?", "en": "How old are you?"}[language]
    assert ("de patiënt" if language == "nl" else "the patient") in provider.asks("patient_age", language)
    dead = begin("familie-vraagt").asks("patient_age", language)
    assert ("was" in dead) and dead != provider.asks("patient_age", language)


def test_every_situation_has_its_own_sentence_for_every_verdict() -> None:
    """Who may do what, in both languages, with nothing left to fill in."""
    for start in STARTS:
        shown = begin(start).shown("nl").sentence, begin(start).shown("en").sentence
        for sentence in shown:
            assert sentence.endswith(".") and "{" not in sentence and "  " not in sentence
        assert shown[0] != shown[1]


def test_nobody_is_asked_for_what_has_no_question() -> None:
    """Every fact of the vocabulary can be asked for in words."""
    interview = begin("politie").interview
    assert set(interview.rules.vocabulary) == set(ASKS)


@pytest.mark.parametrize(("start", "age"), [("ouder-dossier", 9), ("ouder-vraagt", 9), ("ouder-overleden-kind", 14)])
def test_a_parent_is_asked_for_authority_as_soon_as_it_matters(start: str, age: int) -> None:
    """Who says to be the parent need not have authority, and without it the answer is no."""
    asking = begin(start)
    assert asking.next_fact() == "patient_age"
    taken = asking.take("patient_age", "", str(age))
    assert isinstance(taken, Asking)
    assert taken.next_fact() == "representative_kind"
    names = [name for _, name in taken.asked("representative_kind", "nl").choices]
    assert names == ["Een ouder met gezag", "Een ouder zonder gezag", "Dat weet ik niet"]
    without = taken.take("representative_kind", "parent", "")
    assert isinstance(without, Asking) and without.interview.decided().answer.verdict == "forbidden"


def test_no_parent_of_a_child_is_asked_whether_a_curator_comes_first() -> None:
    """That order is one among those who stand in for an adult."""
    interview = begin("ouder-dossier").interview
    stated = {**interview.facts, "patient_age": 9, "representative_kind": "parent_with_authority"}
    assert not interview.fits("senior_representative", stated)
    assert interview.fits("senior_representative", {**stated, "patient_age": 40, "representative_kind": "sibling"})
