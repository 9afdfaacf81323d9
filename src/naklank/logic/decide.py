"""Decide a case: exactly, over every way in which what is unknown could turn out.

One verdict where all possible ways agree, else `unknown`. What a person must weigh stays with the person. Pure; the
code of each question comes from naklank.logic.compiled.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from naklank.logic.compiled import Masks, Program
from naklank.logic.doors import Verdict
from naklank.logic.facts import OPEN, UNKNOWN, Fact, Value
from naklank.logic.space import axis_masks, differs_along, strides

ORDER: tuple[Verdict, ...] = ("required", "allowed", "judgement", "conditional", "forbidden")
"""The order in which a program returns its masks."""

Classes = tuple[tuple[Masks, tuple[Value, ...]], ...]
"""The states of a fact that a question cannot tell apart, together with the truth of its statements there."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact that is unknown: its place in the space, and the classes of states along it."""

    fact: str
    stride: int
    classes: Classes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program said of a case: a mask per verdict in `ORDER`, and bits for what exists and is not met."""

    masks: Masks
    possible: int
    gap: int
    doors: int
    unmet: int
    guards: int
    axes: tuple[Axis, ...]
    total: int

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that are still possible."""
        return tuple(verdict for verdict, mask in zip(ORDER, self.masks, strict=True) if mask)

    @property
    def verdict(self) -> Verdict:
        """The verdict. A case that no rule speaks of is unknown too: no door was tried in some possible way."""
        possible = self.verdicts
        return possible[0] if len(possible) == 1 and not self.gap else "unknown"

    def deciding(self) -> tuple[str, ...]:
        """The unknown facts of which another value could give another verdict."""
        if len(self.verdicts) == 1:
            return ()
        return tuple(
            axis.fact
            for axis in self.axes
            if differs_along(self.masks, self.possible, axis.stride, len(axis.classes), self.total)
        )


class Decider:
    """Runs one question's program over cases."""

    def __init__(self, program: Program, vocabulary: Mapping[str, Fact]) -> None:
        self.program = program
        presumed = dict(program.question.presumed)
        self.presumed = {name: presumed.get(name, vocabulary[name].presumed) for name in program.leaves.facts}
        self._facts = [vocabulary[name] for name in program.leaves.facts]
        self._place = {name: number for number, name in enumerate(program.leaves.facts)}
        self._classes = {name: _classes(program, name) for name in program.leaves.facts}
        self._silent_unknown = [n for n, fact in enumerate(self._facts) if self.presumed[fact.id] == UNKNOWN]
        self._silent = tuple(
            self._one(number, OPEN if value == UNKNOWN else value)
            for number, value in enumerate(self.presumed.values())
        )

    def _one(self, number: int, state: Value) -> Masks:
        name = self._facts[number].id
        return self.program.signatures[name][state]

    def classes(self, fact: str) -> Classes:
        """The states of a fact that this question tells apart; none where the question does not read it."""
        return self._classes.get(fact, ())

    def encode(self, stated: Mapping[str, Value]) -> tuple[list[Masks], int, int, list[int]]:
        """Turn facts into the truth of statements: per fact, then which are stated, which not known, which open up."""
        values = list(self._silent)
        st = nk = 0
        unknown = [n for n in self._silent_unknown if self._facts[n].id not in stated]
        place = self._place
        for name, value in stated.items():
            number = place.get(name)
            if number is None:
                continue
            st |= 1 << number
            if value == UNKNOWN:
                nk |= 1 << number
                values[number] = self._one(number, OPEN)
                if name not in self.program.weighed_only:
                    unknown.append(number)
            else:
                fact = self._facts[number]
                values[number] = self.program.signatures[name][fact.state(value) if fact.bands else value]
        return values, st, nk, unknown

    def run(
        self,
        stated: Mapping[str, Value],
        trace: list[tuple[object, ...]] | None = None,
        over: Collection[str] = (),
    ) -> Outcome:
        """Decide one case. The facts must have been read with `read_facts`.

        `over` are facts that take every value in turn, each as if it were stated: not unknown, but all cases at once.
        """
        values, st, nk, unknown = self.encode(stated)
        for name in over:
            st |= 1 << self._place[name]
            if self._place[name] not in unknown:
                unknown.append(self._place[name])
        axes: tuple[Axis, ...] = ()
        total, everything = 1, 1
        if unknown:
            axes, total = self._space(unknown)
            everything = (1 << total) - 1
            if total > 1:
                values = [tuple(everything * bit for bit in masks) for masks in values]
            for axis in axes:
                values[self._place[axis.fact]] = _along(axis, total)
        if trace is None:
            *masks, possible, gap, doors, unmet, guards = self.program.run(values, st, nk, everything)
        else:
            *masks, possible, gap, doors, unmet, guards = self.program.trace(values, st, nk, everything, trace)
        return Outcome(tuple(masks), possible, gap, doors, unmet, guards, axes, total)

    def _space(self, unknown: list[int]) -> tuple[tuple[Axis, ...], int]:
        names = [self._facts[number].id for number in unknown]
        opened = [(name, self._classes[name]) for name in names if self._classes[name]]
        steps, total = strides([len(classes) for _, classes in opened])
        return tuple(Axis(name, step, classes) for (name, classes), step in zip(opened, steps, strict=True)), total


def _classes(program: Program, name: str) -> Classes:
    grouped: dict[Masks, list[Value]] = {}
    for state, signature in program.signatures[name].items():
        if state != OPEN:
            grouped.setdefault(signature, []).append(state)
    return tuple((signature, tuple(states)) for signature, states in grouped.items())


def _along(axis: Axis, total: int) -> Masks:
    return _along_cached(axis.stride, tuple(signature for signature, _ in axis.classes), total)


@lru_cache(maxsize=4096)
def _along_cached(stride: int, signatures: tuple[Masks, ...], total: int) -> Masks:
    places = axis_masks(stride, len(signatures), total)
    merged = [0] * len(signatures[0])
    for place, signature in zip(places, signatures, strict=True):
        for number, true in enumerate(signature):
            if true:
                merged[number] |= place
    return tuple(merged)
