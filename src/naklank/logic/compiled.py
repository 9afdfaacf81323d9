"""A question as straight code: every condition becomes an expression over whole numbers, one bit per combination.

The code is made once per question and runs in microseconds. `program` makes it; naklank.logic.decide runs it. It says
of each combination the verdict; traced, also which doors exist, which needs are not met, and which guards hold.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from naklank.logic.conditions import Condition
from naklank.logic.doors import Block, Door, Need, Question
from naklank.logic.effects import effects_of
from naklank.logic.facts import Fact, Value
from naklank.logic.statements import Statements

Guard = tuple[int, Condition]
"""A condition whose truth is wanted, inside a door or block (its number) or anywhere (`ANYWHERE`)."""
ANYWHERE = -1
Run = Callable[..., tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Program:
    """The code of one question, with what it reads and what its numbers stand for.

    `run(facts, ALL)` gives the masks of the verdicts; `trace(facts, ALL, T)` also fills a `Trace`. `weighed_only`: facts
    that are only weighed: unknown, they need not be opened up, for a person decides on them.
    """

    question: Question
    statements: Statements
    run: Run
    trace: Run
    needs: tuple[tuple[Door | Block, Need], ...]
    guards: tuple[Guard, ...]
    source: str
    weighed_only: frozenset[str]
    reads: Mapping[int, frozenset[str]]
    """Per door and block, by number: the facts that it reads."""
    always: frozenset[str]
    """Facts that are read whatever doors there are."""
    beside: frozenset[str]
    """Facts that no rule reads: known, they can still rule out what another fact could be."""


def program(
    question: Question,
    vocabulary: Mapping[str, Fact],
    guards: tuple[Guard, ...] = (),
    impossible: tuple[Condition, ...] = (),
    held_by: Mapping[str, tuple[Value, ...]] | None = None,
    *,
    every_mix: bool = False,
) -> Program:
    """Compile a question.

    `guards` are further conditions whose truth is wanted. `impossible` are mixes of facts that cannot be; those that name
    a fact this question never reads count only with `every_mix`. `held_by`: which profiles hold a norm.
    """
    writer = _Writer(vocabulary, held_by or {})
    body = writer.body(question, guards, impossible, every_mix=every_mix)
    unpack = ", ".join(f"f{n}" for n in range(len(writer.statements.facts)))
    source = "\n".join([f"    ({unpack},) = facts" if unpack else "    pass", *body])
    return Program(
        question=question,
        statements=writer.statements,
        run=_function(source, traced=False),
        trace=_function(source, traced=True),
        needs=tuple(writer.needs),
        guards=guards,
        source=source,
        weighed_only=writer.weighed_only(),
        reads={number: frozenset(facts) for number, facts in writer.reads.items()},
        always=frozenset(writer.always),
        beside=frozenset(writer.beside),
    )


TRACED = "  # trace"


def _function(source: str, *, traced: bool) -> Run:
    """Make the code callable; traced, it also says of each door, need and guard where it holds."""
    lines = [line for line in source.splitlines() if traced or not line.endswith(TRACED)]
    text = "def run(facts, ALL, T=None):\n" + "\n".join(lines)
    space: dict[str, Any] = {}
    exec(compile(text, "<question>", "exec"), space)  # noqa: S102 our own rules, never anyone's input
    made: Run = space["run"]
    return made


class _Writer:
    """Writes the lines of one question."""

    def __init__(self, vocabulary: Mapping[str, Fact], held_by: Mapping[str, tuple[Value, ...]]) -> None:
        self.vocabulary = vocabulary
        self.statements = Statements(held_by)
        self.needs: list[tuple[Door | Block, Need]] = []
        self.reads: dict[int, set[str]] = {}
        self.always: set[str] = set()
        self.beside: set[str] = set()
        self.read_as_fact: set[str] = set()
        self.weighed: set[str] = set()

    def weighed_only(self) -> frozenset[str]:
        return frozenset(self.weighed - self.read_as_fact)

    def body(
        self, question: Question, guards: tuple[Guard, ...], impossible: tuple[Condition, ...], *, every_mix: bool
    ) -> list[str]:
        lines = ["    R = A = J = C = BF = BJ = BC = X = 0"]
        for number, door in enumerate(question.doors):
            lines += self._door(number, door)
            lines += self._guards(guards, number)
        for number, block in enumerate(question.blocks, start=len(question.doors)):
            lines += self._block(number, block)
            lines += self._guards(guards, number)
        lines += self._guards(guards, ANYWHERE)
        lines.append("    P = ALL")
        read = set(self.statements.facts)
        for mix in impossible:
            if every_mix or set(mix.facts()) <= read:
                self.always.update(read.intersection(mix.facts()))
                self.beside.update(set(mix.facts()) - read)
                lines.append(f"    P &= ~{self._written(mix)}")
        return [*lines, *_VERDICTS]

    def _written(self, condition: Condition) -> str:
        self.read_as_fact.update(condition.facts())
        return self.statements.expression(condition)

    def _guards(self, guards: tuple[Guard, ...], where: int) -> list[str]:
        inside, here = ("    ", "ALL") if where == ANYWHERE else ("        ", "e")
        lines = []
        for number, (door, condition) in enumerate(guards):
            if door == where:
                (self.always if where == ANYWHERE else self.reads[where]).update(condition.facts())
                lines.append(f"{inside}x = {here} & {self._written(condition)}{TRACED}")
                lines.append(f"{inside}if x: T.guards[{number}] = x{TRACED}")
        return lines

    def _door(self, number: int, door: Door) -> list[str]:
        self.reads[number] = {*door.exists.facts(), *_read_by_needs(door)}
        gives = {"required": "R", "allowed": "A", "judgement": "J", "forbidden": None, "conditional": "C"}[door.gives]
        lines = [
            f"    e = ALL & {self._written(door.exists)}",
            "    if e:",
            "        X |= e; F = W = K = 0",
            f"        T.exists[{number}] = e{TRACED}",
        ]
        for need in door.needs:
            lines += self._need(door, need)
        if gives:
            lines.append(f"        {gives} |= e & (ALL ^ (F | W | K))")
        lines += ["        J |= e & W & (ALL ^ F)", "        C |= e & K & (ALL ^ (F | W))"]
        lines.append(f"        T.along[{number}] = F, W, K{TRACED}")
        return lines

    def _block(self, number: int, block: Block) -> list[str]:
        self.reads[number] = {*block.exists.facts(), *_read_by_needs(block)}
        lines = [
            f"    e = ALL & {self._written(block.exists)}",
            "    if e:",
            "        F = W = K = 0",
            f"        T.exists[{number}] = e{TRACED}",
        ]
        for need in block.needs:
            lines += self._need(block, need)
        lines.append("        BF |= e & F; BJ |= e & W; BC |= e & K")
        lines.append(f"        T.along[{number}] = F, W, K{TRACED}")
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
                f"        x = e & {self.statements.expression(where)}",
                f"        {sort} |= x",
                f"        if x: T.unmet.setdefault({number}, {{}})['{sort}'] = x{TRACED}",
            ]
        return lines


_VERDICTS = [
    "    A &= ALL ^ R; J &= ALL ^ (R | A); C &= ALL ^ (R | A | J)",
    f"    T.opened = R | A{TRACED}",
    "    if BF | BJ | BC:",
    "        o = R | A; p = ALL ^ (BF | BJ | BC)",
    "        J = (J | BJ & (o | C)) & (ALL ^ BF)",
    "        C = (C | BC & o) & (ALL ^ (BF | BJ))",
    "        R &= p; A &= p",
    "    return R & P, A & P, J & P, C & P, P & (ALL ^ (R | A | J | C)), P, P & (ALL ^ X)",
]


def _read_by_needs(owner: Door | Block) -> Iterator[str]:
    for need in owner.needs:
        yield need.fact
        yield from need.when.facts()
        yield from ("done", "deceased")  # a step or an answer can come too late
