"""The desk of a running server: commands hand their errands in here, and the server does them (see `errand.py`).

A Unix socket of mode 0600 in the data folder, for who runs the server and for root, nobody else. It comes and goes with
the server that holds the folder's lock; what a killed one left behind is replaced. Where a disk knows no sockets the
server runs without a desk, and says so.
"""

import contextlib
import os
import socket
import stat
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from naklank import __version__
from naklank.cli.doors import Open
from naklank.cli.errand import Errand
from naklank.cli.trouble import told
from naklank.cli.wire import NAME, lines, short_name, tell
from naklank.errors import NaklankError
from naklank.text import Text

FRESH = f"{NAME}.new"
AT_ONCE = 4
LISTEN_SECONDS = 10.0
"""How long somebody who knocked may take to say what for."""
TELL_SECONDS = 60.0
BETWEEN_SECONDS = 0.1
PATIENCE_SECONDS = 5.0


class Desk:
    """Takes errands for one open installation."""

    def __init__(self, made: Open, errands: tuple[Errand, ...], sock: socket.socket) -> None:
        self._made = made
        self._errands = {errand.name: errand for errand in errands}
        self._sock = sock
        self._room = threading.Semaphore(AT_ONCE)
        self._closing = False
        self._busy: dict[threading.Thread, socket.socket] = {}
        self._lock = threading.Lock()

    def run(self) -> None:
        """Take whoever knocks until the desk closes; each is helped in a thread of its own."""
        while not self._closing:
            self._room.acquire()
            try:
                line, _ = self._sock.accept()
            except OSError:  # it was closed
                return
            thread = threading.Thread(target=self._help, args=(line,), name="naklank-desk", daemon=True)
            with self._lock:
                self._busy[thread] = line
            thread.start()

    def close(self) -> None:
        """Take nobody any more; who is still being helped is told so, and waited for a little."""
        self._closing = True
        with contextlib.suppress(OSError):  # wakes `run`; a system may say that nobody is connected
            self._sock.shutdown(socket.SHUT_RDWR)
        self._sock.close()
        with self._lock:
            busy = dict(self._busy)
        for line in busy.values():
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in busy:
            thread.join(PATIENCE_SECONDS)

    def _help(self, line: socket.socket) -> None:
        try:
            with line:
                self._answer(line)
        except OSError:
            pass  # who asked went away: there is nobody left to tell
        finally:
            with self._lock:
                self._busy.pop(threading.current_thread(), None)
            self._room.release()

    def _answer(self, line: socket.socket) -> None:
        try:
            with _asked(line) as (question, file):
                line.settimeout(TELL_SECONDS)
                done = self._errand(question).do(self._made, question["asked"], file, _Telling(line))
        except _WentAway:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, who asked reads it as two sentences
            tell(line, {"error": _in_words(told(error))})
        else:
            tell(line, {"done": done})

    def _errand(self, question: dict[str, Any]) -> Errand:
        if question["version"] != __version__:
            raise NaklankError(
                Text(
                    f"Hier draait een andere versie van Naklank ({__version__}).",
                    f"Another version of Naklank is running here ({__version__}).",
                ),
                Text("Start Naklank opnieuw met de nieuwe versie.", "Start Naklank anew with the new version."),
            )
        return self._errands[question["errand"]]


class _WentAway(OSError):
    """Who asked is not there any more."""


class _Telling:
    """Tells how far it is, now and then. Raises where nobody listens any more, so that nothing is made for nobody."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._told_at = 0.0

    def __call__(self, what: str, count: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told_at < BETWEEN_SECONDS and count != of:
            return
        self._told_at = now
        try:
            tell(self._line, {"progress": [what, count, of]})
        except OSError as error:
            raise _WentAway from error


@contextlib.contextmanager
def open_desk(made: Open, folder: Path, errands: tuple[Errand, ...]) -> Iterator[bool]:
    """Take errands meanwhile. False where this disk has no sockets: then commands wait until the server stops."""
    sock = _listening(folder)
    if sock is None:
        yield False
        return
    desk = Desk(made, errands, sock)
    thread = threading.Thread(target=desk.run, name="naklank-desk-door", daemon=True)
    thread.start()
    try:
        yield True
    finally:
        (folder / NAME).unlink(missing_ok=True)
        desk.close()
        thread.join(PATIENCE_SECONDS)


def _listening(folder: Path) -> socket.socket | None:
    """Made under another name, closed to others, and only then put in place: nobody finds it half ready."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        (folder / FRESH).unlink(missing_ok=True)
        with short_name(folder, FRESH) as name:
            sock.bind(name)
        (folder / FRESH).chmod(stat.S_IRUSR | stat.S_IWUSR)
        sock.listen()
        (folder / FRESH).rename(folder / NAME)
    except OSError:
        sock.close()
        return None
    return sock


@contextlib.contextmanager
def _asked(line: socket.socket) -> Iterator[tuple[dict[str, Any], BinaryIO | None]]:
    """What is asked, with the file that came along. The file is closed at the end, and written out before that."""
    _only_ours(line)
    line.settimeout(LISTEN_SECONDS)
    begun, handles, _, _ = socket.recv_fds(line, 1 << 16, 1)
    file = _file(handles[0]) if handles else None
    with file or contextlib.nullcontext():
        question = next(lines(line, begun), None)
        if question is None:
            raise _WentAway
        yield question, file


def _file(handle: int) -> BinaryIO:
    import fcntl

    writes = fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY
    return os.fdopen(handle, "wb" if writes else "rb")


def _only_ours(line: socket.socket) -> None:
    """The mode of the socket keeps others out; where the system tells who knocks, we look once more."""
    if not hasattr(socket, "SO_PEERCRED"):
        return
    _, user, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    if user not in (0, os.geteuid()):
        raise _WentAway


def _in_words(error: NaklankError) -> dict[str, dict[str, str]]:
    return {
        "what": {"nl": error.what.nl, "en": error.what.en},
        "todo": {"nl": error.todo.nl, "en": error.todo.en},
    }
