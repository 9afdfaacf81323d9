"""The pages of a comparison: a form with a file that is read as it comes in, its token before its bytes, and sound in parts."""

import hashlib

import pytest

from naklank.actions import compare_copy
from naklank.model import KeptComparison
from naklank.web.here import csrf_of
from tests.web.asking import Browser
from tests.web.scene import CLIPS, Scene, scene

EDGE = "----edge7"
KIND = f"multipart/form-data; boundary={EDGE}"


@pytest.fixture
def made() -> Scene:
    return scene()


def form(*, csrf: str | None = None, file: bytes = b"sound", name: str = "clip.m4a", first: str = "csrf") -> bytes:
    """The body as a browser writes it: by default the token, then the file."""
    field = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{csrf}\r\n'.encode()
        if csrf is not None
        else b""
    )
    head = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: audio/mp4\r\n\r\n'
    )
    part = head.encode() + file + b"\r\n"
    return (field + part if first == "csrf" else part + field) + f"--{EDGE}--\r\n".encode()


def send(browser: Browser, path: str, body: bytes, *, pieces: int = 0, **headers: str | None):
    """As a form without a script sends it: no header carries the token."""
    sent: dict[str, str | None] = {"x-csrf": None, "content-type": KIND, **headers}
    if pieces:
        return browser.ask(
            "POST", path, pieces=[body[at : at + pieces] for at in range(0, len(body), pieces)], headers=sent
        )
    return browser.ask("POST", path, body=body, headers=sent)


def kept(made: Scene) -> list[KeptComparison]:
    return made.house.store.read(lambda view: view.find(KeptComparison))


@pytest.mark.parametrize("pieces", [0, 7, 70_000])
def test_a_file_comes_in_by_an_ordinary_form_however_it_is_cut_on_the_way(made: Scene, pieces: int) -> None:
    """Byte for byte, also where a piece ends in the middle of the edge; then the browser goes to the page of the comparison."""
    recording, browser = made.sealed(), made.browser("patient")
    file = bytes(range(256)) * (9 if pieces == 7 else 30_000) + f"\r\n--{EDGE[:-1]}".encode()
    answer = send(
        browser, f"/opname/{recording.id}/vergelijken", form(csrf=csrf_of(browser.token), file=file), pieces=pieces
    )
    (one,) = kept(made)
    assert (answer.status, answer.place) == (303, f"/opname/{recording.id}/vergelijken/{one.id}")
    assert one.state == "waiting"
    page = browser.get(answer.place).text
    assert "data-waiting" in page and "clip.m4a" in page
    asked = [event for event in made.house.store._state.events if event.kind == "recording:compare"]

    assert [event.detail["sha256"] for event in asked] == [hashlib.sha256(file).hexdigest()]


@pytest.mark.parametrize("case", ["none", "wrong", "empty", "behind", "another session"])
def test_without_the_token_of_the_session_before_it_no_byte_of_a_file_is_kept(made: Scene, case: str) -> None:
    """A page of somebody else cannot make this browser send a file."""
    recording, browser = made.sealed(), made.browser("patient")
    token = {
        "none": None,
        "empty": "",
        "wrong": "x" * 64,
        "another session": csrf_of(made.browser("provider").token or "x"),
    }.get(case, csrf_of(browser.token))
    made.browser("provider")
    blobs = set(made.house.blobs.kept)
    answer = send(
        browser, f"/opname/{recording.id}/vergelijken", form(csrf=token, first="file" if case == "behind" else "csrf")
    )
    assert answer.status == 403
    assert kept(made) == [] and set(made.house.blobs.kept) == blobs


def test_a_form_of_another_site_is_refused_even_with_the_right_token(made: Scene) -> None:
    """The door for forms with files asks where they come from like any other."""
    recording, browser = made.sealed(), made.browser("patient")
    answer = send(
        browser,
        f"/opname/{recording.id}/vergelijken",
        form(csrf=csrf_of(browser.token)),
        **{"sec-fetch-site": "cross-site"},
    )
    assert (answer.status, kept(made)) == (403, [])


