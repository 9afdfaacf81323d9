"""Remove what a crash left behind and nobody needs: chunks of sealed recordings, bytes that came too late for one that was
destroyed, keys of what never came, files half brought in.

Never touches what was acknowledged: a key goes only where nothing at all lies under its id, a chunk only once the sealed
and signed original holds its bytes.
"""

from collections.abc import Iterable

from naklank.actions import compare_copy, trace_clip
from naklank.actions.destroy import carry_out, decide
from naklank.actions.events import event
from naklank.actions.ports import House, View
from naklank.model import SYSTEM, Chunk, Credential, KeptAnswer, Recording, Thing, Weighing, WeighingDraft

HAVE_KEYS: tuple[type[object], ...] = (Recording, Credential, Weighing, WeighingDraft, KeptAnswer)
"""What lies sealed under a key of its own id. A kind that is missing here loses its keys at the next sweep."""


def sweep_leftovers(house: House, keys: Iterable[str], *, abandoned: Iterable[str] = ()) -> tuple[int, int]:
    """Sweep; returns how many blobs and keys went. `keys` are the ids that had a data key before anybody could be half-way
    (when the program started), `abandoned` the recordings that only a command which is gone could have finished.
    """
    waiting = set(house.store.read(half_brought_in))
    for recording in abandoned:
        if recording in waiting:
            give_up(house, recording)
    return _blobs(house) + compare_copy.sweep(house) + trace_clip.sweep(house), _keys(house, keys)


def half_brought_in(view: View) -> list[str]:
    """Files that `naklank seal` had begun to keep. Ask before anybody else can seal."""
    return [recording.id for recording in view.find(Recording, state="open", source="command")]


def give_up(house: House, recording_id: str) -> None:
    """Let nothing stay behind of a file that was never acknowledged, and say so in the log."""
    house.store.write(
        lambda tx: tx.log(
            event(house, SYSTEM, "recording:refuse", "D", Thing("recording", recording_id), outcome="failed")
        )
    )
    decide(house, SYSTEM, recording_id, "refused_upload")
    carry_out(house, recording_id)


def _blobs(house: House) -> int:
    """Chunks of sealed recordings, except rivals that were put aside; and whatever lies under a destroyed one."""

    def look(view: View) -> tuple[set[str], set[str], set[str]]:
        sealed = {str(recording.id) for recording in view.find(Recording, state="sealed")}
        destroyed = {str(recording.id) for recording in view.find(Recording, state="destroyed")}
        rivals = {chunk.sha256 for chunk in view.find(Chunk) if chunk.aside} if sealed else set()
        return sealed, destroyed, rivals

    names = list(house.blobs.names())
    sealed, destroyed, rivals = house.store.read(look) if names else (set(), set(), set())

    def is_left(name: str) -> bool:
        owner = name.partition("/")[0]
        done_with = owner in sealed and "/chunk/" in name and name.rpartition("-")[2] not in rivals
        return done_with or owner in destroyed

    left = [name for name in names if is_left(name)]
    for name in left:
        house.blobs.delete(name)
    return len(left)


def _keys(house: House, keys: Iterable[str]) -> int:
    def nobodys(view: View, key: str) -> bool:
        return all(view.get(kind, key) is None for kind in HAVE_KEYS)

    loose = house.store.read(lambda view: [key for key in keys if nobodys(view, key)])
    gone = [key for key in loose if next(iter(house.blobs.names(f"{key}/")), None) is None]
    for key in gone:
        house.keys.destroy(key)
    return len(gone)
