"""FLAC (RFC 9639): the number of samples that the header promises, and the checksum of a frame.

A FLAC has no skeleton to walk: a frame does not say how long it is. FFmpeg finds the frames, and hangs what fits in none,
without a word, behind the frame before it. That frame then fails its checksum, which is how we notice.
"""

from naklank.sound.containers.view import View

_POLYNOMIAL = 0x8005
_TAG_BYTES = 128


def stated_samples(view: View, start: int) -> int:
    """The number of samples that STREAMINFO promises; 0 where it does not know, as in our own recordings."""
    return int.from_bytes(view.at(start + 8, 18)[13:18], "big") & 0xFFFFFFFFF


def whole_frame(packet: bytes) -> bool:
    """Whether this is one frame and nothing else (but for a tag of old players). Slow: only where there is doubt."""
    if packet[-_TAG_BYTES : -_TAG_BYTES + 3] == b"TAG":
        packet = packet[:-_TAG_BYTES]
    value = 0
    for byte in packet:
        value = (value << 8 & 0xFFFF) ^ _TABLE[value >> 8 ^ byte]
    return value == 0


def _row(byte: int) -> int:
    value = byte << 8
    for _ in range(8):
        value = (value << 1 ^ (_POLYNOMIAL if value & 0x8000 else 0)) & 0xFFFF
    return value


_TABLE = [_row(byte) for byte in range(256)]
