"""Make from an original what every browser plays: MP3 with even loudness, and the waveform to draw.

Reads twice (measure, then make), each time lenient: a hole in our own recording must not hide the rest. Works in
blocks; eight hours need no more memory than eight seconds, but for some numbers per second. Time in the rendition is
time in the decoded original; nothing is cut, stretched or put in.
"""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from naklank.sound.check import facts
from naklank.sound.decode import Reader, mono
from naklank.sound.level import Curve, Leveller, gain_curve
from naklank.sound.limit import Limiter
from naklank.sound.loudness import Meter, integrated
from naklank.sound.made import Progress, Rendition
from naklank.sound.mp3 import RATE_HZ, Mp3
from naklank.sound.peaks import Peaks

_MEASURE_SHARE = 0.25


def render(source: BinaryIO, target: BinaryIO, *, progress: Progress | None = None) -> Rendition:
    """Write the rendition of `source` to `target`, which is only appended to.

    Raises `Unreadable` if nothing at all can be decoded.
    """
    reader = Reader(source, strict=False)
    meter = Meter(RATE_HZ)
    for count, block in enumerate(mono(reader.frames(), rate_hz=RATE_HZ)):
        meter.add(block)
        if progress is not None and count % 10 == 0:
            progress(_MEASURE_SHARE * _share(reader, source))
    powers = meter.powers()
    peaks = Peaks(RATE_HZ)
    encoder = Mp3()
    total = max(1, meter.samples)
    done = 0
    for count, block in enumerate(levelled(source, gain_curve(powers))):
        peaks.add(block)
        target.write(encoder.add(block))
        done += block.size
        if progress is not None and count % 10 == 0:
            progress(min(1.0, _MEASURE_SHARE + (1 - _MEASURE_SHARE) * done / total))
    target.write(encoder.finish())
    return Rendition(facts(reader.nature), target, peaks.data(), integrated(powers), reader.nature.lost)


def levelled(source: BinaryIO, curve: Curve) -> Iterator[NDArray[np.float32]]:
    """The sound at 32 kHz in one channel, with the gain of `curve`, under the limiter's ceiling."""
    leveller, limiter = Leveller(curve, RATE_HZ), Limiter(RATE_HZ)
    blocks = mono(Reader(source, strict=False).frames(), rate_hz=RATE_HZ)
    for block in blocks:
        yield limiter.add(leveller.apply(block))
    yield limiter.finish()


def _share(reader: Reader, source: BinaryIO) -> float:
    return min(1.0, source.tell() / max(1, reader.size))
