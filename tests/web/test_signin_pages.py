"""The pages by which people come in, and by which the office lets them in: on a real house, as a browser sees them."""

import base64
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from httpx import ASGITransport, AsyncClient, Response

from fakes import FakeClock
from naklank.actions import slow_hash
from naklank.actions.install import install
from naklank.actions.join import open_door
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.actions.sessions import begin_session
from naklank.model import Actor, Conversation, Person, PersonId, new_id
from naklank.web.routes import ROUTES
from naklank.wiring import SystemClock, made, opened

SITE = "https://naklank.test"
PASSWORD = "een stoel bij het raam"
SESSION, STEP = "__Host-naklank", "__Host-naklank-step"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_hash, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    slow_hash._of_nothing.cache_clear()


@pytest.fixture(scope="module")
def portal() -> Iterator[BlockingPortal]:
    """One event loop for all: the limit on threads belongs to a loop."""
    with start_blocking_portal() as running:
        yield running


class Browser:
    """A browser with its own cookies. Forms bring the token of the page that was shown last, as a real one does."""

    def __init__(self, app: Any, portal: BlockingPortal) -> None:
        self.portal = portal
        self.client = AsyncClient(transport=ASGITransport(app), base_url=SITE, headers={"accept-language": "nl"})
        self.csrf = ""

    def get(self, path: str) -> Response:
        return self._seen(self.ask("GET", path))

    def post(self, path: str, **fields: str) -> Response:
        body = {"csrf": self.csrf, **fields}
        return self._seen(self.ask("POST", path, data=body, headers={"sec-fetch-site": "same-origin"}))

    def send(self, path: str, body: object) -> Response:
        return self.ask("POST", path, json=body, headers={"sec-fetch-site": "same-origin", "x-csrf": self.csrf})

    def ask(self, method: str, path: str, **given: Any) -> Response:
        return self.portal.call(partial(self.client.request, method, path, **given))

    def cookie(self, name: str) -> str | None:
        return self.client.cookies.get(name)

    def _seen(self, answer: Response) -> Response:
        token = re.search(r'<meta name="csrf" content="([^"]*)">', answer.text)
        self.csrf = token.group(1) if token else self.csrf
        return answer


@dataclass
class Practice:
    """A real house with one privacy officer, and the clock that it looks at."""

    house: House
    clock: FakeClock
    app: Any
    folder: Path
    portal: BlockingPortal
    secrets: list[str] = field(default_factory=list)

    def browser(self) -> Browser:
        return Browser(self.app, self.portal)

    def signed_in(self, person: Person) -> Browser:
        """A browser of somebody who is in already, with both factors shown."""
        browser = self.browser()
        token, _ = begin_session(self.house, person, strong=True)
        browser.client.cookies.set(SESSION, token)
        browser.get("/")
        if not browser.csrf:
            browser.get("/mijn")
        return browser

    def person(self, role: str, name: str) -> Person:
        made_now = Person(PersonId(new_id()), role, name, self.clock.now())  # type: ignore[arg-type]
        self.house.store.write(lambda tx: tx.put(made_now))
        return made_now

    def digits(self, seed: str) -> str:
        return TOTP(base64.b32decode(seed), 6, SHA1(), 30).generate(int(self.clock.now().timestamp())).decode()

    def events(self) -> list[str]:
        return [e.body or "" for e in self.house.store.read(lambda view: view.events(newest=False))]

    def refusals(self) -> list[str]:
        return [body for body in self.events() if '"outcome":"refused"' in body]


@pytest.fixture
def practice(tmp_path: Path, portal: BlockingPortal) -> Iterator[Practice]:
    made(tmp_path / "house", site="Praktijk De Linde")
    with opened(tmp_path / "house") as door:
        clock = FakeClock(SystemClock().now())
        house = replace(door.house, clock=clock)
        yield Practice(house, clock, replace(door, house=house).web_app(), tmp_path / "house", portal)


@dataclass
class Officer:
    """The first member of staff: came in by the letter of the installation and chose a password and an app."""

    person: Person
    seed: str
    browser: Browser


LOGIN = "officier@linde.test"


