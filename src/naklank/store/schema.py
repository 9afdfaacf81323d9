"""The tables: one for every stored dataclass of `naklank.model`, made from its fields, and those of the log.

Columns are the fields: times as UTC text with milliseconds, dictionaries as JSON text, truth values as 0 and 1. A sealed
kind (docs/formats.md, "Row seals") has one column more, `row_salt`. Knows no connection; `migrations.py` makes the tables.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from naklank import model
from naklank.store.codec import Codec

Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
metadata = sa.MetaData()

SALT_COLUMN = "row_salt"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The reply of a time-stamping authority over the checkpoint of a size. `reply` is base64, `id` the size as text."""

    id: str
    size: int
    note: str
    reply: str
    certificates: str
    at: str


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of record is kept: its table, the field that is its key, and whether each row is sealed by the log."""

    codec: Codec
    table: sa.Table
    key: str
    sealed: bool

    @property
    def name(self) -> str:
        """The name of the table, which is also the name of the kind in row seals."""
        return self.table.name


def _table(codec: Codec, name: str, key: str, *, sealed: bool, indexes: tuple[tuple[str, ...], ...]) -> sa.Table:
    types: dict[str, sa.types.TypeEngine[Any]] = {"text": sa.Text(), "integer": Big}
    columns = [sa.Column(f.name, types[f.column], primary_key=f.name == key, nullable=f.optional) for f in codec.fields]
    if sealed:
        columns.append(sa.Column(SALT_COLUMN, sa.LargeBinary, nullable=False))
    places = [sa.Index(f"{name}_by_{'_'.join(fields)}", *fields) for fields in indexes]
    return sa.Table(name, metadata, *columns, *places, sqlite_strict=True, sqlite_with_rowid=False)


def _kind(record: type[object], *indexes: str, key: str = "id", sealed: bool = True) -> Kind:
    codec = Codec(record)
    split = tuple(tuple(i.split()) for i in indexes)
    return Kind(codec, _table(codec, record.__name__.lower(), key, sealed=sealed, indexes=split), key, sealed)


KINDS: dict[type[object], Kind] = {
    kind.codec.record: kind
    for kind in (
        _kind(model.Person, "role"),
        _kind(model.Credential, "person"),
        _kind(model.Challenge, "expires", sealed=False),
        _kind(model.Tries, sealed=False),
        _kind(model.Session, "person", "expires", sealed=False),
        _kind(model.Conversation, "provider", "patient", "word", "code"),
        _kind(model.Announcement, "conversation"),
        _kind(model.Answer, "announcement"),
        _kind(model.Recording, "conversation", "maker", "state"),
        _kind(model.Chunk, "recording number"),
        _kind(model.Moment, "recording"),
        _kind(model.Blob, "recording", key="name"),
        _kind(model.Manifest, "recording number"),
        _kind(model.Copy, "recording", "person"),
        _kind(model.Mark, "recording person"),
        _kind(model.Place, "recording person", sealed=False),
        _kind(model.Listen, "recording", "person"),
        _kind(model.Destruction),
        _kind(model.SignOff, "rules"),
        _kind(model.Job, "done not_before", "kind", sealed=False),
        _kind(Stamp, "size"),
        _kind(model.Weighing, "by", "patient", "supersedes"),
        _kind(model.WeighingDraft, "by", sealed=False),
        _kind(model.KeptAnswer, "by", "conversation"),
        _kind(model.KeptComparison, "recording by"),
    )
}
"""Every kind of record that is kept. Challenges, tries, sessions, listening places, jobs and drafts of weighings
are not sealed: no answer about the past rests on them."""

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS.values()}

log_node = sa.Table(
    "log_node",
    metadata,
    sa.Column("level", sa.Integer, primary_key=True),
    sa.Column("idx", Big, primary_key=True),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

log_entry = sa.Table(
    "log_entry",
    metadata,
    sa.Column("number", Big, primary_key=True, autoincrement=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("body", sa.Text),
    sa.Column("kind", sa.Text),
    sa.Index("log_entry_by_kind", "kind", "number"),
    sqlite_strict=True,
)

log_thing = sa.Table(
    "log_thing",
    metadata,
    sa.Column("thing", sa.Text, primary_key=True),
    sa.Column("number", Big, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    sa.Column("size", Big, primary_key=True, autoincrement=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sqlite_strict=True,
)

version = sa.Table(
    "schema_version",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Text, nullable=False),
    sqlite_strict=True,
)

APPEND_ONLY = (
    """CREATE TRIGGER log_entry_stays BEFORE DELETE ON log_entry
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER log_entry_holds BEFORE UPDATE ON log_entry
       WHEN NOT (NEW.number = OLD.number AND NEW.entry = OLD.entry
                 AND NEW.salt IS NULL AND NEW.body IS NULL AND NEW.kind IS NULL)
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    *(
        f"""CREATE TRIGGER {table}_{verb} BEFORE {what} ON {table}
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"""
        for table in ("log_node", "checkpoint")
        for verb, what in (("stays", "DELETE"), ("holds", "UPDATE"))
    ),
)
"""Triggers (SQLite) that stop mistakes. They do not stop the owner of the disk: the checkpoints held elsewhere do."""
