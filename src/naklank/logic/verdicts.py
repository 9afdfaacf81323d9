"""The six verdicts, and which one wins along one path: the most cautious."""

from dataclasses import dataclass
from typing import Literal

from naklank.text import Text

Verdict = Literal["required", "allowed", "conditional", "judgement", "unknown", "forbidden"]

LABELS: dict[Verdict, Text] = {
    "required": Text("verplicht", "required"),
    "allowed": Text("toegestaan", "allowed"),
    "conditional": Text("toegestaan, mits", "allowed, provided"),
    "judgement": Text("mens weegt", "a person weighs"),
    "unknown": Text("onbekend", "unknown"),
    "forbidden": Text("niet toegestaan", "not allowed"),
}

CAUTIOUS_FIRST: tuple[Verdict, ...] = ("forbidden", "unknown", "judgement", "conditional", "allowed", "required")


def most_cautious(verdicts: list[Verdict]) -> Verdict:
    """Pick the verdict that wins along one path."""
    return min(verdicts, key=CAUTIOUS_FIRST.index)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say to one case.

    `because` are the norms that carry the verdict or were defeated on the way, `advice` what comes along, `missing` the
    facts that decide and are unknown or still open. Not `supported`: the rules do not cover this case yet, and
    `verdict` is then always "unknown".
    """

    question: str
    verdict: Verdict
    sentence: Text
    because: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    supported: bool = True
