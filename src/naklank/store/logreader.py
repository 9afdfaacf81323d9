"""Reads the log for others: checkpoints, receipts, proofs, the log file. Works on one consistent snapshot.

Refuses (`NotFound`, `Gone`) a receipt of an event that is not there or was shredded, and a checkpoint that is not ours.
"""

import base64
import sqlite3
from collections.abc import Iterator

from naklank.actions.ports import StampedCheckpoint
from naklank.errors import Gone, NotFound
from naklank.model import LoggedEvent
from naklank.store import schema
from naklank.store.failures import damaged
from naklank.store.view import SqlView
from naklank.text import Text
from naklank.vault import checkpoint, logfile, tree
from naklank.vault import receipt as receipts
from naklank.vault.tree import ReadNode
from naklank.vault.when import read_time


def node_of(sql: sqlite3.Connection) -> ReadNode:
    """How the tree's stored nodes are read."""

    def read(level: int, index: int) -> bytes:
        row = sql.execute("SELECT hash FROM log_node WHERE level = ? AND idx = ?", (level, index)).fetchone()
        if row is None or len(row[0]) != tree.HASH:
            raise damaged("Het logboek is niet compleet.", "The log is not complete.", level=level, index=index)
        return bytes(row[0])

    return read


def newest_or_none(sql: sqlite3.Connection) -> str | None:
    """The newest signed checkpoint; None where nothing was ever logged."""
    row = sql.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def newest(sql: sqlite3.Connection) -> str:
    """The newest signed checkpoint."""
    note = newest_or_none(sql)
    if note is None:
        raise _absent()
    return note


def receipt(sql: sqlite3.Connection, number: int, note: str, pem: str) -> bytes:
    """The receipt (docs/formats.md section 5) of event `number` against this checkpoint of ours."""
    size = checkpoint.verify(note, pem).size
    row = sql.execute("SELECT entry, salt, body FROM log_entry WHERE number = ?", (number,)).fetchone()
    if row is None or not 0 <= number < size:
        raise _absent()
    entry, salt, body = row
    if salt is None or body is None:
        raise Gone(
            Text("Deze regel van het logboek is gewist.", "This line of the log was erased."),
            Text("Vraag de beheerder waarom.", "Ask the administrator why."),
        )
    proof = tree.inclusion(node_of(sql), number, size)
    return receipts.make(
        entry=entry, salt=salt, event=body.encode(), number=number, proof=proof, checkpoint=note, key=pem
    )


def consistency(sql: sqlite3.Connection, first: int, second: int) -> list[bytes]:
    """RFC 9162 consistency proof between two sizes of the tree."""
    if not 0 <= first <= second <= SqlView(sql).log_size():
        raise _absent()
    return tree.consistency(node_of(sql), first, second)


def newest_stamp(view: SqlView) -> StampedCheckpoint | None:
    """The newest checkpoint that an authority has stamped."""
    found = view.find(schema.Stamp, order="size", newest=True, limit=1)
    if not found:
        return None
    return _stamped(found[0])


def _stamped(stamp: schema.Stamp) -> StampedCheckpoint:
    return StampedCheckpoint(stamp.note, base64.b64decode(stamp.reply), stamp.certificates, read_time(stamp.at))


def first_over(sql: sqlite3.Connection, number: int) -> str:
    """The first signed checkpoint that covers event `number`: what the log said when the event was new."""
    row = sql.execute("SELECT note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1", (number,)).fetchone()
    if row is None:
        raise _absent()
    return str(row[0])


def first_stamp_over(view: SqlView, number: int) -> StampedCheckpoint | None:
    """The first stamped checkpoint that covers event `number`, if there is one."""
    found = next((stamp for stamp in view.find(schema.Stamp, order="size") if stamp.size > number), None)
    return None if found is None else _stamped(found)


def export(sql: sqlite3.Connection, pem: str) -> Iterator[bytes]:
    """The log file (docs/formats.md section 6), a line at a time."""
    note = newest(sql)
    rows = sql.execute(
        "SELECT number, entry, salt, body FROM log_entry WHERE number < ? ORDER BY number",
        (checkpoint.parse(note).size,),
    )
    yield from logfile.write(note, pem, (LoggedEvent(*row) for row in rows))


def _absent() -> NotFound:
    return NotFound(
        Text("Deze regel staat niet in het logboek.", "This line is not in the log."),
        Text("Kies een regel die er wel staat.", "Choose a line that is there."),
    )
