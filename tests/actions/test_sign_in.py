"""Staff: first login, password, second factor. Without both there is no session."""

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from fakes import FakeHouse, acting, fake_house
from naklank.actions import sign_in, totp
from naklank.actions.first_login import complete_with_code, give_first_login, open_first_login
from naklank.actions.install import install
from naklank.actions.personal_link import enter_by_link
from naklank.actions.sessions import begin_session, whose
from naklank.actions.sign_in import begin_sign_in, finish_with_code
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound, TooMany
from naklank.model import Challenge, Credential, Person, Session

DESK = "192.0.2.4"
LOGIN = "a.bakker@praktijk.test"
PASSWORD = "vier groene fietsen"


class Desk:
    """An installation whose privacy officer has signed in for the first time."""

    def __init__(self) -> None:
        self.house: FakeHouse = fake_house()
        self.officer, self.token, self.code = install(self.house, "A. Bakker")
        self.seed = totp.new_seed()
        _, self.set_up = open_first_login(self.house, self.token, self.code, DESK)
        self.cookie = self.complete()[1]

    def digits(self, ago_s: int = 0, seed: str = "") -> str:
        app = TOTP(base64.b32decode(seed or self.seed), 6, SHA1(), 30)
        return app.generate(int(self.house.clock.now().timestamp()) - ago_s).decode()

    def complete(self, **change: str) -> tuple[Person, str, Session]:
        seed = change.get("seed", self.seed)
        return complete_with_code(
            self.house,
            change.get("set_up", self.set_up),
            change.get("login", LOGIN),
            change.get("password", PASSWORD),
            seed=seed,
            code=change["code"] if "code" in change else self.digits(seed=seed),
            address=DESK,
        )

    def password(self, login: str = LOGIN, password: str = PASSWORD, address: str = DESK) -> str:
        return begin_sign_in(self.house, login, password, address).token


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.house.clock.forward(minutes=5)
    return made


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06}"


# Installing and the first login


def test_a_new_installation_has_one_officer_who_can_come_in(desk: Desk) -> None:
    """The link and code of `init` lead to a strong session of the first privacy officer."""
    assert desk.officer.role == "privacy_officer"
    assert whose(desk.house, desk.cookie) is not None
    assert [e.kind for e in desk.house.store.logged()][:3] == ["person:add", "first_login:give", "first_login:open"]


def test_an_installation_with_staff_is_not_installed_again(desk: Desk) -> None:
    """A second `init` makes no second way in."""
    with pytest.raises(Conflict):
        install(desk.house, "Indringer")
    with pytest.raises(NaklankError):
        install(fake_house(), "", "privacy_officer")
    with pytest.raises(NaklankError):
        install(fake_house(), "A. Bakker", "patient")


def test_the_first_login_link_is_over_once_used(desk: Desk) -> None:
    """Neither the link nor the page works a second time, and the link is no patient's link."""
    with pytest.raises(NotFound):
        open_first_login(desk.house, desk.token, desk.code, DESK)
    with pytest.raises(NotFound):
        desk.complete()
    token, code = give_first_login(desk.house, acting(desk.officer), desk.officer.id)
    with pytest.raises(NotFound):
        enter_by_link(desk.house, token, code, DESK)


def test_the_page_of_the_first_login_lasts_half_an_hour(desk: Desk) -> None:
    """After that the link must be opened again."""
    token, code = give_first_login(desk.house, acting(desk.officer), desk.officer.id)
    _, set_up = open_first_login(desk.house, token, code, DESK)
    desk.house.clock.forward(minutes=30)
    with pytest.raises(NotFound):
        desk.complete(set_up=set_up)
    _, set_up = open_first_login(desk.house, token, code, DESK)
    assert desk.complete(set_up=set_up)


@pytest.mark.parametrize(
    "password", ["", "kort", "elf tekens!", "aaaaaaaaaaaaaaaa", "abababababababab", f"{LOGIN} 1", "x" * 257]
)
def test_a_password_that_is_easy_to_guess_is_refused(desk: Desk, password: str) -> None:
    """Too short, too long, too few different letters, or with the login in it; nothing is kept of it."""
    token, code = give_first_login(desk.house, acting(desk.officer), desk.officer.id)
    _, set_up = open_first_login(desk.house, token, code, DESK)
    keys = dict(desk.house.keys.kept)
    with pytest.raises(NaklankError):
        desk.complete(set_up=set_up, password=password)
    assert desk.house.keys.kept == keys


def test_an_app_that_shows_another_code_is_not_taken(desk: Desk) -> None:
    """The first code proves that the app has the seed; a broken seed is refused too."""
    token, code = give_first_login(desk.house, acting(desk.officer), desk.officer.id)
    _, set_up = open_first_login(desk.house, token, code, DESK)
    with pytest.raises(NotAllowed):
        desk.complete(set_up=set_up, code=wrong(desk.digits()))
    for seed in ("", "AAAA", "not base32!", totp.new_seed()[:-8]):
        with pytest.raises(NaklankError):
            desk.complete(set_up=set_up, seed=seed, code="123456")


