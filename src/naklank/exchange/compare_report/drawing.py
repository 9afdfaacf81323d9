"""The two bars as SVG: lying for a desk and for paper, upright for a phone. The original first, the copy after it.

A change of a few milliseconds in hours of sound is drawn as wide as can be seen, and its number has a place of its own
between the bars, tied to both places by a line. Only our own words and figures stand in it.
"""

import math
from dataclasses import dataclass
from html import escape

from naklank.exchange.compare_report.layout import Badge, Bar, Picture, Ribbon, Stretch
from naklank.exchange.compare_report.patterns import INK, PAPER, TAKEN, TEAL, definitions, paint
from naklank.model.comparison import Span
from naklank.text.amounts import clock

LEAST = 5.0
"""How wide an edit is at least; 3 for any other part."""
BAR = 34.0
TEETH = (5, -5, 5, 0)
"""How a torn end goes in and out."""
LANE = 25.0
STEPS_S = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200)
TENTH_S = 0.1
FONTS = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, Libertinus Serif, sans-serif"


@dataclass(frozen=True, slots=True)
class Sheet:
    """On what it is drawn. `long` is how many units the time takes, `upright` whether it runs down."""

    long: float
    marks: int
    """How many marks of time a bar has at most."""
    upright: bool = False


DESK = Sheet(1000, marks=9)
PAPER_SHEET = Sheet(760, marks=6)
PHONE = Sheet(560, marks=7, upright=True)


def svg(picture: Picture, names: tuple[str, str], says: str, sheet: Sheet, *, own_patterns: bool = False) -> str:
    """The drawing. `names` are the words for original and copy, `says` is what it shows, for who does not see it."""
    return _Drawn(picture, names, sheet).svg(says, own_patterns=own_patterns)


