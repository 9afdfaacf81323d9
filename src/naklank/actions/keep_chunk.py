"""Keep one chunk of a recording. When this returns, the chunk is durable: that is what "opgeslagen" means.

The same number with the same bytes is fine, however often. The same number with other bytes is refused and kept
aside: an acknowledged chunk is never overwritten.
"""

import hashlib

from naklank.actions import find
from naklank.actions.announce import decision_on
from naklank.actions.events import event
from naklank.actions.known_facts import announcement_of, by_provider
from naklank.actions.not_permitted import NotPermitted
from naklank.actions.ports import House, Tx, View
from naklank.actions.sealed import chunk_blob, seal_chunk
from naklank.errors import Conflict, NaklankError, TooLarge, Unreadable
from naklank.model import Actor, Chunk, Recording, Thing
from naklank.text import Text

CHUNK_BYTES_MAX = 8 * 1024 * 1024
CHUNKS_MAX = 200_000
RIVALS_MAX = 20


def chunk_id(recording: str, number: int) -> str:
    """The key of an acknowledged chunk."""
    return f"{recording}/{number:09d}"


def keep(house: House, actor: Actor, recording_id: str, number: int, body: bytes, sha256: str) -> Chunk:
    """Keep chunk `number` (from 0) with these bytes, whose SHA-256 the sender names.

    Raises `Unreadable` where bytes and hash differ (it was damaged on the way: send it again), `Conflict` where other
    bytes were acknowledged under this number or the recording is closed, `TooLarge`, `Full`.
    """
    if len(body) > CHUNK_BYTES_MAX or not 0 <= number < CHUNKS_MAX:
        raise TooLarge(
            Text("Dit stuk is te groot.", "This piece is too large."),
            Text("Laad deze pagina opnieuw.", "Load this page again."),
            bytes_max=CHUNK_BYTES_MAX,
        )
    if hashlib.sha256(body).hexdigest() != sha256:
        raise Unreadable(
            Text("Dit stuk kwam beschadigd aan.", "This piece arrived damaged."),
            Text("Uw telefoon stuurt het nog een keer.", "Your phone sends it once more."),
        )
    recording, known = house.store.read(
        lambda view: (
            find.recording(view, actor, "record", recording_id),
            view.get(Chunk, chunk_id(recording_id, number)),
        )
    )
    if known is not None and known.sha256 == sha256:
        return known
    if recording.state != "open":
        raise _closed()
    house.store.read(lambda view: _check_consent(house, view, recording))
    seal_chunk(house, recording, number, body, sha256)
    chunk = Chunk(chunk_id(recording_id, number), recording.id, number, len(body), sha256, house.clock.now())
    try:
        kept = house.store.write(lambda tx: _remember(house, actor, tx, chunk))
    except (
        Conflict,
        NotPermitted,
    ):  # closed, destroyed or no longer allowed meanwhile: not promised, and nothing of it stays
        house.blobs.delete(chunk_blob(recording.id, number, sha256))
        raise
    if kept.sha256 != sha256:
        raise Conflict(
            Text(
                "Er kwam een ander stuk geluid met hetzelfde nummer.",
                "Another piece of sound came with the same number.",
            ),
            Text("Het eerste blijft. Het andere ligt apart.", "The first one stays. The other lies aside."),
            number=number,
        )
    return kept


def _remember(house: House, actor: Actor, tx: Tx, chunk: Chunk) -> Chunk:
    """Inside the write: the recording may have been closed, or a rival acknowledged, since we looked."""
    recording = tx.get(Recording, chunk.recording)
    if recording is None or recording.state != "open":
        raise _closed()
    _check_consent(house, tx, recording)
    if tx.add(chunk):
        return chunk
    first = tx.get(Chunk, chunk.id)
    assert first is not None, "a chunk that cannot be added is there"
    if first.sha256 != chunk.sha256:
        _keep_aside(house, actor, tx, chunk)
    return first


def _check_consent(house: House, view: View, recording: Recording) -> None:
    """A care provider records by the patient's consent, second by second. Raises `NotPermitted` once it was taken back."""
    if recording.source != "browser" or not by_provider(view, recording):
        return
    announcement = announcement_of(view, recording)
    if announcement is None:
        raise _closed()
    decision = decision_on(house, view, announcement)
    if not decision.permits:
        raise NotPermitted(decision)


def _keep_aside(house: House, actor: Actor, tx: Tx, chunk: Chunk) -> None:
    rivals = [c for c in tx.find(Chunk, recording=chunk.recording, number=chunk.number) if c.aside]
    if any(c.sha256 == chunk.sha256 for c in rivals) or len(rivals) >= RIVALS_MAX:
        return
    aside = len(rivals) + 1
    tx.add(
        Chunk(f"{chunk.id}/{aside}", chunk.recording, chunk.number, chunk.length, chunk.sha256, chunk.received, aside)
    )
    tx.log(
        event(
            house,
            actor,
            "recording:rival",
            "C",
            Thing("recording", chunk.recording),
            outcome="refused",
            detail={"number": chunk.number, "sha256": chunk.sha256},
        )
    )


def _closed() -> NaklankError:
    return Conflict(
        Text("Deze opname is al afgesloten.", "This recording is closed already."),
        Text(
            "Er is niets verloren. Luister terug bij uw gesprekken.",
            "Nothing is lost. Listen back at your conversations.",
        ),
    )
