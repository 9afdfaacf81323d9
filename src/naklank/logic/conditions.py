"""Conditions: statements about the facts of a case, joined with `&`, `|` and `~`.

`is_` asks for a value, `stated` whether a fact was mentioned at all (also as unknown), `not_known` whether it was
stated as unknown, `presumed` whether silence gives it its value, `bound` whether the profile holds a norm. A condition
holds no case: naklank.logic.compiled turns it into code that does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from naklank.logic.facts import Value


@dataclass(frozen=True, slots=True)
class Condition:
    """Any condition; combine with `&`, `|`, `~`."""

    def __and__(self, other: "Condition") -> "Condition":
        """Both."""
        return All((self, other))

    def __or__(self, other: "Condition") -> "Condition":
        """Either, or both."""
        return Either((self, other))

    def __invert__(self) -> "Condition":
        """The opposite."""
        return Not(self)

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions that this one is made of."""
        return ()

    def facts(self) -> Iterator[str]:
        """Name every fact that this condition reads."""
        for part in self.parts():
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """Holds in every case."""


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """A fact has one of these values (a number: lies in one of these bands)."""

    fact: str
    values: tuple[Value, ...]

    def facts(self) -> Iterator[str]:
        """Name the one fact."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class Stated(Condition):
    """A fact was mentioned, be it as unknown."""

    fact: str

    def facts(self) -> Iterator[str]:
        """Name the one fact."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class NotKnown(Condition):
    """A fact was stated as unknown."""

    fact: str

    def facts(self) -> Iterator[str]:
        """Name the one fact."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class Presumed(Condition):
    """A fact was not mentioned and has the value that silence gives it; not where nothing is presumed of it."""

    fact: str

    def facts(self) -> Iterator[str]:
        """Name the one fact."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    of: tuple[Condition, ...]

    def parts(self) -> tuple[Condition, ...]:
        """The parts."""
        return self.of


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """At least one part holds."""

    of: tuple[Condition, ...]

    def parts(self) -> tuple[Condition, ...]:
        """The parts."""
        return self.of


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    of: Condition

    def parts(self) -> tuple[Condition, ...]:
        """The one part."""
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Bound(Condition):
    """The profile of the organisation holds this norm."""

    norm: str

    def facts(self) -> Iterator[str]:
        """Name the one fact."""
        yield "profile"


ALWAYS = Always()


def is_(fact: str, *values: Value) -> Condition:
    """Say that the fact has one of the values; without values: that it is true."""
    return Is(fact, values or (True,))


def stated(fact: str) -> Condition:
    """Say that the fact was mentioned."""
    return Stated(fact)


def not_known(fact: str) -> Condition:
    """Say that the fact was stated as unknown."""
    return NotKnown(fact)


def presumed(fact: str) -> Condition:
    """Say that the fact has its value by presumption."""
    return Presumed(fact)


def bound(norm: str) -> Condition:
    """Say that the organisation's profile holds this norm."""
    return Bound(norm)
