"""A weighing as people read it: its points with question, rule and what was found, the decision, and what it leads to.

A draft is shown by the rules of today; a signed one by what stands in it, whatever the rules say now.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from naklank.actions.answer_shown import NormShown, Shown, norm_shown, show, value_word
from naklank.actions.weigh_case import Case
from naklank.actions.weigh_contents import Found
from naklank.law import RULES, RuleBase
from naklank.law.asking import ASKS
from naklank.law.asking_as import asked
from naklank.law.looking_at import LOOK_AT
from naklank.law.starts import STARTS
from naklank.law.weighings import WEIGHINGS
from naklank.logic.facts import UNKNOWN, Value
from naklank.logic.wording import SENTENCES


@dataclass(frozen=True, slots=True)
class PointShown:
    """One point in words. `finding` is met, not_met, unclear, or "" where nothing was found yet."""

    fact: str
    asks: str
    look_at: str
    norm: NormShown
    finding: str
    answer: str
    evidence: str
    reasoning: str


def points_of(case: Case, language: str) -> list[PointShown]:
    """The points of a draft."""
    findings = case.findings()
    return [
        _point(
            point.fact,
            point.norm,
            case.contents.found.get(point.fact, Found()),
            findings[point.fact] if case.contents.found.get(point.fact, Found()).value is not None else "",
            language,
            case.rules,
        )
        for point in case.points
    ]


def points_signed(fields: Mapping[str, object], language: str, rules: RuleBase) -> list[PointShown]:
    """The points of a signed weighing, as they stand in it. A rule that is no more is named by its id."""
    points = fields["points"]
    assert isinstance(points, list)
    return [
        _point(
            one["fact"],
            one["norm"],
            Found(one["value"], one["evidence"], one["reasoning"]),
            one["finding"],
            language,
            rules,
        )
        for one in points
    ]


def _point(fact: str, norm: str, found: Found, finding: str, language: str, rules: RuleBase) -> PointShown:
    known = norm in rules.catalogue
    look_at = LOOK_AT[fact].in_language(language) if fact in LOOK_AT else ""
    return PointShown(
        fact,
        asks_of(fact, language),
        look_at,
        norm_shown(norm, language, rules) if known else NormShown(norm, norm, "", "", (), "/regels"),
        finding,
        "" if found.value is None else word_of(fact, found.value, language),
        found.evidence,
        found.reasoning,
    )


def asks_of(fact: str, language: str, facts: Mapping[str, Value] | None = None) -> str:
    """The question of a fact after what was told; a fact that is no more is named by its id."""
    return asked(fact, facts=facts).in_language(language) if fact in ASKS else fact


def word_of(fact: str, value: Value, language: str) -> str:
    """A value in words; what was not clear to the weigher is said by the page."""
    return "" if value == UNKNOWN else value_word(fact, value, language)


def told_first(
    facts: Mapping[str, Value], language: str, without: frozenset[str] = frozenset()
) -> list[tuple[str, str, str]]:
    """What was told before the points: fact, question, answer."""
    return [
        (fact, asks_of(fact, language, facts), word_of(fact, value, language))
        for fact, value in facts.items()
        if fact not in without
    ]


def leads_to(case: Case, language: str) -> Shown:
    """What the rules answer to what was told and found."""
    return show(case.decided(), language, case.rules)


def verdict_sentence(verdict: str, language: str) -> str:
    """A verdict in a sentence."""
    return next((text.in_language(language) for name, text in SENTENCES.items() if name == verdict), verdict)


def kinds(language: str) -> list[tuple[str, str, str]]:
    """What can be weighed: its code, what it is called, and what it is about."""
    return [(kind.id, kind.says.in_language(language), kind.about.in_language(language)) for kind in WEIGHINGS.values()]


def title_of(kind: str, start: str, language: str) -> str:
    """What a weighing is called."""
    if kind in WEIGHINGS:
        return WEIGHINGS[kind].says.in_language(language)
    return STARTS[start].says.in_language(language) if start in STARTS else kind


def act_of(question: str, language: str) -> str:
    """What is done or not, in words."""
    return RULES.questions[question].label.in_language(language) if question in RULES.questions else question
