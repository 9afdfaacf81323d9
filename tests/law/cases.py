"""Random cases over the facts that a question reads, for tests that must hold for every case."""

import random
from collections.abc import Iterator

from naklank.law import RULES
from naklank.logic.facts import UNKNOWN, Fact, Value

AGES = (0, 11, 12, 15, 16, 17, 18, 40)
DAYS = (0, 30, 31, 40)


def values(fact: Fact) -> tuple[Value, ...]:
    """Values that a case may state."""
    if fact.bands:
        return AGES if fact.id == "patient_age" else DAYS
    return fact.states


def random_cases(question: str, day, count: int, seed: int, unknowns: int = 0) -> Iterator[dict[str, Value]]:
    """Cases that can be, with a number of facts stated, of which so many as unknown."""
    chance = random.Random(seed)
    names = sorted(RULES.answerer(question, day).decider.place)
    made = 0
    while made < count:
        some = chance.sample(names, chance.randint(min(len(names), 2), min(len(names), 20)))
        case: dict[str, Value] = {name: chance.choice(values(RULES.vocabulary[name])) for name in some}
        for name in chance.sample(some, min(unknowns, len(some))):
            case[name] = UNKNOWN
        if RULES._mixed(case):
            continue
        made += 1
        yield case
