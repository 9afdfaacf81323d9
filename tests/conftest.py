"""For all tests: real Dutch speech, and the counts of the full numbers; makes `import fakes` work from every folder, because pytest puts
this folder on the path.
"""

import contextlib
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.nodeid import NodeId
from hypothesis import settings

from tests.processes import family, name_of
from tests.tally import Tally, part, table

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

# No property asserts a time: a busy machine is no fault of the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

CLIPS = Path("/usr/share/games/fillets-ng/sound")
SPEECH_S = 60
HANGS_S = 240.0
"""No try in a browser takes half as long."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that record with a microphone run after one another, by one worker: two at once are too much for two cores.

    A browser test that fails is tried again, at most twice, and pytest's last lines say how often that was: on a busy machine
    Chromium's own fake microphone stutters. What is really lost is lost every time. The full numbers are never tried again: they
    prove a stutter as such (`recorder/witness.py`).
    """
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group is not None and hasattr(config, "workerinput"):
            # pytest-xdist 3.8 writes the group where pytest 9.2 no longer looks; without this the mark would do nothing.
            item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")  # type: ignore[misc]
        if item.get_closest_marker("browser") and not item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))


@pytest.fixture(autouse=True)
def _never_for_ever(request: pytest.FixtureRequest) -> Iterator[None]:
    """A try in a browser that hangs ends: its browsers are killed, so that whoever waits for them hears so.

    A signal (pytest-timeout) cannot do it: it breaks the loop that talks to the browsers, and every later call waits for ever.
    Where even killing does not help, the worker ends, with a word on where it stood; pytest-xdist reports it.
    """
    if not request.node.get_closest_marker("browser") or request.node.get_closest_marker("soak"):
        yield
        return
    over = threading.Event()

    def watch() -> None:
        if over.wait(HANGS_S):
            return
        faulthandler.dump_traceback(sys.__stderr__)
        for child in family(os.getpid())[1:]:
            if "chrom" in name_of(child):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        if not over.wait(HANGS_S / 4):
            faulthandler.dump_traceback(sys.__stderr__)
            os._exit(70)

    threading.Thread(target=watch, daemon=True).start()
    yield
    over.set()


TALLIES = pytest.StashKey[list[Tally]]()


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Callable[[str, int], Tally]:
    """Begins to count one of the full numbers; it is in the table at the end, whatever becomes of the test."""

    def begin(what: str, full: int) -> Tally:
        tally = Tally(what, full)
        request.config.stash.setdefault(TALLIES, []).append(tally)
        return tally

    return begin


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of what was tried how often."""
    tallies = config.stash.get(TALLIES, [])
    if tallies:
        terminalreporter.section("the full numbers, part {} of {}".format(*part()))
        for line in table(tallies):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def playwright() -> Iterator["Playwright"]:
    """The one driver of browsers in this process; a second one beside it would refuse to start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def dutch_speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A WAV (48 kHz, one channel, 16 bit) of a minute in which two Dutch actors talk to each other."""
    import av

    clips = sorted(CLIPS.glob("*/nl/*-[mv]-*.ogg"))
    if not clips:
        pytest.fail(
            "No Dutch speech here: install Debian's package fillets-ng-data-nl (apt-get install fillets-ng-data-nl)."
        )
    path = tmp_path_factory.mktemp("speech") / "speech.wav"
    samples = 0
    with av.open(str(path), "w", format="wav") as out:
        stream = out.add_stream("pcm_s16le", rate=48_000, layout="mono")
        for clip in clips:
            if samples >= SPEECH_S * 48_000:
                break
            resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
            with av.open(str(clip)) as source:
                for frame in (*source.decode(audio=0), None):
                    for made in resampler.resample(frame):
                        made.pts = samples
                        samples += made.samples
                        out.mux(stream.encode(made))
        out.mux(stream.encode(None))
    return path
