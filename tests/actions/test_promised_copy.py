"""What a maker promised beforehand is given when the recording is sealed: in one breath, so that no crash can come between."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from naklank.actions.announce import announce
from naklank.actions.finish_recording import finish
from naklank.actions.keep_chunk import keep
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House, Tx
from naklank.actions.start_recording import start
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Copy, Person, PersonId, Recording, Role, new_id
from naklank.wiring import SystemClock, made, opened

T = TypeVar("T")


class Breaks(Exception):
    """The power went."""


class LastWrites:
    """A store that keeps what is sealed, and then never writes again."""

    def __init__(self, house: House) -> None:
        self._store = house.store
        self._sealed = False

    def write(self, unit: Callable[[Tx], T]) -> T:
        if self._sealed:
            raise Breaks
        result = self._store.write(unit)
        self._sealed = any(r.state == "sealed" for r in self._store.read(lambda view: view.find(Recording)))
        return result

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made(tmp_path / "house", site="Praktijk")
    with opened(tmp_path / "house") as one:
        yield one.house


def somebody(house: House, role: Role) -> Actor:
    person = Person(PersonId(new_id()), role, role, SystemClock().now())
    house.store.write(lambda tx: tx.put(person))
    return Actor(person.id, role)


@pytest.mark.parametrize("promised", [True, False])
def test_the_promised_copy_is_given_in_the_very_write_that_seals(house: House, promised: bool) -> None:
    """A house that stops right after sealing has the copy if it was promised, and none if it was not."""
    patient, provider = somebody(house, "patient"), somebody(house, "provider")
    talk = plan(house, provider, planned=house.clock.now(), patient=patient.person)
    announce(house, patient, talk.id, TWO_OF_US, extent="all", equal_copy=promised)
    recording = start(house, patient, talk.id, media_type="audio/flac", settings={}, device_begin=None)
    keep(house, patient, recording.id, 0, b"sound", hashlib.sha256(b"sound").hexdigest())
    stopping = replace(house, store=LastWrites(house))

    finish(stopping, patient, recording.id, chunks=1)

    assert house.store.read(lambda view: view.get(Recording, recording.id)).state == "sealed"
    holders = [copy.person for copy in house.store.read(lambda view: view.find(Copy, recording=recording.id))]
    assert holders == ([provider.person] if promised else [])