def first_time(practice: Practice, path: str, code: str, login: str = LOGIN) -> tuple[Browser, str]:
    """Walk through the first login with an app; returns the browser and the seed."""
    browser = practice.browser()
    assert browser.get(path).status_code == 200
    assert browser.post(path, code=code).headers["location"] == "/eerste-keer"
    page = browser.get("/eerste-keer").text
    seed = found(r'name="seed" value="([A-Z2-7]+)"', page)
    assert (
        browser.post("/eerste-keer", name=login, password=PASSWORD, seed=seed, code=practice.digits(seed)).headers[
            "location"
        ]
        == "/"
    )
    practice.clock.forward(seconds=60)
    return browser, seed


@pytest.fixture
def officer(practice: Practice) -> Officer:
    person, token, code = install(practice.house, "Mevrouw Yilmaz")
    browser, seed = first_time(practice, f"/eerste/{token}", code)
    practice.secrets += [token, code, seed, PASSWORD]
    browser.get("/")
    return Officer(person, seed, browser)


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, f"no {pattern} on the page"
    return match.group(1)


def letter_of(page: Response) -> tuple[str, str]:
    """The path and the code that stand in a letter."""
    assert page.status_code == 200, page.text
    path = found(r'class="letter-address" translate="no">https://naklank\.test(/[a-z]+/[\w-]+)<', page.text)
    return path, found(r'class="letter-code" translate="no">([A-Z0-9-]+)<', page.text)


# Staff


def test_new_staff_choose_once_and_then_come_in_with_password_and_code(practice: Practice, officer: Officer) -> None:
    """Letter, code, choice; after that the same person comes in elsewhere by password and a fresh code of the app."""
    browser = practice.browser()
    assert browser.get("/").headers["location"] == "/binnen"
    assert browser.post("/binnen", name=LOGIN.upper(), password=PASSWORD).headers["location"] == "/binnen/code"
    assert "zes cijfers" in browser.get("/binnen/code").text
    assert browser.post("/binnen/code", code=practice.digits(officer.seed)).headers["location"] == "/"
    assert "Mevrouw Yilmaz" in browser.get("/").text
    assert browser.get("/binnen").headers["location"] == "/"


def test_a_password_alone_opens_nothing(practice: Practice, officer: Officer) -> None:
    """Between the steps there is no session, and no page of the house answers."""
    browser = practice.browser()
    browser.post("/binnen", name=LOGIN, password=PASSWORD)
    assert browser.cookie(SESSION) is None
    assert browser.cookie(STEP)
    for path in ("/mijn", "/mensen", "/logboek"):
        assert browser.get(path).status_code == 303
    assert browser.post("/binnen/code", code="000000").status_code == 422
    assert browser.cookie(SESSION) is None


def test_cookies_are_kept_from_scripts_and_other_sites(practice: Practice, officer: Officer) -> None:
    """The step: five minutes, strict, http only. The session of a desk ends with the browser."""
    browser = practice.browser()
    step = browser.post("/binnen", name=LOGIN, password=PASSWORD).headers["set-cookie"].lower()
    assert all(
        part in step
        for part in ("__host-naklank-step=", "httponly", "samesite=strict", "secure", "max-age=300", "path=/")
    )
    entered = browser.post("/binnen/code", code=practice.digits(officer.seed)).headers.get_list("set-cookie")
    session, dropped = (line.lower() for line in entered)
    assert all(part in session for part in ("__host-naklank=", "httponly", "samesite=lax", "secure"))
    assert "max-age" not in session
    assert dropped.startswith("__host-naklank-step=") and "max-age=0" in dropped


def test_a_wrong_password_and_an_unknown_name_read_the_same(practice: Practice, officer: Officer) -> None:
    """One page for both, with an error summary on top; the name stays, the password does not."""
    pages = []
    for name in (LOGIN, "niemand@linde.test"):
        answer = practice.browser().post("/binnen", name=name, password="verkeerd wachtwoord")
        assert answer.status_code == 422
        assert name in answer.text and 'role="alert"' in answer.text
        assert "verkeerd wachtwoord" not in answer.text
        pages.append(answer.text.replace(name, ""))
    assert pages[0] == pages[1]
    empty = practice.browser().post("/binnen", name=" ", password="")
    assert empty.text.count('class="wrong"') == 2


