"""Look a question over, whole: cases of which no rule speaks, rules that contradict each other, rules that never decide.

Each door is looked at over every combination of the facts that it reads, all others silent; two doors that contradict each
other over every combination of both. What is found comes with a case that shows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.logic.answers import Answerer
from naklank.logic.decide import ORDER, Outcome
from naklank.logic.doors import Block, Door
from naklank.logic.facts import Value
from naklank.logic.norms import Norm
from naklank.logic.tracing import Trace

Sort = Literal["gap", "clash", "never decides"]
LARGEST = 1 << 18
"""Combinations that are looked at in one piece; a door of more is cut by who gets it."""
SMALL = 1 << 14


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


def look_over(answerer: Answerer, catalogue: Mapping[str, Norm]) -> Iterator[Found]:
    """Look over one question."""
    yield from _between_doors(answerer, catalogue)
    yield from _within_doors(answerer)


def _between_doors(answerer: Answerer, catalogue: Mapping[str, Norm]) -> Iterator[Found]:
    yield from _gaps(answerer)
    doors = answerer.question.doors
    for one, first in enumerate(doors):
        for other, second in enumerate(doors):
            if _contradict(first, second, catalogue):
                facts = sorted({*first.exists.facts(), *second.exists.facts(), *_read_by(first), *_read_by(second)})
                for fixed in _cut(answerer, facts):
                    outcome, trace = _over(answerer, fixed, [fact for fact in facts if fact not in fixed])
                    if one in trace.exists and other in trace.exists:
                        both = trace.open_at(one) & trace.open_at(other) & outcome.possible
                        if both:
                            case = {**fixed, **_case(outcome, both)}
                            yield Found(answerer.question.id, "clash", f"{first.id} / {second.id}", case)
                            break


def _gaps(answerer: Answerer) -> Iterator[Found]:
    """One case for each way to act of which no rule speaks.

    Looked at over the facts of the doors that read few of them; a case they leave open is tried with all else silent.
    """
    question = answerer.question
    facts: list[str] = []
    for door in sorted(question.doors, key=lambda door: len(set(door.exists.facts()))):
        more = sorted(set(facts) | set(door.exists.facts()))
        if _size(answerer, more) > SMALL:
            break
        facts = more
    outcome, _ = _over(answerer, {}, facts)
    left, seen = outcome.gap, set()
    while left:
        case = _case(outcome, left)
        left &= left - 1
        who = str(case.get("actor", ""))
        if who not in seen and answerer.decider.run(case).gap:
            seen.add(who)
            yield Found(question.id, "gap", who, case)


def _size(answerer: Answerer, facts: list[str]) -> int:
    size = 1
    for fact in facts:
        size *= max(1, len(answerer.decider.classes(fact)))
    return size


def _contradict(one: Door, other: Door, catalogue: Mapping[str, Norm]) -> bool:
    """Of two doors that are open at once: one forbids, the other does not, and neither goes before the other."""
    if one.gives != "forbidden" or other.gives == "forbidden":
        return False
    first, second = catalogue[one.norms[0].norm], catalogue[other.norms[0].norm]
    return (first.rank, first.force) == (second.rank, second.force)


def _within_doors(answerer: Answerer) -> Iterator[Found]:
    """Doors and needs that change no verdict in any case."""
    question = answerer.question
    deciding_doors: set[int] = set()
    deciding_needs: set[int] = set()
    for number, owner in enumerate(answerer.owners):
        facts = sorted({*owner.exists.facts(), *_read_by(owner)} & set(answerer.decider.presumed))
        for fixed in _cut(answerer, facts):
            outcome, trace = _over(answerer, fixed, [fact for fact in facts if fact not in fixed])
            if number not in trace.exists:
                continue
            deciding_needs |= set(_deciding_needs(answerer, number, outcome, trace))
            if number < len(question.doors) and _decides(answerer, number, outcome, trace):
                deciding_doors.add(number)
    for number, door in enumerate(question.doors):
        if number not in deciding_doors:
            yield Found(question.id, "never decides", door.id)
    for number, (belongs, need) in enumerate(answerer.needs):
        if number not in deciding_needs:
            yield Found(question.id, "never decides", f"{answerer.owners[belongs].id}: {need.fact} ({need.norm})")


def _decides(answerer: Answerer, number: int, outcome: Outcome, trace: Trace) -> bool:
    """Whether the door gives the verdict somewhere where no other door gives as much."""
    gives = answerer.question.doors[number].gives
    here = trace.open_at(number) & outcome.masks[ORDER.index(gives)]
    for other, door in enumerate(answerer.question.doors):
        if other != number and other in trace.exists and door.gives == gives:
            here &= ~trace.open_at(other)
    return bool(here)


def _deciding_needs(answerer: Answerer, owner: int, outcome: Outcome, trace: Trace) -> Iterator[int]:
    """The needs that alone keep their door from opening, where the answer would be better with it open."""
    mine = [number for number, (belongs, _) in enumerate(answerer.needs) if belongs == owner]
    if owner < len(answerer.question.doors):
        gives = answerer.question.doors[owner].gives
        as_good = 0
        for mask in outcome.masks[: ORDER.index(gives) + 1]:
            as_good |= mask
        worse = outcome.possible & ~as_good
    else:
        worse = trace.opened & ~(outcome.masks[0] | outcome.masks[1])
    for number in mine:
        unmet = _unmet(trace, number) & trace.exists[owner] & worse
        for other in mine:
            if other != number:
                unmet &= ~_unmet(trace, other)
        if unmet:
            yield number


def _unmet(trace: Trace, need: int) -> int:
    mask = 0
    for part in trace.unmet.get(need, {}).values():
        mask |= part
    return mask


def _read_by(owner: Door | Block) -> Iterator[str]:
    for need in owner.needs:
        yield need.fact
        yield from need.when.facts()


def _over(answerer: Answerer, fixed: Mapping[str, Value], facts: list[str]) -> tuple[Outcome, Trace]:
    lines: list[tuple[object, ...]] = []
    outcome = answerer.decider.run(fixed, lines, facts)
    return outcome, Trace.read(lines)


def _cut(answerer: Answerer, facts: list[str]) -> Iterator[dict[str, Value]]:
    """The whole space in pieces that fit: first by who gets it, then by who acts, then by what kind of organisation."""
    cutters: list[str] = [
        fact for fact in ("recipient", "actor", "profile", "consent", "medium", "weighty_interest") if fact in facts
    ]
    yield from _pieces(answerer, facts, cutters, {})


def _pieces(
    answerer: Answerer, facts: list[str], cutters: list[str], fixed: dict[str, Value]
) -> Iterator[dict[str, Value]]:
    if _size(answerer, [fact for fact in facts if fact not in fixed]) <= LARGEST or not cutters:
        yield fixed
        return
    first, *rest = cutters
    for _, states in answerer.decider.classes(first):
        yield from _pieces(answerer, facts, rest, {**fixed, first: states[0]})


def _case(outcome: Outcome, mask: int) -> dict[str, Value]:
    """The first case in a mask."""
    place = (mask & -mask).bit_length() - 1
    case: dict[str, Value] = {}
    for axis in outcome.axes:
        _, states = axis.classes[(place // axis.stride) % len(axis.classes)]
        case[axis.fact] = states[0]
    return case
