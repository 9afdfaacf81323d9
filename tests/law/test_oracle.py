"""The engine against a second reading of the same vocabulary, case by random case: the verdict, and what is missing for one."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from oracle import Impossible, decide
from oracle.cases import draw
from oracle.decide import QUESTIONS
from oracle.vocabulary import UNKNOWN, WEIGHED, Facts

from naklank.errors import NaklankError
from naklank.law import ask
from tests.tally import Tally, part

IMPOSSIBLE = ("refused", frozenset[str]())
SEED = 20260101
FEW = 2_000
MANY = 100_000
PORTIONS = 100


# What a human would weigh may stand in `missing` beside the facts that decide: where one of them decides for a human to weigh.
CRITERIA = WEIGHED | {
    "good_care", "necessary", "patient_objects", "agreement_signed", "termination_ground", "weighty_interest", "privilege_override",
}  # fmt: skip


# Set aside until it is settled which reading stands: here the two part (each with an example, below).
SET_ASIDE: dict[str, Callable[[str, Facts], bool]] = {
    "perhaps a dead patient, and nobody says who asks": lambda question, facts: (
        question in ("inspect", "copy") and facts.get("deceased") == UNKNOWN and "recipient" not in facts
    ),
}


EXAMPLES: dict[str, tuple[str, Facts]] = {
    "perhaps a dead patient, and nobody says who asks": ("inspect", {"deceased": UNKNOWN}),
}


def engine(question: str, facts: Facts) -> tuple[str, frozenset[str]]:
    """The engine's verdict, and what it misses for one."""
    try:
        answer = ask(question, dict(facts)).answer
    except NaklankError:
        return IMPOSSIBLE
    return answer.verdict, frozenset(answer.missing if answer.verdict == UNKNOWN else ())


def oracle(question: str, facts: Facts) -> tuple[str, frozenset[str]]:
    """The second reading."""
    try:
        return decide(question, facts)
    except Impossible:
        return IMPOSSIBLE


def disagreement(question: str, facts: Facts) -> str | None:
    """Both answers, where they differ."""
    (ours, deciding), (verdict, missing) = oracle(question, facts), engine(question, facts)
    if ours == verdict and deciding <= missing and missing - deciding <= CRITERIA:
        return None
    return f"{question} {facts}: {verdict} {sorted(missing)}, read a second time {ours} {sorted(deciding)}"


def compare(cases: int, seed: int) -> Counter[str]:
    """So many cases of all questions in turn, compared; the verdicts are counted."""
    rng = random.Random(seed)
    questions = sorted(QUESTIONS)
    counted: Counter[str] = Counter()
    found = []
    while counted.total() < cases:
        question = questions[counted.total() % len(questions)]
        facts = draw(rng, question)
        if any(bears(question, facts) for bears in SET_ASIDE.values()):
            continue
        counted[oracle(question, facts)[0]] += 1
        if differing := disagreement(question, facts):
            found.append(differing)
    assert found == []
    return counted


def test_engine_and_oracle_agree() -> None:
    """Some cases of every question; every verdict comes up."""
    assert {*compare(FEW, SEED)} >= {
        "required",
        "allowed",
        "conditional",
        "judgement",
        "unknown",
        "forbidden",
        "refused",
    }


@pytest.mark.soak
def test_engine_and_oracle_agree_at_length(count: Callable[[str, int], Tally]) -> None:
    """The same, many times over."""
    tally = count("cases of the law on which the engine and a second reading agree", MANY)
    which, of = part()
    for number in range(which, PORTIONS + 1, of):
        for verdict, many in compare(MANY // PORTIONS, SEED + number).items():
            tally.did(verdict, many)
    tally.hold()


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_nothing_said(question: str) -> None:
    """A case without a fact."""
    assert disagreement(question, {}) is None


@pytest.mark.parametrize("what", sorted(SET_ASIDE))
def test_what_is_set_aside_still_parts_them(what: str) -> None:
    """Where both now say the same, the entry has done its work and goes."""
    question, facts = EXAMPLES[what]

    assert SET_ASIDE[what](question, facts)
    assert disagreement(question, facts) is not None
