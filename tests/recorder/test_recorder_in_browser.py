"""A recording in a real browser, with real Dutch speech as microphone: what arrives is what was said, and trouble is told at once."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.recorder.conftest import Speech
from tests.recorder.harness import (
    Chromium,
    chromium,
    decoded,
    likeness,
    press,
    recorded_ms,
    said,
    wait_recorded,
    wait_said,
    wait_state,
)
from tests.recorder.stub import StubServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

FREE = "const r = document.querySelector('[data-recorder]').session;"


def begin(browser: Chromium, stub: StubServer, query: str = "") -> Page:
    page = browser.page(f"http://localhost:{stub.port}/record/c1{query}")
    press(page, "start")
    wait_state(page, "running")
    return page


def only(stub: StubServer) -> tuple[str, dict]:
    [(key, recording)] = stub.kept.recordings.items()
    return key, recording


def moments(recording: dict) -> list[dict]:
    return sorted(recording["moments"].values(), key=lambda moment: (moment["at_ms"], moment["device_time"]))


def same_sound(stub: StubServer, speech: Speech) -> None:
    """What arrived decodes to the length that was told, and is what was fed but for the gaps that were told."""
    key, recording = only(stub)
    got = decoded(stub.kept.whole(key))
    assert abs(len(got) / 16 - recording["finish"]["duration_ms"]) < 25
    cuts = [m["at_ms"] for m in recording["moments"].values() if m["kind"] in ("pause", "gap")]
    value, compared = likeness(got, speech.fed, cuts)
    assert value >= 0.98, (value, cuts)
    assert compared > 0.5


def test_what_arrives_is_what_was_said_with_pause_mark_and_summary(
    browser: Chromium, stub: StubServer, speech: Speech
) -> None:
    """FLAC at the device's rate correlates with what was fed, nothing of the pause is in it, the moments lie where they happened,
    and afterwards nothing is left on the device."""
    page = begin(browser, stub)
    wait_recorded(page, 2200)
    page.fill("[data-mark-word]", "pil")
    press(page, "mark")
    marked = recorded_ms(page)
    wait_recorded(page, 3000)
    press(page, "pause")
    wait_state(page, "paused")
    paused = recorded_ms(page)
    time.sleep(1.5)
    assert recorded_ms(page) == paused
    press(page, "resume")
    wait_state(page, "running")
    wait_recorded(page, paused + 1500)
    press(page, "summary")
    summary = recorded_ms(page)
    wait_recorded(page, paused + 2500)
    press(page, "end")
    wait_state(page, "safe")
    left = page.evaluate(
        """async () => { const root = await navigator.storage.getDirectory(); const folder = await root.getDirectoryHandle('naklank');
        const names = []; for await (const name of folder.keys()) names.push(name); return names; }"""
    )
    assert left == []
    assert browser.errors == []
    key, recording = only(stub)
    got = decoded(stub.kept.whole(key))
    duration = recording["finish"]["duration_ms"]
    assert recording["media_type"] == "audio/flac"
    assert recording["finish"]["sha256"] is not None
    assert abs(len(got) / 16 - duration) < 3
    same_sound(stub, speech)
    found = {m["kind"]: m for m in moments(recording) if m["kind"] != "gap"}
    assert set(found) == {"mark", "pause", "resume", "summary"}
    assert abs(found["mark"]["at_ms"] - marked) < 150
    assert found["mark"]["note"] == "pil"
    assert found["pause"]["at_ms"] == found["resume"]["at_ms"] == paused
    assert 1400 < found["resume"]["ms"] < 2500
    assert abs(found["summary"]["at_ms"] - summary) < 150
    settings = recording["settings"]
    assert (
        settings["track_echoCancellation"],
        settings["track_noiseSuppression"],
        settings["track_autoGainControl"],
    ) == (False,) * 3


def test_thrifty_is_opus_and_still_the_same_sound(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """The thrifty mode sends Ogg Opus at a fraction of the size; a pause in it loses nothing; each chunk is whole pages."""
    page = begin(browser, stub, "?thrifty")
    wait_recorded(page, 2500)
    press(page, "pause")
    wait_state(page, "paused")
    time.sleep(0.5)
    press(page, "resume")
    wait_state(page, "running")
    wait_recorded(page, 5000)
    press(page, "end")
    wait_state(page, "safe")
    assert browser.errors == []
    key, recording = only(stub)
    whole = stub.kept.whole(key)
    got = decoded(whole)
    assert recording["media_type"] == "audio/ogg; codecs=opus"
    assert all((stub.kept.folder / key / f"{n:09d}").read_bytes()[:4] == b"OggS" for n in recording["chunks"])
    assert len(whole) * 8 / (len(got) / 16) < 50
    same_sound(stub, speech)


def test_where_opus_is_missing_thrifty_is_flac_at_16_khz(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """Without WebCodecs the thrifty mode takes FLAC at 16 kHz."""
    page = browser.page(f"http://localhost:{stub.port}/record/c1?thrifty")
    page.evaluate("delete globalThis.AudioEncoder")
    press(page, "start")
    wait_state(page, "running")
    wait_recorded(page, 2500)
    press(page, "end")
    wait_state(page, "safe")
    _, recording = only(stub)
    assert (recording["media_type"], recording["settings"]["context_sample_rate"]) == ("audio/flac", 16000)
    same_sound(stub, speech)


def test_nothing_that_can_be_heard_lies_open_on_the_device(
    playwright: Playwright, stub: StubServer, speech: Speech, profile: Path
) -> None:
    """While a recording lies on the shelf, no file of the browser's profile holds its FLAC, nor the key's bytes in a readable form."""
    with chromium(playwright, profile, speech.wav) as browser:
        page = begin(browser, stub)
        wait_recorded(page, 4200)
        exportable = page.evaluate(
            """async () => { const open = await new Promise((yes) => { const r = indexedDB.open('naklank-shelf'); r.onsuccess = () => yes(r.result); });
            const rows = await new Promise((yes) => { const r = open.transaction('recordings').objectStore('recordings').getAll(); r.onsuccess = () => yes(r.result); });
            return rows.map((row) => row.key.extractable); }"""
        )
        assert exportable == [False]
        key, recording = only(stub)
        browser.kill()
    chunks = [(stub.kept.folder / key / f"{n:09d}").read_bytes() for n in recording["chunks"]]
    pieces = [chunk[at : at + 24] for chunk in chunks for at in (60, len(chunk) // 2)]
    files = [path for path in profile.rglob("*") if path.is_file()]
    shelf = [path for path in files if path.stat().st_size > len(chunks[0]) * 2 and b"NKL1" in path.read_bytes()]
    assert shelf, "the shelf's file is in the profile"
    for path in files:
        data = path.read_bytes()
        assert not any(piece in data for piece in pieces), path
        assert b"fLaC" not in data or path not in shelf


def test_a_muted_microphone_is_told_and_no_silence_is_made_up(
    browser: Chromium, stub: StubServer, speech: Speech
) -> None:
    """Muted: trouble, said at once; unmuted: it goes on by itself, and the time in between is a gap, not recorded silence."""
    page = begin(browser, stub)
    wait_recorded(page, 1200)
    page.evaluate(FREE + "r.capture.track.dispatchEvent(new Event('mute'))")
    wait_state(page, "trouble")
    assert "microfoon staat uit" in said(page)
    assert page.get_attribute("[data-recorder]", "data-trouble") == "muted"
    assert page.get_attribute("[data-say]", "aria-live") == "assertive"
    before = recorded_ms(page)
    time.sleep(1)
    assert recorded_ms(page) == before
    page.evaluate(FREE + "r.capture.track.dispatchEvent(new Event('unmute'))")
    wait_state(page, "running")
    wait_recorded(page, before + 1000)
    press(page, "end")
    wait_state(page, "safe")
    _, recording = only(stub)
    [gap] = [m for m in moments(recording) if m["why"] == "muted"]
    assert (gap["kind"], gap["at_ms"]) == ("gap", before)
    assert 900 < gap["ms"] < 2500


def test_a_lost_microphone_is_told_and_recording_goes_on_with_another(
    browser: Chromium, stub: StubServer, speech: Speech
) -> None:
    """The track ends: said at once; "Ga door" takes the microphone again, in the same recording, with a gap in between."""
    page = begin(browser, stub)
    wait_recorded(page, 1500)
    page.evaluate(FREE + "r.capture.track.stop(); r.capture.track.dispatchEvent(new Event('ended'))")
    wait_state(page, "trouble")
    assert "microfoon is weg" in said(page)
    lost = recorded_ms(page)
    time.sleep(0.5)
    press(page, "resume")
    wait_state(page, "running")
    wait_recorded(page, lost + 1500)
    press(page, "end")
    wait_state(page, "safe")
    [gap] = [m for m in moments(only(stub)[1]) if m["why"] == "lost"]
    assert gap["at_ms"] == lost
    got = decoded(stub.kept.whole(only(stub)[0]))
    assert len(got) / 16 == pytest.approx(only(stub)[1]["finish"]["duration_ms"], abs=25)


def test_a_page_out_of_sight_is_told_and_noted(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """Leaving the page is said, and stands among the moments; recording goes on."""
    page = begin(browser, stub)
    wait_recorded(page, 800)
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true}); document.dispatchEvent(new Event('visibilitychange'))"
    )
    wait_said(page, "uit beeld")
    before = recorded_ms(page)
    wait_recorded(page, before + 1000)
    page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")
    wait_said(page, "weer in beeld")
    press(page, "end")
    wait_state(page, "safe")
    assert [m["kind"] for m in moments(only(stub)[1]) if m["why"] == "hidden"] == ["trouble"]


def test_a_full_device_is_told_and_nothing_is_lost(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """When the browser gives no more room, it is said, and every chunk still reaches the server whole."""
    page = browser.page(f"http://localhost:{stub.port}/record/c1")
    session = browser.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": f"http://localhost:{stub.port}", "quotaSize": 60_000})
    press(page, "start")
    wait_state(page, "running")
    wait_said(page, "apparaat is vol")
    assert page.get_attribute("[data-recorder]", "data-trouble") == "full"
    wait_recorded(page, 6000)
    press(page, "end")
    wait_state(page, "safe")
    same_sound(stub, speech)


def test_a_silent_room_is_told(playwright: Playwright, stub: StubServer, tmp_path: Path, profile: Path) -> None:
    """Eight seconds without any sound: "we horen niets"; and what came is kept all the same."""
    import wave

    still = tmp_path / "still.wav"
    with wave.open(str(still), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(bytes(48000 * 2 * 15))
    with chromium(playwright, profile, still) as browser:
        page = begin(browser, stub)
        wait_said(page, "We horen niets")
        assert recorded_ms(page) >= 7900
        press(page, "end")
        wait_state(page, "safe")


def test_the_other_party_can_ask_for_a_pause(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """The maker's page shows and says it within a second."""
    page = begin(browser, stub)
    stub.kept.tell("c1", {"recording": "x", "state": "running", "asked_pause": True, "at_ms": 100})
    wait_said(page, "vraagt om een pauze", seconds=3)
    assert page.is_visible("[data-asked]")
    stub.kept.tell("c1", {"recording": "x", "state": "paused", "asked_pause": False, "at_ms": 100})
    page.wait_for_selector("[data-asked]", state="hidden")


