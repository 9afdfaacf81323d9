"""Ogg pages (RFC 3533): checksums, cut ends, and the links of a chained file."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from naklank.sound.containers.view import Finding, View

_HEADER = struct.Struct("<4sBBqIIIB")
_BEGINS = 2
_MIRROR = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_OPUS_HZ = 48_000


@dataclass(frozen=True, slots=True)
class _Page:
    start: int
    end: int
    begins: bool
    granule: int
    sound: bool
    data: bytes


def walk(view: View, start: int) -> Finding | None:
    """The first page that is broken or cut off."""
    clock = _Clock()
    offset = start
    while offset < view.size:
        page = _page(view, offset)
        if page is None:
            cut = offset + 27 + 255 + 65_025 > view.size and view.find(b"OggS", offset + 1) < 0
            return Finding("truncated" if cut else "damaged", clock.ms)
        if not _checksum_holds(page.data):
            return Finding("damaged", clock.ms)
        clock.see(page)
        offset = page.end
    return None


def links(view: View, start: int) -> list[tuple[int, int]]:
    """The stretches that each begin a new stream and hold sound. Goes on behind damage."""
    found: list[tuple[int, int]] = []
    begin, sounding, was_begin = start, False, True
    for page in _pages(view, start):
        if page.begins and not was_begin:
            if sounding:
                found.append((begin, page.start))
            begin, sounding = page.start, False
        was_begin = page.begins
        sounding = sounding or page.sound
    return [*found, (begin, view.size)] if sounding or not found else found


def _pages(view: View, offset: int) -> Iterator[_Page]:
    while 0 <= offset < view.size:
        page = _page(view, offset)
        if page is None:
            offset = view.find(b"OggS", offset + 1)
            continue
        yield page
        offset = page.end


def _page(view: View, offset: int) -> _Page | None:
    head = view.at(offset, 27 + 255)
    if len(head) < _HEADER.size:
        return None
    magic, version, flags, granule, _serial, _number, _checksum, count = _HEADER.unpack_from(head)
    if magic != b"OggS" or version != 0 or len(head) < _HEADER.size + count:
        return None
    length = _HEADER.size + count + sum(head[_HEADER.size : _HEADER.size + count])
    data = view.at(offset, length)
    if len(data) < length:
        return None
    return _Page(offset, offset + length, bool(flags & _BEGINS), granule, granule > 0, data)


def _checksum_holds(data: bytes) -> bool:
    """Ogg's CRC is zlib's with the bits of every byte and of the result mirrored, begun and ended with zeros."""
    stated = int.from_bytes(data[22:26], "little")
    mirrored = (data[:22] + b"\0\0\0\0" + data[26:]).translate(_MIRROR)
    value = zlib.crc32(mirrored, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{value:032b}"[::-1], 2) == stated


class _Clock:
    """How much sound the pages so far hold, over all links."""

    def __init__(self) -> None:
        self._before = 0
        self._rate = _OPUS_HZ
        self.ms = 0

    def see(self, page: _Page) -> None:
        if page.begins:
            self._before = self.ms
            self._rate = _rate_hz(page.data)
        elif page.sound:
            self.ms = self._before + page.granule * 1000 // self._rate


def _rate_hz(page: bytes) -> int:
    packet = page[27 + page[26] :]
    if packet[:7] == b"\x01vorbis" and len(packet) >= 16:  # noqa: PLR2004
        return int.from_bytes(packet[12:16], "little") or _OPUS_HZ
    if packet[:5] == b"\x7fFLAC" and len(packet) >= 30:  # noqa: PLR2004
        return int.from_bytes(packet[27:30], "big") >> 4 or _OPUS_HZ
    return _OPUS_HZ
