"""The conversations of the demo: spoken, cut into chunks, and whole."""

import io
import itertools

import pytest

from naklank.demo.voices import CONVERSATIONS, make_conversation
from naklank.sound.check import check


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_is_a_recording_as_a_browser_makes_it(name):
    """The chunks joined are one FLAC of one and a half to three minutes; turns, pause and summary lie inside it."""
    made = make_conversation(name)

    found = check(io.BytesIO(b"".join(made.chunks)))
    assert found.media_type == made.media_type
    assert found.duration_ms == pytest.approx(made.duration_ms, abs=2)
    assert 90_000 <= made.duration_ms <= 180_000
    assert len(made.chunks) == pytest.approx(made.duration_ms / 1000, rel=0.1)
    assert {turn.who for turn in made.turns} == {"provider", "patient"}
    assert all(one.to_ms <= two.from_ms for one, two in itertools.pairwise(made.turns))
    kinds = [moment.kind for moment in made.moments]
    assert kinds[0] == "begin"
    assert kinds[-1] == "end"
    assert {"pause", "resume", "summary", "mark"} <= set(kinds)
    assert all(0 <= moment.at_ms <= made.duration_ms for moment in made.moments)
