"""An answer in words: who weighs, what is still unknown, and what would make it allowed."""

import json
from collections.abc import Iterator
from pathlib import Path

from naklank import law
from naklank.actions.answer_shown import Shown, show
from naklank.actions.ask import decide
from naklank.law import RULES

EXAMPLES = Path(next(iter(law.__path__))) / "examples"


def told() -> Iterator[Shown]:
    """Every case that is told beside the rules, answered."""
    for file in sorted(EXAMPLES.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield show(decide(json.loads(line), RULES), "nl")


def of(question: str, **facts: object) -> Shown:
    return show(decide({"question": question, "facts": facts}, RULES), "nl")


def test_nobody_weighs_what_she_asks_for_herself() -> None:
    """An heir has to convince, and a child decides; the weighing is the provider's or the judge's."""
    heir = of(
        "inspect", recipient="surviving_relative", deceased=True, weighty_interest="claimed", interest_kind="will"
    )
    child = of("inspect", recipient="representative", patient_age=14, capable=True, consent="refused")
    assert (heir.verdict, child.verdict) == ("judgement", "judgement")
    assert (heir.weighed_by, child.weighed_by) == ("de zorgverlener, en daarna de rechter", "de zorgverlener")
    assert not {one.weighed_by for one in told()} & {
        "wie erom vraagt",
        "een kind van 12 tot en met 15 jaar",
        "de patiënt",
    }


def test_what_would_make_it_allowed_is_told_in_whole_sentences() -> None:
    """Each begins with a capital and ends in a full stop, so that two of them in a row can be read."""
    said = {one.says for shown in told() for way in shown.ways for one in way}
    assert said
    assert [words for words in said if not (words[0].isupper() and words.endswith("."))] == []


def test_an_answer_that_is_not_known_yet_says_so_without_a_label_of_ours() -> None:
    """The questions that it turns on stand below it in full."""
    one = of("access_file", recipient="other_provider", consent="unknown")
    more = of("disclose", recipient="police", legal_basis="unknown", privilege_override="unknown")
    assert (one.reason, len(one.missing)) == ("Het hangt af van één ding dat we nog niet weten.", 1)
    assert more.reason == "Het hangt af van dingen die we nog niet weten."
    assert len(more.missing) > 1


def test_the_day_of_the_rules_is_written_as_in_a_letter() -> None:
    """Not as a program writes it."""
    shown = show(decide({"question": "record", "facts": {}, "day": "2026-03-03"}, RULES), "nl")
    assert (shown.day_said.nl, shown.day_said.en) == ("3 maart 2026", "3 March 2026")
