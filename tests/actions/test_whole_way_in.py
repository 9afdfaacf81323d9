"""The whole way in, from an empty installation to a patient who comes back by letter: on the fake and on the real store.

What holds for both shows that the fake of `tests/fakes.py` is faithful where the actions lean on it.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from fakes import FakeClock, FakeLive, NoSound, fake_house
from naklank.actions import totp
from naklank.actions.first_login import complete_with_code, give_first_login, open_first_login
from naklank.actions.install import install, new_member
from naklank.actions.join import join, open_door
from naklank.actions.personal_link import enter_by_link, give_link
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.actions.rule_base import Judge
from naklank.actions.sessions import begin_session, end_session, sweep, whose
from naklank.actions.sign_in import begin_sign_in, finish_with_code
from naklank.errors import NotFound, TooMany
from naklank.law import RULES
from naklank.model import Actor, Challenge, Conversation, Credential, Person, Session, Tries
from naklank.store.layout import Layout, create, open_house_data
from naklank.vault import checkpoint, receipt

KINDS: tuple[type[Any], ...] = (Person, Conversation, Credential, Session, Challenge, Tries)


@dataclass
class Made:
    """A house and the clock that it looks at."""

    house: House
    clock: FakeClock

    def actor(self, token: str) -> Actor:
        actor = whose(self.house, token, "203.0.113.7")
        assert actor is not None
        return actor

    def code(self, seed: str) -> str:
        return TOTP(base64.b32decode(seed), 6, SHA1(), 30).generate(int(self.clock.now().timestamp())).decode()


def real_house(folder: Path, clock: FakeClock) -> Iterator[House]:
    layout = Layout.at(folder)
    create(layout, clock)
    data = open_house_data(layout, clock)
    try:
        yield House(
            store=data.store,
            blobs=data.blobs,
            keys=data.keys,
            signer=data.signer,
            sound=NoSound(),
            clock=clock,
            live=FakeLive(),
            rules=Judge(RULES),
            site="praktijk-test",
        )
    finally:
        data.close()


@pytest.fixture(params=["fake", "real"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Made]:
    if request.param == "fake":
        fake = fake_house()
        yield Made(fake, fake.clock)
    else:
        clock = FakeClock()
        for house in real_house(tmp_path / "data", clock):
            yield Made(house, clock)


def first_login(made: Made, token: str, code: str, login: str) -> tuple[str, str]:
    """Come in for the first time; returns the cookie's token and the seed of the app."""
    _, set_up = open_first_login(made.house, token, code, "192.0.2.4")
    seed = totp.new_seed()
    _, cookie, _ = complete_with_code(
        made.house, set_up, login, "vier groene fietsen", seed=seed, code=made.code(seed), address="192.0.2.4"
    )
    return cookie, seed


def walk(made: Made) -> list[str]:
    """Everything that people do to get in, in order; returns the kinds of the log lines."""
    house, clock = made.house, made.clock
    _, token, code = install(house, "A. Bakker")
    officer, seed = first_login(made, token, code, "bakker")
    end_session(house, made.actor(officer))
    clock.forward(minutes=1)
    step = begin_sign_in(house, "bakker", "vier groene fietsen", "192.0.2.4")
    _, officer, _ = finish_with_code(house, step.token, made.code(seed), "192.0.2.4")

    doctor = new_member(house, "Dr. Jansen", "provider")
    house.store.write(lambda tx: tx.put(doctor))
    cookie, _ = first_login(made, *give_first_login(house, made.actor(officer), doctor.id), "jansen")
    talk = plan(house, made.actor(cookie), planned=clock.now() + timedelta(hours=1))
    opened = open_door(house, made.actor(cookie), talk.id)
    with pytest.raises(NotFound):
        join(house, "geenwoord99", "Iemand", "198.51.100.1")
    patient, phone, session = join(house, opened.word, "Mevrouw De Wit", "203.0.113.7")
    assert session.scope == talk.id
    assert made.actor(phone).person == patient.id

    letter = give_link(house, made.actor(officer), patient.id)
    clock.forward(days=20)
    assert whose(house, phone) is None
    assert sweep(house) > 0
    again, home, session = enter_by_link(house, *letter, "203.0.113.9")
    assert again == patient
    assert session.scope is None
    assert made.actor(home).scope is None
    lines = house.store.read(lambda view: view.events(newest=False))
    return [line.body.split('"kind":"')[1].split('"')[0] if line.body else "" for line in lines]


def test_everyone_comes_in_on_the_fake_and_on_the_real_store(made: Made) -> None:
    """Officer, doctor and patient get in, out and in again; the log tells it in one order on both stores."""
    told = [kind for kind in walk(made) if kind != "log:begin"]
    assert told == [
        "person:add",
        "first_login:give",
        "first_login:open",
        "first_login:complete",
        "session:begin",
        "session:end",
        "sign-in:password",
        "session:begin",
        "first_login:give",
        "first_login:open",
        "first_login:complete",
        "session:begin",
        "conversation:plan",
        "door:open",
        "door:join",
        "door:join",
        "link:give",
        "link:enter",
    ]


def test_what_is_kept_reads_back_as_it_was_put(made: Made) -> None:
    """Each record of the way in comes back equal: by key, by field, and counted."""
    walk(made)

    def look(view: Any) -> int:
        seen = 0
        for kind in KINDS:
            for record in view.find(kind):
                assert view.get(kind, record.id) == record
                seen += 1
            assert view.count(kind) == len(view.find(kind))
        return seen

    assert made.house.store.read(look) > 8


def test_a_unit_that_raises_keeps_nothing(made: Made) -> None:
    """Neither record nor log line of a failed unit is there afterwards."""
    person = new_member(made.house, "A. Bakker", "manager")
    size = made.house.store.read(lambda view: view.log_size())

    def unit(tx: Any) -> None:
        tx.put(person)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        made.house.store.write(unit)
    assert made.house.store.read(lambda view: view.get(Person, person.id)) is None
    assert made.house.store.read(lambda view: view.log_size()) == size


def test_counted_tries_survive_on_both(made: Made) -> None:
    """Refusals are raised after their count is kept, so that the next try sees it."""
    for _ in range(5):
        with pytest.raises(NotFound):
            join(made.house, "roos11", "X", "198.51.100.1")
    with pytest.raises(TooMany):
        join(made.house, "roos12", "X", "198.51.100.2")


def test_every_line_of_the_way_in_has_a_receipt_that_holds(made: Made) -> None:
    """Checkpoint and receipts, of the fake too, are what the vault accepts."""
    walk(made)
    head = checkpoint.verify(made.house.store.checkpoint(), made.house.signer.public_pem())
    size = made.house.store.read(lambda view: view.log_size())
    assert head.size == size
    for number in range(0, size, 3):
        held = receipt.verify(made.house.store.receipt(number), made.house.signer.public_pem())
        assert held.number == number


def test_recognising_someone_costs_little_on_the_real_store(made: Made) -> None:
    """A hundred recognitions need no write at all within the minute."""
    person = new_member(made.house, "A. Bakker", "manager")
    made.house.store.write(lambda tx: tx.put(person))
    token, _ = begin_session(made.house, person, strong=True)
    size = made.house.store.read(lambda view: view.log_size())
    for _ in range(100):
        assert whose(made.house, token) is not None
    assert made.house.store.read(lambda view: view.log_size()) == size
