"""Records and log in one SQLite file: the `Store` port.

One thread writes (`writer.py`); readers have connections of their own and see whole commits only. At the start the newest
checkpoint must be signed by our key and agree with the tree that is kept; else the program refuses to run on this file.
"""

import contextlib
import queue
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from naklank.actions.ports import Clock, Signer, StampedCheckpoint
from naklank.errors import NaklankError
from naklank.model import Event
from naklank.store import logreader
from naklank.store.connect import open_reader, open_writer
from naklank.store.failures import Panic, damaged, full, is_corrupt, is_full, stop_process, stopped, unusable
from naklank.store.logbook import Seal
from naklank.store.migrations import migrate
from naklank.store.transaction import SqlTx
from naklank.store.view import SqlView
from naklank.store.writer import Writer
from naklank.vault import checkpoint
from naklank.vault.tree import Frontier
from naklank.vault.when import write_time

T = TypeVar("T")
READERS = 64
TIDY_SECONDS = 60.0


class Database:
    """See `Store` in actions/ports.py. Close it when done; one program at a time may open a file (`layout.py` sees to it)."""

    def __init__(
        self,
        path: Path,
        signer: Signer,
        clock: Clock,
        panic: Panic = stop_process,
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self.path = path
        self._seal = Seal(signer)
        self._clock = clock
        self._readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._closed = False
        sql = _started(path, write_time(clock.now()))
        try:
            edge = _checked_edge(sql, self._seal)
        except BaseException:
            sql.close()
            raise
        self._writer = Writer(sql, path, edge, self._seal, clock, panic, make_room)
        if edge.size == 0:
            self.write(lambda tx: tx.log(_beginning(clock)))

    def write(self, unit: Callable[[SqlTx], T]) -> T:
        """Run `unit`; returns its result once everything it did is durable."""
        return self.write_soon(unit).result()

    def write_soon(self, unit: Callable[[SqlTx], T]) -> "Future[T]":
        """Like `write`, for who does not want to wait in this thread."""
        return self._writer.submit(unit)

    def read(self, look: Callable[[SqlView], T]) -> T:
        """Run `look` on a consistent snapshot."""
        with self._reader() as sql:
            return look(SqlView(sql))

    def receipt(self, number: int) -> bytes:
        """The receipt of event `number` against the newest checkpoint."""
        with self._reader() as sql:
            return logreader.receipt(sql, number, logreader.newest(sql), self._seal.pem)

    def receipt_at(self, number: int, checkpoint: str) -> bytes:
        """The receipt of event `number` against an earlier checkpoint of ours."""
        with self._reader() as sql:
            return logreader.receipt(sql, number, checkpoint, self._seal.pem)

    def checkpoint(self) -> str:
        """The newest signed checkpoint."""
        with self._reader() as sql:
            return logreader.newest(sql)

    def consistency(self, first: int, second: int) -> list[bytes]:
        """RFC 9162 consistency proof between two sizes of the tree."""
        with self._reader() as sql:
            return logreader.consistency(sql, first, second)

    def timestamp(self) -> StampedCheckpoint | None:
        """The newest checkpoint that an authority has stamped, if any."""
        with self._reader() as sql:
            return logreader.newest_stamp(SqlView(sql))

    def checkpoint_over(self, number: int) -> str:
        """The first signed checkpoint that covers event `number`."""
        with self._reader() as sql:
            return logreader.first_over(sql, number)

    def timestamp_over(self, number: int) -> StampedCheckpoint | None:
        """The first stamped checkpoint that covers event `number`, if any."""
        with self._reader() as sql:
            return logreader.first_stamp_over(SqlView(sql), number)

    def export_log(self) -> Iterator[bytes]:
        """The log file of docs/formats.md section 6, a line at a time, of one consistent moment."""
        with self._reader() as sql:
            yield from logreader.export(sql, self._seal.pem)

    def forget(self, numbers: list[int]) -> None:
        """Shred what these events say, and leave no trace of it in the write-ahead log."""
        self.write(lambda tx: tx.shred(numbers))
        self.tidy()

    def tidy(self) -> None:
        """Leave nothing of removed rows behind: their bytes are overwritten already (`secure_delete`), and this empties
        the write-ahead log. Waits for readers.
        """
        until = time.monotonic() + TIDY_SECONDS
        while not self._writer.tidy():
            if time.monotonic() > until:
                raise unusable(
                    "Het wissen is nog niet af: iemand leest al lang in de database.",
                    "Erasing is not finished: somebody has been reading in the database for long.",
                    "Probeer het later opnieuw.",
                    "Try again later.",
                )
            time.sleep(0.02)

    @contextlib.contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise stopped()
        try:
            sql = self._readers.get_nowait()
        except queue.Empty:
            sql = open_reader(self.path)
        try:
            sql.execute("BEGIN")
            try:
                yield sql
            finally:
                if sql.in_transaction:
                    sql.execute("ROLLBACK")
        except sqlite3.Error as error:
            sql.close()
            raise _as_told(error) from error
        except BaseException:
            self._keep(sql)
            raise
        self._keep(sql)

    def _keep(self, sql: sqlite3.Connection) -> None:
        if self._closed or self._readers.qsize() >= READERS:
            sql.close()
        else:
            self._readers.put(sql)

    def close(self) -> None:
        """Write what waits, then let go of the file."""
        self._closed = True
        with contextlib.suppress(queue.Empty):
            while True:
                self._readers.get_nowait().close()
        self._writer.close()


def _beginning(clock: Clock) -> Event:
    """The first event of every log, so that there is a checkpoint from the start."""
    return Event(
        time=clock.now(),
        kind="log:begin",
        action="C",
        outcome="done",
        actor="system",
        role="system",
        access_point="system",
        things=(),
        system="naklank",
    )


def _as_told(error: sqlite3.Error) -> Exception:
    if is_corrupt(error):
        return damaged("De database is beschadigd.", "The database is damaged.")
    return full() if is_full(error) else error


def _started(path: Path, now: str) -> sqlite3.Connection:
    """The writing connection, its tables up to date."""
    sql = None
    try:
        sql = open_writer(path)
        migrate(sql, now)
    except (sqlite3.Error, OSError) as error:
        if sql is not None:
            sql.close()
        if is_full(error):
            raise full() from error
        raise unusable(
            f"De database gaat niet open: {error}.",
            f"The database does not open: {error}.",
            "Kijk of de schijf goed werkt, of zet een reservekopie terug.",
            "See whether the disk works well, or restore a backup.",
            path=path.name,
        ) from error
    except BaseException:
        if sql is not None:
            sql.close()
        raise
    return sql


def _checked_edge(sql: sqlite3.Connection, seal: Seal) -> Frontier:
    """The edge of the log as it is kept, after checking that it is the log that our newest checkpoint signs."""
    try:
        entries = sql.execute("SELECT coalesce(max(number) + 1, 0) FROM log_entry").fetchone()[0]
        note = logreader.newest_or_none(sql)
        if note is None and entries == 0:
            return Frontier()
        signed = checkpoint.verify(note or "", seal.pem, seal.origin)
        edge = Frontier.resume(signed.size, logreader.node_of(sql))
        if entries == signed.size and edge.root() == signed.root:
            return edge
    except (NaklankError, ValueError, sqlite3.Error) as error:
        raise _not_our_log(str(error)) from error
    raise _not_our_log("the tree and the newest checkpoint disagree")


def _not_our_log(why: str) -> Exception:
    return unusable(
        "Het logboek past niet bij het ondertekende controlepunt. Naklank start niet.",
        f"The log does not fit its signed checkpoint ({why}). Naklank does not start.",
        "Voer `naklank fsck` uit en zet een reservekopie terug. Bewaar deze map voor onderzoek.",
        "Run `naklank fsck` and restore a backup. Keep this folder for investigation.",
    )
