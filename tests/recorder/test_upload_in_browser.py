"""A file made elsewhere arrives byte for byte, over a bad line and after a reload too, and what cannot be is said in words."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.recorder.cutter import Cutter
from tests.recorder.harness import Chromium, chromium, wait_said
from tests.recorder.stub import StubServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

SIZE = 700 * 1024 + 12345


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gesprek met de huisarts.wav"
    path.write_bytes(os.urandom(SIZE))
    return path


def send(page: Page, file: Path) -> None:
    page.set_input_files("[data-file]", str(file))
    page.click("[data-do=send]")


def wait_safe(page: Page) -> None:
    page.wait_for_function(
        "() => document.querySelector('[data-upload]').dataset.state === 'safe' || /safe$/.test(location.pathname)",
        timeout=40000,
    )


def same_file(stub: StubServer, file: Path) -> None:
    [key] = stub.kept.recordings
    assert hashlib.sha256(stub.kept.whole(key)).digest() == hashlib.sha256(file.read_bytes()).digest()
    assert stub.kept.recordings[key]["bytes"] == SIZE
    assert stub.kept.recordings[key]["receipt"]


def test_a_file_arrives_byte_for_byte_over_a_bad_line(
    browser: Chromium, stub: StubServer, line: Cutter, file: Path
) -> None:
    """In pieces, while the line is dropped, halved and refused in between."""
    page = browser.page(f"http://localhost:{line.port}/upload")
    line.be("lose")
    send(page, file)
    page.wait_for_timeout(700)
    line.be("pass")
    page.wait_for_timeout(800)
    for way in ("drop", "halve", "refuse"):
        line.be(way)
        time.sleep(0.25)
        line.be("pass")
        time.sleep(0.2)
    wait_safe(page)
    assert browser.errors == []
    sent = [key for key, r in stub.kept.recordings.items() if r["chunks"]]
    stub.kept.recordings = {key: stub.kept.recordings[key] for key in sent}
    same_file(stub, file)


def test_a_reload_goes_on_where_it_stopped(
    playwright: Playwright, stub: StubServer, line: Cutter, profile: Path, file: Path
) -> None:
    """The browser is killed half way; choosing the same file again sends only the rest, into the same recording."""
    stub.kept.slow_s = 0.2
    with chromium(playwright, profile) as browser:
        page = browser.page(f"http://localhost:{line.port}/upload")
        page.evaluate("document.querySelector('[data-upload]').dataset.go = 'no'")
        send(page, file)
        with stub.kept.lock:
            stub.kept.lock.wait_for(
                lambda: any(len(r["chunks"]) >= 5 for r in stub.kept.recordings.values()), timeout=20
            )
        line.be("refuse")
        page.wait_for_timeout(1500)  # the browser writes what it remembers to its profile
        browser.kill()
    [key] = stub.kept.recordings
    before = set(stub.kept.recordings[key]["chunks"])
    assert 5 <= len(before) < 22
    line.be("pass")
    with chromium(playwright, profile) as browser:
        page = browser.page(f"http://localhost:{line.port}/upload")
        page.evaluate("document.querySelector('[data-upload]').dataset.go = 'no'")
        send(page, file)
        wait_safe(page)
        assert browser.errors == []
    same_file(stub, file)


def test_what_cannot_be_sent_is_said(browser: Chromium, stub: StubServer, tmp_path: Path) -> None:
    """No file, an empty one, and one that the server refuses: each with its own sentence."""
    empty = tmp_path / "leeg.wav"
    empty.touch()
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    page = browser.page(f"http://localhost:{stub.port}/upload")
    page.click("[data-do=send]")
    wait_said(page, "Kies eerst")
    send(page, empty)
    wait_said(page, "leeg")
    send(page, picture)
    wait_said(page, "geen geluid")
    assert stub.kept.recordings == {}
