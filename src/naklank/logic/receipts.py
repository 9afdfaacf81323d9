"""The receipt of a decision: one hash over everything that it rested on, so that it can be decided again and compared.

Fields: docs/formats.md, "Decision". The hash is over the exact bytes of the JSON that `receipt_body` makes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from naklank.logic.answers import Answer
from naklank.logic.facts import Value


def version_of(*parts: Iterable[object]) -> str:
    """Name a rule base by what it says: any change to a norm, a door, a condition or a sentence gives another name."""
    said = json.dumps([[_plain(thing) for thing in part] for part in parts], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def receipt_body(version: str, day: date, stated: Mapping[str, Value], answer: Answer) -> bytes:
    """Write down what the decision rested on, as canonical JSON."""
    body = {
        "format": "naklank-decision-2",
        "rules": version,
        "day": day.isoformat(),
        "profile": answer.profile,
        "question": answer.question,
        "facts": dict(stated),
        "verdict": answer.verdict,
        "because": [[ground.norm, ground.defeated_by] for ground in answer.because],
        "duties": list(answer.duties),
        "advice": list(answer.advice),
        "missing": list(answer.missing),
        "open": list(answer.open),
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def receipt(version: str, day: date, stated: Mapping[str, Value], answer: Answer) -> str:
    """Hash the receipt's body: 64 hexadecimal digits."""
    return hashlib.sha256(receipt_body(version, day, stated, answer)).hexdigest()


def _plain(thing: object) -> object:
    """Turn rules into plain data, in the order of their fields."""
    if isinstance(thing, str | int | bool | None):
        return thing
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, tuple | list):
        return [_plain(part) for part in thing]
    if isinstance(thing, frozenset | set):
        return sorted(str(part) for part in thing)
    if isinstance(thing, dict):
        return [[key, _plain(value)] for key, value in sorted(thing.items())]
    if is_dataclass(thing):
        return [type(thing).__name__, *(_plain(getattr(thing, field.name)) for field in fields(thing))]
    raise TypeError(thing)
