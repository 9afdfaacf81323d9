"""Kill the store, or fail it, at the n-th system call of every write path: what it promised is there afterwards.

The faults are put in by strace, into calls on files of the data folder only; promises come through a pipe beside them.
`make test` walks a sample of the points, `make soak` all of them.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from small_house import StepClock

from naklank.errors import Gone, NotFound
from naklank.model import Person
from naklank.store.fsck import fsck
from naklank.store.layout import Layout, create, open_house_data
from naklank.vault import stream
from tests.tally import Tally, mine

HERE = Path(__file__).parent
CALLS = ("fsync", "fdatasync", "pwrite64", "write", "rename", "openat", "ftruncate", "unlink", "mkdir")
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
SHORT_STEP = 16
PANIC = 70


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """An empty installation, to copy."""
    folder = tmp_path_factory.mktemp("faults") / "empty"
    create(Layout.at(folder), StepClock())
    return folder


def data_files(folder: Path) -> list[str]:
    """Every path in the data folder that the write paths touch: strace follows only these (-P)."""
    names = [
        "data.db",
        "data.db-wal",
        "keys.db",
        "keys.db-wal",
        "destroyed.jsonl",
        "blobs",
        "blobs/.new",
        f"blobs/{'r' * 26}",
        f"blobs/{'r' * 26}/chunk",
        ".",
        *(f"blobs/.new/{n:032d}" for n in range(3)),
    ]
    return [str(folder / name) if name != "." else str(folder) for name in names]


def run(folder: Path, path: str, fault: str | None = None) -> tuple[int, list[list[str]], str]:
    """Run the scenario on the folder; returns exit status, promises and what strace saw."""
    seen = folder.parent / "strace.out"
    read, write = os.pipe()
    command = [sys.executable, str(HERE / "scenario.py"), str(folder), path]
    trace = ["strace", "-f", "-y", "-qq", "-o", str(seen), "-e", f"trace={','.join(CALLS)}"]
    if fault is not None:
        trace += ["-e", f"inject={fault}"]
    for file in data_files(folder):
        trace += ["-P", file]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(HERE)}
    child = subprocess.Popen(
        [*trace, *command],
        env=environment,
        pass_fds=(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: os.dup2(write, 3),  # noqa: PLW1509
        close_fds=False,
    )
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read().decode()
    errors = child.stderr.read().decode() if child.stderr else ""
    child.wait(60)
    if child.stderr:
        child.stderr.close()
    return child.returncode, [line.split() for line in told.splitlines()], errors + seen.read_text()


def points(folder: Path, path: str) -> Iterator[tuple[str, int]]:
    """Every (call, n) of a run without faults, counted as strace counts: for each thread on its own."""
    _, promises, seen = run(folder, path)
    assert ["done"] in promises
    counts: dict[tuple[str, str], int] = {}
    for line in seen.splitlines():
        thread, _, rest = line.partition(" ")
        call = rest.strip().split("(")[0]
        if call in CALLS:
            counts[call, thread] = counts.get((call, thread), 0) + 1
    most = {call: max(n for (c, _), n in counts.items() if c == call) for call, _ in counts}
    for call in sorted(most):
        yield from ((call, n) for n in range(1, most[call] + 1))


def check(folder: Path, promises: list[list[str]]) -> None:
    """Open it again and look whether every promise was kept and nothing is half."""
    with contextlib.closing(open_house_data(Layout.at(folder), StepClock())) as house:
        log = house.store.read(lambda view: {e.number for e in view.events(kinds=("test:unit",))})
        people = house.store.read(lambda view: {p.id for p in view.find(Person)})
        destroying = {words[1] for words in promises if words[0] == "destroying"}
        for words in promises:
            if words[0] == "unit":
                assert int(words[2]) in log, "an acknowledged event is gone"
                assert {f"a{words[1][1:]}", f"b{words[1][1:]}"} <= people, "an acknowledged record is gone"
            elif words[0] == "chunk":
                assert opened(house, words[1], int(words[2]), words[3]), "an acknowledged chunk is gone"
            elif words[0] == "key" and words[1] not in destroying:
                assert hashlib.sha256(house.keys.key(words[1])).hexdigest() == words[2], "a kept key is gone"
            elif words[0] == "destroyed":
                with pytest.raises(Gone):
                    house.keys.key(words[1])
        for recording in destroying:
            with contextlib.suppress(Gone, NotFound):
                house.keys.destroy(recording)  # a crash half way: doing it again is always fine
        firsts, seconds = ({p[1:] for p in people if p[0] == letter} for letter in "ab")
        assert firsts == seconds, "half a unit was kept"
        assert len(log) == len(firsts), "an event without its records, or records without their event"
        assert not list((folder / "blobs" / ".new").iterdir()), "leftovers were not swept"
    damage = [finding for finding in fsck(Layout.at(folder)) if finding.bad == "damage"]
    assert damage == []


def opened(house, recording: str, number: int, digest: str) -> bool:
    name = f"{recording}/chunk/{number:09d}-{digest}"
    sealed = house.blobs.read(name, 0, house.blobs.size(name))
    plain = stream.open_bytes(house.keys.key(recording), stream.stream_name(recording, f"chunk/{number}"), sealed)
    return hashlib.sha256(plain).hexdigest() == digest


def failed_sync(seen: str, folder: Path) -> bool:
    """Whether a sync failed that counts. SQLite syncs the folder once more (fdatasync) after we did, and nothing hangs on it."""
    failed = [line for line in seen.splitlines() if "INJECTED" in line]
    return any(f"<{folder}>) " not in line or "fdatasync" not in line for line in failed)


def strike(empty: Path, place: Path, path: str, fault: str, call: str, n: int) -> str:
    """One point: run with the fault, then check. Returns how the program ended."""
    folder = place / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(empty, folder)
    status, promises, seen = run(folder, path, f"{call}:{fault}:when={n}")
    where = f"{path}: {fault} at {call} {n}, status {status}: {seen[-600:]}"
    try:
        check(folder, promises)
    except AssertionError as error:
        raise AssertionError(f"{error} ({where})") from error
    if fault == "error=EIO" and call in ("fsync", "fdatasync") and failed_sync(seen, folder):
        assert status in (PANIC, 1), f"a failed sync must stop the process ({where})"
        assert status == PANIC or ["open"] not in promises, f"once open it stops at once ({where})"
        assert ["done"] not in promises, where
    return {0: "went on", PANIC: "stopped", 9: "full", -9: "killed", 137: "killed"}.get(status, f"status {status}")


def all_points(empty: Path, place: Path, path: str) -> list[tuple[str, str, int]]:
    """Every fault at every system call."""
    shutil.copytree(empty, place / "data")
    found = list(points(place / "data", path))
    return [(fault, call, n) for fault in FAULTS for call, n in found]


def walk(empty: Path, place: Path, path: str, struck: Iterable[tuple[str, str, int]], tally: Tally) -> Counter[str]:
    """Strike at these points."""
    for fault, call, n in struck:
        try:
            end = strike(empty, place, path, fault, call, n)
        except Exception as error:
            tally.broke(f"{fault} at {call} {n}: {error!r}")
            end = "lost"
        tally.did(end)
    tally.hold()
    return tally.ends


@pytest.mark.parametrize("path", ["records", "chunks", "keys"])
def test_nothing_acknowledged_is_lost(empty, tmp_path, path):
    """Kill, input/output error and full disk at a sample of the system calls of each write path: 0 lost, nothing half."""
    struck = all_points(empty, tmp_path, path)[::SHORT_STEP]
    ends = walk(empty, tmp_path, path, struck, Tally("a sample", len(struck), quiet=True))
    assert ends.get("killed"), ends


@pytest.mark.soak
@pytest.mark.parametrize("path", ["records", "chunks", "keys"])
def test_nothing_acknowledged_is_lost_at_any_point(empty, tmp_path, path, count):
    """The same at every system call."""
    struck = all_points(empty, tmp_path, path)
    tally = count(f"kill, error or full disk at every system call of the write path of {path}", len(struck))
    ends = walk(empty, tmp_path, path, mine(struck), tally)
    assert ends.get("killed"), ends
