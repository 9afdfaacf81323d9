"""Decide many cases of one question side by side: the same program, one block of bits per case.

For who has a hundred thousand cases: a test, a study, a register. The answers are those of `Answerer`, short: the
verdict, the norms that are cited, and for an unknown verdict the facts that decide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple, TypeVar

from naklank.logic.citing import Citer
from naklank.logic.clashes import clash_of
from naklank.logic.decide import FORBIDDEN, LARGEST, ORDER, Axis, Decider, Outcome
from naklank.logic.doors import Verdict
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.statements import Masks
from naklank.logic.tracing import Trace

Norms = tuple[str, ...]
Name = TypeVar("Name", bound=str)
CASES = 1024
"""Cases that are decided at once at most."""
BITS = 4096
"""Combinations after which no further case is added."""
LARGEST_NUMBER = 1000
"""Numbers up to here are remembered with their band."""


class Brief(NamedTuple):
    """A short answer: the verdict, the norms of the chain and those that come along, and what decides if unknown."""

    verdict: Verdict
    because: Norms
    along: Norms
    missing: tuple[str, ...] = ()


class _Block(NamedTuple):
    """The place of one case among the bits: first bit, number of combinations, and what is open in it, and how."""

    start: int
    total: int
    axes: tuple[Axis, ...]
    opened: Mapping[str, str]


class Many:
    """Decides many cases of one question."""

    def __init__(self, citer: Citer, decider: Decider, vocabulary: Mapping[str, Fact]) -> None:
        self.citer, self.decider, self.vocabulary = citer, decider, vocabulary
        self.names = (*decider.place, *(name for name in vocabulary if name not in decider.place))
        self._place = {name: number for number, name in enumerate(self.names)}
        self._slots: list[list[tuple[int, Masks]]] = [[] for _ in self.names]
        """Per fact: the slots of its values, with the truth of its statements there."""
        self._slot: dict[tuple[str, Value], int] = {}
        self._count = 0
        self._opens = frozenset(decider.opens_silent)
        for fact in vocabulary.values():
            for state in fact.states:
                self._add(fact.id, state)
            self._add(fact.id, UNKNOWN)
        ordered = sorted(citer.coded, key=lambda coded: not coded[1])
        self._entries = [
            (norm, first, guard, tuple(self._place[fact] for fact in facts), tuple(needs))
            for norm, first, guard, facts, needs in ordered
        ]

    def _add(self, name: str, value: Value) -> None:
        truth = self.decider.standing[name].said[value] if name in self.decider.standing else ()
        self._slots[self._place[name]].append((self._count, truth))
        self._slot[name, value] = self._count
        self._count += 1

    def decide(self, cases: Sequence[Mapping[str, Value]]) -> list[Brief]:
        """Decide cases whose facts were read with `read_facts`; the answers in the same order."""
        made: list[Brief | None] = [None] * len(cases)
        plain: list[int] = []
        rest: list[int] = []
        for number, case in enumerate(cases):
            open_ = self._opens.union(self.decider.not_presumed(case))
            closed = open_ <= case.keys() and UNKNOWN not in case.values()
            if closed:
                plain.append(number)
            elif self._block(case, 0).total <= LARGEST:
                rest.append(number)
            else:
                made[number] = self._alone(case)
        for at in range(0, len(plain), CASES):
            some = plain[at : at + CASES]
            for number, brief in zip(some, self._closed([cases[number] for number in some]), strict=True):
                made[number] = brief
        for portion in self._portions(rest, cases):
            briefs = self._opened([cases[number] for number, _ in portion], [block for _, block in portion])
            for (number, _), brief in zip(portion, briefs, strict=True):
                made[number] = brief
        return [brief for brief in made if brief is not None]

    # Cases in which everything is known: one bit each

    def _closed(self, cases: Sequence[Mapping[str, Value]]) -> list[Brief]:
        marked = [bytearray(len(cases)) for _ in range(self._count)]
        slots = self._slot
        for number, case in enumerate(cases):
            for item in case.items():
                slot = slots.get(item)
                marked[self._number(*item) if slot is None else slot][number] = 1
        stated = [int(row[::-1].translate(_DIGITS), 2) if 1 in row else 0 for row in marked]
        everything = (1 << len(cases)) - 1
        spoken, values = self._values(stated, everything, {})
        trace = Trace()
        *masks, possible, gap = self.decider.program.trace(values, everything, trace)
        gap |= clash_of(self.decider.pairs, trace, possible & ~masks[FORBIDDEN])[0]

        def rows(masks: Iterable[int]) -> list[bytes]:
            return [f"{mask:0{len(cases)}b}".encode().translate(_TRUTH)[::-1] for mask in masks]

        verdicts = _columns(ORDER, rows(masks), len(cases))
        gaps = rows([gap])[0]
        because, beside = self._cited(spoken, trace)
        chain = _columns(tuple(because), rows(because.values()), len(cases))
        others = _columns(tuple(beside), rows(beside.values()), len(cases))
        return [
            Brief(verdict[0] if verdict and not none else "unknown", norms, more)
            for verdict, none, norms, more in zip(verdicts, gaps, chain, others, strict=True)
        ]

    # Cases in which something is open: as many bits each as there are combinations

    def _portions(
        self, numbers: Sequence[int], cases: Sequence[Mapping[str, Value]]
    ) -> Iterator[list[tuple[int, _Block]]]:
        some: list[tuple[int, _Block]] = []
        bits = 0
        for number in numbers:
            block = self._block(cases[number], bits)
            some.append((number, block))
            bits += block.total
            if bits >= BITS or len(some) == CASES:
                yield some
                some, bits = [], 0
        if some:
            yield some

    def _block(self, case: Mapping[str, Value], start: int) -> _Block:
        opened = self.decider.opened(self.decider.states(case))
        axes, total = self.decider.space(tuple(opened)) if opened else ((), 1)
        return _Block(start, total, axes, opened)

    def _opened(self, cases: Sequence[Mapping[str, Value]], blocks: list[_Block]) -> list[Brief]:
        stated = [0] * self._count
        whole = [((1 << block.total) - 1) << block.start for block in blocks]
        opened: dict[int, tuple[int, list[int]]] = {}
        for case, block, mask in zip(cases, blocks, whole, strict=True):
            for item in case.items():
                slot = self._slot.get(item)
                stated[self._number(*item) if slot is None else slot] |= mask
            for axis in block.axes:
                place = self.decider.place[axis.fact]
                there, masks = opened.get(place) or (0, [0] * len(self.decider.standing[axis.fact].silent))
                for number, truth in enumerate(self.decider.along(axis, block.opened[axis.fact], block.total)):
                    masks[number] |= truth << block.start
                opened[place] = there | mask, masks
        everything = (1 << (blocks[-1].start + blocks[-1].total)) - 1
        spoken, values = self._values(stated, everything, opened)
        trace = Trace()
        *masks, possible, gap = self.decider.program.trace(values, everything, trace)
        gap |= clash_of(self.decider.pairs, trace, possible & ~masks[FORBIDDEN])[0]

        def rows(masks: Iterable[int]) -> list[bytes]:
            return [bytes([1 if mask & here else 0 for here in whole]) for mask in masks]

        because, beside = self._cited(spoken, trace)
        both = rows(because.values()), rows(beside.values())
        first = dict(zip(because, both[0], strict=True))
        second = [
            bytes(there > here for here, there in zip(first[norm], row, strict=True)) if norm in first else row
            for norm, row in zip(beside, both[1], strict=True)
        ]
        chain = _columns(tuple(because), both[0], len(cases))
        others = _columns(tuple(beside), second, len(cases))
        return [
            self._brief(block, masks, gap, norms, more)
            for block, norms, more in zip(blocks, chain, others, strict=True)
        ]

    def _number(self, name: str, value: Value) -> int:
        """The slot of a number: that of its band."""
        slot = self._slot[name, self.vocabulary[name].state(value)]
        if isinstance(value, int) and value < LARGEST_NUMBER:
            self._slot[name, value] = slot
        return slot

    def _values(
        self, stated: list[int], everything: int, opened: Mapping[int, tuple[int, list[int]]]
    ) -> tuple[list[int], list[Sequence[int]]]:
        """Per fact: where it was stated, and its statements as masks; silence filled in, and what is open spread out."""
        spoken: list[int] = []
        values: list[Sequence[int]] = []
        for place, name in enumerate(self.names):
            known = self.decider.standing.get(name)
            there, masks = opened.get(place, (0, [0] * len(known.silent if known else ())))
            said = 0
            for slot, truth in self._slots[place]:
                here = stated[slot]
                if here:
                    said |= here
                    here &= ~there
                    for number, true in enumerate(truth):
                        if true:
                            masks[number] |= here
            spoken.append(said)
            if known:
                rest = everything & ~(said | there)
                for number, true in enumerate(known.silent):
                    if true:
                        masks[number] |= rest
                values.append(masks)
        return spoken, values

    def _cited(self, spoken: list[int], trace: Trace) -> tuple[dict[str, int], dict[str, int]]:
        """Per norm where it is cited: in the chain, and else as what comes along."""
        because: dict[str, int] = {}
        beside: dict[str, int] = {}
        for norm, first, guard, facts, needs in self._entries:
            here = trace.guards.get(guard, 0)
            if here and (facts or needs):
                brought = 0
                for place in facts:
                    brought |= spoken[place]
                for need in needs:
                    brought |= trace.not_met(need)
                here &= brought
            if here:
                into = because if first else beside
                into[norm] = into.get(norm, 0) | here
        return because, {norm: mask & ~because.get(norm, 0) for norm, mask in beside.items()}

    def _brief(self, block: _Block, masks: Sequence[int], gap: int, because: Norms, beside: Norms) -> Brief:
        mine = (1 << block.total) - 1
        own = tuple(mask >> block.start & mine for mask in masks)
        return _brief(Outcome(own, mine, gap >> block.start & mine, block.axes, block.total), because, beside)

    def _alone(self, case: Mapping[str, Value]) -> Brief:
        """A case with so much open that it is better decided alone."""
        trace = Trace()
        outcome = self.decider.run(case, trace)
        cited = self.citer.cite(trace, case)
        return _brief(outcome, cited.because, cited.along)


def _brief(outcome: Outcome, because: Norms, beside: Norms) -> Brief:
    verdict = outcome.verdict
    return Brief(verdict, because, beside, outcome.deciding() if verdict == UNKNOWN else ())


_TRUTH = bytes.maketrans(b"01", b"\0\1")
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def _columns(names: tuple[Name, ...], rows: Sequence[bytes], count: int) -> list[tuple[Name, ...]]:
    """Turn what stands by name into what stands by case."""
    joined = b"".join(rows)
    made: dict[bytes, tuple[Name, ...]] = {}
    columns = []
    for number in range(count):
        column = joined[number::count]
        found = made.get(column)
        if found is None:
            found = made[column] = tuple(compress(names, column))
        columns.append(found)
    return columns
