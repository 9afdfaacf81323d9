"""Who could read what was done with a recording, reads it after the recording was destroyed too: the log outlives the sound."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from naklank.actions.announce import announce
from naklank.actions.destroy import carry_out, decide
from naklank.actions.diary import read
from naklank.actions.finish_recording import finish
from naklank.actions.keep_chunk import keep
from naklank.actions.listen import begin
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.actions.start_recording import start
from naklank.demo.seed import TWO_OF_US
from naklank.errors import Gone, NotAllowed, NotFound
from naklank.model import Actor, Copy, Person, PersonId, Recording, RecordingId, Role, new_id
from naklank.wiring import Opened, SystemClock, made, opened


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Opened]:
    made(tmp_path / "house", site="Praktijk")
    with opened(tmp_path / "house") as one:
        yield one


def somebody(house: House, role: Role) -> Actor:
    person = Person(PersonId(new_id()), role, role, SystemClock().now())
    house.store.write(lambda tx: tx.put(person))
    return Actor(person.id, role)


def destroyed(house: House, maker: Actor, provider: Actor, patient: Actor, *, promised: bool) -> str:
    """A recording of this conversation, sealed and then destroyed on the practice's decision."""
    talk = plan(house, provider, planned=house.clock.now(), patient=patient.person)
    announce(house, maker, talk.id, TWO_OF_US, extent="all", equal_copy=promised)
    recording = start(house, maker, talk.id, media_type="audio/flac", settings={}, device_begin=None)
    keep(house, maker, recording.id, 0, b"sound", hashlib.sha256(b"sound").hexdigest())
    finish(house, maker, recording.id, chunks=1)
    decide(house, somebody(house, "privacy_officer"), recording.id, "order")
    carry_out(house, recording.id)
    return recording.id


def kinds(house: House, actor: Actor, recording: str) -> list[str]:
    return [line.kind for line in read(house, actor, recording)[1]]


def test_maker_and_holder_of_a_copy_still_read_the_diary(whole: Opened) -> None:
    """Both, each what concerned them before; neither hears anything, and no row of the copy is kept for it."""
    house = whole.house
    patient, provider = somebody(house, "patient"), somebody(house, "provider")
    recording = destroyed(house, patient, provider, patient, promised=True)
    assert {"copy:give", "recording:destroyed"} <= set(kinds(house, provider, recording))
    assert {"copy:give", "recording:begin", "recording:destroyed"} <= set(kinds(house, patient, recording))
    assert house.store.read(lambda view: view.find(Copy)) == []
    for who in (patient, provider):
        with pytest.raises(Gone):
            begin(house, who, recording, "remember")


def test_who_never_held_a_copy_reads_no_more_than_before(whole: Opened) -> None:
    """A provider without a copy, and another provider: the same refusals as while the recording was there."""
    house = whole.house
    patient, provider = somebody(house, "patient"), somebody(house, "provider")
    recording = destroyed(house, patient, provider, patient, promised=False)
    with pytest.raises(NotAllowed):
        read(house, provider, recording)
    with pytest.raises(NotFound):
        read(house, somebody(house, "provider"), recording)


def test_a_patient_reads_what_was_done_with_her_conversation_whoever_recorded_it(whole: Opened) -> None:
    """Also where the provider recorded it and gave no copy."""
    house = whole.house
    patient, provider = somebody(house, "patient"), somebody(house, "provider")
    talk = plan(house, provider, planned=house.clock.now(), patient=patient.person)
    recording = RecordingId(new_id())
    row = Recording(recording, talk.id, provider.person, "browser", "sealed", "audio/flac", house.clock.now())
    house.store.write(lambda tx: tx.put(row))
    decide(house, somebody(house, "privacy_officer"), recording, "patient")
    carry_out(house, recording)
    assert "recording:destroyed" in kinds(house, patient, recording)


def test_when_the_line_about_the_copy_is_erased_the_right_ends_with_it(whole: Opened) -> None:
    """The log's own term decides: what it no longer tells, nobody claims."""
    house = whole.house
    patient, provider = somebody(house, "patient"), somebody(house, "provider")
    recording = destroyed(house, patient, provider, patient, promised=True)
    given = house.store.read(lambda view: view.events(thing=recording, kinds=("copy:give",)))
    whole.data.store.forget([one.number for one in given])
    with pytest.raises(NotAllowed):
        read(house, provider, recording)
    assert "recording:destroyed" in kinds(house, patient, recording)
