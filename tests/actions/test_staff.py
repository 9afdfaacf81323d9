"""The office adds staff and shuts out who left."""

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from fakes import FakeHouse, acting, fake_house
from naklank.actions import totp
from naklank.actions.first_login import complete_with_code, open_first_login
from naklank.actions.sessions import whose
from naklank.actions.sign_in import begin_sign_in
from naklank.actions.staff import add_member, shut_out
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound
from naklank.model import Person, PersonId, new_id


@pytest.fixture
def house() -> FakeHouse:
    return fake_house()


def come_in(house: FakeHouse, token: str, code: str) -> str:
    _, set_up = open_first_login(house, token, code, "192.0.2.4")
    seed = totp.new_seed()
    digits = TOTP(base64.b32decode(seed), 6, SHA1(), 30).generate(int(house.clock.now().timestamp())).decode()
    return complete_with_code(
        house, set_up, "jansen", "vier groene fietsen", seed=seed, code=digits, address="192.0.2.4"
    )[1]


def test_the_office_adds_a_provider_who_comes_in(house: FakeHouse) -> None:
    """Person, link and code in one go; the link leads to a session of that person."""
    doctor, token, code = add_member(house, acting(house.person("manager")), " Dr.  Jansen ", "provider")
    assert (doctor.name, doctor.role) == ("Dr. Jansen", "provider")
    actor = whose(house, come_in(house, token, code))
    assert actor is not None
    assert actor.person == doctor.id


@pytest.mark.parametrize("role", ["patient", "provider", "relative"])
def test_nobody_else_adds_or_shuts_out(house: FakeHouse, role: str) -> None:
    """Refused as not found, logged, and nobody is added."""
    doctor = house.person("provider")
    actor = acting(house.person(role))  # type: ignore[arg-type]
    before = house.store.read(lambda view: view.count(Person))
    with pytest.raises(NotFound):
        add_member(house, actor, "Indringer", "privacy_officer")
    with pytest.raises(NotFound):
        shut_out(house, actor, doctor.id)
    assert house.store.read(lambda view: view.count(Person)) == before
    assert [e.outcome for e in house.store.logged()] == ["refused", "refused"]


@pytest.mark.parametrize(("name", "role"), [("", "provider"), ("A", "patient"), ("A", "relative"), ("a\0b", "manager")])
def test_only_staff_with_a_name_are_added(house: FakeHouse, name: str, role: str) -> None:
    """A patient joins a conversation; a name can be read."""
    with pytest.raises(NaklankError):
        add_member(house, acting(house.person("manager")), name, role)  # type: ignore[arg-type]


def test_who_is_shut_out_is_out_at_once(house: FakeHouse) -> None:
    """Session, password and the key of the app are gone; the person stays known by id."""
    manager = acting(house.person("manager"))
    doctor, token, code = add_member(house, manager, "Dr. Jansen", "provider")
    cookie = come_in(house, token, code)
    keys = set(house.keys.kept)
    shut_out(house, manager, doctor.id)
    assert whose(house, cookie) is None
    assert keys <= house.keys.destroyed
    with pytest.raises(NotAllowed):
        begin_sign_in(house, "jansen", "vier groene fietsen", "192.0.2.4")
    assert house.store.read(lambda view: view.get(Person, doctor.id)) == doctor


def test_the_office_does_not_shut_itself_out_nor_patients(house: FakeHouse) -> None:
    """Oneself: a conflict. A patient, or nobody: not found."""
    manager = house.person("manager")
    with pytest.raises(Conflict):
        shut_out(house, acting(manager), manager.id)
    for person in (house.person("patient").id, PersonId(new_id()), PersonId("../x")):
        with pytest.raises(NotFound):
            shut_out(house, acting(manager), person)
