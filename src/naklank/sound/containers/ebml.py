"""WebM elements (RFC 8794, RFC 9559): clusters in order, each whole.

A browser that records writes a segment, and often clusters, of unknown size; such a file may end anywhere between two
elements and is whole. One that ends inside an element is truncated.
"""

from naklank.sound.containers.view import Finding, View

_EBML, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_TIME, _SIMPLE_BLOCK = 0xE7, 0xA3
_TOP = {0x114D9B74, 0x1549A966, 0x1654AE6B, _CLUSTER, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367, 0xEC, 0xBF}
_IN_CLUSTER = {_TIME, _SIMPLE_BLOCK, 0xA0, 0xA7, 0xAB, 0x5854, 0xAF, 0xEC, 0xBF}
_HEAD = 12


def walk(view: View, start: int) -> Finding | None:
    """The first element that does not fit or is cut off. Times are those of blocks, in ticks of a millisecond."""
    offset, at_ms, cluster_ms, within, cut = start, 0, 0, False, False
    while offset < view.size:
        element = _element(view.at(offset, _HEAD))
        if element is None:
            return Finding("truncated" if view.size - offset < _HEAD else "damaged", at_ms)
        name, body, size = element
        body += offset
        within = within and name in _IN_CLUSTER
        if not within and name not in _TOP and name not in (_EBML, _SEGMENT):
            return Finding("damaged", at_ms)
        if name in (_SEGMENT, _CLUSTER):
            within = name == _CLUSTER
            cut = cut or (size is not None and body + size > view.size)
            offset = body
            continue
        if size is None:
            return Finding("damaged", at_ms)
        if body + size > view.size:
            return Finding("truncated", at_ms)
        if name == _TIME:
            cluster_ms = at_ms = int.from_bytes(view.at(body, min(size, 8)), "big")
        elif within and name == _SIMPLE_BLOCK:
            at_ms = max(at_ms, cluster_ms + _block_ms(view.at(body, 12)))
        offset = body + size
    return Finding("truncated", at_ms) if cut else None


def _element(head: bytes) -> tuple[int, int, int | None] | None:
    """(id, length of id and size, size or None for unknown), or None where there is no element."""
    if not head or not head[0] >> 4:
        return None
    id_length = 9 - head[0].bit_length()
    if len(head) <= id_length or not head[id_length]:
        return None
    size_length = 9 - head[id_length].bit_length()
    whole = head[id_length : id_length + size_length]
    if len(whole) < size_length:
        return None
    mask = (1 << 7 * size_length) - 1
    size = int.from_bytes(whole, "big") & mask
    return int.from_bytes(head[:id_length], "big"), id_length + size_length, None if size == mask else size


def _block_ms(block: bytes) -> int:
    """The time of a block against its cluster: two signed bytes behind the track number."""
    track = 9 - block[0].bit_length() if block and block[0] else 1
    return int.from_bytes(block[track : track + 2], "big", signed=True)
