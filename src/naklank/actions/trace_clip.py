"""Look up a clip for a page that waits: bring it in as it comes, ask for the work, do it, and let go of the clip.

While it waits the clip lies sealed under a key that is in the memory of this program and nowhere else. So nothing of it can
be opened once the answer is there or the program has stopped; a search that was broken off must be asked for again.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath

from naklank.actions.events import event
from naklank.actions.file_pieces import MOST_BYTES, Incoming, Pieces
from naklank.actions.find_clip import check_asking, find_clip
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import House, Tx
from naklank.actions.start_recording import check_room
from naklank.errors import NotFound, Unreadable
from naklank.model import Actor, Job, new_id
from naklank.vault.keys import new_data_key

WHAT = "clip"


@dataclass(slots=True)
class _Held:
    """All that is known of a clip on its way. `size` is None until it came in whole."""

    actor: Actor
    reason: str
    ending: str
    key: bytes = field(repr=False)
    size: int | None = None
    share: float = 0.0


_held: dict[str, _Held] = {}


class ClipArriving:
    """A clip that comes in: `take` what there is, then `arrived`; or `give_up`."""

    def __init__(self, house: House, trace: str) -> None:
        self._house, self._trace = house, trace
        self._coming = Incoming(house, _pieces(house, trace), MOST_BYTES)

    def take(self, body: bytes) -> None:
        """The next bytes. Raises `TooLarge`, `Full`."""
        self._coming.take(body)

    def arrived(self) -> str:
        """That was all: log it, ask for the work, and give the id of the search. Raises `Unreadable` where nothing came."""
        house, trace, came = self._house, self._trace, self._coming
        came.close()
        held = _held[trace]
        detail: dict[str, object] = {"trace": trace, "sha256": came.sha256, "bytes": came.size}

        def unit(tx: Tx) -> None:
            tx.log(event(house, held.actor, "clip:ask", "E", purpose=held.reason, detail=detail))
            tx.add(Job(f"find/{trace}", "find", {"trace": trace}))

        held.size = came.size
        house.store.write(unit)
        return trace

    def give_up(self) -> None:
        """Let nothing of it stay."""
        _let_go(self._house, self._trace)


def begin(house: House, actor: Actor, name: str, reason: str) -> ClipArriving:
    """Open the door for a clip. Raises `NotFound` for who may not, `NaklankError` without a known reason, `Full`."""
    check_asking(house, actor, reason)
    check_room(house)
    trace = new_id()
    _held[trace] = _Held(actor, reason, PurePath(name).suffix, new_data_key())
    return ClipArriving(house, trace)


def carry_out(house: House, trace: str) -> None:
    """Do the work, and let go of the clip. What is not held here any more was done, or broken off by a stop."""
    with one_at_a_time(trace):
        held = _held.get(trace)
        if held is None or held.size is None:
            return
        with suppress(Unreadable, NotFound):  # the log says so, and the page reads it there
            find_clip(
                house,
                held.actor,
                _pieces(house, trace).file(held.size),
                name=f"x{held.ending}",
                reason=held.reason,
                trace=trace,
                progress=partial(setattr, held, "share"),
            )
        _let_go(house, trace)


def how_far(trace: str) -> float | None:
    """The share of this search that is done; None where nobody works on it any more."""
    held = _held.get(trace)
    return None if held is None else held.share


def sweep(house: House) -> int:
    """Delete what is left of clips whose key is gone with the program that held it; how many blobs."""
    left = [name for name in house.blobs.names() if name.split("/")[1:2] == [WHAT] and name.split("/")[0] not in _held]
    for name in left:
        house.blobs.delete(name)
    return len(left)


def _pieces(house: House, trace: str) -> Pieces:
    return Pieces(house, trace, WHAT, lambda: _held[trace].key)


def _let_go(house: House, trace: str) -> None:
    _pieces(house, trace).forget()
    _held.pop(trace, None)
