"""Which norms an answer cites: those of the doors tried, those a stated fact brings, and what comes along.

Source: facts of the vocabulary, section 3, rules 7 and 8. Nothing else is cited.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.logic.compiled import ANYWHERE, Guard, Program, program
from naklank.logic.conditions import ALWAYS, All, Bound, Condition, Is
from naklank.logic.decide import Decider
from naklank.logic.doors import Block, Cited, Door, Question
from naklank.logic.facts import Fact, Value
from naklank.logic.norms import Norm
from naklank.logic.tracing import Trace

Part = Literal["because", "along"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reason to cite a norm.

    Inside a door (or `ANYWHERE`), where the guard holds: always, or only where one of the facts is stated, or where one
    of the door's needs is not met.
    """

    norm: str
    part: Part
    door: int
    condition: Condition
    facts: frozenset[str] = frozenset()
    needs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Citations:
    """The norms of one answer: what carried or closed it, and what comes along."""

    because: tuple[str, ...]
    along: tuple[str, ...]


class Citer:
    """A question's program, compiled together with the reasons to cite."""

    def __init__(
        self,
        question: Question,
        catalogue: Mapping[str, Norm],
        vocabulary: Mapping[str, Fact],
        impossible: tuple[Condition, ...] = (),
        held_by: Mapping[str, tuple[Value, ...]] | None = None,
    ) -> None:
        self._catalogue, self._vocabulary = catalogue, vocabulary
        self.impossible, self.held_by = impossible, held_by or {}
        self.entries = tuple(self._entries(question))
        guards: dict[Guard, int] = {}
        for entry in self.entries:
            guards.setdefault((entry.door, entry.condition), len(guards))
        for _, condition in question.open:
            guards.setdefault((ANYWHERE, condition), len(guards))
        self._points = tuple((point, guards[ANYWHERE, condition]) for point, condition in question.open)
        self.program: Program = program(question, vocabulary, tuple(guards), impossible, held_by, every_mix=True)
        self.coded = tuple(
            (entry.norm, entry.part == "because", guards[entry.door, entry.condition], entry.facts, entry.needs)
            for entry in self.entries
        )

    def part(self, question: Question) -> Decider:
        """Compile some doors of the question alone, with the same facts and the same mixes that cannot be."""
        made = program(question, self._vocabulary, (), self.impossible, self.held_by)
        return Decider(made, self._vocabulary)

    def cite(self, trace: Trace, stated: Collection[str]) -> Citations:
        """Name the norms of a case that was decided and traced."""
        because: dict[str, None] = {}
        along: dict[str, None] = {}
        for norm, first, guard, facts, needs in self.coded:
            if guard not in trace.guards:
                continue
            if not (facts or needs) or not facts.isdisjoint(stated) or any(need in trace.unmet for need in needs):
                (because if first else along)[norm] = None
        return Citations(tuple(because), tuple(norm for norm in along if norm not in because))

    def open_points(self, trace: Trace) -> tuple[str, ...]:
        """Name the open points that the case touches."""
        return tuple(point for point, guard in self._points if guard in trace.guards)

    def _entries(self, question: Question) -> Iterator[Entry]:
        for cited in question.mains:
            yield from self._of(cited, "because", ANYWHERE)
        number = 0
        owners: tuple[Door | Block, ...] = (*question.doors, *question.blocks)
        for where, owner in enumerate(owners):
            door = owner if isinstance(owner, Door) else None
            for cited in door.norms if door else ():
                yield from self._of(cited, "because", where)
            for need in owner.needs:
                yield Entry(need.norm, "because", where, need.when, needs=frozenset({number}))
                yield from self._brought(need.norm, "because", where, need.when)
                number += 1
            for norm in door.named if door else ():
                yield from self._brought(norm, "because", where, ALWAYS)
            for cited in door.along if door else ():
                yield from self._of(cited, "along", where)
        for cited in question.named:
            yield from self._of(cited, "because", ANYWHERE)
        for cited in question.along:
            yield from self._of(cited, "along", ANYWHERE)

    def _of(self, cited: Cited, part: Part, where: int) -> Iterator[Entry]:
        yield Entry(cited.norm, part, where, cited.when, frozenset(cited.on))
        if not cited.on and part == "because":
            yield from self._brought(cited.norm, part, where, cited.when)

    def _brought(self, norm: str, part: Part, where: int, when: Condition) -> Iterator[Entry]:
        """Rule 7: a stated fact brings the norms in reach that name it."""
        names = self._catalogue[norm].when
        if not names:
            return
        reach = tuple(
            Bound(norm) if given.fact == "profile" else Is(given.fact, given.values)
            for given in names
            if given.values and self._vocabulary[given.fact].kind == "frame"
        )
        yield Entry(norm, part, where, All((when, *reach)), frozenset(given.fact for given in names))
