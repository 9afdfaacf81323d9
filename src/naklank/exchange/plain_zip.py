"""Zips in one way only: one folder of stored files end to end, the same bytes for the same files (docs/formats.md section 7).

Because nothing is left to choose, a reader can build the whole frame of the zip anew from names, sizes and checksums
and refuse every zip that differs: two names for one file, hidden bytes, links, encryption, bombs, a directory that
tells another story than the entries. Such a zip is refused with the advice to unpack it and check the folder.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from naklank.errors import Unreadable
from naklank.text import Text

PIECE = 1 << 18
NAME_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}", re.ASCII)
MOST_FILES = 4000
_WIDE = 0xFFFFFFFF
_DAY = 0x21  # 1 January 1980, the first day that a zip can name
_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_EXTRA = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """A file that goes into a zip: `pieces` gives its bytes anew at every call."""

    name: str
    size: int
    crc: int
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bytes of a file stand in the zip."""

    offset: int
    size: int


def refused() -> Unreadable:
    """The refusal of a zip that Naklank did not write so."""
    return Unreadable(
        Text(
            "Dit zip-bestand is beschadigd, of een ander programma heeft het opnieuw ingepakt.",
            "This zip file is damaged, or another program packed it anew.",
        ),
        Text("Pak het uit en controleer de map.", "Unpack it and check the folder."),
        why="zip",
    )


def unsafe_name() -> Unreadable:
    """The refusal of names that could mean two things."""
    return Unreadable(
        Text("Er staan namen in die niet kunnen kloppen.", "It holds names that cannot be right."),
        Text("Vraag het pakket opnieuw op.", "Ask for the package again."),
        why="name",
    )


def measure(name: str, pieces: Callable[[], Iterable[bytes]]) -> Measured:
    """Read the file once, for its size and checksum."""
    size = crc = 0
    for piece in pieces():
        size += len(piece)
        crc = zlib.crc32(piece, crc)
    return Measured(name, size, crc, pieces)


def length(folder: str, files: Sequence[Measured]) -> int:
    """The size of the zip that `write` will make, in bytes."""
    at = sum(len(_local(folder, file)) + file.size for file in files)
    return at + len(_directory([(_name(folder, file.name), file.crc, file.size) for file in files]))


def write(target: BinaryIO, folder: str, files: Sequence[Measured]) -> int:
    """Write the zip without ever seeking; returns its size. Only the last file may be larger than 4 GiB."""
    at = 0
    for file in files:
        header = _local(folder, file)
        target.write(header)
        written = 0
        for piece in file.pieces():
            target.write(piece)
            written += len(piece)
        if written != file.size:
            raise RuntimeError(f"{file.name} gave {written} bytes the second time, {file.size} the first")
        at += len(header) + written
    tail = _directory([(_name(folder, file.name), file.crc, file.size) for file in files])
    target.write(tail)
    return at + len(tail)


def read(source: BinaryIO) -> dict[str, Place]:
    """The files of a zip, by name without the folder. Raises `Unreadable` for any zip that `write` would not make so."""
    end, at = source.seek(0, 2), 0
    entries: list[tuple[bytes, int, int]] = []
    found: dict[str, Place] = {}
    top = ""
    while take(source, at, 4) == _LOCAL:
        crc, short, _, name_length, extra_length = struct.unpack("<3I2H", take(source, at + 14, 16))
        raw = take(source, at + 30, name_length)
        size = short
        if extra_length == _EXTRA:
            (size,) = struct.unpack("<Q", take(source, at + 34 + name_length, 8))
        header = _frame(raw, crc, size)[0]
        if take(source, at, len(header)) != header or at >= _WIDE or len(found) > MOST_FILES:
            raise refused()
        folder, _, name = raw.decode("latin-1").partition("/")
        top = top or folder
        if not NAME_PART.fullmatch(folder) or folder != top or name in found:
            raise unsafe_name()
        found[name] = Place(at + len(header), size)
        entries.append((raw, crc, size))
        at += len(header) + size
    tail = _directory(entries)
    if end - at != len(tail) or take(source, at, end - at) != tail:
        raise refused()
    return found


def take(source: BinaryIO, at: int, size: int) -> bytes:
    """Exactly these bytes. Raises `Unreadable` where the file ends before."""
    if at >> 62:
        raise refused()
    source.seek(at)
    data = source.read(size)
    if len(data) != size:
        raise refused()
    return data


def pieces(source: BinaryIO, at: int, size: int) -> Iterator[bytes]:
    """These bytes in pieces. Raises `Unreadable` where the file ends before."""
    for begin in range(at, at + size, PIECE):
        yield take(source, begin, min(PIECE, at + size - begin))


def _name(folder: str, name: str) -> bytes:
    return f"{folder}/{name}".encode("ascii")


def _local(folder: str, file: Measured) -> bytes:
    return _frame(_name(folder, file.name), file.crc, file.size)[0]


def _frame(name: bytes, crc: int, size: int) -> tuple[bytes, bytes, bytes]:
    """The local header, what it shares with the directory, and name with extra field, of one file."""
    wide = size >= _WIDE
    short = _WIDE if wide else size
    extra = struct.pack("<2H2Q", 1, 16, size, size) if wide else b""
    shared = struct.pack("<5H3I2H", 45 if wide else 20, 0, 0, 0, _DAY, crc, short, short, len(name), len(extra))
    return _LOCAL + shared + name + extra, shared, name + extra


def _directory(entries: Sequence[tuple[bytes, int, int]]) -> bytes:
    """Everything behind the last file: the directory and its end."""
    made, at = [], 0
    for name, crc, size in entries:
        local, shared, tail = _frame(name, crc, size)
        middle = struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, min(at, _WIDE))
        made += [_CENTRAL, struct.pack("<H", 0x32D), shared, middle, tail]
        at += len(local) + size
    count, wide = len(entries), b""
    size = sum(map(len, made))
    if at >= _WIDE:
        wide = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, at)
        wide += struct.pack("<4sIQI", b"PK\6\7", 0, at + size, 1)
    return b"".join(made) + wide + struct.pack("<4s4H2IH", _END, 0, 0, count, count, size, min(at, _WIDE), 0)
