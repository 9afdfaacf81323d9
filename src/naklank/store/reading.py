"""Looks at a data folder without opening it: reads records and log, changes nothing, also beside a running program.

Refuses a folder that is not ours. Each look sees whole commits only.
"""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from typing import TypeVar

from naklank.store import logreader
from naklank.store.connect import open_reader
from naklank.store.keyring import FileSigner
from naklank.store.layout import Layout, check_format
from naklank.store.view import SqlView

T = TypeVar("T")


class Look:
    """Records and log of one folder, for reading."""

    def __init__(self, layout: Layout, sql: sqlite3.Connection) -> None:
        self._layout = layout
        self._sql = sql

    def read(self, look: Callable[[SqlView], T]) -> T:
        """Run `look` on a consistent snapshot."""
        with self._snapshot():
            return look(SqlView(self._sql))

    def checkpoint(self) -> str:
        """The newest signed checkpoint."""
        return logreader.newest(self._sql)

    def export_log(self) -> Iterator[bytes]:
        """The log file of docs/formats.md section 6, a line at a time."""
        with self._snapshot():
            yield from logreader.export(self._sql, FileSigner(self._layout.keys_folder).public_pem())

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[None]:
        self._sql.execute("BEGIN")
        try:
            yield
        finally:
            self._sql.execute("ROLLBACK")


@contextlib.contextmanager
def looked_at(layout: Layout) -> Iterator[Look]:
    """Look at an installation for a while."""
    check_format(layout)
    if not layout.database.exists():
        raise FileNotFoundError(2, os.strerror(2), str(layout.database))
    with contextlib.closing(open_reader(layout.database)) as sql:
        yield Look(layout, sql)


def in_use(layout: Layout) -> bool:
    """Whether a program has this folder open now."""
    try:
        handle = os.open(layout.lock, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(handle)
