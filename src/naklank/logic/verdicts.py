"""The six verdicts, by name."""

from naklank.logic.doors import Verdict
from naklank.text import Text

LABELS: dict[Verdict, Text] = {
    "required": Text("verplicht", "required"),
    "allowed": Text("toegestaan", "allowed"),
    "conditional": Text("toegestaan, mits", "allowed, provided"),
    "judgement": Text("mens weegt", "a person weighs"),
    "unknown": Text("onbekend", "unknown"),
    "forbidden": Text("niet toegestaan", "not allowed"),
}
PERMITTING: tuple[Verdict, ...] = ("required", "allowed")
