"""Hold a circulated file against a recording that one may listen to: bring it in as it comes, and ask for the comparison.

Whoever may hear the recording may do this, and nobody else: what comes out tells what is in it. The file is sealed at once,
under the recording's key; the log says who held which file (its hash) against which recording. The work is a job
(`carry_out_comparison.py`); what it found is read in `read_comparison.py`.
"""

import base64
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath

from naklank.actions import find
from naklank.actions.copy import not_ready
from naklank.actions.copy_pieces import PIECE_BYTES, forget_pieces, seal_piece
from naklank.actions.events import event
from naklank.actions.finish_recording import blob_of
from naklank.actions.listen import check_hearing, heard
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import stream_name
from naklank.actions.start_recording import check_room
from naklank.errors import TooLarge, Unreadable
from naklank.model import Actor, Job, KeptComparison, RecordingId, Thing, new_id
from naklank.text import Text
from naklank.vault import stream, strict

MOST_BYTES = 2 << 30
"""Twelve hours of film from a phone are more; but nobody sends them round, and the sound alone is less."""
NAME_MAX = 200
HALF_WAY = timedelta(hours=24)


class Arriving:
    """A file that comes in: `take` what there is, then `arrived`; or `give_up`."""

    def __init__(self, house: House, actor: Actor, kept: KeptComparison, name: str) -> None:
        self._house, self._actor, self.kept = house, actor, kept
        self._name = PurePath(name.replace("\\", "/")).name[-NAME_MAX:]
        self._digest, self._size, self._held, self._pieces = hashlib.sha256(), 0, bytearray(), 0

    def take(self, body: bytes) -> None:
        """The next bytes. Raises `TooLarge`, `Full`."""
        self._size += len(body)
        if self._size > MOST_BYTES:
            raise too_large()
        self._digest.update(body)
        self._held += body
        while len(self._held) >= PIECE_BYTES:
            check_room(self._house)
            self._seal(bytes(self._held[:PIECE_BYTES]))
            del self._held[:PIECE_BYTES]

    def arrived(self) -> KeptComparison:
        """That was all: ask for the comparison. Raises `Unreadable` where nothing came."""
        if not self._size:
            raise Unreadable(
                Text("Dit bestand is leeg.", "This file is empty."),
                Text("Kies een ander bestand.", "Choose another file."),
            )
        if self._held:
            self._seal(bytes(self._held))
        house, actor, kept = self._house, self._actor, self.kept
        file = {"name": self._name, "bytes": self._size, "sha256": self._digest.hexdigest()}
        sealed = seal_words(house, kept, strict.dumps({"file": file}))

        def unit(tx: Tx) -> KeptComparison:
            recording = find.recording(tx, actor, "compare", kept.recording)
            decision = heard(house, tx, actor, recording)
            detail: dict[str, object] = {"comparison": kept.id, "sha256": file["sha256"], "bytes": self._size}
            thing = Thing("recording", recording.id)
            tx.log(
                event(house, actor, "recording:compare", "E", thing, purpose="check", decision=decision, detail=detail)
            )
            waiting = replace(kept, state="waiting", sealed=sealed, pieces=self._pieces)
            tx.put(waiting)
            tx.add(Job(f"compare/{kept.id}", "compare", {"comparison": kept.id}))
            return waiting

        return house.store.write(unit)

    def give_up(self) -> None:
        """Let nothing of it stay."""
        give_up(self._house, self.kept)

    def _seal(self, piece: bytes) -> None:
        seal_piece(self._house, self.kept.recording, self.kept.id, self._pieces, piece)
        self._pieces += 1


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
    forget_pieces(house, kept.recording, kept.id)


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
        forget_pieces(house, recording, key)
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


def too_large() -> TooLarge:
    """More than anybody sends round."""
    return TooLarge(
        Text("Dit bestand is te groot om te vergelijken.", "This file is too large to compare."),
        Text(
            f"Kies een bestand van hoogstens {MOST_BYTES >> 30} GB.", f"Choose a file of at most {MOST_BYTES >> 30} GB."
        ),
    )
