"""Read a form with a file in it as it comes in: the file is never whole in memory, and never on a disk in the clear.

(An ordinary reader of forms puts a large file in a temporary file.) Fields come before the file, as the page has them.
"""

import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from naklank.web.guard import from_elsewhere
from naklank.web.here import csrf_of, not_understood

FIELD_MAX = 4_096
AT_ONCE = 1 << 20
"""The bytes of a file that are given on together."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what was typed in it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class File:
    """A file begins; its bytes follow. `name` is what the browser says; empty where nothing was chosen."""

    name: str


Part = Field | File | bytes


async def read_form(request: Request) -> AsyncIterator[Part]:
    """The parts in order. Raises `Unreadable` for what is no such form."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise not_understood()
    reading = _Reading()
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": reading.begin,
                "on_part_data": reading.data,
                "on_part_end": reading.end,
                "on_header_field": reading.header_name,
                "on_header_value": reading.header_value,
                "on_header_end": reading.header_end,
                "on_headers_finished": reading.headers_finished,
                "on_end": reading.finish,
            },
        )
        async for piece in request.stream():
            if piece:
                parser.write(piece)
                for part in reading.ready():
                    yield part
    except ValueError:  # what the parser raises is one
        raise not_understood() from None
    if not reading.finished:
        raise not_understood()
    for part in reading.ready(all_of_it=True):
        yield part


async def file_of(request: Request, fields: dict[str, str] | None = None) -> AsyncIterator[File | bytes]:
    """The file of a form of our own page. Raises `NotAllowed` before the first of its bytes where the token is not that of the session.

    What stands before the file comes into `fields`.
    """
    proven = bool(request.headers.get("x-csrf"))  # then the outer door has looked at it
    async for part in read_form(request):
        if isinstance(part, Field):
            proven = proven or (part.name == "csrf" and _is_token(request, part.value))
            if fields is not None:
                fields[part.name] = part.value
        elif proven:
            yield part
        else:
            break
    if not proven:
        raise from_elsewhere()


def _is_token(request: Request, given: str) -> bool:
    token = request.state.token
    return bool(token) and hmac.compare_digest(given.encode(), csrf_of(token).encode())


@dataclass(slots=True)
class _Reading:
    """Gathers what the parser tells."""

    finished: bool = False
    _parts: list[Part] = field(default_factory=list)
    _held: bytearray = field(default_factory=bytearray)
    _name: str | None = None
    """Name of the field that is being read; None while a file is."""
    _header: tuple[bytearray, bytearray] = field(default_factory=lambda: (bytearray(), bytearray()))
    _disposition: bytes = b""

    def begin(self) -> None:
        self._disposition = b""

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._header[0].extend(data[start:end])

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._header[1].extend(data[start:end])

    def header_end(self) -> None:
        if self._header[0].lower() == b"content-disposition":
            self._disposition = bytes(self._header[1])
        self._header = (bytearray(), bytearray())

    def headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"filename" in options:
            self._name = None
            self._parts.append(File(options[b"filename"].decode("utf-8", "replace")))
        else:
            self._name = options.get(b"name", b"").decode("utf-8", "replace")

    def data(self, data: bytes, start: int, end: int) -> None:
        self._held.extend(data[start:end])
        if self._name is not None and len(self._held) > FIELD_MAX:
            raise ValueError("a field is too long")

    def end(self) -> None:
        if self._name is not None:
            self._parts.append(Field(self._name, self._held.decode("utf-8", "replace")))
            self._held.clear()
        self._flush()
        self._name = None

    def finish(self) -> None:
        self.finished = True

    def ready(self, *, all_of_it: bool = False) -> list[Part]:
        """What can be given on now."""
        if self._name is None and (all_of_it or len(self._held) >= AT_ONCE):
            self._flush()
        parts, self._parts = self._parts, []
        return parts

    def _flush(self) -> None:
        if self._held:
            self._parts.append(bytes(self._held))
            self._held.clear()
