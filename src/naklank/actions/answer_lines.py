"""An answer as lines for a terminal: the verdict, why, what first, what comes along, what would change it, and where it stands."""

from collections.abc import Iterable, Iterator

from naklank.actions.answer_shown import NormShown, show
from naklank.law import RULES, Decided, RuleBase
from naklank.law.starts import Start
from naklank.text.catalogue import say


def answer_lines(decided: Decided, language: str, rules: RuleBase = RULES, start: Start | None = None) -> Iterator[str]:
    """The whole answer, the verdict first."""
    shown = show(decided, language, rules, start)

    def part(title: str, lines: Iterable[str]) -> Iterator[str]:
        made = list(lines)
        if made:
            yield from ("", title, *made)

    def norms(some: Iterable[NormShown]) -> Iterator[str]:
        for norm in some:
            where = "; ".join(f"{s.document} L{s.first_line}-{s.last_line}" for s in rules.catalogue[norm.id].sources)
            yield f"- {norm.says} [{'; '.join(filter(None, (norm.id, where)))}]"
            if norm.beaten_by:
                yield f"  {say('may.beaten', language)} {norm.beaten_by}"

    yield shown.sentence
    yield shown.reason
    if shown.meanwhile:
        yield say(f"may.meanwhile_{shown.meanwhile}", language)
    title = f"may.missing_{shown.verdict}" if shown.missing else "may.missing_unknown"
    weighed = f" ({shown.weighed_by})" if shown.weighed_by else ""
    asked = (f"- {known.says or known.asks} ({known.fact})" for known in shown.missing)
    yield from part(say(title, language) + weighed, asked)
    why = "may.turns_on" if shown.verdict == "unknown" else "may.why_title"
    yield from part(say(why, language), norms(shown.carrying))
    ways = (" ".join(one.says for one in way) for way in shown.ways)
    yield from part(say("may.ways_title", language), (f"- {way}" for way in ways))
    yield from part(say(shown.duties_title, language), norms(shown.duties))
    yield from part(say("may.closed_title", language), norms(shown.closed))
    yield from part(say("may.beside_title", language), norms(shown.beside))
    yield from part(say("may.advice_title", language), norms(shown.advice))
    yield from part(say("may.open_title", language), (f"- {asks} {treated}" for asks, treated in shown.open))
    assumed = (
        f"- {one.asks} {one.value[:1].upper()}{one.value[1:]}. {say('may.otherwise', language, word=word)} {then}"
        for one in shown.assumed
        for word, then in one.otherwise
    )
    yield from part(f"{say('may.assumed_title', language)}. {say('may.assumed_lead', language)}", assumed)
    yield from (
        "",
        shown.disclaimer,
        say("may.receipt", language, day=shown.day_said.in_language(language), rules=shown.rules),
        shown.receipt,
    )
