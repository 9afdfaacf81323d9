"""Opens a house after a fault, lets it do what a starting server does, and looks whether every promise was kept.

Then it goes on with what was begun: an open recording is continued and sealed, a seal is asked for again, a destruction is
completed by the worker, an hour later. At the end `fsck` re-reads everything.
"""

import base64
import contextlib
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from naklank.actions.finish_recording import blob_of, finish, receipt_of, state_of
from naklank.actions.keep_chunk import keep
from naklank.actions.mark import marks_of
from naklank.actions.ports import House
from naklank.actions.sealed import open_blob, open_chunk
from naklank.actions.sweep_leftovers import half_brought_in, sweep_leftovers
from naklank.actions.upload import finish_upload
from naklank.errors import Gone
from naklank.model import Chunk, Conversation, Copy, Destruction, Job, Moment, Recording
from naklank.store.fsck import fsck
from naklank.store.jobs import Worker
from naklank.store.layout import Layout
from naklank.vault import checkpoint, receipt
from naklank.wiring import SystemClock, handlers_of, opened
from tests.faults.scenario import actor_of, in_house, sha256, sound
from tests.faults.striking import Promise


class Later(SystemClock):
    """An hour later: leases have run out."""

    def now(self) -> datetime:
        return super().now() + timedelta(hours=1)


def judge(folder: Path, promises: list[Promise]) -> None:
    """Raises `AssertionError` where a promise was broken."""
    with opened(folder) as one:
        house = in_house(one, clock=Later(), reserve_bytes=0)
        sweep_leftovers(house, one.data.keys.ids(), abandoned=house.store.read(half_brought_in))
        told: dict[str, list[Promise]] = {}
        for promise in promises:
            told.setdefault(promise["what"], []).append(promise)
        _log(house, told)
        _chunks(house, told)
        _records(house, told)
        _go_on(house, told)
        worker = Worker(one.data.store, house.clock, handlers_of(house))
        while worker.run_one():
            pass
        undone = [(job.kind, job.problem) for job in house.store.read(lambda view: view.find(Job, done=None))]
        assert undone == [], f"work stays undone: {undone}"
        _destroyed(house, told)
        _receipts(house, told)
    found = fsck(Layout.at(folder))
    assert found == [], f"the check finds {found}"
    _nothing_plain(folder, told)


def _going(house: House, recording: str) -> bool:
    """Whether somebody decided to destroy it (also where the answer to that never came)."""
    return house.store.read(lambda view: view.get(Destruction, recording)) is not None


