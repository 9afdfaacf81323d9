"""A recorder from which nothing comes in any more (a phone that broke, a line that is cut): both screens say so, until it comes again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from naklank.actions import overview
from tests.path.serving import Serving
from tests.path.test_browser_faults import announced, signed_in
from tests.path.test_whole_path import DUTCH
from tests.recorder.conftest import Speech
from tests.recorder.cutter import Cutter
from tests.recorder.harness import chromium, press, wait_recorded, wait_state

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

SILENT = "[data-running][data-state=trouble]"
RUNS = "[data-running][data-state=running]"
WORDS = "van het toestel dat opneemt. Wat we kregen, staat veilig."


@pytest.fixture
def line(house: Serving) -> Iterator[Cutter]:
    cutter = Cutter(house.port)
    yield cutter
    cutter.stop()


def test_both_screens_say_that_nothing_comes_in_and_stop_saying_it(
    playwright: Playwright,
    house: Serving,
    line: Cutter,
    speech: Speech,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By themselves, and to who loads the page without a script. A pause is no silence."""
    monkeypatch.setattr(overview, "SILENT_AFTER", timedelta(seconds=4))
    record = announced(house)
    talk = f"{house.address}{record.removesuffix('/opnemen')}"
    with (
        chromium(playwright, tmp_path / "phone", speech.wav, flags=DUTCH) as phone,
        chromium(playwright, tmp_path / "desk", flags=DUTCH) as desk,
    ):
        signed_in(house, phone)
        recorder = phone.page(f"http://localhost:{line.port}{record}")
        provider = desk.page(house.address)
        provider.click("text=Dokter Van Dalen")
        provider.goto(talk)
        press(recorder, "start")
        wait_state(recorder, "running")
        wait_recorded(recorder, 2000)
        provider.wait_for_selector(RUNS)
        patient = phone.page(talk)
        patient.wait_for_selector(RUNS)

        line.be("refuse")
        for screen in (provider, patient):
            screen.wait_for_selector(SILENT, timeout=60_000)
            expect(screen.locator(SILENT)).to_contain_text(WORDS)
        assert WORDS in provider.request.get(talk).text()
        assert provider.locator("text=Vraag om een pauze").count() == 0, "she would not see it at once"

        line.be("pass")
        for screen in (provider, patient):
            screen.wait_for_selector(RUNS, timeout=60_000)
        assert WORDS not in provider.request.get(talk).text()

        press(recorder, "pause")
        provider.wait_for_selector("[data-running][data-state=paused]")
        provider.wait_for_timeout(6000)
        assert provider.locator(SILENT).count() == 0
        assert "De opname staat stil" in provider.request.get(talk).text()
        assert phone.errors == desk.errors == []
