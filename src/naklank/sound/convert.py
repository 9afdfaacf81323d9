"""Encode a recording anew for a download that old players take: M4A (AAC-LC) or MP3.

M4A is written as fragments of ten seconds, because the target may only be appended to and the sound may not wait on a
disk in the clear. Levels are left as they are: this is the person's own copy in another jacket, not the rendition.
"""

import io
from typing import BinaryIO

import av
import numpy as np

from naklank.errors import NaklankError
from naklank.sound.decode import Reader, mono
from naklank.sound.made import Progress
from naklank.text import Text

RATE_HZ = 48_000
_WAYS = {
    "audio/mp4": (
        "mp4",
        "aac",
        96_000,
        {"movflags": "frag_keyframe+empty_moov+default_base_moof+delay_moov", "frag_duration": "10000000"},
    ),
    "audio/mpeg": ("mp3", "libmp3lame", 96_000, {"write_xing": "0", "id3v2_version": "0"}),
}


def convert(source: BinaryIO, media_type: str, target: BinaryIO, *, progress: Progress | None = None) -> None:
    """Write `source` to `target` as "audio/mp4" or "audio/mpeg". `target` is only appended to."""
    if media_type not in _WAYS:
        raise NaklankError(
            Text("Dit soort bestand kan Naklank niet maken.", "Naklank cannot make this kind of file."),
            Text("Kies M4A of MP3.", "Choose M4A or MP3."),
        )
    muxer, codec, bit_rate, options = _WAYS[media_type]
    reader = Reader(source, strict=False)
    with av.open(_Appended(target), "w", format=muxer, options=options) as container:
        stream = container.add_stream(codec, rate=RATE_HZ, layout="mono")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = bit_rate
        at = 0
        for count, block in enumerate(mono(reader.frames(), rate_hz=RATE_HZ)):
            frame = av.AudioFrame.from_ndarray(np.clip(block, -1, 1)[None], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE_HZ, at
            at += block.size
            container.mux(stream.encode(frame))
            if progress is not None and count % 10 == 0:
                progress(min(1.0, source.tell() / max(1, reader.size)))
        container.mux(stream.encode(None))


class _Appended(io.RawIOBase):
    """A target that FFmpeg cannot seek in, so that it never tries to go back."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: object) -> int:
        """Append."""
        piece = bytes(data)  # type: ignore[call-overload]
        self._target.write(piece)
        return len(piece)
