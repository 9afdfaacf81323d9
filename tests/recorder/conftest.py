"""Fixtures of the recorder's tests: one stretch of real Dutch speech, a stub server, a line that can be cut, Playwright."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Playwright

from tests.recorder.cutter import Cutter
from tests.recorder.harness import Chromium, chromium, decoded, dutch_speech
from tests.recorder.stub import StubServer

SPEECH_SECONDS = 40


@dataclass
class Speech:
    wav: Path
    fed: np.ndarray


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Speech:
    wav = dutch_speech(tmp_path_factory.mktemp("speech") / "speech.wav", SPEECH_SECONDS)
    return Speech(wav, decoded(wav.read_bytes()))


@pytest.fixture(scope="session")
def running_browser(
    playwright: Playwright, speech: Speech, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    with chromium(playwright, tmp_path_factory.mktemp("profile"), speech.wav) as browser:
        yield browser


@pytest.fixture
def browser(running_browser: Chromium) -> Iterator[Chromium]:
    """One browser for all tests that do not kill it. Each test has a server on a port of its own, and so storage of its own."""
    running_browser.errors.clear()
    yield running_browser
    for page in running_browser.context.pages[1:]:
        page.close()


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubServer]:
    folder = tmp_path / "kept"
    folder.mkdir()
    server = StubServer(folder)
    yield server
    server.stop()


@pytest.fixture
def line(stub: StubServer) -> Iterator[Cutter]:
    cutter = Cutter(stub.port)
    yield cutter
    cutter.stop()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "profile"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def often() -> Callable[[int], int]:
    """How often a fault is tried: 3, or what NAKLANK_FAULTS says."""
    wanted = os.environ.get("NAKLANK_FAULTS")
    return lambda default: int(wanted) if wanted else default