def test_a_new_first_login_replaces_everything_that_was(desk: Desk) -> None:
    """Old password, old app and old sessions are over; the old seed's data key is destroyed."""
    old_keys = set(desk.house.keys.kept)
    token, code = give_first_login(desk.house, acting(desk.officer), desk.officer.id)
    _, desk.set_up = open_first_login(desk.house, token, code, DESK)
    old_seed, desk.seed = desk.seed, totp.new_seed()
    desk.complete(password="zeven blauwe boten")
    assert whose(desk.house, desk.cookie) is None
    assert old_keys <= desk.house.keys.destroyed
    with pytest.raises(NotAllowed):
        desk.password()
    waiting = desk.password(password="zeven blauwe boten")
    desk.house.clock.forward(seconds=60)
    with pytest.raises(NotAllowed):
        finish_with_code(desk.house, waiting, desk.digits(seed=old_seed), DESK)
    assert finish_with_code(desk.house, waiting, desk.digits(), DESK)


def test_two_people_do_not_share_a_login(desk: Desk) -> None:
    """A login that is taken is refused, however it is typed, and leaves no key behind."""
    other = desk.house.person("provider")
    token, code = give_first_login(desk.house, acting(desk.officer), other.id)
    _, set_up = open_first_login(desk.house, token, code, DESK)
    keys = set(desk.house.keys.kept)
    with pytest.raises(Conflict):
        desk.complete(set_up=set_up, login=f" {LOGIN.upper()} ")
    assert set(desk.house.keys.kept) == keys
    assert desk.password()


def test_only_the_office_gives_a_first_login(desk: Desk) -> None:
    """Not a provider, not for herself, and never for a patient."""
    provider, patient = desk.house.person("provider"), desk.house.person("patient")
    for actor, person in ((acting(provider), provider), (acting(patient), provider), (acting(desk.officer), patient)):
        with pytest.raises(NotFound):
            give_first_login(desk.house, actor, person.id)


# Signing in


def test_password_and_code_together_begin_a_strong_session(desk: Desk) -> None:
    """After both, and not after one, there is a session of the person."""
    sessions = desk.house.store.read(lambda view: view.count(Session))
    step = begin_sign_in(desk.house, f"  {LOGIN.upper()}", PASSWORD, DESK)
    assert step.factors == ("totp",)
    assert desk.house.store.read(lambda view: view.count(Session)) == sessions
    assert whose(desk.house, step.token) is None

    person, cookie, session = finish_with_code(desk.house, step.token, desk.digits(), DESK)

    assert person == desk.officer
    assert session.strong
    assert whose(desk.house, cookie) == acting(person, session=session.id)


def test_unknown_logins_and_wrong_passwords_read_the_same(desk: Desk) -> None:
    """Text, status, detail and log line do not tell whether somebody exists."""
    refusals = []
    for login, password in ((LOGIN, "een ander wachtwoord"), ("niemand@praktijk.test", PASSWORD), ("", "")):
        with pytest.raises(NotAllowed) as refusal:
            desk.password(login, password)
        refusals.append((refusal.value.what, refusal.value.todo, refusal.value.detail))
    assert refusals[0] == refusals[1] == refusals[2]
    lines = [e for e in desk.house.store.logged("sign-in:password") if e.outcome == "refused"]
    assert len({(e.actor, e.things, str(e.detail)) for e in lines}) == 1


