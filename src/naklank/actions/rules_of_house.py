"""The rule base as a thing to look after: is it whole, what does it say, what changed between two versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from naklank.errors import NaklankError
from naklank.law import RULES, RuleBase
from naklank.law.accepted import ACCEPTED, Accepted
from naklank.logic.check import look_over
from naklank.logic.findings import Found
from naklank.text import Text

FORMAT = "naklank-rules-1"
PARTS = ("norms", "questions", "facts", "profiles", "open points")


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking over found: new findings, those accepted by name, and names that nothing answers to any more."""

    rules: str
    new: tuple[Found, ...]
    accepted: tuple[Accepted, ...]
    stale: tuple[Accepted, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is left for a lawyer to look at."""
        return not self.new and not self.stale

    def as_data(self) -> dict[str, object]:
        """The same for a program."""
        return {
            "rules": self.rules,
            "holds": self.holds,
            "found": [{**_named(found.name), "case": dict(found.case or {})} for found in self.new],
            "accepted": [{**_named(one.name), "why": one.why.en} for one in self.accepted],
            "stale": [_named(one.name) for one in self.stale],
        }

    def lines(self, language: str) -> Iterator[str]:
        """The same for people."""
        for found in self.new:
            case = " ".join(f"{fact}={str(value).lower()}" for fact, value in (found.case or {}).items())
            yield f"{found.question}: {SORTS[found.sort].in_language(language)}: {found.where} {case}".rstrip()
        for one in self.stale:
            yield f"{' / '.join(one.name)}: {_STALE.in_language(language)}"
        for one in self.accepted:
            question, sort, where = one.name
            yield f"({question}: {SORTS[sort].in_language(language)}: {where}. {one.why.in_language(language)})"
        yield (_WHOLE if self.holds else _NOT_WHOLE).in_language(language, rules=self.rules)


SORTS = {
    "gap": Text("geen regel spreekt hiervan", "no rule speaks of this"),
    "clash": Text("twee regels spreken elkaar tegen", "two rules contradict each other"),
    "never decides": Text("beslist nooit iets", "never decides anything"),
}
_STALE = Text("staat op de lijst, maar komt niet meer voor", "is on the list, but does not occur any more")
_WHOLE = Text("De regels zijn heel ({rules}).", "The rules are whole ({rules}).")
_NOT_WHOLE = Text("Kijk hiernaar met een jurist ({rules}).", "Look at this with a lawyer ({rules}).")


def check_rules(rules: RuleBase = RULES, day: date | None = None, accepted: tuple[Accepted, ...] = ACCEPTED) -> Looked:
    """Look every question over, whole, as the rules stand on a day (default: today)."""
    day = day or date.today()  # noqa: DTZ011 the law's day is the local day
    found = [one for question in rules.questions for one in look_over(rules.answerer(question, day), rules.catalogue)]
    used = tuple(entry for entry in accepted if any(entry.covers(one.name) for one in found))
    return Looked(
        rules.version,
        tuple(one for one in found if not any(entry.covers(one.name) for entry in used)),
        used,
        tuple(entry for entry in accepted if entry not in used),
    )


def rules_as_data(rules: RuleBase = RULES) -> dict[str, object]:
    """The whole rule base as plain data: what `changed_rules` compares."""
    from naklank.law.norms import OPEN_POINTS

    return {
        "format": FORMAT,
        "rules": rules.version,
        "norms": {norm.id: plain(norm) for norm in rules.catalogue.values()},
        "questions": {question.id: plain(question) for question in rules.questions.values()},
        "facts": {fact.id: plain(fact) for fact in rules.vocabulary.values()},
        "profiles": {profile.id: plain(profile) for profile in rules.profiles.values()},
        "open points": {point.id: plain(point) for point in OPEN_POINTS},
    }


def what_can_be_asked(rules: RuleBase = RULES, language: str = "nl") -> dict[str, dict[str, dict[str, str]]]:
    """Every question and every fact: what it is called, and what it may be."""

    def said(values: str | list[str]) -> str:
        return values if isinstance(values, str) else ", ".join(values)

    return {
        "questions": {
            one.id: {"label": one.asks.in_language(language), "values": ""} for one in rules.questions.values()
        },
        "facts": {
            one.id: {
                "label": one.label.in_language(language),
                "values": f"0 … {one.most}, unknown" if one.bands else said(one.shape),
            }
            for one in rules.vocabulary.values()
        },
    }


def changed_rules(old: object, new: object) -> list[str]:
    """What differs between two rule bases of `rules_as_data`: `+`, `-` or `~`, what, and at `~` which parts.

    Raises `NaklankError` where one of them is no rule base.
    """
    before, after = _base(old), _base(new)
    lines: list[str] = []
    for part in PARTS:
        one, other = _things(before, part), _things(after, part)
        for name in sorted({*one, *other}):
            if name not in one:
                lines.append(f"+ {part}: {name}")
            elif name not in other:
                lines.append(f"- {part}: {name}")
            elif one[name] != other[name]:
                lines.append(f"~ {part}: {name}: {', '.join(_differing(one[name], other[name]))}")
    return lines


def plain(thing: object) -> object:
    """A rule as plain data, its fields by name; what says nothing is left out."""
    match thing:
        case Text():
            said: object = {"nl": thing.nl, "en": thing.en}
        case tuple() | list():
            said = [plain(part) for part in thing]
        case frozenset():
            said = sorted(thing)
        case Mapping():
            said = {str(key): plain(value) for key, value in thing.items()}
        case date():
            said = thing.isoformat()
        case _ if is_dataclass(thing):
            made = {field.name: plain(getattr(thing, field.name)) for field in fields(thing)}
            said = {"is": type(thing).__name__, **{n: value for n, value in made.items() if value not in (None, [])}}
        case _:
            said = thing
    return said


def _named(name: tuple[str, str, str]) -> dict[str, object]:
    return dict(zip(("question", "sort", "where"), name, strict=True))


def _base(made: object) -> Mapping[str, object]:
    if isinstance(made, Mapping) and made.get("format") == FORMAT:
        return made
    raise NaklankError(
        Text("Dit bestand bevat geen regels.", "This file holds no rules."),
        Text("Maak het met `naklank rules page --json`.", "Make it with `naklank rules page --json`."),
    )


def _things(base: Mapping[str, object], part: str) -> Mapping[str, object]:
    found = base.get(part, {})
    return found if isinstance(found, Mapping) else {}


def _differing(one: object, other: object) -> list[str]:
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return ["?"]
    return [key for key in sorted({*one, *other}) if one.get(key) != other.get(key)]
