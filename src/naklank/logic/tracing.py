"""What a traced run said of each door and need, and which norms carried the verdict."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from naklank.logic.doors import Block, Door, Need, Question, Verdict
from naklank.logic.norms import Norm

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

    def __init__(
        self, question: Question, needs: tuple[tuple[Door | Block, Need], ...], catalogue: Mapping[str, Norm]
    ) -> None:
        self.catalogue = catalogue
        self.mains = frozenset(main.norm for main in question.mains)
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
        if verdict == "forbidden":
            yield from self._closing(trace, cited)
            return
        wanted = {SORTS[verdict]} if verdict in SORTS else set(SORTS.values())
        for number, (_, need) in enumerate(self.needs):
            if wanted & set(trace.unmet.get(number, {})):
                yield need.norm
        yield from self._of_open_doors(verdict, trace, cited)

    def _closing(self, trace: Trace, cited: frozenset[str]) -> Iterator[str]:
        """What closes the last door: the blocks where one was open, else what closes the doors; else the main rule."""
        blocked = bool(trace.opened)
        closing = [
            need.norm
            for number, (owner, need) in enumerate(self.needs)
            if "F" in trace.unmet.get(number, {}) and (owner >= self.doors) == blocked
        ]
        yield from closing
        for norm in self._of_open_doors("forbidden", trace, cited):
            if not closing or norm not in self.mains:
                yield norm
        if not closing:
            yield from (main.norm for main in self.question.mains if main.norm in cited and self.forbids(main.norm))

    def _of_open_doors(self, verdict: str, trace: Trace, cited: frozenset[str]) -> Iterator[str]:
        for number in trace.exists:
            if number < self.doors and self.question.doors[number].gives == verdict and trace.open_at(number):
                for norm in self.question.doors[number].norms:
                    if norm.norm in cited and not norm.on:
                        yield norm.norm

    def reason(self, verdict: Verdict, trace: Trace, stated: Collection[str], cited: Collection[str]) -> str | None:
        """The norm that says best why not, why not yet, or why a person weighs; None where the first that carries the verdict does."""
        match verdict:
            case "judgement":
                return self._why_weighed(trace, cited)
            case "conditional" if trace.opened:
                # A way is open and something that goes before it waits: that says more than the ways that wait as well.
                waits = (n for n, (owner, _) in enumerate(self.needs) if owner >= self.doors)
                return next((self.needs[n][1].norm for n in waits if "K" in trace.unmet.get(n, {})), None)
            case "forbidden" if not trace.opened:
                return self._why_not(trace, stated, cited)
        return None

    def _why_weighed(self, trace: Trace, cited: Collection[str]) -> str | None:
        """What makes a weighing of it, where that is an exception; else the norm of the way that is weighed."""
        weighed = [(o, n) for k, (o, n) in enumerate(self.needs) if o < self.doors and "W" in trace.unmet.get(k, {})]
        for _, need in weighed:
            if self.rank(need.norm) in {"exception", "block"}:
                return need.norm
        return next(
            (one.norm for owner, _ in weighed for one in self.question.doors[owner].norms if one.norm in cited), None
        )

    def _why_not(self, trace: Trace, stated: Collection[str], cited: Collection[str]) -> str | None:
        """What was said and closes a way; else the narrowest rule that forbids.

        An exception or a block goes first. A limit comes next, except in a way that is weighed as a whole: one of its
        points alone explains nothing to who was refused.
        """
        limits: list[str] = []
        for number, (owner, need) in enumerate(self.needs):
            if owner >= self.doors or need.fact not in stated or "F" not in trace.unmet.get(number, {}):
                continue
            if self._would_open(owner, need.norm):
                continue
            if self.rank(need.norm) in {"exception", "block"}:
                return need.norm
            if not self.question.doors[owner].weighed:
                limits.append(need.norm)
        return next(iter((*limits, *self._forbidding(trace, cited))), None)

    def _would_open(self, owner: int, norm: str) -> bool:
        """Whether a door rests on this norm, and not on what limits it or says who is meant."""
        own = {one.norm for one in self.question.doors[owner].norms}
        opens = self.rank(norm) in {"main", "exception"} and self.catalogue[norm].kind != "definition"
        return norm in own and opens

    def _forbidding(self, trace: Trace, cited: Collection[str]) -> Iterator[str]:
        """The rules that forbid, the narrowest first."""
        yield from (
            norm
            for norm in self._of_open_doors("forbidden", trace, frozenset(cited))
            if norm not in self.mains and self.forbids(norm)
        )
        # The main rules go from wide to narrow.
        mains = [m.norm for m in reversed(self.question.mains) if m.norm in cited and self.forbids(m.norm)]
        yield from sorted(mains, key=lambda norm: self.rank(norm) != "block")

    def defeated_by(self, norm: str, trace: Trace, cited: frozenset[str]) -> str | None:
        """The norm that defeats this one here.

        A main rule is defeated by the exception whose door is open; a door by what closes it, and an open door by the
        block that comes last.
        """
        if norm in self.mains:
            return self._exception(norm, trace, cited)
        here = [n for n in trace.exists if n < self.doors and any(c.norm == norm for c in self.question.doors[n].norms)]
        if not here:
            return None
        for owner in (*here, *(number for number in trace.exists if number >= self.doors)):
            closed = self.closed_by(owner, trace)
            if closed is not None:
                # A condition of the door itself that is not met defeats nothing; an exception to its main rule does.
                own = {one.norm for one in self.question.doors[owner].norms} if owner < self.doors else ()
                excepts = self.rank(norm) == "main" and self.rank(closed) in {"exception", "block"}
                return closed if closed != norm and (closed not in own or excepts) else None
        return None

    def _exception(self, norm: str, trace: Trace, cited: frozenset[str]) -> str | None:
        for number in trace.exists:
            if (
                number < self.doors
                and self.question.doors[number].gives in PERMITS
                and self._open_but_defeated(number, trace)
            ):
                carrying = [one.norm for one in self.question.doors[number].norms if one.norm in cited]
                if norm in carrying or not carrying:
                    return None
                return next((one for one in carrying if self.rank(one) == "exception"), carrying[0])
        return None

    def _open_but_defeated(self, door: int, trace: Trace) -> bool:
        """Whether a door is open, or would be if nothing that goes before it had closed it: then it beats the main rule all the same."""
        own = {one.norm for one in self.question.doors[door].norms}
        unmet = [need for n, (owner, need) in enumerate(self.needs) if owner == door and n in trace.unmet]
        return all(need.norm not in own and self.rank(need.norm) in {"exception", "block"} for need in unmet)

    def rank(self, norm: str) -> str:
        """The rank of a norm."""
        return self.catalogue[norm].rank

    def forbids(self, norm: str) -> bool:
        """Whether a norm is a prohibition."""
        return self.catalogue[norm].kind == "prohibition"

    def closed_by(self, owner: int, trace: Trace) -> str | None:
        """The norm of the first need that closes a door or block."""
        for number, (belongs, need) in enumerate(self.needs):
            if belongs == owner and "F" in trace.unmet.get(number, {}):
                return need.norm
        return None
