"""A browser that is killed and a line that is cut while recording: at most the last chunk is gone, and everything finishes by itself.

3 of each in the normal run; NAKLANK_FAULTS sets another number; 200 of each are marked soak. `kill_once` and `cut_once` take any server
that keeps the contract, so that the same is done to the real one.
"""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Playwright

from tests.recorder.conftest import Speech
from tests.recorder.cutter import WAYS, Cutter
from tests.recorder.harness import (
    Chromium,
    chromium,
    decoded,
    likeness,
    press,
    recorded_ms,
    sweep,
    wait_recorded,
    wait_state,
)
from tests.recorder.stub import StubServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHUNK_MS = 1100


class Arrived(Protocol):
    """What a server can tell about a recording, for these tests."""

    def newest(self) -> str:
        """The id of the newest recording."""
        ...

    def sealed(self, recording: str) -> bool:
        """Whether its receipt was given."""
        ...

    def sound(self, recording: str) -> bytes:
        """The original, byte for byte."""
        ...

    def cuts(self, recording: str) -> list[int]:
        """Where pauses and gaps lie, in ms."""
        ...


class AtStub:
    """The stub server as `Arrived`."""

    def __init__(self, stub: StubServer) -> None:
        self.kept = stub.kept

    def newest(self) -> str:
        return list(self.kept.recordings)[-1]

    def sealed(self, recording: str) -> bool:
        return self.kept.recordings[recording]["receipt"] is not None

    def sound(self, recording: str) -> bytes:
        return self.kept.whole(recording)

    def cuts(self, recording: str) -> list[int]:
        return [
            m["at_ms"] for m in self.kept.recordings[recording]["moments"].values() if m["kind"] in ("pause", "gap")
        ]


def wait_sealed(arrived: Arrived, recording: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not arrived.sealed(recording):
        assert time.monotonic() < deadline, "it did not finish by itself"
        time.sleep(0.05)


def same(arrived: Arrived, recording: str, speech: Speech, at_least_ms: float) -> None:
    got = decoded(arrived.sound(recording))
    assert len(got) / 16 >= at_least_ms, f"{at_least_ms - len(got) / 16:.0f} ms more than the last chunk is gone"
    value, _ = likeness(got, speech.fed, arrived.cuts(recording))
    assert value >= 0.98, (value, arrived.cuts(recording))


def kill_once(
    playwright: Playwright,
    arrived: Arrived,
    line: Cutter,
    speech: Speech,
    profile: Path,
    chance: random.Random,
    record: str,
    home: str,
) -> float:
    """Record, kill the browser with SIGKILL at a random moment (now and then with the line cut before), open any page again."""
    profile.mkdir(exist_ok=True)
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}{record}")
        press(page, "start")
        wait_state(page, "running")
        recording = arrived.newest()
        if chance.random() < 0.5:
            wait_recorded(page, chance.randrange(300, 1500))
            line.be(chance.choice(WAYS))
        wait_recorded(page, chance.randrange(1800, 4200))
        before = recorded_ms(page)
        browser.kill()
    line.be("pass")
    with chromium(playwright, profile) as browser:
        page = browser.page(f"http://localhost:{line.port}{home}")
        wait_sealed(arrived, recording)
        page.wait_for_function(
            "() => /nu veilig bewaard/.test(document.querySelector('[data-rescue]')?.textContent)", timeout=10000
        )
        assert browser.errors == []
    same(arrived, recording, speech, before - CHUNK_MS)
    sweep(profile)
    return before - len(decoded(arrived.sound(recording))) / 16


def cut_once(
    browser: Chromium, arrived: Arrived, line: Cutter, speech: Speech, chance: random.Random, record: str
) -> None:
    """Record while the line is cut in random ways, also while it finishes; nothing at all is gone."""
    page = browser.page(f"http://localhost:{line.port}{record}")
    press(page, "start")
    wait_state(page, "running")
    recording = arrived.newest()
    until = chance.randrange(2500, 4500)
    while recorded_ms(page) < until:
        line.be(chance.choice(WAYS))
        time.sleep(chance.uniform(0.1, 0.7))
        line.be("pass")
        time.sleep(chance.uniform(0.05, 0.5))
    line.be(chance.choice([*WAYS, "pass"]))
    before = recorded_ms(page)
    press(page, "end")
    time.sleep(chance.uniform(0.1, 0.8))
    line.be("pass")
    wait_state(page, "safe", seconds=40)
    assert arrived.sealed(recording)
    same(arrived, recording, speech, before - 25)
    page.close()


def kills(many: int, playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path) -> None:
    lost = []
    for number in range(many):
        chance = random.Random(f"kill {number}")
        lost.append(kill_once(playwright, AtStub(stub), line, speech, profile, chance, "/record/c1", "/"))
    print(f"\n{many} kills: {max(lost):.0f} ms lost at most, {sum(lost) / many:.0f} ms on average")


def cuts(many: int, playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path) -> None:
    for start in range(0, many, 20):
        with chromium(playwright, profile, speech.wav) as browser:
            for number in range(start, min(many, start + 20)):
                cut_once(browser, AtStub(stub), line, speech, random.Random(f"cut {number}"), "/record/c1")
            assert browser.errors == []
    print(f"\n{many} recordings under {line.count['cut']} cuts: nothing lost")


def test_a_killed_browser_loses_at_most_the_last_chunk(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, often: Callable[[int], int]
) -> None:
    """SIGKILL while recording; the next visit of any page finishes it by itself, and says so."""
    kills(often(3), playwright, stub, line, speech, profile)


def test_a_cut_line_loses_nothing(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, often: Callable[[int], int]
) -> None:
    """Refused, hanging, dropped, halved and lost answers while recording and while finishing: every sample arrives."""
    cuts(often(3), playwright, stub, line, speech, profile)


@pytest.mark.soak
def test_two_hundred_kills(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """The same, 200 times."""
    kills(200, playwright, stub, line, speech, profile)


@pytest.mark.soak
def test_two_hundred_cut_recordings(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """The same, 200 times."""
    cuts(200, playwright, stub, line, speech, profile)


def test_two_pages_do_not_finish_each_others_recording(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """A second tab that looks for unfinished recordings leaves the running one alone."""
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}/record/c1")
        press(page, "start")
        wait_state(page, "running")
        other = browser.page(f"http://localhost:{line.port}/")
        time.sleep(1.5)
        assert not AtStub(stub).sealed(AtStub(stub).newest())
        assert other.query_selector("[data-rescue]") is None
        wait_recorded(page, recorded_ms(page) + 500)
        press(page, "end")
        wait_state(page, "safe")


def test_a_rescue_waits_for_who_must_sign_in(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """Signed out on the next visit: it says so, keeps everything, and finishes after signing in."""
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}/record/c1")
        press(page, "start")
        wait_state(page, "running")
        wait_recorded(page, 2300)
        browser.kill()
    stub.kept.signed_in = False
    arrived = AtStub(stub)
    with chromium(playwright, profile) as browser:
        page = browser.page(f"http://localhost:{line.port}/")
        page.wait_for_function(
            "() => /Meld u aan/.test(document.querySelector('[data-rescue]')?.textContent)", timeout=10000
        )
        stub.kept.signed_in = True
        page.reload()
        wait_sealed(arrived, arrived.newest())
    same(arrived, arrived.newest(), speech, 2300 - CHUNK_MS)
