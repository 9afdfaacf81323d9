"""What a person weighed, as the exact bytes that are hashed and sealed (docs/formats.md, "Weighing").

Functions over bytes: writes, reads with suspicion, and says whether bytes are those that an event of the log names.
"""

import os
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from naklank.text import Text
from naklank.vault import strict
from naklank.vault.problems import Broken
from naklank.vault.strict import as_hash, as_list, as_object, as_text
from naklank.vault.when import read_time

FORMAT = "naklank-weighing-1"
SIGNED = "weighing:sign"
"""The kind of the event that signs one."""

_TEXTS = (
    *("weighing", "organisation", "kind", "start", "by", "role", "reference"),
    *("question", "rules", "verdict", "alternatives", "why"),
)
_PARTS: dict[str, tuple[str, ...]] = {
    "supersedes": ("weighing", "sha256"),
    "colleague": ("asked", "who", "when", "said"),
    "gives": ("what", "to"),
    "told": ("how", "words", "why", "from"),
}
_REST = ("format", "signed_at", "conversation", "patient", "day", "facts", "points", "receipt", "decision", "against")
FIELDS = frozenset({*_TEXTS, *_PARTS, *_REST, "salt"})
_POINT = frozenset({"fact", "norm", "value", "finding", "evidence", "reasoning"})
_SALT = re.compile(r"[0-9a-f]{32}", re.ASCII)


def build(fields: Mapping[str, object]) -> bytes:
    """The exact bytes of a weighing with these fields; format and salt are added. Raises `Malformed`."""
    body = strict.dumps({**fields, "format": FORMAT, "salt": os.urandom(16).hex()})
    read(body)
    return body


def digest(body: bytes) -> str:
    """What the log names it by."""
    return sha256(body).hexdigest()


def check(body: bytes, event: Mapping[str, object]) -> dict[str, object]:
    """The fields, if these bytes are what the signing event names. Raises `Malformed`, `Broken`."""
    fields, detail, things = read(body), event.get("detail"), event.get("things")
    named = isinstance(detail, dict) and detail.get("weighing") == digest(body) and event.get("kind") == SIGNED
    among = isinstance(things, list) and any(
        isinstance(thing, dict) and (thing.get("kind"), thing.get("id")) == ("weighing", fields["weighing"])
        for thing in things
    )
    if not named or not among:
        raise Broken(
            "other-weighing",
            Text("Dit is niet de afweging die in het logboek staat.", "This is not the weighing that the log names."),
        )
    return fields


def read(body: bytes) -> dict[str, object]:
    """The fields of a weighing, each checked. Raises `Malformed`."""
    fields = as_object(strict.loads(body), FIELDS, "weighing")
    if fields["format"] != FORMAT:
        raise strict.wrong("format")
    for name in _TEXTS:
        as_text(fields[name], name)
    for name in ("conversation", "patient"):
        if fields[name] is not None:
            as_text(fields[name], name)
    read_time(as_text(fields["signed_at"], "signed_at"))
    _day(fields["day"], "day")
    as_hash(fields["receipt"], "receipt")
    _one_of(fields["decision"], ("do", "do_not"), "decision")
    _truth(fields["against"], "against")
    if not _SALT.fullmatch(as_text(fields["salt"], "salt")):
        raise strict.wrong("salt")
    facts = fields["facts"]
    if not isinstance(facts, dict):
        raise strict.wrong("facts")
    for name, value in facts.items():
        _value(value, name)
    _points(fields["points"])
    _parts(fields)
    return fields


def _points(value: object) -> None:
    for item in as_list(value, "points"):
        point = as_object(item, _POINT, "points")
        for name in ("fact", "norm", "evidence", "reasoning"):
            as_text(point[name], name)
        _one_of(point["finding"], ("met", "not_met", "unclear"), "finding")
        _value(point["value"], "value")


def _parts(fields: Mapping[str, object]) -> None:
    for part, names in _PARTS.items():
        if part == "supersedes" and fields[part] is None:
            continue
        made = as_object(fields[part], frozenset(names), part)
        for name in names:
            if name == "asked":
                _truth(made[name], name)
            elif name == "sha256":
                as_hash(made[name], name)
            elif name == "from":
                _day(made[name], name, may_lack=True)
            elif name == "how":
                _one_of(made[name], ("now", "later", "not"), name)
            else:
                as_text(made[name], name)


def _value(value: object, field: str) -> None:
    if not isinstance(value, str | bool | int):
        raise strict.wrong(field)


def _truth(value: object, field: str) -> None:
    if not isinstance(value, bool):
        raise strict.wrong(field)


def _one_of(value: object, allowed: tuple[str, ...], field: str) -> None:
    if value not in allowed:
        raise strict.wrong(field)


def _day(value: object, field: str, *, may_lack: bool = False) -> None:
    if value is None and may_lack:
        return
    try:
        right = date.fromisoformat(as_text(value, field)).isoformat() == value
    except ValueError:
        right = False
    if not right:
        raise strict.wrong(field)
