"""A small installation with one of everything, for tests of the store. Made with the store and the vault alone."""

import base64
import hashlib
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from naklank.model import (
    Announcement,
    Answer,
    Blob,
    Chunk,
    Conversation,
    Copy,
    Credential,
    Destruction,
    Event,
    Job,
    KeptAnswer,
    KeptComparison,
    Listen,
    Manifest,
    Mark,
    Moment,
    Person,
    Place,
    Recording,
    Session,
    SignOff,
    Thing,
    Weighing,
    WeighingDraft,
    new_id,
)
from naklank.store.layout import HouseData, Layout, create, open_house_data
from naklank.vault import manifest, stream, weighing


class StepClock:
    """A clock that goes on one millisecond at each look."""

    def __init__(self) -> None:
        self._steps = itertools.count()

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(milliseconds=next(self._steps))


def event(kind: str, *things: Thing, actor: str = "system", detail: dict | None = None) -> Event:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Event(now, kind, "C", "done", actor, "system", "system", things, detail=detail or {})


def panic(reason: str) -> None:
    raise AssertionError(f"panic: {reason}")


def made(folder: Path) -> HouseData:
    layout = Layout.at(folder)
    clock = StepClock()
    create(layout, clock)
    return open_house_data(layout, clock, panic)


def seal_chunk(house: HouseData, recording: str, number: int, body: bytes) -> Chunk:
    digest = hashlib.sha256(body).hexdigest()
    sealed = stream.seal_bytes(house.keys.key(recording), stream.stream_name(recording, f"chunk/{number}"), body)
    house.blobs.put(f"{recording}/chunk/{number:09d}-{digest}", [sealed])
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Chunk(f"{recording}/{number:09d}", recording, number, len(body), digest, now)


def seal_blob(house: HouseData, recording: str, kind: str, body: bytes) -> Blob:
    name = f"{recording}/{kind}"
    size, digest = house.blobs.put(
        name, stream.seal(house.keys.key(recording), stream.stream_name(recording, kind), [body])
    )
    return Blob(name, recording, kind, "audio/mpeg", len(body), hashlib.sha256(body).hexdigest(), size, digest)


def filled(house: HouseData, sound: bytes = b"sound that was recorded " * 40) -> dict[str, str]:
    """Fill a new house; returns the ids of what was made."""
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    patient, provider, talk = new_id(), new_id(), new_id()
    ids = {"patient": patient, "provider": provider, "talk": talk}

    def people(tx):
        tx.put(Person(patient, "patient", "Mevrouw De Wit", now))
        tx.put(Person(provider, "provider", "Dokter Bos", now))
        tx.put(Credential(new_id(), patient, "link", "hash", now, uses_left=3))
        tx.put(Session(new_id(), patient, now, now, now + timedelta(hours=1), strong=True))
        tx.put(Conversation(talk, provider, now, now, "Uitslag", patient, "appel", "geheim", now + timedelta(days=1)))
        said = tx.log(event("announcement:make", Thing("conversation", talk), actor=patient))
        tx.put(Announcement(new_id(), talk, patient, now, "all", equal_copy=True, listeners="mijn zus", event=said))

    house.store.write(people)
    announcement = house.store.read(lambda view: view.find(Announcement)[0])
    house.store.write(
        lambda tx: tx.put(
            Answer(new_id(), announcement.id, provider, now, "agreed", tx.log(event("answer:give", actor=provider)))
        )
    )
    ids["sealed"] = _sealed(house, talk, patient, provider, sound)
    ids["open"] = _open(house, talk, patient)
    ids["destroyed"] = _destroyed(house, talk, patient)
    ids["weighing"] = _weighed(house, talk, patient, provider)
    ids["kept"] = _kept(house, talk, provider)
    ids["compared"], ids["waiting"] = _compared(house, ids["sealed"], patient)
    house.store.forget([house.store.write(lambda tx: tx.log(event("page:look", actor=patient)))])
    return ids


