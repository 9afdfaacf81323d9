"""Decide many cases of one question side by side: the same program, one block of bits per case.

For who has a hundred thousand cases: a test, a study, a register. The answers are those of `Answerer`, short: the
verdict, the norms that are cited, and for an unknown verdict the facts that decide.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import gt
from typing import NamedTuple, TypeVar, cast

from naklank.logic.citing import Citer
from naklank.logic.clashes import clash_of
from naklank.logic.decide import FORBIDDEN, KEPT, ORDER, Axis, Decider, Outcome
from naklank.logic.doors import Verdict
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.logic.statements import Masks
from naklank.logic.tracing import Trace

Norms = tuple[str, ...]
Name = TypeVar("Name", bound=str)
CASES = 1024
"""Cases that are decided at once at most."""
BYTES = 4096
"""Bytes of combinations after which no further case is added."""
WIDEST = BYTES // 8
"""Bytes of combinations above which a case is decided alone: there is little to share."""
LARGEST_NUMBER = 1000
"""Numbers up to here are remembered with their band."""


class Brief(NamedTuple):
    """A short answer: the verdict, the norms of the chain and those that come along, and what decides if unknown."""

    verdict: Verdict
    because: Norms
    along: Norms
    missing: tuple[str, ...] = ()


class _Open(NamedTuple):
    """What is open in one case: the axes, how many combinations there are, and what opens each fact."""

    axes: tuple[Axis, ...]
    total: int
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
        self._unless = bool(decider.program.question.presumed_unless)
        self._masks: dict[tuple[str, str, int, int], tuple[bytes, ...]] = {}
        for fact in vocabulary.values():
            for state in fact.states:
                self._add(fact.id, state)
            self._add(fact.id, UNKNOWN)
        ordered = sorted(citer.coded, key=lambda coded: not coded[1])
        self._entries = [
            (norm, first, guard, tuple(self._place[fact] for fact in facts), tuple(needs))
            for norm, first, guard, facts, needs in ordered
        ]
        self._order = {norm: number for number, norm in enumerate(dict.fromkeys(entry[0] for entry in self._entries))}
        """Norms stand in the order of the rules, whatever cases were decided beside."""

    def _add(self, name: str, value: Value) -> None:
        truth = self.decider.standing[name].said[value] if name in self.decider.standing else ()
        self._slots[self._place[name]].append((self._count, truth))
        self._slot[name, value] = self._count
        self._count += 1

    def decide(self, cases: Sequence[Mapping[str, Value]]) -> list[Brief]:
        """Decide cases whose facts were read with `read_facts`; the answers in the same order."""
        made: dict[int, Brief] = {}
        closed: list[int] = []
        alike: defaultdict[int, list[tuple[int, _Open]]] = defaultdict(list)
        for number, case in enumerate(cases):
            open_ = self._open(case)
            if open_ is None:
                closed.append(number)
                continue
            width = 1 << max(open_.total - 1 >> 3, 0).bit_length()
            if width > WIDEST:
                made[number] = self._alone(case)
            else:
                alike[width].append((number, open_))
        for at in range(0, len(closed), CASES):
            some = closed[at : at + CASES]
            made.update(zip(some, self._decide([cases[number] for number in some], _Single(len(some))), strict=True))
        for width, all_ in alike.items():
            step = min(CASES, BYTES // width)
            for at in range(0, len(all_), step):
                numbers, opens = zip(*all_[at : at + step], strict=True)
                made.update(zip(numbers, self._decide([cases[n] for n in numbers], _Wide(opens, width)), strict=True))
        return [made[number] for number in range(len(cases))]

    def _open(self, case: Mapping[str, Value]) -> _Open | None:
        """What is open in a case; None where nothing is."""
        decider = self.decider
        silent = self._opens.union(decider.not_presumed(case)) if self._unless else self._opens
        if UNKNOWN not in case.values() and silent <= case.keys():
            return None
        opened = decider.opened(case)
        return _Open(*decider.space(tuple(opened)), opened) if opened else None

    def _decide(self, cases: Sequence[Mapping[str, Value]], packed: "_Single | _Wide") -> list[Brief]:
        """Decide cases in one run, packed side by side."""
        marked: defaultdict[int, bytearray] = defaultdict(lambda: bytearray(len(cases)))
        slots = self._slot
        for number, case in enumerate(cases):
            for item in case.items():
                slot = slots.get(item)
                marked[self._number(*item) if slot is None else slot][number] = 1
        stated = {slot: packed.spread(row) for slot, row in marked.items()}
        opened = self._along(packed) if isinstance(packed, _Wide) else {}
        spoken, values = self._values(stated, packed.everything, opened)
        trace = Trace()
        *masks, possible, gap = self.decider.program.trace(values, packed.everything, trace)
        gap |= clash_of(self.decider.pairs, trace, possible & ~masks[FORBIDDEN])[0]
        because, along = self._cited(spoken, trace)
        chain = {norm: packed.narrow(mask) for norm, mask in because.items()}
        beside = {norm: packed.narrow(mask) for norm, mask in along.items()}
        for norm in chain.keys() & beside.keys():
            beside[norm] = bytes(map(gt, beside[norm], chain[norm]))
        found = _columns(dict(zip((*ORDER, "gap"), map(packed.narrow, (*masks, gap)), strict=True)), packed.count)
        verdicts = [cast(Verdict, one[0] if len(one) == 1 else UNKNOWN) for one in found]
        parts = verdicts, _columns(chain, packed.count), _columns(beside, packed.count)
        if isinstance(packed, _Wide):
            return [Brief(*each) for each in zip(*parts, self._missing(verdicts, packed, (*masks, gap)), strict=True)]
        return [Brief(*each) for each in zip(*parts, strict=True)]

    def _along(self, packed: "_Wide") -> dict[int, tuple[int, list[int]]]:
        """Per open fact, by its place: in which cases it is open, and its statements there."""
        rows: dict[int, tuple[bytearray, list[bytearray]]] = {}
        width = packed.width
        for number, open_ in enumerate(packed.opens):
            begin = number * width
            end = begin + width
            for axis in open_.axes:
                place = self.decider.place[axis.fact]
                if place not in rows:
                    statements = len(self.decider.standing[axis.fact].silent)
                    rows[place] = bytearray(packed.count), [bytearray(packed.count * width) for _ in range(statements)]
                there, spread = rows[place]
                there[number] = 1
                for row, mask in zip(spread, self._bytes(axis, open_, width), strict=True):
                    row[begin:end] = mask
        return {
            place: (packed.spread(there), [int.from_bytes(row, "little") for row in spread])
            for place, (there, spread) in rows.items()
        }

    def _bytes(self, axis: Axis, open_: _Open, width: int) -> tuple[bytes, ...]:
        key = (axis.fact, open_.opened[axis.fact], axis.stride, open_.total)
        found = self._masks.get(key)
        if found is None:
            if len(self._masks) > KEPT:
                self._masks.clear()
            masks = self.decider.along(axis, open_.opened[axis.fact], open_.total)
            found = self._masks[key] = tuple(mask.to_bytes(width, "little") for mask in masks)
        return found

    def _missing(self, verdicts: Sequence[Verdict], packed: "_Wide", masks: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """For each case: where the verdict is unknown, the open facts that decide."""
        width = packed.width
        apart = [packed.bytes(mask) for mask in masks]
        for number, (verdict, open_) in enumerate(zip(verdicts, packed.opens, strict=True)):
            if verdict == UNKNOWN:
                begin = number * width
                *own, gap = [int.from_bytes(mask[begin : begin + width], "little") for mask in apart]
                yield Outcome(tuple(own), 0, gap, open_.axes, open_.total).deciding()
            else:
                yield ()

    def _number(self, name: str, value: Value) -> int:
        """The slot of a number: that of its band."""
        slot = self._slot[name, self.vocabulary[name].state(value)]
        if isinstance(value, int) and value < LARGEST_NUMBER:
            self._slot[name, value] = slot
        return slot

    def _values(
        self, stated: Mapping[int, int], everything: int, opened: Mapping[int, tuple[int, list[int]]]
    ) -> tuple[list[int], list[Sequence[int]]]:
        """Per fact: where it was stated, and its statements as masks; silence filled in, and what is open spread out."""
        spoken: list[int] = []
        values: list[Sequence[int]] = []
        for place, name in enumerate(self.names):
            known = self.decider.standing.get(name)
            there, masks = opened.get(place, (0, [0] * len(known.silent if known else ())))
            said = 0
            for slot, truth in self._slots[place]:
                here = stated.get(slot, 0)
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
        because = dict.fromkeys(self._order, 0)
        beside = dict.fromkeys(self._order, 0)
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
                into[norm] |= here
        return {n: mask for n, mask in because.items() if mask}, {n: mask for n, mask in beside.items() if mask}

    def _alone(self, case: Mapping[str, Value]) -> Brief:
        """A case with so much open that it is better decided alone."""
        trace = Trace()
        outcome = self.decider.run(case, trace)
        cited = self.citer.cite(trace, case)
        because, along = (tuple(sorted(norms, key=self._order.__getitem__)) for norms in (cited.because, cited.along))
        verdict = outcome.verdict
        return Brief(verdict, because, along, outcome.deciding() if verdict == UNKNOWN else ())


@dataclass(frozen=True, slots=True)
class _Single:
    """Many cases in one whole number, in which nothing is open: a bit each."""

    count: int

    @property
    def everything(self) -> int:
        """The bits of all cases."""
        return (1 << self.count) - 1

    def spread(self, marks: bytearray) -> int:
        """The bit of each case that is marked with 1."""
        return int(marks[::-1].translate(_DIGITS), 2)

    def narrow(self, mask: int) -> bytes:
        """For each case 1 where its bit is there, else 0."""
        return f"{mask:0{self.count}b}".encode().translate(_TRUTH)[::-1]


_TRUTH = bytes.maketrans(b"01", b"\0\1")
_DIGITS = bytes.maketrans(b"\0\1", b"01")


@dataclass(frozen=True, slots=True)
class _Wide:
    """Many cases in one whole number: so many bytes each, in which every combination has a bit."""

    opens: Sequence[_Open]
    width: int

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.opens)

    @property
    def everything(self) -> int:
        """The bits of all combinations."""
        full = {open_.total: ((1 << open_.total) - 1).to_bytes(self.width, "little") for open_ in self.opens}
        return int.from_bytes(b"".join([full[open_.total] for open_ in self.opens]), "little")

    def spread(self, marks: bytearray) -> int:
        """All the bits of each case that is marked with 1."""
        return int.from_bytes(marks.replace(b"\1", b"\xff" * self.width).replace(b"\0", bytes(self.width)), "little")

    def narrow(self, mask: int) -> bytes:
        """For each case 1 where any of its bits is there, else 0."""
        step = self.width * 4
        while step >= 8:  # noqa: PLR2004 down to one byte
            mask |= mask >> step
            step //= 2
        return self.bytes(mask)[:: self.width].translate(_ANY)

    def bytes(self, mask: int) -> bytes:
        """The bytes of all cases."""
        return mask.to_bytes(self.count * self.width, "little")


_ANY = bytes([0, *[1] * 255])


def _columns(rows: Mapping[Name, bytes], count: int) -> list[tuple[Name, ...]]:
    """Turn what stands by name into what stands by case."""
    names = tuple(rows)
    joined = b"".join(rows.values())
    made: dict[bytes, tuple[Name, ...]] = {}
    columns = []
    for number in range(count):
        column = joined[number::count]
        found = made.get(column)
        if found is None:
            found = made[column] = tuple(compress(names, column))
        columns.append(found)
    return columns
