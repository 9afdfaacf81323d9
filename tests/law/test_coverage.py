"""The told cases reach the whole rule base: every norm, every open point, and every door from both sides."""

from datetime import date
from functools import cache

import pytest
from test_catalogue import NORMS
from test_scenarios import SCENARIOS, cited

from naklank.law import RULES, ask
from naklank.law.norms import OPEN_POINTS
from naklank.law.questions import QUESTIONS
from naklank.logic.conditions import ALWAYS
from naklank.logic.doors import Door
from naklank.logic.tracing import Trace

DAY = date(2026, 11, 27)
UNCITED = {
    "meta.terms": "says what words mean; of the norms about the rules only the disclaimer stands in an answer",
    "meta.blijf-takes-over": "is carried out by the profile, which names what it takes over",
    "meta.sources-of-law": "lists statutes; every norm names its own",
    "secrecy.purpose": "says whom secrecy protects; it has no condition, and no table of the vocabulary names it",
}
"""The norms that no case can cite, each with the reason. Everything else is cited by a rule and by a told case."""
UNTOUCHED = {
    "open.former-practice": "history",
    "open.dates": "the disclaimer of every answer says it",
    "open.examples": "the limit of the vocabulary itself",
}
"""The open points of which the catalogue says that no case touches them."""

Place = tuple[str, str]


@cache
def told() -> tuple[frozenset[str], frozenset[str], frozenset[Place], frozenset[Place], frozenset[Place]]:
    """Norms cited and points printed by the told cases; doors that stood open, that were held or closed, that were not there."""
    norms, points = set[str](), set[str]()
    opened, closed, absent = set[Place](), set[Place](), set[Place]()
    for case in SCENARIOS:
        question = case["question"]
        answer = ask(question, case["facts"], DAY).answer
        norms |= {*cited(answer), answer.disclaimer}
        points |= set(answer.open)
        trace = Trace()
        RULES.answerer(question, DAY).decider.run(RULES.read(question, case["facts"], DAY), trace)
        for number, door in enumerate(QUESTIONS[question].doors):
            if not trace.exists.get(number):
                absent.add((question, door.id))
            elif trace.open_at(number):
                opened.add((question, door.id))
            else:
                closed.add((question, door.id))
    return frozenset(norms), frozenset(points), frozenset(opened), frozenset(closed), frozenset(absent)


def of_rules() -> set[str]:
    """Every norm that some question can cite, in some case."""
    coded = (entry.norm for question in QUESTIONS for entry in RULES.answerer(question, DAY).citer.entries)
    return {*coded, ask("compel", {}, DAY).answer.disclaimer}


def test_every_norm_of_the_catalogue_is_reached_by_a_rule() -> None:
    """Drop a norm from the questions and its name stands here."""
    assert sorted(set(NORMS) - of_rules() - set(UNCITED)) == []


def test_every_norm_of_the_catalogue_is_cited_in_a_told_case() -> None:
    """Not only named by a rule: some case brings it into an answer."""
    assert sorted(set(NORMS) - told()[0] - set(UNCITED)) == []


def test_every_norm_of_the_catalogue_is_asked_for_by_a_told_case() -> None:
    """Somebody expected it, from the documents: it stands in what a case must cite or list."""
    expected = {norm for case in SCENARIOS for norm in (*case["must_cite"], *case["must_list"])}
    assert sorted(set(NORMS) - expected - set(UNCITED) - {"meta.not-standalone"}) == []


def test_what_is_said_to_be_out_of_reach_is() -> None:
    """An excuse that is not needed any more goes."""
    assert set(UNCITED) <= set(NORMS)
    assert sorted(set(UNCITED) & (of_rules() | told()[0])) == []


def test_every_open_point_is_printed_in_a_told_case() -> None:
    """48 points, less the three of which the catalogue says "never"; those are indeed never printed."""
    assert sorted({point.id for point in OPEN_POINTS} - told()[1]) == sorted(UNTOUCHED)


def test_every_open_point_is_asked_for_by_a_told_case() -> None:
    """Somebody expected it."""
    expected = {point for case in SCENARIOS for point in case.get("open", ())}
    assert sorted({point.id for point in OPEN_POINTS} - expected) == sorted(UNTOUCHED)


DOORS = [(question, door) for question in QUESTIONS for door in QUESTIONS[question].doors]


@pytest.mark.parametrize(("question", "door"), DOORS, ids=lambda part: part.id if isinstance(part, Door) else part)
def test_every_door_stands_open_in_a_told_case_and_is_closed_in_another(question: str, door: Door) -> None:
    """Closed: it is there and something is not met. A door that asks for nothing is open wherever it is, and must be absent once.

    A door that asks for nothing and is always there (three questions have one verdict, and one has "free") has no other side.
    """
    _, _, opened, closed, absent = told()
    place = (question, door.id)
    assert place in opened
    if door.needs:
        assert place in closed
    elif door.exists != ALWAYS:
        assert place in absent
