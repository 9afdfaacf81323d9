"""A file of somebody on its way to work that needs it once: sealed in pieces as it comes in, and gone after it.

Plain bytes never touch a disk. Only whoever took the last piece knows how long the file is; all pieces before it have one length.
"""

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from naklank.actions.ports import House
from naklank.actions.sealed import PIECE, stream_name
from naklank.actions.start_recording import check_room
from naklank.errors import TooLarge, Unreadable
from naklank.text import Text
from naklank.vault import stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE_BYTES = 4 << 20
MOST_BYTES = 2 << 30
"""Twelve hours of film from a phone are more; but nobody sends them round, and the sound alone is less."""


class Pieces:
    """Where the pieces of one file lie: under `owner`, by the name `what`, opened by what `key` gives."""

    def __init__(self, house: House, owner: str, what: str, key: Callable[[], bytes]) -> None:
        self._house, self._owner, self._what, self._key = house, owner, what, key

    def seal(self, number: int, body: bytes) -> None:
        """Keep one piece."""
        self._house.blobs.put(self._place(number), [stream.seal_bytes(self._key(), self._stream(number), body)])

    def open(self, number: int) -> bytes:
        """One piece. Raises `Tampered`, `NotFound`."""
        place = self._place(number)
        sealed = self._house.blobs.read(place, 0, self._house.blobs.size(place))
        return stream.open_bytes(self._key(), self._stream(number), sealed)

    def file(self, size: int) -> io.BufferedReader:
        """The file of `size` bytes, readable and seekable; plain bytes stay in memory."""
        return io.BufferedReader(_File(self, size), PIECE)

    def forget(self) -> None:
        """Let nothing of the file stay."""
        for name in list(self._house.blobs.names(f"{self._owner}/{self._what}/")):
            self._house.blobs.delete(name)

    def _place(self, number: int) -> str:
        return f"{self._owner}/{self._what}/{number:06d}"

    def _stream(self, number: int) -> str:
        return stream_name(self._owner, f"{self._what}/{number}")


class Incoming:
    """A file that comes in: `take` what there is, then `close`. Afterwards `size`, `sha256` and `count` say what came."""

    def __init__(self, house: House, pieces: Pieces, most_bytes: int) -> None:
        self._house, self._pieces, self._most = house, pieces, most_bytes
        self._digest, self._held = hashlib.sha256(), bytearray()
        self.size, self.count = 0, 0

    @property
    def sha256(self) -> str:
        """The hash of what came so far."""
        return self._digest.hexdigest()

    def take(self, body: bytes) -> None:
        """The next bytes. Raises `TooLarge`, `Full`."""
        self.size += len(body)
        if self.size > self._most:
            raise too_large(self._most)
        self._digest.update(body)
        self._held += body
        while len(self._held) >= PIECE_BYTES:
            check_room(self._house)
            self._seal(bytes(self._held[:PIECE_BYTES]))
            del self._held[:PIECE_BYTES]

    def close(self) -> None:
        """That was all. Raises `Unreadable` where nothing came."""
        if not self.size:
            raise Unreadable(
                Text("Dit bestand is leeg.", "This file is empty."),
                Text("Kies een ander bestand.", "Choose another file."),
            )
        if self._held:
            self._seal(bytes(self._held))

    def _seal(self, piece: bytes) -> None:
        self._pieces.seal(self.count, piece)
        self.count += 1


def too_large(most_bytes: int) -> TooLarge:
    """More than anybody sends round."""
    gb = most_bytes >> 30
    return TooLarge(
        Text("Dit bestand is te groot.", "This file is too large."),
        Text(f"Kies een bestand van hoogstens {gb} GB.", f"Choose a file of at most {gb} GB."),
    )


class _File(io.RawIOBase):
    """Keeps the last piece opened."""

    def __init__(self, pieces: Pieces, size: int) -> None:
        super().__init__()
        self._pieces, self._size, self._at = pieces, size, 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` from here, up to the end of a piece."""
        if self._at >= self._size:
            return 0
        view = memoryview(buffer)
        number, within = divmod(self._at, PIECE_BYTES)
        if self._held[0] != number:
            self._held = (number, self._pieces.open(number))
        found = self._held[1][within : within + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)
