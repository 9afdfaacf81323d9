"""The drawing of a subject: everything has a place, nothing lies on something else, ways lead from a rule to what goes before it."""

from datetime import date
from itertools import combinations

import pytest

from naklank.actions.read_rules import lines_of, subjects
from naklank.web.pages.rules import every_line, subject_page
from naklank.web.rule_map import GAP, WIDE, Rule, drawn, width, wrapped

DAY = date(2026, 3, 3)


def rule(name: str, *under: Rule, shape: str = "box") -> Rule:
    return Rule("mag", name, shape, under)  # type: ignore[arg-type]


def test_what_goes_before_stands_to_the_right_and_what_stands_alone_below() -> None:
    """A rule, its two exceptions, a limit behind the first, and a rule alone."""
    made = drawn(
        [
            rule("alone", shape="arch"),
            rule("main", rule("one", rule("limit", shape="block")), rule("two"), shape="arch"),
        ]
    )
    at = {box.rule.says: (box.x, box.y) for box in made.boxes}
    assert at["one"][0] - at["main"][0] == at["limit"][0] - at["one"][0] == WIDE + GAP
    assert at["main"][1] == at["one"][1] == at["limit"][1] < at["two"][1] < at["alone"][1]
    assert at["two"][0] == at["one"][0] and at["alone"][0] == at["main"][0]
    assert len(made.ways) == 3


def test_rules_alone_stand_side_by_side_and_equally_high() -> None:
    """An arcade: two in a row, three where there are many."""
    few = drawn([rule("a", shape="arch"), rule("b " * 90, shape="arch")])
    assert len({box.y for box in few.boxes}) == 1 and len({box.high for box in few.boxes}) == 1
    many = drawn([rule(str(n)) for n in range(7)])
    assert [len([b for b in many.boxes if b.y == y]) for y in sorted({b.y for b in many.boxes})] == [3, 3, 1]


def test_nothing_draws_nothing() -> None:
    """No rules, no boxes."""
    assert drawn([]).boxes == []


def test_a_text_breaks_between_words_only() -> None:
    """Every word is kept, no line is too long unless one word is."""
    text = "Wie bij deze organisatie een gesprek wil opnemen, zegt dat vooraf. " + "x" * 80
    lines = wrapped(text)
    assert " ".join(lines) == text
    assert [line for line in lines if width(line) > WIDE - 32] == ["x" * 80]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", subjects())
def test_on_every_real_drawing_all_is_there_and_nothing_overlaps(name: str, language: str) -> None:
    """Each rule but those that only come along stands on it once, inside the paper, its words inside its box."""
    made = subject_page(name, language, DAY, DAY)["map"]
    ours = [box for box in made["boxes"] if box.rule.shape != "elsewhere"]
    tops = [line for line in lines_of(subjects()[name], DAY) if line.norm.rank != "modifier"]
    assert sorted(box.rule.says for box in ours) == sorted(
        line.norm.says.in_language(language) for line in every_line(tops)
    )
    for box in made["boxes"]:
        assert box.x >= 0 and box.y >= 0 and box.x + box.wide <= made["wide"] and box.y + box.high <= made["high"]
        assert box.y < box.top < box.lines[0][0] and box.lines[-1][0] < box.y + box.high - 6
    for one, other in combinations(made["boxes"], 2):
        apart = one.x + one.wide <= other.x or other.x + other.wide <= one.x
        assert apart or one.y + one.high <= other.y or other.y + other.high <= one.y
    assert len(made["ways"]) == sum(len(box.rule.under) for box in made["boxes"])
