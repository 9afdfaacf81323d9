"""Coming in with a real browser: Chromium with an authenticator of its own making, on the real server, on a phone of 360 px."""

import asyncio
import base64
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from naklank.actions.install import install
from naklank.actions.personal_link import give_link
from naklank.actions.ports import House
from naklank.model import SYSTEM, Person, PersonId, new_id
from naklank.web.server import listen_on
from naklank.wiring import SystemClock, made, opened

ROOT = Path(__file__).parents[2]
PASSWORD = "een stoel bij het raam"
LOGIN = "officier@linde.test"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PASSKEY = "Gebruik vinger, gezicht of sleutel"

pytestmark = pytest.mark.browser


@dataclass
class Served:
    house: House
    address: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("house") / "data"
    made(folder, site="Praktijk De Linde")
    with opened(folder) as door:
        sock = listen_on("127.0.0.1", 0)
        server = uvicorn.Server(
            uvicorn.Config(door.web_app(), log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[sock])), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        yield Served(door.house, f"http://localhost:{sock.getsockname()[1]}")
        server.should_exit = True
        thread.join(10)
        sock.close()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield running
    running.close()


@pytest.fixture(scope="module")
def axe() -> str:
    fetched = subprocess.run(
        [sys.executable, "hatch_build.py", "axe"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return Path(fetched.stdout.strip()).read_text()


@dataclass
class Phone:
    """A page of 360 px in a browser of its own, with an authenticator where asked; sees to what every page must be."""

    page: Page
    axe: str
    pictures: Path
    wrong: list[str]

    def look(self, name: str) -> None:
        """Axe finds nothing and nothing leaves the screen sideways. Keeps a picture."""
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
        self.page.evaluate(self.axe)
        outcome = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in outcome["violations"]]
        assert (found, self.page.evaluate(WIDER)) == ([], False), name

    def look_without_script(self, name: str) -> None:
        """Keep a picture; axe needs a script."""
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()


Phones = Callable[..., Phone]


@pytest.fixture
def phone(chromium: Browser, axe: str, tmp_path: Path) -> Iterator[Phones]:
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def make(*, authenticator: bool = False, **options: bool) -> Phone:
        context = chromium.new_context(
            viewport={"width": 360, "height": 740}, locale="nl-NL", reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console", lambda m: wrong.append(m.text) if m.type == "error" and "Content Security" in m.text else None
        )
        if authenticator:
            session = context.new_cdp_session(page)
            session.send("WebAuthn.enable")
            session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return Phone(page, axe, tmp_path, wrong)

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@contextmanager
def arriving(phone: Phone, address: str) -> Iterator[None]:
    yield
    phone.page.wait_for_url(address)


def digits(seed: str) -> str:
    return TOTP(base64.b32decode(seed), 6, SHA1(), 30).generate(int(time.time())).decode()


def test_a_patient_adds_a_passkey_signs_out_and_comes_in_by_passkey(served: Served, phone: Phones) -> None:
    """From the letter to a key on the phone; after that nothing is typed. A phone without the key does not come in."""
    patient = Person(PersonId(new_id()), "patient", "Mevrouw De Wit", SystemClock().now())
    served.house.store.write(lambda tx: tx.put(patient))
    token, code = give_link(served.house, SYSTEM, patient.id)
    mine = phone(authenticator=True)
    mine.page.goto(f"{served.address}/link/{token}")
    mine.look("letter_code")
    mine.page.get_by_label("Uw code").fill("fout")
    mine.press("Ga naar binnen")
    mine.look("letter_code_wrong")
    mine.page.get_by_label("Uw code").fill(f"{code[:4]} {code[4:]}")
    mine.press("Ga naar binnen")
    expect(mine.page.get_by_role("heading", name="Mijn gesprekken")).to_be_visible()
    mine.page.get_by_role("link", name="U bent Mevrouw De Wit").click()
    mine.look("mine")
    with arriving(mine, f"{served.address}/mijn?klaar=sleutel"):
        mine.press("Maak een sleutel op dit apparaat")
    mine.look("mine_with_key")
    mine.press("Afmelden")
    mine.page.wait_for_url(f"{served.address}/binnen")
    mine.look("sign_in")
    with arriving(mine, f"{served.address}/"):
        mine.press(PASSKEY)
    expect(mine.page.get_by_role("heading", name="Mijn gesprekken")).to_be_visible()
    mine.page.goto(f"{served.address}/mijn")
    mine.press("Maak een brief")
    expect(mine.page.get_by_text("Beste Mevrouw De Wit")).to_be_visible()
    mine.look("letter")
    mine.page.emulate_media(media="print")
    mine.page.screenshot(path=mine.pictures / "letter_on_paper.png", full_page=True)
    mine.page.goto(f"{served.address}/mijn")
    mine.press("Haal deze sleutel weg")
    expect(mine.page.get_by_text("Deze sleutel opent hier niets meer")).to_be_visible()
    expect(mine.page.get_by_role("button", name="Haal deze sleutel weg")).to_be_hidden()
    mine.look("mine_without_key")
    strange = phone(authenticator=True)
    strange.page.goto(f"{served.address}/binnen")
    strange.press(PASSKEY)
    expect(strange.page.get_by_text("Dat is niet gelukt")).to_be_visible()
    strange.look("sign_in_stopped")


def test_staff_choose_and_come_in_by_app_without_a_script(served: Served, phone: Phones) -> None:
    """JavaScript off: letter, code, QR code and app; then password and code. What needs a script is not shown. And with a
    script: the office page, a letter for a colleague who chooses a passkey, and uses it after the password."""
    _, token, code = install(served.house, "Mevrouw Yilmaz")
    plain = phone(java_script_enabled=False)
    page = plain.page
    page.goto(f"{served.address}/eerste/{token}")
    page.get_by_label("Uw code").fill(code)
    plain.press("Ga naar binnen")
    expect(page.get_by_role("button", name=PASSKEY)).to_be_hidden()
    expect(page.get_by_role("button", name="Laat zien wat ik typ")).to_be_hidden()
    seed = page.locator(".seed").inner_text()
    page.get_by_label("Uw naam in Naklank").fill(LOGIN)
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_label("De zes cijfers").fill(digits(re.sub(r"\s", "", seed)))
    plain.press("Ga naar binnen")
    expect(page.get_by_role("heading", name="Goed dat u er bent")).to_be_visible()
    page.get_by_role("link", name="Laat mensen binnen").click()
    page.get_by_label("Hoe heet uw collega?").fill("Dokter Van Dam")
    plain.look_without_script("people")
    page.get_by_label("Zorgverlener").check()
    plain.press("Voeg toe en maak de brief")
    address, letter_code = page.locator(".letter-address").inner_text(), page.locator(".letter-code").inner_text()
    page.go_back()
    plain.press("Afmelden")
    expect(page.get_by_role("button", name=PASSKEY)).to_be_hidden()
    colleague_with_a_passkey(served, phone(authenticator=True), address, letter_code)


def colleague_with_a_passkey(served: Served, doctor: Phone, address: str, code: str) -> None:
    page = doctor.page
    page.goto(address)
    page.get_by_label("Uw code").fill(code)
    doctor.press("Ga naar binnen")
    doctor.look("first_time")
    doctor.press(PASSKEY)
    expect(page.get_by_text("Vul eerst hierboven uw naam en wachtwoord in.")).to_be_visible()
    page.get_by_label("Uw naam in Naklank").fill("vandam@linde.test")
    page.get_by_label("Kies een wachtwoord").fill("kort")
    doctor.press(PASSKEY)
    expect(page.get_by_text("Dit wachtwoord is te makkelijk te raden.")).to_be_visible()
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    doctor.press("Laat zien wat ik typ")
    expect(page.get_by_label("Kies een wachtwoord")).to_have_attribute("type", "text")
    with arriving(doctor, f"{served.address}/"):
        doctor.press(PASSKEY)
    expect(page.get_by_role("heading", name="Uw gesprekken vandaag")).to_be_visible()
    doctor.press("Afmelden")
    page.get_by_label("Uw naam in Naklank").fill("vandam@linde.test")
    page.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    doctor.press("Ga naar binnen")
    page.wait_for_url(f"{served.address}/binnen/code")
    doctor.look("second_step_by_key")
    with arriving(doctor, f"{served.address}/"):
        doctor.press(PASSKEY)
    expect(page.get_by_role("heading", name="Uw gesprekken vandaag")).to_be_visible()
