"""How the cost of an answer grows with the facts that are said, the facts that are unknown, and the number of rules.

Gives points of (number, microseconds) and draws them: one small picture, `docs/images/growth.svg`.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from engines import ours
from engines.cases import DAY, random_case
from engines.timing import microseconds
from naklank.law import RULES
from naklank.logic.conditions import is_
from naklank.logic.doors import Cited, Door, Need
from naklank.logic.facts import OPEN, UNKNOWN, Fact
from naklank.text import Text

QUESTION = "disclose"
"""The widest of the questions: sixty facts."""
CASES = 300
Point = tuple[int, float]


def by_facts() -> list[Point]:
    """Facts said, none of them unknown."""
    return [(said, _disclose(said, 0)) for said in (5, 10, 15, 20, 30, 40)]


def by_unknowns() -> list[Point]:
    """Unknown among twenty facts."""
    return [(unknown, _disclose(20, unknown)) for unknown in (0, 2, 4, 6, 8, 10)]


def _disclose(said: int, unknown: int) -> float:
    chance = random.Random(said * 100 + unknown)
    cases = [random_case(chance, QUESTION, said, unknown) for _ in range(CASES)]
    run = RULES.answerer(QUESTION, DAY).decider.run
    return microseconds(lambda: [run(case).deciding() for case in cases], CASES, 5)


def by_rules() -> list[Point]:
    """Rules in one question: doors with three needs each, of four unknown facts among twenty."""
    return [(rules, _made(rules)) for rules in (8, 16, 32, 64, 128, 256)]


def _made(rules: int) -> float:
    chance = random.Random(rules)
    names = [f"fact_{number}" for number in range(20)]
    vocabulary = {name: Fact(name, Text(name, name), "frame", (), OPEN) for name in names}
    vocabulary["profile"] = ours.VOCABULARY["profile"]
    doors = []
    for number in range(rules):
        first, *asked = chance.sample(names, 4)
        needs = tuple(Need(fact, "R1", (chance.random() < 0.5,)) for fact in asked)
        doors.append(Door(f"door {number}", "allowed", is_(first), (Cited("R1"),), needs))
    run = ours.answerer(ours.question(doors), vocabulary).decider.run
    cases = []
    for _ in range(CASES):
        case: dict[str, bool | str] = {name: chance.random() < 0.5 for name in names}
        cases.append(case | dict.fromkeys(chance.sample(names, 4), UNKNOWN))
    return microseconds(lambda: [run(case).deciding() for case in cases], CASES, 5)


CURVES: dict[str, Callable[[], list[Point]]] = {
    "facts said": by_facts,
    "facts unknown": by_unknowns,
    "rules": by_rules,
}

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 260, 190, 44, 40, 34


def draw(curves: dict[str, list[Point]], where: Path) -> None:
    """Draw the curves beside each other, each on its own scale, from zero."""
    parts = [_plot(name, points, number * WIDTH) for number, (name, points) in enumerate(curves.items())]
    where.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(parts)} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="11" fill="#333">\n'
        "<title>What one exact answer costs, in microseconds, by facts said, facts unknown and rules</title>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n{"".join(parts)}</svg>\n',
        encoding="utf-8",
    )


def _plot(name: str, points: Sequence[Point], at: int) -> str:
    most, highest = points[-1][0], max(cost for _, cost in points) * 1.1
    left, right, low = at + LEFT, at + WIDTH - 16, HEIGHT - BOTTOM

    def place(number: float, cost: float) -> tuple[float, float]:
        return round(left + (right - left) * number / most, 1), round(low - (low - TOP) * cost / highest, 1)

    line = " ".join(f"{x},{y}" for x, y in (place(*point) for point in points))
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in (place(*point) for point in points))
    marks = "".join(f'<text x="{place(n, 0)[0]}" y="{low + 15}" text-anchor="middle">{n}</text>' for n, _ in points[1:])
    heights = "".join(
        f'<text x="{left - 5}" y="{place(0, cost)[1] + 4}" text-anchor="end">{cost:.0f}</text>'
        for cost in (points[0][1], max(cost for _, cost in points))
    )
    return (
        f'<g><text x="{left}" y="16" font-weight="bold">µs, by {name}</text>'
        f'<path d="M{left} {TOP}V{low}H{right}" fill="none" stroke="#999"/>{marks}{heights}'
        f'<polyline points="{line}" fill="none" stroke="#0b6e66" stroke-width="2"/><g fill="#0b6e66">{dots}</g></g>\n'
    )