def test_after_ten_wrong_passwords_one_waits_and_the_page_says_so(practice: Practice, officer: Officer) -> None:
    """429 with a sentence, also for the right password; a quarter of an hour later it works again."""
    browser = practice.browser()
    for _ in range(10):
        assert browser.post("/binnen", name=LOGIN, password="fout").status_code == 422
    locked = browser.post("/binnen", name=LOGIN, password=PASSWORD)
    assert locked.status_code == 429
    assert "Wacht een kwartier" in locked.text
    practice.clock.forward(minutes=16)
    assert browser.post("/binnen", name=LOGIN, password=PASSWORD).status_code == 303


def test_five_wrong_codes_lock_the_second_step(practice: Practice, officer: Officer) -> None:
    """Also the right code is refused then, with 429."""
    browser = practice.browser()
    browser.post("/binnen", name=LOGIN, password=PASSWORD)
    right = practice.digits(officer.seed)
    wrong = "111111" if right != "111111" else "222222"
    assert [browser.post("/binnen/code", code=wrong).status_code for _ in range(5)] == [422] * 5
    assert browser.post("/binnen/code", code=right).status_code == 429


def test_the_second_step_is_over_after_five_minutes(practice: Practice, officer: Officer) -> None:
    """Who comes late starts again with the password, and reads why; the step's cookie is taken away."""
    browser = practice.browser()
    browser.post("/binnen", name=LOGIN, password=PASSWORD)
    practice.clock.forward(minutes=5)
    late = browser.post("/binnen/code", code=practice.digits(officer.seed))
    assert "Dit duurde te lang" in late.text
    assert 'name="password"' in late.text
    assert browser.cookie(STEP) is None
    assert browser.get("/binnen/code").headers["location"] == "/binnen"


def test_a_code_of_the_app_works_once(practice: Practice, officer: Officer) -> None:
    """Whoever looks over a shoulder is too late."""
    code = practice.digits(officer.seed)
    answers = []
    for _ in range(2):
        browser = practice.browser()
        browser.post("/binnen", name=LOGIN, password=PASSWORD)
        answers.append(browser.post("/binnen/code", code=code).status_code)
    assert answers == [303, 422]


def test_choosing_keeps_what_was_typed_but_never_the_password(practice: Practice) -> None:
    """A weak password, a wrong code: the page comes back with the same QR code and the name; then it works."""
    _, token, code = install(practice.house, "Mevrouw Yilmaz")
    browser = practice.browser()
    browser.post(f"/eerste/{token}", code=code.lower())
    seed = found(r'name="seed" value="([A-Z2-7]+)"', browser.get("/eerste-keer").text)
    weak = browser.post("/eerste-keer", name=LOGIN, password="linde", seed=seed, code=practice.digits(seed))
    assert weak.status_code == 422
    assert 'href="#password"' in weak.text and LOGIN in weak.text and seed in weak.text
    assert 'value="linde"' not in weak.text
    wrong = browser.post("/eerste-keer", name=LOGIN, password=PASSWORD, seed=seed, code="12")
    assert 'href="#code"' in wrong.text
    assert PASSWORD not in wrong.text
    assert (
        browser.post("/eerste-keer", name=LOGIN, password=PASSWORD, seed=seed, code=practice.digits(seed)).status_code
        == 303
    )
    assert practice.browser().post(f"/eerste/{token}", code=code).status_code == 422


def test_a_letter_for_new_staff_is_over_after_a_week_and_choosing_after_half_an_hour(practice: Practice) -> None:
    """Both say what to do; neither lets anybody in."""
    _, token, code = install(practice.house, "Mevrouw Yilmaz")
    slow = practice.browser()
    slow.post(f"/eerste/{token}", code=code)
    practice.clock.forward(minutes=31)
    assert slow.get("/eerste-keer").status_code == 404
    practice.clock.forward(days=7)
    late = practice.browser().post(f"/eerste/{token}", code=code)
    assert (late.status_code, "gelden niet meer" in late.text) == (422, True)


