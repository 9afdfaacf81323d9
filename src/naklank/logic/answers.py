"""The answer to a case: the verdict, why, what is missing, what could change it, what would allow it, what comes along.

Every field is derived from the same run of the same program that gave the verdict; no second reading of the rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.logic.citing import Citer
from naklank.logic.decide import ORDER, Decider, Outcome
from naklank.logic.doors import Need, Verdict
from naklank.logic.effects import met_values
from naklank.logic.facts import OPEN, UNKNOWN, Fact, Value
from naklank.logic.norms import Force, Norm
from naklank.logic.tracing import Chain, Trace

STRENGTH: tuple[Force, ...] = ("law", "professional", "policy", "house", "practice", "proposal")
NOBODY_CHANGES = frozenset({"patient_age", "deceased", "done", "actor", "recipient", "profile", "medium", "object"})
"""What happened, and what the question is about: setting these is another case, not a way out of this one."""
AGE_OF_BAND: Mapping[Value, int] = {
    "under_12": 11,
    "12_15": 15,
    "16_17": 17,
    "adult": 18,
    "within_a_month": 0,
    "late": 31,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One link of the chain: a norm, its rank, and the norm that defeated it here."""

    norm: str
    role: str
    defeated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A presumed fact, another value of it, and the verdict that it would lead to."""

    fact: str
    value: Value
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say to one case. Field by field: docs/rules.md, "The answer"."""

    question: str
    verdict: Verdict
    force: Force
    profile: Value
    because: tuple[Ground, ...]
    rests_on: tuple[str, ...]
    duties: tuple[str, ...]
    advice: tuple[str, ...]
    missing: tuple[str, ...]
    could_change: tuple[Change, ...]
    would_allow: tuple[Mapping[str, Value], ...]
    meanwhile: Literal["required", "allowed", "forbidden"]
    open: tuple[str, ...]
    carried_by: tuple[str, ...] = ()
    """The undefeated norms that carry the verdict: those of the open door, or those that close or hold the last one."""
    reason: str = ""
    """The one norm that says best why, for a reader who reads only one."""
    gap: bool = False
    """No rule speaks of this case, or of one way in which it could turn out. Then the verdict is unknown."""
    clash: tuple[str, ...] = ()
    """Two norms that contradict each other here, and nothing that goes before them. Then the verdict is unknown."""
    disclaimer: str = "meta.not-standalone"


