"""The whole check of a data folder: structure, log, rows, keys, recordings, key files.

Reads only, and raises nothing on rubbish: everything that is wrong comes back as a finding. With `held`, a checkpoint
that was kept elsewhere, and `key`, the public key that was kept elsewhere, it also finds what was signed anew.
"""

import base64
import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from naklank.store import migrations
from naklank.store.blobs import FolderBlobs
from naklank.store.connect import open_reader
from naklank.store.fsck.comparisons import comparisons
from naklank.store.fsck.kept_answers import kept_answers
from naklank.store.fsck.log import LogCheck
from naklank.store.fsck.recordings import KeysCheck, RecordingsCheck
from naklank.store.fsck.report import Finding, Progress, Report
from naklank.store.fsck.rows import Records, records, structure
from naklank.store.fsck.weighings import weighings
from naklank.store.keyring import WRAPPING, FileSigner, KeyFile
from naklank.store.layout import FORMAT, Layout
from naklank.store.schema import Stamp
from naklank.vault import checkpoint as notes
from naklank.vault import timestamp
from naklank.vault.when import write_time


def fsck(
    layout: Layout, *, held: str | None = None, key: str | None = None, progress: Progress | None = None
) -> list[Finding]:
    """Check a data folder. Returns what is wrong, the empty list if nothing is."""
    report = Report(progress)
    with report.guard("format", "format"):
        if layout.format.read_text("utf-8") != f"{FORMAT}\n":
            report.damage("format", "format")
    with report.guard("keys-folder", "keys"):
        signer, ring = FileSigner(layout.keys_folder), KeyFile(layout.keys_folder / WRAPPING)
        pem = key or signer.public_pem()
        if pem.strip() != signer.public_pem().strip():
            report.damage("other-key", "keys/signing.pem", "not the key that was kept elsewhere")
        outside = None
        if held is not None:
            with report.guard("held-checkpoint", "held"):
                outside = notes.verify(held, pem)
                if outside.origin != signer.origin():
                    report.damage("other-log", "keys/origin", "the held checkpoint is of another log")
        origin = outside.origin if outside is not None else signer.origin()
        with report.guard("database-unreadable", "data.db"), _reading(layout.database) as sql:
            structure(sql, migrations.statements(), report, "data.db")
            says = LogCheck(sql, report, pem, origin, outside).run()
            rows = records(sql, says, report)
            _stamps(rows, pem, report)
            with report.guard("keys-unreadable", "keys.db"), _reading(layout.data_keys) as keys_sql:
                keys = KeysCheck(keys_sql, ring, _listed(layout.destroyed, report), report)
                RecordingsCheck(rows, says, keys, FolderBlobs.reading(layout.blobs), pem, report).run()
                weighings(rows, says, keys, report)
                kept_answers(rows, says, keys, report)
                comparisons(rows, says, keys, report)
    return report.findings


def _stamps(rows: Records, pem: str, report: Report) -> None:
    """Every time-stamp is of an authority that the stamp names, over a checkpoint that our key signed."""
    for stamp in rows[Stamp].values():
        with report.guard("stamp", f"stamp/{stamp.id}"):
            signed = notes.verify(stamp.note, pem)
            at = timestamp.check(base64.b64decode(stamp.reply, validate=True), stamp.note, stamp.certificates)
            if signed.size != stamp.size or write_time(at) != stamp.at:
                report.damage("stamp", f"stamp/{stamp.id}", "not the size or time of the reply")


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """One consistent look at a database that must be there."""
    if not path.exists():
        raise FileNotFoundError(path.name)
    sql = open_reader(path)
    try:
        sql.execute("BEGIN")
        yield sql
    finally:
        sql.close()


def _listed(path: Path, report: Report) -> dict[str, str]:
    """The list of destroyed ids, every line of it well-formed."""
    found: dict[str, str] = {}
    if path.exists():
        for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], 1):
            with report.guard("destroyed-list", f"destroyed.jsonl/{number}"):
                made = json.loads(line)
                found[str(made["recording"])] = str(made["at"])
        if not path.read_bytes().endswith(b"\n") and path.stat().st_size:
            report.damage("destroyed-list", "destroyed.jsonl", "the last line is not whole")
    return found
