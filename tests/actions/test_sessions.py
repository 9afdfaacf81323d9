"""Sessions begin, are recognised, idle out and end."""

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions.sessions import (
    begin_session,
    end_all_sessions,
    end_session,
    hash_token,
    sweep,
    whose,
)
from naklank.model import Challenge, Session, Tries


@pytest.fixture
def house() -> FakeHouse:
    return fake_house()


def test_the_token_leads_to_its_person(house: FakeHouse) -> None:
    """Who holds the token is its person, in the session's scope, from the given address."""
    patient = house.person("patient")
    talk = house.conversation(house.person("provider"), patient)
    token, session = begin_session(house, patient, scope=talk.id)

    actor = whose(house, token, "203.0.113.5")

    assert actor == acting(patient, talk.id, session=session.id, address="203.0.113.5")


def test_the_token_itself_is_kept_nowhere(house: FakeHouse) -> None:
    """What is stored and logged holds the hash only; a stolen database opens no session."""
    token, session = begin_session(house, house.person("patient"))
    assert len(token) == 43
    assert session.id == hash_token(token) != token
    kept = repr(house.store.read(lambda view: view.find(Session))) + repr(house.store.logged())
    assert token not in kept
    assert whose(house, session.id) is None


@pytest.mark.parametrize("token", ["", "x", "é", "x" * 43, "x" * 10_000, "\0"])
def test_a_wrong_token_is_nobody(house: FakeHouse, token: str) -> None:
    """Anything but a real token is nobody, without an error."""
    begin_session(house, house.person("patient"))
    assert whose(house, token) is None


@pytest.mark.parametrize("role", ["provider", "manager", "privacy_officer"])
def test_staff_who_leave_the_desk_are_out_after_a_quarter(house: FakeHouse, role: str) -> None:
    """14 minutes away is fine and counts anew; 15 is not."""
    token, _ = begin_session(house, house.person(role), strong=True)  # type: ignore[arg-type]
    for _ in range(3):
        house.clock.forward(minutes=14)
        assert whose(house, token) is not None
    house.clock.forward(minutes=15)
    assert whose(house, token) is None


def test_a_screen_that_refreshes_itself_keeps_nobody_in(house: FakeHouse) -> None:
    """Looking without touching recognises, but does not stretch the session."""
    token, _ = begin_session(house, house.person("provider"), strong=True)
    house.clock.forward(minutes=14)
    assert whose(house, token, touch=False) is not None
    house.clock.forward(minutes=1)
    assert whose(house, token, touch=False) is None


def test_staff_without_a_second_factor_are_nobody(house: FakeHouse) -> None:
    """A session of staff that is not strong opens nothing, except in the demo."""
    token, _ = begin_session(house, house.person("provider"))
    assert whose(house, token) is None
    demo = fake_house(demo=True)
    token, _ = begin_session(demo, demo.person("provider"))
    assert whose(demo, token) is not None


def test_a_patient_stays_half_a_day(house: FakeHouse) -> None:
    """A patient who puts the phone away for less than twelve hours is still in; after that not."""
    token, _ = begin_session(house, house.person("patient"))
    house.clock.forward(hours=11, minutes=59)
    assert whose(house, token) is not None
    house.clock.forward(hours=12)
    assert whose(house, token) is None


def test_a_running_recording_does_not_lose_its_session(house: FakeHouse) -> None:
    """While a recording of hers is open the idle limit waits, so that a phone can finish the day after."""
    patient = house.person("patient")
    other = house.person("patient")
    house.recording(patient, state="open")
    token, _ = begin_session(house, patient)
    token_of_other, _ = begin_session(house, other)
    house.clock.forward(hours=30)
    assert whose(house, token) is not None
    assert whose(house, token_of_other) is None


@pytest.mark.parametrize(("role", "hours"), [("provider", 12), ("patient", 7 * 24)])
def test_no_session_lasts_for_ever(house: FakeHouse, role: str, hours: int) -> None:
    """However busy, at its absolute limit a session is over, with an open recording too."""
    person = house.person(role)  # type: ignore[arg-type]
    house.recording(person, state="open")
    token, _ = begin_session(house, person, strong=True)
    for _ in range(hours * 6 - 1):
        house.clock.forward(minutes=10)
        assert whose(house, token) is not None
    house.clock.forward(minutes=10)
    assert whose(house, token) is None


def test_recognising_writes_at_most_once_a_minute(house: FakeHouse) -> None:
    """A hundred requests in a minute cost one write."""
    token, _ = begin_session(house, house.person("patient"))
    house.clock.forward(seconds=59)
    before = house.store.writes
    for _ in range(100):
        whose(house, token)
    assert house.store.writes == before
    house.clock.forward(seconds=1)
    for _ in range(100):
        whose(house, token)
    assert house.store.writes == before + 1


def test_an_ended_session_is_over_and_logged_once(house: FakeHouse) -> None:
    """After signing out the token opens nothing; signing out twice is fine."""
    token, _ = begin_session(house, house.person("patient"))
    actor = whose(house, token)
    assert actor is not None
    end_session(house, actor)
    end_session(house, actor)
    assert whose(house, token) is None
    assert [e.kind for e in house.store.logged()] == ["session:begin", "session:end"]


def test_touching_does_not_revive_an_ended_session(house: FakeHouse) -> None:
    """A request that was under way when the session ended does not bring it back."""
    patient = house.person("patient")
    token, session = begin_session(house, patient)
    house.clock.forward(minutes=2)
    read = house.store.read

    def end_in_between(look):
        found = read(look)
        house.store.write(lambda tx: tx.remove(Session, session.id))
        return found

    house.store.read = end_in_between  # type: ignore[method-assign]
    whose(house, token)
    house.store.read = read  # type: ignore[method-assign]
    assert whose(house, token) is None


def test_all_other_sessions_of_a_person_can_be_ended(house: FakeHouse) -> None:
    """Ending all but one leaves that one and everybody else's."""
    patient, other = house.person("patient"), house.person("patient")
    kept, session = begin_session(house, patient)
    gone, _ = begin_session(house, patient)
    others, _ = begin_session(house, other)
    assert house.store.write(lambda tx: end_all_sessions(tx, patient.id, but=session.id)) == 1
    assert whose(house, kept)
    assert whose(house, others)
    assert whose(house, gone) is None


def test_sweeping_removes_only_what_is_over(house: FakeHouse) -> None:
    """Sessions, challenges and tries that are over go; those that run stay."""
    now = house.clock.now()
    old, _ = begin_session(house, house.person("provider"), strong=True)
    house.store.write(lambda tx: tx.put(Challenge("c", "passkey", None, "", now, now)))
    house.store.write(lambda tx: tx.put(Tries("t", 3, now)))
    house.clock.forward(days=2)
    new, _ = begin_session(house, house.person("patient"))
    assert sweep(house) == 3
    assert whose(house, new) is not None
    assert house.store.read(lambda view: view.get(Session, hash_token(old))) is None
    assert sweep(house) == 0
