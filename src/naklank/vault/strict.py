"""JSON as the formats use it: written in one way, read with suspicion.

Refused on reading: bytes that are not UTF-8, a key that stands twice in one object, NaN and infinities, integers that
a browser cannot hold exactly, numbers with a fraction or exponent where none belong, half of a surrogate pair, more
than 32 levels, anything after the value. Every refusal is a `Malformed`; a `RecursionError` never escapes.
"""

import base64
import binascii
import json
import math
import re

from naklank.text import Text
from naklank.vault.problems import Malformed

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_DIGITS = 16
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def malformed(why: str, nl: str, en: str) -> Malformed:
    """The refusal with this code, and what is wrong with the JSON in both languages."""
    return Malformed(why, Text(f"Het bestand is niet goed leesbaar: {nl}.", f"The file cannot be read well: {en}."))


def dumps(value: object) -> bytes:
    """The exact bytes of `value`: sorted keys, no spaces, no needless escapes, UTF-8."""
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError:
        raise malformed("not-utf8", "er staat een half teken in", "it holds half a character") from None
    except (ValueError, RecursionError):
        raise malformed("bad-number", "er staat geen gewoon getal in", "it holds what is not a plain number") from None


def loads(data: bytes, *, floats: bool = False) -> object:
    """The value in `data`. `floats` lets numbers with a fraction or exponent through (finite ones only)."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise malformed("not-utf8", "het is geen UTF-8", "it is not UTF-8") from None
    _check_depth(text)
    try:
        value: object = (_WITH_FLOATS if floats else _WITHOUT_FLOATS).decode(text)
    except RecursionError:
        raise malformed("too-deep", "het is te diep genest", "it is nested too deeply") from None
    except ValueError:
        raise malformed("not-json", "het is geen geldige JSON", "it is not valid JSON") from None
    if "\\ud" in text.lower():
        dumps(value)
    return value


def _check_depth(text: str) -> None:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for found in _BRACKETS.finditer(text):
        mark = found[0]
        if mark in ("[", "{"):
            depth += 1
            if depth > MAX_DEPTH:
                raise malformed("too-deep", "het is te diep genest", "it is nested too deeply")
        elif mark in ("]", "}"):
            depth -= 1


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise malformed("duplicate-key", "een naam staat er twee keer in", "a key stands twice in one object")
    return made


def _integer(digits: str) -> int:
    if len(digits) <= _DIGITS + 1 and abs(value := int(digits)) <= MAX_INTEGER:
        return value
    raise malformed("bad-number", "een getal is te groot", "a number is too large")


def _fraction(digits: str) -> float:
    if math.isfinite(value := float(digits)):
        return value
    raise malformed("bad-number", "een getal is te groot", "a number is too large")


def _no_fraction(digits: str) -> float:
    del digits
    raise malformed("bad-number", "een getal is niet geheel", "a number is not an integer")


def _no_constant(name: str) -> object:
    del name
    raise malformed("bad-number", "er staat geen gewoon getal in", "it holds what is not a plain number")


_WITHOUT_FLOATS = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_integer, parse_float=_no_fraction, parse_constant=_no_constant
)
_WITH_FLOATS = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_integer, parse_float=_fraction, parse_constant=_no_constant
)


def wrong(field: str) -> Malformed:
    """The refusal of one field."""
    return malformed(
        "bad-field", f'het veld "{field}" ontbreekt of klopt niet', f'the field "{field}" is absent or wrong'
    )


def as_object(value: object, fields: frozenset[str], what: str) -> dict[str, object]:
    """`value` if it is an object with exactly these fields."""
    if not isinstance(value, dict):
        raise wrong(what)
    if odd := fields ^ value.keys():
        raise wrong(min(odd))
    return value


def as_list(value: object, field: str) -> list[object]:
    """`value` if it is a list."""
    if not isinstance(value, list):
        raise wrong(field)
    return value


def as_text(value: object, field: str) -> str:
    """`value` if it is a string."""
    if not isinstance(value, str):
        raise wrong(field)
    return value


def as_int(value: object, field: str) -> int:
    """`value` if it is an integer of 0 or more (true and false are not)."""
    if type(value) is not int or value < 0:
        raise wrong(field)
    return value


def as_hash(value: object, field: str) -> str:
    """`value` if it is a SHA-256 in lower-case hexadecimal."""
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise wrong(field)
    return value


def as_base64(value: object, field: str, length: int | None = None) -> bytes:
    """The bytes of `value` in canonical padded base64, of exactly `length` bytes where given."""
    text = as_text(value, field)
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise wrong(field) from None
    if (length is not None and len(data) != length) or base64.b64encode(data).decode() != text:
        raise wrong(field)
    return data
