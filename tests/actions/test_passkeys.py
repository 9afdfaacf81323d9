"""Passkeys, against an authenticator in software that does what a phone does."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeHouse, acting, fake_house
from naklank.actions.first_login import begin_passkey, complete_with_passkey, open_first_login
from naklank.actions.install import install
from naklank.actions.passkeys import Here, begin_adding, begin_entering, finish_adding, finish_entering
from naklank.actions.sessions import whose
from naklank.actions.sign_in import begin_sign_in
from naklank.errors import NotAllowed, NotFound
from naklank.model import Challenge, Credential, Person, Session

HERE = Here("naklank.test", "https://naklank.test", "Praktijk De Linde")
PHONE = "203.0.113.30"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Phone:
    """An authenticator with one key per installation. What it says can be bent by a test."""

    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    counter: int = 0
    origin: str = HERE.origin
    domain: str = HERE.domain
    flags: int = PRESENT | VERIFIED

    def make(self, options: str) -> str:
        """Answer a request for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        said = self._data(self.flags | ATTESTED) + attested
        response = {
            "clientDataJSON": b64(self._client("webauthn.create", options)),
            "attestationObject": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": said})),
        }
        return self._answer(response)

    def show(self, options: str) -> str:
        """Answer a request to show the passkey."""
        self.counter += 1
        client, said = self._client("webauthn.get", options), self._data(self.flags)
        signature = self.key.sign(said + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        response = {"clientDataJSON": b64(client), "authenticatorData": b64(said), "signature": b64(signature)}
        return self._answer(response)

    def _client(self, kind: str, options: str) -> bytes:
        told = {"type": kind, "challenge": json.loads(options)["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.domain.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4, "big")

    def _answer(self, response: dict[str, str]) -> str:
        return json.dumps({"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response})


class Owner:
    """A patient whose phone has a passkey."""

    def __init__(self) -> None:
        self.house: FakeHouse = fake_house()
        self.patient = self.house.person("patient", "Mevrouw De Wit")
        self.phone = Phone()
        self.add(self.patient, self.phone)

    def add(self, person: Person, phone: Phone) -> Credential:
        options, token = begin_adding(self.house, person, HERE)
        return finish_adding(self.house, acting(person), token, phone.make(options), HERE)

    def enter(self, phone: Phone | None = None) -> tuple[Person, str, Session]:
        options, token = begin_entering(self.house, HERE)
        return finish_entering(self.house, token, (phone or self.phone).show(options), HERE, PHONE)


@pytest.fixture
def owner() -> Owner:
    return Owner()


def test_a_passkey_lets_its_owner_in(owner: Owner) -> None:
    """Made once, shown as often as she comes back: her own full space, strongly."""
    for _ in range(3):
        person, cookie, session = owner.enter()
        assert person == owner.patient
        assert (session.scope, session.strong) == (None, True)
        assert whose(owner.house, cookie) == acting(person, session=session.id)


def test_staff_may_come_in_by_passkey_alone(owner: Owner) -> None:
    """Something she has, opened by something she is or knows: two factors in one."""
    provider, phone = owner.house.person("provider"), Phone()
    owner.add(provider, phone)
    assert owner.enter(phone)[2].strong


def test_the_question_names_this_installation_and_wants_verification(owner: Owner) -> None:
    """The browser is asked for a key for our domain, kept on the device, opened by finger, face or pin."""
    options = json.loads(begin_adding(owner.house, owner.patient, HERE)[0])
    assert options["rp"] == {"id": "naklank.test", "name": "Praktijk De Linde"}
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert [c["id"] for c in options["excludeCredentials"]] == [b64(owner.phone.id)]
    assert json.loads(begin_entering(owner.house, HERE)[0])["userVerification"] == "required"


@pytest.mark.parametrize(
    "bend",
    [
        {"origin": "https://naklank.test.evil.example"},
        {"origin": "http://naklank.test"},
        {"domain": "evil.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"key": generate_private_key(SECP256R1())},
        {"id": b"another key"},
    ],
    ids=lambda bend: "-".join(f"{k}" for k in bend),
)
def test_what_does_not_fit_is_refused_logged_and_used_up(owner: Owner, bend: dict[str, Any]) -> None:
    """Another site, no finger, another key: refused, and the same challenge does not work afterwards."""
    honest = dict(vars(owner.phone))
    options, token = begin_entering(owner.house, HERE)
    for name, value in bend.items():
        setattr(owner.phone, name, value)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, owner.phone.show(options), HERE, PHONE)
    for name in bend:
        setattr(owner.phone, name, honest[name])
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, owner.phone.show(options), HERE, PHONE)
    assert owner.house.store.read(lambda view: view.count(Session)) == 0
    assert {e.outcome for e in owner.house.store.logged("passkey:enter")} == {"refused"}
    assert owner.enter()


def test_a_new_passkey_that_does_not_fit_is_not_kept(owner: Owner) -> None:
    """From another site, without verification, or for somebody else's question."""
    for bend in ({"origin": "https://evil.example"}, {"domain": "evil.example"}, {"flags": PRESENT}):
        with pytest.raises(NotAllowed):
            owner.add(owner.patient, Phone(**bend))  # type: ignore[arg-type]
    options, token = begin_adding(owner.house, owner.patient, HERE)
    with pytest.raises(NotAllowed):
        finish_adding(owner.house, acting(owner.house.person("patient")), token, Phone().make(options), HERE)
    with pytest.raises(NotAllowed):
        owner.add(owner.house.person("patient"), owner.phone)
    assert owner.house.store.read(lambda view: view.count(Credential)) == 1


def test_an_answer_works_once(owner: Owner) -> None:
    """Replaying what went over the wire gets nobody in."""
    options, token = begin_entering(owner.house, HERE)
    answer = owner.phone.show(options)
    assert finish_entering(owner.house, token, answer, HERE, PHONE)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, answer, HERE, PHONE)
    options, token = begin_entering(owner.house, HERE)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, answer, HERE, PHONE)


def test_a_copied_key_is_noticed_by_its_counter(owner: Owner) -> None:
    """A counter that stands still or goes back is refused."""
    owner.phone.counter = 10
    assert owner.enter()
    owner.phone.counter = 10
    with pytest.raises(NotAllowed):
        owner.enter()


def test_a_challenge_is_over_after_five_minutes(owner: Owner) -> None:
    """For making and for showing."""
    entering, adding = begin_entering(owner.house, HERE), begin_adding(owner.house, owner.patient, HERE)
    owner.house.clock.forward(minutes=5)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, entering[1], owner.phone.show(entering[0]), HERE, PHONE)
    with pytest.raises(NotAllowed):
        finish_adding(owner.house, acting(owner.patient), adding[1], Phone().make(adding[0]), HERE)


def test_a_challenge_for_one_thing_does_not_serve_another(owner: Owner) -> None:
    """A token of adding does not enter, and the other way round."""
    options, token = begin_adding(owner.house, owner.patient, HERE)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, owner.phone.show(options), HERE, PHONE)
    options, token = begin_entering(owner.house, HERE)
    with pytest.raises(NotAllowed):
        finish_adding(owner.house, acting(owner.patient), token, Phone().make(options), HERE)


