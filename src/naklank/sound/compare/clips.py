"""Cut out how a change sounds: a few seconds of the copy, of the original, and of the place where a piece was taken from.

As small MP3 files that every browser plays. The same two signals give the same bytes.
"""

import io

import av
import numpy as np

from naklank.model.comparison import Comparison, Edit, Span
from naklank.model.comparison_clip import Clip, Which
from naklank.sound.compare.signal import RATE_HZ, Samples, Signal

MOST_EDITS = 20
"""Of a copy with more changes than this, only the first are to be heard: a report is no second copy of the whole."""
AROUND_S = 2.0
LONGEST_S = 10.0
_BIT_RATE = 24_000


def clips(original: Signal, copy: Signal, found: Comparison) -> tuple[Clip, ...]:
    """Two or three for each change, in the order of the changes."""
    made = []
    for number, edit in enumerate(found.edits[:MOST_EDITS]):
        for which, signal, span in _places(original, copy, edit):
            heard = around(span, signal.seconds)
            made.append(Clip(number, which, heard, as_mp3(_cut(signal, heard))))
    return tuple(made)


def _places(original: Signal, copy: Signal, edit: Edit) -> list[tuple[Which, Signal, Span]]:
    places: list[tuple[Which, Signal, Span]] = [("copy", copy, edit.copy), ("original", original, edit.original)]
    return [*places, ("taken", original, edit.taken_from)] if edit.taken_from else places


def around(span: Span, seconds: float) -> Span:
    """The place with two seconds on each side, at most ten seconds in all and within the file."""
    begin = min(max(0.0, span[0] - AROUND_S), max(0.0, seconds - 2 * AROUND_S))
    return begin, min(seconds, max(span[1] + AROUND_S, begin + 2 * AROUND_S), begin + LONGEST_S)


def _cut(signal: Signal, span: Span) -> Samples:
    return signal.samples[round(span[0] * RATE_HZ) : round(span[1] * RATE_HZ)]


def as_mp3(samples: Samples) -> bytes:
    """The samples as an MP3 file. Silence of one frame where there is nothing."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp3", options={"id3v2_version": "0", "write_xing": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=RATE_HZ, layout="mono")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = _BIT_RATE
        block = samples if samples.size else np.zeros(RATE_HZ // 10, dtype=np.int16)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block)[None], format="s16p", layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()
