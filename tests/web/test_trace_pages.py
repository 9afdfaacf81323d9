"""The pages of looking up a clip: a form whose reason and token come before its file, and an answer without any sound."""

import pytest

from naklank.actions import trace_clip
from naklank.web.here import csrf_of
from tests.web.asking import Browser
from tests.web.scene import Scene, scene

EDGE = "----edge7"


@pytest.fixture
def made() -> Scene:
    trace_clip._held.clear()
    return scene()


def send(browser: Browser, *parts: tuple[str, str, bytes]):
    """A form as a browser without a script sends it: (name, file name or "", value) in this order."""
    body = b""
    for name, file, value in parts:
        kind = f'; filename="{file}"\r\nContent-Type: audio/mp4' if file != "" or name == "file" else ""
        body += f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{kind}\r\n\r\n'.encode() + value + b"\r\n"
    headers = {"x-csrf": None, "content-type": f"multipart/form-data; boundary={EDGE}"}
    return browser.ask("POST", "/herkomst", body=body + f"--{EDGE}--\r\n".encode(), headers=headers)


def token(browser: Browser) -> tuple[str, str, bytes]:
    return "csrf", "", csrf_of(browser.token).encode()


def nothing_kept(made: Scene) -> bool:
    asked = [event for event in made.house.store._state.events if event.kind == "clip:ask"]
    return not asked and not trace_clip._held and not [name for name in made.house.blobs.names() if "/clip/" in name]


def test_a_clip_with_a_reason_leads_to_a_page_that_waits(made: Scene) -> None:
    browser = made.browser("privacy_officer")
    answer = send(browser, token(browser), ("reason", "", b"complaint"), ("file", "clip.m4a", b"sound"))
    assert answer.status == 303 and answer.place.startswith("/herkomst/")
    page = browser.get(answer.place).text
    assert "data-waiting" in page and "clip.m4a" not in page
    assert "Er is een klacht" in browser.get("/herkomst").text


@pytest.mark.parametrize(
    ("reason", "name", "file", "said"),
    [
        (b"", "clip.m4a", b"sound", ["Kies waarom u dit uitzoekt.", "Kies ook het bestand nog een keer."]),
        (b"curious", "clip.m4a", b"sound", ["Kies waarom u dit uitzoekt.", "Kies ook het bestand nog een keer."]),
        (b"", "", b"", ["Kies waarom u dit uitzoekt.", "Kies eerst een bestand."]),
        (b"leak", "", b"", ["Kies eerst een bestand."]),
        (b"leak", "leeg.mp3", b"", ["Dit bestand is leeg."]),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_a_reason_stays_chosen(
    made: Scene, reason: bytes, name: str, file: bytes, said: list[str]
) -> None:
    browser = made.browser("privacy_officer")
    answer = send(browser, token(browser), ("reason", "", reason), ("file", name, file))
    assert answer.status == 422
    assert [sentence for sentence in said if sentence not in answer.text] == []
    assert answer.text.count(" checked") == (reason == b"leak")
    assert nothing_kept(made)


@pytest.mark.parametrize("case", ["none", "wrong", "behind the file"])
def test_without_the_token_of_the_session_before_it_no_byte_of_a_clip_is_kept(made: Scene, case: str) -> None:
    browser = made.browser("privacy_officer")
    reason, file = ("reason", "", b"leak"), ("file", "clip.m4a", b"sound")
    parts = {
        "none": (reason, file),
        "wrong": (("csrf", "", b"x" * 64), reason, file),
        "behind the file": (reason, file, token(browser)),
    }
    assert send(browser, *parts[case]).status == 403
    assert nothing_kept(made)


def test_the_answer_names_recording_place_and_strength_and_plays_nothing(made: Scene) -> None:
    recording = made.sealed()
    page = made.browser("privacy_officer").get(f"/herkomst/{made.traced(recording)}").text
    for said in (
        "Dit fragment komt voor in een opname van hier",
        "Meneer patient",
        "van 0:00 tot 0:01",
        "zeer sterk (12,3)",
    ):
        assert said in page
    assert f'href="/opname/{recording.id}/wie"' in page
    assert "<audio" not in page and "Controle" not in page


def test_a_clip_from_elsewhere_is_not_from_here_and_the_page_says_what_was_not_searched(made: Scene) -> None:
    page = made.browser("privacy_officer").get(f"/herkomst/{made.traced()}").text
    assert "Dit fragment is niet van hier" in page
    assert "Opnamen die zijn vernietigd, doorzoeken we niet" in page


def test_of_a_recording_that_was_destroyed_since_the_page_says_so(made: Scene) -> None:
    from naklank.actions.destroy import carry_out, decide

    recording = made.sealed()
    trace = made.traced(recording)
    decide(made.house, made.actor("patient"), recording.id, "maker")
    carry_out(made.house, recording.id)
    assert "Deze opname is intussen vernietigd." in made.browser("privacy_officer").get(f"/herkomst/{trace}").text


def test_the_patient_reads_in_her_diary_who_looked_and_why_and_the_door_is_for_the_privacy_officer(made: Scene) -> None:
    recording = made.sealed()
    made.traced(recording)
    diary = made.browser("patient").get(f"/opname/{recording.id}/wie").text
    assert "zocht uit waar een fragment vandaan komt" in diary
    assert "Meneer privacy_officer" in diary and "omdat er misschien iets is gelekt" in diary
    assert 'href="/herkomst"' in made.browser("privacy_officer").get("/").text
    assert 'href="/herkomst"' not in made.browser("manager").get("/").text
