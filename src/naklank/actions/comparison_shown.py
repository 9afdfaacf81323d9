"""What the page of a comparison shows, in ready sentences of one language: the same as the report that can be taken along."""

from dataclasses import dataclass
from datetime import date

from naklank.exchange.compare_report.drawing import DESK, PHONE, svg
from naklank.exchange.compare_report.patterns import definitions, swatch
from naklank.exchange.compare_report.report import File, Report
from naklank.exchange.compare_report.told import LOOKS, Told
from naklank.exchange.unseen import without_unseen
from naklank.model.comparison import Comparison, Edit
from naklank.model.comparison_clip import Clip
from naklank.text.amounts import clock
from naklank.text.comparing import change_said, edit_said
from naklank.text.comparing_verdict import means_not_said, verdict_said


@dataclass(frozen=True, slots=True)
class Heard:
    """One piece of sound of a change: the end of its address, what is heard, and where that is."""

    at: str
    label: str
    where: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    number: int
    title: str
    said: str
    rows: tuple[tuple[str, str], ...]
    plays: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawing as SVG, lying for a desk and upright for a phone, with its patterns and its legend. Our own words only."""

    patterns: str
    desk: str
    phone: str
    legend: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole page."""

    verdict: str
    means: tuple[str, ...]
    means_not: tuple[str, ...]
    drawn: Drawn
    changes: tuple[Change, ...]
    sound_note: str
    unverifiable: tuple[str, ...]
    limits: tuple[str, ...]
    segments: tuple[str, ...]
    drift: str
    method: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def shown(
    found: Comparison, original: File, copy: File, day: date, version: str, clips: tuple[Clip, ...], language: str
) -> Shown:
    """Make the page of what was found."""
    told = Told(Report(found, original, copy, day, version, clips=clips), language)
    return Shown(
        verdict=told.in_words(verdict_said(found)),
        means=tuple(told.means()),
        means_not=tuple(map(told.in_words, means_not_said(found))),
        drawn=_drawn(told),
        changes=tuple(_change(told, number, edit) for number, edit in enumerate(found.edits, 1)),
        sound_note=told.says("compare.listen_note") if clips else "",
        unverifiable=tuple(told.unverifiable()),
        limits=tuple(told.limits()),
        segments=tuple(told.segments()),
        drift=told.drift(),
        method=tuple(_safe(told.method())),
        files=(
            (told.says("compared.original"), tuple(_safe(told.file(original, found.original_s)))),
            (told.says("compared.copy"), tuple(_safe(told.file(copy, found.copy_s)))),
        ),
    )


def _drawn(told: Told) -> Drawn:
    picture, names = told.picture, (told.says("compared.original"), told.says("compared.copy"))
    legend = [(swatch(look), told.says(LOOKS[look])) for look in LOOKS if look in picture.looks]
    if any(one.look == "taken" for one in picture.ribbons):
        legend.append(("", told.says("compared.look_taken")))
    notes = [told.part_drawn()] if picture.cropped else []
    notes += [told.says("compared.picture_small")] if picture.badges else []
    says = told.drawn()
    return Drawn(
        definitions(), svg(picture, names, says, DESK), svg(picture, names, says, PHONE), tuple(legend), tuple(notes)
    )


def _change(told: Told, number: int, edit: Edit) -> Change:
    plays = [
        Heard(
            f"{clip.edit}/{clip.which}",
            told.says(f"compared.play_{clip.which}"),
            told.says("compared.play_what", n=str(number), start=clock(clip.heard[0]), end=clock(clip.heard[1])),
        )
        for clip in told.report.clips
        if clip.edit == number - 1
    ]
    return Change(
        number, told.in_words(change_said(edit)), told.in_words(edit_said(edit)), tuple(told.rows(edit)), tuple(plays)
    )


def _safe(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names of files come from outside: what cannot be seen in them is shown by its number."""
    return [(name, without_unseen(value)) for name, value in rows]
