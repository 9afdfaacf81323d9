"""Look a question over, whole: cases of which no rule speaks, rules that contradict each other, rules that never decide.

Each door is looked at over every combination of the facts that it reads, stated or not, all others silent; two doors
that contradict each other over every combination of both. What is found comes with a case that shows it.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from naklank.logic.answers import Answerer
from naklank.logic.clashes import contradicting
from naklank.logic.decide import ORDER, Decider, Outcome
from naklank.logic.doors import Block, Door, Question
from naklank.logic.facts import Value
from naklank.logic.findings import Found
from naklank.logic.norms import Norm
from naklank.logic.statements import STATED
from naklank.logic.tracing import Chain, Trace
from naklank.logic.uncovered import Uncovered

LARGEST = 1 << 16
"""Combinations that are looked at in one piece; what has more is cut along its widest facts."""
WITNESSES = 48
"""Cases of a piece that are tried in the whole question."""
ENOUGH = 500
"""Cases after which a door or need counts as one that never decides. Wrong, it shows: a finding too many, never one too few."""


def look_over(answerer: Answerer, catalogue: Mapping[str, Norm]) -> Iterator[Found]:
    """Look over one question."""
    look = _Look(answerer, catalogue)
    yield from look.gaps()
    yield from look.clashes()
    yield from look.idle()


class _Part:
    """Some of the doors and blocks of a question, compiled alone: few facts, so that every combination can be seen."""

    def __init__(self, answerer: Answerer, doors: tuple[Door, ...], blocks: tuple[Block, ...] = ()) -> None:
        question = replace(answerer.question, doors=doors, blocks=blocks, mains=(), named=(), along=(), open=())
        self.decider: Decider = answerer.citer.part(question)
        self.chain = Chain(question, self.decider.program.needs, answerer.catalogue)

    def spaces(self) -> Iterator[tuple[dict[str, Value], list[str]]]:
        """The whole space in pieces: what is fixed, and what takes every value. What may be unsaid is also left unsaid."""
        statements = self.decider.program.statements
        unsaid = [fact for fact in statements.facts if STATED in statements.asked[fact]]
        for count in range(len(unsaid) + 1):
            for silent in combinations(unsaid, count):
                facts = [fact for fact in statements.facts if fact not in silent]
                yield from self._pieces(facts, {})

    def _pieces(self, facts: list[str], fixed: dict[str, Value]) -> Iterator[tuple[dict[str, Value], list[str]]]:
        free = [fact for fact in facts if fact not in fixed]
        size = 1
        for fact in free:
            size *= len(self.decider.classes(fact))
        if size <= LARGEST:
            yield fixed, free
            return
        widest = max(free, key=lambda fact: len(self.decider.classes(fact)))
        for states in self.decider.classes(widest):
            yield from self._pieces(facts, {**fixed, widest: states[0]})

    def pieces(self) -> Iterator["_Piece"]:
        """Every piece of the space, decided."""
        for fixed, over in self.spaces():
            trace = Trace()
            yield _Piece(fixed, frozenset(over), self.decider.run(fixed, trace, over), trace)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the space of a part: what was fixed, and what came out of every combination of the rest."""

    fixed: Mapping[str, Value]
    over: frozenset[str]
    outcome: Outcome
    trace: Trace

    def cases(self, mask: int) -> Iterator[dict[str, Value]]:
        """Cases in a mask, spread over it, at most about `WITNESSES`."""
        chance = random.Random(0)  # noqa: S311 the same cases every time
        places = [found.start() for found in re.finditer("1", f"{mask:b}"[::-1])]
        for place in chance.choices(places, k=WITNESSES) if places else ():
            case = dict(self.fixed)
            for axis in self.outcome.axes:
                if axis.fact in self.over:
                    case[axis.fact] = chance.choice(axis.classes[(place // axis.stride) % len(axis.classes)])
            yield case

    def opens(self) -> int:
        """Where the one door is open."""
        return self.trace.open_at(0) & self.outcome.possible if self.trace.exists else 0

    def alone(self, needs: int, place: int) -> int:
        """Where this need of the one door or block is unmet and no other is."""
        mask = self.trace.not_met(place) & self.trace.exists.get(0, 0)
        for other in range(needs):
            if other != place:
                mask &= ~self.trace.not_met(other)
        return mask & (self.outcome.possible or mask)


class _Look:
    """One question being looked over."""

    def __init__(self, answerer: Answerer, catalogue: Mapping[str, Norm]) -> None:
        self.answerer, self.catalogue = answerer, catalogue
        self.question: Question = answerer.question
        self.numbers = answerer.numbers

    def gaps(self) -> Iterator[Found]:
        """One case for each who acts and who gets it of which no rule speaks: everything is known, and no door exists."""
        part = _Part(self.answerer, tuple(replace(door, needs=(), gives="allowed") for door in self.question.doors))
        facts = part.decider.program.statements.facts
        citer = self.answerer.citer
        states = {fact: [states[0] for states in part.decider.classes(fact)] for fact in facts}
        mixes = [mix for mix in citer.impossible if set(mix.facts()) <= set(facts)]
        search = Uncovered([door.exists for door in self.question.doors], mixes, states, citer.held_by)
        named = [fact for fact in ("actor", "recipient") if fact in facts]
        for values in product(*(self.answerer.vocabulary[fact].states for fact in named)):
            case = search.find(dict(zip(named, values, strict=True)))
            if case is not None:
                yield Found(self.question.id, "gap", " to ".join(map(str, values)), self.numbers(case))

    def clashes(self) -> Iterator[Found]:
        """Pairs of doors of one rank and force that are open at once, where one forbids and the other does not."""
        doors = self.question.doors
        for first, second in contradicting(self.question, self.catalogue):
            case = self._both_open(doors[first], doors[second])
            if case is not None:
                where = f"{doors[first].id} / {doors[second].id}"
                yield Found(self.question.id, "clash", where, self.numbers(case))

    def _both_open(self, first: Door, second: Door) -> dict[str, Value] | None:
        for piece in _Part(self.answerer, (first, second)).pieces():
            if len(piece.trace.exists) == 2:  # noqa: PLR2004 both of them
                both = piece.trace.open_at(0) & piece.trace.open_at(1) & piece.outcome.possible
                if both:
                    return next(piece.cases(both))
        return None

    def idle(self) -> Iterator[Found]:
        """Doors and needs of which no case was found in which they change the verdict."""
        openings = [case for door in self.question.doors if (case := self._opening(door)) is not None]
        for number, owner in enumerate(self.answerer.owners):
            door = isinstance(owner, Door)
            part = _Part(
                self.answerer, (owner,) if isinstance(owner, Door) else (), () if isinstance(owner, Door) else (owner,)
            )
            pieces = list(part.pieces())
            starts = [{}] if door else openings
            if door and not self._any(starts, ((piece, piece.opens()) for piece in pieces), self._decides(number)):
                yield Found(self.question.id, "never decides", owner.id)
            mine = [place for place, (belongs, _) in enumerate(self.answerer.needs) if belongs == number]
            for at, place in enumerate(mine):
                masks = ((piece, piece.alone(len(mine), at)) for piece in pieces)
                if not self._any(starts, masks, self._turns(number, place, mine)):
                    need = self.answerer.needs[place][1]
                    yield Found(self.question.id, "never decides", f"{owner.id}: {need.fact} ({need.norm})")

    def _opening(self, door: Door) -> dict[str, Value] | None:
        """A case in which the door is open, and lets something through before the blocks."""
        if door.gives not in {"allowed", "required"}:
            return None
        for piece in _Part(self.answerer, (door,)).pieces():
            for case in piece.cases(piece.opens()):
                if self._whole(case)[1].opened:
                    return case
        return None

    def _any(
        self,
        starts: list[dict[str, Value]],
        masks: Iterable[tuple[_Piece, int]],
        tells: Callable[[Outcome, Trace], bool],
    ) -> bool:
        """Whether one of the cases in the masks tells; each is tried in the whole question, from each start."""
        tried = 0
        for piece, mask in masks:
            for case in piece.cases(mask) if mask else ():
                for start in starts:
                    if tells(*self._whole({**start, **case})):
                        return True
                    tried += 1
            if tried > ENOUGH:
                return False
        return False

    def _whole(self, case: Mapping[str, Value]) -> tuple[Outcome, Trace]:
        trace = Trace()
        return self.answerer.decider.run(case, trace), trace

    def _decides(self, number: int) -> Callable[[Outcome, Trace], bool]:
        """Whether the door gives the verdict, where no other door gives as much."""
        doors = self.question.doors

        def tells(outcome: Outcome, trace: Trace) -> bool:
            if number not in trace.exists:
                return False
            here = trace.open_at(number) & outcome.masks[ORDER.index(doors[number].gives)]
            for other, door in enumerate(doors):
                if other != number and other in trace.exists and door.gives == doors[number].gives:
                    here &= ~trace.open_at(other)
            return bool(here)

        return tells

    def _turns(self, owner: int, place: int, mine: list[int]) -> Callable[[Outcome, Trace], bool]:
        """Whether the need alone keeps its door from opening, where the answer would be better with it open."""
        doors = self.question.doors

        def tells(outcome: Outcome, trace: Trace) -> bool:
            if owner < len(doors):
                as_good = 0
                for mask in outcome.masks[: ORDER.index(doors[owner].gives) + 1]:
                    as_good |= mask
                worse = outcome.possible & ~as_good
            else:
                worse = trace.opened & ~(outcome.masks[0] | outcome.masks[1])
            unmet = trace.not_met(place) & trace.exists.get(owner, 0) & worse
            for other in mine:
                if other != place:
                    unmet &= ~trace.not_met(other)
            return bool(unmet)

        return tells