class _Drawn:
    def __init__(self, picture: Picture, names: tuple[str, str], sheet: Sheet) -> None:
        self._picture, self._names = picture, names
        self._upright, self._marks = sheet.upright, sheet.marks
        count = len(picture.badges)
        self._long = max(sheet.long, (count + 1) * LANE) if sheet.upright else sheet.long
        self._room = LANE if sheet.upright else LANE + 5
        self._lanes = 1 if sheet.upright else max(1, math.ceil(count * self._room * 1.2 / sheet.long))
        self._edge = 76.0 if sheet.upright else 46.0
        """From the rim to the first bar: there the name stands, and the times."""
        self._band = 84.0 if sheet.upright else 84.0 + (self._lanes - 1) * LANE
        self._pad = 36.0 if sheet.upright else 12.0
        first = self._edge
        self._bars: dict[Bar, Span] = {
            "original": (first, first + BAR),
            "copy": (first + BAR + self._band, first + 2 * BAR + self._band),
        }
        self._begin, end = picture.shown
        self._unit = self._long / max(end - self._begin, 1e-3)

    def svg(self, says: str, *, own_patterns: bool) -> str:
        across = 2 * self._edge + 2 * BAR + self._band
        along = self._long + 2 * self._pad - (24 if self._upright else 0)
        width, height = (across, along) if self._upright else (along, across)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" '
            f'height="{_n(height)}" role="img" aria-label="{escape(says)}" font-family="{FONTS}">'
        )
        parts = [
            head,
            f"<defs>{definitions()}</defs>" if own_patterns else "",
            *(self._ribbon(one) for one in self._picture.ribbons if one.look != "taken"),
            *(self._stretch(one) for one in self._picture.stretches),
            *(self._ribbon(one) for one in self._picture.ribbons if one.look == "taken"),
            *(self._frame(bar) for bar in self._bars),
            *self._scales(),
            *self._badges(),
            "</svg>",
        ]
        return "".join(parts)

    def _at(self, time: float, *, copy: bool) -> float:
        return self._pad + (time + (self._picture.shift if copy else 0.0) - self._begin) * self._unit

    def _reach(self, span: Span, *, copy: bool, least: float) -> Span:
        """From where to where it is drawn: in the original only what is shown, and never too narrow to be seen."""
        low, high = (0.0, self._picture.copy_s) if copy else self._picture.window
        start, end = (self._at(min(max(one, low), high), copy=copy) for one in span)
        lack = least - (end - start)
        return (start - lack / 2, end + lack / 2) if lack > 0 else (start, end)

    def _point(self, along: float, across: float) -> str:
        return f"{_n(across)} {_n(along)}" if self._upright else f"{_n(along)} {_n(across)}"

    def _box(self, along: Span, across: Span, attributes: str) -> str:
        (x, y) = (across, along) if self._upright else (along, across)
        return (
            f'<rect x="{_n(x[0])}" y="{_n(y[0])}" width="{_n(x[1] - x[0])}" height="{_n(y[1] - y[0])}" {attributes}/>'
        )

    def _stretch(self, one: Stretch) -> str:
        copy = one.bar == "copy"
        low, high = self._picture.window
        if not copy and (one.span[1] < low or one.span[0] > high):
            return ""
        across = self._bars[one.bar]
        if one.look == "outside":
            across = (across[0] + BAR / 3, across[1] - BAR / 3)
        least = LEAST if one.number else 3.0 if one.look == "unverifiable" else 0.0
        return self._box(self._reach(one.span, copy=copy, least=least), across, paint(one.look))

    def _frame(self, bar: Bar) -> str:
        """The outline of a whole bar; torn open where the original goes on."""
        copy = bar == "copy"
        span = (0.0, self._picture.copy_s) if copy else self._picture.window
        start, end = self._reach(span, copy=copy, least=LEAST)
        low, high = self._bars[bar]
        torn = not copy and self._picture.cropped
        ends = (
            (start, torn and span[0] > 0),
            (end, torn and span[1] < self._picture.original_s),
        )
        line = f'stroke="{INK}" stroke-width="1.6" fill="none"'
        sides = "".join(f"M{self._point(start, side)}L{self._point(end, side)}" for side in (low, high))
        shut = "".join(
            self._torn(place, low, high) if open_end else f"M{self._point(place, low)}L{self._point(place, high)}"
            for place, open_end in ends
        )
        return f'<path d="{sides}{shut}" {line}/>'

    def _torn(self, place: float, low: float, high: float) -> str:
        step = (high - low) / len(TEETH)
        teeth = (self._point(place + tooth, low + n * step) for n, tooth in enumerate(TEETH, 1))
        return f"M{self._point(place, low)}L{'L'.join(teeth)}"

    def _ribbon(self, one: Ribbon) -> str:
        taken = one.look == "taken"
        least = LEAST if taken else 0.5
        a, b = self._reach(one.original, copy=False, least=least)
        c, d = self._reach(one.copy, copy=True, least=least)
        top, bottom = self._bars["original"][1], self._bars["copy"][0]
        corners = "L".join(self._point(*each) for each in ((a, top), (b, top), (d, bottom), (c, bottom)))
        look = TAKEN if taken else 'fill="#d5e3e0"'
        if one.look == "unsure":
            look = f'fill="{PAPER}" fill-opacity="0.7"'
        if one.look == "moved":
            look = f'fill="#d5e3e0" fill-opacity="0.6" stroke="{TEAL}" stroke-width="1.2"'
        source = (
            self._box((a, b), self._bars["original"], f'fill="none" stroke="{INK}" stroke-width="2"') if taken else ""
        )
        return f'<path d="M{corners}Z" {look}/>{source}'

    def _badges(self) -> list[str]:
        """The numbers, spread so that none lies on another, each with its line to both bars."""
        inner = self._bars["original"][1]
        placed = sorted(self._picture.badges, key=self._middle)
        drawn: list[tuple[Badge, float, float]] = []
        for lane in range(self._lanes):
            badges = placed[lane :: self._lanes]
            across = inner + self._band / 2 + (lane - (self._lanes - 1) / 2) * LANE
            places = spread([self._middle(one) for one in badges], self._room, (self._pad, self._pad + self._long))
            drawn += [(badge, along, across) for badge, along in zip(badges, places, strict=True)]
        drawn.sort(key=lambda one: one[0].number)
        return [self._leader(*one) for one in drawn] + [self._badge(*one) for one in drawn]

    def _middle(self, badge: Badge) -> float:
        return sum(self._ends(badge)) / 2

    def _ends(self, badge: Badge) -> Span:
        low, high = self._picture.window
        original, copy = (sum(span) / 2 for span in (badge.original, badge.copy))
        return self._at(min(max(original, low), high), copy=False), self._at(copy, copy=True)

    def _leader(self, badge: Badge, along: float, across: float) -> str:
        """From bar to number to bar; through a bar where the change takes no time in it, or hardly any."""
        first, last = self._ends(badge)
        top, bottom = self._bars["original"][1], self._bars["copy"][0]
        bends = [(first, top), (along, across), (last, bottom)]
        if (badge.original[1] - badge.original[0]) * self._unit < 2 * LEAST:
            bends.insert(0, (first, top - BAR))
        if (badge.copy[1] - badge.copy[0]) * self._unit < 2 * LEAST:
            bends.append((last, bottom + BAR))
        points = "L".join(self._point(*each) for each in bends)
        return f'<path d="M{points}" fill="none" stroke="{INK}" stroke-width="1.4"/>'

    def _badge(self, badge: Badge, along: float, across: float) -> str:
        x, y = (across, along) if self._upright else (along, across)
        text = str(badge.number)
        width = 14 + 8 * len(text)
        return (
            f'<rect x="{_n(x - width / 2)}" y="{_n(y - 11)}" width="{width}" height="22" rx="11" fill="{PAPER}" stroke="{INK}" '
            f'stroke-width="1.6"/><text x="{_n(x)}" y="{_n(y + 5)}" text-anchor="middle" font-size="14" font-weight="700" '
            f'fill="{INK}">{text}</text>'
        )

    def _scales(self) -> list[str]:
        """The names of the bars and their times: those of the original before its bar, those of the copy behind its own."""
        parts = []
        for bar, name, outward in (("original", self._names[0], -1), ("copy", self._names[1], 1)):
            copy = bar == "copy"
            across = self._bars["copy"][1] if copy else self._bars["original"][0]
            low, high = (0.0, self._picture.copy_s) if copy else self._picture.window
            last = -math.inf
            for time, text in marks(low, high, self._marks * (high - low) * self._unit / self._long):
                along = self._at(time, copy=copy)
                if along - last < (20 if self._upright else 10 * len(text)):
                    continue
                last = along
                line = f"M{self._point(along, across)}L{self._point(along, across + outward * 5)}"
                parts.append(f'<path d="{line}" stroke="{INK}" stroke-width="1.4"/>')
                parts.append(self._mark(along, across, outward, text))
            parts.append(self._name(name, copy=copy))
        return parts

    def _mark(self, along: float, across: float, outward: int, text: str) -> str:
        if self._upright:
            anchor = "start" if outward > 0 else "end"
            return _text(across + outward * 8, along + 5, text, anchor)
        anchor = "start" if along < self._pad + 20 else "end" if along > self._pad + self._long - 20 else "middle"
        return _text(along, across + (20 if outward > 0 else -9), text, anchor)

    def _name(self, name: str, *, copy: bool) -> str:
        if self._upright:
            low, high = self._bars["copy" if copy else "original"]
            return _text((low + high) / 2, 16, name, "middle", bold=True)
        start, _ = self._reach((0.0, 0.0) if copy else self._picture.window, copy=copy, least=0)
        across = self._bars["copy"][1] + 40 if copy else 16.0
        right = start > self._pad + self._long * 0.7
        return _text(self._pad + self._long if right else start, across, name, "end" if right else "start", bold=True)


