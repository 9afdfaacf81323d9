"""The report as a tagged PDF: times only, no sound. The drawing is a picture with words for who does not see it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from naklank.exchange import pdf as typeset
from naklank.exchange.compare_report.drawing import PAPER_SHEET, svg
from naklank.exchange.compare_report.patterns import dotted, swatch
from naklank.exchange.compare_report.report import Report
from naklank.exchange.compare_report.told import LOOKS, Told
from naklank.exchange.pdf import Block, Drawing, Heading, Paper, Paragraph, Points, Rows
from naklank.text.amounts import day_said
from naklank.text.catalogue import say
from naklank.text.comparing import change_said, edit_said
from naklank.text.comparing_verdict import means_not_said, verdict_said


def pdf(report: Report, language: str) -> bytes:
    """The document. Raises `TooLarge` for more changes than paper should hold."""
    return typeset.pdf(paper(report, language))


def paper(report: Report, language: str) -> Paper:
    """The same before it is typeset."""
    told = Told(report, language)
    over = f"{told.says('compared.over')}. {told.says('compared.of', day=told.in_words(day_said(report.day)))}"
    return Paper(
        title=told.in_words(verdict_said(told.found)),
        language=language,
        day=datetime.combine(report.day, time(), UTC),
        above=(Paragraph(over, "over"),),
        blocks=(*_verdict(told), *_drawing(told), *_edits(told), *_beside(told), *_method(told)),
        footer=told.says("compared.footer", version=report.version, method=told.found.method, hash=report.copy.sha256),
        pages=say("paper.pages", language, page="{page}", of="{of}"),
        unseen=say("paper.unseen", language),
    )


def _verdict(told: Told) -> Iterator[Block]:
    lead, *more = told.means()
    yield Paragraph(lead, "lead")
    yield from (Paragraph(one) for one in more)
    yield Rows(
        (
            (told.says("compared.copy"), told.report.copy.name),
            (told.says("compared.original"), told.report.original.name),
        )
    )
    yield Heading(told.says("compared.not_title"))
    yield Points(tuple((told.in_words(text),) for text in means_not_said(told.found)))


def _drawing(told: Told) -> Iterator[Block]:
    drawn = told.picture
    names = (told.says("compared.original"), told.says("compared.copy"))
    yield Heading(told.says("compared.picture_title"))
    numbers = [told.says("compared.picture_numbers")] if drawn.badges else []
    yield Paragraph(" ".join([told.says("compared.picture_lead"), *numbers]))
    looks = [look for look in LOOKS if look in drawn.looks]
    legend = [(swatch(look, own_patterns=True), told.says(LOOKS[look])) for look in looks]
    if any(one.look == "taken" for one in drawn.ribbons):
        legend.append((dotted(), told.says("compared.look_taken")))
    yield Drawing(
        svg(drawn, names, told.drawn(), PAPER_SHEET, own_patterns=True),
        told.drawn(),
        tuple(legend),
    )
    if drawn.cropped:
        yield Paragraph(told.part_drawn())
    if drawn.badges:
        yield Paragraph(told.says("compared.picture_small"))


def _edits(told: Told) -> Iterator[Block]:
    found = told.found
    if found.edits:
        yield Heading(told.says("compared.edits_title"))
        yield Paragraph(told.says("compared.edits_lead"))
        yield Paragraph(told.says("compared.edits_sure"))
    if any(told.words(edit) for edit in found.edits):
        yield Paragraph(told.says("compared.words_note"))
    for number, edit in enumerate(found.edits, 1):
        yield Heading(f"{number}. {told.in_words(change_said(edit))}", 3)
        yield Paragraph(told.in_words(edit_said(edit)))
        for one in told.words(edit):
            yield Paragraph(f"{one.label}:\n{one.before} [{one.within}] {one.after}", "own")
        yield Paragraph("\n".join(f"{name}: {value}" for name, value in told.rows(edit)[2:]), "soft")


def _beside(told: Told) -> Iterator[Block]:
    for name, items, lead in (
        ("unverifiable", told.unverifiable(), True),
        ("limits", told.limits(), True),
        ("segments", told.segments(), False),
    ):
        if items:
            yield Heading(told.says(f"compared.{name}_title"))
            if lead:
                yield Paragraph(told.says(f"compared.{name}_lead"))
            yield Points(tuple((one,) for one in items))


def _method(told: Told) -> Iterator[Block]:
    report = told.report
    yield Heading(told.says("compared.method_title"))
    yield Paragraph(told.says("compared.method_lead"))
    if told.drift():
        yield Paragraph(told.drift())
    yield Paragraph(told.says("compared.again", command="naklank compare ORIGINAL COPY"))
    yield Rows(tuple(told.method()))
    for name, file, seconds in (
        ("compared.original", report.original, told.found.original_s),
        ("compared.copy", report.copy, told.found.copy_s),
    ):
        yield Heading(told.says(name), 3)
        yield Rows(tuple(told.file(file, seconds)))
    yield Paragraph(told.says("compared.hash_note"), "soft")
