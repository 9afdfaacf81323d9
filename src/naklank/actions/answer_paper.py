"""An answer of "Mag dit?" as a document for paper: everything that its page shows, with each source in full and boxes to tick.

Nothing is decided here, and nothing is left out that the page tells: what stands folded on the screen stands open on paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from naklank.actions.answer_shown import Known, NormShown, Shown
from naklank.exchange.pdf import Block, Heading, Link, Paper, Paragraph, Points, Rows, pdf
from naklank.text.catalogue import say

WITH_WAYS = frozenset({"forbidden", "unknown", "judgement"})


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote with a kept answer, and what is said of it, in ready sentences."""

    says: tuple[str, ...]
    words: str


def answer_paper(
    shown: Shown,
    language: str,
    situation: str,
    said: Sequence[tuple[str, str]],
    *,
    whole: bool,
    note: Note | None = None,
) -> Paper:
    """The document. `said` is what was answered, each question with its answer; `whole` is whether no question is left."""
    receipt = (
        f"{say('may.receipt', language, day=shown.day_said.in_language(language), rules=shown.rules)} {shown.receipt}"
    )
    return Paper(
        title=shown.sentence,
        language=language,
        day=datetime.combine(date.fromisoformat(shown.day), time(), UTC),
        above=(Paragraph(situation, "over"),),
        blocks=(
            *_verdict(shown, language, whole=whole),
            *(_note(note, language) if note else ()),
            *_conditions(shown, language),
            *_grounds(shown, language),
            *_beside(shown, language),
            *_said(shown, language, said),
            *_sources(shown, language),
            Paragraph(shown.disclaimer),
            Paragraph(receipt, "soft"),
        ),
        footer=receipt,
        pages=say("paper.pages", language, page="{page}", of="{of}"),
        unseen=say("paper.unseen", language),
    )


def answer_pdf(
    shown: Shown,
    language: str,
    situation: str,
    said: Sequence[tuple[str, str]],
    *,
    whole: bool,
    note: Note | None = None,
) -> bytes:
    """The same as PDF. Raises `TooLarge`."""
    return pdf(answer_paper(shown, language, situation, said, whole=whole, note=note))


def _verdict(shown: Shown, language: str, *, whole: bool) -> Iterator[Block]:
    yield Paragraph(shown.reason, "lead")
    if shown.meanwhile:
        yield Paragraph(say(f"may.meanwhile_{shown.meanwhile}", language))
    if not whole:
        yield Paragraph(say("may.not_all", language), "strong")


def _note(note: Note, language: str) -> Iterator[Block]:
    yield from (Paragraph(sentence) for sentence in note.says)
    if note.words:
        yield Heading(say("may.keep_words", language))
        yield Paragraph(note.words, "own")


def _conditions(shown: Shown, language: str) -> Iterator[Block]:
    if shown.weighed_by:
        yield Heading(say("may.weigh_title", language))
        yield Paragraph(say("may.weigh_who", language, who=shown.weighed_by))
        yield Points(tuple((fact.asks,) for fact in shown.missing))
    elif shown.missing:
        yield Heading(say(f"may.missing_{shown.verdict}", language))
        yield Points(tuple((_must(fact),) for fact in shown.missing))


def _grounds(shown: Shown, language: str) -> Iterator[Block]:
    yield from _norms("turns_on" if shown.verdict == "unknown" else "why_title", shown.carrying, language)
    if shown.ways and shown.verdict in WITH_WAYS:
        yield Heading(say("may.ways_title", language))
        if len(shown.ways) > 1:
            yield Paragraph(say("may.ways_any", language))
        yield Points(tuple((" ".join(_must(fact) for fact in way),) for way in shown.ways))
    if shown.duties:
        yield Heading(say(shown.duties_title, language))
        yield Points(tuple(_norm(one, language) for one in shown.duties), boxes=True)


def _beside(shown: Shown, language: str) -> Iterator[Block]:
    yield from _norms("closed_title", shown.closed, language)
    yield from _norms("beside_title", shown.beside, language)
    yield from _norms("advice_title", shown.advice, language)
    if shown.open:
        yield Heading(say("may.open_title", language))
        yield Points(shown.open)


def _said(shown: Shown, language: str, said: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if said:
        yield Heading(say("may.said_title", language))
        yield Rows(tuple((asks, value) for asks, value in said))
    if shown.assumed:
        yield Heading(say("may.assumed_title", language))
        yield Paragraph(say("may.assumed_lead", language))
        yield Rows(
            tuple(
                (
                    fact.asks,
                    "\n".join(
                        (
                            fact.value[:1].upper() + fact.value[1:],
                            *(f"{say('may.otherwise', language, word=word)} {then}" for word, then in fact.otherwise),
                        )
                    ),
                )
                for fact in shown.assumed
            )
        )


def _sources(shown: Shown, language: str) -> Iterator[Block]:
    yield Heading(say("may.sources_title", language))
    yield Points(tuple((words, Link(site, site)) if site else (words,) for words, site in shown.sources))


def _norms(key: str, norms: Sequence[NormShown], language: str) -> Iterator[Block]:
    if norms:
        yield Heading(say(f"may.{key}", language))
        yield Points(tuple(_norm(one, language) for one in norms))


def _norm(one: NormShown, language: str) -> tuple[str, ...]:
    """What a norm says, what goes before it, and where that can be read."""
    beaten = (f"{say('may.beaten', language)} {one.beaten_by}",) if one.beaten_by else ()
    where = "; ".join(words for words, _ in one.places) or one.law
    return (one.says, *beaten, *((f"({where})",) if where else ()))


def _must(fact: Known) -> str:
    return fact.says or fact.asks
