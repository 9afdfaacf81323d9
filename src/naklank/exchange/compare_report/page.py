"""The report as one page of HTML that needs nothing else: drawing, sound, style and script are inside, no request leaves.

A content policy in its head allows its own style and script by their hashes, sound from within, and nothing else. What
people wrote (names of files, words of a transcript) is text and cannot be anything more.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from naklank.exchange.compare_report.drawing import DESK, PHONE, svg
from naklank.exchange.compare_report.look import SCRIPT, STYLE
from naklank.exchange.compare_report.patterns import definitions, dotted, swatch
from naklank.exchange.compare_report.report import Report
from naklank.exchange.compare_report.told import LOOKS, Around, Told
from naklank.exchange.unseen import without_unseen
from naklank.model.comparison import Edit
from naklank.model.comparison_clip import Clip
from naklank.text.amounts import clock, day_said
from naklank.text.comparing import change_said, edit_said
from naklank.text.comparing_verdict import means_not_said, verdict_said

MANY = 12
"""From so many pieces on a list stands in two columns, where there is room."""


def html(report: Report, language: str) -> str:
    """The whole page."""
    told = Told(report, language)
    verdict = told.in_words(verdict_said(told.found))
    title = f"{told.says('compared.over')}: {report.copy.name}"
    script = f"<script>{SCRIPT}</script>" if report.clips else ""
    policy = (
        f"default-src 'none'; style-src {_hash(STYLE)}; script-src {_hash(SCRIPT) if script else chr(39) + 'none' + chr(39)}; "
        "media-src data:; base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{language}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
            f"<title>{_own(title)}</title><style>{STYLE}</style></head>",
            f'<body data-stop="{told.says("compared.stop")}"><main>',
            _verdict(told, verdict),
            _drawing(told),
            _edits(told),
            _section("unverifiable", told, told.unverifiable(), lead=True),
            _section("limits", told, told.limits(), lead=True),
            _section("segments", told, told.segments()),
            _method(told),
            f"</main>{script}</body></html>\n",
        )
    )


def _verdict(told: Told, verdict: str) -> str:
    says, report = told.says, told.report
    day = escape(says("compared.of", day=told.in_words(day_said(report.day))))
    lead, *more = told.means()
    not_said = _items(told.in_words(text) for text in means_not_said(told.found))
    return (
        f'<p class="over">{escape(says("compared.over"))}. {day}</p><h1>{escape(verdict)}</h1><div class="sides"><div>'
        f'<p class="lead">{escape(lead)}</p>{"".join(f"<p>{escape(one)}</p>" for one in more)}'
        f'<p class="over">{says("compared.copy")}: <bdi>{_own(report.copy.name)}</bdi><br>'
        f"{says('compared.original')}: <bdi>{_own(report.original.name)}</bdi></p></div>"
        f'<section class="not"><h2>{says("compared.not_title")}</h2>{not_said}</section></div>'
    )


def _drawing(told: Told) -> str:
    says, drawn = told.says, told.picture
    names = (says("compared.original"), says("compared.copy"))
    part = f"<p>{told.part_drawn()}</p>" if drawn.cropped else ""
    numbers = f" {says('compared.picture_numbers')}" if drawn.badges else ""
    wider = f"<p>{says('compared.picture_small')}</p>" if drawn.badges else ""
    legend = [f"<li>{swatch(look)}{says(LOOKS[look])}</li>" for look in LOOKS if look in drawn.looks]
    if any(one.look == "taken" for one in drawn.ribbons):
        legend.append(f"<li>{dotted()}{says('compared.look_taken')}</li>")
    return (
        f'<section><h2>{says("compared.picture_title")}</h2><div class="text">'
        f'<p class="desk">{says("compared.picture_lead")}{numbers}</p>'
        f'<p class="phone">{says("compared.picture_lead_phone")}{numbers}</p>'
        f"</div>"
        f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{definitions()}</defs></svg><figure>'
        f'<div class="desk">{svg(drawn, names, told.drawn(), DESK)}</div>'
        f'<div class="phone">{svg(drawn, names, told.drawn(), PHONE)}</div>'
        f'<figcaption><ul class="legend" aria-label="{says("compared.legend")}">{"".join(legend)}</ul></figcaption>'
        f'</figure><div class="text after">{part}{wider}</div></section>'
    )


def _edits(told: Told) -> str:
    says, found = told.says, told.found
    if not found.edits:
        return ""
    sound = f'<p class="sound">{told.sound_note()}</p>' if told.report.clips else ""
    words = f"<p>{says('compared.words_note')}</p>" if any(told.words(edit) for edit in found.edits) else ""
    rows = "".join(_edit(told, number, edit) for number, edit in enumerate(found.edits, 1))
    return (
        f'<section><h2>{says("compared.edits_title")}</h2><div class="text"><p>{says("compared.edits_lead")}</p>'
        f"<p>{says('compared.edits_sure')}</p>{sound}{words}</div>"
        f'<ol class="edits">{rows}</ol></section>'
    )


def _edit(told: Told, number: int, edit: Edit) -> str:
    facts = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in told.rows(edit))
    around = "".join(map(_around, told.words(edit)))
    return (
        f'<li class="edit"><h3 id="e{number}"><span class="number">{number}</span> {told.in_words(change_said(edit))}</h3>'
        f'<div class="body"><p>{escape(told.in_words(edit_said(edit)))}</p>{around}{_plays(told, number)}'
        f'<dl class="figures">{facts}</dl></div></li>'
    )


def _around(one: Around) -> str:
    return (
        f'<p class="around"><span class="soft">{one.label}:</span> <bdi>{_own(one.before)} <b>[{_own(one.within)}]</b> '
        f"{_own(one.after)}</bdi></p>"
    )


def _plays(told: Told, number: int) -> str:
    plays = "".join(_play(told, number, clip) for clip in told.report.clips if clip.edit == number - 1)
    return f'<div class="plays">{plays}</div>' if plays else ""


def _play(told: Told, number: int, clip: Clip) -> str:
    start, end = map(clock, clip.heard)
    listen = told.says(f"compared.play_{clip.which}")
    what = told.says("compared.play_what", n=str(number), start=start, end=end)
    sound = base64.b64encode(clip.sound).decode()
    return (
        f'<div class="play"><audio controls preload="none" data-says="{listen}" aria-label="{listen}" '
        f'aria-describedby="{clip.which}{number}" src="data:audio/mpeg;base64,{sound}"></audio>'
        f'<span class="soft" id="{clip.which}{number}">{what}</span></div>'
    )


def _section(name: str, told: Told, items: list[str], *, lead: bool = False) -> str:
    if not items:
        return ""
    many = " many" if len(items) >= MANY else ""
    first = f'<p class="text">{told.says(f"compared.{name}_lead")}</p>' if lead else ""
    kind = "" if name == "limits" else f' class="stretches{many}"'
    return f"<section><h2>{told.says(f'compared.{name}_title')}</h2>{first}<div{kind}>{_items(items)}</div></section>"


def _method(told: Told) -> str:
    says, report = told.says, told.report
    command = "<code>naklank compare ORIGINAL COPY</code>"
    drift = f"<p>{told.drift()}</p>" if told.drift() else ""
    again = says("compared.again", command="\0").replace("\0", command)
    return (
        f'<section class="bye"><h2>{says("compared.method_title")}</h2><div class="text"><p>{says("compared.method_lead")}</p>'
        f"{drift}<p>{again}</p></div>{_rows(told.method())}"
        f"<h3>{says('compared.original')}</h3>{_rows(told.file(report.original, told.found.original_s))}"
        f"<h3>{says('compared.copy')}</h3>{_rows(told.file(report.copy, told.found.copy_s))}"
        f'<p class="text soft">{says("compared.hash_note")}</p></section>'
    )


def _rows(rows: list[tuple[str, str]]) -> str:
    return f'<dl class="keys">{"".join(f"<dt>{name}</dt><dd>{_value(name, value)}</dd>" for name, value in rows)}</dl>'


def _value(name: str, value: str) -> str:
    if name == "SHA-256":
        return f'<span class="hash">{_own(value)}</span>'
    return f"<bdi>{'<br>'.join(map(_own, value.splitlines()))}</bdi>"


def _items(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in items)}</ul>"


def _own(words: str) -> str:
    """What a person wrote, as text; what cannot be seen, or turns text around, by its number."""
    return escape(without_unseen(words))


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
