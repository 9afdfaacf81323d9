"""Laws that hold for every case, whatever the rules say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import random_cases, values

from naklank.law import RULES, RuleBase, ask
from naklank.law.norms import CATALOGUE
from naklank.law.profiles import PROFILES
from naklank.law.questions import QUESTIONS
from naklank.logic.answers import Answer
from naklank.logic.facts import UNKNOWN
from naklank.logic.norms import Norm

DAY = date(2026, 11, 23)
CASES = 25
PERMITS = {"allowed", "required"}
NEAREST = {"treatment.publication-no-ground"}
"""Policy that is cited outside its profile: as the nearest source, and called policy."""


def answered(question: str, seed: int, unknowns: int = 0) -> Iterator[tuple[dict, Answer]]:
    for case in random_cases(question, DAY, CASES, seed, unknowns):
        yield case, ask(question, case, DAY).answer


def possible(question: str, case: dict) -> set[str]:
    return set(RULES.answerer(question, DAY).decider.run(case).verdicts)


def permits(question: str, case: dict, rules: RuleBase = RULES) -> bool:
    outcome = rules.answerer(question, DAY).decider.run(case)
    return bool(outcome.possible) and outcome.verdict in PERMITS


@pytest.mark.parametrize("question", QUESTIONS)
def test_replacing_an_unknown_never_adds_a_possible_verdict(question: str) -> None:
    """Knowing more can only narrow. What a person weighs stays with the person until it is known: then anything may follow."""
    needs = [need for _, need in RULES.answerer(question, DAY).needs]
    weighed = {need.fact for need in needs if (need.kind or RULES.vocabulary[need.fact].kind) == "weigh"}
    for case in random_cases(question, DAY, CASES, 11, 3):
        before = possible(question, case)
        for fact in [name for name, value in case.items() if value == UNKNOWN]:
            left_to_a_person = fact in weighed and "judgement" in before
            for value in values(RULES.vocabulary[fact]):
                after = {**case, fact: value}
                if not RULES._mixed(after):
                    assert left_to_a_person or possible(question, after) <= before, (case, fact, value)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_unknown_never_permits_where_its_presumption_was_needed(question: str) -> None:
    """What is permitted without knowing a fact is permitted in silence, and whatever the fact turns out to be."""
    for case in random_cases(question, DAY, CASES, 12, 1):
        for fact in [name for name, value in case.items() if value == UNKNOWN and permits(question, case)]:
            silent = {name: value for name, value in case.items() if name != fact}
            # Whose recording it is picks the rule base's own doors or the sources': silence is another question there.
            assert fact == "own_recording" or permits(question, silent), (case, fact)
            for value in values(RULES.vocabulary[fact]):
                other = {**case, fact: value}
                assert RULES._mixed(other) or permits(question, other), (case, fact, value)


@pytest.mark.parametrize("question", QUESTIONS)
def test_withdrawing_consent_never_opens(question: str) -> None:
    """What is permitted after a withdrawal was permitted with consent, and without having asked."""
    for case in random_cases(question, DAY, CASES * 2, 13):
        for later in ("withdrawn", "refused"):
            if not RULES._mixed({**case, "consent": later}) and permits(question, {**case, "consent": later}):
                assert permits(question, {**case, "consent": "given"}), (case, later)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_verdict_says_why_and_only_what_played_a_part(question: str) -> None:
    """At least one norm that stands; none of another profile or medium; a force that one of the norms has."""
    for unknowns in (0, 2):
        for case, answer in answered(question, 14, unknowns):
            cited = [*(ground.norm for ground in answer.because), *answer.duties, *answer.advice]
            assert cited or answer.gap, case
            assert len(set(cited)) == len(cited), case
            assert set(answer.carried_by) <= set(cited), case
            assert set(answer.rests_on) <= set(case)
            for norm in cited:
                assert fits(CATALOGUE[norm], case), (norm, case)


def fits(norm: Norm, case: dict) -> bool:
    """Whether profile and medium of a norm are those of the case, as far as both say so."""
    holders = [profile.id for profile in PROFILES.values() if norm.id in profile.holds]
    if holders and norm.id not in NEAREST and case.get("profile", "care") not in (*holders, UNKNOWN):
        return False
    wanted = next((given.values for given in norm.when if given.fact == "medium"), ())
    return not wanted or case.get("medium", UNKNOWN) in (*wanted, UNKNOWN)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_missing_from_a_clear_answer(question: str) -> None:
    """Required, allowed and forbidden name nothing missing; the others name something, or a gap."""
    for unknowns in (0, 3):
        for case, answer in answered(question, 15, unknowns):
            if answer.verdict in {"required", "allowed", "forbidden"}:
                assert answer.missing == (), case
                assert answer.meanwhile == answer.verdict
            else:
                assert answer.missing or answer.gap, case


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_would_allow_it_does(question: str) -> None:
    """Each way that is named leads to yes, and none of it can be left out."""
    for case, answer in answered(question, 16):
        for way in answer.would_allow:
            assert permits(question, {**case, **way}), (case, way)
            for fact in way:
                less = {name: value for name, value in way.items() if name != fact}
                assert not permits(question, {**case, **less}), (case, way, fact)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_could_change_does(question: str) -> None:
    """Each presumption that is named gives the verdict that is named, when it is otherwise."""
    for case, answer in answered(question, 17):
        for change in answer.could_change:
            assert change.fact not in case
            other = RULES.answerer(question, DAY).decider.run({**case, change.fact: change.value})
            assert other.verdict == change.verdict != answer.verdict, (case, change)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_case_has_the_same_receipt(question: str) -> None:
    """In another rule base of the same rules too, and in whatever order the facts are said; another day is another receipt."""
    again = RuleBase()
    for case in random_cases(question, DAY, 3, 18, 1):
        first = ask(question, case, DAY)
        assert again.ask(question, dict(reversed(case.items())), DAY).receipt == first.receipt
        assert ask(question, case, DAY + timedelta(days=1)).receipt != first.receipt


def test_a_rule_answers_for_the_day_that_is_asked_for() -> None:
    """On its first day and on its last it counts; the day before and the day after it does not, nor is it cited."""
    norm = "recording.audio.group.all-consent"
    first, last = date(2024, 2, 29), date(2025, 12, 31)
    rules = RuleBase(catalogue={**CATALOGUE, norm: replace(CATALOGUE[norm], since=first, until=last)})
    case = {"actor": "patient", "medium": "audio", "setting": "group", "others_consent": "refused"}

    for day, holds in ((first, True), (last, True), (first - timedelta(1), False), (last + timedelta(1), False)):
        answer = rules.ask("record", case, day).answer
        cited = {ground.norm for ground in answer.because} | {*answer.duties, *answer.advice}
        assert (norm in cited) == holds, day
        assert answer.verdict == ("forbidden" if holds else "allowed"), day


def test_the_version_names_what_the_rules_say() -> None:
    """Another word in one norm is another version."""
    norm = CATALOGUE["secrecy.duty"]
    changed = replace(norm, says=replace(norm.says, en=norm.says.en + " "))
    assert RuleBase(catalogue={**CATALOGUE, norm.id: changed}).version != RULES.version
    assert RuleBase().version == RULES.version
