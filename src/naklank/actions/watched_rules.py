"""A rule base that says so when it cannot answer: no rule speaks of a case, or two contradict each other.

The answer itself says it to whoever asked. This tells who keeps the installation, once for each, without a word of the case.
"""

from collections.abc import Callable, Mapping
from datetime import date

from naklank.law import Decided, RuleBase
from naklank.text import Text

MOST = 1000
"""Different things told; beyond that a stranger could fill a log by asking."""


class WatchedRules(RuleBase):
    """The same rules, watched. `tell` gets a sentence."""

    def __init__(self, rules: RuleBase, tell: Callable[[Text], object]) -> None:
        super().__init__(rules.profiles, rules.catalogue, rules.questions, rules.home)
        self._tell = tell
        self._told: set[tuple[str, ...]] = set()

    def ask(
        self, question: str, facts: Mapping[str, object], day: date | None = None, profile: str | None = None
    ) -> Decided:
        """Answer as the rules do, and tell of a clash or a gap."""
        decided = super().ask(question, facts, day, profile)
        answer = decided.answer
        if answer.clash:
            self._once(_CLASH, question, *answer.clash)
        elif answer.gap:
            self._once(_GAP, question)
        return decided

    def _once(self, what: Text, question: str, *norms: str) -> None:
        if (question, *norms) in self._told or len(self._told) >= MOST:
            return
        self._told.add((question, *norms))
        said = {"rules": self.version, "question": question, "norms": ", ".join(norms)}
        self._tell(Text(what.in_language("nl", **said), what.in_language("en", **said)))


_CLASH = Text(
    "regels {rules}, vraag {question}: twee regels spreken elkaar tegen: {norms}",
    "rules {rules}, question {question}: two rules contradict each other: {norms}",
)
_GAP = Text(
    "regels {rules}, vraag {question}: van een geval spreekt geen regel",
    "rules {rules}, question {question}: no rule speaks of a case",
)
