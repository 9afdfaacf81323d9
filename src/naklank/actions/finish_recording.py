"""Close a recording: join its chunks into the sealed original, sign the manifest, log it, give the receipt.

Nothing is left out in silence: while a chunk is missing it is not closed, unless the maker closes what is there, and
then each missing chunk stands as a gap in the manifest. Doing it twice gives the same receipt.
"""

import hashlib
from dataclasses import replace
from datetime import datetime

from naklank.actions import find
from naklank.actions.keep_chunk import CHUNKS_MAX
from naklank.actions.known_facts import announcement_of, latest_answer
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import House, View
from naklank.actions.sealed import chunk_blob, open_chunks, seal_blob
from naklank.actions.sign_manifest import Claims, sign_first
from naklank.errors import Conflict, Unreadable
from naklank.model import SYSTEM, Actor, Blob, Chunk, Conversation, Manifest, Moment, Recording, new_id
from naklank.text import Text

MISSING_SHOWN = 500


def finish(
    house: House,
    actor: Actor,
    recording_id: str,
    *,
    chunks: int,
    sha256: str | None = None,
    device_end: datetime | None = None,
    duration_ms: int | None = None,
    what_is_here: bool = False,
) -> bytes:
    """Seal a recording of `chunks` chunks; returns the receipt (docs/formats.md section 5).

    Raises `Conflict` with `detail["missing"]` while chunks are missing, `Unreadable` where the whole is not what the
    sender says. With `what_is_here` the missing ones become gaps.
    """
    with one_at_a_time(recording_id):
        while True:
            recording = house.store.read(lambda view: find.recording(view, actor, "finish", recording_id))
            if recording.state != "open":
                return receipt_of(house, recording.id)
            check_count(chunks)
            here = _chunks(house, recording.id)
            _nothing_missing(here, chunks, what_is_here=what_is_here)
            if sha256 is not None and sha256 != _hash_of(house, here):
                raise Unreadable(
                    Text("Het geheel is niet wat uw telefoon stuurde.", "The whole is not what your phone sent."),
                    Text("Er is niets weg. Waarschuw de praktijk.", "Nothing is gone. Tell the practice."),
                )
            claims = _claims(house, recording, here, device_end, duration_ms, chunks)
            original = seal_blob(house, recording.id, "original", recording.media_type, open_chunks(house, here))
            if sign_first(house, actor, claims, original):  # else something came meanwhile: look again
                if recording.conversation is not None:
                    house.live.changed(recording.conversation)
                _forget_chunks(house, here)


def check_count(chunks: int) -> None:
    """Refuse a number of chunks that no recording can have, before anything counts up to it."""
    if not 0 <= chunks <= CHUNKS_MAX:
        raise Unreadable(
            Text("Dit aantal stukken kan niet kloppen.", "This number of pieces cannot be right."),
            Text("Er is niets weg. Laad de pagina opnieuw.", "Nothing is gone. Load the page again."),
        )


def receipt_of(house: House, recording_id: str) -> bytes:
    """The receipt of the first manifest of a sealed recording."""
    first = house.store.read(lambda view: view.get(Manifest, f"{recording_id}/1"))
    if first is None:
        raise Conflict(
            Text("Deze opname is nog niet verzegeld.", "This recording is not sealed yet."),
            Text("Wacht tot alles is opgeslagen.", "Wait until everything is stored."),
        )
    return house.store.receipt(first.event)


def state_of(house: House, actor: Actor, recording_id: str) -> tuple[Recording, list[tuple[int, int]], int]:
    """For a sender that comes back: the recording, which chunks are acknowledged (closed ranges), how many moments."""

    def look(view: View) -> tuple[Recording, list[Chunk], int]:
        recording = find.recording(view, actor, "record", recording_id)
        chunks = view.find(Chunk, recording=recording.id, aside=0, order="number")
        return recording, chunks, view.count(Moment, recording=recording.id)

    recording, chunks, moments = house.store.read(look)
    return recording, ranges([chunk.number for chunk in chunks]), moments


def ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Sorted numbers as closed ranges: [0, 1, 2, 5] is [(0, 2), (5, 5)]."""
    result: list[tuple[int, int]] = []
    for number in numbers:
        if result and number == result[-1][1] + 1:
            result[-1] = (result[-1][0], number)
        else:
            result.append((number, number))
    return result


def _chunks(house: House, recording_id: str) -> list[Chunk]:
    return house.store.read(lambda view: view.find(Chunk, recording=recording_id, aside=0, order="number"))


def _nothing_missing(here: list[Chunk], chunks: int, *, what_is_here: bool) -> None:
    numbers = {chunk.number for chunk in here}
    missing = [n for n in range(chunks) if n not in numbers]
    beyond = [n for n in numbers if n >= chunks]
    if not here or (missing and not what_is_here) or (beyond and not what_is_here):
        raise Conflict(
            Text("Nog niet alles is aangekomen.", "Not everything has arrived yet."),
            Text(
                "Laat deze pagina open. Uw telefoon stuurt de rest.", "Keep this page open. Your phone sends the rest."
            ),
            missing=missing[:MISSING_SHOWN],
            beyond=sorted(beyond)[:MISSING_SHOWN],
        )


def _hash_of(house: House, here: list[Chunk]) -> str:
    digest = hashlib.sha256()
    for piece in open_chunks(house, here):
        digest.update(piece)
    return digest.hexdigest()


def _claims(
    house: House,
    recording: Recording,
    here: list[Chunk],
    device_end: datetime | None,
    duration_ms: int | None,
    chunks: int,
) -> Claims:
    """Everything the manifest will say, gathered in one look."""

    def look(view: View) -> Claims:
        conversation = view.get(Conversation, recording.conversation) if recording.conversation else None
        announcement = announcement_of(view, recording)
        answer = latest_answer(view, announcement) if announcement else None
        moments = view.find(Moment, recording=recording.id, order="at_ms")
        return Claims(
            recording=replace(
                recording,
                state="sealed",
                server_end=house.clock.now(),
                device_end=device_end,
                duration_ms=duration_ms,
                bytes=sum(chunk.length for chunk in here),
                chunks=len(here),
            ),
            conversation=conversation,
            announcement=announcement,
            answer=answer,
            chunks=here,
            moments=moments + _gaps(house, recording, here, chunks),
        )

    return house.store.read(look)


def _gaps(house: House, recording: Recording, here: list[Chunk], chunks: int) -> list[Moment]:
    """A gap for each run of chunks that never came. Where it lies in the sound is known only by its chunk number."""
    numbers = {chunk.number for chunk in here}
    gone = ranges([n for n in range(chunks) if n not in numbers])
    now = house.clock.now()
    return [
        Moment(new_id(), recording.id, "gap", 0, SYSTEM.person, now, why=f"chunks {first}-{last} lost")
        for first, last in gone
    ]


def _forget_chunks(house: House, here: list[Chunk]) -> None:
    """The sealed original is durable, signed, and holds these: they are no longer needed. Leftovers are swept later."""
    for chunk in here:
        house.blobs.delete(chunk_blob(chunk.recording, chunk.number, chunk.sha256))


def blob_of(view: View, recording_id: str, kind: str) -> Blob | None:
    """The sealed bytes of this kind, if there."""
    return next((blob for blob in view.find(Blob, recording=recording_id) if blob.kind == kind), None)
