"""Sign what a recording is, and log it, in one transaction with the change of state: it is sealed, or it is not.

The first manifest seals a recording; each later one repeats it and adds what was made from the original since.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from naklank.actions.copy import give_within, may_give
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.model import (
    SYSTEM,
    Actor,
    Announcement,
    Answer,
    Blob,
    Chunk,
    Conversation,
    Job,
    Manifest,
    Moment,
    Recording,
    Thing,
)
from naklank.vault import manifest


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything that the first manifest will say."""

    recording: Recording
    conversation: Conversation | None
    announcement: Announcement | None
    answer: Answer | None
    chunks: list[Chunk]
    moments: list[Moment]

    def promised_copy(self) -> bool:
        """Whether whoever records said beforehand that the other gets an equal copy."""
        said = self.announcement
        return said is not None and said.equal_copy and said.by == self.recording.maker

    def parties(self) -> list[tuple[str, str]]:
        """Who took part, by pseudonymous id and role."""
        if self.conversation is None:
            return [(self.recording.maker, "maker")]
        patient = [(str(self.conversation.patient), "patient")] if self.conversation.patient else []
        return [*patient, (str(self.conversation.provider), "provider")]


def sign_first(house: House, actor: Actor, claims: Claims, original: Blob) -> bool:
    """Seal: manifest 1, the log's sealing event, the new state, the job of the rendition and the promised copy, all or nothing.

    Nothing, and False, where the claims no longer hold: joining the chunks takes a while, and what was acknowledged
    meanwhile would be in no original.
    """
    recording = replace(claims.recording, sha256=original.plain_sha256, manifest_count=1)
    body = manifest.build(
        recording,
        claims.chunks,
        claims.moments,
        claims.parties(),
        organisation=house.signer.origin(),
        signed_at=house.clock.now(),
        announcement=claims.announcement.event if claims.announcement else None,
        agreement=claims.answer.event if claims.answer else None,
    )
    signature = manifest.sign(body, house.signer.sign)

    def unit(tx: Tx) -> bool:
        if not _still_hold(tx, claims):
            return False
        number = _log(house, actor, tx, "recording:seal", recording, claims.conversation, body, 1)
        tx.put(recording)
        tx.put(original)
        for moment in claims.moments:
            tx.add(moment)
        tx.put(Manifest(f"{recording.id}/1", recording.id, 1, body.decode(), signature, number))
        tx.add(Job(f"rendition/{recording.id}", "rendition", {"recording": recording.id}))
        tx.add(Job(f"fingerprint/{recording.id}", "fingerprint", {"recording": recording.id}))
        if claims.promised_copy() and may_give(house, tx, recording, requested=False).permits:
            # What was promised beforehand is given in the same breath: a crash leaves both or neither. No rule stops a seal.
            give_within(house, actor, tx, recording)
        return True

    return house.store.write(unit)


def _still_hold(tx: Tx, claims: Claims) -> bool:
    """Whether it is still open (nobody decided to destroy it), and nothing came that the claims do not name."""
    recording = tx.get(Recording, claims.recording.id)
    chunks = tx.count(Chunk, recording=claims.recording.id, aside=0)
    noted = {moment.id for moment in tx.find(Moment, recording=claims.recording.id)}
    return (
        recording is not None
        and recording.state == "open"
        and chunks == len(claims.chunks)
        and noted <= {moment.id for moment in claims.moments}
    )


def sign_derived(house: House, recording: Recording, derived: list[Blob], duration_ms: int) -> None:
    """The manifest after the last one, which names what was made from the original. Nothing where it was destroyed meanwhile."""
    last = house.store.read(lambda view: view.get(Manifest, f"{recording.id}/{recording.manifest_count}"))
    assert last is not None, "a sealed recording has a manifest"
    body = manifest.later(last.body.encode(), derived=derived, duration_ms=duration_ms, signed_at=house.clock.now())
    signature = manifest.sign(body, house.signer.sign)

    def unit(tx: Tx) -> None:
        current = tx.get(Recording, recording.id)
        if current is None or current.state != "sealed" or current.manifest_count != last.number:
            return
        count = last.number + 1
        number = _log(house, SYSTEM, tx, "recording:derive", recording, None, body, count)
        tx.put(replace(current, manifest_count=count, duration_ms=duration_ms, problem=""))
        for blob in derived:
            tx.put(blob)
        tx.put(Manifest(f"{recording.id}/{count}", recording.id, count, body.decode(), signature, number))

    house.store.write(unit)


def _log(
    house: House,
    actor: Actor,
    tx: Tx,
    kind: str,
    recording: Recording,
    talk: Conversation | None,
    body: bytes,
    number: int,
) -> int:
    things = [Thing("recording", recording.id)] + ([Thing("conversation", talk.id)] if talk else [])
    patient = str(talk.patient) if talk and talk.patient else ""
    detail: dict[str, object] = {"manifest": sha256(body).hexdigest(), "number": number}
    return tx.log(event(house, actor, kind, "C", *things, patient=patient, detail=detail))
