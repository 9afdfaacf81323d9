"""Byte ranges, RFC 9110 section 14: one range is answered, several are answered as if none was asked (which is allowed)."""

import re
from dataclasses import dataclass

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes from `start` up to, not including, `stop`."""

    start: int
    stop: int


class Unsatisfiable(Exception):
    """The range lies outside the bytes: answer 416."""


def wanted(header: str | None, length: int, *, if_range: str | None = None, tag: str = "") -> Span | None:
    """The span that a Range header asks for, or None where the whole is to be given.

    `if_range` is the If-Range header: where it does not equal `tag` (a strong tag), the range is ignored.
    Raises `Unsatisfiable`.
    """
    if header is None or (if_range is not None and if_range.strip(" \t") != tag):
        return None
    match = ONE_RANGE.fullmatch(header.strip(" \t"))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        count = int(last)
        if count == 0 or length == 0:
            raise Unsatisfiable
        return Span(max(0, length - count), length)
    start = int(first)
    if last != "" and int(last) < start:
        return None
    if start >= length:
        raise Unsatisfiable
    return Span(start, min(length, int(last) + 1) if last != "" else length)