def test_an_unknown_login_costs_a_hash_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One slow hash is done for the known and for the unknown, so that time tells nothing."""
    done: list[bool] = []
    fits = sign_in.fits

    def counted(kept: str | None, typed: str) -> bool:
        done.append(kept is not None)
        return fits(kept, typed)

    monkeypatch.setattr(sign_in, "fits", counted)
    for login in (LOGIN, "niemand@praktijk.test"):
        with pytest.raises(NotAllowed):
            desk.password(login, "een ander wachtwoord")
    assert done == [True, False]


def test_ten_wrong_passwords_lock_the_login_known_or_not(desk: Desk) -> None:
    """From ten addresses: the eleventh waits, also with the right password; after a quarter it works."""
    for login in (LOGIN, "niemand@praktijk.test"):
        for n in range(sign_in.WRONG_BY_LOGIN_MAX):
            with pytest.raises(NotAllowed):
                desk.password(login, "een ander wachtwoord", f"198.51.100.{n}")
        with pytest.raises(TooMany):
            desk.password(login)
    desk.house.clock.forward(minutes=15)
    assert desk.password()


def test_an_address_that_tries_many_logins_must_wait(desk: Desk) -> None:
    """Thirty wrong ones from one network, whatever the login."""
    for n in range(sign_in.WRONG_BY_ADDRESS_MAX):
        with pytest.raises(NotAllowed):
            desk.password(f"iemand-{n}", "een ander wachtwoord")
    with pytest.raises(TooMany):
        desk.password()
    assert desk.password(address="192.0.2.99")


def test_right_passwords_do_not_use_up_tries(desk: Desk) -> None:
    """Signing in often is no attack."""
    for _ in range(50):
        desk.password()


def test_a_code_is_accepted_once(desk: Desk) -> None:
    """Who looks over the shoulder cannot use the same code again; nor one from before it."""
    code, before = desk.digits(), desk.digits(ago_s=30)
    finish_with_code(desk.house, desk.password(), code, DESK)
    waiting = desk.password()
    for old in (code, before):
        with pytest.raises(NotAllowed):
            finish_with_code(desk.house, waiting, old, DESK)
    desk.house.clock.forward(seconds=30)
    assert finish_with_code(desk.house, waiting, desk.digits(), DESK)


@pytest.mark.parametrize(("ago_s", "fits"), [(60, False), (30, True), (0, True), (-30, True), (-60, False)])
def test_a_clock_may_be_off_by_half_a_minute(desk: Desk, ago_s: int, fits: bool) -> None:
    """One step early or late fits; two do not."""
    waiting = desk.password()
    if fits:
        assert finish_with_code(desk.house, waiting, desk.digits(ago_s), DESK)
    else:
        with pytest.raises(NotAllowed):
            finish_with_code(desk.house, waiting, desk.digits(ago_s), DESK)


@pytest.mark.parametrize("code", ["", "1", "12345", "1234567", "abcdef", "é" * 6, "\0" * 6, "9" * 100_000])
def test_what_is_no_code_does_not_fit(desk: Desk, code: str) -> None:
    """Anything but the six digits is refused without an error of ours."""
    waiting = desk.password()
    with pytest.raises(NotAllowed):
        finish_with_code(desk.house, waiting, code, DESK)


def test_five_wrong_codes_and_the_person_waits(desk: Desk) -> None:
    """Also with a fresh password step in between; after a quarter the right code works."""
    for _ in range(sign_in.WRONG_CODES_MAX):
        with pytest.raises(NotAllowed):
            finish_with_code(desk.house, desk.password(), wrong(desk.digits()), DESK)
    with pytest.raises(TooMany):
        finish_with_code(desk.house, desk.password(), desk.digits(), DESK)
    desk.house.clock.forward(minutes=15)
    assert finish_with_code(desk.house, desk.password(), desk.digits(), DESK)


def test_the_second_step_is_over_after_five_minutes_and_after_use(desk: Desk) -> None:
    """A password step left open on a screen leads nowhere later, nor twice."""
    waiting = desk.password()
    desk.house.clock.forward(minutes=5)
    with pytest.raises(NotFound):
        finish_with_code(desk.house, waiting, desk.digits(), DESK)
    waiting = desk.password()
    finish_with_code(desk.house, waiting, desk.digits(), DESK)
    desk.house.clock.forward(seconds=60)
    with pytest.raises(NotFound):
        finish_with_code(desk.house, waiting, desk.digits(), DESK)
    with pytest.raises(NotFound):
        finish_with_code(desk.house, desk.set_up, desk.digits(), DESK)


def test_neither_password_nor_seed_is_kept_in_plain(desk: Desk) -> None:
    """A stolen database without the keys holds no password, no login, no seed and no code."""
    kept = "".join(
        repr(desk.house.store.read(lambda view, kind=kind: view.find(kind)))
        for kind in (Credential, Challenge, Session)
    ) + repr(desk.house.store.logged())
    raw = base64.b32decode(desk.seed)
    for secret in (PASSWORD, LOGIN, desk.seed, base64.b64encode(raw).decode().rstrip("="), raw.hex()):
        assert secret not in kept


def test_the_address_for_the_app_names_person_and_practice(desk: Desk) -> None:
    """The QR code for the app is a standard otpauth address."""
    address = totp.seed_address(desk.seed, LOGIN, "Praktijk De Linde")
    assert address.startswith("otpauth://totp/Praktijk%20De%20Linde:a.bakker%40praktijk.test?")
    assert desk.seed in address


def test_a_patient_cannot_sign_in_by_password(desk: Desk) -> None:
    """Were a password credential of a patient ever there, it would still open nothing."""
    patient = desk.house.person("patient")
    known = desk.house.store.read(lambda view: view.get(Credential, sign_in.login_key(LOGIN)))
    assert known is not None
    planted = Credential(sign_in.login_key("patient"), patient.id, "password", known.secret, known.created)
    desk.house.store.write(lambda tx: tx.put(planted))
    with pytest.raises(NotAllowed):
        desk.password("patient")
    begin_session(desk.house, patient)
