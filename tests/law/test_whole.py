"""The rules are whole: no case without a rule, no two rules that contradict each other, no rule that never decides."""

import time
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from naklank.actions.rules_of_house import check_rules
from naklank.law import RULES, RuleBase
from naklank.law.accepted import ACCEPTED
from naklank.law.profiles import PROFILES
from naklank.law.questions import QUESTIONS
from naklank.logic.check import look_over
from naklank.logic.conditions import is_
from naklank.logic.doors import Cited, Door, Need

DAY = date(2026, 11, 23)


def broken(question: str, **changes: object) -> RuleBase:
    """The rule base with one question changed."""
    return RuleBase(questions={**QUESTIONS, question: replace(QUESTIONS[question], **changes)})


def found(rules: RuleBase, question: str) -> set[tuple[str, str, str]]:
    return {one.name for one in look_over(rules.answerer(question, DAY), rules.catalogue)}


def test_nothing_is_found_but_what_was_accepted_by_name() -> None:
    """Every question over the whole space of its facts; each accepted finding is still there."""
    looked = check_rules(day=DAY)
    assert [one.name for one in looked.new] == []
    assert [one.name for one in looked.stale] == []


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: "/".join(entry.name))
def test_an_accepted_finding_that_is_gone_is_told(entry) -> None:
    """Take an entry away and the check finds it; leave in one that nothing answers to and the check says so."""
    rules = RuleBase(questions={entry.question: QUESTIONS[entry.question]})
    mine = tuple(one for one in ACCEPTED if one.question == entry.question and one is not entry)
    looked = check_rules(rules, DAY, mine)
    assert any(entry.covers(one.name) for one in looked.new)
    idle = replace(entry, where="nowhere")
    assert check_rules(rules, DAY, (*mine, idle)).stale == (idle,)


@pytest.mark.parametrize("door", QUESTIONS["record"].doors, ids=lambda door: door.id)
def test_a_door_that_is_dropped_leaves_a_gap_or_was_not_the_only_one(door) -> None:
    """Where the rest covers nothing in its place, the check names who acts."""
    rules = broken("record", doors=tuple(one for one in QUESTIONS["record"].doors if one is not door))
    gaps = {name for name in found(rules, "record") if name[1] == "gap"}
    covered = any(RULES.ask("record", case, DAY).answer.gap for case in cases_of_recording())
    lost = {case["actor"] for case in cases_of_recording() if rules.ask("record", case, DAY).answer.gap}
    assert not covered
    assert lost <= {name[2] for name in gaps}


def cases_of_recording() -> list[dict[str, object]]:
    """Plain cases of recording, each complete enough to be decided."""
    actors = RULES.vocabulary["actor"].values
    return [
        {"actor": actor, "medium": medium, "setting": setting, "profile": profile}
        for actor, medium, setting, profile in product(
            actors, ("audio", "video"), ("consult", "group", "public_space"), PROFILES
        )
    ]


def test_two_doors_of_one_rank_that_contradict_each_other_are_found() -> None:
    """A door that forbids what another of the same rank and force allows is a clash, shown with a case."""
    against = Door("against", "forbidden", is_("medium", "audio"), (Cited("recording.audio.patient.private-use"),))
    rules = broken("record", doors=(*QUESTIONS["record"].doors, against))
    clashes = [one for one in look_over(rules.answerer("record", DAY), rules.catalogue) if one.sort == "clash"]
    assert clashes
    assert all("against" in one.where for one in clashes)
    assert all(one.case is not None and one.case["medium"] == "audio" for one in clashes)


def test_a_need_that_can_never_matter_is_found() -> None:
    """A condition on what the door rules out already never decides, and is named with its norm."""
    door = QUESTIONS["add_statement"].doors[0]
    idle = Need("capable", "file.statement", when=is_("capable"))
    rules = broken("add_statement", doors=(replace(door, needs=(*door.needs, idle)),))
    assert ("add_statement", "never decides", f"{door.id}: capable (file.statement)") in found(rules, "add_statement")


def test_looking_a_question_over_takes_about_a_second() -> None:
    """The widest questions too; the bound here is wide because machines differ, `make bench` has the figure."""
    for question in ("share", "disclose", "inspect"):
        begun = time.process_time()
        list(look_over(RULES.answerer(question, DAY), RULES.catalogue))
        assert time.process_time() - begun < 5
