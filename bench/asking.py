"""How many questions "Mag dit?" asks: every situation, with worlds by chance, against asking in a fixed order.

In an even world every answer is as likely as any other; in a usual world what the rules presume is the likelier one. The fixed
order asks the same facts, those that can still change the answer, in the order of the vocabulary.
"""

import random
import statistics
from collections.abc import Iterator

from naklank.actions.ask_on import Asking, begin
from naklank.law.asking import ASKS
from naklank.law.starts import STARTS
from naklank.logic.facts import Value
from naklank.logic.interview import likelihood, worth_asking

WORLDS = 10


def in_fixed_order(asking: Asking) -> str | None:
    interview = asking.interview
    answerer = interview.rules.answerer(interview.question, interview.day)
    return min(worth_asking(answerer, interview.facts, interview.fits), key=list(ASKS).index, default=None)


def told(asking: Asking, fact: str, seed: str, *, usual: bool) -> Value:
    """What is so of a fact in this world."""
    interview = asking.interview
    answerer = interview.rules.answerer(interview.question, interview.day)
    values = interview.possible(fact, interview.facts)
    weights = [likelihood(answerer, fact, value, len(values)) if usual else 1 for value in values]
    return random.Random(f"{seed} {fact}").choices(values, weights)[0]


def questions(start: str, number: int, *, usual: bool, fixed: bool) -> int:
    asking, count = begin(start), 0
    while (fact := in_fixed_order(asking) if fixed else asking.next_fact()) is not None:
        value = told(asking, fact, f"{start} {number}", usual=usual)
        taken = asking.take(fact, str(value).lower(), str(value))
        assert isinstance(taken, Asking)
        asking, count = taken, count + 1
    return count


def measure(worlds: int = WORLDS) -> Iterator[tuple[str, float, int]]:
    """Each way of asking in each sort of world: its name, and the mean and the largest number of questions."""
    for usual in (False, True):
        for fixed in (False, True):
            counts = [questions(start, n, usual=usual, fixed=fixed) for start in STARTS for n in range(worlds)]
            name = f"{'usual' if usual else 'even'} worlds, {'fixed order' if fixed else 'fewest first'}"
            yield name, statistics.mean(counts), max(counts)


def main() -> None:
    for name, mean, most in measure():
        print(f"{name:32} mean {mean:.2f}  most {most}")


if __name__ == "__main__":
    main()
