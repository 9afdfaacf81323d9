"""Naklank's own rules: stricter than the sources, never looser, and called ours."""

from naklank.law import ask

PROVIDER = {"actor": "provider", "medium": "audio", "own_recording": False}


def test_a_patient_listens_to_her_own_recording() -> None:
    """Her own recording is hers to hear, whatever was promised to others."""
    facts = {"actor": "patient", "medium": "audio", "own_recording": True, "equal_copy": False}
    assert ask("listen", facts).answer.verdict == "allowed"


def test_a_provider_listens_once_an_equal_copy_was_given() -> None:
    """With the copy: allowed. Without: not yet, and what is missing is named. Unknown: unknown."""
    allowed = ask("listen", {**PROVIDER, "equal_copy": True}).answer
    assert (allowed.verdict, allowed.force) == ("allowed", "house")
    for facts in ({}, {"equal_copy": False}):
        without = ask("listen", {**PROVIDER, **facts}).answer
        assert (without.verdict, without.missing) == ("conditional", ("equal_copy",))
    assert ask("listen", {**PROVIDER, "equal_copy": "unknown"}).answer.verdict == "unknown"
