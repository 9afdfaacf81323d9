"""Conditions as expressions over statements: each fact makes a few statements, each statement is a mask of bits.

A statement that holds in every combination is -1, a number of ones without end, and so fits every space unchanged.

A statement says that a fact has one of some values, that it was stated, or that it was stated as unknown. The code of a
question (naklank.logic.compiled) reads nothing else, so it neither knows nor cares how many cases it answers at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naklank.logic.conditions import All, Always, Bound, Condition, Either, Is, Not, NotKnown, Presumed, Stated
from naklank.logic.facts import OPEN, UNKNOWN, Fact, Value

Masks = tuple[int, ...]
STATED = "stated"
NOT_KNOWN = "not known"
PRESUMED = "presumed"
Statement = frozenset[Value] | str
"""Values of which the fact has one; or `STATED`, `NOT_KNOWN` or `PRESUMED`."""


@dataclass(slots=True)
class Statements:
    """The statements about each fact that a question reads. `held_by`: which profiles hold a norm."""

    held_by: Mapping[str, tuple[Value, ...]]
    facts: list[str] = field(default_factory=list)
    asked: dict[str, list[Statement]] = field(default_factory=dict)

    def name(self, fact: str, statement: Statement) -> str:
        """How the code calls one statement."""
        if fact not in self.asked:
            self.facts.append(fact)
            self.asked[fact] = []
        asked = self.asked[fact]
        if statement not in asked:
            asked.append(statement)
        return f"f{self.facts.index(fact)}[{asked.index(statement)}]"

    def expression(self, condition: Condition) -> str:
        """Write a condition as Python over masks."""
        match condition:
            case Is(fact, values):
                return self.name(fact, frozenset(values))
            case Bound(norm):
                return self.name("profile", frozenset(self.held_by.get(norm, ())))
            case Stated(fact):
                return self.name(fact, STATED)
            case NotKnown(fact):
                return self.name(fact, NOT_KNOWN)
            case Not(of):
                return f"~{self.expression(of)}"
        return self._joined(condition)

    def _joined(self, condition: Condition) -> str:
        parts = [self.expression(part) for part in condition.parts() if not isinstance(part, Always)]
        match condition:
            case Presumed(fact):
                return self.name(fact, PRESUMED)
            case Either():
                return f"({' | '.join(parts)})" if len(parts) == len(condition.parts()) else "ALL"
            case All() | Always():
                return f"({' & '.join(parts)})" if parts else "ALL"
        raise TypeError(condition)

    def truth(self, fact: str, state: Value, *, stated: bool, not_known: bool = False, presumed: bool = False) -> Masks:
        """Say which statements about a fact hold, each as 0 or -1, where the fact is in this state."""
        said = {STATED: stated, NOT_KNOWN: not_known, PRESUMED: presumed}
        return tuple(-int(said[wanted] if isinstance(wanted, str) else state in wanted) for wanted in self.asked[fact])


@dataclass(frozen=True, slots=True)
class Standing:
    """How one fact can stand in a case: the truth of its statements where it is silent, and for each value stated.

    `classes`: the states that the question cannot tell apart, together. `open_when`: what opens the fact up over all of
    them, with the two flags of the statements then: `silence` where nothing is presumed of it, `unknown` when stated so.
    """

    silent: Masks
    said: Mapping[Value, Masks]
    classes: tuple[tuple[Value, ...], ...]
    silence_opens: bool
    unknown_opens: bool
    along: Mapping[str, tuple[Masks, ...]]
    """Per way of being open (`silence`, `unknown`, `over`): the truth of the statements in each class."""


def standing(statements: Statements, fact: Fact, presumed: Value, *, weighed_only: bool) -> Standing:
    """Work out how a fact can stand."""

    def truth(state: Value, **flags: bool) -> Masks:
        return statements.truth(fact.id, state, **{"stated": True, **flags})

    grouped: dict[Masks, list[Value]] = {}
    for state in fact.states:
        grouped.setdefault(truth(state), []).append(state)
    first = [states[0] for states in grouped.values()]
    return Standing(
        silent=truth(OPEN if presumed == UNKNOWN else presumed, stated=False, presumed=presumed not in (OPEN, UNKNOWN)),
        said={**{state: truth(state) for state in fact.states}, UNKNOWN: truth(OPEN, not_known=True)},
        classes=tuple(tuple(states) for states in grouped.values()),
        silence_opens=presumed == UNKNOWN,
        unknown_opens=not weighed_only,
        along={
            "silence": tuple(truth(state, stated=False) for state in first),
            "unknown": tuple(truth(state, not_known=True) for state in first),
            "over": tuple(truth(state) for state in first),
        },
    )
