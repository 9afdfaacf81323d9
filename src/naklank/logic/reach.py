"""Which facts can matter in a case at all: those that some door reads which what is known has not ruled out.

A door that asks for the police is out of reach once the recipient is the employer, and so is every fact that only that
door reads. What is out of reach need not be opened up when it is unknown.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

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
        self._readers: dict[str, list[int]] = {}
        """Per fact the doors that read it."""
        for number, facts in reads.items():
            for fact in facts:
                self._readers.setdefault(fact, []).append(number)
        closes: dict[str, dict[Value, int]] = {}
        for number, owner in enumerate(owners):
            for fact, values in asked_for(owner.exists):
                for state in vocabulary[fact].states:
                    if state not in values:
                        by_state = closes.setdefault(fact, {})
                        by_state[state] = by_state.get(state, 0) | 1 << number
        self._closes = tuple(
            (
                fact,
                by_state,
                0 if presumed[fact] in (OPEN, UNKNOWN) else by_state.get(presumed[fact], 0),
                vocabulary[fact] if vocabulary[fact].bands else None,
            )
            for fact, by_state in closes.items()
        )
        """Facts that can rule doors out: by state, and where the case says nothing of it; with the bands of a number."""
        self._seen: dict[int, frozenset[str]] = {}

    def facts(self, stated: Mapping[str, Value], opened: Collection[str] = ()) -> frozenset[str]:
        """The facts in reach. `opened`: what could be anything."""
        closed = 0
        for fact, by_state, silent, banded in self._closes:
            if fact in stated:
                value = stated[fact]
                closed |= by_state.get(value if banded is None else banded.state(value), 0)
            elif silent and fact not in opened:
                closed |= silent
        found = self._seen.get(closed)
        if found is None:
            open_ = (facts for number, facts in self._reads.items() if not closed >> number & 1)
            found = self._seen[closed] = self._always.union(*open_)
        return found

    def side_by_side(
        self, where: Callable[[str, Value | None], int], opened: Mapping[str, int], everything: int
    ) -> dict[str, int]:
        """The same for many cases, a bit each: per fact that is open somewhere, where it is in reach.

        `where`: the cases in which a fact has a value; None: in which nothing is said of it.
        """
        closed = dict.fromkeys(self._reads, 0)

        def close(doors: int, here: int) -> None:
            while here and doors:
                closed[doors.bit_length() - 1] |= here
                doors ^= 1 << doors.bit_length() - 1

        for fact, by_state, silent, _ in self._closes:
            for state, doors in by_state.items():
                close(doors, where(fact, state))
            if silent:
                close(silent, where(fact, None) & ~opened.get(fact, 0))
        reach = {}
        for fact in opened:
            out = 0 if fact in self._always else everything
            for door in self._readers.get(fact, ()):
                out &= closed[door]
            reach[fact] = everything & ~out
        return reach


def asked_for(condition: Condition) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The statements that must hold for the condition to hold, whatever else does."""
    match condition:
        case Is(fact, values):
            yield fact, values
        case All():
            for part in condition.parts():
                yield from asked_for(part)
