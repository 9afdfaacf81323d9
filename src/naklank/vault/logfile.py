"""The log as one file of lines (docs/formats.md section 6): write it as a stream, and check it whole.

The check holds every entry against the signed root and every opened event against its entry. Events that were
shredded are counted, not missed. Memory stays small however long the log is.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naklank.model import LoggedEvent
from naklank.text import Text
from naklank.vault import checkpoint as checkpoints
from naklank.vault import entry as entries
from naklank.vault import strict, tree
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.problems import Broken, Malformed
from naklank.vault.strict import as_base64, as_object, as_text

FORMAT = "naklank-log-1"
_HEAD = frozenset({"format", "checkpoint", "key"})
_LINE = frozenset({"entry", "salt", "event"})
MOST_LINE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class LogReading:
    """A log file that holds: its checkpoint, the key that signed, and how many events are open and shredded."""

    checkpoint: Checkpoint
    key: str
    opened: int
    shredded: int


def write(checkpoint: str, key: str, logged: Iterable[LoggedEvent]) -> Iterator[bytes]:
    """The lines of the file. `logged` are all events under the checkpoint, in order."""
    yield strict.dumps({"format": FORMAT, "checkpoint": checkpoint, "key": key}) + b"\n"
    for event in logged:
        salt = None if event.salt is None else base64.b64encode(event.salt).decode()
        yield strict.dumps({"entry": event.entry, "salt": salt, "event": event.body}) + b"\n"


def check(lines: Iterable[bytes], pem: str | None = None) -> LogReading:
    """The log, if all of it holds; else `Broken` or `Malformed`, with the number of the line or entry.

    `lines` is an open file or a list of lines. With `pem`, that key must have signed.
    """
    rows = iter(lines)
    head = as_object(_json(next(rows, b""), 0), _HEAD, "log")
    if head["format"] != FORMAT:
        raise strict.wrong("format")
    key = as_text(head["key"], "key")
    checkpoints.public_key(key)
    signed = checkpoints.verify(as_text(head["checkpoint"], "checkpoint"), key if pem is None else pem)
    frontier = tree.Frontier()
    opened = shredded = 0
    for number, row in enumerate(rows):
        entry, is_open = _entry(row, number)
        frontier.append(tree.leaf_hash(entry.encode()))
        opened += is_open
        shredded += not is_open
    if frontier.size != signed.size or frontier.root() != signed.root:
        raise Broken(
            "wrong-root",
            Text(
                "Het logboek is veranderd: het past niet bij het ondertekende controlepunt.",
                "The log was changed: it does not fit the signed checkpoint.",
            ),
            entries=frontier.size,
            signed=signed.size,
        )
    return LogReading(signed, key if pem is None else pem, opened, shredded)


def _json(row: bytes, line: int) -> object:
    if not row.endswith(b"\n") or len(row) > MOST_LINE_BYTES:
        raise Malformed(
            "bad-line",
            Text(f"Regel {line + 1} van het bestand is niet af.", f"Line {line + 1} of the file is not complete."),
            line=line + 1,
        )
    return strict.loads(row[:-1])


def _entry(row: bytes, number: int) -> tuple[str, bool]:
    """The entry on this line and whether its event is open. Checks both."""
    fields = as_object(_json(row, number + 1), _LINE, "log")
    entry = as_text(fields["entry"], "entry")
    if entries.parse(entry).number != number:
        raise Broken(
            "wrong-number",
            Text(
                f"Gebeurtenis {number} van het logboek staat niet op haar plaats.",
                f"Event {number} of the log is not in its place.",
            ),
            number=number,
        )
    if fields["salt"] is None and fields["event"] is None:
        return entry, False
    salt = as_base64(fields["salt"], "salt", entries.SALT)
    entries.open_entry(entry, salt, as_text(fields["event"], "event").encode())
    return entry, True
