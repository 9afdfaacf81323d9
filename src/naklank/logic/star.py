"""A sample of a space that is too large to be seen whole: some combinations, and from each every single step away.

What it shows is so: two verdicts are two verdicts, and a fact whose step changes the verdict decides. What it does not
show may still be; docs/rules.md says from what size on that matters.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from naklank.logic.statements import Masks

TURNS = 4
"""Centres for each door: what opens it, and the rest by chance."""


@dataclass(frozen=True, slots=True)
class Star:
    """The sample: per axis where its steps stand, how wide one centre with all its steps is, and how many centres."""

    places: tuple[range, ...]
    width: int
    centres: int

    @property
    def total(self) -> int:
        """How many combinations are looked at."""
        return self.width * self.centres

    @staticmethod
    def over(sizes: Sequence[int], doors: int) -> "Star":
        """A sample over axes of these sizes, for a question of so many doors."""
        places, at = [], 1
        for size in sizes:
            places.append(range(at, at + size))
            at += size
        return Star(tuple(places), at, TURNS * max(1, doors))

    def along(self, axis: int, truths: Sequence[Masks], leanings: Sequence[int | None]) -> Masks:
        """The statements of one open fact as masks over the sample. `leanings`: per door the class that helps to open it."""
        chance = random.Random(axis)  # noqa: S311 the same sample every time
        merged = [0] * len(truths[0])
        ones = (1 << self.width) - 1
        steps = self.places[axis]
        own = ((1 << len(steps)) - 1) << steps.start
        for centre in range(self.centres):
            leaning = leanings[centre % len(leanings)] if leanings else None
            here = chance.randrange(len(truths)) if leaning is None else leaning
            for number, true in enumerate(truths[here]):
                if true:
                    merged[number] |= (ones & ~own) << centre * self.width
            for step, truth in zip(steps, truths, strict=True):
                for number, true in enumerate(truth):
                    if true:
                        merged[number] |= 1 << step + centre * self.width
        return tuple(merged)

    def decides(self, axis: int, masks: Sequence[int]) -> bool:
        """Whether a step along this axis alone leads from one verdict to another, somewhere in the sample."""
        steps = self.places[axis]
        own = ((1 << len(steps)) - 1) << steps.start | 1
        for centre in range(self.centres):
            met = sum(1 for mask in masks if mask >> centre * self.width & own)
            if met > 1:
                return True
        return False
