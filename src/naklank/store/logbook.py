"""The log as the writer sees it: the events that wait, the edge of the Merkle tree, the next checkpoint.

Everything changes in memory and in the open transaction together: `Pending` belongs to one group, and its edge becomes
the log's only when the group's commit succeeded.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from naklank.actions.ports import Signer
from naklank.model import Event
from naklank.store import schema
from naklank.store.connect import insert_sql
from naklank.vault import checkpoint, entry
from naklank.vault.tree import Frontier, leaf_hash
from naklank.vault.when import write_time

ROWS_KIND = "log:rows"
"""The kind of the log events that seal rows (docs/formats.md, "Row seals")."""

ROWS_AT_ONCE = 1000
Rows = dict[tuple[str, str], str | None]
"""Seals by (kind of row, key): the hash of the row as it is now, None where it is gone."""

_ENTRY = insert_sql(schema.log_entry)
_THING = insert_sql(schema.log_thing, or_ignore=True)
_NODE = insert_sql(schema.log_node)
_CHECKPOINT = insert_sql(schema.checkpoint)

Row = tuple[int, str, bytes, str, str]


def about(event: Event) -> set[str]:
    """The ids under which an event is found again."""
    return {i for i in (event.actor, event.patient, *(t.id for t in event.things)) if i}


class Seal:
    """Signs checkpoints with the organisation's key; works out once what does not change between them."""

    def __init__(self, signer: Signer) -> None:
        self._sign = signer.sign
        self.pem = signer.public_pem()
        self.origin = signer.origin()
        self._key_hash = checkpoint.key_hash(self.origin, self.pem)

    def sign(self, edge: Frontier, now: datetime) -> str:
        """The signed checkpoint of the log with this edge."""
        body = checkpoint.make(self.origin, edge.size, edge.root(), now)
        return checkpoint.sign(body, self.origin, self._key_hash, self._sign)


class Pending:
    """The log events of one group of units, until they are committed."""

    def __init__(self, edge: Frontier) -> None:
        self._begin = edge
        self._entries: list[Row] = []
        self._things: list[tuple[str, int]] = []
        self._written = (0, 0)

    def add(self, event: Event) -> int:
        """Take an event in; returns the number that it will have."""
        number = self._begin.size + len(self._entries)
        salt = entry.new_salt()
        text, body = entry.make(number, event, salt)
        self._entries.append((number, text, salt, body.decode(), event.kind))
        self._things += [(thing, number) for thing in about(event)]
        return number

    def mark(self) -> tuple[int, int, tuple[int, int]]:
        """Where the list stands now, for `back_to`."""
        return len(self._entries), len(self._things), self._written

    def back_to(self, mark: tuple[int, int, tuple[int, int]]) -> None:
        """Forget what came after the mark. The savepoint of then must be rolled back as well."""
        entries, things, self._written = mark
        del self._entries[entries:]
        del self._things[things:]

    def unwritten(self) -> bool:
        """Whether there are events that the open transaction does not hold yet."""
        return self._written[0] < len(self._entries)

    def write_rows(self, sql: sqlite3.Connection) -> None:
        """Bring the waiting events into the open transaction, so that they can be found."""
        entries, things = self._written
        sql.executemany(_ENTRY, self._entries[entries:])
        sql.executemany(_THING, self._things[things:])
        self._written = (len(self._entries), len(self._things))

    def close(self, sql: sqlite3.Connection, seal: Seal, now: datetime) -> Frontier:
        """Write all events, the nodes they complete and one signed checkpoint; returns the new edge of the log."""
        edge = self._begin.copy()
        if not self._entries:
            return edge
        if self.unwritten():
            self.write_rows(sql)
        sql.executemany(_NODE, edge.extend(leaf_hash(row[1].encode()) for row in self._entries))
        note = seal.sign(edge, now)
        sql.execute(_CHECKPOINT, (edge.size, note, write_time(now)))
        return edge


def row_events(rows: Rows, now: datetime) -> Iterator[Event]:
    """The events that seal what a group did to rows."""
    changes = [[kind, key, seal] for (kind, key), seal in rows.items()]
    for begin in range(0, len(changes), ROWS_AT_ONCE):
        yield Event(
            time=now,
            kind=ROWS_KIND,
            action="U",
            outcome="done",
            actor="system",
            role="system",
            access_point="system",
            things=(),
            detail={"rows": changes[begin : begin + ROWS_AT_ONCE]},
            system="naklank",
        )
