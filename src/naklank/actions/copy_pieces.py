"""A circulated file on its way to a comparison: sealed in pieces under the key of the recording, and gone after it.

Only whoever wrote the last piece knows how long the file is; all pieces before it have one length.
"""

import io
from typing import TYPE_CHECKING

from naklank.actions.ports import House
from naklank.actions.sealed import PIECE, stream_name
from naklank.model import RecordingId
from naklank.vault import stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE_BYTES = 4 << 20


def folder(recording: str, key: str) -> str:
    """Where the pieces of one comparison lie."""
    return f"{recording}/comparison/{key}/"


def seal_piece(house: House, recording: RecordingId, key: str, number: int, body: bytes) -> None:
    """Keep one piece, sealed."""
    place = f"{folder(recording, key)}{number:06d}"
    sealed = stream.seal_bytes(house.keys.key(recording), stream_name(recording, f"comparison/{key}/{number}"), body)
    house.blobs.put(place, [sealed])


def forget_pieces(house: House, recording: str, key: str) -> None:
    """Let nothing of the file stay."""
    for name in list(house.blobs.names(folder(recording, key))):
        house.blobs.delete(name)


def open_pieces(house: House, recording: RecordingId, key: str, size: int) -> io.BufferedReader:
    """The file of `size` bytes, readable and seekable; plain bytes stay in memory. Raises `Tampered`, `NotFound`."""
    return io.BufferedReader(_Pieces(house, recording, key, size), PIECE)


class _Pieces(io.RawIOBase):
    """Keeps the last piece opened."""

    def __init__(self, house: House, recording: RecordingId, key: str, size: int) -> None:
        super().__init__()
        self._house, self._recording, self._key, self._size = house, recording, key, size
        self._at = 0
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
            self._held = (number, self._open(number))
        found = self._held[1][within : within + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _open(self, number: int) -> bytes:
        name = f"{folder(self._recording, self._key)}{number:06d}"
        sealed = self._house.blobs.read(name, 0, self._house.blobs.size(name))
        key = self._house.keys.key(self._recording)
        return stream.open_bytes(key, stream_name(self._recording, f"comparison/{self._key}/{number}"), sealed)
