"""The command line as a person types it: in this process where that is enough, in one of its own where it matters."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from naklank.__main__ import real_doors
from naklank.cli.main import run

CLIP = Path("/usr/share/games/fillets-ng/sound/airplane/nl/let-m-divna.ogg")


@dataclass
class Typed:
    """What came of a command."""

    status: int
    out: str
    err: str


Naklank = Callable[..., Typed]


@pytest.fixture
def naklank(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Naklank:
    """Type `naklank …` with the data in `tmp_path/data`, in Dutch."""
    monkeypatch.setenv("NAKLANK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NAKLANK_LANG", "nl")
    monkeypatch.chdir(tmp_path)

    def type_it(*words: object) -> Typed:
        capfd.readouterr()
        status = run([str(word) for word in words], real_doors)
        return Typed(status, *capfd.readouterr())

    return type_it


@pytest.fixture
def installed(naklank: Naklank, tmp_path: Path) -> Naklank:
    """An installation without staff; its recovery key is in `tmp_path/recovery.txt`."""
    done = naklank(
        "init", "--name", "Praktijk De Brug", "--no-account", "--yes", "--recovery-file", tmp_path / "recovery.txt"
    )
    assert done.status == 0, done.err
    return naklank


@pytest.fixture
def clip() -> Path:
    """A few seconds of real Dutch speech."""
    if not CLIP.exists():
        pytest.fail(
            "No Dutch speech here: install Debian's package fillets-ng-data-nl (apt-get install fillets-ng-data-nl)."
        )
    return CLIP


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def started(*words: object, folder: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """`naklank …` in a process (and a group) of its own; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "naklank", *map(str, words)],
        cwd=folder,
        env={**os.environ, "NAKLANK_LANG": "nl", "PYTHONUNBUFFERED": "1", **more},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=(folder / "out.txt").open("a"),
        stderr=(folder / "err.txt").open("a"),
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def soon(what: Callable[[], object], seconds: float = 60) -> object:
    """The first true answer; fails where there is none for long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            if answer := what():
                return answer
        time.sleep(0.1)
    raise AssertionError("it never came")


def answers(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
        return page.status
