"""Checks the records: every row well-formed, and each sealed row exactly what the log says it was last made."""

import sqlite3
from typing import Any

from naklank.store import migrations, schema
from naklank.store.fsck.log import LogSays
from naklank.store.fsck.report import Report
from naklank.store.transaction import row_hash

Records = dict[type[object], dict[str, Any]]
"""Records by kind and key."""


def structure(sql: sqlite3.Connection, statements: list[str], report: Report, name: str) -> None:
    """The file is a sound database with our tables, indexes and triggers, and no others."""
    with report.guard("database-structure", name):
        for (line,) in sql.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                report.damage("database-structure", name, line)
        wanted = sqlite3.connect(":memory:")
        for statement in statements:
            wanted.execute(statement)
        listing = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        if sql.execute(listing).fetchall() != wanted.execute(listing).fetchall():
            report.damage("database-schema", name, "tables, indexes or triggers are not ours")
        wanted.close()


def records(sql: sqlite3.Connection, says: LogSays, report: Report) -> Records:
    """Check all rows of all kinds; returns those that can be read."""
    found: Records = {}
    for record, kind in schema.KINDS.items():
        found[record] = {}
        with report.guard("records-unreadable", kind.name):
            _kind(sql, kind, says, report, found[record])
        report.done(kind.name, len(found[record]))
    with report.guard("schema-version", "schema_version"):
        if migrations.version(sql) != len(migrations.STEPS):
            report.damage("schema-version", "schema_version")
    return found


def _kind(sql: sqlite3.Connection, kind: schema.Kind, says: LogSays, report: Report, found: dict[str, Any]) -> None:
    names = [*kind.codec.names, *([schema.SALT_COLUMN] if kind.sealed else [])]
    missing = {key for (name, key), seal in says.rows.items() if name == kind.name and seal is not None}
    for row in sql.execute(f"SELECT {', '.join(f'{n!r}'.replace(chr(39), chr(34)) for n in names)} FROM {kind.name}"):  # noqa: S608
        values = row[: len(kind.codec.names)]
        key = str(values[kind.codec.names.index(kind.key)])
        where = f"{kind.name}/{key}"
        missing.discard(key)
        with report.guard("record", where):
            found[key] = kind.codec.made(values)
            if kind.codec.row(found[key]) != values:
                report.damage("record", where, "not written as we write it")
        if kind.sealed:
            with report.guard("row-seal", where):
                if says.rows.get((kind.name, key)) != row_hash(row[-1], kind.codec.names, values):
                    report.damage("row-seal", where, "not the row that the log sealed")
    for key in sorted(missing):
        report.damage("row-gone", f"{kind.name}/{key}", "the log sealed it, and it is not there")
