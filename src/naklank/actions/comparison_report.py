"""The report on a comparison as a file: one page of HTML, or a PDF that can be read by ear.

Sound goes into it only where `clips` are given, and into paper never. Whoever gives them has seen to the right to them and
has it logged: such a report is a copy of sound.
"""

from datetime import date
from typing import Literal

from naklank.exchange.compare_report.page import html
from naklank.exchange.compare_report.paper import pdf
from naklank.exchange.compare_report.report import File, Report
from naklank.model.comparison import Comparison
from naklank.model.comparison_clip import Clip

Form = Literal["html", "pdf"]


def report_file(
    form: Form,
    language: str,
    found: Comparison,
    original: File,
    copy: File,
    *,
    day: date,
    version: str,
    clips: tuple[Clip, ...] = (),
) -> bytes:
    """The bytes of the file; the same for the same arguments."""
    if form == "pdf":
        return pdf(Report(found, original, copy, day, version), language)
    return html(Report(found, original, copy, day, version, clips=clips), language).encode()
