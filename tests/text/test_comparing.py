"""What a comparison found, in words: nothing is rounded up, nobody is accused, each sentence is said by some finding."""

from collections.abc import Iterator
from typing import get_args

import pytest

from naklank.model.comparison import (
    Comparison,
    Edit,
    Kind,
    Limit,
    LimitKind,
    Reason,
    Source,
    Unverifiable,
    Verdict,
    Why,
)
from naklank.text import Text, amounts, comparing, comparing_verdict
from naklank.text.amounts import clock, floored, length_said, number
from naklank.text.comparing import (
    change_said,
    drift_said,
    edit_said,
    kind_said,
    limit_said,
    reason_said,
    source_said,
    sure_number_said,
    sure_said,
    verified_said,
    why_said,
    within_said,
)
from naklank.text.comparing_verdict import means_not_said, means_said, verdict_said

SIZES: dict[str, tuple[dict[str, float], ...]] = {
    "speed": ({"factor": 1.05}, {"factor": 0.93}, {}),
    "gain": ({"db": 6.0}, {"db": -3.5}, {}),
}


def edit(kind: Kind, confidence: float = 0.995, **more: object) -> Edit:
    spans: dict[str, object] = {
        "copy": (61.2, 61.2 if kind == "cut" else 63.2),
        "original": (73.6, 73.6 if kind == "insertion" else 81.9),
        "copy_within": (61.1, 63.3),
        "original_within": (73.5, 82.0),
    }
    return Edit(kind=kind, confidence=confidence, **(spans | more))  # type: ignore[arg-type]


def edits() -> Iterator[Edit]:
    for kind in get_args(Kind):
        for size in SIZES.get(kind, ({},)):
            yield edit(kind, **size)
    yield edit("insertion", source="foreign")
    yield edit("insertion", source="original")
    yield edit("replacement", source="original", taken_from=(3.0, 5.0))


def comparison(verdict: Verdict, **more: object) -> Comparison:
    return Comparison(verdict=verdict, original_s=120.0, copy_s=100.0, **more)  # type: ignore[arg-type]


def comparisons() -> Iterator[Comparison]:
    for verdict in get_args(Verdict):
        yield comparison(verdict)
        yield comparison(verdict, unverifiable=(Unverifiable((3.0, 5.0), "noise"),))
    for count, sure in ((1, 0.95), (3, 0.95), (1, 0.6), (3, 0.6)):
        yield comparison("edited", edits=tuple(edit("cut", sure) for _ in range(count)))


def everything_said() -> Iterator[Text]:
    for one in edits():
        yield from (edit_said(one), change_said(one), kind_said(one.kind), within_said(one))
    for confidence in (0.999, 0.95, 0.75, 0.5):
        yield from (sure_said(confidence), sure_number_said(confidence))
    for kind in get_args(LimitKind):
        yield from (limit_said(Limit(kind, 80.0)), limit_said(Limit(kind)))
    yield from (source_said(one) for one in get_args(Source))
    yield from (why_said(one) for one in get_args(Why))
    yield from (reason_said(one) for one in get_args(Reason))
    yield from (verified_said(0.98), drift_said(41.0), drift_said(-41.0), drift_said(0.0))
    yield from (length_said(one) for one in (0.0, 0.001, 0.04, 1.0, 1.25, 60.0, 125.0, 3600.0, 7325.0))
    for found in comparisons():
        yield from (verdict_said(found), *means_said(found), *means_not_said(found))


class Heard(dict[str, Text]):
    """Sentences that remember which of them was asked for."""

    def __init__(self, texts: dict[str, Text]) -> None:
        super().__init__(texts)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Text:
        self.asked.add(key)
        return super().__getitem__(key)


