"""The child: one job, then gone. Fences itself in before it sees a byte of the file.

It cannot write a file (size limit 0) nor leave a core dump, gets at most `MEMORY_BYTES` of address space and, each time
it shows progress, another `STALL_CPU_S` seconds of processor time: what loops without making sound is killed by the kernel.
Modules are imported behind the fence, each job its own: checking needs no scipy, which takes a second to load.
"""

import ctypes
import io
import os
import resource
import signal
import sys
from dataclasses import asdict
from typing import BinaryIO

from naklank.errors import NaklankError
from naklank.sound import pipe, problems

MEMORY_BYTES = 2 << 30
STALL_CPU_S = 60
LONGEST_CPU_S = 3 * 3600
_AHEAD_BYTES = 1 << 18
_PIECE_BYTES = 1 << 16
_PR_SET_DUMPABLE, _PR_SET_PDEATHSIG = 4, 1


def main() -> None:
    """Do the job that the parent sends."""
    asking, telling = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    fence()
    kind, body = pipe.receive(asking)
    assert kind == pipe.JOB
    job, _rest = pipe.split(body)
    try:
        said, rest = _work(job, Asked(asking, telling, job), telling)
    except NaklankError as error:
        fail(telling, error)
    except MemoryError:
        fail(telling, problems.too_hard())
    else:
        pipe.send_json(telling, pipe.DONE, said, rest)


def _work(job: dict[str, object], raw: "Asked", telling: BinaryIO) -> tuple[dict[str, object], bytes]:
    source = io.BufferedReader(raw, _AHEAD_BYTES)
    target = io.BufferedWriter(_Told(telling), _PIECE_BYTES)

    def progress(done: float) -> None:
        grant()
        pipe.send_share(telling, done)

    if job["verb"] == "check":
        from naklank.sound.check import check

        return {"facts": asdict(check(source, str(job["media_type"]), progress=progress))}, b""
    if job["verb"] == "convert":
        from naklank.sound.convert import convert

        convert(source, str(job["media_type"]), target, progress=progress)
        target.flush()
        return {}, b""
    if job["verb"] == "fingerprint":
        from naklank.sound.compare.hear import hear
        from naklank.sound.lookup.fingerprint import fingerprint, to_bytes

        return {}, to_bytes(fingerprint(hear(source, progress=progress).samples))
    if job["verb"] == "hear":
        from naklank.sound.compare.hear import hear

        return {}, hear(source, name=str(job["name"]), progress=progress).samples.tobytes()
    from naklank.sound.render import render

    made = render(source, target, progress=progress)
    target.flush()
    return {"facts": asdict(made.facts), "loudness_lufs": made.loudness_lufs, "lost": made.lost}, made.peaks


def fail(telling: BinaryIO, error: NaklankError) -> None:
    """Tell the parent what is wrong with the file."""
    said: dict[str, object] = {
        "kind": type(error).__name__,
        "what": [error.what.nl, error.what.en],
        "todo": [error.todo.nl, error.todo.en],
        "detail": error.detail,
    }
    pipe.send_json(telling, pipe.FAILED, said)


def fence(later_bytes: int = MEMORY_BYTES) -> None:
    """Give up what the work does not need. `later_bytes` of memory may be asked for once the file is done with."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, later_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (STALL_CPU_S, LONGEST_CPU_S))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def grant() -> None:
    """Progress was made: another stretch of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + STALL_CPU_S
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, LONGEST_CPU_S), LONGEST_CPU_S))


class Asked(io.RawIOBase):
    """The source, asked from the parent piece by piece."""

    def __init__(self, asking: BinaryIO, telling: BinaryIO, job: dict[str, object]) -> None:
        size = job["size"]
        assert isinstance(size, int)
        self._asking, self._telling, self._size, self._at = asking, telling, size, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; nothing is asked yet."""
        self._at = max(0, (0, self._at, self._size)[whence] + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        """Ask the parent for what fits."""
        room = memoryview(buffer)  # type: ignore[arg-type]
        if self._at >= self._size or not room.nbytes:
            return 0
        pipe.send_read(self._telling, self._at, room.nbytes)
        kind, data = pipe.receive(self._asking)
        assert kind == pipe.DATA
        room[: len(data)] = data
        self._at += len(data)
        return len(data)


class _Told(io.RawIOBase):
    """The target: what is written goes to the parent."""

    def __init__(self, telling: BinaryIO) -> None:
        self._telling = telling

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        pipe.send(self._telling, pipe.WRITE, piece)
        return len(piece)


if __name__ == "__main__":
    main()
