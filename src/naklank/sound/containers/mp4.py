"""MP4, M4A and 3GP boxes (ISO 14496-12): the index must be there, the file whole, and all sound inside it."""

from collections.abc import Iterator

from naklank.sound.containers.view import Finding, View

_MOST_BOXES = 1_000_000
_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf"}


def walk(view: View, start: int) -> Finding | None:
    """The first thing that is wrong with the boxes."""
    indexed = sounding = False
    for kind, body, end in _boxes(view, start, view.size):
        if kind == b"" or not all(32 <= byte < 127 or byte == 0xA9 for byte in kind):  # noqa: PLR2004
            return Finding("damaged" if indexed else "unfinished", None if indexed else 0)
        sounding = sounding or kind == b"mdat"
        if end > view.size:
            return Finding("truncated" if indexed else "unfinished", None if indexed else 0)
        if kind == b"moov":
            indexed = True
            if _points_outside(view, body, end, 0):
                return Finding("outside", 0)
    if not indexed:
        return Finding("unfinished", 0)
    return None if sounding else Finding("truncated", 0)


def _boxes(view: View, offset: int, limit: int) -> Iterator[tuple[bytes, int, int]]:
    """(type, where the body begins, where the box ends); an impossible size gives an empty type and ends it."""
    for _ in range(_MOST_BOXES):
        head = view.at(offset, 16) if offset < limit else b""
        if len(head) < 8:  # noqa: PLR2004
            if head.strip(b"\0"):
                yield b"", offset, limit
            return
        size, kind, body = int.from_bytes(head[:4], "big"), head[4:8], offset + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), offset + 16
        elif size == 0:
            size = limit - offset
        if size < body - offset:
            yield b"", offset, limit
            return
        yield kind, body, offset + size
        offset += size


def _points_outside(view: View, start: int, end: int, depth: int) -> bool:
    for kind, body, box_end in _boxes(view, start, end):
        if kind == b"dref":
            entries = _boxes(view, body + 8, box_end)
            if any(view.at(entry + 3, 1) != b"\x01" for _kind, entry, _end in entries):
                return True
        elif kind in _HOLDERS and depth < len(_HOLDERS) and _points_outside(view, body, box_end, depth + 1):
            return True
    return False
