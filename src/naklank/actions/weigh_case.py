"""A weighing as a case for the rules: which steps it has, what is still lacking, and what the findings lead to.

The rules answer for what the weigher found; they weigh nothing. Whether the decision departs from that answer is said
here once, for the page, the signature and the log alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from naklank.actions.weigh_contents import LONG, SHORT, Contents, Found
from naklank.errors import NaklankError, NotFound
from naklank.law import RULES, Decided, RuleBase
from naklank.law.starts import STARTS
from naklank.law.weighings import FROM_MAY, OTHERS_WEIGH, WEIGHINGS
from naklank.logic.facts import UNKNOWN, Value
from naklank.logic.weighing import Criterion, Finding, criteria, judging
from naklank.text import Text

GIVING = ("disclose", "inspect", "copy", "share", "publish", "give_copy")
"""Questions about something that goes to somebody."""
PERMITS = ("allowed", "required")
MUST_ALLOW = "recording.audio.org-must-allow"
LATEST = timedelta(days=366)
"""A patient hears of it within a year, or somebody weighs anew whether she does."""
Lack = tuple[str, str]
"""A field of a step, and the key of the sentence that says what is missing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a kind of weighing asks of the rules."""

    title: Text
    question: str
    doors: tuple[str, ...]
    facts: Mapping[str, Value]
    asks: tuple[str, ...] = ()
    among: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Case:
    """The weighing with these contents, on a day, by the rules of the house: its own profile adds to those of the sources."""

    def __init__(self, contents: Contents, day: date, rules: RuleBase = RULES) -> None:
        self.contents, self.day, self.rules = contents, day, rules
        self.plan = _plan(contents, day, rules)
        frame = {**self.plan.facts, **contents.given}
        self.points: tuple[Criterion, ...] = criteria(
            self.rules.answerer(self.plan.question, day),
            frame,
            self.plan.doors,
            also=self.plan.also,
            without=self.plan.without,
        )
        asked = {point.fact for point in self.points}
        self.told = frame
        self.frame = {fact: value for fact, value in frame.items() if fact not in asked}

    # The steps

    def steps(self) -> tuple[str, ...]:
        """Every step in order: what it is about, what is told first, the points, and what else is written."""
        deciding = ["collega", "anders", "besluit"]
        if self.contents.decision == "do" and self.plan.question in GIVING:
            deciding.append("geven")
        if self.frame.get("deceased") is not True:
            deciding.append("patient")
        return ("over", *self.plan.asks, *(point.fact for point in self.points), *deciding)

    def sort_of(self, step: str) -> str:
        """Say what sort of step this is. Raises `NotFound` where the weighing does not have it."""
        if step not in self.steps():
            raise NotFound(
                Text("Deze stap is er niet.", "There is no such step."),
                Text("Ga terug naar uw afweging.", "Go back to your weighing."),
            )
        if step in self.plan.asks:
            return "frame"
        return "point" if any(point.fact == step for point in self.points) else step

    def point(self, fact: str) -> Criterion:
        """One point."""
        return next(point for point in self.points if point.fact == fact)

    def asks_number(self, fact: str) -> bool:
        """Whether a fact is a number."""
        return bool(self.rules.vocabulary[fact].bands)

    def choices(self, fact: str) -> list[Value]:
        """What can be answered to a fact here, whatever was answered to it; not known is always among it."""
        known, others = RULES.vocabulary[fact], self.stated()
        values = () if known.bands else self.plan.among.get(fact, known.states)
        return [*(value for value in values if self._goes_with(others, fact, value)), UNKNOWN]

    def _goes_with(self, others: Mapping[str, Value], fact: str, value: Value) -> bool:
        try:
            self.rules.read(self.plan.question, {**others, fact: value}, self.day)
        except NaklankError:
            return False
        return True

    # What is lacking

    def lacking(self, step: str) -> list[Lack]:
        """What this step still needs before somebody can sign."""
        made, sort = self.contents, self.sort_of(step)
        need: list[tuple[str, object]]
        match sort:
            case "over":
                need = [("reference", made.reference)]
            case "frame":
                need = [("answer", step in made.given)]
            case "point":
                found = made.found.get(step, Found())
                need = [("answer", found.value is not None), ("reasoning", found.reasoning)]
                if found.value is not None and self.point(step).finding(found.value) != "unclear":
                    need.insert(1, ("evidence", found.evidence))
            case "collega":
                need = [("asked", made.asked)]
                if made.asked == "yes":
                    need += [("who", made.who), ("when", made.when), ("said", made.said)]
            case "anders":
                need = [("alternatives", made.alternatives)]
            case "besluit":
                need = [("decision", made.decision), ("why", made.why)]
            case "geven":
                need = [("what", made.what), ("to", made.to)]
            case _:
                need = [("told", made.told), *self._told()]
        return [(name, f"weigh.lacks_{sort}_{name}") for name, there in need if not there]

    def _told(self) -> Iterator[tuple[str, object]]:
        made = self.contents
        if made.told in ("now", "later"):
            yield "words", made.words
        if made.told in ("later", "not"):
            yield "told_why", made.told_why
        if made.told == "later":
            yield "told_from", self.day < (self.told_from() or self.day) <= self.day + LATEST

    def told_from(self) -> date | None:
        """The day from which the patient reads it, where that is later."""
        try:
            return date.fromisoformat(self.contents.told_from) if self.contents.told == "later" else None
        except ValueError:
            return None

    def unfinished(self) -> list[str]:
        """The steps that still need something, in order."""
        return [step for step in self.steps() if self.lacking(step)]

    # What it leads to

    def stated(self) -> dict[str, Value]:
        """The facts as they stand: told and found; a point of which nothing was found yet is not known."""
        found = {point.fact: self.contents.found.get(point.fact, Found()).value for point in self.points}
        return {**self.frame, **{fact: UNKNOWN if value is None else value for fact, value in found.items()}}

    def decided(self) -> Decided:
        """What the rules answer to that. Raises `NaklankError` where the facts cannot be."""
        return self.rules.ask(self.plan.question, self.stated(), self.day)

    def findings(self) -> dict[str, Finding]:
        """What was found of each point."""
        stated = self.stated()
        return {point.fact: point.finding(stated[point.fact]) for point in self.points}

    def left_to_her(self) -> bool:
        """Whether everything is clear and the rules still leave the decision to the weigher."""
        return self.decided().answer.verdict == "judgement" and "unclear" not in self.findings().values()

    def against(self) -> bool:
        """Whether the decision departs from what the findings lead to."""
        verdict = self.decided().answer.verdict
        if self.contents.decision == "do":
            return verdict not in PERMITS and not self.left_to_her()
        return verdict == "required"

    # What comes in

    def check(self) -> None:
        """Raise `NaklankError` where what was told or found cannot be, or is longer than we keep."""
        made = self.contents
        long = (made.said, made.alternatives, made.why, made.what, made.words, made.told_why)
        stories = [*long, *(text for one in made.found.values() for text in (one.evidence, one.reasoning))]
        if any(len(text) > LONG for text in stories):
            raise _too_long(LONG)
        if any(len(text) > SHORT for text in (made.reference, made.who, made.when, made.to, made.told_from)):
            raise _too_long(SHORT)
        self.rules.read(self.plan.question, self.stated(), self.day)


def _plan(contents: Contents, day: date, rules: RuleBase) -> Plan:
    if contents.kind == FROM_MAY:
        start = STARTS.get(contents.start)
        if start is None:
            raise _no_kind()
        stated = {**start.facts, **contents.given}
        doors = judging(rules.answerer(start.question, day), rules.read(start.question, stated, day))
        return Plan(start.says, start.question, doors, start.facts, among=start.among)
    kind = WEIGHINGS.get(contents.kind)
    if kind is None:
        raise _no_kind()
    # A house with a profile of its own that must allow recordings is not asked whose rules hold there.
    own = rules.home not in RULES.profiles and MUST_ALLOW in rules.profiles[rules.home].holds
    asks = tuple(fact for fact in kind.asks if not (own and fact == "profile"))
    return Plan(kind.says, kind.question, kind.doors, kind.facts, asks, kind.among, kind.also, kind.without)


def begun_with(kind: str, day: date) -> Contents:
    """A weighing of a kind, with nothing written yet. Raises `NotFound`."""
    contents = Contents(kind)
    _plan(contents, day, RULES)
    return contents


def from_question(start: str, facts: Mapping[str, Value], day: date, rules: RuleBase = RULES) -> Contents:
    """A weighing of what somebody asked under "Mag dit?". Raises `NaklankError` where it is not hers to weigh."""
    case = Case(Contents(FROM_MAY, start, dict(facts)), day, rules)
    told = {**case.plan.facts, **facts}
    carried = rules.ask(case.plan.question, told, day).answer.carried_by
    if not case.plan.doors or any(rules.catalogue[norm].binds in OTHERS_WEIGH for norm in carried[:1]):
        raise NaklankError(
            Text("Dit weegt u niet zelf af.", "This is not for you to weigh."),
            Text(
                "Lees bij het antwoord wie beslist, en wat u kunt doen.",
                "Read with the answer who decides, and what you can do.",
            ),
        )
    found = {p.fact: Found(told[p.fact]) for p in case.points if told.get(p.fact, UNKNOWN) != UNKNOWN}
    return Contents(FROM_MAY, start, dict(facts), found)


def _no_kind() -> NotFound:
    return NotFound(
        Text("Deze afweging kennen we niet.", "We do not know this kind of weighing."),
        Text("Kies er een uit de lijst.", "Choose one from the list."),
    )


def _too_long(most: int) -> NaklankError:
    return NaklankError(
        Text("Deze tekst is te lang.", "This text is too long."),
        Text(f"Gebruik hoogstens {most} tekens.", f"Use at most {most} characters."),
    )
