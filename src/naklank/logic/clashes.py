"""Rules that contradict each other: two open doors of one rank and force, of which one forbids and the other does not.

Nobody chose between them, so the program does not either: where both are open and no block settles it, the answer is
`unknown`, and says that it is a clash.
"""

from collections.abc import Iterator, Mapping, Sequence

from naklank.logic.conditions import All, Condition, Is, Not
from naklank.logic.doors import Door, Question
from naklank.logic.facts import Value
from naklank.logic.norms import Norm
from naklank.logic.reach import asked_for
from naklank.logic.tracing import Trace

Pair = tuple[int, int]
"""Two doors, by number: the one that forbids, and the other."""


def contradicting(question: Question, catalogue: Mapping[str, Norm]) -> tuple[Pair, ...]:
    """The doors that contradict each other wherever both are open. A door of a main rule gives way: that is what main means."""
    mains = {main.norm for main in question.mains}

    def weight(number: int) -> tuple[str, str]:
        norm = catalogue[question.doors[number].norms[0].norm]
        return norm.rank, norm.force

    return tuple(
        (first, second)
        for first, one in enumerate(question.doors)
        if one.gives == "forbidden" and one.norms[0].norm not in mains
        for second, other in enumerate(question.doors)
        if other.gives != "forbidden" and weight(first) == weight(second) and not _apart(one, other)
    )


def _apart(one: Door, other: Door) -> bool:
    """Whether the two ask for different values of one fact, so that they are never there at once."""
    for this, that in ((one.exists, other.exists), (other.exists, one.exists)):
        wanted = [(fact, set(values)) for fact, values in asked_for(this)]
        if any(
            fact == name and not values & set(others) for fact, values in wanted for name, others in asked_for(that)
        ):
            return True
        if any(fact == name and values <= set(others) for fact, values in wanted for name, others in _ruled_out(that)):
            return True
    return False


def _ruled_out(condition: Condition) -> Iterator[tuple[str, tuple[Value, ...]]]:
    match condition:
        case Not(Is(fact, values)):
            yield fact, values
        case All():
            for part in condition.parts():
                yield from _ruled_out(part)


def clash_of(pairs: Sequence[Pair], trace: Trace, undecided: int) -> tuple[int, Pair | None]:
    """Where in `undecided` two such doors are open at once, and the first two of them."""
    where, found = 0, None
    for first, second in pairs:
        if first in trace.exists and second in trace.exists:
            both = trace.open_at(first) & trace.open_at(second) & undecided
            where, found = where | both, found or ((first, second) if both else None)
    return where, found
