"""Gives the organisation a fresh wrapping key: every data key is wrapped anew, no recording is touched, the log says so.

A crash half-way leaves both keys in the ring, so that everything still opens; doing it again finishes it.
"""

import threading

from naklank.actions.ports import Clock
from naklank.model import Event, Thing
from naklank.store.layout import HouseData

_ONE = threading.Lock()
"""One rotation at a time: two at once would each forget the other's key."""


def rotate(data: HouseData, clock: Clock, *, forget_old: bool) -> tuple[str, int]:
    """Make a key, wrap everything with it; returns its id and how many data keys it wraps now.

    With `forget_old` the keys before it are gone afterwards, and with them whatever only an older backup holds.
    """
    with _ONE:
        key = data.ring.add_key()
        count = data.keys.rewrap()
        if forget_old:
            data.ring.drop_old()
    event = Event(
        time=clock.now(), kind="keys:rotate", action="E", outcome="done", actor="system", role="system",
        access_point="cli", things=(Thing("key", key),), detail={"count": count, "forgot": forget_old}, system="naklank",
    )  # fmt: skip
    data.store.write(lambda tx: tx.log(event))
    return key, count
