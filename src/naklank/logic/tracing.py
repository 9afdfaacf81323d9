"""What a traced run said of each door and need, and which norms carried the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from naklank.logic.doors import Block, Door, Need, Question, Verdict

PERMITS = ("allowed", "required")
SORTS = {"forbidden": "F", "conditional": "K", "judgement": "W"}


@dataclass(slots=True)
class Trace:
    """Where each door exists, where its needs forbid (F), leave to weigh (W) or wait (K), where each guard holds: by number.

    A traced program fills it.
    """

    exists: dict[int, int] = field(default_factory=dict)
    along: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    unmet: dict[int, dict[str, int]] = field(default_factory=dict)
    guards: dict[int, int] = field(default_factory=dict)
    opened: int = 0
    """Where some door was open before the blocks came."""

    def not_met(self, need: int) -> int:
        """Where a need is not met, in whatever way."""
        mask = 0
        for part in self.unmet.get(need, {}).values():
            mask |= part
        return mask

    def open_at(self, door: int) -> int:
        """Where a door that exists has nothing against it."""
        f, w, k = self.along[door]
        return self.exists[door] & ~(f | w | k)


class Chain:
    """The doors, blocks and needs of one question, by the numbers that a trace uses."""

    def __init__(self, question: Question, needs: tuple[tuple[Door | Block, Need], ...]) -> None:
        self.question = question
        self.doors = len(question.doors)
        self.owners: tuple[Door | Block, ...] = (*question.doors, *question.blocks)
        numbers = {id(owner): number for number, owner in enumerate(self.owners)}
        self.needs = tuple((numbers[id(owner)], need) for owner, need in needs)

    def carriers(self, verdict: Verdict, trace: Trace, cited: frozenset[str]) -> Iterator[str]:
        """The undefeated norms that carry the verdict. `cited`: the norms of the doors that exist."""
        if verdict in PERMITS:
            yield from self._of_open_doors(verdict, trace, cited)
            return
        wanted = {SORTS[verdict]} if verdict in SORTS else set(SORTS.values())
        blocked = verdict == "forbidden" and bool(trace.opened)
        for number, (owner, need) in enumerate(self.needs):
            if wanted & set(trace.unmet.get(number, {})) and (owner >= self.doors or not blocked):
                yield need.norm
        yield from self._of_open_doors(verdict, trace, cited)

    def _of_open_doors(self, verdict: str, trace: Trace, cited: frozenset[str]) -> Iterator[str]:
        for number in trace.exists:
            if number < self.doors and self.question.doors[number].gives == verdict and trace.open_at(number):
                for norm in self.question.doors[number].norms:
                    if norm.norm in cited and not norm.on:
                        yield norm.norm

    def defeated_by(self, norm: str, verdict: Verdict, trace: Trace) -> str | None:
        """The norm that defeats this one here: what closed its door, the block, or the exception that was open."""
        carried = [n for n, door in enumerate(self.question.doors) if any(c.norm == norm for c in door.norms)]
        here = [number for number in carried if number in trace.exists]
        for door in here:
            closed = self.closed_by(door, trace)
            if closed is not None:
                return closed if closed != norm else None
        if here:
            return next(filter(None, (self.closed_by(n, trace) for n in trace.exists if n >= self.doors)), None)
        if any(cited.norm == norm for cited in self.question.mains) and verdict in PERMITS:
            for number in trace.exists:
                if number < self.doors and trace.open_at(number) and self.question.doors[number].gives in PERMITS:
                    first = self.question.doors[number].norms[0].norm
                    return first if first != norm else None
        return None

    def closed_by(self, owner: int, trace: Trace) -> str | None:
        """The norm of the first need that closes a door or block."""
        for number, (belongs, need) in enumerate(self.needs):
            if belongs == owner and "F" in trace.unmet.get(number, {}):
                return need.norm
        return None
