"""Hand out the evidence package: the sound with everything that proves it, for someone who trusts nobody.

All receipts in it lead to one checkpoint: the first that covers the recording and that a time-stamping authority has
stamped, else the first that covers it at all. So the package says since when the recording is known, not when it was asked for.
"""

from naklank.actions import find
from naklank.actions.copy import not_ready
from naklank.actions.events import event
from naklank.actions.finish_recording import blob_of
from naklank.actions.listen import check_hearing, heard
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import open_blob
from naklank.exchange.bag import Bag
from naklank.exchange.evidence import Parts, SignedManifest, Stamp, prepare
from naklank.model import Actor, Blob, Manifest, Thing


def package(house: House, actor: Actor, recording_id: str) -> Bag:
    """The package, ready to be written. Logged before the first byte can leave.

    Raises `Tampered` where what is kept is no longer what was sealed. The operator's command takes it out for who may; a
    person must be one who may hear it.
    """
    person = actor.role != "system"
    if person:
        check_hearing(house, actor, "export", recording_id, "recording:export")

    def unit(tx: Tx) -> tuple[Blob, list[Manifest]]:
        recording = find.recording(tx, actor, "export", recording_id)
        decision = heard(house, tx, actor, recording) if person else None
        original = blob_of(tx, recording.id, "original")
        manifests = tx.find(Manifest, recording=recording.id, order="number")
        if original is None or not manifests:
            raise not_ready()
        thing = Thing("recording", recording.id)
        detail: dict[str, object] = {"sha256": original.plain_sha256}
        tx.log(
            event(house, actor, "recording:export", "R", thing, purpose="evidence", decision=decision, detail=detail)
        )
        return original, manifests

    original, manifests = house.store.write(unit)
    last = manifests[-1].event
    stamp = house.store.timestamp_over(last)
    checkpoint = stamp.checkpoint if stamp else house.store.checkpoint_over(last)
    return prepare(
        Parts(
            original=lambda: open_blob(house, original).pieces(0, original.plain_bytes),
            manifests=[
                SignedManifest(m.body.encode(), m.signature, house.store.receipt_at(m.event, checkpoint))
                for m in manifests
            ],
            checkpoint=checkpoint,
            key=house.signer.public_pem(),
            stamp=Stamp(stamp.reply, stamp.certificates) if stamp else None,
        )
    )
