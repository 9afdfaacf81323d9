"""A question as straight code: every condition becomes an expression over whole numbers, one bit per combination.

The code is made once per question and runs in microseconds. `program` makes it; naklank.logic.decide runs it. It says
of each combination the verdict, which doors exist, and which needs are not met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from naklank.logic.conditions import All, Always, Bound, Condition, Either, Is, Not, NotKnown, Stated
from naklank.logic.doors import Block, Door, Need, Question
from naklank.logic.effects import effects_of
from naklank.logic.facts import OPEN, Fact, Value

Masks = tuple[int, ...]
Guard = tuple[int, Condition]
"""A condition whose truth is wanted, inside a door or block (its number) or anywhere (`ANYWHERE`)."""
ANYWHERE = -1
Run = Callable[..., tuple[int, ...]]


@dataclass(slots=True)
class Leaves:
    """The statements about each fact that the code reads: per fact, the sets of values asked for."""

    held_by: Mapping[str, tuple[Value, ...]]
    facts: list[str] = field(default_factory=list)
    asked: dict[str, list[frozenset[Value]]] = field(default_factory=dict)
    bits: dict[str, int] = field(default_factory=dict)

    def bit(self, fact: str) -> int:
        """The bit that stands for a fact in the numbers `stated` and `not known`."""
        if fact not in self.bits:
            self.bits[fact] = len(self.facts)
            self.facts.append(fact)
            self.asked[fact] = []
        return self.bits[fact]

    def leaf(self, fact: str, values: tuple[Value, ...]) -> str:
        """The expression for one statement."""
        number = self.bit(fact)
        # True and 1 are equal in Python: facts hold booleans or words, never both, so a set keeps them apart.
        wanted = frozenset(values)
        if wanted not in self.asked[fact]:
            self.asked[fact].append(wanted)
        return f"f{number}[{self.asked[fact].index(wanted)}]"


@dataclass(frozen=True, slots=True)
class Program:
    """The code of one question, with what its bits stand for."""

    question: Question
    leaves: Leaves
    run: Run
    trace: Run
    needs: tuple[tuple[Door | Block, Need], ...]
    guards: tuple[Guard, ...]
    source: str
    weighed_only: frozenset[str]
    signatures: Mapping[str, Mapping[Value, Masks]]
    """Per fact and state: the truth of each of its statements, as 0 or 1."""


def expression(condition: Condition, leaves: Leaves) -> str:
    """Write a condition as Python over masks."""
    match condition:
        case Is(fact, values):
            return leaves.leaf(fact, values)
        case Bound(norm):
            return leaves.leaf("profile", leaves.held_by.get(norm, ()))
        case Stated(fact) | NotKnown(fact):
            word = "st" if isinstance(condition, Stated) else "nk"
            return f"(ALL if {word} & {1 << leaves.bit(fact)} else 0)"
        case Not(of):
            return f"(ALL ^ {expression(of, leaves)})"
    return _joined(condition, leaves)


def _joined(condition: Condition, leaves: Leaves) -> str:
    parts = [expression(part, leaves) for part in condition.parts() if not isinstance(part, Always)]
    match condition:
        case Either():
            return f"({' | '.join(parts)})" if len(parts) == len(condition.parts()) else "ALL"
        case All() | Always():
            return f"({' & '.join(parts)})" if parts else "ALL"
    raise TypeError(condition)


def program(
    question: Question,
    vocabulary: Mapping[str, Fact],
    guards: tuple[Guard, ...] = (),
    impossible: tuple[Condition, ...] = (),
    held_by: Mapping[str, tuple[Value, ...]] | None = None,
) -> Program:
    """Compile a question.

    `guards` are further conditions whose truth is wanted, one bit each. `impossible` are mixes of facts that cannot be;
    those that name a fact this question never reads are left out. `held_by`: which profiles hold a norm.
    """
    writer = _Writer(vocabulary, held_by or {})
    body = writer.body(question, guards, impossible)
    unpack = ", ".join(f"f{n}" for n in range(len(writer.leaves.facts)))
    source = "\n".join([f"    ({unpack},) = facts" if unpack else "    pass", *body])
    return Program(
        question=question,
        leaves=writer.leaves,
        run=_function(source, traced=False),
        trace=_function(source, traced=True),
        needs=tuple(writer.needs),
        guards=guards,
        source=source,
        weighed_only=writer.weighed_only(),
        signatures={
            fact: {
                state: tuple(int(state in wanted) for wanted in writer.leaves.asked[fact])
                for state in (*vocabulary[fact].states, OPEN)
            }
            for fact in writer.leaves.facts
        },
    )


def _function(source: str, *, traced: bool) -> Run:
    """Make the code callable; traced, it also says of each door and need where it holds."""
    lines = [line for line in source.splitlines() if traced or not line.rstrip().endswith("# trace")]
    text = "def run(facts, st, nk, ALL, T=None):\n" + "\n".join(lines)
    space: dict[str, Any] = {}
    exec(compile(text, "<question>", "exec"), space)  # noqa: S102 our own rules, never anyone's input
    made: Run = space["run"]
    return made


class _Writer:
    """Writes the lines of one question."""

    def __init__(self, vocabulary: Mapping[str, Fact], held_by: Mapping[str, tuple[Value, ...]]) -> None:
        self.vocabulary = vocabulary
        self.leaves = Leaves(held_by)
        self.needs: list[tuple[Door | Block, Need]] = []
        self.read_as_fact: set[str] = set()
        self.weighed: set[str] = set()

    def weighed_only(self) -> frozenset[str]:
        """Facts that are only weighed: unknown, they need no axis, for a person decides on them."""
        return frozenset(self.weighed - self.read_as_fact)

    def body(self, question: Question, guards: tuple[Guard, ...], impossible: tuple[Condition, ...]) -> list[str]:
        lines = ["    E = N = G = R = A = J = C = BF = BJ = BC = X = 0"]
        for number, door in enumerate(question.doors):
            lines += self._door(number, door)
            lines += self._guards(guards, number)
        for number, block in enumerate(question.blocks, start=len(question.doors)):
            lines += self._block(number, block)
            lines += self._guards(guards, number)
        lines.append("    e = ALL")
        lines += self._guards(guards, ANYWHERE)
        lines.append("    P = ALL")
        for mix in impossible:
            if set(mix.facts()) <= set(self.leaves.facts):
                lines.append(f"    P &= ALL ^ {self._written(mix)}")
        return [*lines, *_VERDICTS]

    def _written(self, condition: Condition) -> str:
        self.read_as_fact.update(condition.facts())
        return expression(condition, self.leaves)

    def _guards(self, guards: tuple[Guard, ...], where: int) -> list[str]:
        inside = "    " if where == ANYWHERE else "        "
        return [
            f"{inside}if e & {self._written(condition)}: G |= {1 << number}"
            for number, (door, condition) in enumerate(guards)
            if door == where
        ]

    def _door(self, number: int, door: Door) -> list[str]:
        gives = {"required": "R", "allowed": "A", "judgement": "J", "forbidden": None, "conditional": "C"}[door.gives]
        lines = [
            f"    e = {self._written(door.exists)}",
            "    if e:",
            f"        E |= {1 << number}; X |= e; F = W = K = 0",
            f"        T.append(('door', {number}, e))  # trace",
        ]
        for need in door.needs:
            lines += self._need(door, need)
        if gives:
            lines.append(f"        {gives} |= e & (ALL ^ (F | W | K))")
        lines += ["        J |= e & W & (ALL ^ F)", "        C |= e & K & (ALL ^ (F | W))"]
        lines.append("        T.append(('along', F, W, K))  # trace")
        return lines

    def _block(self, number: int, block: Block) -> list[str]:
        lines = [
            f"    e = {self._written(block.exists)}",
            "    if e:",
            f"        E |= {1 << number}; F = W = K = 0",
            f"        T.append(('door', {number}, e))  # trace",
        ]
        for need in block.needs:
            lines += self._need(block, need)
        lines.append("        BF |= e & F; BJ |= e & W; BC |= e & K")
        lines.append("        T.append(('along', F, W, K))  # trace")
        return lines

    def _need(self, owner: Door | Block, need: Need) -> list[str]:
        number = len(self.needs)
        self.needs.append((owner, need))
        fact = self.vocabulary[need.fact]
        effects = effects_of(need, fact)
        self.read_as_fact.update(need.when.facts())
        self.read_as_fact.update({"done", "deceased"})
        if (need.kind or fact.kind) == "weigh":
            self.weighed.add(need.fact)
        else:
            self.read_as_fact.add(need.fact)
        lines = []
        for sort, where in (("F", effects.forbidden), ("W", effects.judgement), ("K", effects.conditional)):
            if where is None:
                continue
            lines += [
                f"        x = e & {expression(where, self.leaves)}",
                f"        if x: {sort} |= x; N |= {1 << number}",
                f"        if x: T.append(('need', {number}, '{sort}', x))  # trace",
            ]
        return lines


_VERDICTS = [
    "    A &= ALL ^ R; J &= ALL ^ (R | A); C &= ALL ^ (R | A | J)",
    "    T.append(('doors', R, A, J, C))  # trace",
    "    if BF | BJ | BC:",
    "        o = R | A; p = ALL ^ (BF | BJ | BC)",
    "        J = (J | BJ & (o | C)) & (ALL ^ BF)",
    "        C = (C | BC & o) & (ALL ^ (BF | BJ))",
    "        R &= p; A &= p",
    "    return R & P, A & P, J & P, C & P, P & (ALL ^ (R | A | J | C)), P, P & (ALL ^ X), E, N, G",
]
