"""The rule base as the actions ask it: one verdict, one sentence, its norms and the receipt for the log."""

from datetime import datetime

from naklank import law
from naklank.actions.ports import Decision


class RuleBase:
    """Answers from `naklank.law`. What the rules do not cover yet is `supported=False`, never a guess."""

    def ask(self, question: str, facts: dict[str, object], day: datetime) -> Decision:
        """Decide. Raises `NaklankError` where a fact has a value that it cannot have."""
        answer, receipt = law.ask(question, facts, day.date())
        return Decision(
            verdict=answer.verdict,
            sentence=answer.sentence,
            norms=(*answer.because, *answer.advice),
            receipt=receipt,
            supported=answer.supported,
        )
