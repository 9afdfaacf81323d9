"""A browser that is killed and a line that is cut while recording: at most the last chunk is gone, and everything finishes by itself.

3 of each in the normal run; NAKLANK_FAULTS sets another number; 200 of each are marked soak. `kill_once` and `cut_once` take any server
that keeps the contract, so that the same is done to the real one.

Two measures. Sample for sample: what was kept is what the browser gave (`witness.py`); here nothing may differ, ever. And the likeness
to the speech that was fed: where that is too low while every sample is as it was given, the fake microphone stuttered, and it is counted.
"""

import contextlib
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
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
from tests.recorder.witness import kept_samples, listen_along, unlike, witnessed
from tests.tally import Tally, mine

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

CHUNK_MS = 1100
Counts = Callable[[str, int], Tally]


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


AS_FED, STUTTERED = "as it was spoken", "as the microphone gave it, which stuttered"
LIKE = 0.98


def same(arrived: Arrived, recording: str, speech: Speech, at_least_ms: float, given: np.ndarray | None = None) -> str:
    """Raises where it is not what the browser gave, or too short; tells whether it is also what was spoken. Where nobody listened along
    it must be what was spoken."""
    original = arrived.sound(recording)
    got = decoded(original)
    assert len(got) / 16 >= at_least_ms, f"{at_least_ms - len(got) / 16:.0f} ms more than the last chunk is gone"
    changed = unlike(kept_samples(original), given) if given is not None else ""
    assert not changed, changed
    value, _ = likeness(got, speech.fed, arrived.cuts(recording))
    assert given is not None or value >= LIKE, (value, arrived.cuts(recording))
    return AS_FED if value >= LIKE else STUTTERED


def an_hour_later(browser: Chromium) -> None:
    """In this browser it is an hour later: too late to go on with what broke off."""
    browser.context.add_init_script("{ const now = Date.now; Date.now = () => now() + 3600e3; }")


def kill_once(
    playwright: Playwright,
    arrived: Arrived,
    line: Cutter,
    speech: Speech,
    profile: Path,
    chance: random.Random,
    record: str,
    home: str,
) -> tuple[float, str]:
    """Record, kill the browser with SIGKILL at a random moment (now and then with the line cut before), open any page an hour later.

    Returns how many ms are gone, and how it sounds."""
    profile.mkdir(exist_ok=True)
    with chromium(playwright, profile, speech.wav) as browser:
        listen_along(browser.context)
        page = browser.page(f"http://localhost:{line.port}{record}")
        press(page, "start")
        wait_state(page, "running")
        recording = arrived.newest()
        if chance.random() < 0.5:
            wait_recorded(page, chance.randrange(300, 1500))
            line.be(chance.choice(WAYS))
        wait_recorded(page, chance.randrange(1800, 4200))
        before = recorded_ms(page)
        given = witnessed(page)
        browser.kill()
    line.be("pass")
    with chromium(playwright, profile) as browser:
        an_hour_later(browser)
        page = browser.page(f"http://localhost:{line.port}{home}")
        wait_sealed(arrived, recording)
        page.wait_for_function(
            "() => /nu veilig bewaard/.test(document.querySelector('[data-rescue]')?.textContent)", timeout=10000
        )
        assert browser.errors == []
    sounds = same(arrived, recording, speech, before - CHUNK_MS, given)
    sweep(profile)
    return before - len(decoded(arrived.sound(recording))) / 16, sounds


def cut_once(
    browser: Chromium, arrived: Arrived, line: Cutter, speech: Speech, chance: random.Random, record: str
) -> str:
    """Record while the line is cut in random ways, also while it finishes; nothing at all is gone. The browser has the witness."""
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
    sounds = same(arrived, recording, speech, before - 25, witnessed(page))
    page.close()
    return sounds


