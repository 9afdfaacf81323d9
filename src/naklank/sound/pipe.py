"""What parent and child say to each other: one byte of kind, four of length (big endian), the body.

The child asks `READ` (offset 8 bytes, length 4) and gets `DATA`; sends `WRITE` (bytes for the target) and `PROGRESS`
(a share in millionths, 4 bytes); ends with `DONE` or `FAILED` (length of JSON, JSON, bytes). The parent begins with `JOB`.
"""

import json
import struct
from typing import IO

JOB, DATA, READ, WRITE, PROGRESS, DONE, FAILED = b"J", b"D", b"R", b"W", b"P", b"K", b"F"
_HEAD = struct.Struct(">cI")
_ASKED = struct.Struct(">QI")
_NUMBER = struct.Struct(">I")
_LARGEST = 1 << 26
_MILLION = 1_000_000


class Broken(Exception):
    """The other side is gone or talks nonsense."""


def send(end: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """One message."""
    end.write(_HEAD.pack(kind, len(body)))
    end.write(body)
    end.flush()


def send_json(end: IO[bytes], kind: bytes, said: dict[str, object], rest: bytes = b"") -> None:
    """A message of JSON and bytes behind it."""
    text = json.dumps(said).encode()
    send(end, kind, _NUMBER.pack(len(text)) + text + rest)


def send_read(end: IO[bytes], offset: int, length: int) -> None:
    """Ask for bytes."""
    send(end, READ, _ASKED.pack(offset, length))


def send_share(end: IO[bytes], done: float) -> None:
    """Tell how far we are."""
    send(end, PROGRESS, _NUMBER.pack(round(min(1.0, max(0.0, done)) * _MILLION)))


def receive(end: IO[bytes]) -> tuple[bytes, bytes]:
    """The next message. Raises `Broken`."""
    kind, length = _HEAD.unpack(_exactly(end, _HEAD.size))
    if length > _LARGEST:
        raise Broken
    return kind, _exactly(end, length)


def asked(body: bytes) -> tuple[int, int]:
    """Offset and length of a `READ`."""
    if len(body) != _ASKED.size:
        raise Broken
    offset, length = _ASKED.unpack(body)
    return offset, length


def share(body: bytes) -> float:
    """The share of a `PROGRESS`."""
    if len(body) != _NUMBER.size:
        raise Broken
    return float(_NUMBER.unpack(body)[0]) / _MILLION


def split(body: bytes) -> tuple[dict[str, object], bytes]:
    """JSON and the bytes behind it."""
    try:
        length = _NUMBER.unpack_from(body)[0]
        said = json.loads(body[4 : 4 + length])
    except (struct.error, ValueError) as error:
        raise Broken from error
    if not isinstance(said, dict):
        raise Broken
    return said, body[4 + length :]


def _exactly(end: IO[bytes], length: int) -> bytes:
    data = end.read(length)
    if data is None or len(data) < length:
        raise Broken
    return data
