"""The parent's side: start a child for one job, answer what it asks, and give back what it made or refuses.

A child that was killed was killed by the file: then the file is refused. What is said between the two stands in `pipe.py`.
"""

import os
import subprocess
import sys
from contextlib import suppress
from typing import BinaryIO

from naklank.errors import NaklankError, Unreadable
from naklank.sound import pipe, problems
from naklank.sound.made import Progress
from naklank.text import Text

_MOST_ASKED = 1 << 22
_PROGRAM_ERROR = 1
"""The exit status of Python after an exception that nobody caught. What the file does ends by a signal or an answer."""


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
