"""Backs up a data folder, also while the program runs: databases as of one moment, and every blob that they name.

A backup folder holds `blobs/` (shared, copied once) and `snapshots/<time>/` with the databases, the list of destroyed
ids, the newest checkpoint and `hashes.sha256`, which is written last: a snapshot without it is not one. **The wrapping
key and the signing key are never in a backup**; keep those, or the recovery page, elsewhere. Blobs of recordings that
were destroyed are removed from the backup too.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from naklank.actions.ports import Clock
from naklank.model import Blob, Chunk, KeptComparison, Recording
from naklank.store.blobs import FolderBlobs
from naklank.store.connect import open_reader
from naklank.store.datakeys import read_destroyed
from naklank.store.failures import damaged, full, is_full, unusable
from naklank.store.files import FOLDER_MODE, SECRET_MODE, make_folder, sync_folder, write_whole
from naklank.store.fsck.report import Progress
from naklank.store.layout import Layout
from naklank.store.logreader import newest
from naklank.store.view import SqlView
from naklank.vault.when import write_time

HASHES = "hashes.sha256"
SETTINGS = ("site", "demo", "config.toml", "profile.json")
"""Small files beside the databases that belong to the installation; not all of them are there."""
KEPT = 7
PIECE = 1 << 20
TRIES = 5


@dataclass(slots=True)
class BackupReport:
    """What a backup did. `damaged` names blobs that are not what the database says; they are not in the backup."""

    snapshot: Path
    copied: int = 0
    kept: int = 0
    copied_bytes: int = 0
    damaged: list[str] = field(default_factory=list)


def backup(
    layout: Layout, target: Path, clock: Clock, *, keep: int = KEPT, progress: Progress | None = None
) -> BackupReport:
    """Make a snapshot of `layout` in the folder `target`; the newest `keep` snapshots stay."""
    if not layout.made():
        raise unusable(
            "Hier staat geen installatie van Naklank.",
            "There is no installation of Naklank here.",
            "Wijs de map aan met --data.",
            "Name the folder with --data.",
        )
    try:
        return _Backup(layout, target, clock, progress).run(keep)
    except (OSError, sqlite3.Error) as error:
        if is_full(error):
            raise full() from error
        raise


class _Backup:
    def __init__(self, layout: Layout, target: Path, clock: Clock, progress: Progress | None) -> None:
        self._layout = layout
        self._target = target
        self._progress = progress
        name = write_time(clock.now()).replace(":", "").replace(".", "-")
        self._snapshot = target / "snapshots" / name
        self._blobs = FolderBlobs.reading(layout.blobs)
        self._known = _known_hashes(target)
        self._hashes: dict[str, str] = {}
        self._report = BackupReport(self._snapshot)

    def run(self, keep: int) -> BackupReport:
        make_folder(self._snapshot.parent)
        self._snapshot.mkdir(mode=FOLDER_MODE)
        (self._target / "blobs").mkdir(mode=FOLDER_MODE, exist_ok=True)
        for _ in range(TRIES):
            if self._database_and_blobs():
                break
        else:
            raise damaged(
                "De reservekopie is niet af: er ontbreken bestanden.", "The backup is not complete: files are missing."
            )
        _copy_database(self._layout.data_keys, self._snapshot / "keys.db")
        destroyed = self._layout.destroyed
        data = destroyed.read_bytes() if destroyed.exists() else b""
        write_whole(self._snapshot / "destroyed.jsonl", data[: data.rfind(b"\n") + 1])
        for name in SETTINGS:
            if (self._layout.folder / name).exists():
                copy_file(self._layout.folder / name, self._snapshot / name)
        for file in sorted(self._snapshot.iterdir()):
            self._hashes[file.name] = _hash_of(file)
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._hashes.items()))
        write_whole(self._snapshot / HASHES, lines.encode())
        sync_folder(self._snapshot.parent)
        sync_folder(self._target)
        _forget_old(self._target, keep)
        return self._report

    def _database_and_blobs(self) -> bool:
        """One consistent database and all its blobs; False where a blob went away meanwhile: then look again."""
        copy = self._snapshot / "data.db"
        _copy_database(self._layout.database, copy)
        sql = open_reader(copy)
        try:
            write_whole(self._snapshot / "checkpoint.txt", newest(sql).encode())
            wanted = dict(_named(SqlView(sql)))
        finally:
            sql.close()
            for rest in ("-wal", "-shm"):
                copy.with_name(copy.name + rest).unlink(missing_ok=True)
        destroyed = dict(read_destroyed(self._layout.destroyed))
        for count, (name, digest) in enumerate(sorted(wanted.items()), 1):
            if name.split("/")[0] not in destroyed and not self._blob(name, digest):
                return False
            if self._progress is not None:
                self._progress("blobs", count, len(wanted))
        return True

    def _blob(self, name: str, digest: str | None) -> bool:
        source, place = self._layout.blobs / name, self._target / "blobs" / name
        if f"blobs/{name}" in self._hashes:
            return True
        known = self._known.get(f"blobs/{name}")
        if digest is not None and known == digest and place.exists():
            self._hashes[f"blobs/{name}"] = known
            self._report.kept += 1
            return True
        if not source.exists():
            return False
        found, size = copy_file(source, place)
        if digest is not None and found != digest:
            place.unlink()
            self._report.damaged.append(name)
            return True
        self._hashes[f"blobs/{name}"] = found
        self._report.copied += 1
        self._report.copied_bytes += size
        return True


def _named(view: SqlView) -> Iterator[tuple[str, str | None]]:
    """The blobs that the records name, with the hash of their sealed bytes where that is kept."""
    for blob in view.find(Blob):
        yield blob.name, blob.sealed_sha256
    states = {recording.id: recording.state for recording in view.find(Recording)}
    for chunk in view.find(Chunk):
        if chunk.aside or states.get(chunk.recording) == "open":
            yield f"{chunk.recording}/chunk/{chunk.number:09d}-{chunk.sha256}", None
    for one in view.find(KeptComparison, state="waiting"):
        for number in range(one.pieces):
            yield f"{one.recording}/comparison/{one.id}/{number:06d}", None


def snapshots(target: Path) -> list[Path]:
    """The complete snapshots in a backup folder, oldest first."""
    folder = target / "snapshots"
    return sorted(p for p in folder.iterdir() if (p / HASHES).exists()) if folder.is_dir() else []


def read_hashes(snapshot: Path) -> dict[str, str]:
    """Path (within the snapshot, or "blobs/…") and SHA-256 of everything that belongs to a snapshot."""
    found = {}
    for line in (snapshot / HASHES).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        found[name] = digest
    return found


def _known_hashes(target: Path) -> dict[str, str]:
    known: dict[str, str] = {}
    for snapshot in snapshots(target):
        known |= read_hashes(snapshot)
    return known


def _forget_old(target: Path, keep: int) -> None:
    """Remove snapshots beyond the newest `keep`, unfinished ones, and blobs that are in no snapshot or were destroyed."""
    complete = snapshots(target)
    kept = complete[-max(1, keep) :]
    for snapshot in (target / "snapshots").iterdir():
        if snapshot not in kept:
            shutil.rmtree(snapshot)
    destroyed = dict(read_destroyed(kept[-1] / "destroyed.jsonl"))
    named = {name for snapshot in kept for name in read_hashes(snapshot)}
    blobs = FolderBlobs.reading(target / "blobs")
    for name in blobs.names():
        if f"blobs/{name}" not in named or name.split("/")[0] in destroyed:
            blobs.delete(name)


def _copy_database(source: Path, copy: Path) -> None:
    """A consistent copy of a database that may be in use."""
    copy.unlink(missing_ok=True)
    copy.touch(mode=SECRET_MODE)
    reading = open_reader(source)
    writing = sqlite3.connect(copy)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()
    _sync(copy)


def copy_file(source: Path, place: Path) -> tuple[str, int]:
    """Copy and sync one file; returns its hash and length."""
    make_folder(place.parent)
    fresh = place.with_name(f".{place.name}.new")
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, fresh.open("wb") as writing:
        fresh.chmod(SECRET_MODE)
        while piece := reading.read(PIECE):
            digest.update(piece)
            size += len(piece)
            writing.write(piece)
        writing.flush()
        os.fsync(writing.fileno())
    fresh.rename(place)
    sync_folder(place.parent)
    return digest.hexdigest(), size


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