def test_first_login_and_second_step_with_a_passkey() -> None:
    """A new officer chooses a password and a passkey, and signs in with both; presence is enough for the second step."""
    house = fake_house()
    officer, token, code = install(house, "A. Bakker")
    _, set_up = open_first_login(house, token, code, PHONE)
    key = Phone()
    options, question = begin_passkey(house, set_up, HERE)
    login, password = "a.bakker", "vier groene fietsen"
    entered = complete_with_passkey(
        house, set_up, login, password, token=question, response=key.make(options), here=HERE, address=PHONE
    )
    assert entered[0] == officer
    assert whose(house, entered[1]) is not None

    step = begin_sign_in(house, login, password, PHONE)
    assert step.factors == ("passkey",)
    options, question = begin_entering(house, HERE, step.token)
    assert [c["id"] for c in json.loads(options)["allowCredentials"]] == [b64(key.id)]
    key.flags = PRESENT
    person, cookie, session = finish_entering(house, question, key.show(options), HERE, PHONE, step.token)
    assert (person, session.strong) == (officer, True)
    assert whose(house, cookie) is not None


def test_the_second_step_is_for_the_person_of_the_first() -> None:
    """Another person's passkey does not finish my password step, nor does a step that is over."""
    house = fake_house()
    _, token, code = install(house, "A. Bakker")
    _, set_up = open_first_login(house, token, code, PHONE)
    options, question = begin_passkey(house, set_up, HERE)
    key, other = Phone(), Phone()
    complete_with_passkey(
        house,
        set_up,
        "bakker",
        "vier groene fietsen",
        token=question,
        response=key.make(options),
        here=HERE,
        address="",
    )
    colleague = house.person("provider")
    options, question = begin_adding(house, colleague, HERE)
    finish_adding(house, acting(colleague), question, other.make(options), HERE)

    step = begin_sign_in(house, "bakker", "vier groene fietsen", PHONE)
    options, question = begin_entering(house, HERE, step.token)
    with pytest.raises(NotAllowed):
        finish_entering(house, question, other.show(options), HERE, PHONE, step.token)
    options, question = begin_entering(house, HERE, step.token)
    with pytest.raises(NotFound):
        finish_entering(house, question, key.show(options), HERE, PHONE, "another token")
    with pytest.raises(NotFound):
        begin_entering(house, HERE, "another token")
    house.clock.forward(minutes=5)
    with pytest.raises(NotFound):
        begin_entering(house, HERE, step.token)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_a_browser_sends_it_is_an_answer_or_a_refusal(data: st.DataObject) -> None:
    """Fields replaced, dropped or torn: never an error of ours, never somebody let in."""
    owner = Owner()
    adding = data.draw(st.booleans())
    options, token = begin_adding(owner.house, owner.patient, HERE) if adding else begin_entering(owner.house, HERE)
    phone = Phone() if adding else owner.phone
    answer = json.loads(phone.make(options) if adding else phone.show(options))
    whole = json.dumps(answer)
    place = data.draw(st.sampled_from([(k,) for k in answer] + [("response", k) for k in answer["response"]]))
    inside = answer if len(place) == 1 else answer["response"]
    how = data.draw(st.sampled_from(["drop", "replace", "tear", "flip"]))
    if how == "drop":
        del inside[place[-1]]
    elif how == "replace":
        inside[place[-1]] = data.draw(json_values)
    elif isinstance(inside[place[-1]], str):
        torn = bytearray(raw(inside[place[-1]]) if place[-1] != "type" else b"public-key")
        at = data.draw(st.integers(0, 10_000)) % len(torn)
        torn = (
            torn[:at]
            if how == "tear"
            else torn[:at] + bytes([torn[at] ^ data.draw(st.integers(1, 255))]) + torn[at + 1 :]
        )
        inside[place[-1]] = b64(bytes(torn))
    sent = json.dumps(answer)
    changed = sent != json.dumps(json.loads(whole))
    try:
        if adding:
            finish_adding(owner.house, acting(owner.patient), token, sent, HERE)
        else:
            finish_entering(owner.house, token, sent, HERE, PHONE)
    except NotAllowed:
        assert owner.house.store.read(lambda view: view.count(Session)) == 0
    else:
        assert adding or not changed, (place, how)


@pytest.mark.parametrize(
    "sent", ["", "{", "[]", "null", "1", '"x"', "[" * 9000, "x" * 30_000, '{"id": 1}', '{"id": "' + "a" * 5000 + '"}']
)
def test_what_is_not_even_an_answer_is_refused(owner: Owner, sent: str) -> None:
    """Broken JSON, the wrong shape, endless nesting: refused."""
    _, token = begin_entering(owner.house, HERE)
    with pytest.raises(NotAllowed):
        finish_entering(owner.house, token, sent, HERE, PHONE)
    assert owner.house.store.read(lambda view: view.count(Challenge)) == 0
    _, token = begin_adding(owner.house, owner.patient, HERE)
    with pytest.raises(NotAllowed):
        finish_adding(owner.house, acting(owner.patient), token, sent, HERE)


def test_no_key_of_the_owner_is_kept_here(owner: Owner) -> None:
    """What is stored is the public key, never the private one."""
    kept = repr(owner.house.store.read(lambda view: view.find(Credential)))
    private = owner.phone.key.private_numbers().private_value.to_bytes(32, "big")
    assert b64(private) not in kept
