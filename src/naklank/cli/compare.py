"""`naklank compare ORIGINAL COPY`: is this copy what was recorded, and if not, where is it different? Needs no installation.

Exit status 0: the whole original or a part of it, nothing changed. 1: something differs, or it is another recording. 2:
nothing can be said, or one of the files cannot be heard, and why.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from naklank import __version__
from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.whole_file import refuse_existing, write_new
from naklank.errors import NaklankError, Unreadable
from naklank.text import Text
from naklank.text.amounts import clock, length_said
from naklank.text.comparing import (
    change_said,
    drift_said,
    edit_length,
    limit_said,
    origin_said,
    source_said,
    sure_said,
    verified_said,
    why_said,
)
from naklank.text.comparing_verdict import means_said, verdict_said

if TYPE_CHECKING:
    from naklank.actions.compare_files import Compared, File
    from naklank.actions.comparison_report import Form
    from naklank.model.comparison import Edit, Segment, Span

SHOWN = 20
"""Of a long list no more than this many, so that the answer stays on one screen."""
COLOUR = {0: "good", 1: "bad", 2: "strong"}
STEPS = 1000
FORMS: "dict[str, Form]" = {".html": "html", ".htm": "html", ".pdf": "pdf"}
ROLE = {"original": Text("het origineel", "the original"), "copy": Text("de kopie", "the copy")}


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "compare",
        Text("vergelijk een kopie met het origineel", "compare a copy with the original"),
        run,
        more=Text(
            "Eindigt met 0: niets veranderd. 1: anders, of een andere opname. 2: niets over te zeggen.",
            "Ends with 0: nothing changed. 1: different, or another recording. 2: nothing can be said.",
        ),
        bare=True,
    )
    for name, metavar, said in (
        ("original", Text("ORIGINEEL", "ORIGINAL"), Text("het bestand van de opname", "the file of the recording")),
        ("copy", Text("KOPIE", "COPY"), Text("het bestand dat rondgaat", "the file that goes around")),
    ):
        parser.option(name, type=Path, metavar=metavar, help=said)
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))
    parser.option(
        "--report",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text(
            "schrijf ook een verslag: naam op .html of .pdf", "write a report too: a name that ends with .html or .pdf"
        ),
    )
    parser.option(
        "--sound",
        action="store_true",
        help=Text(
            "zet in het verslag (.html) ook stukjes geluid: dan is het een kopie van het gesprek",
            "put pieces of sound in the report (.html) as well: it is a copy of the conversation then",
        ),
    )
    parser.option(
        "--day",
        type=date.fromisoformat,
        metavar=Text("DAG", "DAY"),
        help=Text("de dag op het verslag (anders vandaag)", "the day on the report (else today)"),
    )


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Compare and tell."""
    from naklank.actions.compare_files import compare_files

    _fitting(options)
    with _file(options.original) as original, _file(options.copy) as copy:
        try:
            compared = compare_files(
                load().sound(),
                original,
                copy,
                names=(options.original.name, options.copy.name),
                progress=None if options.json else lambda done: screen.progress("compare", round(done * STEPS), STEPS),
                with_clips=options.sound,
            )
        except Unreadable as error:
            raise _which(error, options) from error
    if options.report:
        _write_report(compared, options, screen)
    if options.json:
        screen.json(compared.as_json(getattr(options, "lang", "en")))
    else:
        tell(compared, screen)
    return compared.exit_status


def _fitting(options: argparse.Namespace) -> None:
    """Refuse before the work what could not be written after it."""
    if options.report is None:
        if options.sound:
            raise NaklankError(
                Text("Geluid komt alleen in een verslag.", "Sound only goes into a report."),
                Text("Geef met --report een naam op .html.", "Give a name that ends with .html, with --report."),
            )
        return
    form = options.report.suffix.lower()
    if form not in FORMS or (options.sound and FORMS[form] == "pdf"):
        raise NaklankError(
            Text(
                f"Zo'n verslag kan Naklank niet maken: {options.report}",
                f"Naklank cannot make such a report: {options.report}",
            ),
            Text(
                "Kies een naam op .html of .pdf. Geluid kan alleen in .html.",
                "Choose a name that ends with .html or .pdf. Sound fits in .html only.",
            ),
        )
    refuse_existing(options.report)


