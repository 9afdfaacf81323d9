"""An answer as people read it: the verdict, why, why not another way, what comes along, and what would change it.

Everything comes from the answer and the norms that it cites; nothing is decided here.
"""

from dataclasses import dataclass

from naklank.actions.rules_in_words import place
from naklank.law import RULES, Decided, RuleBase
from naklank.law.choices import choice
from naklank.law.documents import DOCUMENTS
from naklank.law.norms import OPEN_POINTS
from naklank.law.subjects import ALL
from naklank.logic.facts import Value
from naklank.logic.wording import SENTENCES, reason, sentence

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
    """One fact in words. `then` is what the verdict would become, where the fact is a presumption."""

    fact: str
    label: str
    value: str = ""
    then: str = ""


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
    assumed: tuple[Known, ...]
    said: tuple[Known, ...]
    open: tuple[tuple[str, str], ...]
    weighed_by: str
    disclaimer: str
    rules: str
    day: str
    receipt: str


def show(decided: Decided, language: str, rules: RuleBase = RULES) -> Shown:
    """Put a decided case into words."""
    answer = decided.answer
    catalogue = rules.catalogue

    def norm(name: str, beaten_by: str | None = None) -> NormShown:
        return norm_shown(name, language, rules, beaten_by)

    def known(fact: str, value: Value | None = None, then: str = "") -> Known:
        word = "" if value is None else value_word(fact, value, language)
        return Known(fact, rules.vocabulary[fact].label.in_language(language), word, then)

    carrying = answer.carried_by or tuple(g.norm for g in answer.because if g.defeated_by is None)[:1]
    points = {point.id: point for point in OPEN_POINTS}
    weighs = answer.verdict == "judgement" and carrying
    return Shown(
        verdict=answer.verdict,
        sentence=sentence(answer).in_language(language),
        reason=reason(answer, catalogue, rules.vocabulary).in_language(language),
        meanwhile=answer.meanwhile if answer.verdict in {"conditional", "judgement", "unknown"} else "",
        carrying=tuple(norm(name) for name in carrying),
        closed=tuple(norm(g.norm, g.defeated_by) for g in answer.because if g.defeated_by and g.norm not in carrying),
        beside=tuple(norm(g.norm) for g in answer.because if not g.defeated_by and g.norm not in carrying),
        duties=tuple(norm(name) for name in answer.duties),
        advice=tuple(norm(name) for name in answer.advice),
        missing=tuple(known(fact) for fact in answer.missing),
        ways=tuple(tuple(known(fact, value) for fact, value in way.items()) for way in answer.would_allow),
        assumed=tuple(
            known(change.fact, change.value, SENTENCES[change.verdict].in_language(language))
            for change in answer.could_change
        ),
        said=tuple(known(fact, value) for fact, value in decided.stated.items()),
        open=tuple(
            (points[p].asks.in_language(language), points[p].treated.in_language(language)) for p in answer.open
        ),
        weighed_by=catalogue[carrying[0]].binds.in_language(language) if weighs else "",
        disclaimer=catalogue[answer.disclaimer].says.in_language(language),
        rules=decided.rules,
        day=decided.day.isoformat(),
        receipt=decided.receipt,
    )


def norm_shown(name: str, language: str, rules: RuleBase = RULES, beaten_by: str | None = None) -> NormShown:
    """One norm in words, with where it can be read."""
    norm = rules.catalogue[name]
    return NormShown(
        name,
        norm.says.in_language(language),
        norm.binds.in_language(language),
        norm.law,
        tuple((place(source, language), DOCUMENTS[source.document].site) for source in norm.sources),
        f"/regels/{SUBJECT_OF[name]}#{name}" if name in SUBJECT_OF else "/regels",
        rules.catalogue[beaten_by].says.in_language(language) if beaten_by else "",
    )


def value_word(fact: str, value: Value, language: str) -> str:
    """A value in words; a number as it is."""
    return choice(fact, value).in_language(language)