@pytest.mark.parametrize(
    ("name", "file", "said"), [("", b"", "Kies eerst een bestand."), ("leeg.mp3", b"", "Dit bestand is leeg.")]
)
def test_nothing_chosen_and_an_empty_file_are_said_on_the_same_page(
    made: Scene, name: str, file: bytes, said: str
) -> None:
    """At the field, with nothing left behind."""
    recording, browser = made.sealed(), made.browser("patient")
    answer = send(
        browser, f"/opname/{recording.id}/vergelijken", form(csrf=csrf_of(browser.token), name=name, file=file)
    )
    assert answer.status == 422 and said in answer.text
    assert kept(made) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", KIND), (b"rubbish", KIND), (form(csrf="x")[:-30], KIND), (form(csrf="x"), "multipart/form-data"),
        (form(csrf="x" * 10_000), KIND), (b"csrf=x", "text/plain"),
    ],
)  # fmt: skip
def test_what_is_no_such_form_is_refused_and_leaves_nothing(made: Scene, body: bytes, kind: str) -> None:
    """Cut off, without an edge, with a field without end, of another kind."""
    recording, browser = made.sealed(), made.browser("patient")
    answer = send(browser, f"/opname/{recording.id}/vergelijken", body, **{"content-type": kind})
    assert answer.status in (403, 422)
    assert kept(made) == []


def test_a_file_that_is_too_large_is_refused_said_or_unsaid(made: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its length before a byte is read; without a length as soon as it is too much. Nothing stays of it."""
    recording, browser = made.sealed(), made.browser("patient")
    path, blobs = f"/opname/{recording.id}/vergelijken", set(made.house.blobs.kept)
    body = form(csrf=csrf_of(browser.token), file=bytes(6_000_000))
    assert send(browser, path, body[:5_000], pieces=1_000, **{"content-length": str(3 << 30)}).status == 413
    monkeypatch.setattr(compare_copy, "MOST_BYTES", 5_000_000)
    assert send(browser, path, body, pieces=500_000).status == 413
    assert kept(made) == [] and set(made.house.blobs.kept) == blobs


def test_a_line_that_is_cut_in_the_middle_of_a_file_leaves_nothing(made: Scene) -> None:
    """The form ends without its last edge: what came is forgotten."""
    recording, browser = made.sealed(), made.browser("patient")
    blobs = set(made.house.blobs.kept)
    body = form(csrf=csrf_of(browser.token), file=bytes(9_000_000))
    answer = send(browser, f"/opname/{recording.id}/vergelijken", body[:-2_000], pieces=1_000_000)
    assert answer.status == 422
    assert kept(made) == [] and set(made.house.blobs.kept) == blobs


def test_the_page_shows_what_was_found_and_plays_only_what_can_be_heard(made: Scene) -> None:
    """Verdict, drawing, change, limits; each play button names an address that answers, whole and in parts."""
    recording, browser = made.sealed(), made.browser("patient")
    here = f"/opname/{recording.id}/vergelijken/{made.compared(recording)}"
    page = browser.get(here).text
    assert "De kopie is anders dan het origineel. We vonden 1 verandering." in page
    assert page.count("<audio") == 2 and page.count('role="img"') == 2
    for which, clip in zip(("copy", "original"), CLIPS, strict=True):
        assert f'src="{here}/fragment/0/{which}"' in page
        whole = browser.get(f"{here}/fragment/0/{which}")
        assert (whole.status, whole.body, whole.header("content-type")) == (200, clip.sound, "audio/mpeg")
    part = browser.ask("GET", f"{here}/fragment/0/copy", headers={"range": "bytes=0-2"})
    assert (part.status, part.body, part.header("content-range")) == (206, b"mp3", f"bytes 0-2/{len(CLIPS[0].sound)}")
    assert browser.ask("GET", f"{here}/fragment/0/copy", headers={"range": "bytes=99-"}).status == 416


def test_a_report_holds_sound_only_at_the_address_that_says_so(made: Scene) -> None:
    """And that one is in the log before it leaves; paper has times only."""
    recording, browser = made.sealed(), made.browser("patient")
    here = f"/opname/{recording.id}/vergelijken/{made.compared(recording)}"
    quiet, paper = browser.get(f"{here}/verslag.html"), browser.get(f"{here}/verslag.pdf")
    assert b"data:audio" not in quiet.body and paper.body.startswith(b"%PDF")
    events = made.house.store._state.events
    assert not [event for event in events if event.kind == "recording:take_report"]
    loud = browser.get(f"{here}/verslag-met-geluid.html")
    (taken,) = [event for event in made.house.store._state.events if event.kind == "recording:take_report"]
    assert loud.body.count(b"data:audio") == 2
    assert [(thing.from_ms, thing.to_ms) for thing in taken.things] == [(0, 4000)]
    assert browser.get(f"{here}/verslag.doc").status == 404


def test_a_comparison_that_is_thrown_away_is_gone(made: Scene) -> None:
    """The list no longer has it, its address answers "not there"."""
    recording, browser = made.sealed(), made.browser("patient")
    here = f"/opname/{recording.id}/vergelijken/{made.compared(recording)}"
    assert browser.post(f"{here}/weg").place == f"/opname/{recording.id}/vergelijken"
    assert browser.get(here).status == 404