# Patients


@dataclass
class Patient:
    person: Person
    path: str
    code: str


@pytest.fixture
def patient(practice: Practice, officer: Officer) -> Patient:
    person = practice.person("patient", "Mevrouw De Wit")
    path, code = letter_of(officer.browser.post(f"/mensen/{person.id}/brief"))
    practice.secrets += [path.split("/")[-1], code.replace("-", "")]
    return Patient(person, path, code)


def test_a_patient_comes_home_with_the_letter(practice: Practice, patient: Patient) -> None:
    """Link, code, her own conversations; the phone remembers her for as long as the session holds."""
    phone = practice.browser()
    assert 'autocomplete="one-time-code"' in phone.get(patient.path).text
    entered = phone.post(patient.path, code=f" {patient.code.lower()} ")
    assert entered.headers["location"] == "/"
    assert "Max-Age=604800" in entered.headers["set-cookie"]
    assert "Mijn gesprekken" in phone.get("/").text


def test_a_wrong_code_five_times_ends_the_letter(practice: Practice, patient: Patient) -> None:
    """Each wrong code reads the same; then the right one no longer works, and the office sees that the letter is over."""
    phone = practice.browser()
    assert [phone.post(patient.path, code="AAAA-AAAA").status_code for _ in range(5)] == [422] * 5
    assert phone.post(patient.path, code=patient.code).status_code == 422
    assert phone.post(patient.path, code="").text.count('class="wrong"') == 1


def test_who_tries_many_letters_waits(practice: Practice, patient: Patient) -> None:
    """Twenty wrong tries from one address, whatever the link: 429, also for the right letter from there."""
    phone = practice.browser()
    for number in range(20):
        assert phone.post(f"/link/geraden{number}", code="AAAA").status_code == 422
    assert phone.post(patient.path, code=patient.code).status_code == 429


def test_a_patient_makes_a_letter_of_her_own_and_the_one_before_is_over(practice: Practice, patient: Patient) -> None:
    """Shown once; coming back to its address leads to the page that can make another."""
    phone = practice.browser()
    phone.post(patient.path, code=patient.code)
    assert "Maak een brief" in phone.get("/mijn").text
    path, code = letter_of(phone.post("/mijn/link"))
    assert phone.get("/mijn/link").headers["location"] == "/mijn"
    assert practice.browser().post(patient.path, code=patient.code).status_code == 422
    assert practice.browser().post(path, code=code).status_code == 303


def test_other_sessions_are_seen_and_ended(practice: Practice, patient: Patient) -> None:
    """Elsewhere, or everywhere; what was ended is out at once."""
    phone, tablet = practice.browser(), practice.browser()
    for each in (phone, tablet):
        each.post(patient.path, code=patient.code)
    assert "ook nog ergens anders" in phone.get("/mijn").text
    assert phone.post("/mijn/elders-af").headers["location"] == "/mijn?klaar=elders"
    assert tablet.get("/mijn").status_code == 303
    assert "Alleen hier" in phone.get("/mijn?klaar=elders").text
    phone.post("/mijn/overal-af")
    assert phone.get("/mijn").status_code == 303
    assert phone.cookie(SESSION) is None


def guest_of(practice: Practice) -> tuple[Browser, Conversation, Person]:
    """A phone that joined by QR code, its conversation, and the provider."""
    provider = practice.person("provider", "Dokter Van Dam")
    acting = Actor(provider.id, "provider")
    talk = plan(practice.house, acting, planned=practice.clock.now(), subject="Uitslag")
    door = open_door(practice.house, acting, talk.id)
    phone = practice.browser()
    phone.get(f"/mee/{door.code}")
    entered = phone.post("/mee", code=door.code, name="Mevrouw De Wit")
    assert entered.headers["location"] == f"/gesprek/{talk.id}"
    assert "Max-Age=604800" in entered.headers["set-cookie"]
    return phone, talk, provider