class Answerer:
    """Answers one question in full."""

    def __init__(
        self, citer: Citer, decider: Decider, catalogue: Mapping[str, Norm], vocabulary: Mapping[str, Fact]
    ) -> None:
        self.citer, self.decider = citer, decider
        self.catalogue, self.vocabulary = catalogue, vocabulary
        self.question = decider.program.question
        self.chain = Chain(self.question, decider.program.needs, catalogue)
        self.owners, self.needs = self.chain.owners, self.chain.needs

    def answer(self, stated: Mapping[str, Value]) -> Answer:
        """Answer one case, whose facts were read with `read_facts`."""
        trace = Trace()
        outcome = self.decider.run(stated, trace)
        cited = self.citer.cite(trace, stated)
        verdict = outcome.verdict
        because, duties, advice = self._parts(cited.because, cited.along)
        missing = self._missing(outcome, trace)
        standing = frozenset(self.citer.cite(trace, {}).because)
        carried = tuple(dict.fromkeys(self.chain.carriers(verdict, trace, standing)))
        return Answer(
            question=self.question.id,
            verdict=verdict,
            force=self._force(carried),
            profile=stated.get("profile", self.vocabulary["profile"].presumed),
            because=tuple(
                Ground(norm, self.catalogue[norm].rank, self.chain.defeated_by(norm, trace, standing))
                for norm in because
            ),
            rests_on=self._rests_on(stated, trace, (*because, *duties, *advice)),
            duties=duties,
            advice=advice,
            missing=missing,
            could_change=tuple(self._could_change(stated, outcome)),
            would_allow=self._would_allow(stated, outcome, trace),
            meanwhile=self._meanwhile(verdict),
            open=self.citer.open_points(trace),
            carried_by=carried,
            reason=self.chain.reason(verdict, trace, stated, because) or next(iter((*carried, *because)), ""),
            gap=bool(outcome.gap),
            clash=tuple(self.question.doors[door].norms[0].norm for door in outcome.clash or ()),
        )

    def numbers(self, case: Mapping[str, Value]) -> dict[str, Value]:
        """A case of states as one that can be stated: a number for the name of its band."""
        return {fact: self.number_of(fact, value) for fact, value in case.items()}

    def number_of(self, fact: str, state: Value) -> Value:
        """A number in this band; any other state is itself."""
        return AGE_OF_BAND[state] if self.vocabulary[fact].bands and state in AGE_OF_BAND else state

    # Which norms stand where

    def _parts(
        self, because: tuple[str, ...], along: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Exceptions and blocks stand among the reasons, never only among the duties."""
        chain, duties, advice = list(because), [], []
        for norm in along:
            if self.catalogue[norm].rank in {"exception", "block"}:
                chain.append(norm)
            elif self.catalogue[norm].kind == "advice":
                advice.append(norm)
            else:
                duties.append(norm)
        return tuple(chain), tuple(duties), tuple(advice)

    def _force(self, carried: tuple[str, ...]) -> Force:
        norms = carried or tuple(cited.norm for cited in self.question.mains)
        forces = {self.catalogue[norm].force for norm in norms}
        # A gap before the first day of the only rule: nothing carries it, so nothing is claimed of it.
        return next((force for force in STRENGTH if force in forces), STRENGTH[-1])

    # What it rests on, and what is missing

    def _rests_on(self, stated: Mapping[str, Value], trace: Trace, norms: tuple[str, ...]) -> tuple[str, ...]:
        named = {given.fact for norm in norms for given in self.catalogue[norm].when}
        for number, owner in enumerate(self.owners):
            if number in trace.exists:
                named.update(owner.exists.facts())
                for need in owner.needs:
                    named.add(need.fact)
        return tuple(fact for fact in stated if fact in named)

    def _missing(self, outcome: Outcome, trace: Trace) -> tuple[str, ...]:
        verdict = outcome.verdict
        if verdict in {"required", "allowed", "forbidden"}:
            return ()
        found: dict[str, None] = {}
        if verdict == "unknown":
            found.update(dict.fromkeys(outcome.deciding()))
        if verdict in {"unknown", "judgement"}:
            found.update(dict.fromkeys(self._criteria(outcome, trace)))
        if verdict == "conditional":
            found.update(dict.fromkeys(self.conditions(outcome, trace)))
        return tuple(found)

    def _criteria(self, outcome: Outcome, trace: Trace) -> Iterator[str]:
        """What a person weighs, where weighing decides."""
        weighing = outcome.masks[ORDER.index("judgement")]
        for number, (owner, need) in enumerate(self.needs):
            here = (
                trace.unmet.get(number, {}).get("W", 0) & weighing & ~trace.along[owner][0]
                if owner in trace.along
                else 0
            )
            if here:
                yield from need.criteria or (need.fact,)
        for number, door in enumerate(self.question.doors):
            if door.gives == "judgement" and number in trace.exists:
                f, _, k = trace.along[number]
                if trace.exists[number] & weighing & ~(f | k):
                    yield from door.criteria

    def conditions(self, outcome: Outcome, trace: Trace) -> Iterator[str]:
        """What must still be done or said, where that alone is waited for."""
        waiting = outcome.masks[ORDER.index("conditional")]
        for number, (owner, need) in enumerate(self.needs):
            if owner not in trace.along:
                continue
            f, w, _ = trace.along[owner]
            if trace.unmet.get(number, {}).get("K", 0) & waiting & ~(f | w):
                yield need.fact

    # What would change it

    def _could_change(self, stated: Mapping[str, Value], outcome: Outcome) -> Iterator[Change]:
        open_ = {axis.fact for axis in outcome.axes}
        for name, presumed in self.decider.presumed.items():
            if name in stated or name in open_ or name in self.decider.program.beside or presumed in {OPEN, UNKNOWN}:
                continue
            for state in self.vocabulary[name].states:
                if state == presumed:
                    continue
                value = self.number_of(name, state)
                other = self.decider.run({**stated, name: value})
                if other.possible and other.verdict != outcome.verdict:
                    yield Change(name, value, other.verdict)

    def presumed_turning(self, stated: Mapping[str, Value], outcome: Outcome) -> Iterator[str]:
        """The presumed facts of which another value gives another verdict."""
        for change in self._could_change(stated, outcome):
            yield change.fact

    def _would_allow(
        self, stated: Mapping[str, Value], outcome: Outcome, trace: Trace
    ) -> tuple[Mapping[str, Value], ...]:
        if outcome.verdict in {"allowed", "required"}:
            return ()
        blocks: dict[str, Value] = {}
        around: list[tuple[str, Value]] = []
        for number in trace.exists:
            if number >= len(self.question.doors):
                for need, value in self._repairs(number, trace):
                    blocks[need.fact] = value
                around += self.owners[number].instead
        found: list[dict[str, Value]] = []
        for number in trace.exists:
            if number >= len(self.question.doors) or self.question.doors[number].gives not in {"allowed", "required"}:
                continue
            changes = {**blocks, **{need.fact: value for need, value in self._repairs(number, trace)}}
            tried = [changes, *({**changes, fact: value} for fact, value in around)]
            tried += ({**blocks, fact: value} for fact, value in self.owners[number].instead)
            for all_of_it in tried:
                smallest = self._smallest(stated, all_of_it)
                if smallest and smallest not in found:
                    found.append(smallest)
        minimal = [one for one in found if not any(other.items() < one.items() for other in found)]
        return tuple(sorted(minimal, key=len))

    def _repairs(self, owner: int, trace: Trace) -> Iterator[tuple[Need, Value]]:
        for number, (belongs, need) in enumerate(self.needs):
            if belongs == owner and trace.unmet.get(number):
                value = met_values(need, self.vocabulary[need.fact])[0]
                yield need, AGE_OF_BAND[value] if self.vocabulary[need.fact].bands else value

    def _smallest(self, stated: Mapping[str, Value], changes: Mapping[str, Value]) -> dict[str, Value] | None:
        """Drop what is not needed; None where even all of it does not open the door, or nobody can change it."""
        kept = dict(changes)
        if not self._opens(stated, kept):
            return None
        for name in changes:
            without = {fact: value for fact, value in kept.items() if fact != name}
            if self._opens(stated, without):
                kept = without
        dead = stated.get("deceased") is True
        if any(name in NOBODY_CHANGES or (dead and name in {"consent", "authorisation"}) for name in kept):
            return None
        return kept

    def _opens(self, stated: Mapping[str, Value], changes: Mapping[str, Value]) -> bool:
        other = self.decider.run({**stated, **changes})
        return bool(other.possible) and other.verdict in {"allowed", "required"}

    def _meanwhile(self, verdict: Verdict) -> Literal["required", "allowed", "forbidden"]:
        if verdict in {"required", "allowed", "forbidden"}:
            return verdict
        return self.question.meanwhile
