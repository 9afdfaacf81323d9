"""A consistent look at the records and the log: the `View` port over one open SQLite connection.

Knows only reading. Statements are made by SQLAlchemy once for every shape of question, and kept.
"""

import sqlite3
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from naklank.model import LoggedEvent
from naklank.store import schema
from naklank.store.connect import plain_sql
from naklank.store.logbook import ROWS_KIND

R = TypeVar("R")


def kind_of(record: type[object]) -> schema.Kind:
    """How this kind of record is kept. Raises `TypeError` for a class that is not stored."""
    kind = schema.KINDS.get(record)
    if kind is None:
        raise TypeError(f"{record.__name__} is not a stored record")
    return kind


@cache
def get_sql(kind: schema.Kind) -> str:
    """SELECT one record by its key."""
    return plain_sql(_fields(kind).where(kind.table.c[kind.key] == sa.bindparam("key")))


@lru_cache(maxsize=1024)
def find_sql(kind: schema.Kind, equal: tuple[tuple[str, bool], ...], order: str, *, newest: bool, limited: bool) -> str:
    """SELECT records by equal fields (each with whether it is None)."""
    statement = _where(_fields(kind), kind, equal)
    key = kind.table.c[kind.key]
    columns = [kind.table.c[order], key] if order else [key]
    statement = statement.order_by(*(c.desc() if newest else c.asc() for c in columns))
    sql = plain_sql(statement)
    return f"{sql} LIMIT ?" if limited else sql


@lru_cache(maxsize=1024)
def count_sql(kind: schema.Kind, equal: tuple[tuple[str, bool], ...]) -> str:
    """SELECT how many records have equal fields."""
    return plain_sql(_where(sa.select(sa.func.count()).select_from(kind.table), kind, equal))


def _fields(kind: schema.Kind) -> sa.Select[Any]:
    return sa.select(*(kind.table.c[name] for name in kind.codec.names))


def _where(statement: sa.Select[Any], kind: schema.Kind, equal: tuple[tuple[str, bool], ...]) -> sa.Select[Any]:
    for field, none in equal:
        column = kind.table.c[field]
        statement = statement.where(column.is_(None) if none else column == sa.bindparam(field))
    return statement


def _shape(kind: schema.Kind, equal: dict[str, object]) -> tuple[tuple[tuple[str, bool], ...], list[Any]]:
    unknown = set(equal) - set(kind.codec.names)
    if unknown:
        raise TypeError(f"{kind.name} has no field {', '.join(sorted(unknown))}")
    shape = tuple((field, value is None) for field, value in equal.items())
    return shape, [kind.codec.value(f, v) for f, v in equal.items() if v is not None]


class SqlView:
    """See `View` in actions/ports.py."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def get(self, kind: type[R], key: str, /) -> R | None:
        """The record with this key, or None."""
        how = kind_of(kind)
        row = self._sql.execute(get_sql(how), (key,)).fetchone()
        return None if row is None else how.codec.made(row)

    def find(
        self, kind: type[R], /, *, order: str = "", newest: bool = False, limit: int = 0, **equal: object
    ) -> list[R]:
        """All records whose fields equal the given values, ordered by field `order`, then key."""
        how = kind_of(kind)
        shape, values = _shape(how, equal)
        if order and order not in how.codec.names:
            raise TypeError(f"{how.name} has no field {order}")
        if limit > 0:
            values.append(limit)
        rows = self._sql.execute(find_sql(how, shape, order, newest=newest, limited=limit > 0), values)
        return [how.codec.made(row) for row in rows]

    def count(self, kind: type[R], /, **equal: object) -> int:
        """How many records have these values."""
        how = kind_of(kind)
        shape, values = _shape(how, equal)
        return int(self._sql.execute(count_sql(how, shape), values).fetchone()[0])

    def events(
        self,
        *,
        thing: str = "",
        kinds: Iterable[str] = (),
        newest: bool = True,
        limit: int = 0,
        before: int | None = None,
    ) -> list[LoggedEvent]:
        """Log events, optionally only about `thing`, of these kinds, with a number below `before`. Events that seal rows
        come only to who names their kind.
        """
        wanted = tuple(kinds)
        sql = "SELECT e.number, e.entry, e.salt, e.body FROM log_entry e"
        conditions, values = [], list[Any]()
        if thing:
            sql += " JOIN log_thing t ON t.number = e.number"
            conditions.append("t.thing = ?")
            values.append(thing)
        if wanted:
            conditions.append(f"e.kind IN ({', '.join('?' * len(wanted))})")
            values += wanted
        else:
            conditions.append("(e.kind IS NULL OR e.kind <> ?)")
            values.append(ROWS_KIND)
        if before is not None:
            conditions.append("e.number < ?")
            values.append(before)
        number = "t.number" if thing else "e.number"
        sql += f" WHERE {' AND '.join(conditions)} ORDER BY {number} {'DESC' if newest else 'ASC'}"
        if limit > 0:
            sql += " LIMIT ?"
            values.append(limit)
        return [LoggedEvent(*row) for row in self._sql.execute(sql, values)]

    def log_size(self) -> int:
        """Number of entries under the newest checkpoint."""
        return int(self._sql.execute("SELECT coalesce(max(size), 0) FROM checkpoint").fetchone()[0])
