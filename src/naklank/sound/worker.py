"""Do the decoding in a child process, so that a stranger's file can at worst kill that child.

`InChild` implements the `Sound` port. The child gets no file and no name: it asks its parent for bytes at an offset over
a pipe and sends back what it made, so it can read an index that stands at the end (M4A) without the sound ever being whole
in memory or on a disk. Why a pipe and not a file in memory: an upload may be 4 GiB, and memory may be swapped out.
The protocol is in `pipe.py`; the child's own fence (memory, processor time, no files) in `child.py`.
"""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

from naklank.errors import NaklankError, Unreadable
from naklank.model import SoundFacts
from naklank.sound import pipe, problems
from naklank.sound.made import Progress, Rendition
from naklank.text import Text

_MOST_ASKED = 1 << 22
_PROGRAM_ERROR = 1
"""The exit status of Python after an exception that nobody caught. What the file does ends by a signal or an answer."""


class InChild:
    """The work done in a child process of low priority. At most `at_once` of them run; others wait their turn."""

    def __init__(self, at_once: int = 2) -> None:
        self._turn = threading.BoundedSemaphore(at_once)

    def check(self, source: BinaryIO, media_type: str, *, progress: Progress | None = None) -> SoundFacts:
        """See `naklank.sound.check`."""
        answer, _rest = self._run({"verb": "check", "media_type": media_type}, source, None, progress)
        return _facts(answer["facts"])

    def render(self, source: BinaryIO, target: BinaryIO, *, progress: Progress | None = None) -> Rendition:
        """See `naklank.sound.render`. Where it raises, `target` may hold a part."""
        answer, peaks = self._run({"verb": "render"}, source, target, progress)
        loudness, lost = answer["loudness_lufs"], answer["lost"]
        assert isinstance(lost, int)
        return Rendition(
            _facts(answer["facts"]), target, peaks, loudness if isinstance(loudness, float) else None, lost
        )

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO, *, progress: Progress | None = None) -> None:
        """See `naklank.sound.convert`. Where it raises, `target` may hold a part."""
        self._run({"verb": "convert", "media_type": media_type}, source, target, progress)

    def _run(
        self, job: dict[str, object], source: BinaryIO, target: BinaryIO | None, progress: Progress | None
    ) -> tuple[dict[str, object], bytes]:
        with self._turn:
            return in_a_child("naklank.sound.child", job, source, target, progress)


def in_a_child(
    module: str, job: dict[str, object], source: BinaryIO, target: BinaryIO | None, progress: Progress | None
) -> tuple[dict[str, object], bytes]:
    """Let a process that runs `module` do the job, and give back what it said. Raises what it refuses with."""
    size = source.seek(0, 2)
    child = subprocess.Popen(  # noqa: S603 - our own Python, a module of ours
        [sys.executable, "-I", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
        cwd="/",
        close_fds=True,
    )
    try:
        return _serve(child, {**job, "size": size}, source, target, progress)
    finally:
        child.kill()
        child.wait()
        for end in (child.stdin, child.stdout):
            with suppress(BrokenPipeError):
                end.close() if end is not None else None


def _environment() -> dict[str, str]:
    """Nothing of ours: no secret, no setting. Only what the loader may need, and one thread for the mathematics."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _serve(
    child: "subprocess.Popen[bytes]",
    job: dict[str, object],
    source: BinaryIO,
    target: BinaryIO | None,
    progress: Progress | None,
) -> tuple[dict[str, object], bytes]:
    """Answer what the child asks until it is done. A child that was killed was killed by the file."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        pipe.send_json(child.stdin, pipe.JOB, job)
        while True:
            kind, body = pipe.receive(child.stdout)
            if kind == pipe.READ:
                offset, length = pipe.asked(body)
                source.seek(offset)
                pipe.send(child.stdin, pipe.DATA, source.read(min(length, _MOST_ASKED)))
            elif kind == pipe.WRITE and target is not None:
                target.write(body)
            elif kind == pipe.PROGRESS:
                if progress is not None:
                    progress(pipe.share(body))
            elif kind == pipe.DONE:
                return pipe.split(body)
            elif kind == pipe.FAILED:
                raise _error(pipe.split(body)[0])
            else:
                raise pipe.Broken  # noqa: TRY301 - nonsense from the child is the same as a child that is gone
    except (pipe.Broken, BrokenPipeError) as error:
        if child.wait() == _PROGRAM_ERROR:
            raise RuntimeError(
                "the sound worker failed by a mistake of ours; it wrote why on the error stream"
            ) from error
        raise problems.too_hard() from error


def _error(said: dict[str, object]) -> NaklankError:
    what, todo, detail = said["what"], said["todo"], said["detail"]
    assert isinstance(what, list)
    assert isinstance(todo, list)
    assert isinstance(detail, dict)
    kind = Unreadable if said["kind"] == "Unreadable" else NaklankError
    return kind(Text(*what), Text(*todo), **detail)


def _facts(said: object) -> SoundFacts:
    assert isinstance(said, dict)
    return SoundFacts(**said)
