"""Find a case of which no rule speaks: by splitting on one fact after another, until every door is surely there or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from naklank.logic.conditions import All, Always, Bound, Condition, Either, Is, Not, NotKnown, Presumed, Stated
from naklank.logic.facts import Value

Case = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Conditions of which one should always hold, and mixes that cannot be; over the states that they tell apart."""

    doors: Sequence[Condition]
    impossible: Sequence[Condition]
    states: Mapping[str, Sequence[Value]]
    held_by: Mapping[str, tuple[Value, ...]]

    def find(self, case: Case) -> Case | None:
        """The first case beyond this one in which no condition holds; None where there is none."""
        return next(self._search(case, list(self.doors)), None)

    def _search(self, case: Case, doors: list[Condition]) -> Iterator[Case]:
        truths = [(self.holds(mix, case), mix) for mix in self.impossible]
        if any(truth for truth, _ in truths):
            return
        left = []
        for door in doors:
            truth = self.holds(door, case)
            if truth:
                return
            if truth is None:
                left.append(door)
        if not left and not any(truth is None for truth, _ in truths):
            yield case
            return
        fact = self._widest(left or [mix for truth, mix in truths if truth is None], case)
        for state in self.states[fact]:
            yield from self._search({**case, fact: state}, left)

    def _widest(self, conditions: Sequence[Condition], case: Case) -> str:
        """The open fact that most of the conditions read."""
        count: dict[str, int] = {}
        for condition in conditions:
            for fact in set(condition.facts()) - set(case):
                count[fact] = count.get(fact, 0) + 1
        return max(count, key=lambda fact: count[fact])

    def holds(self, condition: Condition, case: Case) -> bool | None:
        """Whether a condition holds in a case of which not everything was said; None: that depends."""
        match condition:
            case Is(fact, values):
                return case[fact] in values if fact in case else None
            case Bound(norm):
                return case["profile"] in self.held_by.get(norm, ()) if "profile" in case else None
            case Not(of):
                truth = self.holds(of, case)
                return None if truth is None else not truth
            case Stated() | Always():
                return True
            case NotKnown() | Presumed():
                return False
        return self._joined(condition, case)

    def _joined(self, condition: Condition, case: Case) -> bool | None:
        settles = isinstance(condition, Either)
        if not isinstance(condition, Either | All):
            raise TypeError(condition)
        depends = False
        for part in condition.parts():
            truth = self.holds(part, case)
            if truth is settles:
                return settles
            depends = depends or truth is None
        return None if depends else not settles
