"""What a person weighs in a case: the doors that leave it to her, and what each of them asks, point by point.

Nothing is weighed here. A criterion is a need of such a door; that it can turn the verdict is found by asking the
program what becomes of the case where only that one is not met.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.logic.answers import Answerer
from naklank.logic.decide import ORDER
from naklank.logic.doors import Door, Need
from naklank.logic.effects import met_values
from naklank.logic.facts import UNKNOWN, Value
from naklank.logic.tracing import Trace

Finding = Literal["met", "not_met", "unclear"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One point that is weighed: its fact, the norm that asks for it, the values that meet it, those that leave it open."""

    fact: str
    norm: str
    met: tuple[Value, ...]
    open: tuple[Value, ...] = ()

    def finding(self, value: Value) -> Finding:
        """What a value of the fact says of this point."""
        if value == UNKNOWN or value in self.open:
            return "unclear"
        return "met" if value in self.met else "not_met"


def judging(answerer: Answerer, stated: Mapping[str, Value]) -> tuple[str, ...]:
    """The doors that leave this case to a person; none where the rules decide it themselves."""
    trace = Trace()
    outcome = answerer.decider.run(stated, trace)
    weighing = outcome.masks[ORDER.index("judgement")]
    if outcome.verdict != "judgement" or not weighing:
        return ()
    doors: dict[str, None] = {}
    for number, (owner, _) in enumerate(answerer.needs):
        if owner >= len(answerer.question.doors) or owner not in trace.along:
            continue
        if trace.unmet.get(number, {}).get("W", 0) & weighing & ~trace.along[owner][0]:
            doors[answerer.question.doors[owner].id] = None
    for number, door in enumerate(answerer.question.doors):
        if door.gives == "judgement" and number in trace.exists:
            closed, _, waits = trace.along[number]
            if trace.exists[number] & weighing & ~(closed | waits):
                doors[door.id] = None
    return tuple(doors)


def criteria(
    answerer: Answerer,
    frame: Mapping[str, Value],
    doors: Collection[str],
    *,
    also: Collection[str] = (),
    without: Collection[str] = (),
) -> tuple[Criterion, ...]:
    """What these doors ask of a case with this frame, in their order; `also` are facts of blocks that are weighed too.

    A point that cannot turn the verdict is left out, unless the rules themselves leave it to a person. What is a number
    is told beforehand, so it is no criterion.
    """
    found = _wanted(answerer, doors, also, without)
    here = _there(answerer, {**frame, **{one.fact: one.met[0] for one, _ in found}}, doors)
    found = _wanted(answerer, here, also, without)
    met = {one.fact: one.met[0] for one, _ in found}
    return tuple(one for one, weighs in found if weighs or _turns(answerer, {**frame, **met}, one))


def _there(answerer: Answerer, met: Mapping[str, Value], doors: Collection[str]) -> tuple[str, ...]:
    """Those of the doors that this case has: not every door is there for everybody who asks."""
    trace = Trace()
    answerer.decider.run(met, trace)
    known = answerer.question.doors
    return tuple(known[n].id for n in sorted(trace.exists) if n < len(known) and known[n].id in doors)


def _wanted(
    answerer: Answerer, doors: Collection[str], also: Collection[str], without: Collection[str]
) -> list[tuple[Criterion, bool]]:
    wanted: dict[str, tuple[Criterion, bool]] = {}
    for need, weighs in _needs(answerer, doors, also):
        fact = answerer.vocabulary[need.fact]
        if need.fact in without or fact.bands:
            continue
        opens = tuple(value for value, effect in need.otherwise if effect == "judgement" and value in fact.states)
        before = wanted.get(need.fact)
        if before is None:
            wanted[need.fact] = Criterion(need.fact, need.norm, met_values(need, fact), opens), weighs
        elif weighs and not before[1]:
            wanted[need.fact] = before[0], True
    return list(wanted.values())


def _needs(answerer: Answerer, doors: Collection[str], also: Collection[str]) -> Iterator[tuple[Need, bool]]:
    """The needs of the doors, each with whether the rules leave it to a person."""
    for door in answerer.question.doors:
        if door.id in doors:
            for need in door.needs:
                kind = need.kind or answerer.vocabulary[need.fact].kind
                yield need, kind == "weigh" or need.fact in door.criteria
            yield from ((need, True) for need in _criteria_without_need(answerer, door))
    for block in answerer.question.blocks:
        yield from ((need, False) for need in block.needs if need.fact in also)


def _criteria_without_need(answerer: Answerer, door: Door) -> Iterator[Need]:
    """What a door has weighed without asking for a value: no value of it decides. Of words, any will do."""
    asked = {need.fact for need in door.needs}
    named = {name: need.norm for need in door.needs for name in need.criteria}
    named |= dict.fromkeys(door.criteria, door.norms[0].norm)
    for name, norm in named.items():
        if name not in asked:
            fact = answerer.vocabulary[name]
            yield Need(name, norm, fact.states if fact.values and fact.kind != "answer" else ())


def _turns(answerer: Answerer, met: Mapping[str, Value], one: Criterion) -> bool:
    """Whether another value of this fact gives another verdict than where all is met."""
    best = answerer.decider.run(met).verdict
    others = (*(value for value in answerer.vocabulary[one.fact].states if value not in one.met), UNKNOWN)
    return any(answerer.decider.run({**met, one.fact: other}).verdict != best for other in others)
