"""What the log tells: one event, with the fields that NEN 7513 asks for.

Free text, names and citizen service numbers never enter an event: persons and things go by id.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Action = Literal["C", "R", "U", "D", "E"]
"""Create, read, update, delete, execute."""

Outcome = Literal["done", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Thing:
    """What the event is about: `kind` ("recording", "conversation", "person", "log", …), `id`, and of a
    recording which part, in milliseconds of the recorded sound.
    """

    kind: str
    id: str
    from_ms: int | None = None
    to_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done, asked or refused.

    `kind` is "subject:verb" ("recording:listen", "announcement:make"). `purpose` is a code for why. `patient` is
    the patient it concerns. `basis` names rule, verdict and receipt where a rule decided. `detail` holds numbers,
    codes and hashes only. `site` and `system` name the source; `access_point` and `address` where the actor was.
    """

    time: datetime
    kind: str
    action: Action
    outcome: Outcome
    actor: str
    role: str
    access_point: str
    things: tuple[Thing, ...]
    purpose: str = ""
    patient: str = ""
    address: str = ""
    session: str = ""
    basis: dict[str, str] = field(default_factory=dict)
    detail: dict[str, object] = field(default_factory=dict)
    site: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event as it stands in the log: its number, its entry (the exact leaf text), and, unless it was
    shredded, the salt and the exact JSON bytes behind the commitment.
    """

    number: int
    entry: str
    salt: bytes | None
    body: str | None