def test_a_server_without_room_refuses_before_it_starts(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """507 at the beginning: the server's own sentence, no recording, ready to try again."""
    stub.kept.room = False
    page = browser.page(f"http://localhost:{stub.port}/record/c1")
    press(page, "start")
    wait_said(page, "te weinig ruimte")
    wait_state(page, "ready")
    assert stub.kept.recordings == {}


def test_a_refused_microphone_is_told(browser: Chromium, stub: StubServer) -> None:
    """Refused or absent: a sentence that says what to do."""
    page = browser.page(f"http://localhost:{stub.port}/record/c1")
    for name, words in (
        ("NotAllowedError", "mag de microfoon niet"),
        ("NotFoundError", "geen microfoon"),
        ("NotReadableError", "ander programma"),
    ):
        page.evaluate(
            "name => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name)); }",
            name,
        )
        press(page, "start")
        wait_said(page, words)
        wait_state(page, "ready")


def test_a_session_that_ended_costs_nothing(browser: Chromium, stub: StubServer, speech: Speech) -> None:
    """Signed out while recording: said at once, it goes on locally, and after signing in again everything arrives."""
    page = begin(browser, stub)
    wait_recorded(page, 1500)
    stub.kept.signed_in = False
    wait_said(page, "niet meer aangemeld")
    wait_recorded(page, 4500)
    press(page, "end")
    wait_state(page, "finishing")
    stub.kept.signed_in = True
    wait_state(page, "safe", seconds=20)
    same_sound(stub, speech)


def test_every_sentence_is_written() -> None:
    """Each word that the modules say has a sentence in both languages."""
    import re

    from naklank.text.recorder import TEXTS, for_browser
    from tests.recorder.stub import STATIC

    source = "".join(path.read_text() for path in (STATIC / "recorder").glob("*.js"))
    words = set(re.findall(r"(?:tell|onsay)\('(\w+)'", source)) | set(re.findall(r"CannotBegin\('(\w+)'", source))
    kinds = {"away", "session", "full", "damaged", "damaging", "refused", "conflict", "well"}
    wanted: Callable[[str], str] = "rec.{}".format
    assert {wanted(w) for w in words} | {f"rec.send_{k}" for k in kinds} <= set(TEXTS)
    assert "</script" not in for_browser("nl")
    assert json.loads(for_browser("en"))["rec.running"] == TEXTS["rec.running"].en