def _kept(house: HouseData, talk: str, provider: str) -> str:
    """An answer of the rules that the provider kept."""
    kept, body = new_id(), b"what was asked and answered"
    house.keys.new(kept)
    sealed, digest = seal_words(house, kept, "answer", body), hashlib.sha256(body).hexdigest()
    things = (Thing("kept-answer", kept), Thing("conversation", talk))

    def unit(tx):
        number = tx.log(event("rules:keep", *things, actor=provider, detail={"kept": digest}))
        tx.put(KeptAnswer(kept, provider, datetime(2026, 11, 22, 12, tzinfo=UTC), sealed, number, talk))

    house.store.write(unit)
    return kept


def _compared(house: HouseData, recording: str, patient: str) -> tuple[str, str]:
    """A comparison that is done, and one whose file still waits."""
    now, body = datetime(2026, 11, 22, 12, tzinfo=UTC), b'{"file":{}}'
    done, waiting = new_id(), new_id()
    key, thing = house.keys.key(recording), Thing("recording", recording)
    name = stream.stream_name(recording, f"comparison/{waiting}/0")
    house.blobs.put(
        f"{recording}/comparison/{waiting}/000000", [stream.seal_bytes(key, name, b"a file that goes round")]
    )

    def unit(tx):
        detail = {"comparison": done, "report": hashlib.sha256(body).hexdigest()}
        number = tx.log(event("recording:compared", thing, detail=detail))
        sealed = seal_words(house, recording, f"comparison/{done}", body)
        tx.put(KeptComparison(done, recording, patient, now, "done", sealed, event=number))
        sealed = seal_words(house, recording, f"comparison/{waiting}", body)
        tx.put(KeptComparison(waiting, recording, patient, now, "waiting", sealed, pieces=1))

    house.store.write(unit)
    return done, waiting


def _recording(recording: str, talk: str, maker: str, state: str = "open") -> Recording:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Recording(recording, talk, maker, "browser", state, "audio/flac", now, settings={"rate": 48000, "gain": 0.5})


def _sealed(house: HouseData, talk: str, patient: str, provider: str, sound: bytes) -> str:
    recording = new_id()
    key = house.keys.new(recording)
    house.store.write(lambda tx: tx.put(_recording(recording, talk, patient)))
    half = len(sound) // 2
    chunks = [seal_chunk(house, recording, n, part) for n, part in enumerate((sound[:half], sound[half:]))]
    original = seal_blob(house, recording, "original", sound)
    rendition = seal_blob(house, recording, "rendition", sound[::-1])
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    moment = Moment(new_id(), recording, "begin", 0, patient, now)
    closed = replace(
        _recording(recording, talk, patient, "sealed"),
        server_end=now,
        bytes=len(sound),
        chunks=2,
        duration_ms=1000,
        sha256=original.plain_sha256,
        manifest_count=1,
    )
    body = manifest.build(
        closed,
        chunks,
        [moment],
        [(patient, "patient"), (provider, "provider")],
        organisation=house.signer.origin(),
        signed_at=now,
    )
    after = manifest.later(body, derived=[rendition], duration_ms=1000, signed_at=now)

    def seal(tx):
        for chunk in chunks:
            tx.add(chunk)
        tx.put(moment)
        tx.put(original)
        tx.put(rendition)
        for number, each in ((1, body), (2, after)):
            detail = {"manifest": hashlib.sha256(each).hexdigest(), "number": number}
            kind = "recording:seal" if number == 1 else "recording:derive"
            said = tx.log(event(kind, Thing("recording", recording), actor=patient, detail=detail))
            signature = manifest.sign(each, house.signer.sign)
            tx.put(Manifest(f"{recording}/{number}", recording, number, each.decode(), signature, said))
        tx.put(replace(closed, manifest_count=2))
        tx.put(Copy(new_id(), recording, provider, now, patient, event=said))
        tx.put(Listen(new_id(), recording, provider, "own_copy", now))
        tx.put(Place(new_id(), recording, patient, 500, now))
        mark = new_id()
        note = stream.seal_bytes(key, stream.stream_name(recording, f"note/{mark}"), b"vraag dit na")
        tx.put(Mark(mark, recording, patient, 300, base64.b64encode(note).decode(), now))
        tx.put(Job(f"rendition/{recording}", "rendition", {"recording": recording}, done=now))
        tx.put(SignOff(new_id(), "5c1f03a7d9be2480", "mr. A", "Kantoor A", "2026-11-20", "", provider, now))

    house.store.write(seal)
    for chunk in chunks:
        house.blobs.delete(f"{recording}/chunk/{chunk.number:09d}-{chunk.sha256}")
    return recording


