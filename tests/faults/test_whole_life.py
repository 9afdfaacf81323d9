"""Kill a whole life of a recording, or fail the disk under it, at the n-th system call: what it promised is there afterwards.

The life goes through the actions, on a real house (`scenario.py`); strace puts the faults in (`striking.py`); `judge.py` opens
the house again. The normal run takes every k-th point of a list mixed by SEED, the soak all of them.
"""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from naklank.errors import Tampered
from naklank.store.blobs import FolderBlobs
from tests.faults.judge import judge
from tests.faults.striking import FULL_AT_START, PANIC, SYNCS, Lives, Point, Ran, every, failed_sync
from tests.tally import Tally, mine

SEED = int(os.environ.get("NAKLANK_SEED", "1"))
STEP = 48
SHORT_SECONDS = 60


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    started = Lives(tmp_path_factory.mktemp("lives"))
    yield started
    started.close()


def how_it_ended(ran: Ran, point: Point, folder: Path) -> str:
    """Whether it ended as it must: a kill kills, a failed sync stops the process, a full disk is told and lived through."""
    struck = point.fault == "half" or "INJECTED" in ran.seen
    done, opened, full = bool(ran.told("done")), bool(ran.told("open")), bool(ran.told("full"))
    if ran.status in (-9, PANIC):
        assert not done
        assert ran.status == PANIC or point.fault == "signal=KILL"
        # A sync without room cannot be undone either, and of shortening a file without room SQLite says only that the disk
        # failed; every other call without room is told to who asked.
        hopeless = point.fault == "error=EIO" or point.call in (*SYNCS, "ftruncate")
        assert ran.status == -9 or hopeless, "stopped where it could go on"
        return "killed" if ran.status == -9 else "stopped"
    if point.fault == "error=EIO" and point.call in SYNCS:
        assert not failed_sync(ran, folder) or not opened, "a failed sync must stop the process"
    if done:
        assert ran.status == 0
        return "went on after full" if full else "went on" if struck else "not struck"
    assert not opened, f"it fell over and did not go on: {ran.promises[-1]}"
    assert ran.status in (1, FULL_AT_START)
    return "did not start"


def walk(lives: Lives, points: Iterable[Point], tally: Tally, until: float = float("inf")) -> Counter[str]:
    """Strike at each point, judge each time. All that is lost is told at the end, not only the first."""
    for point in points:
        if time.monotonic() > until:
            break
        ran = lives.strike(point)
        try:
            end = how_it_ended(ran, point, lives.folder)
            judge(lives.folder, ran.promises)
        except Exception as error:
            tally.broke(f"{point}, status {ran.status}: {error!r}")
            end = "lost"
        tally.did(end)
    tally.hold()
    return tally.ends


def test_nothing_promised_is_lost(lives):
    """A sample of all kills and failures over all data files: 0 promises broken, nothing half, and it goes on afterwards."""
    points = every(lives.points(), STEP, SEED)
    ends = walk(lives, points, Tally("a sample", len(points), quiet=True), time.monotonic() + SHORT_SECONDS)
    assert min(ends["killed"], ends["stopped"], ends["went on after full"]) > 0, ends


@pytest.mark.soak
def test_nothing_promised_is_lost_at_any_point(lives, count):
    """The same at every system call of the whole life."""
    points = lives.points()
    tally = count("kill, error, full disk or short write at every system call of a whole life", len(points))
    ends = walk(lives, mine(every(points, 1, SEED)), tally)
    assert min(ends["killed"], ends["stopped"], ends["went on after full"]) > 0, ends


def test_a_broken_promise_is_seen(lives):
    """The judge can say no: a chunk or an event that was promised and never kept is found."""
    ran = lives.run()
    chunk = {**ran.told("chunk")[0], "number": 99}
    heard = {**ran.told("heard")[0], "stop": 8}
    for wrong in (chunk, heard):
        with pytest.raises(AssertionError):
            judge(lives.folder, [*ran.promises, wrong])


def test_no_promise_before_the_sync(lives):
    """A kill leaves what the system has in memory; a power cut does not. So: when a promise is told, every file that was written,
    and every folder that a file was put in or taken from, was synced since.
    """
    ran = lives.run(calls=("sendto", "write", "pwrite64", *SYNCS, "rename", "mkdir", "unlink"))
    lines = ran.seen.splitlines()
    assert ran.told("done")
    promises, unsynced = promises_and_syncs(lines, lives.folder)
    assert promises == len(ran.promises)
    assert unsynced == {}
    for sync in SYNCS:  # and it would be seen where one were left out
        assert promises_and_syncs([line for line in lines if f"{sync}(" not in line], lives.folder)[1]


def promises_and_syncs(lines: list[str], folder: Path) -> tuple[int, dict[str, set[int]]]:
    """How many promises strace saw, and which files were not synced at which of them."""
    dirty: set[str] = set()
    begun: dict[str, str] = {}
    unsynced: dict[str, set[int]] = {}
    promises = 0
    for text in lines:
        thread, _, call = text.partition(" ")
        call = call.strip()
        ended = not call.endswith("<unfinished ...>")
        if not ended:
            begun[thread] = call
        elif call.startswith("<..."):
            call = begun.pop(thread, "left(")
        name = call.split("(")[0]
        if name == "sendto" and ended:
            promises += 1
            for file in dirty:
                unsynced.setdefault(file, set()).add(promises)
        elif name in SYNCS and ended:
            dirty.discard(file_of(call))
        elif name not in SYNCS:
            dirty.update(dirtied(name, call, folder))
    return promises, unsynced


def file_of(call: str) -> str:
    return call.partition("<")[2].partition(">")[0]


def dirtied(name: str, call: str, folder: Path) -> list[str]:
    """What a call leaves to be synced: the file that it writes, the folder whose names it changes. Not SQLite's shared memory."""
    if name in ("write", "pwrite64"):
        file = file_of(call)
        return [file] if file.startswith(str(folder)) and not file.endswith("-shm") else []
    if name not in ("rename", "mkdir", "unlink"):
        return []
    last = Path(call.split('"')[-2])
    if name == "unlink" and last.suffix in (".db-wal", ".db-shm"):
        return []  # SQLite closes; both are empty by now, and it does not matter whether they stay
    return [str(last.parent)] if folder in last.parents and last.parent.name != ".new" else []


def test_a_folder_that_cannot_be_read_is_not_taken_for_empty(tmp_path, monkeypatch):
    """Destroying asks for all names of a recording: where the disk does not give them, it must not think that there are none."""
    blobs = FolderBlobs(tmp_path / "blobs")
    blobs.put("abc/original", [b"sealed"])

    def broken(path: object) -> None:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(os, "scandir", broken)
    with pytest.raises(Tampered):
        list(blobs.names("abc/"))
    monkeypatch.undo()
    assert list(blobs.names("abc/")) == ["abc/original"]
    assert list(blobs.names("gone/")) == []
