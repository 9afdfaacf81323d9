"""Small files of every kind that we take, made from real Dutch speech."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from formats import encode

from naklank.sound.decode import Reader, mono


@pytest.fixture(scope="session")
def samples(dutch_speech: Path) -> np.ndarray:
    """The speech as float samples at 48 kHz."""
    with dutch_speech.open("rb") as source:
        return np.concatenate(list(mono(Reader(source, strict=True).frames(), rate_hz=48_000)))


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
