"""Bring in a file that was recorded elsewhere: a voice memo, a phone recording. Kept byte for byte, in chunks that can resume.

The file is checked as a whole before it is sealed. What is not sound, or is damaged, is refused with a sentence that
says what and where; nothing of it stays behind.
"""

from dataclasses import replace

from naklank.actions import find
from naklank.actions.destroy import carry_out, decide
from naklank.actions.events import event
from naklank.actions.finish_recording import check_count, finish
from naklank.actions.known_facts import YES_NO, of_a_file, to_record
from naklank.actions.not_permitted import refuse as refuse_it
from naklank.actions.ports import Decision, House, Tx
from naklank.actions.sealed import chunk_file
from naklank.actions.start_recording import check_room
from naklank.errors import Conflict, NaklankError, NotAllowed, TooLarge, Unreadable
from naklank.model import SYSTEM, Actor, Chunk, ConversationId, Recording, RecordingId, Situation, Thing, new_id
from naklank.model.recording import Source
from naklank.model.situation import UNKNOWN
from naklank.model.sound import SoundFacts
from naklank.text import Text

CHUNK_BYTES = 4 * 1024 * 1024
NAME_MAX = 200


def begin(
    house: House,
    actor: Actor,
    *,
    name: str,
    size: int,
    media_type: str,
    conversation_id: str | None,
    said: Situation,
    source: Source = "upload",
) -> Recording:
    """Open a recording for the pieces of a file of `size` bytes. `said` is what whoever brings it in says of how it was made.

    Raises `TooLarge`, `Full`, and `NotPermitted` where it is a recording that the rules did not allow to be made.
    """
    if size > house.max_upload_bytes:
        raise TooLarge(
            Text("Dit bestand is te groot.", "This file is too large."),
            Text(
                f"Een bestand mag hoogstens {house.max_upload_bytes // 1024**3} GB zijn.",
                f"A file may be at most {house.max_upload_bytes // 1024**3} GB.",
            ),
        )
    if size <= 0:
        raise Unreadable(
            Text("Dit bestand is leeg.", "This file is empty."), Text("Kies een ander bestand.", "Choose another file.")
        )
    _may_begin(house, actor, conversation_id)
    decision = _decide(house, actor, said, source)
    if not (decision.permits or (source == "command" and decision.permits_meanwhile)):
        things = (Thing("conversation", conversation_id),) if conversation_id else ()
        detail: dict[str, object] = {"situation": said.as_codes()}
        raise refuse_it(house, actor, decision, "recording:upload", "C", *things, detail=detail)
    check_room(house, 3 * size)
    key = RecordingId(new_id())
    house.keys.new(key)

    def unit(tx: Tx) -> Recording:
        talk = find.conversation(tx, actor, "announce", conversation_id) if conversation_id else None
        number = tx.log(
            event(
                house,
                actor,
                "recording:upload",
                "C",
                Thing("recording", key),
                purpose="" if said.purpose == UNKNOWN else said.purpose,
                decision=decision,
                detail={"bytes": size, "situation": said.as_codes()},
            )
        )
        recording = Recording(
            id=key,
            conversation=ConversationId(talk.id) if talk else None,
            maker=actor.person,
            source=source,
            state="open",
            media_type=media_type[:80] or "application/octet-stream",
            server_begin=house.clock.now(),
            file_name=name[-NAME_MAX:],
            settings={"bytes": size},
            event=number,
        )
        tx.put(recording)
        return recording

    try:
        return house.store.write(unit)
    except NaklankError:
        house.keys.destroy(key)
        raise


def _decide(house: House, actor: Actor, said: Situation, source: Source) -> Decision:
    """What the rules say: for a person, whether this might be recorded; for the operator's command, whether it may be kept.

    Nobody tells the command how its file was made, so that stays unknown; keeping it, unheard, is what the rules let it do meanwhile.
    """
    if source == "command":
        return house.rules.ask("keep", of_a_file(), house.clock.now())
    facts = to_record(actor, said, announced=YES_NO[said.told], done=True)
    return house.rules.ask("record", facts, house.clock.now())


def _may_begin(house: House, actor: Actor, conversation_id: str | None) -> None:
    """Refuse before a key is made. A phone that joined by QR brings a file into its own conversation only."""
    if conversation_id:
        house.store.read(lambda view: find.conversation(view, actor, "announce", conversation_id))
    elif actor.scope is not None:
        raise NotAllowed(
            Text("Kies bij welk gesprek dit bestand hoort.", "Choose the conversation that this file belongs to."),
            Text("Ga terug en kies uw gesprek.", "Go back and choose your conversation."),
        )


def finish_upload(house: House, actor: Actor, recording_id: str, *, chunks: int, sha256: str | None) -> bytes:
    """Check the whole file as sound, then seal it. Returns the receipt.

    Raises `Conflict` while pieces are missing; `Unreadable` where it is not (whole) sound: then nothing of it stays.
    """
    recording = house.store.read(lambda view: find.recording(view, actor, "finish", recording_id))
    if recording.state != "open":
        return finish(house, actor, recording_id, chunks=chunks)
    check_count(chunks)
    here = house.store.read(lambda view: view.find(Chunk, recording=recording.id, aside=0, order="number"))
    missing = sorted(set(range(chunks)) - {chunk.number for chunk in here})
    if missing:
        raise Conflict(
            Text("Nog niet alles is aangekomen.", "Not everything has arrived yet."),
            Text("Laat deze pagina open.", "Keep this page open."),
            missing=missing[:500],
        )
    try:
        facts = house.sound.check(chunk_file(house, here), recording.media_type)
    except (Unreadable, TooLarge):
        refuse(house, actor, recording_id)
        raise
    house.store.write(lambda tx: _know(tx, recording, facts))
    return finish(house, actor, recording_id, chunks=chunks, sha256=sha256, duration_ms=facts.duration_ms)


def refuse(house: House, actor: Actor, recording_id: str) -> None:
    """Let nothing stay behind of what was not sound."""
    house.store.write(
        lambda tx: tx.log(
            event(house, actor, "recording:refuse", "D", Thing("recording", recording_id), outcome="refused")
        )
    )
    decide(house, SYSTEM, recording_id, "refused_upload")
    carry_out(house, recording_id)


def _know(tx: Tx, recording: Recording, facts: SoundFacts) -> None:
    settings: dict[str, object] = {
        **recording.settings,
        "codec": facts.codec,
        "sample_rate_hz": facts.sample_rate_hz,
        "channels": facts.channels,
    }
    tx.put(replace(recording, media_type=facts.media_type, settings=settings))