def test_a_phone_that_joined_by_qr_has_no_page_of_its_own(practice: Practice) -> None:
    """It sees its conversation: no passkey, no letter, no list of sessions; the head offers no way there."""
    phone, talk, _ = guest_of(practice)
    assert phone.get("/").headers["location"] == f"/gesprek/{talk.id}"
    assert 'href="/mijn"' not in phone.get(f"/gesprek/{talk.id}").text
    assert phone.get("/mijn").status_code == 403
    for path in ("/mijn/link", "/mijn/elders-af", "/mijn/overal-af", "/mijn/sleutel/begin"):
        assert phone.post(path).status_code == 403


def test_coming_by_letter_replaces_the_session_of_the_browser(practice: Practice, patient: Patient) -> None:
    """Whoever was in before on this phone is out, on the server too."""
    phone, talk, _ = guest_of(practice)
    before = phone.cookie(SESSION)
    phone.get(patient.path)
    assert phone.post(patient.path, code=patient.code).status_code == 303
    other = practice.browser()
    other.client.cookies.set(SESSION, before or "")
    assert other.get(f"/gesprek/{talk.id}").status_code == 303


# The office


def test_the_office_adds_staff_and_the_letter_works(practice: Practice, officer: Officer) -> None:
    """Name and role, a letter shown once, and the new colleague comes in with it."""
    wrong = officer.browser.post("/mensen", name="Dokter Van Dam", role="")
    assert (wrong.status_code, "Dokter Van Dam" in wrong.text, 'href="#role"' in wrong.text) == (422, True, True)
    assert officer.browser.post("/mensen", name="Dokter", role="patient").status_code == 422
    path, code = letter_of(officer.browser.post("/mensen", name="Dokter Van Dam", role="provider"))
    doctor, _ = first_time(practice, path, code, "vandam@linde.test")
    assert "Uw gesprekken vandaag" in doctor.get("/").text
    assert "Dokter Van Dam" in officer.browser.get("/mensen").text


def test_the_letter_says_for_whom_until_when_and_is_never_kept(
    practice: Practice, officer: Officer, patient: Patient
) -> None:
    """Name, day, QR code; and the page of the person shows that there is a letter, not what is in it."""
    page = officer.browser.post(f"/mensen/{patient.person.id}/brief")
    path, code = letter_of(page)
    assert "Beste Mevrouw De Wit" in page.text and 'class="qr"' in page.text
    assert page.headers["cache-control"] == "no-store"
    again = officer.browser.get(f"/mensen/{patient.person.id}")
    assert path not in again.text and code not in again.text
    assert "Laat de brief niet meer werken" in again.text
    assert (
        officer.browser.get(f"/mensen/{patient.person.id}/brief").headers["location"] == f"/mensen/{patient.person.id}"
    )
    assert officer.browser.post(f"/mensen/{patient.person.id}/brief-intrekken").status_code == 303
    assert practice.browser().post(path, code=code).status_code == 422
    assert "geen brief" in officer.browser.get(f"/mensen/{patient.person.id}").text


def test_who_is_shut_out_is_out_at_once_and_nobody_shuts_out_himself(practice: Practice, officer: Officer) -> None:
    """The page asks first; then session, password and app end. The office cannot lock itself out."""
    path, code = letter_of(officer.browser.post("/mensen", name="Dokter Van Dam", role="provider"))
    doctor, _ = first_time(practice, path, code, "vandam@linde.test")
    key = found(r'href="/mensen/([a-z2-7]{26})">Dokter Van Dam', officer.browser.get("/mensen").text)
    assert "Mag Dokter Van Dam er niet meer in?" in officer.browser.get(f"/mensen/{key}/buitensluiten").text
    assert officer.browser.post(f"/mensen/{key}/buitensluiten").headers["location"].endswith("buitensluiten")
    assert doctor.get("/mijn").status_code == 200
    assert (
        officer.browser.post(f"/mensen/{key}/buitensluiten", sure="yes").headers["location"]
        == f"/mensen/{key}?klaar=buiten"
    )
    assert doctor.get("/mijn").status_code == 303
    assert practice.browser().post("/binnen", name="vandam@linde.test", password=PASSWORD).status_code == 422
    own = officer.person.id
    assert "buitensluiten" not in officer.browser.get(f"/mensen/{own}").text
    assert officer.browser.post(f"/mensen/{own}/buitensluiten", sure="yes").status_code == 422
    assert officer.browser.get("/mijn").status_code == 200


