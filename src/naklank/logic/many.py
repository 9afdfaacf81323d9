"""Decide many cases of one question side by side: the same program, one block of bits per case.

For who has a hundred thousand cases: a test, a study, a register. The answers are those of `Answerer`, short: the
verdict, the norms that are cited, and for an unknown verdict the facts that decide.

In order: what the cases say becomes rows of codes (naklank.logic.rows); from these follows what is open in which case;
cases with as much open go in one run of the program, as one whole number (naklank.logic.packed); and the masks that
come out are turned back into answers. Nothing is done case by case that can be done for all of them at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import gt, itemgetter
from typing import NamedTuple, cast

from naklank.logic.citing import Citer
from naklank.logic.clashes import clash_of
from naklank.logic.decide import FORBIDDEN, KEPT, ORDER, Decider
from naklank.logic.doors import Verdict
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.packed import Bits, Lanes, columns
from naklank.logic.rows import SAID, Coding, Rows
from naklank.logic.space import slab
from naklank.logic.tracing import Trace

Norms = tuple[str, ...]
Opened = tuple[tuple[str, str], ...]
"""The facts that are open in a case, each with what opens it."""
CASES = 1024
"""Cases that are decided at once at most."""
BYTES = 8192
"""Bytes of combinations after which no further case is added."""
WIDEST = 512
"""Bytes of combinations above which a case is decided alone: there is little to share."""


class Brief(NamedTuple):
    """A short answer: the verdict, the norms of the chain and those that come along, and what decides if unknown."""

    verdict: Verdict
    because: Norms
    along: Norms
    missing: tuple[str, ...] = ()


class Axis(NamedTuple):
    """An open fact in the lane of a case: where it begins in the number of a combination, and how many bits it has there.

    A fact with three classes takes two bits, and its last class stands twice; a bit that is left over stands for nothing.
    Neither changes what is possible, and so every lane is full and cases with other open facts fit beside each other.
    """

    fact: str
    how: str
    bit: int
    bits: int


class Layout(NamedTuple):
    """The axes of a case, and the bytes of its lane (0: nothing is open)."""

    axes: tuple[Axis, ...]
    width: int


class Many:
    """Decides many cases of one question."""

    def __init__(self, citer: Citer, decider: Decider, vocabulary: Mapping[str, Fact]) -> None:
        self.citer, self.decider = citer, decider
        self._coding = coding = Coding(vocabulary)
        self._tables: dict[str, tuple[bytes, ...]] = {
            name: tuple(
                coding.table(name, {value: masks[number] for value, masks in known.said.items()}, silent)
                for number, silent in enumerate(known.silent)
            )
            for name, known in decider.standing.items()
        }
        """Per fact: for each of its statements the table that marks where it holds."""
        self._has: dict[tuple[str, Value | None], bytes] = {}
        self._layouts: dict[Opened, Layout] = {(): Layout((), 0)}
        self._patterns: dict[tuple[Axis, int], tuple[int, ...]] = {}
        # Norms stand in the order of the rules, whatever cases were decided beside.
        self._entries = sorted(citer.coded, key=lambda coded: not coded[1])
        self._order = {norm: number for number, norm in enumerate(dict.fromkeys(entry[0] for entry in self._entries))}
        unless = (fact for fact, _, _ in decider.program.question.presumed_unless)
        self._silent = tuple(dict.fromkeys((*decider.opens_silent, *unless)))
        """The facts that silence can open."""
        self._bring = frozenset(fact for entry in self._entries for fact in entry[3])

    def decide(
        self, cases: Sequence[Mapping[str, Value]], by_fact: Mapping[str, Sequence[Value]] | None = None
    ) -> list[Brief]:
        """Decide cases whose facts were read with a `Reader`; the answers in the same order.

        `by_fact`: the same by fact, where all cases say the same facts (`Reader.columns`).
        """
        if not self._coding.fits:
            return [self._alone(case) for case in cases]
        rows = self._coding.rows(cases) if by_fact is None else self._coding.rows_of(by_fact)
        layouts = self._open(rows, len(cases))
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for number, layout in enumerate(layouts):
            alike[layout.width].append(number)
        made: list[Brief | None] = [None] * len(cases)
        for width, all_ in alike.items():
            step = 1 if width > WIDEST else min(CASES, BYTES // (width or 1))
            for at in range(0, len(all_), step):
                numbers = all_[at : at + step]
                if len(numbers) == 1:
                    made[numbers[0]] = self._alone(cases[numbers[0]])
                    continue
                if len(numbers) == len(cases):
                    these, lay, some = cases, layouts, rows
                else:
                    pick = itemgetter(*numbers)
                    these, lay = pick(cases), pick(layouts)
                    some = {name: bytes(pick(row)) for name, row in rows.items()}
                for number, brief in zip(numbers, self._decide(these, some, lay), strict=True):
                    made[number] = brief
        return cast(list[Brief], made)

    def _open(self, rows: Rows, count: int) -> Sequence[Layout]:
        """What is open in each case."""
        decider, packed = self.decider, Bits(count)
        everything = packed.everything

        def where(fact: str, value: Value | None) -> int:
            """The cases in which a fact has a value; None: in which nothing is said of it."""
            if fact not in rows:
                return everything if value is None else 0
            key = (fact, value)
            if key not in self._has:
                states: dict[Value, int] = {} if value is None else {value: 1}
                self._has[key] = self._coding.table(fact, states, value is None)
            return packed.spread(rows[fact].translate(self._has[key]))

        silent = {name: where(name, None) for name in decider.opens_silent}
        for name, other, value in decider.program.question.presumed_unless:
            silent[name] = silent.get(name, 0) | where(name, None) & where(other, value)
        unknown = {name: where(name, UNKNOWN) for name in rows if name in decider.unknown_opens}
        if not any(silent.values()) and not any(unknown.values()):
            return [self._layouts[()]] * count
        opened = {name: silent.get(name, 0) | unknown.get(name, 0) for name in {**silent, **unknown}}
        reach = decider.reach.side_by_side(where, opened, everything)
        found = {
            (name, how): packed.narrow(here)
            for how, masks in (("silence", silent), ("unknown", unknown))
            for name, mask in masks.items()
            if (here := mask & reach[name])
        }
        layouts = self._layouts
        sorts = columns(found, count)
        for one in set(sorts):
            if one not in layouts:
                if len(layouts) > KEPT:
                    layouts.clear()
                layouts[one] = self._layout(one)
        return [layouts[one] for one in sorts]

    def _layout(self, opened: Opened) -> Layout:
        axes, bit = [], 0
        for fact, how in opened:
            bits = (len(self.decider.classes(fact)) - 1).bit_length()
            axes.append(Axis(fact, how, bit, bits))
            bit += bits
        return Layout(tuple(axes), 1 << max(bit - 3, 0) if opened else 0)

    def _decide(self, cases: Sequence[Mapping[str, Value]], rows: Rows, layouts: Sequence[Layout]) -> list[Brief]:
        """Decide cases in one run, packed side by side."""
        width, count = layouts[0].width, len(cases)
        packed = Lanes(count, width) if width else Bits(count)
        marks = _marks(layouts)
        opened, values = self._along(packed, marks) if isinstance(packed, Lanes) else ({}, {})
        everything = packed.everything
        for fact, tables in self._tables.items():
            masks = values.setdefault(fact, [0] * len(tables))
            closed = everything & ~opened.get(fact, 0)
            row = rows.get(fact)
            for number, table in enumerate(tables):
                if row is not None:
                    masks[number] |= packed.spread(row.translate(table)) & closed
                elif table[0]:
                    masks[number] |= closed
        trace = Trace()
        found = self.decider.program.trace([values[fact] for fact in self.decider.place], everything, trace)
        *masks, possible, gap = found
        gap |= clash_of(self.decider.pairs, trace, possible & ~masks[FORBIDDEN])[0]
        because, along = self._cited(packed, rows, trace)
        possible_verdicts = dict(zip((*ORDER, "gap"), map(packed.narrow, (*masks, gap)), strict=True))
        verdicts: list[Verdict] = [
            cast(Verdict, one[0] if len(one) == 1 else UNKNOWN) for one in columns(possible_verdicts, count)
        ]
        missing: Iterable[tuple[str, ...]] = repeat((), count)
        if isinstance(packed, Lanes):
            missing = self._missing(packed, marks, cases, verdicts, (*masks, gap))
        parts = verdicts, columns(because, count), columns(along, count), missing
        return list(map(Brief._make, zip(*parts, strict=True)))

    def _along(self, packed: Lanes, marks: Mapping[Axis, bytearray]) -> tuple[dict[str, int], dict[str, list[int]]]:
        """Per open fact: in which cases it is open, and its statements there."""
        opened: defaultdict[str, int] = defaultdict(int)
        values: dict[str, list[int]] = {}
        for axis, there in marks.items():
            spread = packed.spread(there)
            opened[axis.fact] |= spread
            masks = values.setdefault(axis.fact, [0] * len(self._tables[axis.fact]))
            for number, pattern in enumerate(self._pattern(axis, packed.width)):
                masks[number] |= spread & packed.repeat(pattern)
        return opened, values

    def _pattern(self, axis: Axis, width: int) -> tuple[int, ...]:
        """The statements of an open fact, as masks over one lane."""
        found = self._patterns.get((axis, width))
        if found is None:
            truths = self.decider.standing[axis.fact].along[axis.how]
            merged = [0] * len(truths[0])
            for place in range(1 << axis.bits):
                there = slab(1 << axis.bit, 1 << axis.bits, place, 8 * width)
                for number, true in enumerate(truths[min(place, len(truths) - 1)]):
                    if true:
                        merged[number] |= there
            if len(self._patterns) > KEPT:
                self._patterns.clear()
            found = self._patterns[axis, width] = tuple(merged)
        return found

    def _missing(
        self,
        packed: Lanes,
        marks: Mapping[Axis, bytearray],
        cases: Sequence[Mapping[str, Value]],
        verdicts: Sequence[str],
        masks: Sequence[int],
    ) -> Iterator[tuple[str, ...]]:
        """For each case: where the verdict is unknown, the open facts that decide."""
        *others, forbidden, gap = masks
        apart = [mask for mask in (*others, forbidden & ~gap, gap) if mask]
        differs = {place: packed.differs(apart, *place) for place in {(axis.bit, axis.bits) for axis in marks}}
        deciding: dict[str, int] = {}
        for axis, there in marks.items():
            both = int.from_bytes(there) & int.from_bytes(differs[axis.bit, axis.bits])
            deciding[axis.fact] = deciding.get(axis.fact, 0) | both
        found = columns({fact: mask.to_bytes(packed.count) for fact, mask in deciding.items() if mask}, packed.count)
        for case, verdict, facts in zip(cases, verdicts, found, strict=True):
            if verdict != UNKNOWN:
                yield ()
            elif len(facts) <= 1:
                yield facts
            else:  # in the order of the question where the case is silent, and then in that of the case
                silent = [fact for fact in self._silent if fact in facts and fact not in case]
                yield (*silent, *[fact for fact in case if fact in facts])

    def _cited(self, packed: Bits | Lanes, rows: Rows, trace: Trace) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Per norm the cases that cite it: in the chain, and else as what comes along."""
        spoken = {fact: packed.spread(rows[fact].translate(SAID)) for fact in self._bring if fact in rows}
        because = dict.fromkeys(self._order, 0)
        beside = dict.fromkeys(self._order, 0)
        for norm, first, guard, facts, needs in self._entries:
            here = trace.guards.get(guard, 0)
            if here and (facts or needs):
                brought = 0
                for fact in facts:
                    brought |= spoken.get(fact, 0)
                for need in needs:
                    brought |= trace.not_met(need)
                here &= brought
            if here:
                into = because if first else beside
                into[norm] |= here
        chain = {norm: packed.narrow(mask) for norm, mask in because.items() if mask}
        along = {norm: packed.narrow(mask) for norm, mask in beside.items() if mask}
        for norm in chain.keys() & along.keys():
            along[norm] = bytes(map(gt, along[norm], chain[norm]))
        return chain, along

    def _alone(self, case: Mapping[str, Value]) -> Brief:
        """A case with so much open that it is better decided alone."""
        trace = Trace()
        outcome = self.decider.run(case, trace)
        cited = self.citer.cite(trace, case)
        because, along = (tuple(sorted(norms, key=self._order.__getitem__)) for norms in (cited.because, cited.along))
        verdict = outcome.verdict
        return Brief(verdict, because, along, outcome.deciding() if verdict == UNKNOWN else ())


def _marks(layouts: Sequence[Layout]) -> dict[Axis, bytearray]:
    """Per axis the cases that have it."""
    marks: defaultdict[Axis, bytearray] = defaultdict(lambda: bytearray(len(layouts)))
    for number, layout in enumerate(layouts):
        for axis in layout.axes:
            marks[axis][number] = 1
    return dict(marks)
