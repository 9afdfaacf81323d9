"""An answer as people read it: the verdict, why, why not another way, what comes along, and what would change it.

Everything comes from the answer and the norms that it cites; nothing is decided here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from naklank.actions.read_rules import law_of
from naklank.actions.rules_in_words import place
from naklank.actions.verdict_said import verdict_said
from naklank.law import RULES, Decided, RuleBase
from naklank.law.asking_as import asked
from naklank.law.choices import choice
from naklank.law.documents import DOCUMENTS
from naklank.law.norms import OPEN_POINTS
from naklank.law.norms.who import WEIGHS_FOR
from naklank.law.starts import Start
from naklank.law.subjects import ALL
from naklank.law.telling import told
from naklank.logic.answers import Answer
from naklank.logic.facts import Value
from naklank.logic.norms import Norm
from naklank.logic.wording import reason
from naklank.text import Text
from naklank.text.amounts import day_said
from naklank.text.catalogue import say

SUBJECT_OF = {norm.id: subject.id for subject in ALL for norm in subject.norms}


@dataclass(frozen=True, slots=True)
class NormShown:
    """One norm: its sentence, the law it names, its places in the sources with their addresses, and its page."""

    id: str
    says: str
    binds: str
    law: str
    places: tuple[tuple[str, str], ...]
    address: str
    beaten_by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One fact: its question, and what must be so of it as a sentence (empty where nothing particular must)."""

    fact: str
    asks: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact that was taken for granted: its question, its usual answer, and what other answers would make of the verdict."""

    fact: str
    asks: str
    value: str
    otherwise: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A whole answer."""

    verdict: str
    sentence: str
    reason: str
    meanwhile: str
    carrying: tuple[NormShown, ...]
    closed: tuple[NormShown, ...]
    beside: tuple[NormShown, ...]
    duties: tuple[NormShown, ...]
    advice: tuple[NormShown, ...]
    missing: tuple[Known, ...]
    ways: tuple[tuple[Known, ...], ...]
    assumed: tuple[Taken, ...]
    open: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    weighed_by: str
    disclaimer: str
    rules: str
    day: str
    receipt: str

    @property
    def duties_title(self) -> str:
        """What stands above the duties: they are for when it may be done."""
        return "may.duties_if" if self.verdict == "forbidden" else "may.duties_title"

    @property
    def day_said(self) -> Text:
        """The day of the rules as it is written in a letter."""
        return day_said(date.fromisoformat(self.day))


def show(decided: Decided, language: str, rules: RuleBase = RULES, start: Start | None = None) -> Shown:
    """Put a decided case into words, in the voice of the situation that it began from."""
    voice = start.who if start else ""
    answer = decided.answer
    catalogue = rules.catalogue

    def norm(name: str, beaten_by: str | None = None) -> NormShown:
        return norm_shown(name, language, rules, beaten_by)

    def asks(fact: str) -> str:
        return asked(fact, voice, decided.stated, answer.question).in_language(language)

    def told_so(fact: str, value: Value) -> Known:
        return Known(fact, asks(fact), told(fact, value, voice, language))

    carrying = answer.carried_by or tuple(g.norm for g in answer.because if g.defeated_by is None)[:1]
    why = tuple(dict.fromkeys((answer.reason, *carrying))) if answer.reason in catalogue else carrying
    points = {point.id: point for point in OPEN_POINTS}
    weighs = answer.verdict == "judgement" and carrying
    return Shown(
        verdict=answer.verdict,
        sentence=verdict_said(answer, start).in_language(language),
        reason=reason(answer, catalogue).in_language(language),
        meanwhile=answer.meanwhile if answer.verdict in {"conditional", "judgement", "unknown"} else "",
        carrying=tuple(norm(name) for name in why),
        closed=tuple(norm(g.norm, g.defeated_by) for g in answer.because if g.defeated_by and g.norm not in why),
        beside=tuple(norm(g.norm) for g in answer.because if not g.defeated_by and g.norm not in why),
        duties=tuple(norm(name) for name in answer.duties),
        advice=tuple(norm(name) for name in answer.advice),
        missing=tuple(
            told_so(fact, _wanted(answer, fact)) if answer.verdict == "conditional" else Known(fact, asks(fact))
            for fact in answer.missing
        ),
        ways=tuple(tuple(told_so(fact, value) for fact, value in way.items()) for way in answer.would_allow),
        assumed=tuple(_assumed(answer, rules, decided, voice, language)),
        open=tuple(
            (points[p].asks.in_language(language), points[p].treated.in_language(language)) for p in answer.open
        ),
        sources=tuple(_sources(answer, carrying, rules, language)),
        weighed_by=_weigher(catalogue[carrying[0]]).in_language(language) if weighs else "",
        disclaimer=catalogue[answer.disclaimer].says.in_language(language),
        rules=decided.rules,
        day=decided.day.isoformat(),
        receipt=decided.receipt,
    )


