"""Ask the rules about a case: as a program (plain data in, plain data out) or as a person (sentences).

Nothing of a case is kept: it is asked, answered and forgotten, unless the page that asked keeps it as a note.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from naklank.errors import NaklankError
from naklank.law import RULES, Decided, RuleBase
from naklank.logic.shape import as_data
from naklank.logic.wording import reason, sentence
from naklank.text import Text

CASE_KEYS = ("question", "facts", "day", "profile", "id")
LARGEST_LINE = 100_000


def ask_case(case: object, rules: RuleBase = RULES) -> dict[str, object]:
    """Answer a case of plain data: `question`, `facts`, and if wanted `day`, `profile` and `id` (passed through).

    Raises `NaklankError` with field, value and what is allowed where the case is malformed.
    """
    decided = decide(case, rules)
    data = as_data(decided.answer)
    data["day"] = decided.day.isoformat()
    data["rules"] = decided.rules
    data["receipt"] = decided.receipt
    if isinstance(case, Mapping) and "id" in case:
        data["id"] = case["id"]
    return data


def decide(case: object, rules: RuleBase = RULES) -> Decided:
    """Answer a case of plain data, with everything that the pages show."""
    if not isinstance(case, Mapping):
        raise _malformed("case", case, "an object with question and facts")
    question, facts, profile = case.get("question"), case.get("facts", {}), case.get("profile")
    if not isinstance(question, str):
        raise _malformed("question", question, list(rules.questions))
    if not isinstance(facts, Mapping):
        raise _malformed("facts", facts, "an object of facts and values")
    if profile is not None and not isinstance(profile, str):
        raise _malformed("profile", profile, list(rules.profiles))
    return rules.ask(question, facts, _day(case.get("day")), profile)


def ask_lines(lines: Iterable[str], rules: RuleBase = RULES) -> Iterator[tuple[dict[str, object], bool]]:
    """Answer many cases, one line of JSON each, in order. Each with whether it was a case that can be answered."""
    for number, line in enumerate(lines, 1):
        case: object = None
        try:
            case = _read(line)
            answer = ask_case(case, rules)
        except NaklankError as error:
            known = case.get("id") if isinstance(case, Mapping) else None
            yield {"id": known, "line": number, "error": error_data(error)}, False
        else:
            answer.setdefault("id", None)
            yield answer, True


def error_data(error: NaklankError) -> dict[str, object]:
    """What is wrong with a case: the field, its value, and what is allowed."""
    return {
        "field": error.detail.get("field", "case"),
        "value": error.detail.get("value"),
        "allowed": error.detail.get("allowed"),
        "what": {"nl": error.what.nl, "en": error.what.en},
    }


def in_words(decided: Decided, language: str, rules: RuleBase = RULES) -> list[str]:
    """The answer for people: the verdict, why, what is missing, what would make it allowed, what comes along."""
    answer = decided.answer

    def say(text: Text, **values: object) -> str:
        return text.in_language(language, **values)

    def label(fact: str) -> str:
        return say(rules.vocabulary[fact].label)

    lines = [say(sentence(answer)), say(reason(answer, rules.catalogue, rules.vocabulary))]
    for ground in answer.because:
        norm = rules.catalogue[ground.norm]
        place = "; ".join(f"{s.document} L{s.first_line}-{s.last_line}" for s in norm.sources)
        beaten = f"  ({say(_BEATEN)}: {ground.defeated_by})" if ground.defeated_by else ""
        lines.append(f"- {say(norm.says)} [{ground.norm}; {place}]{beaten}")
    for title, norms in ((_DUTIES, answer.duties), (_ADVICE, answer.advice)):
        if norms:
            lines += ["", say(title), *(f"- {say(rules.catalogue[norm].says)} [{norm}]" for norm in norms)]
    if answer.missing:
        lines += ["", say(_MISSING), *(f"- {label(fact)} ({fact})" for fact in answer.missing)]
    if answer.would_allow:
        ways = (", ".join(f"{label(f)} = {_plain(v)}" for f, v in way.items()) for way in answer.would_allow)
        lines += ["", say(_WOULD_ALLOW), *(f"- {way}" for way in ways)]
    if answer.open:
        lines += ["", say(_OPEN), *(f"- {point}" for point in answer.open)]
    return [*lines, "", say(rules.catalogue[answer.disclaimer].says), f"{decided.rules} · {decided.receipt}"]


_BEATEN = Text("maar daar gaat voor", "but this goes before it")
_DUTIES = Text("Wat erbij hoort:", "What comes along:")
_ADVICE = Text("Advies:", "Advice:")
_MISSING = Text("Wat we nog moeten weten, of wat een mens moet wegen:", "What is missing, or for a person to weigh:")
_WOULD_ALLOW = Text("Het mag wel als:", "It would be allowed if:")
_OPEN = Text("Wat de bronnen open laten:", "What the sources leave open:")


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).strip('"')


def _read(line: str) -> object:
    if len(line) > LARGEST_LINE:
        raise _malformed("case", f"{len(line)} characters", f"at most {LARGEST_LINE} characters")
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _malformed("case", line.strip()[:80], "one object of JSON") from None


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _malformed("day", value, "a day as 2026-11-23") from None


def _malformed(field: str, value: object, allowed: object) -> NaklankError:
    return NaklankError(
        Text(f"Dit deel van de vraag klopt niet: {field}.", f"This part of the case does not fit: {field}."),
        Text("Kijk wat er kan staan.", "See what may stand there."),
        field=field,
        value=value,
        allowed=allowed,
    )
