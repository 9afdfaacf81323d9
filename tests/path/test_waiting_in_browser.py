"""The page of a recording whose sound is still being made: it shows the player by itself, but not while somebody writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from naklank.actions.make_rendition import make_rendition
from naklank.web.server import listen_on
from naklank.wiring import made, opened
from tests.faults.scenario import Life, Teller, in_house
from tests.path.serving import Serving, fill, running
from tests.path.test_browser_faults import signed_in
from tests.path.test_whole_path import DUTCH
from tests.recorder.harness import chromium

pytestmark = pytest.mark.browser

LOOKS_MS = 20_000


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[Serving]:
    """A house that serves its pages, and whose jobs nobody does."""
    folder = tmp_path / "house"
    made(folder, site="Praktijk De Proef", demo=True)
    with opened(folder) as one:
        people = fill(one)
        with running(one, listen_on("127.0.0.1", 0)) as port:
            yield Serving(one, port, people)


def test_the_player_comes_by_itself_but_not_while_somebody_writes(
    playwright: Playwright, idle: Serving, tmp_path: Path
) -> None:
    """Waiting is said; what somebody writes stays; once the field is left empty the player is there."""
    house = in_house(idle.house)
    life = Life(idle.house, house, Teller(None))
    recording = life.recorded(life.announced())
    with chromium(playwright, tmp_path / "phone", flags=DUTCH) as phone:
        signed_in(idle, phone)
        page = phone.page(f"{idle.address}/opname/{recording}")
        looks: list[str] = []
        page.on("response", lambda answer: looks.append(answer.url) if "x-live" in answer.request.headers else None)
        expect(page.locator("[data-waiting]")).to_be_visible()
        page.fill("#note", "halve pil")
        with page.expect_response(lambda answer: "x-live" in answer.request.headers, timeout=LOOKS_MS):
            pass

        make_rendition(house, recording)
        seen = len(looks)
        while len(looks) < seen + 2:
            page.wait_for_timeout(200)
        assert page.input_value("#note") == "halve pil"
        assert page.locator("[data-waiting]").count() == 1

        page.fill("#note", "")
        page.locator("#note").blur()
        page.wait_for_selector("[data-do=play]", timeout=LOOKS_MS)
        assert page.locator("[data-waiting]").count() == 0
        seen = len(looks)
        page.wait_for_timeout(6000)
        assert len(looks) == seen, "it goes on asking"
        assert phone.errors == []
