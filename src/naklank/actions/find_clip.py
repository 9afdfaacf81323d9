"""Find which recording a clip comes from, for the privacy officer: with a reason, and logged before the answer is given.

The log keeps the clip's hash and what was found, never the clip. A recording that is being destroyed is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from naklank.actions.access import may
from naklank.actions.compare_files import File, measure
from naklank.actions.events import event, refusals_logged
from naklank.actions.ports import House, Tx, View
from naklank.actions.sealed import open_blob
from naklank.errors import Gone, NaklankError, NotFound
from naklank.model import Actor, Blob, Recording, Thing
from naklank.model.lookup import LOOKUP_METHOD, LookUp
from naklank.text import Text

REASONS = ("circulating", "complaint", "leak", "request_of_patient")
"""Why a clip is looked up: it goes around; somebody complained; sound may have leaked; a patient asks."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What was found, of which file, among how many recordings; `without` have no fingerprint (yet)."""

    found: LookUp
    clip: File
    recordings: int
    without: int

    @property
    def exit_status(self) -> int:
        """0: found. 1: not from here. 2: nothing can be said."""
        if self.found.reason is not None:
            return 2
        return 0 if self.found.places else 1

    def as_json(self) -> dict[str, object]:
        """The object that other programs read (docs/formats.md)."""
        answer = "undecided" if self.found.reason else "found" if self.found.places else "not_from_here"
        return {
            "answer": answer,
            "reason": self.found.reason,
            "places": [
                {
                    "recording": one.recording,
                    "clip_start": round(one.clip[0], 3),
                    "clip_end": round(one.clip[1], 3),
                    "start": round(one.at[0], 3),
                    "end": round(one.at[1], 3),
                    "strength": round(one.strength, 2),
                    "chance": float(f"{one.chance:.2g}"),
                    "speed": round(one.speed, 4),
                }
                for one in self.found.places
            ],
            "clip_s": round(self.found.clip_s, 3),
            "sha256": self.clip.sha256,
            "recordings": self.recordings,
            "without_fingerprint": self.without,
            "hours": round(self.found.archive_h, 3),
            "method": LOOKUP_METHOD,
        }


def find_clip(house: House, actor: Actor, clip: BinaryIO, *, name: str, reason: str) -> Traced:
    """Look the clip up in everything that is kept. Only the operator's command may leave the reason out.

    Raises `NotFound` for who may not, `Unreadable` for what is no sound.
    """
    if reason not in REASONS and not (actor.role == "system" and not reason):
        raise NaklankError(
            Text("Deze reden om te zoeken kennen we niet.", "We do not know this reason for looking."),
            Text(f"Kies een van: {', '.join(REASONS)}.", f"Choose one of: {', '.join(REASONS)}."),
        )
    with refusals_logged(house, actor, "clip:find", "E"):
        house.store.read(lambda view: may(view, actor, "find_clip", None))
    measured = measure(clip, name)
    blobs, recordings = house.store.read(_fingerprints)
    found = house.sound.look_up(clip, _opened(house, blobs), name=name)

    def log(tx: Tx) -> None:
        things = [
            Thing("recording", place.recording, round(place.at[0] * 1000), round(place.at[1] * 1000))
            for place in found.places
        ]
        detail: dict[str, object] = {"sha256": measured.sha256, "found": len(things), "method": LOOKUP_METHOD}
        tx.log(event(house, actor, "clip:find", "E", *things, purpose=reason, detail=detail))

    house.store.write(log)
    return Traced(found, measured, recordings, recordings - len(blobs))


def _fingerprints(view: View) -> tuple[list[Blob], int]:
    sealed = {recording.id for recording in view.find(Recording, state="sealed")}
    return [blob for blob in view.find(Blob) if blob.kind == "fingerprint" and blob.recording in sealed], len(sealed)


def _opened(house: House, blobs: list[Blob]) -> Iterator[tuple[str, bytes]]:
    """Name and fingerprint of each; what is destroyed meanwhile is passed over."""
    for blob in blobs:
        try:
            yield blob.recording, open_blob(house, blob).read(0, blob.plain_bytes)
        except (Gone, NotFound):
            continue
