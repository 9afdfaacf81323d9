"""The data keys of recordings: the `Keys` port. Kept wrapped, in an SQLite file of their own, apart from everything else.

Destroying deletes the row, overwrites its bytes (`secure_delete`), empties the write-ahead log, and puts the id on the list
of destroyed ids: in this file and, first of all, in `destroyed.jsonl`, which travels beside every backup. A line there
counts: who opens the file finishes what a crash interrupted. A destroyed id never gets a key again.
"""

import contextlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from naklank.actions.ports import Clock
from naklank.errors import Full, Gone, NotFound
from naklank.store.connect import empty_wal, open_writer
from naklank.store.failures import Panic, full, is_broken, is_full, stop_process, unusable
from naklank.store.files import SECRET_MODE, sync_folder
from naklank.store.keyring import KeyRing
from naklank.text import Text
from naklank.vault.keys import new_data_key
from naklank.vault.strict import dumps
from naklank.vault.when import write_time

ERASE_SECONDS = 60.0
TABLES = (
    "CREATE TABLE IF NOT EXISTS data_key (recording TEXT PRIMARY KEY, wrapped TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS destroyed (recording TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


class DataKeys:
    """See `Keys` in actions/ports.py."""

    def __init__(
        self,
        path: Path,
        destroyed: Path,
        ring: KeyRing,
        clock: Clock,
        panic: Panic = stop_process,
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self._make_room = make_room
        self._path = path
        self._ring = ring
        self._clock = clock
        self._panic = panic
        self._lock = threading.Lock()
        self._list = DestroyedList(destroyed)
        self._sql = _opened(path)
        try:
            self._finish_interrupted()
        except BaseException:
            self._sql.close()
            raise

    def new(self, recording: str) -> bytes:
        """Make, keep and return the data key of a recording; the existing one where there is one."""
        with self._lock, self._guarded():
            self._refuse_destroyed(recording)
            row = self._row(recording)
            if row is not None:
                return self._ring.unwrap(row)
            key = new_data_key()
            self._sql.execute(
                "INSERT INTO data_key (recording, wrapped) VALUES (?, ?)", (recording, self._ring.wrap(key))
            )
            return key

    def key(self, recording: str) -> bytes:
        """The data key."""
        with self._lock, self._guarded():
            row = self._row(recording)
            if row is None:
                self._refuse_destroyed(recording)
                raise _absent()
            return self._ring.unwrap(row)  # under the lock: meanwhile no rotation can forget the key that wrapped it

    def destroy(self, recording: str) -> None:
        """Kill the key for good. A full disk is no reason to keep it: then the room that was held for this is used."""
        try:
            self._destroy(recording)
        except Full:
            if not self._make_room():
                raise
            self._destroy(recording)

    def _destroy(self, recording: str) -> None:
        at = write_time(self._clock.now())
        with self._lock, self._guarded():
            self._list.add(recording, at)
            self._kill(recording, self._list.ids[recording])  # the first time counts where this is the second try
        until = time.monotonic() + ERASE_SECONDS
        while not self._erased():
            if time.monotonic() > until:
                raise unusable(
                    "Het wissen is nog niet af: iemand leest al lang in de sleutels.",
                    "Erasing is not finished: somebody has been reading in the keys for long.",
                    "Probeer het later opnieuw.",
                    "Try again later.",
                )
            time.sleep(0.02)

    def _erased(self) -> bool:
        """Whether nothing of what was deleted is left in the write-ahead log; a backup that reads just now holds it up."""
        with self._lock, self._guarded():
            return empty_wal(self._sql)

    def destroyed(self) -> dict[str, str]:
        """The destroyed ids, each with the time."""
        with self._lock, self._guarded():
            return dict(self._sql.execute("SELECT recording, at FROM destroyed"))

    def ids(self) -> list[str]:
        """Everything that has a data key."""
        with self._lock, self._guarded():
            return [recording for (recording,) in self._sql.execute("SELECT recording FROM data_key")]

    def rewrap(self) -> int:
        """Wrap every data key with the ring's newest key; returns how many were changed."""
        now = self._ring.current()
        with self._lock, self._guarded():
            rows = self._sql.execute("SELECT recording, wrapped FROM data_key").fetchall()
            old = [(self._ring.wrap(self._ring.unwrap(w)), r) for r, w in rows if not w.startswith(f"{now}:")]
            self._sql.execute("BEGIN IMMEDIATE")
            self._sql.executemany("UPDATE data_key SET wrapped = ? WHERE recording = ?", old)
            self._sql.execute("COMMIT")
            empty_wal(self._sql)
        return len(old)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, self._guarded():
            empty_wal(self._sql)
            self._sql.close()

    def _row(self, recording: str) -> str | None:
        row = self._sql.execute("SELECT wrapped FROM data_key WHERE recording = ?", (recording,)).fetchone()
        return None if row is None else str(row[0])

    def _kill(self, recording: str, at: str) -> None:
        self._sql.execute("BEGIN IMMEDIATE")
        self._sql.execute("DELETE FROM data_key WHERE recording = ?", (recording,))
        self._sql.execute("INSERT OR IGNORE INTO destroyed (recording, at) VALUES (?, ?)", (recording, at))
        self._sql.execute("COMMIT")

    def _finish_interrupted(self) -> None:
        with self._lock, self._guarded():
            done = {r for (r,) in self._sql.execute("SELECT recording FROM destroyed")}
            for recording, at in self._list.ids.items():
                if recording not in done or self._row(recording) is not None:
                    self._kill(recording, at)
            for recording, at in self._sql.execute("SELECT recording, at FROM destroyed").fetchall():
                self._list.add(recording, at)
            empty_wal(self._sql)

    def _refuse_destroyed(self, recording: str) -> None:
        there = self._sql.execute("SELECT 1 FROM destroyed WHERE recording = ?", (recording,)).fetchone()
        if there is not None or recording in self._list.ids:
            raise Gone(
                Text("Deze opname is vernietigd.", "This recording was destroyed."),
                Text("In het logboek staat wanneer en waarom.", "The log says when and why."),
            )

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """A full disk is told; a disk that fails stops the process; nothing stays half done."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if is_broken(error):
                self._panic(f"{error} (keys)")
            with contextlib.suppress(sqlite3.Error):
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")
            if is_full(error):
                raise full() from error
            raise


class DestroyedList:
    """`destroyed.jsonl`: a line of JSON for each destroyed id, only ever longer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ids = dict(read_destroyed(path))
        self._cut_torn_line()

    def add(self, recording: str, at: str) -> None:
        """Put an id on the list, durably."""
        if recording in self.ids:
            return
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, SECRET_MODE)
        try:
            before = os.fstat(handle).st_size
            line = dumps({"at": at, "recording": recording}) + b"\n"
            written = 0
            try:
                written = os.write(handle, line)
            finally:
                if written != len(line):
                    os.ftruncate(handle, before)
            if written != len(line):
                raise full()
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(self.path.parent)
        self.ids[recording] = at

    def _cut_torn_line(self) -> None:
        """A line that a crash cut short was never acknowledged."""
        if self.path.exists():
            data = self.path.read_bytes()
            whole = data.rfind(b"\n") + 1
            if whole != len(data):
                os.truncate(self.path, whole)


def read_destroyed(path: Path) -> Iterator[tuple[str, str]]:
    """The ids and times of a list; lines that are not well-formed are left out (fsck tells about them)."""
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        with contextlib.suppress(ValueError, KeyError, TypeError):
            made = json.loads(line)
            yield str(made["recording"]), str(made["at"])


def _opened(path: Path) -> sqlite3.Connection:
    try:
        sql = open_writer(path)
        for table in TABLES:
            sql.execute(table)
    except (sqlite3.Error, OSError) as error:
        if is_full(error):
            raise full() from error
        raise unusable(
            f"De database met sleutels gaat niet open: {error}.",
            f"The database of keys does not open: {error}.",
            "Kijk of de schijf goed werkt, of zet een reservekopie terug.",
            "See whether the disk works well, or restore a backup.",
            path=path.name,
        ) from error
    return sql


def _absent() -> NotFound:
    return NotFound(
        Text("Van deze opname is er geen sleutel.", "There is no key of this recording."),
        Text("Ga terug en kies iets anders.", "Go back and choose something else."),
    )
