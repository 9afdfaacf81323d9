"""Many cases side by side get the answers that each gets alone."""

from datetime import date

import pytest
from cases import random_cases

from naklank.errors import NaklankError
from naklank.law import RULES
from naklank.logic.tracing import Trace

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("question", RULES.questions)
def test_side_by_side_or_alone_is_the_same_answer(question: str) -> None:
    """Verdict, norms and what decides; with nothing unknown, and with up to four facts unknown."""
    cases = [case for unknowns in range(5) for case in random_cases(question, DAY, 40, unknowns, unknowns)]
    answerer = RULES.answerer(question, DAY)

    for case, brief in zip(cases, RULES.briefs(question, cases, DAY), strict=True):
        trace = Trace()
        outcome = answerer.decider.run(case, trace)
        cited = answerer.citer.cite(trace, case)
        assert brief.verdict == outcome.verdict, case
        assert set(brief.because) == set(cited.because), case
        assert set(brief.along) == set(cited.along), case
        assert set(brief.missing) == (set(outcome.deciding()) if outcome.verdict == "unknown" else set()), case


def test_a_case_that_cannot_be_is_refused() -> None:
    """One bad case among many is named, not answered."""
    with pytest.raises(NaklankError):
        RULES.briefs("record", [{"medium": "audio"}, {"medium": "smell"}], DAY)


def test_cases_that_all_say_the_same_facts_get_the_answers_that_each_gets_alone() -> None:
    """They are read by fact, not case by case; a number where a yes or no belongs is refused all the same."""
    cases: list[dict[str, object]] = [
        {"actor": actor, "medium": medium, "announced": announced}
        for actor in ("patient", "provider", "unknown")
        for medium in ("audio", "video", "unknown")
        for announced in (True, False, "unknown")
    ]
    decider = RULES.answerer("record", DAY).decider

    for case, brief in zip(cases, RULES.briefs("record", cases, DAY), strict=True):
        outcome = decider.run(RULES.read("record", case, DAY))
        assert brief.verdict == outcome.verdict, case
        assert set(brief.missing) == (set(outcome.deciding()) if outcome.verdict == "unknown" else set()), case
    with pytest.raises(NaklankError):
        RULES.briefs("record", [*cases, {"actor": "patient", "medium": "audio", "announced": 1}], DAY)