def _write_report(compared: "Compared", options: argparse.Namespace, screen: Screen) -> None:
    from naklank.actions.comparison_report import report_file

    made = report_file(
        FORMS[options.report.suffix.lower()],
        screen.language,
        compared.found,
        compared.original,
        compared.copy,
        day=options.day or datetime.now().astimezone().date(),
        version=__version__,
        clips=compared.clips,
    )
    write_new(options.report, lambda file: file.write(made))
    if not options.json:
        screen.aside(Text(f"Het verslag staat in {options.report}.", f"The report is in {options.report}."))


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():
        raise NaklankError(
            Text(f"{path} is geen bestand.", f"{path} is no file."), Text("Kies een bestand.", "Choose a file.")
        )
    with path.open("rb") as file:
        yield file


def _which(error: Unreadable, options: argparse.Namespace) -> NaklankError:
    """The same, with the file that it is about in front."""
    role = str(error.detail.get("file", ""))
    if role not in ROLE:
        return error
    path = options.original if role == "original" else options.copy
    said = ROLE[role]
    what = Text(f"Over {said.nl} ({path}): {error.what.nl}", f"About {said.en} ({path}): {error.what.en}")
    return Unreadable(what, error.todo, **error.detail)


def tell(compared: "Compared", screen: Screen) -> None:
    """One screen that a judge can read."""
    found, language = compared.found, screen.language
    screen.line(screen.paint(verdict_said(found).in_language(language), COLOUR[compared.exit_status]))
    for sentence in means_said(found):
        screen.say(sentence)
    screen.line()
    _measured(Text("Origineel", "Original"), compared.original, found.original_s, screen)
    _measured(Text("Kopie", "Copy"), compared.copy, found.copy_s, screen)
    _list(Text("Wat anders is", "What differs"), [_edit(*each, language) for each in enumerate(found.edits, 1)], screen)
    _list(Text("Wat in de kopie staat", "What the copy holds"), [_segment(s, language) for s in found.segments], screen)
    _list(
        Text("Waar we niets over kunnen zeggen", "Of what nothing can be said"),
        [f"{_span(one.copy)}  {why_said(one.why).in_language(language)}" for one in found.unverifiable],
        screen,
    )
    screen.line()
    if found.verdict in ("faithful", "excerpt", "edited"):
        screen.say(verified_said(found.verified_share))
    if found.drift_ppm is not None:
        screen.say(drift_said(found.drift_ppm))
    limits = [f"- {limit_said(limit).in_language(language)}" for limit in found.limits]
    _list(Text("Wat we kunnen missen", "What we can miss"), limits, screen)


def _list(head: Text, lines: list[str], screen: Screen) -> None:
    """What there is of a kind, under its head; nothing where there is none."""
    if not lines:
        return
    screen.line()
    screen.line(screen.paint(head.in_language(screen.language), "strong"))
    for line in lines[:SHOWN]:
        screen.line(f"  {line}")
    if more := len(lines) - SHOWN if len(lines) > SHOWN else 0:
        screen.say(Text(f"  En nog {more}. Met --json ziet u alles.", f"  And {more} more. With --json you see all."))


def _measured(role: Text, file: "File", seconds: float, screen: Screen) -> None:
    screen.line(f"  {role.in_language(screen.language):9} {clock(seconds):>12}  {file.name}")
    screen.line(screen.paint(f"  {'':9} SHA-256 {file.sha256}", "weak"))


def _edit(number: int, edit: "Edit", language: str) -> str:
    copy, original = Text("kopie", "copy").in_language(language), Text("origineel", "original").in_language(language)
    said = [
        f"{copy} {_span(edit.copy)}",
        f"{original} {_span(edit.original)}",
        length_said(edit_length(edit)).in_language(language),
        sure_said(edit.confidence).in_language(language).lower(),
    ]
    line = f"{number:3}  {change_said(edit).in_language(language):22} {'  '.join(said)}"
    origin = origin_said(edit)
    return f"{line}\n       {origin.in_language(language)}" if origin else line


def _segment(segment: "Segment", language: str) -> str:
    where = f" {_span(segment.original)}" if segment.original else ""
    return f"{_span(segment.copy)}  {source_said(segment.source).in_language(language)}{where}"


def _span(span: "Span") -> str:
    """Begin and end, or the one place where both are the same."""
    begin, end = clock(span[0]), clock(span[1])
    return begin if begin == end else f"{begin} - {end}"
