"""Small files of every kind that we take, made from real Dutch speech."""

import io
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from formats import FORMATS

from naklank.sound.decode import Reader, mono


@pytest.fixture(scope="session")
def samples(dutch_speech: Path) -> np.ndarray:
    """The speech as float samples at 48 kHz."""
    with dutch_speech.open("rb") as source:
        return np.concatenate(list(mono(Reader(source, strict=True).frames(), rate_hz=48_000)))


def encode(samples: np.ndarray, kind: str) -> bytes:
    """The samples (48 kHz) as a file of that kind."""
    muxer, codec, rate, _media_type = FORMATS[kind]
    out = io.BytesIO()
    out.name = f"x.{kind}"
    with av.open(out, "w", format=muxer) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        if "amr" in codec:
            stream.bit_rate = 12_200
        wanted = stream.codec_context.format.name if stream.codec_context.format else "s16"
        resampler = av.AudioResampler(format=wanted, layout="mono", rate=rate)
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = 48_000
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()


@pytest.fixture(scope="session")
def file_of(samples: np.ndarray) -> Callable[[str, float], bytes]:
    """`file_of("ogg", 10)`: ten seconds of speech as a file of that kind."""
    made: dict[tuple[str, float], bytes] = {}

    def make(kind: str, seconds: float = 20) -> bytes:
        key = (kind, seconds)
        if key not in made:
            made[key] = encode(samples[: round(seconds * 48_000)], kind)
        return made[key]

    return make
