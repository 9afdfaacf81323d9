"""The one thread that writes: takes up to 256 waiting units, runs each, logs, signs one checkpoint, commits once, answers all.

A unit that fails is undone alone. Without room the whole group is undone, tried once more where `make_room` made some, and
else its callers get `Full`. After a failed sync
or any other input/output error the process stops (`panic`): what the disk holds is then unknown, and a second try would lie.
"""

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naklank.actions.ports import Clock
from naklank.store.connect import empty_wal
from naklank.store.failures import Panic, damaged, full, is_broken, is_corrupt, is_full, stopped
from naklank.store.logbook import Pending, Rows, Seal, row_events
from naklank.store.transaction import SqlTx
from naklank.vault.tree import Frontier

GROUP = 256
WAL_BYTES = 8 * 1024 * 1024
"""Above this the write-ahead log is moved into the database file, after the callers were answered."""

Unit = Callable[[SqlTx], Any]


@dataclass(slots=True)
class Waiting:
    """A unit, and whoever waits for it."""

    unit: Unit
    future: "Future[Any]"
    result: Any = None
    error: BaseException | None = None
    tidy: bool = False

    def answer(self) -> None:
        """Tell the caller how it went."""
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class Writer:
    """Owns the only connection that writes."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        path: Path,
        edge: Frontier,
        seal: Seal,
        clock: Clock,
        panic: Panic,
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self._make_room = make_room
        self._sql = sql
        self._wal = Path(f"{path}-wal")
        self._edge = edge
        self._seal = seal
        self._clock = clock
        self._panic = panic
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._open = True
        self._broken = False
        self._thread = threading.Thread(target=self._run, name="naklank-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit) -> "Future[Any]":
        """Put a unit in the queue."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a unit cannot start another write; use its own Tx")
        waiting = Waiting(unit, Future())
        self._enqueue(waiting)
        return waiting.future

    def _enqueue(self, waiting: Waiting) -> None:
        with self._door:
            if not self._open:
                raise stopped()
            self._queue.put(waiting)

    def close(self) -> None:
        """Write what waits, then stop."""
        with self._door:
            self._open = False
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        more = True
        while more:
            group = [self._queue.get()]
            while len(group) < GROUP:
                try:
                    group.append(self._queue.get_nowait())
                except queue.Empty:
                    break
            more = None not in group
            self._serve([w for w in group if w is not None and w.future.set_running_or_notify_cancel()])
        self._leave()

    def _serve(self, group: list[Waiting]) -> None:
        if not group:
            return
        try:
            self._write_in_room(group)
            self._tidy([waiting for waiting in group if waiting.tidy])
        except Exception as error:  # noqa: BLE001  whatever it was, every caller hears it
            self._undo_group(group, error)
        finally:
            for waiting in group:
                waiting.answer()
        self._shorten_wal()

    def _write_in_room(self, group: list[Waiting]) -> None:
        """Write; where there is no room for it, undo, make some, and write once more."""
        try:
            self._write(group)
        except sqlite3.Error as error:
            if not is_full(error) or not self._make_room():
                raise
            self._roll_back()
            for waiting in group:
                waiting.result, waiting.error = None, None
            self._write(group)

    def _write(self, group: list[Waiting]) -> None:
        if self._broken:
            raise stopped()
        self._sql.execute("BEGIN IMMEDIATE")
        pending = Pending(self._edge)
        rows: Rows = {}
        for waiting in group:
            self._try(waiting, pending, rows)
        now = self._clock.now()
        for event in row_events(rows, now):
            pending.add(event)
        edge = pending.close(self._sql, self._seal, now)
        self._sql.execute("COMMIT")
        self._edge = edge

    def _tidy(self, asked: list[Waiting]) -> None:
        """The units are committed already: what goes wrong here is told to those who asked for it only."""
        if not asked:
            return
        try:
            try:
                done = empty_wal(self._sql)
            except sqlite3.Error as error:
                if not is_full(error) or not self._make_room():
                    raise
                done = empty_wal(self._sql)
        except sqlite3.Error as error:
            if is_broken(error):
                raise
            for waiting in asked:
                waiting.error = _as_told(error)
            return
        for waiting in asked:
            waiting.result = done

    def _try(self, waiting: Waiting, pending: Pending, rows: Rows) -> None:
        """Run one unit. An error of the disk concerns the group and is raised; any other is the unit's own."""
        tx = SqlTx(self._sql, pending)
        try:
            waiting.result = waiting.unit(tx)
            tx.keep()
            rows.update(tx.rows)
        except BaseException as error:
            if isinstance(error, sqlite3.Error) and (is_full(error) or is_broken(error) or is_corrupt(error)):
                raise
            if not self._sql.in_transaction:
                raise
            tx.undo()
            waiting.result, waiting.error = None, error

    def _undo_group(self, group: list[Waiting], error: Exception) -> None:
        told = _as_told(error)
        for waiting in group:
            if waiting.error is None:
                waiting.result, waiting.error = None, told
        if is_broken(error):
            self._stop(error)
        self._roll_back()

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # SQLite may have rolled back by itself
            if self._sql.in_transaction:
                self._sql.execute("ROLLBACK")

    def _stop(self, error: Exception) -> None:
        self._broken = True
        with self._door:
            self._open = False
        self._panic(f"{error} (database)")

    def _shorten_wal(self) -> None:
        try:
            if self._wal.stat().st_size > WAL_BYTES:
                self._sql.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except FileNotFoundError:
            return
        except sqlite3.Error as error:
            if not is_full(error):
                self._stop(error)

    def tidy(self) -> bool:
        """Empty the write-ahead log; waits its turn among the units. False where somebody was reading just then."""
        waiting = Waiting(_nothing, Future(), tidy=True)
        self._enqueue(waiting)
        return bool(waiting.future.result())

    def _leave(self) -> None:
        try:
            if not self._broken:
                empty_wal(self._sql)
        except sqlite3.Error as error:
            if is_broken(error):
                self._stop(error)
        self._sql.close()


def _nothing(tx: SqlTx) -> None:
    """A unit that changes nothing."""


def _as_told(error: Exception) -> Exception:
    if is_full(error):
        return full()
    if is_corrupt(error):
        return damaged("De database is beschadigd.", "The database is damaged.")
    return error
