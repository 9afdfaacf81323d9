"""Ask the rules about a case as a program: plain data in, plain data out. For people: answer_lines, answer_shown.

Nothing of a case is kept: it is asked, answered and forgotten, unless the page that asked keeps it as a note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from naklank.actions.exact_json import MARK, exact_json, refused
from naklank.errors import NaklankError
from naklank.law import RULES, Decided, RuleBase
from naklank.logic.shape import as_data

NOTHING: Mapping[str, object] = {}
LARGEST_CASE = 100_000
"""Bytes of one case. All facts together are under 4,000."""


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


def ask_body(body: bytes, rules: RuleBase = RULES, usual: Mapping[str, object] = NOTHING) -> dict[str, object]:
    """Answer a case as it came: bytes of JSON. Raises `NaklankError` as `ask_case` does."""
    if len(body) > LARGEST_CASE:
        raise refused("case", f"{len(body)} bytes", f"at most {LARGEST_CASE} bytes")
    return ask_case(_with(usual, exact_json(body)), rules)


def _with(usual: Mapping[str, object], case: object) -> object:
    return {**usual, **case} if isinstance(case, Mapping) else case


def decide(case: object, rules: RuleBase = RULES) -> Decided:
    """Answer a case of plain data, with everything that the pages show."""
    if not isinstance(case, Mapping):
        raise refused("case", case, "an object with question and facts")
    question, facts, profile = case.get("question"), case.get("facts", {}), case.get("profile")
    if not isinstance(question, str):
        raise refused("question", question, list(rules.questions))
    if not isinstance(facts, Mapping):
        raise refused("facts", facts, "an object of facts and values")
    if profile is not None and not isinstance(profile, str):
        raise refused("profile", profile, list(rules.profiles))
    return rules.ask(question, facts, day_of(case.get("day")), profile)


class AskedLines:
    """Answers many cases, one line of JSON each, in order. `usual`: profile and day of cases that do not say theirs."""

    def __init__(self, rules: RuleBase = RULES, usual: Mapping[str, object] = NOTHING) -> None:
        self._rules, self._usual, self._number = rules, usual, 0

    def answer(self, line: bytes) -> tuple[dict[str, object], bool]:
        """Answer the next line; with whether it was a case that can be answered."""
        self._number += 1
        case: object = None
        try:
            if len(line) > LARGEST_CASE:
                raise refused("case", f"more than {LARGEST_CASE} bytes", f"at most {LARGEST_CASE} bytes")
            case = exact_json(line.removeprefix(MARK) if self._number == 1 else line)
            answer = ask_case(_with(self._usual, case), self._rules)
        except NaklankError as error:
            known = case.get("id") if isinstance(case, Mapping) else None
            return {"id": known, "line": self._number, "error": error_data(error)}, False
        answer.setdefault("id", None)
        return answer, True


def ask_lines(lines: Iterable[bytes], rules: RuleBase = RULES) -> Iterator[tuple[dict[str, object], bool]]:
    """Answer many cases. See `AskedLines`."""
    asked = AskedLines(rules)
    return map(asked.answer, lines)


def error_data(error: NaklankError) -> dict[str, object]:
    """What is wrong with a case: the field, its value, and what is allowed."""
    return {
        "field": error.detail.get("field", "case"),
        "value": error.detail.get("value"),
        "allowed": error.detail.get("allowed"),
        "what": {"nl": error.what.nl, "en": error.what.en},
    }


def day_of(value: object) -> date | None:
    """The day of a case; None for today. Raises `NaklankError`."""
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise refused("day", value, "a day as 2026-11-23")
