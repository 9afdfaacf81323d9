"""Random cases for the whole rule base: all questions in turn, varied facts, each case another."""

import random
from collections.abc import Iterator
from datetime import date

from naklank.errors import NaklankError
from naklank.law import RULES
from naklank.logic.facts import UNKNOWN, Value

DAY = date(2026, 11, 23)
Case = dict[str, Value]


def random_cases(count: int, seed: int, unknown: int = 0) -> Iterator[tuple[str, Case]]:
    """Cases of 5 to 20 facts, of which so many are unknown; with none unknown, complete: nothing is left open."""
    chance = random.Random(seed)
    questions = list(RULES.questions)
    for number in range(count):
        question = questions[number % len(questions)]
        yield question, random_case(chance, question, chance.randint(5, 20), unknown)


def random_case(chance: random.Random, question: str, said: int, unknown: int) -> Case:
    """One case that can be. What silence would leave open is said."""
    decider = RULES.answerer(question, DAY).decider
    names = sorted(decider.place)
    opens = [*decider.opens_silent, *(fact for fact, _, _ in decider.program.question.presumed_unless)]
    while True:
        some = chance.sample(names, min(said, len(names)))
        some += [name for name in opens if name not in some]
        case = {name: _value(chance, name) for name in some}
        case.update(dict.fromkeys(chance.sample(some, min(unknown, len(some))), UNKNOWN))
        try:
            return RULES.read(question, case, DAY)
        except NaklankError:  # a mix that cannot be: draw again
            continue


def _value(chance: random.Random, name: str) -> Value:
    fact = RULES.vocabulary[name]
    return chance.randint(0, 60) if fact.bands else chance.choice(fact.states)
