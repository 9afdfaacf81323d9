"""A plain document as a tagged PDF that meets PDF/A-3a and PDF/UA-1: headings, lists, boxes to tick and links can be read by ear.

Everything that anybody wrote reaches the typesetter as data, so nothing in it is ever run. Same document, same bytes. What has
more than a page can hold is refused. Why typst and which fonts: docs/decisions/0023.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from naklank.errors import NaklankError, TooLarge
from naklank.exchange.unseen import name_of, unfit
from naklank.text import Text

CHARACTERS_MAX = 200_000
BLOCKS_MAX = 2_000
"""A weighing with every field full is under half of either."""
STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
ROUNDS_MAX = 4
"""Once to hear which characters no font has, once without them; more only where leaving one out brings up another."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: a public address, never one within an installation."""

    says: str
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part, two (a part) or three (within one) deep; the title of the document is the one of the first level."""

    says: str
    level: Literal[2, 3] = 2
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words, line breaks kept. `over` stands above the title, `lead` is large, `soft` is small, `own` is what a person wrote."""

    says: str
    look: Literal["plain", "over", "lead", "strong", "soft", "own"] = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Points:
    """A list; every item has its own lines, the first of which counts most. With `boxes`, each has an empty box to tick by hand."""

    items: tuple[tuple[str | Link, ...], ...]
    boxes: bool = False
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Rows:
    """What is what: keys with their values."""

    items: tuple[tuple[str, str], ...]
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that we drew ourselves, as SVG, with what it shows in words; below it examples with what each means."""

    svg: str
    says: str
    legend: tuple[tuple[str, str], ...] = ()
    kind: Literal["drawing"] = "drawing"


Block = Heading | Paragraph | Points | Rows | Drawing


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `footer` and `pages` (with {page} and {of}) stand below every page; `unseen` is said where a
    character had to be named by its number. `above` comes before the title.
    """

    title: str
    language: str
    day: datetime
    blocks: tuple[Block, ...]
    footer: str
    pages: str
    unseen: str
    above: tuple[Paragraph, ...] = ()


def pdf(paper: Paper) -> bytes:
    """The document as PDF. Raises `TooLarge` for what is more than paper should hold."""
    import typst

    plain = json.dumps(asdict(paper) | {"day": ""}, ensure_ascii=False)
    if len(plain) > CHARACTERS_MAX or len(paper.blocks) + sum(map(_size, paper.blocks)) > BLOCKS_MAX:
        raise TooLarge(
            Text("Dit is te lang voor een PDF.", "This is too long for a PDF."),
            Text("Druk de pagina af met uw browser.", "Print the page with your browser."),
            characters_max=CHARACTERS_MAX,
        )
    when = int(paper.day.timestamp())
    named: set[str] = {character for text in _texts(asdict(paper)) for character in text if unfit(character)}
    for _ in range(ROUNDS_MAX):
        data = _named(asdict(paper) | {"day": [paper.day.year, paper.day.month, paper.day.day]}, named)
        assert isinstance(data, dict)
        data["unseen"] = paper.unseen if named - {"\t", "\r"} else ""
        try:
            return bytes(
                typst.compile(
                    TEMPLATE.encode(),
                    ignore_system_fonts=True,
                    sys_inputs={"paper": json.dumps(data)},
                    pdf_standards=list(STANDARDS),
                    timestamp=when,
                )
            )
        except typst.TypstError as wrong:
            unknown = _not_shown(wrong.diagnostic) - named
            if not unknown:
                raise
            named |= unknown
    raise NaklankError(
        Text("Van deze tekst kunnen we geen PDF maken.", "We cannot make a PDF of this text."),
        Text("Druk de pagina af met uw browser.", "Print the page with your browser."),
    )


def _size(block: Block) -> int:
    return len(block.items) if isinstance(block, Points | Rows) else 0


def _texts(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list | tuple) else ()
    return [text for one in inner for text in _texts(one)]


