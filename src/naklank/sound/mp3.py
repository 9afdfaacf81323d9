"""MP3 in which a byte is a time: 64 kbit/s, one channel, 32 kHz, frames of exactly 288 bytes and 36 ms, nothing else.

No header frame and no tag, so byte = 8 * ms; no bit reservoir, so that each frame can be decoded from itself and a
seek sounds right at once. The encoder delays by 1105 samples; 47 zeros make that one frame, which is left out. So a
sample of the sound is at the same time in a decoder that trims nothing, as in browsers where no tag says otherwise.
Why so, and what was measured: docs/decisions/0011-sound-of-a-rendition.md.
"""

from collections.abc import Iterator

import av
import numpy as np
from numpy.typing import NDArray

RATE_HZ = 32_000
FRAME_SAMPLES = 1152
FRAME_BYTES = 288
FRAME_MS = 36
BYTES_PER_MS = 8
_DELAY_SAMPLES = 1105
_BIT_RATE = 64_000
_EFFORT = "7"


class Mp3:
    """Takes blocks of samples between -1 and 1, gives MP3 frames."""

    def __init__(self) -> None:
        codec = av.codec.CodecContext.create("libmp3lame", "w")
        codec.bit_rate, codec.sample_rate, codec.layout, codec.format = _BIT_RATE, RATE_HZ, "mono", "fltp"
        codec.options = {"reservoir": "0", "compression_level": _EFFORT}
        self._codec = codec
        self._rest = np.zeros(FRAME_SAMPLES - _DELAY_SAMPLES, dtype=np.float32)
        self._samples = 0
        self._fed = 0
        self._made = -1

    def add(self, block: NDArray[np.float32]) -> bytes:
        """The frames that are ready after these samples."""
        self._samples += block.size
        joined = np.concatenate((self._rest, block))
        whole = joined.size // FRAME_SAMPLES * FRAME_SAMPLES
        self._rest = joined[whole:]
        return b"".join(self._encoded(joined[:whole]))

    def finish(self) -> bytes:
        """The last frames, so that all samples are covered and no frame more."""
        frames = -(-self._samples // FRAME_SAMPLES)
        out = list(
            self._encoded(np.concatenate((self._rest, np.zeros(-self._rest.size % FRAME_SAMPLES, dtype=np.float32))))
        )
        while self._made < frames:
            out.extend(self._encoded(np.zeros(FRAME_SAMPLES, dtype=np.float32)))
        surplus = self._made - frames
        joined = b"".join(out)
        return joined[: len(joined) - surplus * FRAME_BYTES] if surplus else joined

    def _encoded(self, samples: NDArray[np.float32]) -> Iterator[bytes]:
        for row in samples.reshape(-1, FRAME_SAMPLES):
            frame = av.AudioFrame.from_ndarray(row[None], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE_HZ, self._fed
            self._fed += FRAME_SAMPLES
            for packet in self._codec.encode(frame):
                assert packet.size == FRAME_BYTES, "libmp3lame no longer writes frames of one size"
                self._made += 1
                if self._made > 0:
                    yield bytes(packet)