def shown_from(data: Mapping[str, Any]) -> Shown:
    """A whole answer from its plain data (`dataclasses.asdict`), just as it was shown then."""

    def norms(part: str) -> tuple[NormShown, ...]:
        return tuple(NormShown(**{**one, "places": _pairs(one["places"])}) for one in data[part])

    made: dict[str, Any] = {
        **data,
        **{part: norms(part) for part in ("carrying", "closed", "beside", "duties", "advice")},
        "missing": tuple(Known(**one) for one in data["missing"]),
        "ways": tuple(tuple(Known(**one) for one in way) for way in data["ways"]),
        "assumed": tuple(Taken(**{**one, "otherwise": _pairs(one["otherwise"])}) for one in data["assumed"]),
        "open": _pairs(data["open"]),
        "sources": _pairs(data["sources"]),
    }
    return Shown(**made)


def _pairs(found: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in found)


def norm_shown(name: str, language: str, rules: RuleBase = RULES, beaten_by: str | None = None) -> NormShown:
    """One norm in words, with where it can be read."""
    norm = rules.catalogue[name]
    return NormShown(
        name,
        norm.says.in_language(language),
        norm.binds.in_language(language),
        law.in_language(language) if (law := law_of(norm)) else "",
        tuple((place(source, language), DOCUMENTS[source.document].site) for source in norm.sources),
        f"/regels/{SUBJECT_OF[name]}#{name}" if name in SUBJECT_OF else "/regels",
        rules.catalogue[beaten_by].says.in_language(language) if beaten_by else "",
    )


def _sources(answer: Answer, carrying: tuple[str, ...], rules: RuleBase, language: str) -> Iterator[tuple[str, str]]:
    """Every place that the answer rests on, once, with its public address."""
    norms = dict.fromkeys((*carrying, *(ground.norm for ground in answer.because), *answer.duties, *answer.advice))
    places = (
        (place(source, language), DOCUMENTS[source.document].site)
        for norm in norms
        for source in rules.catalogue[norm].sources
    )
    yield from dict.fromkeys(places)


def _weigher(norm: Norm) -> Text:
    """Who weighs what this norm leaves to a person."""
    return WEIGHS_FOR.get(norm.binds, norm.binds)


def _wanted(answer: Answer, fact: str) -> Value:
    """The value that a condition waits for."""
    return next((way[fact] for way in answer.would_allow if fact in way), True)


def _assumed(answer: Answer, rules: RuleBase, decided: Decided, voice: str, language: str) -> Iterator[Taken]:
    """What was presumed and could change the verdict: one line for each fact."""
    presumed = rules.answerer(answer.question, decided.day).decider.presumed
    for fact in dict.fromkeys(change.fact for change in answer.could_change if change.fact not in SAID_BY_WHERE):
        usual = presumed[fact]
        word = ADULT.in_language(language) if usual == "adult" else value_word(fact, usual, language, voice)
        otherwise = tuple(
            (value_word(fact, change.value, language, voice), say(f"may.then_{change.verdict}", language))
            for change in answer.could_change
            if change.fact == fact
        )
        yield Taken(fact, asked(fact, voice, decided.stated, answer.question).in_language(language), word, otherwise)


ADULT = Text("volwassen", "adult")
SAID_BY_WHERE = frozenset({"actor"})
"""Who acts: the situation says it."""


def value_word(
    fact: str, value: Value, language: str, voice: str = "", facts: Mapping[str, Value] | None = None
) -> str:
    """A value in words; a number as it is."""
    return choice(fact, value, voice, facts).in_language(language)
