"""A group, a child of 14, a parent of a child of 8, an adult with a mentor, and a care provider who asks consent: each walked on two
screens, from the first question to the recorder or to the page that says why not.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.path.serving import Serving
from tests.path.test_whole_path import DUTCH, join, next_page, plan
from tests.recorder.conftest import Speech
from tests.recorder.harness import chromium

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

WIDTH = 360


@pytest.fixture
def screens(playwright: Playwright, house: Serving, speech: Speech, tmp_path: Path) -> Iterator[tuple[Page, Page]]:
    """The patient's phone and the provider's desk, in one conversation. Neither may complain in the console."""
    with (
        chromium(playwright, tmp_path / "phone", speech.wav, flags=DUTCH) as phone,
        chromium(playwright, tmp_path / "desk", flags=DUTCH) as desk,
    ):
        provider, word = plan(desk, house, 1280)
        patient = join(phone, house, word, WIDTH)
        provider.wait_for_selector("text=Mevrouw De Wit")
        yield patient, provider
        assert [error for error in (*phone.errors, *desk.errors) if "403" not in error] == []


def choose(page: Page, *values: str) -> None:
    """Answer the next questions, one a page; "" is a question that stays empty."""
    for value in values:
        if value:
            page.check(f"input[value='{value}']")
        next_page(page)


def goes_on(patient: Page, provider: Page, *shown: str) -> None:
    """The check is told, both screens show what was said and what to take care of, and the recorder is ready."""
    next_page(patient)
    for text in shown:
        patient.wait_for_selector(f"text={text}")
        provider.wait_for_selector(f"text={text}")
    with patient.expect_navigation(wait_until="load"):
        patient.click("text=Ga naar de opname")
    patient.wait_for_selector("[data-recorder][data-state=ready]")


def test_a_child_of_fourteen_records_for_herself(screens: tuple[Page, Page]) -> None:
    """Private use, from 12 on: allowed, with extra care on both screens."""
    patient, provider = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "self", "12_15", "yes", "private", "consult", "all", "", "yes")
    goes_on(patient, provider, "12 tot en met 15 jaar", "extra")


def test_a_parent_of_a_child_of_eight_records(screens: tuple[Page, Page]) -> None:
    """With authority: allowed; nobody asks whether a child of eight decides."""
    patient, provider = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "parent_with_authority", "under_12", "private", "home_visit", "part", "", "no")
    goes_on(patient, provider, "Voor mijn kind", "Jonger dan 12 jaar", "extra")


def test_a_mentor_records_for_an_adult_who_does_not_decide(screens: tuple[Page, Page]) -> None:
    """Allowed, with extra care on both screens."""
    patient, provider = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "mentor", "adult", "no", "private", "phone", "summary", "", "yes")
    next_page(patient)
    for page in screens:
        page.wait_for_selector("text=mentor")
        page.wait_for_selector("text=Let hier samen op")
    assert provider.locator("text=extra").count()


def test_a_group_is_asked_first_and_then_it_goes_on(screens: tuple[Page, Page]) -> None:
    """Not asked: the rule, what is needed, another way, and nothing announced. Back, asked, everyone agreed: it goes on."""
    patient, provider = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "self_adult", "private", "group", "not_asked")
    assert patient.inner_text("h1") == "Ja, als eerst nog iets gebeurt."
    body = patient.inner_text("main")
    assert "Alle anderen vinden het goed" in body
    assert "Wat u wel kunt doen" in body
    assert patient.locator("a[href^='/regels/']").count()
    assert patient.locator("a[href='/mag-dit/begin/groep']").count() == 1
    assert "wil opnemen" not in provider.inner_text("main")

    patient.go_back()
    choose(patient, "given", "all", "", "yes")
    goes_on(patient, provider, "Ja, iedereen zei ja")


def test_images_are_refused_with_their_stricter_rule(screens: tuple[Page, Page]) -> None:
    """Naklank says what it cannot do, and what the rule says."""
    patient, _ = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "self_adult", "private", "consult", "images")
    assert patient.inner_text("h1") == "Naklank kan nog geen beeld opnemen."
    assert patient.locator("a[href='/mag-dit/begin/filmen']").count() == 1


def test_a_care_provider_asks_records_and_hears_until_consent_is_taken_back(screens: tuple[Page, Page]) -> None:
    """Who listens and how long are asked; the phone shows them and asks; a yes opens the recorder; taking it back closes it."""
    patient, provider = screens
    provider.click("text=Zelf opnemen, als de patiënt het goed vindt")
    choose(provider, "adult", "yes", "training")
    provider.fill("#listeners", "alleen ik")
    next_page(provider)
    choose(provider, "12", "consult", "all", "yes")
    next_page(provider)
    assert provider.locator("text=Ga naar de opname").count() == 0

    patient.wait_for_selector("text=Vindt u dit goed?")
    assert "alleen ik" in patient.inner_text("main")
    assert "1 jaar" in patient.inner_text("main")
    patient.click("button[value=agreed]")
    provider.wait_for_selector("text=Ga naar de opname")
    patient.wait_for_selector("text=Trek mijn toestemming in")
    patient.click("text=Trek mijn toestemming in")
    provider.wait_for_selector("text=U mag niet verder opnemen")
    assert provider.locator("text=Ga naar de opname").count() == 0


def test_a_care_provider_who_says_no_reads_that_he_may_not(screens: tuple[Page, Page]) -> None:
    """In general care a private recording cannot be refused: the page says so, with the rule and what can be done."""
    patient, provider = screens
    patient.click("text=Vertel dat u opneemt")
    choose(patient, "self_adult", "private", "consult", "all", "", "yes")
    next_page(patient)
    provider.wait_for_selector("text=Ik wil niet dat er wordt opgenomen")
    provider.click("text=Ik wil niet dat er wordt opgenomen")
    provider.wait_for_selector("h1:text-is('Nee. Het mag niet.')")
    assert "samenvatting" in provider.inner_text("main")
