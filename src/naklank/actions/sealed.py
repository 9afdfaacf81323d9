"""Open and close what lies sealed on disk: the one place where names of blobs and names of streams are made.

A stream opens only under the name it was sealed with (docs/formats.md section 1), so a blob that was moved stays shut.
"""

import bisect
import hashlib
import io
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from naklank.actions.ports import House
from naklank.errors import Tampered
from naklank.model import Blob, Chunk, Recording
from naklank.model.recording import BlobKind
from naklank.text import Text
from naklank.vault import stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 20
"""Bytes handled at once where a whole stream passes."""


def stream_name(recording: str, what: str) -> str:
    """The name that binds a sealed stream to its recording and its place."""
    return f"naklank/{recording}/{what}"


def chunk_blob(recording: str, number: int, sha256: str) -> str:
    """Where a chunk lies. The hash is in the name, so that a rival chunk can never overwrite an acknowledged one."""
    return f"{recording}/chunk/{number:09d}-{sha256}"


def seal_chunk(house: House, recording: Recording, number: int, body: bytes, sha256: str) -> None:
    """Keep one chunk, sealed and durable."""
    key = house.keys.key(recording.id)
    sealed = stream.seal_bytes(key, stream_name(recording.id, f"chunk/{number}"), body)
    house.blobs.put(chunk_blob(recording.id, number, sha256), [sealed])


def open_chunk(house: House, chunk: Chunk) -> bytes:
    """The plain bytes of an acknowledged chunk. Raises `Tampered`."""
    name = chunk_blob(chunk.recording, chunk.number, chunk.sha256)
    sealed = house.blobs.read(name, 0, house.blobs.size(name))
    key = house.keys.key(chunk.recording)
    return stream.open_bytes(key, stream_name(chunk.recording, f"chunk/{chunk.number}"), sealed)


def open_chunks(house: House, chunks: Iterable[Chunk]) -> Iterator[bytes]:
    """The original as it arrived, one chunk after the other."""
    for chunk in chunks:
        yield open_chunk(house, chunk)


def seal_blob(house: House, recording: str, kind: BlobKind, media_type: str, pieces: Iterable[bytes]) -> Blob:
    """Seal `pieces` as one stream, durably, and return what to remember of it."""
    tally = Tally()
    name = f"{recording}/{kind}"
    key = house.keys.key(recording)
    sealed_bytes, sealed_sha256 = house.blobs.put(
        name, stream.seal(key, stream_name(recording, kind), tally.of(pieces))
    )
    return Blob(
        name=name,
        recording=recording,  # type: ignore[arg-type]
        kind=kind,
        media_type=media_type,
        plain_bytes=tally.count,
        plain_sha256=tally.digest.hexdigest(),
        sealed_bytes=sealed_bytes,
        sealed_sha256=sealed_sha256,
    )


class Tally:
    """Counts and hashes what passes."""

    def __init__(self) -> None:
        self.count = 0
        self.digest = hashlib.sha256()

    def of(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, counted and hashed on the way."""
        for piece in pieces:
            self.count += len(piece)
            self.digest.update(piece)
            yield piece


def open_blob(house: House, blob: Blob) -> stream.OpenStream:
    """Random access to the plain bytes of a blob; opens only the segments that a read covers.

    Raises `Tampered` where the blob's length is not what was recorded (a cut tail shows in no single segment).
    """
    if house.blobs.size(blob.name) != blob.sealed_bytes:
        raise Tampered(
            Text("Deze opname is op schijf veranderd.", "This recording was changed on disk."),
            Text("Waarschuw de beheerder. De rest blijft veilig.", "Tell the administrator. The rest stays safe."),
            blob=blob.name,
        )
    key = house.keys.key(blob.recording)
    return stream.OpenStream(
        key,
        stream_name(blob.recording, blob.kind),
        lambda start, length: house.blobs.read(blob.name, start, length),
        blob.sealed_bytes,
    )


class PlainFile(io.RawIOBase):
    """A readable, seekable file over an open stream, for who decodes. Plain bytes stay in memory."""

    def __init__(self, opened: stream.OpenStream) -> None:
        super().__init__()
        self._opened = opened
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be searched."""
        return True

    def tell(self) -> int:
        """Give the position."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, as files do."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._opened.length}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` from here."""
        view = memoryview(buffer)
        wanted = min(len(view), max(0, self._opened.length - self._at))
        found = self._opened.read(self._at, wanted)
        view[: len(found)] = found
        self._at += len(found)
        return len(found)


class ChunkFile(io.RawIOBase):
    """The original as one readable, seekable file while it still lies in chunks. Keeps the last chunk opened."""

    def __init__(self, house: House, chunks: list[Chunk]) -> None:
        super().__init__()
        self._house = house
        self._chunks = chunks
        self._starts = list(itertools.accumulate((c.length for c in chunks), initial=0))
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be searched."""
        return True

    def tell(self) -> int:
        """Give the position."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, as files do."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` from here, up to the end of a chunk."""
        if self._at >= self._starts[-1]:
            return 0
        view = memoryview(buffer)
        place = bisect.bisect_right(self._starts, self._at) - 1
        if self._held[0] != place:
            self._held = (place, open_chunk(self._house, self._chunks[place]))
        found = self._held[1][self._at - self._starts[place] :][: len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)


def chunk_file(house: House, chunks: list[Chunk]) -> io.BufferedReader:
    """The original as an ordinary buffered file while it still lies in chunks."""
    return io.BufferedReader(ChunkFile(house, chunks), PIECE)


def plain_file(house: House, blob: Blob) -> io.BufferedReader:
    """The plain bytes of a blob as an ordinary buffered file."""
    return io.BufferedReader(PlainFile(open_blob(house, blob)), PIECE)
