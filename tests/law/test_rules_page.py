"""docs/rules.md says what is so: its doors, its answer, its example of a profile and its Python."""

import doctest
import json
import re
from datetime import date
from pathlib import Path

from naklank.actions.ask import LARGEST_CASE, ask_case
from naklank.law import RULES
from naklank.law.own_profiles import FIELDS, with_own_profile
from naklank.logic.decide import LARGEST

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
TEXT = PAGE.read_text("utf-8")


def rows(after: str) -> list[list[str]]:
    """The rows of the first table under a heading or sentence."""
    table = TEXT[TEXT.index(after) :].split("\n\n| ", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip(" |").split("|")] for row in table.splitlines()[2:]]


def test_the_python_on_the_page_runs_as_it_says() -> None:
    """Every line of it."""
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (failed, tried > 4) == (0, True)


def test_the_doors_of_disclose_are_those_of_the_rules() -> None:
    """By name, with what each gives and the norm it goes by."""
    doors = RULES.questions["disclose"].doors
    assert rows("The doors of `disclose`") == [[f"`{d.id}`", d.gives, f"`{d.norms[0].norm}`"] for d in doors]


def test_every_field_of_the_answer_is_explained() -> None:
    """No more and no fewer than an answer has."""
    named = {name for row in rows("## The answer") for name in re.findall(r"`(\w+)`", row[0])}
    assert named == set(ask_case({"question": "record", "facts": {"medium": "audio"}}))


def test_every_field_of_a_profile_is_explained() -> None:
    """And the example uses them as it says."""
    assert {name for row in rows("## A profile of your own") for name in re.findall(r"`(\w+)`", row[0])} == FIELDS


def test_the_profile_on_the_page_does_what_the_page_says() -> None:
    """Conditional on announcing in a group, a copy on request, and else as in care."""
    (example,) = re.findall(r"^```json profile\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    rules, profile = with_own_profile(json.loads(example))
    day = date(2026, 11, 23)
    group = {"actor": "patient", "medium": "audio", "setting": "group", "others_consent": "given"}
    answer = rules.ask("record", group, day).answer
    assert (answer.verdict, answer.force, answer.missing) == ("conditional", "policy", ("announced",))
    assert rules.ask("record", {**group, "profile": "care"}, day).answer.verdict == "allowed"
    asked = {"actor": "patient", "medium": "audio", "copy_requested": True}
    assert rules.ask("give_copy", asked, day).answer.verdict == "required"
    consult = {"actor": "patient", "medium": "audio"}
    assert rules.ask("record", consult, day).answer.verdict == RULES.ask("record", consult, day).answer.verdict
    assert profile.terms["retention"].en == "We keep a recording for two years."


def test_the_sizes_on_the_page_are_those_of_the_program() -> None:
    """Combinations with a bit each, and the bytes of a case."""
    assert f"{LARGEST:,} combinations" in TEXT
    assert f"{LARGEST_CASE:,} bytes" in TEXT