def _named(found: object, named: set[str]) -> object:
    """The same data, in which what cannot be shown is named by its number in Unicode."""
    if isinstance(found, str):
        return "".join(name_of(one) if one in named else one for one in found)
    if isinstance(found, dict):
        return {key: _named(value, named) for key, value in found.items()}
    return [_named(one, named) for one in found] if isinstance(found, list | tuple) else found


QUOTED = re.compile(r'(?:the text|codepoint) `"((?:[^"\\]|\\.)*)"`')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _not_shown(diagnostic: str) -> set[str]:
    """The characters that the typesetter has no glyph for, as its refusal names them."""
    found: set[str] = set()
    for quoted in QUOTED.findall(diagnostic):
        found |= set(ESCAPE.sub(lambda match: chr(int(match[1], 16)), quoted))
    return {character for character in found if not character.isascii()}


TEMPLATE = r"""
#let paper = json(bytes(sys.inputs.paper))
#let (year, month, day) = paper.day
#let ink = rgb("#1d2a2e")
#let soft = rgb("#4d5b60")
// A very long word may be broken, but a receipt is copied from paper to a search, so nothing unseen may come into it.
#let hash = regex("^[0-9a-f]{64}$")
#let breakable(says) = says.replace(regex("[0-9a-f]{64}|\S{40}"), found => {
  if found.text.match(hash) == none { found.text + sym.zws } else { found.text }
})
#let lines(says) = says.split("\n").map(breakable).join(linebreak())
#set document(title: paper.title, date: datetime(year: year, month: month, day: day))
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern", "New Computer Modern Math"),
  lang: paper.language, size: 11.5pt, fill: ink, hyphenate: false)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 28mm), footer: context {
  set text(size: 8.5pt, fill: soft)
  set par(leading: 0.5em)
  lines(paper.footer)
  linebreak()
  paper.pages.replace("{page}", str(counter(page).get().first())).replace("{of}", str(counter(page).final().first()))
})
#set par(leading: 0.72em, spacing: 0.95em)
#set list(indent: 0pt, body-indent: 0.6em, spacing: 0.9em)
#set terms(spacing: 0.8em)
#show heading: set block(above: 1.7em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 21pt)
#show heading.where(level: 1): set block(above: 0.6em, below: 0.8em)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show link: it => underline(text(fill: rgb("#0f5964"), it))

#let words(one) = if type(one) == str { lines(one) } else { link(one.address, lines(one.says)) }
#let item(all) = {
  words(all.first())
  for one in all.slice(1) { linebreak() + text(size: 9.5pt, fill: soft, words(one)) }
}
#let looks = (
  plain: it => par(it),
  over: it => par(text(fill: soft, it)),
  lead: it => par(text(size: 13pt, it)),
  strong: it => par(strong(it)),
  soft: it => par(text(size: 9.5pt, fill: soft, it)),
  own: it => block(inset: (left: 1em), stroke: (left: 1.5pt + rgb("#c9c3b6")), par(it)),
)
#let paragraph(one) = (looks.at(one.look))(lines(one.says))
#let show-block(one) = {
  if one.kind == "heading" { heading(level: one.level, lines(one.says)) }
  else if one.kind == "paragraph" { paragraph(one) }
  else if one.kind == "drawing" {
    image(bytes(one.svg), format: "svg", width: 100%, alt: one.says)
    for (example, means) in one.legend {
      box(width: 50%, inset: (y: 0.25em), grid(columns: (2.6em, 1fr), align: horizon, column-gutter: 0.8em,
        pdf.artifact(image(bytes(example), format: "svg", width: 100%)), text(size: 9.5pt, lines(means))))
    }
  }
  else if one.kind == "points" {
    list(
      marker: if one.boxes { text(font: "DejaVu Sans Mono", "☐") } else { "•" },
      ..one.items.map(all => list.item(item(all))),
    )
  }
  else { terms(separator: linebreak(), ..one.items.map(((key, value)) => terms.item(lines(key), lines(value)))) }
}

#for one in paper.above { paragraph(one) }
#heading(level: 1, lines(paper.title))
#for one in paper.blocks { show-block(one) }
#if paper.unseen != "" { paragraph((says: paper.unseen, look: "soft")) }
"""
