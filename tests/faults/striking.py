"""Runs a life under strace with a fault at the n-th call of a kind, and gathers what it promised until then.

The lives come from one process that forks (`scenario.py`), so a point costs no start of Python. strace counts calls for
each thread on its own; `points` lists every (call, n) that a life without faults makes.
"""

import json
import os
import random
import shutil
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naklank.wiring import made, opened
from tests.path.serving import fill

ROOT = Path(__file__).parents[2]
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "rmdir", "ftruncate", "mkdir", "openat")
SYNCS = ("fsync", "fdatasync")
PANIC = 70
FULL_AT_START = 9

Promise = dict[str, Any]


@dataclass(frozen=True)
class Point:
    """Where a life is broken off, and how."""

    fault: str
    call: str
    n: int

    def __str__(self) -> str:
        return f"{self.fault} at {self.call} {self.n}"


@dataclass
class Ran:
    """What came of a life: how it ended, what it promised, what strace saw."""

    status: int
    promises: list[Promise]
    seen: str

    def told(self, what: str) -> list[Promise]:
        return [promise for promise in self.promises if promise["what"] == what]


class Lives:
    """Starts lives, one at a time, each on a fresh copy of the same empty house."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.empty = place / "empty"
        self.folder = place / "data"
        made(self.empty, site="Praktijk De Proef")
        with opened(self.empty) as house:
            fill(house)
        warm = place / "warm"
        shutil.copytree(self.empty, warm)
        quiet = {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.scenario", str(warm)],
            cwd=ROOT,
            env={**os.environ, **quiet},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._answer()
        shutil.rmtree(warm)
        self._line = socket.socket(socket.AF_UNIX)
        self._line.bind(str(place / "line"))
        self._line.listen(1)

    def _answer(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        answer = self._server.stdout.readline()
        assert answer, "the scenario did not start"
        found: dict[str, Any] = json.loads(answer)
        return found

    def close(self) -> None:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(20)
        self._server.stdout.close()
        self._line.close()

    def run(self, inject: str = "", *, short: int = 0, calls: tuple[str, ...] = CALLS, fresh: bool = True) -> Ran:
        """One life under strace."""
        if fresh:
            shutil.rmtree(self.folder, ignore_errors=True)
            shutil.copytree(self.empty, self.folder)
        order = {"folder": str(self.folder), "socket": str(self.place / "line"), "short": short}
        assert self._server.stdin is not None
        self._server.stdin.write((json.dumps(order) + "\n").encode())
        self._server.stdin.flush()
        line, _ = self._line.accept()
        with line, line.makefile("rb") as told:
            pid = json.loads(told.readline())["pid"]
            with self._watching(pid, inject, calls):
                line.sendall(b"!")
                promises = [json.loads(text) for text in told.read().splitlines()]
            status = self._answer()["status"]
        return Ran(status, promises, (self.place / "strace.out").read_text(errors="replace"))

    @contextmanager
    def _watching(self, pid: int, inject: str, calls: tuple[str, ...]) -> Iterator[None]:
        trace = [
            "strace",
            "-f",
            "-y",
            "-s",
            "0",
            "-o",
            str(self.place / "strace.out"),
            "-e",
            f"trace={','.join(calls)}",
        ]
        trace += ["-e", f"inject={inject}"] if inject else []
        watcher = subprocess.Popen(
            [*trace, "-p", str(pid)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert watcher.stderr is not None
        first = watcher.stderr.readline()
        assert "attached" in first, f"strace cannot watch here: {first}"
        try:
            yield
        finally:
            watcher.communicate(timeout=60)

    def strike(self, point: Point) -> Ran:
        """One life with one fault."""
        if point.fault == "half":
            return self.run(short=point.n)
        return self.run(f"{point.call}:{point.fault}:when={point.n}")

    def points(self) -> list[Point]:
        """Every fault at every call of a life without faults."""
        ran = self.run()
        assert ran.told("done"), ran.promises[-1]
        counts: Counter[tuple[str, str]] = Counter()
        for text in ran.seen.splitlines():
            thread, _, rest = text.partition(" ")
            counts[rest.strip().split("(")[0], thread] += 1
        found = []
        for call in CALLS:
            most = max((n for (name, _), n in counts.items() if name == call), default=0)
            faults = ["signal=KILL", "error=EIO", "error=ENOSPC"]
            if call in ("unlink", "rmdir"):
                faults.remove("error=ENOSPC")
            faults += ["retval=0"] if call == "pwrite64" else []  # SQLite takes nothing written for a full disk
            faults += ["half"] if call == "write" else []
            found += [Point(fault, call, n) for fault in faults for n in range(1, most + 1)]
        return found


def every(points: list[Point], step: int, seed: int) -> list[Point]:
    """Every `step`-th point of a list that the seed shuffled: another seed, other points."""
    mixed = sorted(points, key=str)
    random.Random(seed).shuffle(mixed)
    return mixed[::step]


def failed_sync(ran: Ran, folder: Path) -> bool:
    """Whether a sync failed that counts. SQLite syncs the folder once more (fdatasync) after we did, and nothing hangs on it."""
    failed = [
        text for text in ran.seen.splitlines() if "INJECTED" in text and any(f" {sync}(" in text for sync in SYNCS)
    ]
    return any(f"<{folder}>) " not in text or "fdatasync" not in text for text in failed)
