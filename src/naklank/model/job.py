"""Work that must still be done, kept in the transaction that asked for it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `id` is unique per piece ("rendition/<recording>"), so asking twice is asking once.

    A worker takes it by setting `leased_until`; an expired lease is taken again, so each step first checks
    whether it was already done. `problem` is the last failure, in English, for the operator.
    """

    id: str
    kind: str
    payload: dict[str, str] = field(default_factory=dict)
    not_before: datetime | None = None
    leased_until: datetime | None = None
    attempts: int = 0
    done: datetime | None = None
    problem: str = ""
