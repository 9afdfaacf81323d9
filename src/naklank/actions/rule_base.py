"""The rule base as the actions ask it: one verdict, one sentence, its norms and the receipt for the log.

The house's profile (what kind of organisation it is) goes along with every question; no action says it, and none can leave it out.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from naklank.actions.ports import Decision
from naklank.law import Decided, RuleBase
from naklank.logic.wording import reason


class Judge:
    """Answers from a rule base for one kind of organisation, in the words of the norm that carries the verdict."""

    def __init__(self, rules: RuleBase, profile: str = "care") -> None:
        self.rules, self.profile = rules, profile

    def ask(self, question: str, facts: Mapping[str, object], day: datetime) -> Decision:
        """Decide. Raises `NaklankError` where a fact has a value that it cannot have."""
        return decision_of(self.rules.ask(question, facts, day.date(), self.profile), self.rules)

    @property
    def base(self) -> RuleBase:
        """The rules themselves, for who wants the whole answer."""
        return self.rules


def decision_of(decided: Decided, base: RuleBase) -> Decision:
    """What was decided, as the log and the pages take it."""
    stated = json.dumps(dict(decided.stated), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Decision(
        decided=decided,
        base=base,
        sentence=reason(decided.answer, base.catalogue),
        facts_hash=hashlib.sha256(stated.encode()).hexdigest(),
    )
