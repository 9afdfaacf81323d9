"""That a lawyer looked the rules over."""

from dataclasses import dataclass
from datetime import datetime

from naklank.model.ids import PersonId


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who looked over which version of the rules, of which office, on which day (ISO), and what she remarked.

    `by` is who of the organisation wrote it down, at `at`.
    """

    id: str
    rules: str
    name: str
    office: str
    day: str
    remark: str
    by: PersonId
    at: datetime
