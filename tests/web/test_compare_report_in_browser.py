"""The report in a browser: on a phone and a desk, by ear, by keyboard, with and without script, and on paper."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pytest
from playwright.sync_api import Browser, Page, Playwright

from naklank.exchange.compare_report import Report, html
from naklank.sound.compare.clips import as_mp3
from tests.exchange.comparisons import CASES, report, with_everything
from tests.web.test_look import SMALL_TARGETS, TWICE, WIDER, broken

pytestmark = pytest.mark.browser

TONE = as_mp3((8000 * np.sin(np.arange(16_000) * 0.3)).astype(np.int16))
NARROW, PHONE, DESK = 320, 360, 1280


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield running
    running.close()


def opened(
    browser: Browser, given: Report, folder: Path, width: int, language: str = "nl", **options: Any
) -> tuple[Page, list[str]]:
    """The report as a file, opened as one opens a file; and everything that the browser complains of or asks from elsewhere."""
    file = folder / "report.html"
    file.write_text(html(given, language), encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda asked: wrong.append(asked.url[:90]) if not asked.url.startswith(("file:", "data:")) else None
    )
    page.goto(file.as_uri())
    return page, wrong


@pytest.mark.parametrize("width", [NARROW, DESK])
def test_every_kind_of_report_can_be_read_by_everybody(browser: Browser, tmp_path: Path, width: int) -> None:
    """Axe finds nothing, nothing lies sideways, also with letters twice as large, and every button is large enough."""
    found = {}
    for number, (name, one) in enumerate(CASES.items()):
        page, wrong = opened(browser, with_everything(one, TONE), tmp_path, width, ("nl", "en")[number % 2])
        found[name] = [*wrong, *broken(page), *page.evaluate(SMALL_TARGETS), *page.evaluate(WIDER)]
        found[name] += [*page.evaluate(TWICE), *page.evaluate(WIDER)]
        page.context.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_both_places_can_be_heard_one_at_a_time_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    """A press plays the copy; a press on the other plays the original and stops the first; a second press stops."""
    page, wrong = opened(browser, with_everything(CASES["taken"], TONE), tmp_path, DESK)
    playing = "() => [...document.querySelectorAll('audio')].map((one) => !one.paused)"
    copy, original, taken = page.get_by_role("button").all()

    copy.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.05")
    assert page.evaluate(playing) == [True, False, False]
    assert "Stop: Luister: de kopie" in (copy.text_content() or "")
    original.press(" ")
    page.wait_for_function("() => document.querySelectorAll('audio')[1].currentTime > 0.05")
    assert page.evaluate(playing) == [False, True, False]
    original.press("Enter")
    assert page.evaluate(playing) == [False, False, False]
    assert "Luister: waar het vandaan komt" in (taken.text_content() or "")
    assert wrong == []
    page.context.close()


def test_without_script_the_browsers_own_controls_play(browser: Browser, tmp_path: Path) -> None:
    """Each sound has its controls, its name, and where it is from."""
    page, _ = opened(browser, with_everything(CASES["tiny_cut"], TONE), tmp_path, PHONE, java_script_enabled=False)

    assert page.get_by_role("button").count() == 0
    assert page.locator("audio[controls]:visible").count() == 2
    assert page.get_by_text(re.compile("verandering 1, van 30:01.200 tot 30:05.2[04]0")).count() == 2
    page.context.close()


def test_one_drawing_is_seen_and_it_says_what_it_shows(browser: Browser, tmp_path: Path) -> None:
    """Upright on a phone, lying on a desk, never both; a screen reader gets it as one picture with words."""
    for width in (PHONE, DESK):
        page, _ = opened(browser, report(CASES["reorder"]), tmp_path, width)
        [image] = page.get_by_role("img").all()
        box = image.bounding_box()
        assert box is not None
        assert (box["height"] > box["width"]) == (width == PHONE)
        assert "We vonden 1 verandering." in (image.get_attribute("aria-label") or "")
        page.context.close()


def test_what_is_said_comes_in_the_order_in_which_it_must_be_judged(browser: Browser, tmp_path: Path) -> None:
    """Verdict, what it does not say, drawing, changes, limits, method."""
    page, _ = opened(browser, report(CASES["many_kinds"]), tmp_path, DESK)

    heads = [one.text_content() for one in page.locator("h1, h2").all()]
    assert heads == [
        "De kopie is anders dan het origineel. We vonden 4 veranderingen.",
        *("Wat dit niet zegt", "In beeld", "De veranderingen", "Wat we niet konden beoordelen", "Wat we kunnen missen"),
        *("Stuk voor stuk: waar de kopie vandaan komt", "Zo is vergeleken"),
    ]
    page.context.close()


def test_printed_it_has_the_times_and_no_buttons(browser: Browser, tmp_path: Path) -> None:
    """On paper, also from a phone: the lying drawing, every time, nothing to press."""
    page, _ = opened(browser, with_everything(CASES["many_kinds"], TONE), tmp_path, PHONE)
    printed = page.pdf(prefer_css_page_size=True)
    text = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(printed)).pages))

    assert "0:44.200" in text
    assert "a1" * 32 in text.replace(" ", "")
    assert "Luister" not in text.replace("Luister zelf", "").replace("Luister ook", "")
    page.context.close()
