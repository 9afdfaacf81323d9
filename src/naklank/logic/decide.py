"""Decide a case: exactly, over every way in which what is unknown could turn out.

One verdict where all possible ways agree, else `unknown`. What a person must weigh stays with the person. Pure; the
code of each question comes from naklank.logic.compiled. Up to `LARGEST` ways each has a bit of a whole number; more of
them are held as decision diagrams (naklank.logic.diagram), by the same code and as exactly.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from naklank.logic.clashes import Pair, clash_of
from naklank.logic.compiled import Program
from naklank.logic.diagram import Combinations, Diagrams
from naklank.logic.doors import Block, Door, Verdict
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.reach import Reach
from naklank.logic.space import axis_masks, differs_along, strides
from naklank.logic.statements import Masks, Standing, standing
from naklank.logic.tracing import Trace

ORDER: tuple[Verdict, ...] = ("required", "allowed", "judgement", "conditional", "forbidden")
"""The order in which a program returns its masks."""
FORBIDDEN = ORDER.index("forbidden")
LARGEST = 1 << 17
"""Combinations that have a bit each; above this, diagrams are quicker."""
KEPT = 4096
"""Spaces and masks that are remembered."""
SPREADS = 256
"""Sizes of space of which the spread statements are remembered."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact that is open: its place in the space, and the classes of states along it."""

    fact: str
    stride: int
    classes: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program said of a case: a mask per verdict in `ORDER`, what is possible, and where no door was tried.

    `clash`: two doors, by number, that contradict each other in some possible way.
    """

    masks: Masks
    possible: int
    gap: int
    axes: tuple[Axis, ...]
    total: int
    clash: Pair | None = None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that are still possible."""
        return tuple(verdict for verdict, mask in zip(ORDER, self.masks, strict=True) if mask)

    @property
    def verdict(self) -> Verdict:
        """The verdict. Unknown too: a case that no rule speaks of in some possible way, and one in which two contradict."""
        possible = self.verdicts
        return possible[0] if len(possible) == 1 and not self.gap and not self.clash else "unknown"

    def deciding(self) -> tuple[str, ...]:
        """The open facts of which another value could give another verdict, or lead to where no rule speaks."""
        *others, forbidden = self.masks
        apart = [mask for mask in (*others, forbidden & ~self.gap, self.gap) if mask]
        if len(apart) <= 1:
            return ()
        if isinstance(apart[0], Combinations):
            found = [axis for n, axis in enumerate(self.axes) if _meet(mask.without(n) for mask in cast(Any, apart))]
        else:
            found = [axis for axis in self.axes if differs_along(apart, axis.stride, len(axis.classes), self.total)]
        return tuple(axis.fact for axis in found)


