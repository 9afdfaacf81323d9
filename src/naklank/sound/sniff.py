"""What a file is, by its first bytes: never by its name or by what the sender claims.

FFmpeg would try hundreds of demuxers on a stranger's bytes. We choose one of eight ourselves and name it, so that
no other parser ever sees them. Refuses what is not sound with the kind of thing that it is.
"""

from dataclasses import dataclass
from typing import BinaryIO

from naklank.sound import problems

HEAD = 4096
_TEXT_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Kind:
    """A container: the name of FFmpeg's demuxer for it, its media type, and where its first byte is."""

    demuxer: str
    media_type: str
    start: int = 0


def sniff(source: BinaryIO) -> Kind:
    """The container of `source`. Raises `Unreadable` for what is not sound. Leaves the position at 0."""
    source.seek(0)
    head = source.read(HEAD)
    start = _after_id3(source, head)
    if start:
        source.seek(start)
        head = source.read(HEAD)
    source.seek(0)
    kind = _container(head, start)
    if kind is None:
        raise problems.not_sound(other_than_sound(head))
    return kind


def _container(head: bytes, start: int) -> Kind | None:  # noqa: PLR0911 - one line per container
    if head[:4] == b"OggS":
        return Kind("ogg", "audio/ogg", start)
    if head[:4] == b"fLaC":
        return Kind("flac", "audio/flac", start)
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Kind("wav", "audio/wav", start)
    if head[:4] == b"\x1aE\xdf\xa3":
        return Kind("matroska", "audio/webm", start)
    if head[:6] == b"#!AMR\n" or head[:9] == b"#!AMR-WB\n":
        return Kind("amr", "audio/amr", start)
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return Kind("mov", "audio/3gpp" if head[8:11] == b"3gp" else "audio/mp4", start)
    if len(head) > 6 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:  # noqa: PLR2004
        return Kind("aac", "audio/aac", start)
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # noqa: PLR2004
        return Kind("mp3", "audio/mpeg", start)
    return None


def _after_id3(source: BinaryIO, head: bytes) -> int:
    """Where the sound begins behind ID3v2 tags (which may hold a whole cover picture)."""
    start = 0
    for _ in range(4):
        if head[:3] != b"ID3" or len(head) < 10 or any(byte & 0x80 for byte in head[6:10]):  # noqa: PLR2004
            break
        length = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9]
        start += 10 + length + (10 if head[5] & 0x10 else 0)
        source.seek(start)
        head = source.read(HEAD)
    while start and head and not head.strip(b"\0"):
        start += len(head)
        head = source.read(HEAD)
    return start + (len(head) - len(head.lstrip(b"\0")) if start else 0)


_MAGIC = (
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"%PDF", "document"),
    (b"\xd0\xcf\x11\xe0", "document"),
    (b"{\\rtf", "document"),
)


def other_than_sound(head: bytes) -> str:
    """What these first bytes are, where they are not sound that we know."""
    if not head:
        return "empty"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "picture"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "text"
    printable = sum(byte >= 32 or byte in (9, 10, 13) for byte in head)  # noqa: PLR2004
    try:
        head.decode("utf-8")
        valid = True
    except UnicodeDecodeError as error:
        valid = error.start > len(head) - 4
    return "text" if valid and printable >= _TEXT_SHARE * len(head) else "unknown"
