"""The rule engine: against six others on the same thirteen rules, and alone on the whole rule base.

Processor time of one thread, medians; who is compared runs in turn within each round. Every engine must first give the
verdicts (and, where it names them, the rules) of plain Python on random cases, or nothing is measured. No figure comes
from a kept answer: every case is another. The rules: `engines/thirteen.py`; each peer has a file beside it.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engines import cedar, clingo_asp, datalogic, growth, ours, regorus_rego, thirteen, z3_solver, zen_tables
from engines.cases import DAY, random_cases
from engines.timing import alternating, microseconds
from naklank.actions.answer_lines import answer_lines
from naklank.law import RULES
from naklank.logic.check import look_over
from naklank.logic.facts import Reader
from naklank.logic.many import Brief, Many

IMAGE = Path(__file__).resolve().parent.parent / "docs" / "images" / "growth.svg"
PEERS = (datalogic, regorus_rego, clingo_asp, cedar, zen_tables)
CHECKED, TIMED, SLOW = 3000, 1000, 300
FIGURES: dict[str, float] = {}


def say(name: str, value: float, note: str = "") -> None:
    """Print one figure, and keep it for the line of JSON."""
    FIGURES[name] = round(value, 4)
    print(f"{name:44} {value:14,.3f}   {note}".rstrip())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--draw", action="store_true", help="draw docs/images/growth.svg anew")
    given = arguments.parse_args()
    thirteen_known(given.rounds)
    thirteen_open(given.rounds)
    whole_base(given.rounds)
    whole_check()
    cold_start()
    curves = {name: points() for name, points in growth.CURVES.items()}
    for name, points in curves.items():
        print(f"us by {name}: " + "  ".join(f"{number}: {cost:.1f}" for number, cost in points))
        FIGURES[f"us by {name}"] = points[-1][1]
    if given.draw:
        growth.draw(curves, IMAGE)
    print(json.dumps(FIGURES))


class Ours:
    """The thirteen rules in our engine, with the ways to ask it."""

    def __init__(self) -> None:
        self.answerer = ours.answerer(ours.question())
        self.reader = Reader(ours.VOCABULARY)
        self.many = Many(self.answerer.citer, self.answerer.decider, ours.VOCABULARY)
        self.sources = {norm.id: norm.sources for norm in ours.CATALOGUE.values()}

    def decide(self, cases: Sequence[thirteen.Case]) -> list[Brief]:
        """Side by side, as `RuleBase.briefs` does: read by fact where all cases say the same facts, else one by one."""
        by_fact = self.reader.columns(cases)
        return self.many.decide(cases if by_fact else [self.reader.read(case) for case in cases], by_fact)

    def briefs(self, cases: Sequence[thirteen.Case]) -> list[tuple[str, tuple[str, ...], tuple[Any, ...]]]:
        """Side by side: verdict, norm ids, and the sources of each."""
        briefs = self.decide(cases)
        sources = self.sources
        cited = {norms: tuple([sources[norm] for norm in norms]) for norms in {brief.because for brief in briefs}}
        return [(verdict, norms, cited[norms]) for verdict, norms, _, _ in briefs]

    def open_briefs(self, cases: Sequence[thirteen.Case]) -> list[tuple[str, frozenset[str]]]:
        """Side by side: verdict, and which unknown facts matter (and the norms)."""
        return [(brief.verdict, frozenset(brief.missing)) for brief in self.decide(cases)]

    def open_one(self, case: thirteen.Case) -> tuple[str, frozenset[str]]:
        """One case: verdict, and which unknown facts matter."""
        outcome = self.answerer.decider.run(self.reader.read(case))
        return outcome.verdict, frozenset(outcome.deciding())


def thirteen_known(rounds: int) -> None:
    """Everything known: how many answers a second, and how many times regorus, which is the fastest that names rules."""
    print("thirteen rules, twenty facts, all known: answers a second (a dict goes in)")
    engine, peers = Ours(), [module.Peer() for module in PEERS]
    solver = z3_solver.Peer()
    cases = list(thirteen.random_cases(CHECKED, 1))
    wanted = [thirteen.decide(case) for case in cases]
    said = [(verdict == "allowed", frozenset(norms)) for verdict, norms, _ in engine.briefs(cases)]
    assert said == wanted, "ours"
    for peer in (*peers, solver):
        for case, (allowed, rules) in zip(cases, wanted, strict=True):
            answer = peer.answer(case)
            assert answer[0] == allowed, (peer.name, case)
            assert not peer.names_rules or answer[1] == rules, (peer.name, case)
    some = cases[:TIMED]
    texts = [json.dumps(case) for case in some]
    rego = next(peer for peer in peers if peer.name == "celine-regorus")
    works: dict[str, Callable[[], object]] = {
        "naklank, side by side, ids and sources": lambda: engine.briefs(some),
        "naklank, one full answer at a time": lambda: [engine.answerer.answer(case) for case in some],
        "celine-regorus, virtual machine, JSON ready": lambda: [rego.answer_text(text) for text in texts],
        "celine-regorus, its Engine, JSON ready": regorus_rego.through_engine(texts),
        **{peer.name: (lambda peer=peer: [peer.answer(case) for case in some]) for peer in (*peers, solver)},
        "plain Python": lambda: [thirteen.decide(case) for case in some],
    }
    took = alternating(works, TIMED, rounds)
    for name, cost in took.items():
        say(name, 1e6 / cost)
    mine = took["naklank, side by side, ids and sources"]
    say("times celine-regorus", took["celine-regorus"] / mine, "virtual machine, from a dict as ours")
    say("times celine-regorus, JSON ready", took["celine-regorus, virtual machine, JSON ready"] / mine)
    say("times celine-regorus, its Engine", took["celine-regorus, its Engine, JSON ready"] / mine)


def thirteen_open(rounds: int) -> None:
    """Four facts unknown: the exact verdict and which unknown facts matter to it, against z3 asked the same."""
    print("\nthirteen rules, four of twenty facts unknown: exact verdict and what matters, answers a second")
    engine, solver, classes = Ours(), z3_solver.Peer(), z3_solver.ByClasses()
    for unknown in range(1, 7):
        cases = list(thirteen.random_cases(SLOW, unknown, unknown))
        wanted = [thirteen.decide_open(case) for case in cases]
        assert engine.open_briefs(cases) == wanted, unknown
        assert [engine.open_one(case) for case in cases] == wanted, unknown
        assert [solver.answer_open(case) for case in cases] == wanted, unknown
        assert [classes.answer_open(case) for case in cases[:50]] == wanted[:50], unknown
    cases = list(thirteen.random_cases(TIMED, 7, 4))
    took = alternating(
        {
            "naklank, one at a time": lambda: [engine.open_one(case) for case in cases],
            "naklank, side by side, norms as well": lambda: engine.open_briefs(cases),
            "z3 by its Python classes": lambda: [classes.answer_open(case) for case in cases],
            "z3 by its C interface": lambda: [solver.answer_open(case) for case in cases],
        },
        TIMED,
        max(3, rounds // 2),
    )
    for name, cost in took.items():
        say(name, 1e6 / cost)
    for way, mine in (
        ("side by side", "naklank, side by side, norms as well"),
        ("one at a time", "naklank, one at a time"),
    ):
        for peer in ("z3 by its Python classes", "z3 by its C interface"):
            say(f"times {peer}, {way}", took[peer] / took[mine])


def whole_base(rounds: int) -> None:
    """The whole rule base, all questions, 5 to 20 facts: read, checked, verdict and norm ids by `RuleBase.briefs`."""
    print(f"\nwhole rule base, {len(RULES.questions)} questions, 5 to 20 facts")
    for unknown in (0, 4):
        drawn: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for question, case in random_cases(22 * 1000, 11 + unknown, unknown):
            drawn[question].append(case)
        cost = microseconds(
            lambda drawn=drawn: [RULES.briefs(q, some, DAY) for q, some in drawn.items()], 22_000, rounds
        )
        say(f"RuleBase.briefs, {unknown} unknown, cases/s", 1e6 / cost)
        few = [(question, case) for question, some in drawn.items() for case in some[:40]]
        words = microseconds(
            lambda few=few: [list(answer_lines(RULES.ask(q, case, DAY), "nl")) for q, case in few], len(few), 3
        )
        say(f"ask and say in words, {unknown} unknown, ms", words / 1000)


def whole_check() -> None:
    """Every question looked over whole: gaps, clashes, rules that never decide."""
    took = {
        question: microseconds(lambda q=question: list(look_over(RULES.answerer(q, DAY), RULES.catalogue)), 1, 3) / 1e6
        for question in RULES.questions
    }
    slowest = max(took, key=lambda question: took[question])
    say("full check of the slowest question, s", took[slowest], slowest)
    say("full check of all questions, s", sum(took.values()))


def cold_start() -> None:
    """Import of the rule base in a fresh process, above a bare Python: processor time, and the clock."""
    spent: dict[str, list[tuple[float, float]]] = {"pass": [], "import naklank.law": []}
    for _ in range(15):
        for code, took in spent.items():
            took.append(_process(code))
    for number, name in enumerate(("import of the rule base, CPU ms", "import of the rule base, clock ms")):
        bare, whole = (sorted(one[number] for one in spent[code])[7] for code in spent)
        say(name, (whole - bare) * 1000)


def _process(code: str) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    clock = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


if __name__ == "__main__":
    main()
