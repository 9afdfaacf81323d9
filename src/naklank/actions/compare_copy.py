"""Hold a circulated file against a recording that one may listen to: bring it in as it comes, and ask for the comparison.

Whoever may hear the recording may do this, and nobody else: what comes out tells what is in it. The file is sealed at once,
under the recording's key; the log says who held which file (its hash) against which recording. The work is a job
(`carry_out_comparison.py`); what it found is read in `read_comparison.py`.
"""

import base64
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath

from naklank.actions import find
from naklank.actions.copy import not_ready
from naklank.actions.events import event
from naklank.actions.file_pieces import MOST_BYTES, Incoming, Pieces
from naklank.actions.finish_recording import blob_of
from naklank.actions.listen import check_hearing, heard
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import stream_name
from naklank.actions.start_recording import check_room
from naklank.model import Actor, Job, KeptComparison, RecordingId, Thing, new_id
from naklank.vault import stream, strict

NAME_MAX = 200
HALF_WAY = timedelta(hours=24)


class Arriving:
    """A file that comes in: `take` what there is, then `arrived`; or `give_up`."""

    def __init__(self, house: House, actor: Actor, kept: KeptComparison, name: str) -> None:
        self._house, self._actor, self.kept = house, actor, kept
        self._name = PurePath(name.replace("\\", "/")).name[-NAME_MAX:]
        self._coming = Incoming(house, pieces_of(house, kept), MOST_BYTES)

    def take(self, body: bytes) -> None:
        """The next bytes. Raises `TooLarge`, `Full`."""
        self._coming.take(body)

    def arrived(self) -> KeptComparison:
        """That was all: ask for the comparison. Raises `Unreadable` where nothing came."""
        house, actor, kept, came = self._house, self._actor, self.kept, self._coming
        came.close()
        file = {"name": self._name, "bytes": came.size, "sha256": came.sha256}
        sealed = seal_words(house, kept, strict.dumps({"file": file}))

        def unit(tx: Tx) -> KeptComparison:
            recording = find.recording(tx, actor, "compare", kept.recording)
            decision = heard(house, tx, actor, recording)
            detail: dict[str, object] = {"comparison": kept.id, "sha256": file["sha256"], "bytes": came.size}
            thing = Thing("recording", recording.id)
            tx.log(
                event(house, actor, "recording:compare", "E", thing, purpose="check", decision=decision, detail=detail)
            )
            waiting = replace(kept, state="waiting", sealed=sealed, pieces=came.count)
            tx.put(waiting)
            tx.add(Job(f"compare/{kept.id}", "compare", {"comparison": kept.id}))
            return waiting

        return house.store.write(unit)

    def give_up(self) -> None:
        """Let nothing of it stay."""
        give_up(self._house, self.kept)


def begin(house: House, actor: Actor, recording_id: str, name: str) -> Arriving:
    """Open the door for a file of this name.

    Raises `NotPermitted` and `NotFound` for who may not hear the recording, `Conflict` before it is sealed, `Full`.
    """
    check_hearing(house, actor, "compare", recording_id, "recording:compare")
    check_room(house)

    def unit(tx: Tx) -> KeptComparison:
        recording = find.recording(tx, actor, "compare", recording_id)
        if recording.state != "sealed" or blob_of(tx, recording.id, "original") is None:
            raise not_ready()
        made = KeptComparison(new_id(), RecordingId(recording.id), actor.person, house.clock.now(), "arriving")
        tx.put(made)
        return made

    return Arriving(house, actor, house.store.write(unit), name)


def give_up(house: House, kept: KeptComparison) -> None:
    """Forget a file that never came in whole."""
    house.store.write(lambda tx: tx.remove(KeptComparison, kept.id))
    pieces_of(house, kept).forget()


def pieces_of(house: House, kept: KeptComparison) -> Pieces:
    """Where the file lies while it waits, under the recording's key."""
    return _pieces(house, kept.recording, kept.id)


def _pieces(house: House, recording: str, key: str) -> Pieces:
    return Pieces(house, recording, f"comparison/{key}", lambda: house.keys.key(recording))


def sweep(house: House) -> int:
    """Forget files that stopped half-way a day ago, and pieces that nobody waits for; how many of the two."""
    found = house.store.read(lambda view: view.find(KeptComparison))
    late = [one for one in found if one.state == "arriving" and one.asked < house.clock.now() - HALF_WAY]
    for one in late:
        give_up(house, one)
    waiting = {one.id for one in found if one.state in ("arriving", "waiting")}
    loose = {tuple(name.split("/")[::2][:2]) for name in house.blobs.names() if "/comparison/" in name}
    left = [(recording, key) for recording, key in loose if key not in waiting]
    for recording, key in left:
        _pieces(house, recording, key).forget()
    return len(late) + len(left)


def seal_words(house: House, kept: KeptComparison, body: bytes) -> str:
    """What is kept of a comparison, sealed under the recording's key."""
    key = house.keys.key(kept.recording)
    return base64.b64encode(stream.seal_bytes(key, _name(kept), body)).decode()


def open_words(house: House, kept: KeptComparison) -> bytes:
    """The same, opened. Raises `Tampered`, `Gone`."""
    return stream.open_bytes(house.keys.key(kept.recording), _name(kept), base64.b64decode(kept.sealed))


def _name(kept: KeptComparison) -> str:
    return stream_name(kept.recording, f"comparison/{kept.id}")
