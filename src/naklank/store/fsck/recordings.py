"""Checks recordings: keys, sealed bytes, manifests, and that what was destroyed is really gone."""

import base64
import hashlib
import sqlite3
from collections.abc import Callable
from typing import Any

from naklank import model
from naklank.store.blobs import FolderBlobs
from naklank.store.datakeys import TABLES
from naklank.store.fsck.log import LogSays
from naklank.store.fsck.report import Report
from naklank.store.fsck.rows import Records, structure
from naklank.store.keyring import KeyRing
from naklank.vault import manifest, stream

PIECE = 1 << 20
HAVE_KEYS: tuple[type[object], ...] = (
    model.Recording,
    model.Credential,
    model.Weighing,
    model.WeighingDraft,
    model.KeptAnswer,
)
"""What lies sealed under a key of its own id."""


class KeysCheck:
    """The data keys that open, and the ids that were destroyed."""

    def __init__(self, sql: sqlite3.Connection, ring: KeyRing, listed: dict[str, str], report: Report) -> None:
        self.keys: dict[str, bytes] = {}
        self.destroyed: dict[str, str] = {}
        self.rows: set[str] = set()
        structure(sql, list(TABLES), report, "keys.db")
        with report.guard("keys-unreadable", "keys.db"):
            self.destroyed = dict(sql.execute("SELECT recording, at FROM destroyed"))
            for recording, wrapped in sql.execute("SELECT recording, wrapped FROM data_key"):
                self.rows.add(recording)
                with report.guard("key", f"key/{recording}"):
                    self.keys[recording] = ring.unwrap(wrapped)
        for recording in sorted(self.destroyed.keys() & self.rows):
            report.damage("key-of-destroyed", f"key/{recording}")
        if self.destroyed != listed:
            odd = sorted(set(self.destroyed.items()) ^ set(listed.items()))
            report.damage("destroyed-list", "destroyed.jsonl", f"differs from keys.db: {odd[0][0]}")


