"""Which facts can matter in a case at all: those that some door reads which what is known has not ruled out.

A door that asks for the police is out of reach once the recipient is the employer, and so is every fact that only that
door reads. What is out of reach need not be opened up when it is unknown.
"""

from collections.abc import Iterable, Iterator, Mapping

from naklank.logic.conditions import All, Condition, Is
from naklank.logic.doors import Block, Door
from naklank.logic.facts import OPEN, UNKNOWN, Fact, Value


class Reach:
    """What is in reach of one question. `always`: facts that are read whatever doors there are."""

    def __init__(
        self,
        owners: Iterable[Door | Block],
        reads: Mapping[int, frozenset[str]],
        always: frozenset[str],
        presumed: Mapping[str, Value],
        vocabulary: Mapping[str, Fact],
    ) -> None:
        self._reads, self._always = reads, always
        self._closes: dict[tuple[str, Value], int] = {}
        for number, owner in enumerate(owners):
            for fact, values in asked_for(owner.exists):
                for state in vocabulary[fact].states:
                    if state not in values:
                        key = (fact, state)
                        self._closes[key] = self._closes.get(key, 0) | 1 << number
        self._silent = tuple(
            (name, self._closes[name, value])
            for name, value in presumed.items()
            if value not in (OPEN, UNKNOWN) and (name, value) in self._closes
        )
        self._seen: dict[int, frozenset[str]] = {}

    def facts(self, stated: Mapping[str, Value]) -> frozenset[str]:
        """The facts in reach. `stated` by their states: a number by the name of its band."""
        closed = 0
        for item in stated.items():
            closed |= self._closes.get(item, 0)
        for name, mask in self._silent:
            if name not in stated:
                closed |= mask
        found = self._seen.get(closed)
        if found is None:
            open_ = (facts for number, facts in self._reads.items() if not closed >> number & 1)
            found = self._seen[closed] = self._always.union(*open_)
        return found


def asked_for(condition: Condition) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The statements that must hold for the condition to hold, whatever else does."""
    match condition:
        case Is(fact, values):
            yield fact, values
        case All():
            for part in condition.parts():
                yield from asked_for(part)
