"""Keeps a server alive: runs it in a child process and brings it back when it dies, later and later where it keeps dying.

Not when it ended by itself (0) or cannot start at all (2). A failed sync (70), a crash or a kill -9: back, also where it
cannot start at once afterwards: a disk that failed may be full for a while, and somebody is waiting. The parent
stays small, holds nothing but the listening socket, and passes signals on; SIGHUP starts the server anew (a new
certificate). A child whose parent died stops too.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from naklank.text import Text

CANNOT_START = 2
FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 30.0
HEALTHY_SECONDS = 60.0


def back_off(deaths: int) -> float:
    """How long to wait after so many deaths in a row: 0.2 s, 0.4 s, 0.8 s … at most half a minute."""
    return min(FIRST_WAIT_SECONDS * float(2 ** min(deaths - 1, 20)), LONGEST_WAIT_SECONDS)


@dataclass(slots=True)
class Supervisor:
    """`work` is what the child does: it gets the number of its life (from 1), raises nothing, and returns its exit status.
    `told` hears why a child is brought back.
    """

    work: Callable[[int], int]
    told: Callable[[Text], None]
    _child: int = field(default=0, init=False)
    _lives: int = field(default=0, init=False)
    _stopping: bool = field(default=False, init=False)
    _again: bool = field(default=False, init=False)

    def run(self) -> int:
        """Keep it alive until it is stopped; returns the exit status."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._signalled)
        deaths = 0
        while True:
            began = time.monotonic()
            status = self._one_life()
            if self._stopping:
                return 0
            if self._again:
                self._again = False
                continue
            if status == 0 or (status == CANNOT_START and deaths == 0):
                return status
            deaths = 1 if time.monotonic() - began > HEALTHY_SECONDS else deaths + 1
            wait = back_off(deaths)
            self.told(_came_down(status, wait))
            self._wait(wait)
            if self._stopping:
                return 0

    def _one_life(self) -> int:
        """Start a child and wait for its end: its exit status, below zero where a signal ended it."""
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        if self._stopping:
            # The word to stop came between two lives, when there was no child to pass it on to.
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            return 0
        self._lives += 1
        here, there = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(there)
            _as_child(lambda: self.work(self._lives), here, blocked)
        os.close(here)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        try:
            return self._ended()
        finally:
            os.close(there)

    def _ended(self) -> int:
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return os.waitstatus_to_exitcode(status)

    def _signalled(self, number: int, _: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self._again = True
        else:
            self._stopping = True
        if self._child:
            os.kill(self._child, signal.SIGTERM)

    def _wait(self, seconds: float) -> None:
        """Sleep in small steps, so that a signal is heard."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._stopping:
            time.sleep(0.05)


def _as_child(work: Callable[[], int], parent: int, mask: set[int]) -> None:
    """Be the child: never returns."""
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        status = work()
    finally:  # whatever happens, a child never goes on as if it were the parent
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end_with(parent: int) -> None:
    """The other end of this pipe closes when the parent dies: then stop as well."""
    os.read(parent, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _came_down(status: int, wait: float) -> Text:
    if status == 70:  # noqa: PLR2004  see store/failures.py
        why = Text("De schijf faalde", "The disk failed")
    elif status < 0:
        why = Text(
            f"Naklank werd gestopt ({signal.Signals(-status).name})",
            f"Naklank was killed ({signal.Signals(-status).name})",
        )
    elif status == CANNOT_START:
        why = Text("Naklank kan nu niet starten", "Naklank cannot start now")
    else:
        why = Text(f"Naklank viel uit ({status})", f"Naklank fell over ({status})")
    return Text(f"{why.nl}. Het start opnieuw over {wait:.1f} s.", f"{why.en}. It starts anew in {wait:.1f} s.")
