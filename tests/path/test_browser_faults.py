"""The faults of the recorder's tests, now before the real program: 20 browsers killed and 20 recordings under a cut line in the normal
run's larger form (NAKLANK_FAULTS), a few in the short one, 200 of each in the soak. At most the last chunk is gone; nothing else ever is.
"""

import contextlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from naklank.actions.announce import announce
from naklank.actions.finish_recording import blob_of
from naklank.actions.plan_conversation import plan
from naklank.actions.sealed import open_blob
from naklank.actions.sessions import begin_session
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Person
from tests.path.serving import Serving
from tests.recorder import test_recorder_faults
from tests.recorder.conftest import Speech
from tests.recorder.cutter import Cutter
from tests.recorder.harness import RATE, Chromium, chromium, decoded
from tests.recorder.test_recorder_faults import Counts, Opener, cuts, few, go_on_once, kills

STAY = "addEventListener('DOMContentLoaded', () => { const r = document.querySelector('[data-recorder]'); if (r) r.dataset.go = 'no'; })"
"""Stay on the recorder's page when it is safe, so that its state can be read."""
DUTCH = ("--lang=nl-NL", "--accept-lang=nl-NL")
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]


@pytest.fixture
def line(house: Serving) -> Iterator[Cutter]:
    cutter = Cutter(house.port)
    yield cutter
    cutter.stop()


def announced(house: Serving) -> str:
    """A conversation in which the patient announced a recording; returns the path of its recording page."""
    real = house.house.house
    patient, provider = Actor(house.people["patient"], "patient"), Actor(house.people["provider"], "provider")
    conversation = plan(real, provider, planned=real.clock.now(), subject="Controle", patient=patient.person)
    announce(real, patient, conversation.id, TWO_OF_US, extent="all", equal_copy=False)
    return f"/gesprek/{conversation.id}/opnemen"


def signed_in(house: Serving, browser: Chromium) -> None:
    """Give the browser the patient's session."""
    real = house.house.house
    person = real.store.read(lambda view: view.get(Person, house.people["patient"]))
    assert person is not None
    token, _ = begin_session(real, person)
    cookie = {"name": "naklank", "value": token, "domain": "localhost", "path": "/", "expires": 2_000_000_000}
    browser.context.add_cookies([cookie])  # type: ignore[list-item]
    browser.context.add_init_script(STAY)


@pytest.fixture(autouse=True)
def _every_browser_is_the_patient(house: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recorder's tests open browsers themselves: each is signed in here, as a phone that comes back is."""

    @contextlib.contextmanager
    def known(*given: object, **more: object) -> Iterator[Chromium]:
        with chromium(*given, flags=DUTCH, **more) as browser:  # type: ignore[arg-type]
            signed_in(house, browser)
            yield browser

    monkeypatch.setattr(test_recorder_faults, "chromium", known)


def opener(playwright: Playwright, house: Serving, speech: Speech) -> Opener:
    """Opens browsers in which the patient is signed in."""

    @contextlib.contextmanager
    def opened(profile: Path) -> Iterator[Chromium]:
        with chromium(playwright, profile, speech.wav, flags=DUTCH) as browser:
            signed_in(house, browser)
            yield browser

    return opened


@pytest.fixture(scope="session")
def often() -> Callable[[int], int]:
    """How often a fault is tried: the number given, or what NAKLANK_FAULTS says."""
    import os

    wanted = os.environ.get("NAKLANK_FAULTS")
    return lambda default: int(wanted) if wanted else default


def test_killed_browsers_lose_at_most_the_last_chunk(
    playwright: Playwright, house: Serving, line: Cutter, speech: Speech, tmp_path: Path, often: Callable[[int], int]
) -> None:
    """SIGKILL while recording on the real program; a visit an hour later seals what was kept, by itself."""
    kills(few(often(4)), playwright, house, line, speech, tmp_path, announced(house))


def test_cut_lines_lose_nothing(
    playwright: Playwright, house: Serving, line: Cutter, speech: Speech, tmp_path: Path, often: Callable[[int], int]
) -> None:
    """The line refused, hung, dropped, halved, answers lost: every sample arrives and is sealed."""
    cuts(few(often(4)), opener(playwright, house, speech), house, line, speech, tmp_path, announced(house))


@pytest.mark.parametrize("thrifty", [False, True], ids=["flac", "opus"])
def test_a_recording_goes_on_after_a_crash_and_is_one_file(
    playwright: Playwright, house: Serving, line: Cutter, speech: Speech, tmp_path: Path, thrifty: bool
) -> None:
    """Killed and gone on with, in both formats, on the real program: one original that decodes, its gap in the manifest, a rendition."""
    record = announced(house)
    go_on_once(playwright, house, line, speech, tmp_path / "p", random.Random("on 1"), record, thrifty=thrifty)
    key = house.newest()
    soon = time.monotonic() + 30
    while not (sound := rendition(house, key)):
        assert time.monotonic() < soon, "no rendition came"
        time.sleep(0.2)
    whole, made = len(decoded(house.sound(key))), len(decoded(sound))
    assert abs(whole - made) < RATE / 5, (whole, made)
    recording = next(one for one in house.recordings() if one.id == key)
    assert recording.duration_ms is not None
    assert abs(recording.duration_ms - whole * 1000 / RATE) < 200


def rendition(house: Serving, recording: str) -> bytes:
    """What one listens to, or nothing yet."""
    real = house.house.house
    blob = real.store.read(lambda view: blob_of(view, recording, "rendition"))
    return open_blob(real, blob).read(0, blob.plain_bytes) if blob else b""


@pytest.mark.soak
def test_two_hundred_killed_browsers(
    playwright: Playwright, house: Serving, line: Cutter, speech: Speech, tmp_path: Path, count: Counts
) -> None:
    """The same, 200 times."""
    tally = count("browsers killed while recording", 200)
    kills(tally, playwright, house, line, speech, tmp_path, announced(house))


@pytest.mark.soak
def test_two_hundred_cut_lines(
    playwright: Playwright, house: Serving, line: Cutter, speech: Speech, tmp_path: Path, count: Counts
) -> None:
    """The same, 200 times."""
    tally = count("recordings under a line that is cut", 200)
    cuts(tally, opener(playwright, house, speech), house, line, speech, tmp_path, announced(house))
