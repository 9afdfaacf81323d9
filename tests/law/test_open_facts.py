"""What is unknown is answered exactly, and what cannot be seen whole is answered at once all the same."""

import time
from datetime import date

import pytest
from cases import random_cases

from naklank.law import RULES
from naklank.logic import decide
from naklank.logic.facts import UNKNOWN

DAY = date(2026, 11, 23)


class Everything:
    """A reach that rules nothing out."""

    def __init__(self, facts) -> None:
        self.every = frozenset(facts)

    def facts(self, _stated, _opened) -> frozenset[str]:
        return self.every


@pytest.mark.parametrize("question", RULES.questions)
def test_leaving_out_what_is_out_of_reach_changes_no_answer(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every unknown fact opened up, the whole answer is the same."""
    answerer = RULES.answerer(question, DAY)
    cases = [case for unknowns in (0, 1, 3) for case in random_cases(question, DAY, 8, 7, unknowns)]
    quick = [answerer.answer(case) for case in cases]

    monkeypatch.setattr(answerer.decider, "reach", Everything(answerer.decider.place))

    assert [answerer.answer(case) for case in cases] == quick


@pytest.mark.parametrize("question", RULES.questions)
def test_bits_and_diagrams_give_one_answer(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cases, once with a bit for each combination and once as diagrams: the whole answer is the same."""
    answerer = RULES.answerer(question, DAY)
    cases = [case for unknowns in (0, 1, 3, 5) for case in random_cases(question, DAY, 8, 19, unknowns)]
    monkeypatch.setattr(decide, "LARGEST", 1 << 20)
    in_bits = [answerer.answer(case) for case in cases]

    monkeypatch.setattr(decide, "LARGEST", 1)

    assert [answerer.answer(case) for case in cases] == in_bits


@pytest.mark.parametrize("question", RULES.questions)
def test_a_case_of_which_nothing_is_known_is_answered_within_seconds(question: str) -> None:
    """Every fact stated as unknown: an exact answer, small in time and memory, whatever number of combinations there is."""
    answerer = RULES.answerer(question, DAY)
    begun = time.process_time()

    answer = RULES.ask(question, dict.fromkeys(answerer.decider.place, UNKNOWN), DAY).answer

    assert time.process_time() - begun < 20
    assert answer.verdict in {"unknown", "judgement"} or len({*answer.missing}) == 0