def test_each_sentence_is_said_by_some_finding_and_each_finding_has_its_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No word is kept that nothing says, and no verdict, kind, limit, reason or why is without words; no place stays unfilled."""
    heard = []
    for module in (amounts, comparing, comparing_verdict):
        heard.append(Heard(module.TEXTS))
        monkeypatch.setattr(module, "TEXTS", heard[-1])

    said = list(everything_said())

    assert {key for one in heard for key in set(one) - one.asked} == set()
    assert [text for text in said if not text.nl or not text.en or "{" in text.nl + text.en] == []


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0.0, "0:00.000"),
        (61.2, "1:01.200"),
        (59.9996, "1:00.000"),
        (3600.0, "1:00:00.000"),
        (28800.0405, "8:00:00.040"),
    ],
)
def test_a_place_is_written_in_minutes_seconds_and_milliseconds(seconds: float, written: str) -> None:
    """Hours appear only where there are any, and a rounded second carries over."""
    assert clock(seconds) == written


@pytest.mark.parametrize(
    ("seconds", "dutch", "english"),
    [
        (0.0002, "minder dan 1 milliseconde", "less than 1 millisecond"),
        (0.04, "40 milliseconden", "40 milliseconds"),
        (1.0, "1 seconde", "1 second"),
        (8.3, "8,3 seconden", "8.3 seconds"),
        (59.97, "1 minuut", "1 minute"),
        (3605.0, "1 uur en 5 seconden", "1 hour and 5 seconds"),
    ],
)
def test_a_length_is_written_as_people_say_it(seconds: float, dutch: str, english: str) -> None:
    """The unit that fits, a comma in Dutch and a point in English."""
    assert length_said(seconds) == Text(dutch, english)


def test_a_share_is_never_rounded_up() -> None:
    """99.97 % of the speech is not "100 per cent", and 0.9999 is not "100 of 100": who reads it would take it for certain."""
    assert floored(99.97, 1).en == "99.9"
    assert floored(100.0, 1).en == "100"
    assert floored(0.29 * 100, 0).en == "29"
    assert sure_number_said(0.9999).en == "more than 99 of 100"
    assert "94" in sure_number_said(0.949).nl
    assert number(5.0, 1).nl == "5"


def test_a_weak_finding_is_said_weakly() -> None:
    """Only a change that is stated at 0.9 or more makes the sentence say that the copy differs."""
    strong = comparison("edited", edits=(edit("cut", 0.6), edit("gain", 0.9, db=3.0)))
    weak = comparison("edited", edits=(edit("cut", 0.89), edit("gain", 0.6, db=3.0)))

    assert "may differ" not in verdict_said(strong).en
    assert "may differ" in verdict_said(weak).en
    assert "misschien" in verdict_said(weak).nl


ACCUSING = (
    "vervals",
    "geknoei",
    "gemanipuleerd",
    "bedrog",
    "fraude",
    "nep",
    "dader",
    "tamper",
    "forged",
    "doctored",
    "fake",
)


def test_no_sentence_accuses_anybody() -> None:
    """The words for what was found hold no deed and no motive; they are words for sound."""
    wrong = [text for text in everything_said() for word in ACCUSING if word in (text.nl + text.en).lower()]

    assert wrong == []


def test_an_edited_copy_is_never_shown_without_saying_that_a_change_is_no_motive() -> None:
    """First of all that is said of an edited copy: not who, not why. Of an undecided one: that this is no suspicion."""
    assert means_not_said(comparison("edited"))[0] is comparing_verdict.TEXTS["comparing.not.motive"]
    assert means_not_said(comparison("undecided"))[0] is comparing_verdict.TEXTS["comparing.not.suspect"]


def test_a_copy_of_which_a_part_could_not_be_judged_is_never_called_unchanged_without_saying_so() -> None:
    """Noise in the copy changes the verdict's sentence; a silence, in which nobody speaks, does not."""
    noisy = comparison("faithful", unverifiable=(Unverifiable((3.0, 5.0), "noise"),))
    silent = comparison("faithful", unverifiable=(Unverifiable((3.0, 5.0), "silence"),))

    assert "could judge" in verdict_said(noisy).en
    assert any("could not judge" in text.en for text in means_said(noisy))
    assert verdict_said(silent) == verdict_said(comparison("faithful"))
