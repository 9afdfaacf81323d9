"""What looking a question over can find."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.logic.facts import Value

Sort = Literal["gap", "clash", "never decides"]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a lawyer should look at: what sort, where, and a case that shows it (none where a rule is dead)."""

    question: str
    sort: Sort
    where: str
    case: Mapping[str, Value] | None = None

    @property
    def name(self) -> tuple[str, str, str]:
        """How an accepted finding is named."""
        return (self.question, self.sort, self.where)
