"""Equal copies: the maker gives one, who holds one may take it along as a file. The other party sees both in the diary."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.known_facts import to_give_copy
from naklank.actions.listen import check_hearing, heard
from naklank.actions.not_permitted import NotPermitted, refuse
from naklank.actions.ports import Decision, House, Tx, View
from naklank.actions.sealed import open_blob, plain_file
from naklank.errors import Conflict, NaklankError
from naklank.model import SYSTEM, Actor, Blob, Conversation, Copy, Recording, Thing
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
    """Give the other party an equal copy. Asking twice is asking once. Raises `NotPermitted` where the rules do not let it."""

    def look(view: View) -> Decision:
        recording = find.recording(view, actor, "give_copy", recording_id)
        return may_give(house, view, recording, requested=asked_for(view, recording))

    decision = house.store.read(look)
    if not decision.permits:
        raise refuse(house, actor, decision, "copy:give", "C", Thing("recording", recording_id))

    def unit(tx: Tx) -> str:
        return give_within(house, actor, tx, find.recording(tx, actor, "give_copy", recording_id))

    house.live.changed(house.store.write(unit))


def ask(house: House, actor: Actor, recording_id: str) -> bool:
    """The other party asks for an equal copy. Where the maker must give it, it is given at once; returns whether it was.

    Otherwise the maker sees the wish, and decides. Asking twice is asking once.
    """

    def unit(tx: Tx) -> tuple[str, bool]:
        recording = find.recording(tx, actor, "ask_copy", recording_id)
        if recording.conversation is None:
            raise no_other()
        decision = may_give(house, tx, recording, requested=True)
        if not asked_for(tx, recording):
            tx.log(event(house, actor, "copy:ask", "C", Thing("recording", recording.id), decision=decision))
        must = decision.verdict == "required"
        if must:
            give_within(house, SYSTEM, tx, recording, requested=True)
        return recording.conversation, must

    conversation, given = house.store.write(unit)
    house.live.changed(conversation)
    return given


def asked_for(view: View, recording: Recording) -> bool:
    """Whether the other party asked for an equal copy."""
    return bool(view.events(thing=recording.id, kinds=["copy:ask"], limit=1))


def may_give(house: House, view: View, recording: Recording, *, requested: bool) -> Decision:
    """What the rules say about giving an equal copy of this recording."""
    return house.rules.ask("give_copy", to_give_copy(view, recording, requested=requested), house.clock.now())


def give_within(house: House, actor: Actor, tx: Tx, recording: Recording, *, requested: bool = False) -> str:
    """Inside a unit of somebody who may: give the other party an equal copy. Returns the conversation's id."""
    decision = may_give(house, tx, recording, requested=requested or asked_for(tx, recording))
    if not decision.permits:
        raise NotPermitted(decision)
    talk = tx.get(Conversation, recording.conversation) if recording.conversation else None
    other = None if talk is None else (talk.provider if recording.maker == talk.patient else talk.patient)
    if talk is None or other is None:
        raise no_other()
    key = f"{recording.id}/{other}"
    if tx.get(Copy, key) is None:
        things = (Thing("recording", recording.id), Thing("person", other))
        number = tx.log(event(house, actor, "copy:give", "C", *things, decision=decision))
        tx.put(Copy(key, recording.id, other, house.clock.now(), actor.person, number))
    return talk.id


def no_other() -> NaklankError:
    """Say that nobody else took part."""
    return Conflict(
        Text("Er is geen andere partij bij deze opname.", "There is no other party to this recording."),
        Text("Deze opname is alleen van u.", "This recording is yours alone."),
    )


def take(house: House, actor: Actor, recording_id: str, kind: BlobKind) -> tuple[Recording, Blob, Iterator[bytes]]:
    """Take one's own copy along as a file: the original, or the rendition as MP3. Logged before the first byte leaves."""
    recording, blob = _taken(house, actor, recording_id, kind, str(kind))
    return recording, blob, open_blob(house, blob).pieces(0, blob.plain_bytes)


def take_as_m4a(house: House, actor: Actor, recording_id: str) -> tuple[Recording, Callable[[BinaryIO], None]]:
    """Take the original along as M4A, made while it is written. Logged before the first byte leaves."""
    recording, blob = _taken(house, actor, recording_id, "original", "m4a")
    return recording, lambda target: house.sound.convert(plain_file(house, blob), M4A, target)


def _taken(house: House, actor: Actor, recording_id: str, kind: BlobKind, form: str) -> tuple[Recording, Blob]:
    check_hearing(house, actor, "download", recording_id, "recording:download")

    def unit(tx: Tx) -> tuple[Recording, Blob]:
        recording = find.recording(tx, actor, "download", recording_id)
        decision = heard(house, tx, actor, recording)
        blob = next((b for b in tx.find(Blob, recording=recording.id) if b.kind == kind), None)
        if blob is None:
            raise not_ready()
        thing, detail = Thing("recording", recording.id), {"kind": form, "sha256": blob.plain_sha256}
        line = event(
            house, actor, "recording:download", "R", thing, purpose="own_copy", decision=decision, detail=dict(detail)
        )
        tx.log(line)
        return recording, blob

    return house.store.write(unit)


def not_ready() -> NaklankError:
    """Say that this form of the recording is still being made."""
    return Conflict(
        Text("Dit bestand is nog niet klaar.", "This file is not ready yet."),
        Text("Probeer het over een minuut weer.", "Try again in a minute."),
    )