def _open(house: HouseData, talk: str, patient: str) -> str:
    recording = new_id()
    house.keys.new(recording)
    house.store.write(lambda tx: tx.put(_recording(recording, talk, patient)))
    for number in range(3):
        chunk = seal_chunk(house, recording, number, bytes([number]) * 50)
        house.store.write(lambda tx, chunk=chunk: tx.add(chunk))
    return recording


def _destroyed(house: HouseData, talk: str, patient: str) -> str:
    recording = new_id()
    house.keys.new(recording)
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    chunk = seal_chunk(house, recording, 0, b"this must go")

    def begin(tx):
        tx.put(_recording(recording, talk, patient))
        tx.add(chunk)

    house.store.write(begin)
    house.keys.destroy(recording)
    for name in list(house.blobs.names(f"{recording}/")):
        house.blobs.delete(name)

    def end(tx):
        tx.remove(Chunk, chunk.id)
        tx.put(_recording(recording, talk, patient, "destroyed"))
        said = tx.log(event("recording:destroyed", Thing("recording", recording)))
        tx.put(Destruction(recording, now, patient, "maker", said, now, said))

    house.store.write(end)
    house.store.tidy()
    return recording


def _weighed(house: HouseData, talk: str, patient: str, provider: str) -> str:
    """A signed weighing, and one that is still being written."""
    now, key, other = datetime(2026, 11, 22, 12, tzinfo=UTC), new_id(), new_id()
    point = {"fact": "no_other_way", "norm": "conflict.no-other-way", "value": True, "finding": "met"}
    body = weighing.build(
        dict.fromkeys(("kind", "start", "reference", "question", "rules", "verdict", "alternatives", "why"), "x")
        | {"weighing": key, "organisation": house.signer.origin(), "by": provider, "role": "provider"}
        | {"signed_at": "2026-11-22T12:00:00.000Z", "day": "2026-11-22", "conversation": talk, "patient": patient}
        | {"facts": {"recipient": "police"}, "points": [point | {"evidence": "brief", "reasoning": "overlegd"}]}
        | {"receipt": "0" * 64, "decision": "do", "against": False, "supersedes": None}
        | {"colleague": {"asked": False, "who": "", "when": "", "said": ""}, "gives": {"what": "y", "to": "z"}}
        | {"told": {"how": "now", "words": "w", "why": "", "from": None}}
    )
    house.keys.new(key)
    house.keys.new(other)

    def sign(tx):
        detail = {"weighing": weighing.digest(body)}
        said = tx.log(event(weighing.SIGNED, Thing("weighing", key), actor=provider, detail=detail))
        sealed = seal_words(house, key, "weighing", body)
        tx.put(Weighing(key, provider, "conflict", "disclose", now, detail["weighing"], sealed, said, talk, patient))
        tx.put(WeighingDraft(other, provider, now, now, 1, seal_words(house, other, "draft", b"{}")))

    house.store.write(sign)
    return key


def seal_words(house: HouseData, key: str, what: str, body: bytes) -> str:
    return base64.b64encode(stream.seal_bytes(house.keys.key(key), stream.stream_name(key, what), body)).decode()
