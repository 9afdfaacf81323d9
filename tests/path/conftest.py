"""Fixtures of the whole path: the real program and one stretch of real Dutch speech."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.path.serving import Serving, serving
from tests.recorder.conftest import SPEECH_SECONDS, Speech
from tests.recorder.harness import decoded, dutch_speech


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Speech:
    wav = dutch_speech(tmp_path_factory.mktemp("speech") / "speech.wav", SPEECH_SECONDS)
    return Speech(wav, decoded(wav.read_bytes()))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Serving]:
    with serving(tmp_path / "house") as running:
        yield running
