"""Opens SQLite the one way Naklank uses it: write-ahead log, every commit synced, deleted bytes overwritten.

Checkpoints of the write-ahead log are never automatic: SQLite swallows a failed sync there, so the writer asks for
them itself and looks at the answer. `plain_sql` turns SQLAlchemy statements into text for the bare connection once.
"""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite as dialect

from naklank.store.files import sync_folder

_DIALECT = dialect.dialect(paramstyle="qmark")
BUSY_SECONDS = 20.0


def plain_sql(statement: Any) -> str:
    """The SQL text of a statement, parameters as question marks in the order in which they stand."""
    return str(statement.compile(dialect=_DIALECT))


def insert_sql(table: sa.Table, *, or_ignore: bool = False) -> str:
    """INSERT of one whole row, values in the order of the columns."""
    statement = dialect.insert(table)
    return plain_sql(statement.on_conflict_do_nothing() if or_ignore else statement)


def upsert_sql(table: sa.Table) -> str:
    """INSERT of one whole row that replaces the row with the same key."""
    statement = dialect.insert(table)
    keys = [c.name for c in table.primary_key.columns]
    rest = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return plain_sql(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes. Makes the file where it is not there, readable by nobody else."""
    path.touch(mode=0o600)
    connection = _open(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA recursive_triggers=ON")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    _must_write(connection)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # now the write-ahead log exists
    sync_folder(path.parent)  # SQLite would do it with the first commit, and swallow a failure
    return connection


def _must_write(connection: sqlite3.Connection) -> None:
    """Raise where SQLite could not open the file for writing: it then opens it for reading, says nothing, and would begin
    a transaction to write as one to read. Only a change tells; this one changes nothing and is undone.
    """
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version={version}")
    connection.execute("ROLLBACK")


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read."""
    connection = _open(path)
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("PRAGMA query_only=ON")
    return connection


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def empty_wal(connection: sqlite3.Connection) -> bool:
    """Move everything from the write-ahead log into the file and cut the log to nothing; False where a reader held it up."""
    connection.execute("PRAGMA busy_timeout=200")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    return not busy
