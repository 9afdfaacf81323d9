"""Brings a database from the version that it has to the one this program knows, in numbered steps, each in one transaction.

Refuses a database that a newer program made.
"""

import sqlite3
from collections.abc import Callable

from sqlalchemy.schema import CreateIndex, CreateTable

from naklank.store import schema
from naklank.store.connect import plain_sql
from naklank.store.failures import unusable


def _first_tables(connection: sqlite3.Connection) -> None:
    for statement in statements():
        connection.execute(statement)


def statements(only: str = "") -> list[str]:
    """What makes the tables, indexes and triggers of today in an empty database; or `only` one table."""
    made = []
    for table in schema.metadata.sorted_tables:
        if only and table.name != only:
            continue
        made.append(plain_sql(CreateTable(table)))
        made += [plain_sql(CreateIndex(i)) for i in sorted(table.indexes, key=lambda i: str(i.name))]
    return [s.strip() for s in (*made, *(() if only else schema.APPEND_ONLY))]


def _tables_since(connection: sqlite3.Connection) -> None:
    """Tables that came after the first: weighings, their drafts, who looked over the rules. A new database has them all."""
    _add(connection, "weighing", "weighingdraft", "signoff")


def _kept_answers(connection: sqlite3.Connection) -> None:
    """Kept answers, too."""
    _add(connection, "keptanswer")


def _kept_comparisons(connection: sqlite3.Connection) -> None:
    """Comparisons with a recording, too."""
    _add(connection, "keptcomparison")


def _add(connection: sqlite3.Connection, *tables: str) -> None:
    for name in tables:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()
        if there is None:
            for statement in statements(name):
                connection.execute(statement)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first_tables,
    _tables_since,
    _kept_answers,
    _kept_comparisons,
)
"""Step number n (from 1) brings a database from version n - 1 to n. A step, once released, never changes."""


def migrate(connection: sqlite3.Connection, now: str) -> None:
    """Bring the database up to date."""
    known = len(STEPS)
    have = version(connection)
    if have > known:
        raise unusable(
            f"Deze gegevens zijn gemaakt door een nieuwere Naklank (versie {have}; dit programma kent {known}).",
            f"These data were made by a newer Naklank (version {have}; this program knows {known}).",
            "Werk het programma bij.",
            "Update the program.",
            version=have,
            known=known,
        )
    for number in range(have + 1, known + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            STEPS[number - 1](connection)
            connection.execute("INSERT INTO schema_version (version, at) VALUES (?, ?)", (number, now))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version(connection: sqlite3.Connection) -> int:
    """The version of the database, 0 where it is empty."""
    there = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
    ).fetchone()
    if there is None:
        return 0
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()[0])
