"""WAV: a file must hold as much sound as its header promises."""

from naklank.sound.containers.view import Finding, View

_OPEN_END = (0, 0xFFFFFFFF)
_MOST_CHUNKS = 10_000


def walk(view: View, start: int) -> Finding | None:
    """Truncated where the data chunk runs past the end of the file."""
    rate, offset, large = 0, start + 12, None
    for _ in range(_MOST_CHUNKS):
        head = view.at(offset, 40)
        if len(head) < 8:  # noqa: PLR2004
            return Finding("truncated", 0)
        kind, size = head[:4], int.from_bytes(head[4:8], "little")
        if kind == b"ds64":
            large = int.from_bytes(head[16:24], "little")
        elif kind == b"fmt ":
            rate = int.from_bytes(head[16:20], "little")
        elif kind == b"data":
            return _data(view, offset + 8, size, rate, large)
        offset += 8 + size + size % 2
    return Finding("damaged", 0)


def _data(view: View, body: int, size: int, bytes_per_second: int, large: int | None) -> Finding | None:
    if size in _OPEN_END:
        if large is None:
            return None
        size = large
    there = view.size - body
    if there >= size:
        return None
    return Finding("truncated", there * 1000 // bytes_per_second if bytes_per_second else None)
