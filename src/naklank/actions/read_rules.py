"""The rule base as a book to read: its chapters, one subject of it, and where in it a norm stands.

Everything is read from the rules themselves; nothing is written down twice. Order and exceptions: `rules_in_words`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from naklank.actions.rules_in_words import Line, gives_way, subject_lines
from naklank.actions.told import Told, told_of
from naklank.law import RULES, RuleBase
from naklank.law.documents import DOCUMENTS
from naklank.law.norms import CATALOGUE, OPEN_POINTS
from naklank.law.profiles import PROFILES, Profile
from naklank.law.subjects import ALL, GROUPS, Subject
from naklank.logic.days import turning_days
from naklank.logic.norms import Norm, OpenPoint, Source
from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of subjects, and how many rules each holds."""

    title: Text
    subjects: tuple[tuple[Subject, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a norm stands: the document, its maker, the part of it, the lines, and its public address if it has one."""

    title: Text
    by: str
    part: Text
    first: int
    last: int
    site: str


OWN = "eigen"
"""The subject of an organisation's own rules, by its name in an address."""


def own_profile(rules: RuleBase) -> Profile | None:
    """The profile of this organisation, where it has one of its own."""
    return None if rules.home in PROFILES else rules.profiles[rules.home]


def subjects(rules: RuleBase = RULES) -> Mapping[str, Subject]:
    """Every subject by its name in an address, in the order of the book."""
    return {subject.id: subject for group in GROUPS for subject in _all(rules) if subject.group == group}


def _all(rules: RuleBase) -> tuple[Subject, ...]:
    own = own_profile(rules)
    if own is None:
        return ALL
    title = Text(f"Eigen regels van {own.label.nl}", f"Own rules of {own.label.en}")
    norms = tuple(norm for name, norm in rules.catalogue.items() if name not in CATALOGUE)
    return (*ALL, Subject(OWN, title, "about", norms))


def chapters(day: date, rules: RuleBase = RULES) -> tuple[Chapter, ...]:
    """The contents of the book on a day."""
    every = _all(rules)
    return tuple(
        Chapter(
            title,
            tuple((one, sum(norm.holds_on(day) for norm in one.norms)) for one in every if one.group == group),
        )
        for group, title in GROUPS.items()
    )


@cache
def _homes() -> Mapping[str, Subject]:
    return {norm.id: subject for subject in ALL for norm in subject.norms}


def subject_of(norm_id: str, rules: RuleBase = RULES) -> Subject:
    """The subject of a norm. Raises `KeyError` where there is no such norm."""
    return _homes()[norm_id] if norm_id in CATALOGUE or norm_id not in rules.catalogue else subjects(rules)[OWN]


def norm_address(norm_id: str) -> str:
    """The address at which a norm can be read. Raises `KeyError` where there is no such norm."""
    return f"/regels/{subject_of(norm_id).id}#{norm_id}"


def before(norm: Norm, day: date, rules: RuleBase = RULES) -> tuple[Norm, ...]:
    """The norms that go before this one on a day, of every subject."""
    return tuple(other for other in rules.catalogue.values() if other.holds_on(day) and gives_way(norm, other))


def after(norm: Norm, day: date, rules: RuleBase = RULES) -> tuple[Norm, ...]:
    """The norms that give way to this one on a day, of every subject."""
    return tuple(other for other in rules.catalogue.values() if other.holds_on(day) and gives_way(other, norm))


def lines_of(subject: Subject, day: date) -> tuple[Line, ...]:
    """The rules of a subject on a day; see `rules_in_words.subject_lines`."""
    return subject_lines(subject, day)


def examples_of(norm: Norm, day: date, today: date, rules: RuleBase = RULES) -> tuple[Told, ...]:
    """Cases that rest on this norm. None where the rules of that day, or this organisation's own, answer otherwise."""
    if _era(day) != _era(today):
        return ()
    told = told_of(norm.id)
    if own_profile(rules) is None:
        return told
    return tuple(case for case in told if rules.ask(case.question, case.facts, day).answer.verdict == case.verdict)


def _era(day: date) -> int:
    return sum(turn <= day for turn in turning_days(CATALOGUE))


def law_of(norm: Norm) -> Text | None:
    """The law of a norm in words; None where it names none."""
    return _LAWS.get(norm.law, Text(norm.law, norm.law)) if norm.law else None


def places_of(norm: Norm) -> tuple[Place, ...]:
    """Every place where a norm stands."""
    return tuple(_place(source) for source in norm.sources)


def _place(source: Source) -> Place:
    document = DOCUMENTS[source.document]
    part = Text(_dutch(source.heading), source.heading)
    return Place(document.title, document.by, part, source.first_line, source.last_line, document.site)


def _dutch(heading: str) -> str:
    for english, dutch in _PARTS:
        heading = re.sub(english, dutch, heading)
    return heading


_PARTS = (
    (r"^sign text$", "tekst van het bordje"),
    (r"^item (\d+)$", r"punt \1"),
    (r"^video (\d+)$", r"beeld, punt \1"),
    (r"^(?:Spelregels )?rule (\d+)$", r"Spelregels, regel \1"),
    (r"^footnote (\d+)$", r"voetnoot \1"),
)
"""How we call parts of a document that has no headings of its own."""


# What the sources leave open


def open_on(norm: Norm) -> tuple[OpenPoint, ...]:
    """The open points that concern a norm: it names one, or it rests on the very lines that are unclear."""
    return tuple(point for point in OPEN_POINTS if point.id in norm.unless or _touches(point, norm))


def _touches(point: OpenPoint, norm: Norm) -> bool:
    passages = _passages(point.sources)
    return any(
        source.document == document
        and (
            (first <= source.last_line and source.first_line <= last)
            if not part
            else re.fullmatch(rf"(?:Spelregels )?{part}", source.heading) is not None
        )
        for source in norm.sources
        for document, part, first, last in passages
    )


@cache
def _passages(sources: str) -> tuple[tuple[str, str, int, int], ...]:
    """`S3 rule 6 L56-58, item 6 L140; S0 L29` → document, part (where no lines follow it), first and last line."""
    found: list[tuple[str, str, int, int]] = []
    document = ""
    for piece in re.split(r"[;,]|\bvs\.", sources):
        named = re.search(r"\bS\d\b", piece)
        document = named.group() if named else document
        lines = re.findall(r"L(\d+)(?:-(\d+))?", piece)
        found += [(document, "", int(first), int(last or first)) for first, last in lines]
        part = re.search(r"\b(rule|item|footnote)s? (\d+)(?:-(\d+))?", piece)
        if part and not lines:
            sort, first, last = part.groups()
            found += [(document, f"{sort} {n}", 0, 0) for n in range(int(first), int(last or first) + 1)]
    return tuple(found)


def passages_in_words(point: OpenPoint) -> Text:
    """Where an open point comes from, for a reader."""
    made = re.sub(r"\bS\d\b", lambda found: DOCUMENTS[found.group()].by, point.sources)
    dutch = made
    for english, ours in _CITING:
        dutch = re.sub(english, ours, dutch)
    made = re.sub(r"\bL(?=\d)", "line ", made)
    return Text(dutch, made.replace("vs.", "against"))


_CITING = (
    (r"\bL(?=\d)", "regel "),
    (r"\bvs\.", "tegenover"),
    (r"\brules? (\d)", r"spelregel \1"),
    (r"\bitem (\d)", r"punt \1"),
    (r"\bfootnote (\d)", r"voetnoot \1"),
    (r"\bff\.", "en verder"),
)
_LAWS: Mapping[str, Text] = {
    "wet": Text("een wet (de bron zegt niet welke)", "a statute (the source does not say which)"),
    "statute, unnamed": Text("een wet, zonder naam in de bron", "a statute that the source does not name"),
    'statute ("volgt uit de wet", S0); the documents name no article for audio': Text(
        "een wet (“volgt uit de wet”, KNMG); geen stuk noemt een artikel voor geluid",
        "statute (“follows from the law”, KNMG); no document names an article for sound",
    ),
    "contrast with art. 139f Sr (S3)": Text(
        "anders dan artikel 139f Wetboek van Strafrecht (Blijf Groep)", "other than art. 139f Sr (Blijf Groep)"
    ),
    "not named in the documents (outside them: art. 139a/139b Sr)": Text(
        "artikel 139a en 139b Wetboek van Strafrecht, die geen stuk noemt",
        "art. 139a and 139b Sr, which no document names",
    ),
    "Ombudsman report 2014/166": Text("Ombudsman, rapport 2014/166", "Ombudsman report 2014/166"),
    "Ombudsman report 2014/166 (policy, not law)": Text(
        "Ombudsman, rapport 2014/166 (beleid, geen wet)", "Ombudsman report 2014/166 (policy, no law)"
    ),
    "Ombudsman follow-up, 9 November 2016": Text(
        "Ombudsman, vervolg van 9 november 2016", "Ombudsman follow-up, 9 November 2016"
    ),
    "case law": Text("uitspraken van rechters", "case law"),
    "WGBO (S3)": Text("WGBO (volgens Blijf Groep)", "WGBO (according to Blijf Groep)"),
    "KNMG-richtlijn Omgaan met medische gegevens (S0)": Text(
        "KNMG-richtlijn Omgaan met medische gegevens", "KNMG guideline Omgaan met medische gegevens"
    ),
    "KNMG-richtlijn Omgaan met medische gegevens (S0 names it beside the group rule and secrecy; S2 calls the duty a "
    "thing that may be assumed)": Text(
        "KNMG-richtlijn Omgaan met medische gegevens (de KNMG noemt haar bij groepen; De Rooy neemt de plicht aan)",
        "KNMG guideline Omgaan met medische gegevens (the KNMG names it for groups; De Rooy assumes the duty)",
    ),
    "WGBO; Wet BIG; Sr (see meta.sources-of-law)": Text(
        "WGBO; Wet BIG; Wetboek van Strafrecht", "WGBO; Wet BIG; Sr (criminal code)"
    ),
    "WGBO (outside the documents: art. 7:465 BW)": Text(
        "WGBO (artikel 7:465 BW; geen stuk noemt het)", "WGBO (art. 7:465 BW; no document names it)"
    ),
    "rule on electronic exchange (Gedragscode EGiZ referred to)": Text(
        "regel over elektronisch uitwisselen (de bron verwijst naar de Gedragscode EGiZ)",
        "rule on electronic exchange (the source refers to the Gedragscode EGiZ)",
    ),
    "e.g. Wmo 2015": Text("bijvoorbeeld de Wmo 2015", "for instance the Wmo 2015"),
    "unwritten; KNMG-richtlijn": Text("niet opgeschreven; KNMG-richtlijn", "unwritten; KNMG guideline"),
    "WGBO; HR 20 April 2001, ECLI:NL:HR:2001:AB1201": Text(
        "WGBO; Hoge Raad 20 april 2001, ECLI:NL:HR:2001:AB1201", "WGBO; HR 20 April 2001, ECLI:NL:HR:2001:AB1201"
    ),
    "as above": Text("dezelfde als bij de regel waar dit bij hoort", "the same as of the rule it belongs to"),
    "as listed": Text("zoals in de regel zelf staat", "as the rule itself lists"),
}
"""What the norms say of the law in the words of the workshop, for a reader. Names of laws stand as they are."""