def test_nobody_but_the_office_hands_out_letters(practice: Practice, officer: Officer, patient: Patient) -> None:
    """Every page under /mensen refuses provider, patient and stranger; the letter there was goes on working."""
    key = patient.person.id
    phone = practice.browser()
    phone.post(patient.path, code=patient.code)
    phone.get("/")
    doctor = practice.signed_in(practice.person("provider", "Dokter Van Dam"))
    for route in (r for r in ROUTES if r.path.startswith("/mensen")):
        path = route.path.replace("{person}", key)
        for browser, status in ((doctor, 403), (phone, 403), (practice.browser(), 303)):
            answer = (
                browser.get(path) if route.method == "GET" else browser.post(path, name="X", role="manager", sure="yes")
            )
            assert answer.status_code == status, (route.method, route.path)
    assert practice.browser().post(patient.path, code=patient.code).status_code == 303


def test_people_are_found_by_a_part_of_the_name_that_never_enters_an_address(
    practice: Practice, officer: Officer, patient: Patient
) -> None:
    """The search posts; what is found is a list of doors; a name with markup is shown as it is."""
    practice.person("patient", "<b>Jan</b>")
    answer = officer.browser.post("/mensen/zoek", sought="de w")
    assert answer.status_code == 200
    assert "Mevrouw De Wit" in answer.text and "Jan" not in answer.text
    assert "&lt;b&gt;Jan" in officer.browser.get("/mensen").text
    assert "Niemand gevonden" in officer.browser.post("/mensen/zoek", sought="Zwaan").text


# Passkeys, without a browser (tests/web/test_passkeys_in_browser.py has one)


def test_a_passkey_answer_that_is_none_lets_nobody_in(practice: Practice, officer: Officer) -> None:
    """Nonsense, an unknown key, a second step that never began: refused in words that a script can show, with no session."""
    browser = practice.browser()
    token = browser.send("/binnen/sleutel/begin", {}).json()["token"]
    for body, status in (
        ({}, 422),
        ([], 422),
        ({"token": token, "response": "x"}, 422),
        ({"token": token, "response": {"id": "x"}}, 403),
    ):
        refused = browser.send("/binnen/sleutel", body)
        assert (refused.status_code, "nl" in refused.json()["what"]) == (status, True)
    alone = browser.send("/binnen/sleutel/begin", {"second": True}).json()["options"]
    assert (alone["userVerification"], alone.get("allowCredentials", [])) == ("required", [])
    assert browser.send("/eerste-keer/sleutel/begin", {"name": LOGIN, "password": PASSWORD}).status_code == 404
    assert browser.send("/mijn/sleutel/begin", {}).status_code == 401
    assert browser.cookie(SESSION) is None


def test_the_question_for_a_passkey_names_the_host_of_the_request(practice: Practice, officer: Officer) -> None:
    """Domain from the address that the browser used; a passkey of another site cannot answer it."""
    options = practice.browser().send("/binnen/sleutel/begin", {}).json()["options"]
    assert (options["rpId"], options["userVerification"]) == ("naklank.test", "required")
    asked = officer.browser.send("/mijn/sleutel/begin", {}).json()["options"]
    assert asked["rp"] == {"id": "naklank.test", "name": "Praktijk De Linde"}


def test_who_asks_for_passkeys_on_and_on_waits(practice: Practice) -> None:
    """Two hundred questions from one address without an answer: 429 for a quarter of an hour."""
    browser = practice.browser()
    assert {browser.send("/binnen/sleutel/begin", {}).status_code for _ in range(200)} == {200}
    assert browser.send("/binnen/sleutel/begin", {}).status_code == 429
    practice.clock.forward(minutes=16)
    assert browser.send("/binnen/sleutel/begin", {}).status_code == 200


# What must never happen