def kills(
    tally: Tally, playwright: Playwright, arrived: Arrived, line: Cutter, speech: Speech, profile: Path, record: str
) -> None:
    """Kill as many browsers as the tally wants; each its own chance, so that one that fails can be done again."""
    for number in mine(range(tally.full)):
        chance = random.Random(f"kill {number}")
        try:
            gone_ms, sounds = kill_once(playwright, arrived, line, speech, profile / str(number), chance, record, "/")
        except Exception as error:
            tally.broke(f"kill {number}: {error!r:.600}")
            line.be("pass")
            tally.did("lost")
            continue
        tally.measured(round(gone_ms), "ms gone")
        tally.did(sounds)
    tally.hold()


Opener = Callable[[Path], contextlib.AbstractContextManager[Chromium]]
AT_ONCE = 10


def cuts(
    tally: Tally, opened: Opener, arrived: Arrived, line: Cutter, speech: Speech, profile: Path, record: str
) -> None:
    """Make as many recordings under a cut line as the tally wants, ten in each browser."""
    for start in mine(range(0, tally.full, AT_ONCE)):
        each = profile / str(start)
        with opened(each) as browser:
            listen_along(browser.context)
            for number in range(start, min(tally.full, start + AT_ONCE)):
                try:
                    tally.did(cut_once(browser, arrived, line, speech, random.Random(f"cut {number}"), record))
                except Exception as error:
                    tally.broke(f"cut {number}: {error!r:.600}")
                    line.be("pass")
                    tally.did("lost")
            if browser.errors:
                tally.broke(f"cuts from {start}: {browser.errors}")
        sweep(each)
        tally.measured(line.count["cut"], "connections cut")
    tally.hold()


def opener(playwright: Playwright, speech: Speech) -> Opener:
    return lambda profile: chromium(playwright, profile, speech.wav)


def few(many: int) -> Tally:
    """For the short dose: counted, not told."""
    return Tally("a few", many, quiet=True)


def test_a_killed_browser_loses_at_most_the_last_chunk(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, often: Callable[[int], int]
) -> None:
    """SIGKILL while recording; a visit of any page, later, finishes it by itself, and says so."""
    kills(few(often(3)), playwright, AtStub(stub), line, speech, profile, "/record/c1")


def test_a_cut_line_loses_nothing(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, often: Callable[[int], int]
) -> None:
    """Refused, hanging, dropped, halved and lost answers while recording and while finishing: every sample arrives."""
    cuts(few(often(3)), opener(playwright, speech), AtStub(stub), line, speech, profile, "/record/c1")


@pytest.mark.soak
def test_two_hundred_kills(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, count: Counts
) -> None:
    """The same, 200 times."""
    tally = count("browsers killed while recording, before a stand-in server", 200)
    kills(tally, playwright, AtStub(stub), line, speech, profile, "/record/c1")


@pytest.mark.soak
def test_two_hundred_cut_recordings(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, count: Counts
) -> None:
    """The same, 200 times."""
    tally = count("recordings under a line that is cut, before a stand-in server", 200)
    cuts(tally, opener(playwright, speech), AtStub(stub), line, speech, profile, "/record/c1")


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
        listen_along(browser.context)
        page = browser.page(f"http://localhost:{line.port}/record/c1")
        press(page, "start")
        wait_state(page, "running")
        wait_recorded(page, 2300)
        given = witnessed(page)
        browser.kill()
    stub.kept.signed_in = False
    arrived = AtStub(stub)
    with chromium(playwright, profile) as browser:
        an_hour_later(browser)
        page = browser.page(f"http://localhost:{line.port}/")
        page.wait_for_function(
            "() => /Meld u aan/.test(document.querySelector('[data-rescue]')?.textContent)", timeout=10000
        )
        stub.kept.signed_in = True
        page.reload()
        wait_sealed(arrived, arrived.newest())
    assert same(arrived, arrived.newest(), speech, 2300 - CHUNK_MS, given)


