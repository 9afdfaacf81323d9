"""What to ask next: only facts that can still change the answer, one at a time, in the order that needs the fewest.

First comes the fact that leaves the least to ask, weighed over the answers that it may get. What silence presumes is held
to be as likely as all other answers together. "I do not know" is an answer too: the fact is unknown from then on, and is
not asked again. What only a person can weigh is not asked here: once it is left to her, she has it before her as a whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from naklank.logic.answers import Answerer
from naklank.logic.facts import FactKind, Value
from naklank.logic.tracing import Trace

USUAL: Mapping[FactKind, int] = {"gate": 9, "frame": 4, "weigh": 4}
"""How many times likelier what is presumed of a fact is than all its other values together. A person's answer and a step
that can still be taken are not presumed to be one way or the other."""
LITTLE = 0.3
"""Of a question."""
Stated = Mapping[str, Value]
Fits = Callable[[str, Stated], bool]
"""Whether it makes sense to ask for a fact after what was stated."""
Possible = Callable[[str, Stated], Sequence[Value]]
"""The values that a fact can have beside what was stated."""


def worth_asking(answerer: Answerer, stated: Stated, fits: Fits) -> tuple[str, ...]:
    """The facts that can change the answer and were not asked: first what decides, then what was presumed."""
    return tuple(
        fact for fact in dict.fromkeys(_turning(answerer, stated)) if fact not in stated and fits(fact, stated)
    )


def _turning(answerer: Answerer, stated: Stated) -> Iterator[str]:
    trace = Trace()
    outcome = answerer.decider.run(stated, trace)
    if outcome.verdict == "unknown":
        yield from outcome.deciding()
    if outcome.verdict == "conditional":
        yield from answerer.conditions(outcome, trace)
    yield from answerer.presumed_turning(stated, outcome)


def next_fact(
    answerer: Answerer, stated: Stated, fits: Fits, possible: Possible, order: Sequence[str] = ()
) -> str | None:
    """The fact to ask for now; None where nothing can change the answer any more.

    Where it makes little difference, the first in `order`: people like to tell things in a certain order.
    """
    facts = worth_asking(answerer, stated, fits)
    if len(facts) <= 1:
        return facts[0] if facts else None
    left = {fact: _left(answerer, stated, fact, fits, possible) for fact in facts}
    near = [fact for fact in facts if left[fact] <= min(left.values()) + LITTLE]
    return min(near, key=lambda fact: order.index(fact) if fact in order else len(order))


def _left(answerer: Answerer, stated: Stated, fact: str, fits: Fits, possible: Possible) -> float:
    """How many facts are left to ask for once this one is told, weighed over what may be told."""
    values = possible(fact, stated)
    weights = [likelihood(answerer, fact, value, len(values)) for value in values]
    counts = [len(worth_asking(answerer, {**stated, fact: value}, fits)) for value in values]
    return sum(weight * count for weight, count in zip(weights, counts, strict=True)) / (sum(weights) or 1)


def likelihood(answerer: Answerer, fact: str, value: Value, of: int) -> float:
    """How likely a value is beside the others: as `USUAL` says where it is what silence presumes, else alike."""
    known = answerer.vocabulary[fact]
    usual = known.state(value) == answerer.decider.presumed.get(fact)
    return USUAL.get(known.kind, 1) * max(1, of - 1) if usual else 1
