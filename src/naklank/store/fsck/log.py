"""Checks the log: every entry, commitment, look-up row, tree node, root and checkpoint; and gathers the row seals.

What comes out (`LogSays`) is what the log says the rows must be; `rows.py` holds the rows against it.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from naklank.store.fsck.report import Report
from naklank.store.logbook import ROWS_KIND, Rows
from naklank.vault import checkpoint as notes
from naklank.vault import entry as entries
from naklank.vault import weighing
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.tree import Frontier, leaf_hash
from naklank.vault.when import write_time

STEP = 1000


@dataclass(slots=True)
class LogSays:
    """What the log says: the seal of every row, which events were shredded, and what the sealing events name."""

    rows: Rows = field(default_factory=dict)
    shredded: set[int] = field(default_factory=set)
    sealing: dict[int, dict[str, object]] = field(default_factory=dict)
    weighings: dict[int, dict[str, object]] = field(default_factory=dict)
    kept_answers: dict[int, tuple[str, object]] = field(default_factory=dict)
    comparisons: dict[int, tuple[object, object]] = field(default_factory=dict)
    size: int = 0


class LogCheck:
    """One walk over the log. `held` is a checkpoint kept elsewhere."""

    def __init__(self, sql: sqlite3.Connection, report: Report, pem: str, origin: str, held: Checkpoint | None) -> None:
        self._sql = sql
        self._report = report
        self._pem = pem
        self._origin = origin
        self._held = held
        self._edge = Frontier()
        self._nodes = 0
        self._things = 0
        self.says = LogSays()

    def run(self) -> LogSays:
        """Check everything; returns what the log says."""
        notes_by_size = self._checkpoints()
        self._root_at(notes_by_size)
        for row in self._rows():
            with self._report.guard("log-entry", f"log/{row[0]}"):
                self._entry(*row)
            self._root_at(notes_by_size)
            if self._edge.size % STEP == 0:
                self._report.done("log", self._edge.size)
        self.says.size = self._edge.size
        for size in notes_by_size:
            self._report.damage("log-cut", f"checkpoint/{size}", f"the log holds {self._edge.size} entries")
        self._totals()
        self._shredding()
        return self.says

    def _rows(self) -> Iterator[tuple[object, ...]]:
        with self._report.guard("log-unreadable", "log_entry"):
            yield from self._sql.execute("SELECT number, entry, salt, body, kind FROM log_entry ORDER BY number")

    def _checkpoints(self) -> dict[int, list[bytes]]:
        """The signed roots, by size of the tree."""
        found: dict[int, list[bytes]] = {}
        newest = 0
        with self._report.guard("checkpoints-unreadable", "checkpoint"):
            for size, note, at in self._sql.execute("SELECT size, note, at FROM checkpoint ORDER BY size"):
                newest = size
                with self._report.guard("checkpoint", f"checkpoint/{size}"):
                    signed = notes.verify(note, self._pem, self._origin)
                    if signed.size != size or write_time(signed.time) != at:
                        self._report.damage("checkpoint-row", f"checkpoint/{size}")
                    found.setdefault(signed.size, []).append(signed.root)
        count = self._count("SELECT count(*) FROM log_entry")
        if count != newest:
            self._report.damage("newest-checkpoint", f"checkpoint/{newest}", f"the log holds {count} entries")
        if self._held is not None:
            found.setdefault(self._held.size, []).append(self._held.root)
        return found

    def _root_at(self, roots: dict[int, list[bytes]]) -> None:
        """Where checkpoints of this size are known, their roots must be the root so far."""
        for root in roots.pop(self._edge.size, ()):
            if root != self._edge.root():
                self._report.damage("root", f"checkpoint/{self._edge.size}", "the log was rewritten")

    def _entry(self, number: object, text: object, salt: object, body: object, kind: object) -> None:
        place = self._edge.size
        nodes = self._edge.append(leaf_hash(str(text).encode()))
        self._nodes += len(nodes)
        for level, index, node in nodes:
            kept = self._sql.execute("SELECT hash FROM log_node WHERE level = ? AND idx = ?", (level, index)).fetchone()
            if kept is None or kept[0] != node:
                self._report.damage("log-node", f"log/node/{level}/{index}")
        if number != place or entries.parse(str(text)).number != place:
            self._report.damage("log-number", f"log/{number}", f"stands at {place}")
        if salt is None and body is None:
            self.says.shredded.add(place)
            if kind is not None:
                self._report.damage("log-kind", f"log/{place}")
            return
        if not isinstance(salt, bytes) or not isinstance(body, str):
            self._report.damage("log-event", f"log/{place}", "half of the event is gone")
            return
        event = entries.open_entry(str(text), salt, body.encode())
        if event["kind"] != kind:
            self._report.damage("log-kind", f"log/{place}")
        self._found_by(place, event)
        self._listen(place, event)

    def _found_by(self, number: int, event: dict[str, object]) -> None:
        """Each id of the event must lead to it."""
        made = entries.event_from(event)
        ids = {i for i in (made.actor, made.patient, *(t.id for t in made.things)) if i}
        for thing in ids:
            there = self._sql.execute("SELECT 1 FROM log_thing WHERE thing = ? AND number = ?", (thing, number))
            if there.fetchone() is None:
                self._report.damage("log-thing", f"log/{number}", "not found by one of its ids")
        self._things += len(ids)

    def _listen(self, number: int, event: dict[str, object]) -> None:
        detail = event["detail"]
        assert isinstance(detail, dict), "read_event saw to it"
        if event["kind"] == ROWS_KIND:
            for kind, key, seal in detail["rows"]:
                self.says.rows[kind, key] = seal
        elif event["kind"] in ("recording:seal", "recording:derive"):
            self.says.sealing[number] = event
        elif event["kind"] == weighing.SIGNED:
            self.says.weighings[number] = event
        elif event["kind"] == "rules:keep":
            things = entries.event_from(event).things
            key = next((thing.id for thing in things if thing.kind == "kept-answer"), "")
            self.says.kept_answers[number] = key, detail.get("kept")
        elif event["kind"] == "recording:compared":
            self.says.comparisons[number] = detail.get("comparison"), detail.get("report")

    def _totals(self) -> None:
        if self._count("SELECT count(*) FROM log_node") != self._nodes:
            self._report.damage("log-node", "log_node", "nodes that belong to no entry")
        if self._count("SELECT count(*) FROM log_thing") != self._things:
            self._report.damage("log-thing", "log_thing", "ids that lead to the wrong event")

    def _count(self, sql: str) -> int:
        try:
            return int(self._sql.execute(sql).fetchone()[0])
        except sqlite3.Error as error:
            self._report.damage("unreadable", "data.db", error)
            return -1

    def _shredding(self) -> None:
        """An event may only be gone where the log says that it was shredded."""
        said = {int(key) for (kind, key), _ in self.says.rows.items() if kind == "log_entry"}
        for number in sorted(self.says.shredded - said):
            self._report.damage("log-event-gone", f"log/{number}", "erased, and the log does not say so")
        for number in sorted(said - self.says.shredded):
            self._report.damage("log-event-back", f"log/{number}", "it was shredded")
