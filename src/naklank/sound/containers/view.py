"""Bytes at an offset, and what a walk over them can find."""

import io
from dataclasses import dataclass
from typing import BinaryIO, Literal

_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong. `at_ms` is how much sound stands before it, None where only decoding can tell."""

    problem: Literal["damaged", "truncated", "unfinished", "outside"]
    at_ms: int | None = None


class View:
    """Random access to a seekable file through one block of memory."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.size = source.seek(0, io.SEEK_END)
        self._start = 0
        self._block = b""

    def at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`; fewer only at the end of the file."""
        begin = offset - self._start
        if begin < 0 or begin + length > len(self._block):
            self._source.seek(offset)
            self._block = self._source.read(max(_BLOCK, length))
            self._start, begin = offset, 0
        return self._block[begin : begin + length]

    def find(self, needle: bytes, offset: int) -> int:
        """Where `needle` is next, or -1."""
        while offset < self.size:
            piece = self.at(offset, _BLOCK)
            hit = piece.find(needle)
            if hit >= 0:
                return offset + hit
            offset += max(1, len(piece) - len(needle) + 1)
        return -1


class Window(io.RawIOBase):
    """A stretch of a seekable file as a file of its own."""

    def __init__(self, source: BinaryIO, start: int, end: int) -> None:
        self._source, self._start, self._end, self._at = source, start, end, start
        self.size = end - start

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the stretch."""
        base = (self._start, self._at, self._end)[whence]
        self._at = max(self._start, base + offset)
        return self._at - self._start

    def tell(self) -> int:
        """Where we are in the stretch."""
        return self._at - self._start

    def read(self, size: int = -1) -> bytes:
        """Bytes of the stretch; empty at its end."""
        room = max(0, self._end - self._at)
        size = room if size < 0 else min(size, room)
        self._source.seek(self._at)
        data = self._source.read(size)
        self._at += len(data)
        return data
