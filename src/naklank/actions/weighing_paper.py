"""A signed weighing as a document for paper: what was asked and found of each point, the decision, and the proof of it.

All of it comes from what was signed; the rules of today change nothing on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naklank.actions.weigh_read import Signed
from naklank.actions.weigh_shown import PointShown, act_of, points_signed, verdict_sentence
from naklank.exchange.pdf import Block, Heading, Paper, Paragraph, Points, Rows, pdf
from naklank.law import RuleBase
from naklank.text.catalogue import say

Told = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says of this weighing in ready words: its kind, who signed and when, and keys with their values."""

    kind: str
    lead: str
    about: Told
    decision: Told
    proof: Told
    later: tuple[str, ...]


def weighing_paper(signed: Signed, said: Said, language: str, rules: RuleBase) -> Paper:
    """The document."""
    points = points_signed(signed.fields, language, rules)
    return Paper(
        title=say("weigh.done_title", language),
        language=language,
        day=signed.weighing.signed,
        above=(Paragraph(said.kind, "over"),),
        blocks=(
            *_decided(signed, said, language),
            Heading(say("weigh.part_about", language)),
            Rows(tuple(said.about)),
            Heading(say("weigh.part_points_of", language)),
            *(block for point in points for block in _point(point, language)),
            *_leads(signed, points, language),
            Heading(say("weigh.part_decision", language)),
            Rows(tuple(said.decision)),
            Heading(say("weigh.proof", language)),
            Rows(tuple(said.proof)),
            Paragraph(say("paper.weighing_proof", language), "soft"),
        ),
        footer=f"{said.lead} {say('weigh.key_hash', language)}: {signed.weighing.sha256}",
        pages=say("paper.pages", language, page="{page}", of="{of}"),
        unseen=say("paper.unseen", language),
    )


def weighing_pdf(signed: Signed, said: Said, language: str, rules: RuleBase) -> bytes:
    """The same as PDF. Raises `TooLarge`."""
    return pdf(weighing_paper(signed, said, language, rules))


def _decided(signed: Signed, said: Said, language: str) -> Iterator[Block]:
    fields = signed.fields
    yield Paragraph(said.lead)
    for when in said.later:
        yield Paragraph(f"{say('weigh.revised_title', language)}: {when}.", "strong")
    if fields["supersedes"]:
        yield Paragraph(say("weigh.revises", language))
    act = act_of(signed.weighing.question, language)
    decided = say(f"weigh.decided_{fields['decision']}", language)
    yield Paragraph(f"{decided} {act[:1].upper()}{act[1:]}.", "lead")
    if fields["against"]:
        yield Paragraph(say("weigh.was_against", language), "strong")


def _point(point: PointShown, language: str) -> Iterator[Block]:
    yield Heading(point.asks, 3)
    answer = f" {say('weigh.answer', language)}: {point.answer}." if point.answer else ""
    yield Paragraph(f"{say(f'weigh.finding_{point.finding}', language)}.{answer}")
    if point.evidence:
        yield Paragraph(say("weigh.evidence", language), "soft")
        yield Paragraph(point.evidence, "own")
    if point.reasoning:
        yield Paragraph(say("weigh.reasoning", language), "soft")
        yield Paragraph(point.reasoning, "own")
    where = "; ".join(words for words, _ in point.norm.places)
    yield Paragraph(f"{point.norm.says}{f' ({where})' if where else ''}", "soft")


def _leads(signed: Signed, points: Sequence[PointShown], language: str) -> Iterator[Block]:
    yield Heading(say("weigh.part_leads", language))
    yield Paragraph(verdict_sentence(str(signed.fields["verdict"]), language), "strong")
    stops = [point.asks for point in points if point.finding == "not_met"]
    if stops:
        yield Paragraph(say("weigh.leads_stopped", language))
        yield Points(tuple((asks,) for asks in stops))
    yield Paragraph(say("weigh.leads_how", language), "soft")
