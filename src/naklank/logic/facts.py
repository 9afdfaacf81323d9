"""Facts: what a case can say, and what it means where a case says nothing.

A fact that is not mentioned takes its presumption. A fact that is stated as `unknown` does not: unknown is a value,
never a default. A number counts by the band it lies in, for a norm never asks more of it than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.errors import NaklankError
from naklank.text import Text

UNKNOWN = "unknown"
OPEN = "open"
"""The state of a silent fact that nothing is presumed of."""

Value = str | int | bool
FactKind = Literal["frame", "answer", "step", "gate", "weigh"]
"""What an unmet fact does.

A frame picks the rules, an answer is a person's yes or no, a step can still be taken, a gate is a condition in fact,
and what must be weighed is weighed by a person.
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement that can be true of a case.

    `values` are the words it may take; empty for a boolean. `bands` are names of ranges of a whole number, each with
    the first number that lies above it (None: no end). `presumed` is what silence means: a value (a band's name),
    `OPEN` or `UNKNOWN`.
    """

    id: str
    label: Text
    kind: FactKind
    values: tuple[str, ...] = ()
    presumed: Value = OPEN
    bands: tuple[tuple[str, int | None], ...] = ()

    @property
    def states(self) -> tuple[Value, ...]:
        """The values that rules tell apart."""
        return tuple(name for name, _ in self.bands) or self.values or (True, False)

    @property
    def shape(self) -> str | list[str]:
        """What may be said of it: the words, or what sort of value."""
        if self.bands:
            return "a whole number from 0"
        return [*(self.values or ("true", "false")), UNKNOWN]

    def allowed(self, value: object) -> bool:
        """Whether the fact can have this value."""
        if value == UNKNOWN:
            return True
        if self.bands:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return value in self.values if self.values else isinstance(value, bool)

    def state(self, value: Value) -> Value:
        """The state that a value stands for: itself, or the band of a number."""
        if not self.bands or isinstance(value, str):
            return value
        return next(name for name, end in self.bands if end is None or value < end)


def read_facts(vocabulary: Mapping[str, Fact], facts: object) -> dict[str, Value]:
    """Read the facts of a case. Raises `NaklankError` with field, value and what is allowed where something cannot be."""
    if not isinstance(facts, Mapping):
        raise _refused("facts", facts, "an object of facts and values")
    for name, value in facts.items():
        fact = vocabulary.get(name)
        if fact is None:
            raise _refused(str(name), value, "a fact of the vocabulary")
        if isinstance(value, list | dict) or not fact.allowed(value):
            raise _refused(name, value, fact.shape, fact.label)
    return dict(facts)


def _refused(field: str, value: object, allowed: object, label: Text | None = None) -> NaklankError:
    name = label or Text(field, field)
    return NaklankError(
        Text(f"De waarde van “{name.nl}” past niet.", f"The value of “{name.en}” does not fit.")
        if label
        else Text(f"Het gegeven “{field}” bestaat niet of past niet.", f"The fact “{field}” does not exist or fit."),
        Text("Kies een van de waarden die kunnen.", "Choose one of the values that can be."),
        field=field,
        value=value,
        allowed=allowed,
    )
