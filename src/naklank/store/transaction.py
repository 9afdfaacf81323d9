"""One unit of change inside a group: the `Tx` port. Sees its own changes, collects its log events and row seals.

A savepoint is opened only when the unit first touches a table, so that a unit that only logs costs no SQL of its own.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from functools import cache

import sqlalchemy as sa

from naklank.model import Event, LoggedEvent
from naklank.store import schema
from naklank.store.connect import insert_sql, plain_sql, upsert_sql
from naklank.store.logbook import ROWS_KIND, Pending, Rows
from naklank.store.view import SqlView, kind_of
from naklank.vault.strict import dumps

ROW_SALT_BYTES = 16


def row_hash(salt: bytes, names: Iterable[str], values: Iterable[object]) -> str:
    """The seal of one row: SHA-256 over its salt and the JSON of its columns (docs/formats.md, "Row seals")."""
    return hashlib.sha256(b"naklank-row-1\n" + salt + dumps(dict(zip(names, values, strict=True)))).hexdigest()


@cache
def _put_sql(kind: schema.Kind) -> str:
    return upsert_sql(kind.table)


@cache
def _add_sql(kind: schema.Kind) -> str:
    return insert_sql(kind.table, or_ignore=True)


@cache
def _remove_sql(kind: schema.Kind) -> str:
    return plain_sql(sa.delete(kind.table).where(kind.table.c[kind.key] == sa.bindparam("key")))


class SqlTx(SqlView):
    """See `Tx` in actions/ports.py. Made, kept or undone by the writer only."""

    def __init__(self, connection: sqlite3.Connection, pending: Pending) -> None:
        super().__init__(connection)
        self._pending = pending
        self._mark = pending.mark()
        self._saved = False
        self.rows: Rows = {}

    def put(self, record: object) -> None:
        """Insert the record or replace the one with the same key."""
        kind = kind_of(type(record))
        self._write(kind, record, _put_sql(kind))

    def add(self, record: object) -> bool:
        """Insert the record; False (and no change) where its key already exists."""
        kind = kind_of(type(record))
        return self._write(kind, record, _add_sql(kind))

    def _write(self, kind: schema.Kind, record: object, sql: str) -> bool:
        self._touch()
        row = kind.codec.row(record)
        if not kind.sealed:
            return self._sql.execute(sql, row).rowcount > 0
        salt = secrets.token_bytes(ROW_SALT_BYTES)
        if self._sql.execute(sql, (*row, salt)).rowcount == 0:
            return False
        self.rows[kind.name, getattr(record, kind.key)] = row_hash(salt, kind.codec.names, row)
        return True

    def remove(self, kind: type[object], key: str) -> None:
        """Delete the record, if there."""
        how = kind_of(kind)
        self._touch()
        if self._sql.execute(_remove_sql(how), (key,)).rowcount > 0 and how.sealed:
            self.rows[how.name, key] = None

    def log(self, event: Event) -> int:
        """Append an event to the log and return its number."""
        return self._pending.add(event)

    def shred(self, numbers: Iterable[int]) -> None:
        """Forget what these events say, for good; their entries stay in the tree, and the log
        tells that it was done. Events that seal rows stay.
        """
        self._flush()
        for number in numbers:
            done = self._sql.execute(
                "UPDATE log_entry SET salt = NULL, body = NULL, kind = NULL"
                " WHERE number = ? AND body IS NOT NULL AND kind <> ?",
                (number, ROWS_KIND),
            )
            self._sql.execute("DELETE FROM log_thing WHERE number = ?", (number,))
            if done.rowcount > 0:
                self.rows["log_entry", str(number)] = None

    def events(
        self,
        *,
        thing: str = "",
        kinds: Iterable[str] = (),
        newest: bool = True,
        limit: int = 0,
        before: int | None = None,
    ) -> list[LoggedEvent]:
        """Log events, those of this unit too."""
        self._flush()
        return super().events(thing=thing, kinds=kinds, newest=newest, limit=limit, before=before)

    def _flush(self) -> None:
        if self._pending.unwritten():
            self._touch()
            self._pending.write_rows(self._sql)

    def _touch(self) -> None:
        if not self._saved:
            self._sql.execute("SAVEPOINT unit")
            self._saved = True

    def keep(self) -> None:
        """Make it part of the group."""
        if self._saved:
            self._sql.execute("RELEASE unit")

    def undo(self) -> None:
        """Take back everything that the unit did."""
        self._pending.back_to(self._mark)
        if self._saved:
            self._sql.execute("ROLLBACK TO unit")
            self._sql.execute("RELEASE unit")
