"""Pages whose scripts are slow or never come: no press is lost without a word."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.path.serving import Serving
from tests.path.test_browser_faults import announced, signed_in
from tests.path.test_whole_path import DUTCH
from tests.recorder.conftest import Speech
from tests.recorder.harness import chromium, press, wait_recorded, wait_state

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

ONE_MOMENT = "Een ogenblik, deze pagina wordt geladen."
START, SEND, PLAY = "[data-do=start]", "[data-do=send]", "[data-do=play]"


@contextmanager
def held(page: Page, pattern: str) -> Iterator[list[Route]]:
    """Requests for these addresses wait until the block ends, and go on then."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))  # noqa: PLW0108 — playwright marks what it calls
    yield waiting
    for route in waiting:
        route.continue_()
    page.unroute(pattern)


def test_the_recorder_cannot_be_begun_before_its_script_is_there(
    playwright: Playwright, house: Serving, speech: Speech, tmp_path: Path
) -> None:
    """The button is off and the page says that it loads; then it records at the first press."""
    record = announced(house)
    with chromium(playwright, tmp_path / "phone", speech.wav, flags=DUTCH) as phone:
        signed_in(house, phone)
        page = phone.page(house.address)
        with held(page, "**/static/recorder/session.js") as waiting:
            page.goto(f"{house.address}{record}", wait_until="commit")
            expect(page.locator(START)).to_be_disabled()
            expect(page.get_by_text(ONE_MOMENT)).to_be_visible()
            expect(page.get_by_role("heading", level=1)).to_have_text("Een ogenblik")
            page.locator(START).click(force=True)  # it can be pressed, and does nothing
            assert len(waiting) == 1
        expect(page.locator(START)).to_be_enabled()
        expect(page.get_by_text(ONE_MOMENT)).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Klaar om op te nemen")
        press(page, "start")
        wait_state(page, "running")
        wait_recorded(page, 1000)
        assert phone.errors == []


def test_a_script_that_never_comes_leaves_a_way_out(
    playwright: Playwright, house: Serving, speech: Speech, tmp_path: Path
) -> None:
    """Where the line broke while the page loaded, the page offers to load it again, and that is enough."""
    record = announced(house)
    with chromium(playwright, tmp_path / "phone", speech.wav, flags=DUTCH) as phone:
        signed_in(house, phone)
        page = phone.page(house.address)
        page.route("**/static/recorder/session.js", lambda route: route.abort())
        page.goto(f"{house.address}{record}")
        again = page.get_by_role("link", name="Laad de pagina opnieuw")
        expect(again).to_be_hidden()
        expect(again).to_be_visible(timeout=20_000)
        expect(page.locator(START)).to_be_disabled()
        page.unroute("**/static/recorder/session.js")
        again.click()
        wait_state(page, "ready")
        expect(page.locator(START)).to_be_enabled()


def test_a_file_chosen_before_the_script_came_is_taken(playwright: Playwright, house: Serving, tmp_path: Path) -> None:
    """Adding: the choice stays and the button comes. Checking: what was chosen is checked."""
    odd = tmp_path / "brief.txt"
    odd.write_text("geen geluid")
    with chromium(playwright, tmp_path / "phone", flags=DUTCH) as phone:
        signed_in(house, phone)
        page = phone.page(house.address)
        with held(page, "**/static/recorder/sender.js"):
            page.goto(f"{house.address}/toevoegen", wait_until="commit")
            page.set_input_files("#file", odd)
            expect(page.locator(SEND)).to_be_disabled()
            expect(page.get_by_text(ONE_MOMENT)).to_be_visible()
        page.click(SEND)
        expect(page.locator("[data-upload] [data-say]")).not_to_be_empty()
        with held(page, "**/static/verify/zip.js"):
            page.goto(f"{house.address}/nagaan", wait_until="commit")
            page.set_input_files("#pakket", odd)
        expect(page.locator("[data-verdict=uncheckable]")).to_be_visible()
