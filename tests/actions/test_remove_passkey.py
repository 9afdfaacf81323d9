"""Taking a passkey away: one's own, one at a time, and never the last way in."""

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions.personal_link import give_link
from naklank.actions.remove_passkey import passkeys_of, remove
from naklank.errors import Conflict, NaklankError, NotFound
from naklank.model import SYSTEM, Credential, Person
from naklank.model.people import CredentialKind


@pytest.fixture
def house() -> FakeHouse:
    return fake_house()


def has(house: FakeHouse, person: Person, kind: CredentialKind, name: str) -> str:
    key = f"{kind}/{name}"
    credential = Credential(key, person.id, kind, "secret", house.clock.now())
    house.store.write(lambda tx: tx.put(credential))
    return key


def keys(house: FakeHouse, person: Person) -> list[str]:
    return [one.id for one in house.store.read(lambda view: passkeys_of(view, acting(person)))]


@pytest.mark.parametrize("role", ["patient", "provider", "manager", "relative"])
def test_one_of_two_goes_and_the_log_says_so(house: FakeHouse, role: str) -> None:
    """The other stays; the line names the person, not the key."""
    person = house.person(role)
    lost, kept = has(house, person, "passkey", "lost"), has(house, person, "passkey", "kept")
    remove(house, acting(person), lost)
    assert keys(house, person) == [kept]
    (line,) = house.store.logged("passkey:remove")
    assert [thing.id for thing in line.things] == [person.id]
    assert "lost" not in str(line)
    assert line.patient == (person.id if role in ("patient", "relative") else "")


@pytest.mark.parametrize(
    ("role", "others", "stays"),
    [
        ("patient", (), True),
        ("patient", ("password",), True),
        ("provider", (), True),
        ("provider", ("password",), True),
        ("provider", ("totp",), True),
        ("provider", ("password", "totp"), False),
        ("provider", ("passkey",), False),
    ],
)
def test_the_last_way_in_stays(house: FakeHouse, role: str, others: tuple[CredentialKind, ...], stays: bool) -> None:
    """A passkey goes only where a passkey, or a password with an app, is left; what to do first is said."""
    person = house.person(role)
    key = has(house, person, "passkey", "only")
    for kind in others:
        has(house, person, kind, "other")
    if not stays:
        remove(house, acting(person), key)
        assert key not in keys(house, person)
        return
    with pytest.raises(Conflict, match="only way in"):
        remove(house, acting(person), key)
    assert key in keys(house, person)
    assert house.store.logged("passkey:remove") == []


def test_a_letter_is_a_way_in_while_it_works(house: FakeHouse) -> None:
    """A patient with a letter may do without the key; when the letter is over, not any more."""
    person = house.person("patient")
    one, two = has(house, person, "passkey", "one"), has(house, person, "passkey", "two")
    remove(house, acting(person), one)
    give_link(house, SYSTEM, person.id)
    house.clock.forward(days=1000)
    with pytest.raises(Conflict):
        remove(house, acting(person), two)
    give_link(house, SYSTEM, person.id)
    remove(house, acting(person), two)
    assert keys(house, person) == []


@pytest.mark.parametrize("key", ["passkey/hers", "password/hers", "passkey/none", ""])
def test_only_ones_own_passkey(house: FakeHouse, key: str) -> None:
    """Somebody else's, something that is no passkey, nothing at all: the same words, and nothing changes."""
    other, person = house.person("patient"), house.person("patient")
    for kind in ("passkey", "password"):
        has(house, other, kind, "hers")
    has(house, person, "passkey", "mine")
    with pytest.raises(NotFound) as refused:
        remove(house, acting(person), key)
    assert isinstance(refused.value, NaklankError)
    assert keys(house, other) == ["passkey/hers"]
