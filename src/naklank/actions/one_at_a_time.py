"""One finish (or one destruction) of a recording at a time, within this program.

The data folder has one program (its lock says so), so a lock in memory is enough. It exists because two finishes
that write the sealed original at once could leave the bytes of one beside the record of the other.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_guard = threading.Lock()
_locks: dict[str, tuple[threading.Lock, int]] = {}


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Wait until nobody else is inside for `name`, then go in. Forgets names that nobody waits for."""
    with _guard:
        lock, waiting = _locks.get(name, (threading.Lock(), 0))
        _locks[name] = (lock, waiting + 1)
    try:
        with lock:
            yield
    finally:
        with _guard:
            lock, waiting = _locks[name]
            if waiting == 1:
                del _locks[name]
            else:
                _locks[name] = (lock, waiting - 1)