class RecordingsCheck:
    """All recordings, one by one. `pem` is the key that must have signed."""

    def __init__(
        self, records: Records, says: LogSays, keys: KeysCheck, blobs: FolderBlobs, pem: str, report: Report
    ) -> None:
        self._records = records
        self._says = says
        self._keys = keys
        self._blobs = blobs
        self._pem = pem
        self._report = report
        self._mine: dict[type[object], dict[str, list[Any]]] = {}
        for kind in (
            model.Blob,
            model.Chunk,
            model.Manifest,
            model.Mark,
            model.Moment,
            model.Copy,
            model.KeptComparison,
            model.Listen,
        ):
            by = self._mine[kind] = {}
            for record in records[kind].values():
                by.setdefault(record.recording, []).append(record)
        self._names: set[str] = set()

    def run(self) -> None:
        """Check them all, then what nothing points at."""
        with self._report.guard("blobs-unreadable", "blobs"):
            self._names = set(self._blobs.names())
        recordings = self._records[model.Recording]
        for count, recording in enumerate(recordings.values(), 1):
            with self._report.guard("recording", f"recording/{recording.id}"):
                self._recording(recording)
            self._report.done("recordings", count, len(recordings))
        self._pointing_nowhere()
        for name in sorted(self._names):
            self._report.leftover("orphan-blob", f"blob/{name}")
        owners = {key for kind in HAVE_KEYS for key in self._records[kind]}
        for recording in sorted(self._keys.rows - owners):
            self._report.leftover("orphan-key", f"key/{recording}")

    def _recording(self, recording: model.Recording) -> None:
        if recording.state == "destroyed":
            self._destroyed(recording)
            return
        if recording.state == "destroying":  # half way; the job goes on with it
            self._names -= {n for n in self._names if n.startswith(f"{recording.id}/")}
            return
        where = f"recording/{recording.id}"
        if recording.id in self._keys.destroyed:
            self._report.damage("key-destroyed", where, "the recording was not")
        key = self._keys.keys.get(recording.id)
        if key is None:
            self._report.damage("key-missing", where)
            self._names -= {n for n in self._names if n.startswith(f"{recording.id}/")}
            return
        for blob in self._of(model.Blob, recording):
            self._blob(key, blob)
        self._chunks(key, recording)
        self._waiting_files(key, recording)
        for mark in self._of(model.Mark, recording):
            if mark.note:
                name = stream.stream_name(recording.id, f"note/{mark.id}")
                with self._report.guard("note", f"mark/{mark.id}"):
                    stream.open_bytes(key, name, base64.b64decode(mark.note, validate=True))
        if recording.state == "sealed":
            self._manifests(recording)

    def _of(self, kind: type[object], recording: model.Recording) -> list[Any]:
        return self._mine[kind].get(recording.id, [])

    def _blob(self, key: bytes, blob: model.Blob) -> None:
        where = f"blob/{blob.name}"
        self._names.discard(blob.name)
        with self._report.guard("blob", where):
            sealed = self._hash(lambda at: self._blobs.read(blob.name, at, PIECE))
            if sealed != (blob.sealed_bytes, blob.sealed_sha256):
                self._report.damage("blob-changed", where)
            name = stream.stream_name(blob.recording, blob.kind)
            opened = stream.OpenStream(
                key, name, lambda at, length: self._blobs.read(blob.name, at, length), self._blobs.size(blob.name)
            )
            if self._hash(lambda at: opened.read(at, PIECE)) != (blob.plain_bytes, blob.plain_sha256):
                self._report.damage("blob-content", where)

    @staticmethod
    def _hash(read: Callable[[int], bytes]) -> tuple[int, str]:
        at, digest = 0, hashlib.sha256()
        while piece := read(at):
            digest.update(piece)
            at += len(piece)
        return at, digest.hexdigest()

    def _chunks(self, key: bytes, recording: model.Recording) -> None:
        """Chunks lie on disk until the recording is sealed; rivals that were put aside stay."""
        for chunk in self._of(model.Chunk, recording):
            name = f"{recording.id}/chunk/{chunk.number:09d}-{chunk.sha256}"
            there = name in self._names
            self._names.discard(name)
            if not there and recording.state == "sealed" and not chunk.aside:
                continue
            with self._report.guard("chunk", f"chunk/{chunk.id}"):
                plain = self._open_chunk(key, recording.id, chunk.number, name)
                if (len(plain), hashlib.sha256(plain).hexdigest()) != (chunk.length, chunk.sha256):
                    self._report.damage("chunk-content", f"chunk/{chunk.id}")

    def _open_chunk(self, key: bytes, recording: str, number: int, name: str) -> bytes:
        sealed = self._blobs.read(name, 0, self._blobs.size(name))
        return stream.open_bytes(key, stream.stream_name(recording, f"chunk/{number}"), sealed)

    def _waiting_files(self, key: bytes, recording: model.Recording) -> None:
        """Files that are to be compared with it, or were on their way in when somebody stopped."""
        for one in self._of(model.KeptComparison, recording):
            there = {name for name in self._names if name.startswith(f"{recording.id}/comparison/{one.id}/")}
            wanted = [f"{recording.id}/comparison/{one.id}/{number:06d}" for number in range(one.pieces)]
            if one.state in ("arriving", "waiting"):
                self._names -= there
            for number, name in enumerate(wanted):
                with self._report.guard("comparison-piece", f"blob/{name}"):
                    sealed = self._blobs.read(name, 0, self._blobs.size(name))
                    stream.open_bytes(key, stream.stream_name(recording.id, f"comparison/{one.id}/{number}"), sealed)

    def _manifests(self, recording: model.Recording) -> None:
        where = f"recording/{recording.id}"
        kept = sorted(self._of(model.Manifest, recording), key=lambda m: m.number)
        if [m.number for m in kept] != list(range(1, recording.manifest_count + 1)) or not kept:
            self._report.damage("manifest-missing", where)
            return
        readings = [manifest.verify(m.body.encode(), m.signature, self._pem) for m in kept]
        manifest.check_chain(readings)
        for one, reading in zip(kept, readings, strict=True):
            self._sealing_event(one, reading, where)
        last = readings[-1]
        blobs = {b.kind: b for b in self._of(model.Blob, recording)}
        self._same_as_manifest(recording, last, blobs, where)

    def _sealing_event(self, one: model.Manifest, reading: manifest.Reading, where: str) -> None:
        event = self._says.sealing.get(one.event)
        detail = event["detail"] if event is not None else None
        wanted = {"manifest": reading.digest, "number": one.number}
        if one.event in self._says.shredded:
            return
        if not isinstance(detail, dict) or {k: detail.get(k) for k in wanted} != wanted:
            self._report.damage("manifest-event", where, f"manifest {one.number} is not the one that the log names")
        if reading.recording != one.recording or reading.number != one.number:
            self._report.damage("manifest-other", where)

    def _same_as_manifest(
        self, recording: model.Recording, last: manifest.Reading, blobs: dict[str, model.Blob], where: str
    ) -> None:
        original = blobs.get("original")
        if original is None or (original.plain_bytes, original.plain_sha256) != (
            last.original_bytes,
            last.original_sha256,
        ):
            self._report.damage("original", where, "not the original of the manifest")
        if recording.sha256 != last.original_sha256 or recording.bytes != last.original_bytes:
            self._report.damage("recording-fields", where, "not what the manifest says")
        derived = [
            {"what": b.kind, "media_type": b.media_type, "bytes": b.plain_bytes, "sha256": b.plain_sha256}
            for b in blobs.values()
            if b.kind
            not in ("original", "fingerprint")  # a fingerprint proves nothing: it is an index, made anew when asked
        ]
        wanted = last.fields["derived"]
        assert isinstance(wanted, list)
        if sorted(map(str, derived)) != sorted(
            map(str, ({k: d[k] for k in ("what", "media_type", "bytes", "sha256")} for d in wanted))
        ):
            self._report.damage("derived", where, "not what the manifest names")

    def _destroyed(self, recording: model.Recording) -> None:
        where = f"recording/{recording.id}"
        decision = self._records[model.Destruction].get(recording.id)
        if decision is None or decision.done is None:
            self._report.damage("destruction-missing", where)
        if recording.id not in self._keys.destroyed:
            self._report.damage("destroyed-unlisted", where)
        if recording.id in self._keys.rows:
            self._report.damage("key-of-destroyed", where)
        for name in sorted(n for n in self._names if n.startswith(f"{recording.id}/")):
            self._report.damage("blob-of-destroyed", f"blob/{name}")
            self._names.discard(name)
        for kind in (model.Blob, model.Chunk, model.Mark):
            if self._of(kind, recording):
                self._report.damage("rows-of-destroyed", where, kind.__name__)

    def _pointing_nowhere(self) -> None:
        """Records of recordings, people and conversations that are not there."""
        recordings = self._records[model.Recording]
        for kind, by in self._mine.items():
            for recording in by.keys() - recordings.keys():
                self._report.damage("points-nowhere", f"{kind.__name__.lower()} of {recording}")
        for one, field, other in POINTERS:
            there = self._records[other].keys()
            for key, record in self._records[one].items():
                target = getattr(record, field)
                if target is not None and target not in there:
                    self._report.damage("points-nowhere", f"{one.__name__.lower()}/{key}", f"{field} {target}")


POINTERS: tuple[tuple[type[object], str, type[object]], ...] = (
    (model.Announcement, "conversation", model.Conversation),
    (model.Answer, "announcement", model.Announcement),
    (model.Recording, "conversation", model.Conversation),
    (model.Credential, "person", model.Person),
)
