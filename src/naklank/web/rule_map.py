"""Where everything stands on the drawing of a subject: rules in, places out; `rules_subject.html` draws them.

A rule with exceptions stands at the left, what goes before it to its right, and what goes before that again to the right.
Rules without exceptions stand below, side by side as in an arcade. Nothing here knows of pages; widths are in units of the drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["arch", "box", "block", "elsewhere"]
"""A main rule; what goes before it; a limit that nothing goes before; a rule of another subject, shown for what goes before it."""

WIDE = 260
GAP = 40
BELOW = 18
PAD = 16
HEAD = 24
LEADING = 21
ARCH = 24
EDGE = 6
LETTER = 16.0
MANY = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """What is drawn: a few words above, the sentence, and the rules that go before it."""

    head: str
    says: str
    shape: Shape
    under: tuple["Rule", ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """One rule in its place; `lines` are its words, each with its height."""

    rule: Rule
    x: int
    y: int
    high: int
    lines: tuple[tuple[int, str], ...]
    wide: int = WIDE

    @property
    def top(self) -> int:
        """Where the words above the sentence stand."""
        return self.y + PAD + (ARCH + 2 if self.rule.shape == "arch" else 10)

    @property
    def outline(self) -> str:
        """The path around it."""
        bottom, right = self.y + self.high, self.x + self.wide
        if self.rule.shape == "arch":
            half = self.wide // 2
            return f"M{self.x} {bottom}V{self.y + ARCH}a{half} {ARCH} 0 0 1 {self.wide} 0V{bottom}Z"
        return f"M{self.x + 8} {self.y}H{right - 8}q8 0 8 8V{bottom - 8}q0 8-8 8H{self.x + 8}q-8 0-8-8V{self.y + 8}q0-8 8-8Z"


@dataclass(slots=True)
class Drawing:
    """The whole drawing: boxes, and the ways between them from the rule to what goes before it."""

    wide: int = 0
    high: int = 0
    boxes: list[Box] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)


def drawn(rules: Sequence[Rule]) -> Drawing:
    """Give every rule its place."""
    made = Drawing()
    y = EDGE
    for rule in (rule for rule in rules if rule.under):
        y = _grow(made, rule, 0, y) + 2 * BELOW
    alone = [rule for rule in rules if not rule.under]
    lanes = max((round((box.x - EDGE) / (WIDE + GAP)) + 1 for box in made.boxes), default=0)
    columns = max(2, lanes, 3 if len(alone) > MANY else 0)
    for start in range(0, len(alone), columns):
        row = alone[start : start + columns]
        high = max(_height(rule) for rule in row)
        made.boxes += [_box(rule, column, y, high) for column, rule in enumerate(row)]
        y += high + BELOW
    made.wide = max((box.x + box.wide for box in made.boxes), default=0) + EDGE
    made.high = max((box.y + box.high for box in made.boxes), default=0) + EDGE
    return made


def _grow(made: Drawing, rule: Rule, lane: int, y: int) -> int:
    """Place a rule and what goes before it; say where the next may begin."""
    box = _box(rule, lane, y, _height(rule))
    made.boxes.append(box)
    below, starts = y, []
    for other in rule.under:
        starts.append((below, other))
        below = _grow(made, other, lane + 1, below) + BELOW
    leave = y + min([box.high, *(_height(other) for _, other in starts[:1])]) // 2
    for number, (top, other) in enumerate(starts):
        arrive = leave if number == 0 else top + _height(other) // 2
        made.ways.append(_way(box.x + box.wide, leave, arrive, short=other.shape == "block"))
    return max(y + box.high, below - BELOW)


def _way(x: int, leave: int, arrive: int, *, short: bool) -> str:
    """From the right side of a rule, down the gap, to the left side of what goes before it (or to the bar that stands there)."""
    end = x + GAP - (10 if short else 0)
    if leave == arrive:
        return f"M{x} {leave}H{end}"
    turn, round_ = x + GAP // 2 - 6, 8
    return f"M{x} {leave}H{turn - round_}q{round_} 0 {round_} {round_}V{arrive - round_}q0 {round_} {round_} {round_}H{end}"


def _box(rule: Rule, lane: int, y: int, high: int) -> Box:
    x = EDGE + lane * (WIDE + GAP)
    first = y + PAD + HEAD + (ARCH + 2 if rule.shape == "arch" else 10)
    lines = tuple((first + number * LEADING, line) for number, line in enumerate(wrapped(rule.says)))
    return Box(rule, x, y, high, lines)


def _height(rule: Rule) -> int:
    return 2 * PAD + HEAD + len(wrapped(rule.says)) * LEADING + (ARCH - 8 if rule.shape == "arch" else 0)


def wrapped(text: str, room: float = WIDE - 2 * PAD) -> list[str]:
    """The text in lines that fit. A word that is too long for a line stands on one of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width(text: str) -> float:
    """How wide a text will be, with some to spare: the letters of our font in three sorts."""
    return sum(LETTER * (_NARROW if c in _THIN else _BROAD if c in _FAT or c.isupper() else _PLAIN) for c in text)


_THIN, _FAT = set("iljtfrI.,:;'’!|()-“” "), set("mwMW—%@")
_NARROW, _PLAIN, _BROAD = 0.33, 0.53, 0.8
