"""Facts: what a case can say, and what it means where a case says nothing.

A fact that is not mentioned takes its presumption. A fact that is stated as `unknown` does not: unknown is a value,
never a default. A value that the fact cannot have is refused; a fact nobody here knows is left for the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from naklank.errors import NaklankError
from naklank.text import Text

UNKNOWN = "unknown"

Value = str | int | bool
FactKind = Literal["frame", "answer", "step", "gate", "weigh"]
"""What an unmet fact does.

A frame picks the rules, an answer is a person's yes or no, a step can still be taken, a gate is a condition in fact,
and what must be weighed is weighed by a person.
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement that can be true of a case. `values` are the words it may take; empty for a boolean or a number."""

    id: str
    label: Text
    kind: FactKind
    type: Literal["word", "boolean", "integer"] = "boolean"
    values: tuple[str, ...] = ()
    presumed: Value = UNKNOWN

    def allowed(self, value: object) -> bool:
        """Whether the fact can have this value."""
        if value == UNKNOWN:
            return True
        if self.type == "boolean":
            return isinstance(value, bool)
        if self.type == "integer":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return value in self.values


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one case: those stated, checked against the vocabulary, and behind them the presumptions."""

    vocabulary: Mapping[str, Fact]
    stated: Mapping[str, Value]
    strange: tuple[str, ...] = ()

    def value(self, fact: str) -> Value:
        """The value of a fact: as stated, else as presumed."""
        return self.stated[fact] if fact in self.stated else self.vocabulary[fact].presumed


def read_case(vocabulary: Mapping[str, Fact], facts: Mapping[str, object]) -> Case:
    """Read the facts of a case. Raises `NaklankError` with field, value and what is allowed where a value cannot be."""
    stated: dict[str, Value] = {}
    strange: list[str] = []
    for name, value in facts.items():
        fact = vocabulary.get(name)
        if fact is None:
            strange.append(name)
        elif isinstance(value, str | int) and fact.allowed(value):
            stated[name] = value
        else:
            raise NaklankError(
                Text(f"De waarde van “{fact.label.nl}” past niet.", f"The value of “{fact.label.en}” does not fit."),
                Text("Kies een van de waarden die kunnen.", "Choose one of the values that can be."),
                field=name,
                value=value,
                allowed=list(fact.values) or fact.type,
            )
    return Case(vocabulary, stated, tuple(sorted(strange)))