def _log(house: House, told: dict[str, list[Promise]]) -> None:
    """Every event that was promised is there; every byte that was heard has its line."""
    events = {e.number: json.loads(e.body) for e in house.store.read(lambda view: view.events()) if e.body}
    for what, kind in (
        ("announced", "announcement:make"),
        ("listen", "recording:listen"),
        ("decided", "recording:destroy"),
        ("destroyed", "recording:destroyed"),
    ):
        for promise in told.get(what, []):
            assert events[promise["event"]]["kind"] == kind, f"an acknowledged event is gone: {promise}"
    spans = {
        (event["detail"]["listen"], event["things"][0]["to_ms"])
        for event in events.values()
        if event["kind"] == "recording:hear"
    }
    for promise in told.get("heard", []):
        assert (promise["listen"], -(-promise["stop"] // 8)) in spans, "sound was heard without a line in the log"
    exported = {event["things"][0]["id"] for event in events.values() if event["kind"] == "recording:export"}
    for promise in told.get("package", []):
        assert promise["recording"] in exported, "a package left without a line in the log"


def _chunks(house: House, told: dict[str, list[Promise]]) -> None:
    """Every acknowledged chunk opens to its hash, or lies in the original."""
    for promise in told.get("chunk", []):
        recording = promise["recording"]
        if _going(house, recording):
            continue
        state, chunk, original = house.store.read(
            lambda view, r=recording, n=promise["number"]: (  # type: ignore[misc]
                view.get(Recording, r),
                view.get(Chunk, f"{r}/{n:09d}"),
                blob_of(view, r, "original"),
            )
        )
        assert state is not None and chunk is not None, f"an acknowledged chunk is gone: {promise}"
        assert chunk.sha256 == promise["sha256"]
        if state.state == "open":
            assert sha256(open_chunk(house, chunk)) == promise["sha256"]
        else:
            assert original is not None, "sealed without an original"
            whole = open_blob(house, original).read(0, original.plain_bytes)
            pieces = house.store.read(lambda view, r=recording: view.find(Chunk, recording=r, aside=0, order="number"))  # type: ignore[misc]
            at = sum(piece.length for piece in pieces if piece.number < chunk.number)
            assert sha256(whole[at : at + chunk.length]) == promise["sha256"], "the original misses a chunk"


def _records(house: House, told: dict[str, list[Promise]]) -> None:
    """Conversations, copies, marks with their words, moments, what can be played."""

    def there(kind: type, key: str) -> bool:
        return house.store.read(lambda view: view.get(kind, key)) is not None

    patient = actor_of(house, "patient")
    assert all(there(Conversation, promise["conversation"]) for promise in told.get("planned", []))
    assert all(there(Copy, f"{promise['recording']}/{promise['person']}") for promise in told.get("copy", []))
    for promise in told.get("moment", []):
        assert there(Moment, promise["moment"])
    for promise in told.get("mark", []) + told.get("moment", []):
        words = {mark.id: words for mark, words in marks_of(house, patient, promise["recording"])}
        assert words[promise.get("mark") or promise["moment"]] == promise["words"]
    for promise in told.get("playable", []):
        blob = house.store.read(lambda view, r=promise["recording"]: blob_of(view, r, "rendition"))  # type: ignore[misc]
        assert blob is not None
        whole = open_blob(house, blob).read(0, blob.plain_bytes)
        heard = {promise["sha256"] for promise in told.get("heard", [])}
        assert heard <= {sha256(whole)}, "another sound than was heard"


def _go_on(house: House, told: dict[str, list[Promise]]) -> None:
    """Continue what is open and seal it; seal again what is sealed: the same receipt."""
    patient = actor_of(house, "patient")
    promised = {p["recording"]: receipt.verify(base64.b64decode(p["receipt"])) for p in told.get("sealed", [])}
    for recording in house.store.read(lambda view: view.find(Recording)):
        if recording.state not in ("open", "sealed"):
            continue
        if recording.state == "open":
            assert recording.id not in promised, "a sealed recording is open"
        bodies = sound() if recording.source == "browser" else [b"".join(sound())]
        if recording.state == "open":
            _, have, _ = state_of(house, patient, recording.id)
            here = {n for first, last in have for n in range(first, last + 1)}
            for number, body in enumerate(bodies):
                if number not in here:
                    keep(house, patient, recording.id, number, body, sha256(body))
        seal = finish if recording.source == "browser" else finish_upload
        whole = sha256(b"".join(bodies))
        one, two = (receipt.verify(seal(house, patient, recording.id, chunks=len(bodies), sha256=whole)) for _ in "12")
        assert one.number == two.number == promised.get(recording.id, one).number, "another receipt the second time"
        assert one.leaf == promised.get(recording.id, one).leaf
        original = house.store.read(lambda view, r=recording.id: blob_of(view, r, "original"))  # type: ignore[misc]
        assert original is not None and original.plain_sha256 == whole


def _receipts(house: House, told: dict[str, list[Promise]]) -> None:
    """No receipt convicts us, and each event still has a proof to the newest checkpoint."""
    note = house.store.checkpoint()
    pem = house.signer.public_pem()
    now = checkpoint.verify(note, pem)
    for promise in told.get("sealed", []) + told.get("receipt", []):
        held = receipt.verify(base64.b64decode(promise["receipt"]), pem)
        proof = house.store.consistency(held.checkpoint.size, now.size)
        fresh = receipt.verify(house.store.receipt(held.number), pem)
        assert receipt.convicts(held, note, consistency=proof) == "consistent"
        assert fresh.leaf == held.leaf, "the log tells something else than the receipt"
        if not _going(house, promise.get("recording", "")) and "recording" in promise:
            assert receipt.verify(receipt_of(house, promise["recording"]), pem).leaf == held.leaf


def _destroyed(house: House, told: dict[str, list[Promise]]) -> None:
    """A decision is carried out: no key, no bytes, and the log says so."""
    for promise in told.get("decided", []):
        assert _going(house, promise["recording"]), "a decision is gone"
    for promise in told.get("destroying", []):
        recording = promise["recording"]
        decision = house.store.read(lambda view, r=recording: view.get(Destruction, r))  # type: ignore[misc]
        if decision is None:
            continue
        assert decision.done is not None and decision.done_event is not None, "a destruction is half done"
        with pytest.raises(Gone):
            house.keys.key(recording)
        assert list(house.blobs.names(f"{recording}/")) == []
        promise["gone"] = True


def _nothing_plain(folder: Path, told: dict[str, list[Promise]]) -> None:
    """No file holds plain sound, nor the wrapped key of what was destroyed."""
    gone = {promise["recording"] for promise in told.get("destroying", []) if promise.get("gone")}
    wrapped = [p["wrapped"] for p in told.get("started", []) if p["recording"] in gone]
    needles = [body[len(body) // 2 :][:32] for body in sound()]
    needles += [bytes.fromhex(promise["probe"]) for promise in told.get("heard", [])]
    needles += [part.encode() for key in wrapped for part in key.split(":") if len(part) > 20]
    found = []
    for path in folder.rglob("*"):
        with contextlib.suppress(IsADirectoryError):
            held = path.read_bytes()
            found += [path.name for needle in needles if needle in held]
    assert found == [], "plain sound or a destroyed key lies on the disk"