def spread(wanted: list[float], room: float, within: Span) -> list[float]:
    """Places as near as can be to the wanted ones (which ascend), at least `room` apart, within the drawing where it holds them."""
    groups: list[tuple[float, int]] = []
    for want in wanted:
        groups.append((want, 1))
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < room * (groups[-1][1] + groups[-2][1]) / 2:
            (middle, count), (before, many) = groups.pop(), groups.pop()
            joined = (middle * count + before * many) / (count + many)
            groups.append((joined, count + many))
    low, high = within
    placed = []
    for middle, count in groups:
        half = room * (count - 1) / 2
        first = min(max(middle - half, low), max(low, high - 2 * half))
        placed += [first + n * room for n in range(count)]
    for n in range(1, len(placed)):
        placed[n] = max(placed[n], placed[n - 1] + room)
    return placed


def marks(low: float, high: float, most: float) -> list[tuple[float, str]]:
    """Round moments between both, a round step apart and hardly more than so many, and how they are written."""
    step = next((one for one in STEPS_S if (high - low) / one <= max(most, 1)), STEPS_S[-1])
    first = math.ceil(low / step - 1e-6)
    last = math.floor(high / step + 1e-6)
    return [
        (n * step, written(n * step, decimals=2 if step < TENTH_S else 1 if step < 1 else 0))
        for n in range(first, last + 1)
    ]


def written(seconds: float, *, decimals: int = 0) -> str:
    """A moment at the side of a bar: `0:30`, `1:05:00`, and decimals where the whole is short."""
    whole = clock(seconds)
    return whole[: -(3 - decimals)] if decimals else whole[:-4]


def _text(x: float, y: float, text: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="15"{weight} fill="{INK}">{escape(text)}</text>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
