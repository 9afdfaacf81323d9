"""The receipt of a decision: one hash over everything that it rested on, so that it can be decided again and compared.

Fields: docs/formats.md, "Decision". The hash is over the exact bytes of the JSON that `receipt_body` makes.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from naklank.logic.facts import Case
from naklank.logic.rules import Question, Rule
from naklank.logic.verdicts import Answer


def version_of(questions: Sequence[Question], rules: Sequence[Rule]) -> str:
    """Name a rule base by what it says: any change to a rule, a condition or a sentence gives another version.

    Tests of numbers are named by their function, so a test that changes its meaning must change its name.
    """
    said = json.dumps([[_plain(q) for q in questions], [_plain(r) for r in rules]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def receipt_body(version: str, day: date, case: Case, answer: Answer) -> bytes:
    """Write down what the decision rested on, as canonical JSON."""
    body = {
        "format": "naklank-decision-1",
        "rules": version,
        "day": day.isoformat(),
        "question": answer.question,
        "facts": dict(case.stated),
        "strange": list(case.strange),
        "verdict": answer.verdict,
        "supported": answer.supported,
        "because": list(answer.because),
        "advice": list(answer.advice),
        "missing": list(answer.missing),
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def receipt(version: str, day: date, case: Case, answer: Answer) -> str:
    """Hash the receipt's body: 64 hexadecimal digits."""
    return hashlib.sha256(receipt_body(version, day, case, answer)).hexdigest()


def _plain(thing: object) -> object:
    """Turn rules into plain data, in the order of their fields."""
    if isinstance(thing, str | int | bool | None):
        return thing
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, tuple):
        return [_plain(part) for part in thing]
    if callable(thing):
        return getattr(thing, "__name__", "")
    fields = getattr(thing, "__dataclass_fields__", {})
    return [_plain(getattr(thing, name)) for name in fields]
