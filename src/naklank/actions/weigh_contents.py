"""What somebody has written of a weighing so far: plain values, kept as JSON while it is a draft.

Nothing is judged here; what is still lacking and what follows from it says actions/weigh_case.py.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from naklank.logic.facts import Value
from naklank.vault import strict

LONG = 4000
SHORT = 200
"""Most characters of a story, and of a line."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the weigher found of one point: the value (None: nothing chosen yet), where that shows, and her reasoning."""

    value: Value | None = None
    evidence: str = ""
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All of it. `start` is where it began under "Mag dit?"; `given` is what was told before the points."""

    kind: str
    start: str = ""
    given: Mapping[str, Value] = field(default_factory=dict)
    found: Mapping[str, Found] = field(default_factory=dict)
    reference: str = ""
    conversation: str = ""
    asked: str = ""
    who: str = ""
    when: str = ""
    said: str = ""
    alternatives: str = ""
    decision: str = ""
    why: str = ""
    what: str = ""
    to: str = ""
    told: str = ""
    words: str = ""
    told_why: str = ""
    told_from: str = ""
    supersedes: str = ""

    def as_bytes(self) -> bytes:
        """All of it, to be sealed."""
        return strict.dumps(asdict(self))


PLAIN = tuple(one.name for one in fields(Contents) if one.name not in ("given", "found"))


def from_bytes(kept: bytes) -> Contents:
    """Go on where `as_bytes` left off."""
    made = strict.loads(kept)
    assert isinstance(made, dict), "only we write a draft, and it opened under its own key"
    given, found = made["given"], made["found"]
    assert isinstance(given, dict)
    assert isinstance(found, dict)
    return Contents(
        **{name: str(made[name]) for name in PLAIN},
        given=given,
        found={fact: Found(**one) for fact, one in found.items()},
    )
