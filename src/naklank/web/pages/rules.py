"""The rules, for everybody: the contents with a search, and each subject with its drawing, its sources and its examples.

What stands on the pages is read from the rule base; no sentence of a rule is written here.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions import read_rules
from naklank.actions.own_profile import RULES, RuleBase
from naklank.actions.ports import House
from naklank.actions.rules_in_words import FORCES, KINDS, RANKS, Line
from naklank.actions.rules_search import LONGEST, Found, Pieces, search_rules
from naklank.actions.sign_rules import newest_sign_off
from naklank.errors import NotFound
from naklank.model import SignOff
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.here import house_of, language_of, run
from naklank.web.render import ZONE, page
from naklank.web.render import day as in_words
from naklank.web.route import Route
from naklank.web.rule_map import Rule, Shape, drawn

Values = dict[str, Any]
PARTS = {"main": "main", "none": "main", "exception": "exception", "block": "exception", "modifier": "modifier"}


async def contents(request: Request) -> Response:
    """Show which rules there are, by subject, or those in which the sought words stand."""
    language, (day, today, wrong) = language_of(request), day_of(request)
    asked = request.query_params.get("zoek", "").strip()[:LONGEST]
    values = await run(contents_page, language, day, today, asked, rules_of(request))
    values |= {"wrong": wrong, "signed": await run(signed_of, house_of(request), language)}
    return page(request, "rules.html", status=422 if wrong else 200, **values)


async def subject(request: Request) -> Response:
    """Show the rules of one subject, with everything that goes before them."""
    name = request.path_params["subject"]
    rules = rules_of(request)
    if name not in read_rules.subjects(rules):
        raise NotFound(
            Text("Dit onderwerp is er niet.", "This subject does not exist."),
            Text("Kies een onderwerp uit de lijst op /regels.", "Choose a subject from the list at /regels."),
        )
    language, (day, today, wrong) = language_of(request), day_of(request)
    values = await run(subject_page, name, language, day, today, rules)
    values |= {"wrong": wrong, "signed": await run(signed_of, house_of(request), language)}
    return page(request, "rules_subject.html", status=422 if wrong else 200, **values)


def signed_of(house: House, language: str) -> Values | None:
    """Who looked the rules over last, of this version before any other; None where nobody did."""
    last = newest_sign_off(house)
    return None if last is None else signed(last, house.rules.base.version, language)


def signed(one: SignOff, version: str, language: str) -> Values:
    """In words that a lawyer looked them over."""
    return {
        "name": one.name,
        "office": one.office,
        "day": in_full(date.fromisoformat(one.day), language),
        "remark": one.remark,
        "rules": one.rules,
        "here": one.rules == version,
    }


def rules_of(request: Request) -> RuleBase:
    """The rules of this installation, with its own profile if it has one."""
    return house_of(request).rules.base


def day_of(request: Request) -> tuple[date, date, bool]:
    """The day that was asked for, today, and whether what was asked is no day (then it is today)."""
    today = house_of(request).clock.now().astimezone(ZONE).date()
    asked = request.query_params.get("dag", "").strip()
    try:
        return (date.fromisoformat(asked) if asked else today), today, False
    except ValueError:
        return today, today, True


def contents_page(language: str, day: date, today: date, asked: str = "", rules: RuleBase = RULES) -> Values:
    """What `rules.html` shows."""
    to = kept_day(day, today)
    found = search_rules(asked, language, day, rules)
    return {
        **about_day(language, day, today, rules),
        "asked": asked,
        "found": [_found(one, language, to) for one in found],
        "count": sum(len(one.hits) for one in found),
        "chapters": [
            {
                "title": chapter.title.in_language(language),
                "subjects": [
                    {"href": f"/regels/{one.id}{to}", "name": one.title.in_language(language), "count": count}
                    for one, count in chapter.subjects
                ],
            }
            for chapter in read_rules.chapters(day, rules)
        ],
    }


def _found(one: Found, language: str, to: str) -> Values:
    return {
        "title": one.subject.title.in_language(language),
        "hits": [
            {
                "href": f"/regels/{one.subject.id}{to}#{hit.norm.id}",
                "says": hit.says,
                "besides": joined(hit.besides),
            }
            for hit in one.hits
        ],
    }


def joined(parts: Iterable[Pieces]) -> list[tuple[str, bool]]:
    """Marked texts in one row, with a comma between."""
    row: list[tuple[str, bool]] = []
    for pieces in parts:
        row += [*([(", ", False)] if row else []), *pieces]
    return row


def subject_page(name: str, language: str, day: date, today: date, rules: RuleBase = RULES) -> Values:
    """What `rules_subject.html` shows. Raises `KeyError` where there is no such subject."""
    every = read_rules.subjects(rules)
    subject, names = every[name], list(every)
    here, to = names.index(name), kept_day(day, today)
    book = _Book(name, language, day, today, rules)
    lines = read_rules.lines_of(subject, day)
    parts: dict[str, list[Values]] = {}
    for line in lines:
        parts.setdefault(PARTS[line.norm.rank], []).append(book.entry(line))
    neighbours = {"previous": names[here - 1] if here else "", "next": names[here + 1] if here + 1 < len(names) else ""}
    return {
        **about_day(language, day, today, rules),
        "title": subject.title.in_language(language),
        "parts": [
            {"name": part, "entries": parts[part]} for part in ("main", "exception", "modifier") if part in parts
        ],
        "left_out": len(subject.norms) - sum(norm.holds_on(day) for norm in subject.norms),
        "open": book.open_points(lines),
        "policy": book.policy() if name == read_rules.OWN else None,
        "map": book.drawing(lines),
        "back": f"/regels{to}",
        "neighbours": {
            way: {"href": f"/regels/{other}{to}", "name": every[other].title.in_language(language)}
            for way, other in neighbours.items()
            if other
        },
    }


class _Book:
    """One subject on one day in one language, as values for its page."""

    def __init__(self, name: str, language: str, day: date, today: date, rules: RuleBase) -> None:
        self.rules = rules
        self.name, self.language, self.day, self.today = name, language, day, today

    def words(self, text: Text | None) -> str:
        return text.in_language(self.language) if text else ""

    def entry(self, line: Line) -> Values:
        """One rule, and under it what goes before it."""
        norm, words = line.norm, self.words
        under = {other.norm.id for other in line.exceptions}
        before = [norm for norm in read_rules.before(line.norm, self.day, self.rules) if norm.id not in under]
        home = {other.id: read_rules.subject_of(other.id, self.rules).id for other in before}
        return {
            "id": norm.id,
            "says": words(norm.says),
            "rank": norm.rank,
            "sort": [word for word in (words(KINDS[norm.kind]), words(RANKS[norm.rank]), words(FORCES[norm.force])) if word],
            "binds": words(norm.binds),
            "law": words(read_rules.law_of(norm)),
            "is_law": norm.force == "law",
            "law_named": norm.law_named,
            "since": in_full(norm.since, self.language) if norm.since else "",
            "until": in_full(norm.until, self.language) if norm.until else "",
            "before": [{"href": f"#{one.id}", "name": words(one.says)} for one in before if home[one.id] == self.name],
            "before_elsewhere": self.elsewhere(one.id for one in before),
            "after_elsewhere": self.elsewhere(one.id for one in read_rules.after(norm, self.day, self.rules)),
            "sources": [
                {
                    "title": words(place.title), "by": place.by, "part": words(place.part), "site": place.site,
                    "first": place.first, "last": place.last,
                }
                for place in read_rules.places_of(norm)
            ],
            "told": [
                {"title": case.title, "story": case.narrative, "asks": words(case.asks), "answer": words(case.answered)}
                for case in read_rules.examples_of(norm, self.day, self.today, self.rules)
            ],
            "open": [{"href": f"#{point.id}", "name": words(point.asks)} for point in read_rules.open_on(norm)],
            "under": [self.entry(other) for other in line.exceptions],
        }  # fmt: skip

    def elsewhere(self, norms: Iterable[str]) -> list[Values]:
        """Other subjects in which these norms stand: the norm itself where it is one, else the subject with their number."""
        homes: dict[str, list[str]] = {}
        for norm in norms:
            homes.setdefault(read_rules.subject_of(norm, self.rules).id, []).append(norm)
        to, every = kept_day(self.day, self.today), read_rules.subjects(self.rules)
        return [
            {
                "href": f"/regels/{name}{to}{'#' + found[0] if len(found) == 1 else ''}",
                "name": self.words(every[name].title),
                "count": len(found),
            }
            for name, found in homes.items()
            if name != self.name
        ]

    def policy(self) -> Values | None:
        """What else the organisation holds to: norms of policy that it took over, and its own terms."""
        own = read_rules.own_profile(self.rules)
        if own is None:
            return None
        held = [
            self.rules.catalogue[norm]
            for norm in sorted(own.holds)
            if read_rules.subject_of(norm, self.rules).id != self.name
        ]
        to = kept_day(self.day, self.today)
        return {
            "since": in_full(own.since, self.language) if own.since else "",
            "held": [
                {"href": f"/regels/{read_rules.subject_of(one.id).id}{to}#{one.id}", "name": self.words(one.says)}
                for one in held
                if one.holds_on(self.day)
            ],
            "terms": [self.words(said) for said in own.terms.values()],
        }

    def open_points(self, lines: Iterable[Line]) -> list[Values]:
        """What is open about these rules, each point once."""
        points = {point.id: point for line in every_line(lines) for point in read_rules.open_on(line.norm)}
        return [
            {
                "id": point.id,
                "asks": self.words(point.asks),
                "treated": self.words(point.treated),
                "where": self.words(read_rules.passages_in_words(point)),
            }
            for point in points.values()
        ]

    # The drawing

    def drawing(self, lines: Iterable[Line]) -> Values:
        """The main rules and what goes before them. What only comes along is left to the list."""
        rules: list[Rule] = []
        apart: dict[str, list[Rule]] = {}
        for line in (line for line in lines if line.norm.rank != "modifier"):
            rule = self.rule(line, top=True)
            home = next((o.id for o in read_rules.after(line.norm, self.day, self.rules) if self.foreign(o.id)), "")
            if rule.shape == "arch" or not home:
                rules.append(rule)
            else:
                apart.setdefault(home, []).append(rule)
        every = {norm.id: norm for one in read_rules.subjects(self.rules).values() for norm in one.norms}
        for home, under in apart.items():
            head = say("rules.elsewhere", self.language)
            rules.append(Rule(head, self.words(every[home].says), "elsewhere", tuple(under)))
        made = drawn(rules)
        left = sum(box.rule.shape in ("arch", "elsewhere") for box in made.boxes)
        return {
            "wide": made.wide,
            "high": made.high,
            "boxes": made.boxes,
            "ways": made.ways,
            "blocks": sum(box.rule.shape == "block" for box in made.boxes),
            "mains": left,
            "exceptions": len(made.boxes) - left,
        }

    def foreign(self, norm: str) -> bool:
        return read_rules.subject_of(norm, self.rules).id != self.name

    def rule(self, line: Line, *, top: bool = False) -> Rule:
        norm = line.norm
        shape: Shape = "block" if norm.rank == "block" else "arch" if top and PARTS[norm.rank] == "main" else "box"
        head = " · ".join(filter(None, (self.words(KINDS[norm.kind]), self.words(RANKS[norm.rank]))))
        return Rule(head, self.words(norm.says), shape, tuple(self.rule(other) for other in line.exceptions))


def every_line(lines: Iterable[Line]) -> Iterator[Line]:
    """All lines, those under others too."""
    for line in lines:
        yield line
        yield from every_line(line.exceptions)


def about_day(language: str, day: date, today: date, rules: RuleBase) -> Values:
    """What both pages say of the day and the version."""
    return {
        "as_of": in_full(day, language),
        "day_value": day.isoformat(),
        "is_today": day == today,
        "version": rules.version,
    }


def kept_day(day: date, today: date) -> str:
    """What an address takes along so that the day stays; nothing for today."""
    return "" if day == today else f"?dag={day.isoformat()}"


def in_full(day: date, language: str) -> str:
    """A day in words."""
    return in_words(datetime.combine(day, time(12), ZONE), language)


ROUTES = [
    Route("GET", "/regels", "anyone", contents),
    Route("GET", "/regels/{subject}", "anyone", subject),
]