def test_nobody_is_led_elsewhere(practice: Practice, officer: Officer, patient: Patient) -> None:
    """Whatever stands in address or form, coming in leads to our own pages only."""
    lure = "?next=//evil.test&back=https://evil.test&go=//evil.test"
    fields = {"next": "//evil.test", "back": "https://evil.test", "go": "//evil.test"}
    browser, phone = practice.browser(), practice.browser()
    answers = [
        browser.get("/binnen" + lure),
        browser.post("/binnen" + lure, name=LOGIN, password=PASSWORD, **fields),
        browser.post("/binnen/code" + lure, code=practice.digits(officer.seed), **fields),
        phone.post(patient.path + lure, code=patient.code, **fields),
        browser.get("/binnen" + lure),
        officer.browser.get("/mijn" + lure),
        officer.browser.post("/mijn/elders-af" + lure, **fields),
        practice.browser().get("/mijn" + lure),
    ]
    goals = [answer.headers["location"] for answer in answers if answer.is_redirect]
    assert len(goals) >= 5
    assert all(re.fullmatch(r"/[a-z][\w/?=-]*|/", goal) for goal in goals), goals
    assert not any("evil" in answer.text for answer in answers)


def test_a_form_from_another_site_changes_nothing(practice: Practice, officer: Officer, patient: Patient) -> None:
    """Signing somebody in from elsewhere is refused, and so is a form without the token of its session."""
    elsewhere = practice.browser().ask(
        "POST", patient.path, data={"code": patient.code}, headers={"sec-fetch-site": "cross-site"}
    )
    assert (elsewhere.status_code, "set-cookie" in elsewhere.headers) == (403, False)
    officer.browser.csrf = "0" * 64
    assert officer.browser.post(f"/mensen/{patient.person.id}/brief").status_code == 403
    assert practice.browser().post(patient.path, code=patient.code).status_code == 303


def test_no_secret_is_in_the_log_or_on_the_disk(
    practice: Practice, officer: Officer, patient: Patient, caplog: pytest.LogCaptureFixture
) -> None:
    """Link tokens, codes, passwords, seeds and cookies: not in an event, not in what Python logs, not in any file of the house."""
    with caplog.at_level(logging.DEBUG):
        phone = practice.browser()
        phone.post(patient.path, code="FOUT-FOUT")
        phone.post(patient.path, code=patient.code)
        practice.browser().post("/binnen", name=LOGIN, password=PASSWORD)
    secrets = {*practice.secrets, phone.cookie(SESSION) or "", officer.browser.cookie(SESSION) or ""}
    assert len(secrets) == 8 and all(len(secret) >= 8 for secret in secrets)
    text = "\n".join(practice.events()) + caplog.text.replace(patient.path, "")
    files = b"".join(path.read_bytes() for path in practice.folder.rglob("*") if path.is_file())
    assert [secret for secret in secrets if secret in text or secret.encode() in files] == []
    assert LOGIN not in text and "De Wit" not in text


def test_every_refusal_by_access_is_one_line_in_the_log(practice: Practice, officer: Officer) -> None:
    """A page that is not this person's: one line with what was wanted. An action that logs by itself: still one. A stranger: none."""
    phone, talk, _ = guest_of(practice)
    other = practice.signed_in(practice.person("provider", "Dokter Bos"))
    before = len(practice.refusals())
    assert other.get(f"/gesprek/{talk.id}/").status_code == 404
    assert other.get(f"/gesprek/{talk.id}").status_code == 404
    line = practice.refusals()[before:]
    assert len(line) == 1
    assert all(
        part in line[0]
        for part in ('"kind":"web:refused"', talk.id, "GET /gesprek/{conversation}", '"refusal":"NotFound"')
    )
    assert other.post(f"/gesprek/{talk.id}/deur").status_code == 404
    assert [('"kind":"door:open"' in each) for each in practice.refusals()[before + 1 :]] == [True]
    assert practice.browser().get(f"/gesprek/{talk.id}").status_code == 303
    assert other.get("/gesprek/geenid").status_code == 404
    assert len(practice.refusals()) == before + 2
    assert phone.get(f"/gesprek/{talk.id}").status_code == 200
