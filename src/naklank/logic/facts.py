"""Facts: what a case can say, and what it means where a case says nothing.

A fact that is not mentioned takes its presumption. A fact that is stated as `unknown` does not: unknown is a value,
never a default. A number counts by the band it lies in, for a norm never asks more of it than that.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import itemgetter
from typing import Literal, cast

from naklank.errors import NaklankError
from naklank.text import Text

UNKNOWN = "unknown"
OPEN = "open"
"""The state of a silent fact that nothing is presumed of."""
USUAL = 150
"""Numbers below this are read at once; those above as well, after a longer look."""

SHOWN = 60
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
    most: int = 0
    """The largest number that can be, where it is a number."""

    @property
    def states(self) -> tuple[Value, ...]:
        """The values that rules tell apart."""
        return tuple(name for name, _ in self.bands) or self.values or (True, False)

    @property
    def shape(self) -> str | list[str]:
        """What may be said of it: the words, or what sort of value."""
        if self.bands:
            return f"a whole number from 0 to {self.most}"
        return [*(self.values or ("true", "false")), UNKNOWN]

    def allowed(self, value: object) -> bool:
        """Whether the fact can have this value."""
        if value == UNKNOWN:
            return True
        if self.bands:
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= self.most
        return value in self.values if self.values else isinstance(value, bool)

    def state(self, value: Value) -> Value:
        """The state that a value stands for: itself, or the band of a number."""
        if not self.bands or isinstance(value, str):
            return value
        for name, end in self.bands:
            if end is None or value < end:
                return name
        raise ValueError(value)  # the last band has no end


class Reader:
    """Reads the facts of cases, many a second."""

    def __init__(self, vocabulary: Mapping[str, Fact]) -> None:
        self._vocabulary = vocabulary
        self._fits = frozenset(
            (fact.id, type(value), value)
            for fact in vocabulary.values()
            for value in (*(range(min(USUAL, fact.most + 1)) if fact.bands else fact.states), UNKNOWN)
        )
        """What is surely allowed, with its type, since true and 1 are equal to Python."""

    def read(self, facts: object) -> dict[str, Value]:
        """Read the facts of a case, as `read_facts` does."""
        if type(facts) is dict:
            values = facts.values()
            try:
                fits = self._fits.issuperset(zip(facts, map(type, values), values, strict=True))
            except TypeError:  # a value that no set can hold: refused below
                fits = False
            if fits:
                return dict(facts)
        return read_facts(self._vocabulary, facts)

    def columns(self, cases: Sequence[object]) -> dict[str, tuple[Value, ...]] | None:
        """The facts of cases that all say the same ones, by fact: quicker to read, and to decide side by side.

        None where the cases say different facts, or where one must be read by itself to be sure that it can be.
        """
        if set(map(type, cases)) != {dict}:
            return None
        dicts = cast(Sequence[dict[str, Value]], cases)
        names = tuple(dicts[0])
        if len(names) < 2 or set(map(len, dicts)) != {len(names)}:  # noqa: PLR2004 itemgetter gives one value bare
            return None
        try:
            columns = dict(zip(names, zip(*map(itemgetter(*names), dicts), strict=True), strict=True))
            fit = all(self._fit(name, values) for name, values in columns.items())
        except (KeyError, TypeError):  # another fact, or a value that no set can hold
            return None
        return columns if fit else None

    def _fit(self, name: str, values: Sequence[Value]) -> bool:
        # True and 1 are equal to Python: a set tells them apart only where there are no others than words beside.
        sorts = set(map(type, values)) - {str}
        return len(sorts) <= 1 and all((name, type(value), value) in self._fits for value in set(values))


def read_facts(vocabulary: Mapping[str, Fact], facts: object) -> dict[str, Value]:
    """Read the facts of a case. Raises `NaklankError` with field, value and what is allowed where something cannot be."""
    if not isinstance(facts, Mapping):
        raise NaklankError(
            Text("De feiten zijn geen object met waarden.", "The facts are no object of values."),
            Text("Geef feiten met hun waarde.", "Give facts with their values."),
            field="facts",
            value=facts,
            allowed="an object of facts and values",
        )
    for name, value in facts.items():
        fact = vocabulary.get(name)
        if fact is None:
            raise _unknown(str(name), value, vocabulary)
        if isinstance(value, list | dict) or not fact.allowed(value):
            raise _misfit(fact, value)
    return dict(facts)


def _unknown(name: str, value: object, vocabulary: Mapping[str, Fact]) -> NaklankError:
    near = get_close_matches(name, vocabulary, 3, 0.6)
    todo = (
        Text(f"Bedoelt u {' of '.join(near)}?", f"Do you mean {' or '.join(near)}?")
        if near
        else Text("Typ `naklank rules facts` voor alle feiten.", "Type `naklank rules facts` for all facts.")
    )
    shown = name[:SHOWN]
    what = Text(f"Het feit “{shown}” bestaat niet.", f"The fact “{shown}” does not exist.")
    return NaklankError(what, todo, field=name, value=value, allowed=sorted(vocabulary))


def _misfit(fact: Fact, value: object) -> NaklankError:
    shown = json.dumps(value, ensure_ascii=False, default=str)[:SHOWN]
    words = (", ".join(fact.shape),) * 2 if isinstance(fact.shape, list) else (_whole(fact.most), fact.shape)
    return NaklankError(
        Text(
            f"“{fact.label.nl}” ({fact.id}) kan niet {shown} zijn.",
            f"“{fact.label.en}” ({fact.id}) cannot be {shown}.",
        ),
        Text(f"Wat kan: {words[0]}.", f"What can be: {words[1]}."),
        field=fact.id,
        value=value,
        allowed=fact.shape,
    )


def _whole(most: int) -> str:
    return f"een heel getal van 0 tot en met {most}"
