"""Turns a stored dataclass into a row of plain values and back, from its type annotations alone.

Refuses (a programming mistake) a field type it does not know and a time without zone. Times keep
milliseconds; what is finer is cut off.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from naklank.vault.strict import dumps
from naklank.vault.when import read_time, write_time

_COLUMNS: dict[Any, Literal["text", "integer"]] = {
    str: "text",
    int: "integer",
    bool: "integer",
    datetime: "text",
    dict: "text",
}


def _dumps(value: object) -> str:
    return dumps(value).decode()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column type ("text" or "integer") and how a value goes in and comes out."""

    name: str
    column: Literal["text", "integer"]
    optional: bool
    into: Callable[[Any], object] | None
    outof: Callable[[Any], object] | None


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The bare type under NewType, Literal, `X | None` and subscripts, and whether None is allowed."""
    origin = typing.get_origin(annotation)
    if origin in (types.UnionType, typing.Union):
        inner = [a for a in typing.get_args(annotation) if a is not types.NoneType]
        bare = {_plain(a)[0] for a in inner}
        if len(bare) != 1:
            raise TypeError(f"cannot keep a field of type {annotation}")
        return bare.pop(), len(inner) < len(typing.get_args(annotation))
    if origin is Literal:
        return str, False
    if origin is dict:
        return dict, False
    if hasattr(annotation, "__supertype__"):
        return _plain(annotation.__supertype__)
    return annotation, False


def _field(name: str, annotation: Any) -> Field:
    bare, optional = _plain(annotation)
    column = _COLUMNS.get(bare)
    if column is None:
        raise TypeError(f"cannot keep a field of type {annotation}")
    ways: dict[Any, tuple[Callable[[Any], object], Callable[[Any], object]]] = {
        datetime: (write_time, read_time),
        dict: (_dumps, json.loads),
        bool: (int, bool),
    }
    into, outof = ways.get(bare, (None, None))
    return Field(name, column, optional, into, outof)


class Codec:
    """Rows of one dataclass."""

    def __init__(self, record: type[Any]) -> None:
        hints = typing.get_type_hints(record)
        self.record = record
        self.fields = tuple(_field(f.name, hints[f.name]) for f in dataclasses.fields(record))
        self.names = tuple(f.name for f in self.fields)
        self._into = {f.name: f.into for f in self.fields}
        self._pairs_in = tuple((f.name, f.into) for f in self.fields)
        self._outof = tuple(f.outof for f in self.fields)

    def row(self, record: object) -> tuple[Any, ...]:
        """The plain values of `record`, in the order of its fields."""
        return tuple(self._value(getattr(record, name), into) for name, into in self._pairs_in)

    def value(self, field: str, value: object) -> Any:
        """One plain value, as a column holds it."""
        return self._value(value, self._into[field])

    @staticmethod
    def _value(value: Any, into: Callable[[Any], object] | None) -> Any:
        return value if value is None or into is None else into(value)

    def made(self, row: tuple[Any, ...]) -> Any:
        """The record of a row of plain values."""
        return self.record(
            *(v if v is None or out is None else out(v) for v, out in zip(row, self._outof, strict=True))
        )
