"""FLAC in chunks of about a second, as the recorder in the browser makes it.

Chunk 0 begins with the header (`fLaC` and STREAMINFO of unknown length), every chunk holds whole frames, and all chunks
joined in order are one FLAC file. The header is written before the first sound is known, so it states no number of
samples and no checksum over all: it need not be changed afterwards, and what is sealed is what was sent.
"""

from collections.abc import Iterator

import av
import numpy as np
from numpy.typing import NDArray

_MAGIC = b"fLaC"
_LAST_STREAMINFO = b"\x80\x00\x00\x22"
_STREAMINFO_BYTES = 34


def chunks(samples: NDArray[np.int16], rate_hz: int, *, chunk_ms: int = 1000) -> Iterator[bytes]:
    """The chunks of one channel of 16-bit samples; each but the last holds at least `chunk_ms`."""
    codec = av.codec.CodecContext.create("flac", "w")
    assert isinstance(codec, av.AudioCodecContext)
    codec.sample_rate, codec.layout, codec.format = rate_hz, "mono", "s16"
    codec.open()
    assert codec.extradata is not None
    assert codec.frame_size is not None
    whole = -(-chunk_ms * rate_hz // 1000 // codec.frame_size) * codec.frame_size
    piece = header(codec.extradata)
    for start in range(0, samples.size, codec.frame_size):
        part = samples[start : start + codec.frame_size]
        frame = av.AudioFrame.from_ndarray(part[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate_hz, start
        piece += b"".join(bytes(packet) for packet in codec.encode(frame))
        if (start + part.size) % whole == 0:
            yield piece
            piece = b""
    piece += b"".join(bytes(packet) for packet in codec.encode(None))
    if piece:
        yield piece


def header(streaminfo: bytes) -> bytes:
    """The beginning of a file that is still being written: sizes of frames, number of samples and MD5 unknown."""
    assert len(streaminfo) == _STREAMINFO_BYTES
    rate_to_bits = bytes([*streaminfo[10:13], streaminfo[13] & 0xF0])
    return _MAGIC + _LAST_STREAMINFO + streaminfo[:4] + bytes(6) + rate_to_bits + bytes(4 + 16)
