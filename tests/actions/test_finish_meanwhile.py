"""Sealing takes a while. What is acknowledged, noted or decided meanwhile is not lost, and not overruled."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from naklank.actions.destroy import carry_out, decide
from naklank.actions.finish_recording import blob_of, finish
from naklank.actions.keep_chunk import keep
from naklank.actions.note_moment import note
from naklank.actions.ports import House
from naklank.actions.sealed import open_blob
from naklank.actions.sweep_leftovers import sweep_leftovers
from naklank.actions.upload import begin
from naklank.demo.seed import TWO_OF_US
from naklank.errors import Conflict, Gone
from naklank.model import Actor, Manifest, Person, PersonId, Recording, new_id
from naklank.wiring import SystemClock, made, opened

FIRST, SECOND = b"the first second", b"the second second"


class Meanwhile:
    """Blobs at which something happens, once, just before one of this kind is there."""

    def __init__(self, house: House, happens: Callable[[], object], kind: str = "/original") -> None:
        self._blobs = house.blobs
        self._happens: Callable[[], object] | None = happens
        self._kind = kind

    def put(self, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        sealed = list(pieces)
        if self._kind in name and self._happens is not None:
            happens, self._happens = self._happens, None
            happens()
        return self._blobs.put(name, sealed)

    def __getattr__(self, name: str) -> object:
        return getattr(self._blobs, name)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made(tmp_path / "house", site="Praktijk")
    with opened(tmp_path / "house") as one:
        yield one.house


@pytest.fixture
def patient(house: House) -> Actor:
    person = Person(PersonId(new_id()), "patient", "patient", SystemClock().now())
    house.store.write(lambda tx: tx.put(person))
    return Actor(person.id, "patient")


@pytest.fixture
def recording(house: House, patient: Actor) -> str:
    """A recording with its first chunk."""
    said = replace(TWO_OF_US, took_part="yes")
    new = begin(house, patient, name="memo.flac", size=100, media_type="audio/flac", conversation_id=None, said=said)
    chunk(house, patient, new.id, 0, FIRST)
    return new.id


def chunk(house: House, patient: Actor, recording: str, number: int, body: bytes) -> None:
    keep(house, patient, recording, number, body, hashlib.sha256(body).hexdigest())


def state(house: House, recording: str) -> str:
    found = house.store.read(lambda view: view.get(Recording, recording))
    assert found is not None
    return found.state


def test_a_chunk_that_is_acknowledged_meanwhile_is_in_the_original(house, patient, recording):
    """The maker closes what is here while the phone still sends: what was acknowledged stays."""
    busy = replace(house, blobs=Meanwhile(house, lambda: chunk(house, patient, recording, 1, SECOND)))
    finish(busy, patient, recording, chunks=1, what_is_here=True)
    original = house.store.read(lambda view: blob_of(view, recording, "original"))
    assert open_blob(house, original).read(0, original.plain_bytes) == FIRST + SECOND


def test_who_said_how_many_there_are_is_told_of_the_one_more(house, patient, recording):
    """Without that wish nothing is sealed, and the chunk is still there."""
    busy = replace(house, blobs=Meanwhile(house, lambda: chunk(house, patient, recording, 1, SECOND)))
    with pytest.raises(Conflict) as told:
        finish(busy, patient, recording, chunks=1)
    assert told.value.detail["beyond"] == [1]
    assert state(house, recording) == "open"
    finish(house, patient, recording, chunks=2, sha256=hashlib.sha256(FIRST + SECOND).hexdigest())


def test_a_moment_that_is_noted_meanwhile_is_in_the_manifest(house, patient, recording):
    """An acknowledged mark is not left out of what is signed."""
    moment = new_id()
    busy = replace(
        house,
        blobs=Meanwhile(house, lambda: note(house, patient, recording, key=moment, kind="gap", at_ms=5, ms=40)),
    )
    finish(busy, patient, recording, chunks=1)
    manifest = house.store.read(lambda view: view.get(Manifest, f"{recording}/1"))
    assert '"at_ms":5' in manifest.body


@pytest.mark.parametrize("how", ["destroyed", "sealed"])
def test_a_chunk_that_comes_too_late_leaves_nothing_behind(house, patient, recording, how):
    """It is refused, and its bytes do not lie under a recording that is gone or closed."""

    def gone() -> None:
        decide(house, patient, recording, "maker")
        carry_out(house, recording)

    happens = gone if how == "destroyed" else lambda: finish(house, patient, recording, chunks=1)
    late = replace(house, blobs=Meanwhile(house, happens, "/chunk/"))
    with pytest.raises(Conflict):
        chunk(late, patient, recording, 1, SECOND)
    assert list(house.blobs.names(f"{recording}/")) == ([] if how == "destroyed" else [f"{recording}/original"])


def test_what_still_lies_under_a_destroyed_recording_is_swept(house, patient, recording):
    """A crash may have come before that."""
    decide(house, patient, recording, "maker")
    carry_out(house, recording)
    house.blobs.put(f"{recording}/chunk/000000007-{'a' * 64}", [b"too late"])
    assert sweep_leftovers(house, []) == (1, 0)
    assert list(house.blobs.names()) == []


def test_what_was_decided_to_be_destroyed_meanwhile_is_not_sealed(house, patient, recording):
    """The decision stands: nobody hears it any more, also not for a moment."""
    busy = replace(house, blobs=Meanwhile(house, lambda: decide(house, patient, recording, "maker")))
    with pytest.raises((Conflict, Gone)):
        finish(busy, patient, recording, chunks=1)
    assert state(house, recording) == "destroying"
    carry_out(house, recording)
    assert list(house.blobs.names(f"{recording}/")) == []
