"""Cases told by people, with the answer that the documents give: every one must come out, reason and all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import naklank.law
from naklank.law import ask
from naklank.law.norms import CATALOGUE
from naklank.logic.answers import Answer

EXAMPLES = Path(naklank.law.__file__).parent / "examples"


def told() -> Iterator[dict]:
    for file in sorted(EXAMPLES.glob("*.jsonl")):
        for line in file.read_text().splitlines():
            yield json.loads(line)


SCENARIOS = list(told())


def cited(answer: Answer) -> set[str]:
    return {ground.norm for ground in answer.because} | {*answer.duties, *answer.advice}


def counts(norm: str, answer: Answer) -> bool:
    """An exception or a block counts among the reasons only; another norm anywhere it is cited."""
    reasons = {ground.norm for ground in answer.because}
    return norm in (reasons if CATALOGUE[norm].rank in {"exception", "block"} else cited(answer))


def listed(answer: Answer) -> set[str]:
    """Norms and facts that stand anywhere in the answer."""
    facts = {*answer.missing, *answer.rests_on, *(change.fact for change in answer.could_change)}
    return {*cited(answer), answer.disclaimer, *facts, *(fact for way in answer.would_allow for fact in way)}


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: case["id"])
def test_the_answer_is_what_the_documents_say(case: dict) -> None:
    """Verdict, the norms that must be cited, what must be named, and what may not be."""
    answer = ask(case["question"], case["facts"]).answer

    assert answer.verdict == case["verdict"]
    assert [norm for norm in case["must_cite"] if not counts(norm, answer)] == []
    assert set(case["must_list"]) - listed(answer) == set()
    assert cited(answer) & set(case.get("must_not_cite", ())) == set()
    assert answer.force == case.get("force", answer.force)
    assert answer.meanwhile == case.get("meanwhile", answer.meanwhile)
    assert set(case.get("open", ())) <= set(answer.open)
    assert answer.reason == case.get("reason", answer.reason)
    assert [dict(way) for way in answer.would_allow] == case.get("ways", [dict(way) for way in answer.would_allow])


def test_no_two_cases_bear_one_name() -> None:
    """An id names one case."""
    assert len({case["id"] for case in SCENARIOS}) == len(SCENARIOS)
