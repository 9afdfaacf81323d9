"""A patient and a provider, two screens, from "I will record" to an outsider who verifies. In a real browser, on the real program."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from naklank.actions import verify
from tests.path.serving import Serving
from tests.recorder.conftest import Speech
from tests.recorder.harness import RATE, Chromium, chromium, decoded, likeness, press, wait_recorded, wait_state

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("microphone")]

WIDTHS = (360, 1280)
DUTCH = ("--lang=nl-NL", "--accept-lang=nl-NL")


def next_page(page: Page) -> None:
    """Press the main button of a form, and wait for what comes."""
    with page.expect_navigation():
        page.click("main form button[data-look=do]")


def plan(browser: Chromium, house: Serving, width: int) -> tuple[Page, str]:
    """The provider plans a conversation; the screen shows a QR code and a word."""
    page = browser.page(house.address)
    page.set_viewport_size({"width": width, "height": 760})
    page.click("text=Dokter Van Dalen")
    page.fill("#subject", "Uitslag bloedonderzoek")
    page.click("text=Plan het gesprek")
    assert page.locator(".joining svg").count() == 1
    return page, page.inner_text(".word").strip()


def join(browser: Chromium, house: Serving, word: str, width: int) -> Page:
    """The patient's phone joins with the word, without an account."""
    page = browser.page(f"{house.address}/mee")
    page.set_viewport_size({"width": width, "height": 760})
    page.fill("#word", word)
    page.fill("#name", "Mevrouw De Wit")
    next_page(page)
    return page


def announce(page: Page) -> str:
    """Six questions, one a page; returns the sentence that both read aloud."""
    page.click("text=Vertel dat u opneemt")
    page.check("input[value=self_adult]")
    next_page(page)
    page.check("input[value=private]")
    page.fill("#why", "Ik vergeet veel")
    next_page(page)
    page.check("input[value=consult]")
    next_page(page)
    page.check("input[value=all]")
    next_page(page)
    page.fill("#listeners", "mijn dochter")
    next_page(page)
    page.check("input[value=yes]")
    next_page(page)
    aloud = page.inner_text("blockquote")
    next_page(page)
    return aloud


@pytest.mark.parametrize("width", WIDTHS)
def test_from_announcing_to_verifying(
    playwright: Playwright, house: Serving, speech: Speech, tmp_path: Path, width: int
) -> None:
    """Announce, see, agree, record, pause, mark, summary, stop, listen, seek, share, receipt, package, verify."""
    with (
        chromium(playwright, tmp_path / "phone", speech.wav, flags=DUTCH) as phone,
        chromium(playwright, tmp_path / "desk", flags=DUTCH) as desk,
    ):
        provider, word = plan(desk, house, width)
        patient = join(phone, house, word, width)
        provider.wait_for_selector("text=Mevrouw De Wit")
        assert "Mevrouw De Wit" in announce(patient)

        provider.wait_for_selector("text=Ik vergeet veel")
        provider.wait_for_selector("text=Ja. Het mag, en het hoeft niet.")
        provider.click("button[value=agreed]")
        patient.wait_for_selector("text=vindt het prima")

        with patient.expect_navigation(wait_until="load"):
            patient.click("text=Ga naar de opname")
        record(patient, provider)
        patient.wait_for_url("**/veilig")
        assert "Uw gesprek is veilig bewaard." in patient.inner_text("h1")
        recording = house.newest()
        got = decoded(house.sound(recording))
        value, _ = likeness(got, speech.fed, house.cuts(recording))
        assert value >= 0.98

        listen(patient, recording, house)
        package = take_package(patient, house, recording, tmp_path)
        check_package(provider, house, package)
        read_diaries(patient, provider, house, recording)
        assert phone.errors == []
        assert desk.errors == []


def record(patient: Page, provider: Page) -> None:
    """One large button; the other screen shows that it runs, and may ask for a pause."""
    press(patient, "start")
    wait_state(patient, "running")
    wait_recorded(patient, 2000)
    provider.wait_for_selector("[data-running][data-state=running]")
    press(patient, "mark")
    press(patient, "pause")
    wait_state(patient, "paused")
    provider.wait_for_selector("[data-running][data-state=paused]")
    press(patient, "resume")
    wait_state(patient, "running")
    wait_recorded(patient, 3500)
    provider.click("text=Vraag om een pauze")
    patient.wait_for_selector("[data-recorder][data-asked-pause]", state="attached")
    press(patient, "summary")
    wait_recorded(patient, 6000)
    patient.wait_for_function("() => document.querySelector('[data-kept]').textContent >= '00:04'")
    press(patient, "end")


def listen(page: Page, recording: str, house: Serving) -> None:
    """Play, seek by the range input and by a part; the sound really moves; the place is remembered."""
    page.goto(f"{house.address}/opname/{recording}")
    page.wait_for_selector("[data-do=play]", timeout=30000)
    page.click("[data-do=play]")
    page.wait_for_function("() => document.querySelector('[data-audio]').currentTime > 0.5")
    page.click("h3 button:has-text('De samenvatting')")
    page.wait_for_function("() => document.querySelector('[data-audio]').currentTime > 3")
    page.focus("[data-seek]")
    page.keyboard.press("Home")
    page.wait_for_function("() => document.querySelector('[data-audio]').currentTime < 2")
    assert "second" in (page.get_attribute("[data-seek]", "aria-valuetext") or "")
    page.fill("#at", "0:01")
    page.fill("#note", "halve pil")
    page.click("text=Bewaar de notitie")
    page.wait_for_selector("[data-marks-part] >> text=halve pil")


def take_package(page: Page, house: Serving, recording: str, folder: Path) -> Path:
    """Download the evidence package."""
    with page.expect_download() as download:
        page.click("text=Haal het bewijspakket op")
    target = folder / "package.zip"
    download.value.save_as(target)
    with zipfile.ZipFile(target) as package:
        original = package.read(f"naklank-{recording}/data/original.flac")
    assert original == house.sound(recording)
    m4a = page.request.get(f"{house.address}/opname/{recording}/bestand/m4a").body()
    # The encoder of AAC may add up to two frames of its own at the ends.
    assert abs(len(decoded(m4a)) - len(decoded(original))) < RATE // 8
    assert verify.verify(target).verdict == "untouched"
    return target


def check_package(page: Page, house: Serving, package: Path) -> None:
    """An outsider drops the package on the public page: untouched; with one bit flipped: changed. Nothing is sent."""
    page.goto(f"{house.address}/nagaan")
    sent: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append(request.url))
    page.set_input_files("[data-package], input[type=file] >> nth=0", package)
    page.wait_for_selector("text=niet veranderd sinds")
    broken = bytearray(package.read_bytes())
    broken[len(broken) // 2] ^= 1
    bad = package.with_name("bad.zip")
    bad.write_bytes(broken)
    page.set_input_files("[data-package], input[type=file] >> nth=0", bad)
    page.wait_for_selector("text=Deze opname is veranderd")
    assert sent == []


def read_diaries(patient: Page, provider: Page, house: Serving, recording: str) -> None:
    """The patient reads all; the provider does not read that the patient listened to her own recording."""
    patient.goto(f"{house.address}/opname/{recording}/wie")
    assert "luisterde" in patient.inner_text(".diary")
    provider.goto(f"{house.address}/opname/{recording}/wie")
    mine = provider.inner_text(".diary")
    assert "gaf een gelijke kopie" in mine
    assert "luisterde" not in mine
