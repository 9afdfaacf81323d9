"""Equal copies: the maker gives one, who holds one may take it along as a file. The other party sees both in the diary."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import open_blob, plain_file
from naklank.errors import Conflict, NaklankError, NotAllowed
from naklank.model import Actor, Blob, Conversation, Copy, Recording, Thing
from naklank.model.recording import BlobKind
from naklank.text import Text

M4A = "audio/mp4"
ENDINGS = {
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/amr": "amr",
    "audio/3gpp": "3gp",
}


def ending(media_type: str) -> str:
    """The usual end of a file name for this kind of sound."""
    return ENDINGS.get(media_type.split(";", maxsplit=1)[0].strip(), "bin")


def give(house: House, actor: Actor, recording_id: str) -> None:
    """Give the other party an equal copy. Asking twice is asking once."""

    def unit(tx: Tx) -> str:
        return give_within(house, actor, tx, find.recording(tx, actor, "give_copy", recording_id))

    house.live.changed(house.store.write(unit))


def give_within(house: House, actor: Actor, tx: Tx, recording: Recording) -> str:
    """Inside a unit of somebody who may: give the other party an equal copy. Returns the conversation's id."""
    facts: dict[str, object] = {"profile": "care", "actor": actor.role, "medium": "audio"}
    decision = house.rules.ask("give_copy", facts, house.clock.now())
    if not decision.permits:
        raise NotAllowed(decision.sentence, Text("Vraag het de praktijk.", "Ask the practice."))
    talk = tx.get(Conversation, recording.conversation) if recording.conversation else None
    other = None if talk is None else (talk.provider if recording.maker == talk.patient else talk.patient)
    if talk is None or other is None:
        raise Conflict(
            Text("Er is geen andere partij bij deze opname.", "There is no other party to this recording."),
            Text("Deze opname is alleen van u.", "This recording is yours alone."),
        )
    key = f"{recording.id}/{other}"
    if tx.get(Copy, key) is None:
        things = (Thing("recording", recording.id), Thing("person", other))
        number = tx.log(event(house, actor, "copy:give", "C", *things, decision=decision))
        tx.put(Copy(key, recording.id, other, house.clock.now(), actor.person, number))
    return talk.id


def take(house: House, actor: Actor, recording_id: str, kind: BlobKind) -> tuple[Recording, Blob, Iterator[bytes]]:
    """Take one's own copy along as a file: the original, or the rendition as MP3. Logged before the first byte leaves."""
    recording, blob = _taken(house, actor, recording_id, kind, str(kind))
    return recording, blob, open_blob(house, blob).pieces(0, blob.plain_bytes)


def take_as_m4a(house: House, actor: Actor, recording_id: str) -> tuple[Recording, Callable[[BinaryIO], None]]:
    """Take the original along as M4A, made while it is written. Logged before the first byte leaves."""
    recording, blob = _taken(house, actor, recording_id, "original", "m4a")
    return recording, lambda target: house.sound.convert(plain_file(house, blob), M4A, target)


def _taken(house: House, actor: Actor, recording_id: str, kind: BlobKind, form: str) -> tuple[Recording, Blob]:
    def unit(tx: Tx) -> tuple[Recording, Blob]:
        recording = find.recording(tx, actor, "download", recording_id)
        blob = next((b for b in tx.find(Blob, recording=recording.id) if b.kind == kind), None)
        if blob is None:
            raise not_ready()
        thing, detail = Thing("recording", recording.id), {"kind": form, "sha256": blob.plain_sha256}
        tx.log(event(house, actor, "recording:download", "R", thing, purpose="own_copy", detail=dict(detail)))
        return recording, blob

    return house.store.write(unit)


def not_ready() -> NaklankError:
    """Say that this form of the recording is still being made."""
    return Conflict(
        Text("Dit bestand is nog niet klaar.", "This file is not ready yet."),
        Text("Probeer het over een minuut weer.", "Try again in a minute."),
    )
