"""The cases that people told: beside each norm the ones that rest on it, with the answer of the rules.

They are the same cases that the tests hold the rule base against, so no example here can say what the rules do not say.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from naklank.law import RULES
from naklank.logic.doors import Verdict
from naklank.logic.wording import SENTENCES
from naklank.text import Text

MOST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One case: what happened (told in Dutch), what is asked, and the answer."""

    id: str
    title: str
    narrative: str
    question: str
    facts: Mapping[str, object]
    verdict: Verdict
    cites: tuple[str, ...]

    @property
    def asks(self) -> Text:
        """The question in words."""
        return RULES.questions[self.question].asks

    @property
    def answered(self) -> Text:
        """The answer in words."""
        return SENTENCES[self.verdict]


@cache
def all_told() -> tuple[Told, ...]:
    """Every case, in the order of its file."""
    folder = files("naklank.law") / "examples"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return tuple(_read(line) for file in found for line in file.read_text("utf-8").splitlines() if line.strip())


@cache
def told_of(norm: str) -> tuple[Told, ...]:
    """At most three cases that rest on this norm: different answers before equal ones, and first what rests on little else."""
    resting = sorted((case for case in all_told() if norm in case.cites), key=lambda case: (len(case.cites), case.id))
    by_answer: dict[str, Told] = {}
    for case in resting:
        by_answer.setdefault(case.verdict, case)
    first = list(by_answer.values())
    return tuple([*first, *(case for case in resting if case not in first)][:MOST])


def _read(line: str) -> Told:
    case = json.loads(line)
    kept = {name: case[name] for name in ("id", "title", "narrative", "question", "facts", "verdict")}
    return Told(**kept, cites=tuple(case["must_cite"]))
