"""The rules for a reader: by subject, the main rules first, under each the exceptions, each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from naklank.law import RULES, RuleBase
from naklank.law.documents import DOCUMENTS
from naklank.law.subjects import ALL, GROUPS, Subject
from naklank.logic.norms import Force, Kind, Norm, Rank, Source
from naklank.text import Text

KINDS: dict[Kind, Text] = {
    "permission": Text("mag", "may"),
    "duty": Text("moet", "must"),
    "prohibition": Text("mag niet", "may not"),
    "advice": Text("advies", "advice"),
    "procedure step": Text("stap", "step"),
    "power": Text("bevoegdheid", "power"),
    "definition": Text("wat het is", "what it is"),
}
RANKS: dict[Rank, Text] = {
    "main": Text("hoofdregel", "main rule"),
    "exception": Text("uitzondering", "exception"),
    "block": Text("grens", "limit"),
    "modifier": Text("hoort erbij", "comes along"),
    "none": Text("", ""),
}
FORCES: dict[Force, Text] = {
    "law": Text("wet", "law"),
    "professional": Text("beroepsregel", "professional rule"),
    "policy": Text("beleid van de organisatie", "policy of the organisation"),
    "practice": Text("gewoonte", "practice"),
    "proposal": Text("voorstel, nog geen regel", "proposal, no rule yet"),
    "house": Text("regel van Naklank", "rule of Naklank"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One norm on a page, and the norms of the same page that it gives way to, under it."""

    norm: Norm
    exceptions: tuple["Line", ...] = ()


def subject_lines(subject: Subject, day: date | None = None) -> tuple[Line, ...]:
    """The norms of a subject that hold on a day: what gives way first, what goes before it under it, each norm once."""
    day = day or date.today()  # noqa: DTZ011 the law's day is the local day
    norms = [norm for norm in subject.norms if norm.holds_on(day)]
    placed: set[str] = set()

    def line(norm: Norm) -> Line:
        placed.add(norm.id)
        under = [other for other in norms if other.id not in placed and gives_way(norm, other)]
        placed.update(other.id for other in under)
        return Line(norm, tuple(line(other) for other in under))

    first = sorted(norms, key=lambda norm: norm.rank not in {"main", "none"})
    return tuple(line(norm) for norm in first if norm.id not in placed)


def gives_way(norm: Norm, other: Norm) -> bool:
    """Whether the norm names the other as one that goes before it."""
    return any(other.id == name or (name.endswith(".*") and other.id.startswith(name[:-1])) for name in norm.unless)


def place(source: Source, language: str) -> str:
    """Where a norm stands: document, heading, lines."""
    document = DOCUMENTS[source.document]
    title = document.title.in_language(language)
    lines = f"{source.first_line}-{source.last_line}" if source.last_line > source.first_line else source.first_line
    heading = f", “{source.heading}”" if source.heading else ""
    return f"{document.by}, {title}{heading}, {_LINES.in_language(language)} {lines}"


def rules_as_text(
    language: str, rules: RuleBase = RULES, day: date | None = None, subjects: tuple[Subject, ...] = ALL
) -> str:
    """All rules as a text in Markdown."""
    day = day or date.today()  # noqa: DTZ011 the law's day is the local day
    lines = [f"# {_TITLE.in_language(language)}", "", _AS_OF.in_language(language, day=day, rules=rules.version), ""]
    for group, title in GROUPS.items():
        lines += [f"## {title.in_language(language)}", ""]
        for subject in (one for one in subjects if one.group == group):
            lines += [f"### {subject.title.in_language(language)}", ""]
            for top in subject_lines(subject, day):
                lines += _written(top, language, 0)
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _written(line: Line, language: str, depth: int) -> Iterator[str]:
    norm, indent = line.norm, "  " * depth
    said = [KINDS[norm.kind], RANKS[norm.rank], FORCES[norm.force]]
    words = ", ".join(filter(None, (text.in_language(language) for text in said)))
    yield f"{indent}- {norm.says.in_language(language)} ({words}; `{norm.id}`)"
    for source in norm.sources:
        yield f"{indent}  {place(source, language)}"
    for under in line.exceptions:
        yield from _written(under, language, depth + 1)


_TITLE = Text("De regels", "The rules")
_AS_OF = Text(
    "Zoals ze gelden op {day}. Versie {rules}. Of een jurist ze nakeek, staat in uw installatie op de pagina Regels.",
    "As they hold on {day}. Version {rules}. Your installation says on its page Rules whether a lawyer looked them over.",
)
_LINES = Text("regel", "line")
