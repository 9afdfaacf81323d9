"""Does what must be done again and again while the program runs, each thing in its own rhythm.

A round that fails says so and is tried again after `RETRY`; the others go on. Single pieces of work: `jobs.py`.
"""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from naklank.errors import NaklankError

RETRY_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Round:
    """Something to do at the start and then every `seconds`."""

    name: str
    seconds: float
    act: Callable[[], object]


def go_round(rounds: Sequence[Round], stop: threading.Event) -> None:
    """Do all rounds until `stop`."""
    due = dict.fromkeys(range(len(rounds)), time.monotonic())
    while rounds and not stop.is_set():
        for number, each in enumerate(rounds):
            if due[number] <= time.monotonic() and not stop.is_set():
                wait = each.seconds if _done(each) else min(RETRY_SECONDS, each.seconds)
                due[number] = time.monotonic() + wait
        stop.wait(max(0.0, min(due.values()) - time.monotonic()))


def _done(one: Round) -> bool:
    try:
        one.act()
    except NaklankError as error:
        print(f"naklank: {one.name}: {error.what.en}", file=sys.stderr, flush=True)  # noqa: T201  for the operator
        return False
    except Exception as error:  # noqa: BLE001  told, and tried again; the other rounds go on
        print(f"naklank: {one.name}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)  # noqa: T201
        return False
    return True
