"""Fill a fresh demo: people who do not exist, and conversations that go the whole real way, chunk by chunk.

Nothing is put into the vault by a side door: what the browser does, this does, so a demo that starts has tried it all.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from naklank.actions.announce import announce, answer
from naklank.actions.finish_recording import finish
from naklank.actions.join import open_door
from naklank.actions.keep_chunk import keep
from naklank.actions.note_moment import note
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.actions.start_recording import start
from naklank.demo.voices import DemoConversation, make_conversation
from naklank.model import Actor, Person, PersonId, Role, Situation, new_id

PEOPLE: tuple[tuple[Role, str], ...] = (
    ("patient", "Mevrouw De Wit"),
    ("provider", "Dokter Van Dalen"),
    ("manager", "Mevrouw Aydin"),
    ("privacy_officer", "De heer Bos"),
    ("relative", "Lotte de Wit"),
)

TWO_OF_US = Situation(by="patient", age="adult", capable="yes", setting="consult", purpose="private", medium="audio")
"""An adult who decides for herself, alone with her care provider, who records for herself: what most people say."""

TALKS = (("bloeddruk", "Mevrouw De Wit", True), ("uitslag", "Mevrouw Jansen", False), ("knie", "Meneer Yilmaz", True))
"""Which conversation, whose, and whether the provider got an equal copy."""


def seed(house: House, told: Callable[[str], None] = lambda _: None) -> None:
    """Make the people and the recorded conversations. `told` hears the subject of each as it is made."""
    people = {role: _person(house, role, name) for role, name in PEOPLE}
    provider = Actor(people["provider"].id, "provider")
    for days, (name, patient_name, shared) in enumerate(TALKS):
        told(patient_name)
        known = patient_name == people["patient"].name
        patient = people["patient"] if known else _person(house, "patient", patient_name)
        _record(house, make_conversation(name), Actor(patient.id, "patient"), provider, days=days, shared=shared)
    _planned(house, provider)


def _person(house: House, role: Role, name: str) -> Person:
    person = Person(PersonId(new_id()), role, name, house.clock.now())
    house.store.write(lambda tx: tx.put(person))
    return person


def _planned(house: House, provider: Actor) -> None:
    """One conversation of this very moment, with an open door: the visitor's own."""
    conversation = plan(house, provider, planned=house.clock.now(), subject="Controle")
    open_door(house, provider, conversation.id)


def _record(house: House, talk: DemoConversation, patient: Actor, provider: Actor, *, days: int, shared: bool) -> None:
    planned = house.clock.now() - timedelta(days=days)
    conversation = plan(house, provider, planned=planned, subject=talk.title, patient=patient.person)
    announce(house, patient, conversation.id, TWO_OF_US, extent="all", equal_copy=shared, listeners="mijn dochter")
    answer(house, provider, conversation.id, "agreed")
    recording = start(
        house,
        patient,
        conversation.id,
        media_type=talk.media_type,
        settings={"demo": True, "sampleRate": talk.rate_hz},
        device_begin=planned,
    )
    for number, chunk in enumerate(talk.chunks):
        keep(house, patient, recording.id, number, chunk, hashlib.sha256(chunk).hexdigest())
    for moment in talk.moments:
        if moment.kind in ("begin", "end"):
            continue
        note(
            house,
            patient,
            recording.id,
            key=new_id(),
            kind=moment.kind,
            at_ms=moment.at_ms,
            ms=moment.ms,
            words=moment.word,
            device_time=None,
        )
    finish(
        house,
        patient,
        recording.id,
        chunks=len(talk.chunks),
        device_end=planned + timedelta(milliseconds=talk.duration_ms),
        duration_ms=talk.duration_ms,
    )
