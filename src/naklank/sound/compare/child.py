"""The child that compares: hears two files of strangers, compares them, tells what it found, and is gone.

The fence is that of `naklank.sound.child`. Besides, while the files are heard it can open no file or socket at all, for it has
no number left to give to one: everything it needs is loaded before. What comes after that is our own arithmetic, which
may take more memory and needs to show no progress to go on.
"""

import importlib
import io
import pkgutil
import resource
import sys

from naklank.errors import NaklankError
from naklank.sound import child, pipe, problems
from naklank.sound.compare import refused
from naklank.sound.containers import Window

COMPARING_BYTES = 4 << 30
"""Twice eight hours of sound, and what comparing them takes."""
_HEARD_SHARE = 0.6
_AHEAD_BYTES = 1 << 18
_FEW_FILES = 64


def main() -> None:
    """Do the job that the parent sends: one source that is the original and the copy, end to end."""
    asking, telling = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    from naklank.sound.compare.clips import clips
    from naklank.sound.compare.compare import compare
    from naklank.sound.compare.hear import hear
    from naklank.sound.compare.passing import plain

    _load_all()
    child.fence(COMPARING_BYTES)
    kind, body = pipe.receive(asking)
    assert kind == pipe.JOB
    job, _rest = pipe.split(body)
    size, split, names = job["size"], job["split"], job["names"]
    assert isinstance(size, int)
    assert isinstance(split, int)
    assert isinstance(names, list)
    source = io.BufferedReader(child.Asked(asking, telling, job), _AHEAD_BYTES)
    begun = 0.0

    def hearing(done: float) -> None:
        child.grant()
        pipe.send_share(telling, begun + done * _HEARD_SHARE / 2)

    def comparing(done: float) -> None:
        pipe.send_share(telling, _HEARD_SHARE + done * (1 - _HEARD_SHARE))

    try:
        _no_files()
        which = "original"
        original = hear(Window(source, 0, split), name=str(names[0]), progress=hearing)  # type: ignore[arg-type]
        which, begun = "copy", _HEARD_SHARE / 2
        copy = hear(Window(source, split, size), name=str(names[1]), progress=hearing)  # type: ignore[arg-type]
        which = ""
        _room()
        found = compare(original, copy, progress=comparing)
        cut = clips(original, copy, found) if job["clips"] else ()
    except NaklankError as error:
        error.detail |= {"file": which} if which else {}
        child.fail(telling, error)
    except MemoryError:
        too_much = problems.too_hard() if which else refused.too_much()
        too_much.detail |= {"file": which} if which else {}
        child.fail(telling, too_much)
    else:
        places = [[one.edit, one.which, list(one.heard), len(one.sound)] for one in cut]
        pipe.send_json(telling, pipe.DONE, {"found": plain(found), "clips": places}, b"".join(one.sound for one in cut))


def _load_all() -> None:
    """Load what the libraries would only load once they meet such a stream: then it is too late."""
    import av

    for module in pkgutil.walk_packages(av.__path__, "av."):
        importlib.import_module(module.name)


def _no_files() -> None:
    """No number is left for another file: 0, 1 and 2 are taken."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, _FEW_FILES))


def _room() -> None:
    """The strangers' bytes are done with: from here on only our own arithmetic."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FEW_FILES, _FEW_FILES))
    resource.setrlimit(resource.RLIMIT_AS, (COMPARING_BYTES, COMPARING_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (child.LONGEST_CPU_S, child.LONGEST_CPU_S))


if __name__ == "__main__":
    main()
