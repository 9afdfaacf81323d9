"""Hand out the evidence package: the sound with everything that proves it, for someone who trusts nobody.

All receipts in it lead to one checkpoint: the newest that a time-stamping authority has stamped, if that already covers
the recording, else the newest of all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from naklank.actions import find
from naklank.actions.copy import ending, not_ready
from naklank.actions.events import event
from naklank.actions.finish_recording import blob_of
from naklank.actions.ports import House, StampedCheckpoint, Tx
from naklank.actions.sealed import open_blob
from naklank.model import Actor, Blob, Manifest, Recording, Thing
from naklank.vault import checkpoint as note


@dataclass(frozen=True, slots=True)
class Evidence:
    """What goes into the package. `original` gives the sound piece by piece, once."""

    recording: str
    original_name: str
    original_bytes: int
    original: Iterator[bytes]
    manifests: list[tuple[bytes, str, bytes]]
    """Body, signature (base64) and receipt, in order of number."""
    checkpoint: str
    stamp: StampedCheckpoint | None
    key_pem: str


def gather(house: House, actor: Actor, recording_id: str) -> Evidence:
    """Everything for the package. Logged before the first byte leaves."""

    def unit(tx: Tx) -> tuple[Recording, Blob, list[Manifest]]:
        recording = find.recording(tx, actor, "export", recording_id)
        original = blob_of(tx, recording.id, "original")
        manifests = tx.find(Manifest, recording=recording.id, order="number")
        if original is None or not manifests:
            raise not_ready()
        tx.log(
            event(
                house, actor, "recording:export", "R", Thing("recording", recording.id),
                purpose="evidence", detail={"sha256": original.plain_sha256},
            )
        )
        return recording, original, manifests

    recording, original, manifests = house.store.write(unit)
    stamp = house.store.timestamp()
    if stamp is not None and note.parse(stamp.checkpoint).size <= manifests[-1].event:
        stamp = None
    checkpoint = stamp.checkpoint if stamp else house.store.checkpoint()
    return Evidence(
        recording=recording.id,
        original_name=f"original.{ending(recording.media_type)}",
        original_bytes=original.plain_bytes,
        original=open_blob(house, original).pieces(0, original.plain_bytes),
        manifests=[
            (m.body.encode(), m.signature, house.store.receipt_at(m.event, checkpoint)) for m in manifests
        ],
        checkpoint=checkpoint,
        stamp=stamp,
        key_pem=house.signer.public_pem(),
    )
