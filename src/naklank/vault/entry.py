"""From an event to what the log keeps of it for good, and back (docs/formats.md section 3).

The event becomes exact JSON bytes; a salted hash commits to them; the entry holds number, time and that hash only.
So an event can be shredded (its salt and JSON removed) while the tree over the entries stays whole.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from naklank.model import Event
from naklank.text import Text
from naklank.vault import strict
from naklank.vault.problems import Broken, Malformed
from naklank.vault.strict import as_int, as_list, as_object, as_text
from naklank.vault.when import read_time, write_time

SALT = 32
EVENT_FORMAT = "naklank-event-1"
ENTRY_FORMAT = "naklank-entry-1"
_CONTEXT = EVENT_FORMAT.encode() + b"\n"
_TEXTS = ("kind", "actor", "role", "access_point", "address", "session", "purpose", "patient", "site", "system")
_FIELDS = frozenset({"format", "time", "action", "outcome", "things", "basis", "detail", *_TEXTS})
_THING = frozenset({"kind", "id", "from_ms", "to_ms"})
_ENTRY = re.compile(r"naklank-entry-1\n(0|[1-9][0-9]{0,14})\n([0-9TZ:.-]{24})\n([0-9a-f]{64})\n", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says: its number, its time and the commitment (32 bytes)."""

    number: int
    time: datetime
    commitment: bytes


def new_salt() -> bytes:
    """A fresh salt, one for each event."""
    return os.urandom(SALT)


def event_bytes(event: Event) -> bytes:
    """The exact JSON of an event: what is committed to, and kept beside the entry until it is shredded."""
    return strict.dumps(
        {
            "format": EVENT_FORMAT,
            "time": write_time(event.time),
            "kind": event.kind,
            "action": event.action,
            "outcome": event.outcome,
            "actor": event.actor,
            "role": event.role,
            "access_point": event.access_point,
            "address": event.address,
            "session": event.session,
            "purpose": event.purpose,
            "patient": event.patient,
            "things": [
                {"kind": thing.kind, "id": thing.id, "from_ms": thing.from_ms, "to_ms": thing.to_ms}
                for thing in event.things
            ],
            "basis": event.basis,
            "detail": event.detail,
            "site": event.site,
            "system": event.system,
        }
    )


def read_event(body: bytes) -> dict[str, object]:
    """The fields of an event, each checked. Raises `Malformed`."""
    fields = as_object(strict.loads(body, floats=True), _FIELDS, "event")
    if fields["format"] != EVENT_FORMAT:
        raise strict.wrong("format")
    for name in _TEXTS:
        as_text(fields[name], name)
    read_time(as_text(fields["time"], "time"))
    if fields["action"] not in ("C", "R", "U", "D", "E"):
        raise strict.wrong("action")
    if fields["outcome"] not in ("done", "refused", "failed"):
        raise strict.wrong("outcome")
    basis, detail = fields["basis"], fields["detail"]
    if not isinstance(basis, dict) or not all(isinstance(value, str) for value in basis.values()):
        raise strict.wrong("basis")
    if not isinstance(detail, dict):
        raise strict.wrong("detail")
    for item in as_list(fields["things"], "things"):
        thing = as_object(item, _THING, "things")
        as_text(thing["kind"], "kind")
        as_text(thing["id"], "id")
        for name in ("from_ms", "to_ms"):
            if thing[name] is not None:
                as_int(thing[name], name)
    return fields


def commitment(salt: bytes, body: bytes) -> bytes:
    """What the entry holds instead of the event."""
    if len(salt) != SALT:
        raise strict.wrong("salt")
    return sha256(_CONTEXT + salt + body).digest()


def entry_text(number: int, time: datetime, committed: bytes) -> str:
    """The four lines of an entry: the leaf of the tree."""
    return f"{ENTRY_FORMAT}\n{number}\n{write_time(time)}\n{committed.hex()}\n"


def make(number: int, event: Event, salt: bytes) -> tuple[str, bytes]:
    """The entry of an event and the event's exact JSON, in one go."""
    body = event_bytes(event)
    return entry_text(number, event.time, sha256(_CONTEXT + salt + body).digest()), body


def parse(entry: str) -> Entry:
    """What an entry says. Raises `Malformed` for anything but its exact four lines."""
    found = _ENTRY.fullmatch(entry)
    if not found:
        raise Malformed(
            "bad-entry",
            Text("Een regel van het logboek is niet goed geschreven.", "An entry of the log is not well written."),
        )
    return Entry(int(found[1]), read_time(found[2]), bytes.fromhex(found[3]))


def open_entry(entry: str, salt: bytes, body: bytes) -> dict[str, object]:
    """The event behind an entry. Raises `Broken` where salt and JSON are not what the entry commits to."""
    parsed = parse(entry)
    if commitment(salt, body) != parsed.commitment:
        raise Broken(
            "wrong-commitment",
            Text(
                f"Gebeurtenis {parsed.number} van het logboek is veranderd.",
                f"Event {parsed.number} of the log was changed.",
            ),
            number=parsed.number,
        )
    return read_event(body)


def event_from(fields: dict[str, object]) -> Event:
    """The model's Event from checked fields (see `read_event`)."""
    from naklank.model import Thing

    things = tuple(Thing(**item) for item in fields["things"])  # type: ignore[attr-defined]
    rest = {name: value for name, value in fields.items() if name not in ("format", "time", "things")}
    time = read_time(str(fields["time"])).astimezone(UTC)
    return Event(time=time, things=things, **rest)  # type: ignore[arg-type]
