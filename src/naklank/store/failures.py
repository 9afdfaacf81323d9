"""How failures of disk and database are named, and the one that nobody survives.

`panic` is called where a sync or a commit failed with an input/output error: after that nobody can know what the disk
holds, so the process stops, and whoever supervises it starts it anew and looks at what is there.
"""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from typing import NoReturn

from naklank.errors import Full, NaklankError, Tampered
from naklank.text import Text

Panic = Callable[[str], object]


def stop_process(reason: str) -> NoReturn:
    """Say why on standard error and end the process at once, with status 70, running no clean-up that could write."""
    line = f"naklank: stopping, the disk failed: {reason}\n"
    try:
        os.write(sys.stderr.fileno(), line.encode())
    finally:
        os._exit(70)


class Unusable(NaklankError):
    """The data folder cannot be used as it is; the program refuses to start on it."""

    status = 500


class Stopped(NaklankError):
    """The store was closed, or the disk failed; nothing more is written."""

    status = 503


def full() -> Full:
    """The disk has no room."""
    return Full(
        Text("De schijf is vol. Wat al bewaard was, is veilig.", "The disk is full. What was kept before is safe."),
        Text("Maak ruimte vrij en probeer het opnieuw.", "Free some space and try again."),
    )


def stopped() -> Stopped:
    """The store is closed."""
    return Stopped(
        Text("Naklank stopt en bewaart nu niets.", "Naklank is stopping and keeps nothing now."),
        Text("Probeer het zo opnieuw.", "Try again in a moment."),
    )


def damaged(what_nl: str, what_en: str, **detail: object) -> Tampered:
    """Something kept is not what was written."""
    return Tampered(
        Text(what_nl, what_en),
        Text(
            "Gebruik deze gegevens niet. Voer `naklank fsck` uit en zet een reservekopie terug.",
            "Do not use these data. Run `naklank fsck` and restore a backup.",
        ),
        **detail,
    )


def unusable(what_nl: str, what_en: str, todo_nl: str, todo_en: str, **detail: object) -> Unusable:
    """The data folder cannot be used as it is."""
    return Unusable(Text(what_nl, what_en), Text(todo_nl, todo_en), **detail)


def is_full(error: Exception) -> bool:
    """Whether there was no room on the disk."""
    if isinstance(error, sqlite3.Error):
        return error_code(error) & 0xFF == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def is_broken(error: Exception) -> bool:
    """Whether the disk failed: an input/output error, by SQLite's name or the system's."""
    if isinstance(error, sqlite3.Error):
        return error_code(error) & 0xFF == sqlite3.SQLITE_IOERR
    return isinstance(error, OSError) and error.errno == errno.EIO


def is_corrupt(error: Exception) -> bool:
    """Whether the database file is not a sound database."""
    return isinstance(error, sqlite3.Error) and error_code(error) & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def error_code(error: sqlite3.Error) -> int:
    """SQLite's extended result code, 0 where the module itself complains."""
    return getattr(error, "sqlite_errorcode", 0)
