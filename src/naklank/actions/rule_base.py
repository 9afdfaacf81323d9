"""The rule base as the actions ask it: one verdict, one sentence, its norms and the receipt for the log."""

from datetime import datetime

from naklank.actions.ports import Decision
from naklank.law import RuleBase
from naklank.logic.wording import reason


class Judge:
    """Answers from a rule base for one kind of organisation, in the words of the norm that carries the verdict."""

    def __init__(self, rules: RuleBase, profile: str = "care") -> None:
        self.rules, self.profile = rules, profile

    def ask(self, question: str, facts: dict[str, object], day: datetime) -> Decision:
        """Decide. Raises `NaklankError` where a fact has a value that it cannot have."""
        decided = self.rules.ask(question, {**facts, "profile": self.profile}, day.date())
        answer = decided.answer
        return Decision(
            verdict=answer.verdict,
            sentence=reason(answer, self.rules.catalogue, self.rules.vocabulary),
            norms=(*(ground.norm for ground in answer.because), *answer.duties, *answer.advice),
            receipt=decided.receipt,
        )

    @property
    def base(self) -> RuleBase:
        """The rules themselves, for who wants the whole answer."""
        return self.rules
