"""Decide a case: exactly, over every way in which what is unknown could turn out.

One verdict where all possible ways agree, else `unknown`. What a person must weigh stays with the person. Pure; the
code of each question comes from naklank.logic.compiled. Up to `LARGEST` ways each has a bit of a whole number; more of
them are held as decision diagrams (naklank.logic.diagram), by the same code and as exactly.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple, cast

from naklank.logic.clashes import Pair, clash_of
from naklank.logic.compiled import Program
from naklank.logic.diagram import Combinations, Diagrams
from naklank.logic.doors import Block, Door, Verdict
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.reach import Reach
from naklank.logic.space import axis_masks, differs_along, gathering, slab, strides
from naklank.logic.statements import Masks, Standing, standing
from naklank.logic.tracing import Trace

ORDER: tuple[Verdict, ...] = ("required", "allowed", "judgement", "conditional", "forbidden")
"""The order in which a program returns its masks."""
FORBIDDEN = ORDER.index("forbidden")
LARGEST = 1 << 17
"""Combinations that have a bit each; above this, diagrams are quicker."""
KEPT = 4096
"""Spaces and masks that are remembered."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact that is open: its place in the space, and the classes of states along it.

    `steps` is what naklank.logic.space needs to see whether moving along it changes anything.
    """

    fact: str
    stride: int
    classes: tuple[tuple[Value, ...], ...]
    steps: tuple[int, ...]


class Outcome(NamedTuple):
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
        return tuple(compress(ORDER, self.masks))

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
            found = [
                axis
                for axis in self.axes
                if differs_along(apart, axis.steps, slab(axis.stride, len(axis.classes), 0, self.total))
            ]
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
        self.unknown_opens = frozenset(n for n in names if self.standing[n].unknown_opens and n not in beside)
        self.opens_silent = [name for name in names if self.standing[name].silence_opens and name not in beside]
        owners: tuple[Door | Block, ...] = (*program.question.doors, *program.question.blocks)
        self.reach = Reach(owners, program.reads, program.always, self.presumed, vocabulary)
        self._spaces: dict[tuple[str, ...], tuple[tuple[Axis, ...], int]] = {}
        self._along: dict[tuple[str, str, int, int], Masks] = {}
        self._silent = tuple(self.standing[name].silent for name in names)
        self._heard = {
            name: (self.place[name], self.standing[name].said, vocabulary[name] if vocabulary[name].bands else None)
            for name in names
        }
        self._diagrams = Diagrams()

    def classes(self, fact: str) -> tuple[tuple[Value, ...], ...]:
        """The states of a fact that this question tells apart; none where the question does not read it."""
        return self.standing[fact].classes if fact in self.standing else ()

    def run(self, stated: Mapping[str, Value], trace: Trace | None = None, over: Collection[str] = ()) -> Outcome:
        """Decide one case. The facts must have been read with `read_facts`.

        `over` are facts that take every value in turn, each as if it were stated: not unknown, but all cases at once.
        """
        values: list[Masks] = list(self._silent)
        heard = self._heard
        for name, value in stated.items():
            if name in heard:
                place, said, banded = heard[name]
                values[place] = said[value if banded is None else banded.state(value)]
        opened = dict.fromkeys(over, "over") if over else self.opened(stated)
        if over:
            opened = {**{name: "silence" for name in self.opens_silent if name not in stated}, **opened}
        axes, total = self.space(tuple(opened)) if opened else ((), 1)
        if total > LARGEST and not over:
            everything = self._in_diagrams(values, axes, opened)
        else:
            everything = (1 << total) - 1
            for axis in axes:
                values[self.place[axis.fact]] = self.along(axis, opened[axis.fact], total)
        if trace is None and self.pairs:
            trace = Trace()
        if trace is None:
            *masks, possible, gap = self.program.run(values, everything)
            return Outcome(tuple(masks), possible, gap, axes, total)
        *masks, possible, gap = self.program.trace(values, everything, trace)
        clash = clash_of(self.pairs, trace, possible & ~masks[FORBIDDEN])[1] if self.pairs else None
        return Outcome(tuple(masks), possible, gap, axes, total, clash)

    def not_presumed(self, stated: Mapping[str, Value]) -> list[str]:
        """The facts of which nothing can be presumed in this case, although it can in others."""
        unless = self.program.question.presumed_unless
        state = {name: self._vocabulary[name].state(stated[name]) for _, name, _ in unless if name in stated}
        return [fact for fact, other, value in unless if state.get(other) == value]

    def _in_diagrams(self, values: list[Masks], axes: tuple[Axis, ...], opened: Mapping[str, str]) -> int:
        """Spread the open facts over the space, each mask a set that behaves as a whole number; gives the mask of all."""
        if self._diagrams.full:
            self._diagrams = Diagrams()
        table = self._diagrams
        everything = cast(int, Combinations(table, 1))
        for number, axis in enumerate(axes):
            truths = self.standing[axis.fact].along[opened[axis.fact]]
            made = (Combinations.along(table, number, list(map(abs, marked))) for marked in zip(*truths, strict=True))
            values[self.place[axis.fact]] = cast(Masks, tuple(made))
        return everything

    def opened(self, stated: Mapping[str, Value]) -> dict[str, str]:
        """The facts that are open and in reach, each with what opens it."""
        silent = self.opens_silent
        if self.program.question.presumed_unless:
            silent = [*silent, *self.not_presumed(stated)]
        opened = {name: "silence" for name in silent if name not in stated}
        if UNKNOWN in stated.values():
            for name in [name for name, value in stated.items() if value == UNKNOWN]:
                if name in self.unknown_opens:
                    opened[name] = "unknown"
        if not opened:
            return opened
        reach = self.reach.facts(stated, opened)
        return {name: how for name, how in opened.items() if name in reach}

    def space(self, names: tuple[str, ...]) -> tuple[tuple[Axis, ...], int]:
        """The axes of some open facts, and the number of combinations."""
        found = self._spaces.get(names)
        if found is None:
            steps, total = strides([len(self.standing[name].classes) for name in names])
            classes = [self.standing[name].classes for name in names]
            axes = (
                Axis(name, stride, states, gathering(stride, len(states)))
                for name, stride, states in zip(names, steps, classes, strict=True)
            )
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


def _bounded(kept: dict[Any, Any]) -> None:
    """Forget what was kept longest, so that a long run does not grow without end."""
    if len(kept) > KEPT:
        del kept[next(iter(kept))]
