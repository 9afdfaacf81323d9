"""MP3, ADTS-AAC and AMR: frames that follow each other without a container. Each must begin where the last one ended."""

from collections.abc import Callable

from naklank.sound.containers.view import Finding, View

Frame = tuple[int, float]
"""Bytes and seconds of one frame."""

_MP3_KBITS = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_MP2_KBITS = (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384)
_MP3_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_AAC_HZ = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
_AMR_BYTES = (13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1)
_AMR_WB_BYTES = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1)
_TAGS = (b"TAG", b"APET", b"LYRI", b"ID3", b"3DI")


def walk_mp3(view: View, start: int) -> Finding | None:
    """Follow the frames of an MP3 to its end or to the tags behind it."""
    return _walk(view, start, 4, _mp3_frame)


def walk_aac(view: View, start: int) -> Finding | None:
    """Follow the frames of an ADTS stream."""
    return _walk(view, start, 7, _aac_frame)


def walk_amr(view: View, start: int) -> Finding | None:
    """Follow the frames of an AMR file, narrow or wide."""
    wide = view.at(start, 9) == b"#!AMR-WB\n"
    table = _AMR_WB_BYTES if wide else _AMR_BYTES

    def frame(head: bytes) -> Frame | None:
        size = table[head[0] >> 3 & 15]
        return (size, 0.02) if size and not head[0] & 0x83 else None

    return _walk(view, start + (9 if wide else 6), 1, frame)


def _walk(view: View, offset: int, need: int, frame: Callable[[bytes], Frame | None]) -> Finding | None:
    seconds = 0.0
    while offset < view.size:
        head = view.at(offset, need)
        found = frame(head) if len(head) == need else None
        if found is None:
            return None if _only_tags(view, offset) else Finding("damaged", round(seconds * 1000))
        size, length = found
        if offset + size > view.size:
            return Finding("truncated", round(seconds * 1000))
        offset += size
        seconds += length
    return None


def _only_tags(view: View, offset: int) -> bool:
    """Whether what follows is a tag of a known kind or padding, not sound."""
    tail = view.at(offset, 64)
    return tail.startswith(_TAGS) or (not tail.strip(b"\0") and view.size - offset < 1 << 16)


def _mp3_frame(head: bytes) -> Frame | None:
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or version == 1 or layer not in (1, 2) or bits in (0, 15) or rate == 3:  # noqa: PLR2004
        return None
    hz = _MP3_HZ[version][rate]
    kbits = _MP2_KBITS if layer == 2 and version == 3 else _MP3_KBITS[version != 3]  # noqa: PLR2004
    samples = 1152 if version == 3 or layer == 2 else 576  # noqa: PLR2004
    return samples // 8 * kbits[bits] * 1000 // hz + (head[2] >> 1 & 1), samples / hz


def _aac_frame(head: bytes) -> Frame | None:
    rate = head[2] >> 2 & 15
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    if head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or rate >= len(_AAC_HZ) or size < 7:  # noqa: PLR2004
        return None
    return size, 1024 * (1 + (head[6] & 3)) / _AAC_HZ[rate]