class Decider:
    """Runs one question's program over cases. `pairs`: doors that contradict each other (naklank.logic.clashes)."""

    def __init__(self, program: Program, vocabulary: Mapping[str, Fact], pairs: tuple[Pair, ...] = ()) -> None:
        self.pairs = pairs
        self.program, self._vocabulary = program, vocabulary
        presumed = dict(program.question.presumed)
        names = program.statements.facts
        self.presumed = {name: presumed.get(name, vocabulary[name].presumed) for name in names}
        beside = program.beside
        self.place = {name: number for number, name in enumerate(names)}
        self.standing: dict[str, Standing] = {
            name: standing(program.statements, vocabulary[name], value, weighed_only=name in program.weighed_only)
            for name, value in self.presumed.items()
        }
        self.banded = {name: vocabulary[name] for name in names if vocabulary[name].bands}
        self.opens_silent = [name for name in names if self.standing[name].silence_opens and name not in beside]
        owners: tuple[Door | Block, ...] = (*program.question.doors, *program.question.blocks)
        self.reach = Reach(owners, program.reads, program.always, self.presumed, vocabulary)
        self._spaces: dict[tuple[str, ...], tuple[tuple[Axis, ...], int]] = {}
        self._along: dict[tuple[str, str, int, int], Masks] = {}
        self._silent = tuple(self.standing[name].silent for name in names)
        self._spread: dict[int, _Spread] = {}
        self._diagrams = Diagrams()

    def classes(self, fact: str) -> tuple[tuple[Value, ...], ...]:
        """The states of a fact that this question tells apart; none where the question does not read it."""
        return self.standing[fact].classes if fact in self.standing else ()

    def run(self, stated: Mapping[str, Value], trace: Trace | None = None, over: Collection[str] = ()) -> Outcome:
        """Decide one case. The facts must have been read with `read_facts`.

        `over` are facts that take every value in turn, each as if it were stated: not unknown, but all cases at once.
        """
        values = list(self._silent)
        states = self.states(stated)
        for name, state in states.items():
            values[self.place[name]] = self.standing[name].said[state]
        opened = dict.fromkeys(over, "over") if over else self.opened(states)
        if over:
            opened = {**{name: "silence" for name in self.opens_silent if name not in stated}, **opened}
        axes, total = self.space(tuple(opened)) if opened else ((), 1)
        spread = self._in_diagrams if total > LARGEST and not over else self._in_bits
        everything = spread(values, axes, opened, total)
        if trace is None and self.pairs:
            trace = Trace()
        if trace is None:
            *masks, possible, gap = self.program.run(values, everything)
            return Outcome(tuple(masks), possible, gap, axes, total)
        *masks, possible, gap = self.program.trace(values, everything, trace)
        clash = clash_of(self.pairs, trace, possible & ~masks[FORBIDDEN])[1] if self.pairs else None
        return Outcome(tuple(masks), possible, gap, axes, total, clash)

    def not_presumed(self, states: Mapping[str, Value]) -> tuple[str, ...]:
        """The facts of which nothing can be presumed in this case, although it can in others."""
        return tuple(fact for fact, other, value in self.program.question.presumed_unless if states.get(other) == value)

    def _in_bits(self, values: list[Masks], axes: tuple[Axis, ...], opened: Mapping[str, str], total: int) -> int:
        """Spread the facts over the space, a bit for each combination; gives the mask of all."""
        everything = (1 << total) - 1
        if total > 1:
            known = self._spread.get(total)
            if known is None:
                known = self._spread[total] = _Spread(everything)
                _bounded(self._spread, SPREADS)
            values[:] = [known[masks] for masks in values]
        for axis in axes:
            values[self.place[axis.fact]] = self.along(axis, opened[axis.fact], total)
        return everything

    def _in_diagrams(self, values: list[Masks], axes: tuple[Axis, ...], opened: Mapping[str, str], _total: int) -> int:
        """The same, each mask a set that behaves as a whole number does."""
        if self._diagrams.full:
            self._diagrams = Diagrams()
        table = self._diagrams
        everything = cast(int, Combinations(table, 1))
        values[:] = [tuple(everything if bit else 0 for bit in masks) for masks in values]
        for number, axis in enumerate(axes):
            truths = self.standing[axis.fact].along[opened[axis.fact]]
            made = (Combinations.along(table, number, marked) for marked in zip(*truths, strict=True))
            values[self.place[axis.fact]] = cast(Masks, tuple(made))
        return everything

    def states(self, stated: Mapping[str, Value]) -> dict[str, Value]:
        """The facts that the question reads, each by its state: a number by the name of its band."""
        return {
            name: self.banded[name].state(value) if name in self.banded else value
            for name, value in stated.items()
            if name in self.standing
        }

    def opened(self, states: Mapping[str, Value]) -> dict[str, str]:
        """The facts that are open and in reach, each with what opens it."""
        opened = {name: "silence" for name in (*self.opens_silent, *self.not_presumed(states)) if name not in states}
        for name, value in states.items():
            if value == UNKNOWN and self.standing[name].unknown_opens and name not in self.program.beside:
                opened[name] = "unknown"
        if not opened:
            return opened
        reach = self.reach.facts({**states, **dict.fromkeys(opened, UNKNOWN)})
        return {name: how for name, how in opened.items() if name in reach}

    def space(self, names: tuple[str, ...]) -> tuple[tuple[Axis, ...], int]:
        """The axes of some open facts, and the number of combinations."""
        found = self._spaces.get(names)
        if found is None:
            steps, total = strides([len(self.standing[name].classes) for name in names])
            axes = (Axis(name, step, self.standing[name].classes) for name, step in zip(names, steps, strict=True))
            found = self._spaces[names] = tuple(axes), total
            _bounded(self._spaces)
        return found

    def along(self, axis: Axis, how: str, total: int) -> Masks:
        """The statements of an open fact as masks over the whole space."""
        key = (axis.fact, how, axis.stride, total)
        found = self._along.get(key)
        if found is None:
            truths = self.standing[axis.fact].along[how]
            merged = [0] * len(truths[0])
            for place, truth in zip(axis_masks(axis.stride, len(truths), total), truths, strict=True):
                for number, true in enumerate(truth):
                    if true:
                        merged[number] |= place
            found = self._along[key] = tuple(merged)
            _bounded(self._along)
        return found


def _meet(sets: Iterator[Combinations]) -> bool:
    """Whether two of the sets have a combination in common."""
    met: Combinations | int = 0
    for one in sets:
        if met & one:
            return True
        met = met | one
    return False


class _Spread(dict[Masks, Masks]):
    """Statements of one fact, each bit over a whole space. Most facts of a case stand alike, so few are ever made."""

    def __init__(self, everything: int) -> None:
        super().__init__()
        self.everything = everything

    def __missing__(self, masks: Masks) -> Masks:
        self[masks] = made = tuple([self.everything if bit else 0 for bit in masks])
        return made


def _bounded(kept: dict[Any, Any], most: int = KEPT) -> None:
    """Forget what was kept longest, so that a long run does not grow without end."""
    if len(kept) > most:
        del kept[next(iter(kept))]
