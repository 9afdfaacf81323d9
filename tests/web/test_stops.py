"""Where nothing was recorded, as the page of listening shows it."""

from datetime import UTC, datetime

from naklank.model import Moment, PersonId, RecordingId, new_id
from naklank.model.recording import MomentKind
from naklank.web.pages.listening import parts_of, stops_of


def moment(kind: MomentKind, at_ms: int, ms: int = 0) -> Moment:
    return Moment(new_id(), RecordingId("r"), kind, at_ms, PersonId("p"), datetime(2026, 3, 3, tzinfo=UTC), ms=ms)


def test_gaps_at_one_place_are_one_gap():
    """After a crash a long gap and a very short one follow each other; who listens sees one, as long as both."""
    made = [moment("gap", 4000, 61_000), moment("gap", 4100, 40), moment("pause", 4100), moment("gap", 9000, 10)]
    assert [(stop.kind, stop.at_ms, stop.ms) for stop in stops_of(made)] == [
        ("gap", 4000, 61_040),
        ("pause", 4100, 0),
        ("gap", 9000, 10),
    ]


def test_a_long_gap_says_how_long():
    """A second or more is said in words; less is a little."""
    (part,) = parts_of([moment("gap", 4000, 61_000), moment("gap", 9000, 10)], [], "r", "nl")
    assert [stop["text"] for stop in part["pauses"]] == [
        "Hier ontbreekt geluid: 1 minuut 1 seconde.",
        "Hier ontbreekt een stukje geluid.",
    ]