def go_on_once(
    playwright: Playwright,
    arrived: Arrived,
    line: Cutter,
    speech: Speech,
    profile: Path,
    chance: random.Random,
    record: str,
    *,
    thrifty: bool = False,
) -> None:
    """Record, kill the browser, come back, go on in the same recording, kill again or end it: one recording, the gaps told."""
    profile.mkdir(exist_ok=True)
    address, heard = f"http://localhost:{line.port}{record}", 0
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(address)
        if thrifty:
            page.check("[data-thrifty]")
        press(page, "start")
        wait_state(page, "running")
        recording = arrived.newest()
        wait_recorded(page, chance.randrange(1800, 3500))
        heard = recorded_ms(page)
        browser.kill()
    for _ in range(chance.randrange(1, 3)):
        with chromium(playwright, profile, speech.wav) as browser:
            page = browser.page(address)
            wait_state(page, "broken")
            kept = recorded_ms(page)
            assert heard - CHUNK_MS <= kept <= heard + CHUNK_MS
            press(page, "go-on")
            wait_state(page, "running")
            wait_recorded(page, kept + chance.randrange(1800, 3000))
            heard = recorded_ms(page)
            if chance.random() < 0.5:
                browser.kill()
                continue
            press(page, "mark")
            press(page, "end")
            wait_state(page, "safe")
            assert browser.errors == []
            break
    else:
        with chromium(playwright, profile) as browser:
            page = browser.page(address)
            wait_state(page, "broken")
            press(page, "close")
            wait_state(page, "safe")
            assert browser.errors == []
    assert arrived.newest() == recording
    assert arrived.sealed(recording)
    same(arrived, recording, speech, heard - CHUNK_MS)
    sweep(profile)


def test_a_recording_goes_on_after_the_browser_was_killed(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path, often: Callable[[int], int]
) -> None:
    """The same recording, the next chunk, the next sample; what lies between is a gap, and nothing else is gone."""
    for number in range(often(3)):
        go_on_once(playwright, AtStub(stub), line, speech, profile, random.Random(f"on {number}"), "/record/c1")
        gaps = [m for m in stub.kept.recordings[AtStub(stub).newest()]["moments"].values() if m["kind"] == "gap"]
        assert any(gap["why"] == "interrupted" and gap["ms"] > 0 for gap in gaps)


def test_any_page_brings_it_to_safety_and_lets_the_maker_choose(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """Shortly after a crash, elsewhere: everything is sent, nothing is closed; going on and closing are one press away."""
    arrived = AtStub(stub)
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}/record/c1")
        press(page, "start")
        wait_state(page, "running")
        wait_recorded(page, 2300)
        line.be("refuse")
        wait_recorded(page, 4300)
        browser.kill()
    line.be("pass")
    recording = arrived.newest()
    with chromium(playwright, profile) as browser:
        page = browser.page(f"http://localhost:{line.port}/")
        page.wait_for_selector("[data-rescue] + .buttons")
        assert page.get_attribute("[data-rescue] + .buttons a", "href") == "/gesprek/c1/opnemen"
        assert "brak af na 00:0" in page.inner_text("[data-rescue]")
        deadline = time.monotonic() + 20
        while len(stub.kept.recordings[recording]["chunks"]) < 4:
            assert time.monotonic() < deadline, "it was not brought to safety"
            time.sleep(0.1)
        assert not arrived.sealed(recording)
        page.click("[data-rescue] + .buttons button")
        wait_sealed(arrived, recording)
        page.wait_for_function("() => /nu veilig bewaard/.test(document.querySelector('[data-rescue]').textContent)")
        assert page.query_selector("[data-rescue] + .buttons") is None
        assert browser.errors == []
    same(arrived, recording, speech, 4300 - CHUNK_MS)


def test_the_page_of_another_conversation_does_not_take_it_over(
    playwright: Playwright, stub: StubServer, line: Cutter, speech: Speech, profile: Path
) -> None:
    """A page of another conversation offers no going on in its own ring; it tells of the other and leaves its own button."""
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}/record/c1")
        press(page, "start")
        wait_state(page, "running")
        wait_recorded(page, 2300)
        browser.kill()
    with chromium(playwright, profile, speech.wav) as browser:
        page = browser.page(f"http://localhost:{line.port}/record/c2")
        page.wait_for_selector("[data-rescue] + .buttons")
        wait_state(page, "ready")
