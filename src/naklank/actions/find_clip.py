"""Find which recording a clip comes from, for the privacy officer: with a reason, and logged before the answer is given.

The log keeps the clip's hash and what was found, never the clip nor its name. A recording that is being destroyed is not
looked at. What the log keeps can be read again in `read_trace.py`; the page that waits for the answer is `trace_clip.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from naklank.actions.access import may
from naklank.actions.compare_files import File, measure
from naklank.actions.events import event, refusals_logged
from naklank.actions.ports import House, Progress, Tx, View
from naklank.actions.sealed import open_blob
from naklank.errors import Gone, NaklankError, NotFound, Unreadable
from naklank.model import Actor, Blob, Recording, Thing, new_id
from naklank.model.lookup import LOOKUP_METHOD, LookUp, Origin
from naklank.text import Text

REASONS = ("circulating", "complaint", "leak", "request_of_patient")
"""Why a clip is looked up: it goes around; somebody complained; sound may have leaked; a patient asks."""
MOST = 2**53 - 1
"""The largest number that every reader of the log holds exactly."""


class NoReason(NaklankError):
    """Nobody said why the clip is looked up, or gave a reason that we do not know."""

    status = 422


@dataclass(frozen=True, slots=True)
class Traced:
    """What was found, of which file, among how many recordings; `without` have no fingerprint (yet)."""

    found: LookUp
    clip: File
    recordings: int
    without: int

    @property
    def answer(self) -> str:
        """In one word."""
        return "undecided" if self.found.reason else "found" if self.found.places else "not_from_here"

    @property
    def exit_status(self) -> int:
        """0: found. 1: not from here. 2: nothing can be said."""
        return {"found": 0, "not_from_here": 1, "undecided": 2}[self.answer]

    def as_logged(self) -> dict[str, object]:
        """What the log keeps beside the places in recordings: codes, and whole numbers (milliseconds, hundredths, myriadths)."""
        return {
            "answer": self.answer,
            "why": self.found.reason or "",
            "sha256": self.clip.sha256,
            "clip_ms": round(self.found.clip_s * 1000),
            "recordings": self.recordings,
            "without": self.without,
            "method": LOOKUP_METHOD,
            "places": [
                {
                    "from_ms": round(one.clip[0] * 1000),
                    "to_ms": round(one.clip[1] * 1000),
                    "strength_100": round(one.strength * 100),
                    "speed_10000": round(one.speed * 10_000),
                    "one_in": one_in(one),
                }
                for one in self.found.places
            ],
        }

    def as_json(self) -> dict[str, object]:
        """The object that other programs read (docs/formats.md)."""
        return {
            "answer": self.answer,
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


def find_clip(
    house: House,
    actor: Actor,
    clip: BinaryIO,
    *,
    name: str,
    reason: str,
    trace: str = "",
    progress: Progress | None = None,
) -> Traced:
    """Look the clip up in everything that is kept. Only the operator's command may leave the reason out.

    `trace` is the id by which the log names this search. Raises `NotFound` for who may not, `Unreadable` for what is no sound.
    """
    check_asking(house, actor, reason)
    named: dict[str, object] = {"trace": trace or new_id()}
    measured = measure(clip, name)
    clip.seek(0)
    blobs, recordings = house.store.read(_fingerprints)
    try:
        found = house.sound.look_up(clip, _opened(house, blobs), name=name, progress=progress)
    except Unreadable as error:
        failed = {**named, "sha256": measured.sha256, "answer": "failed", "why": str(error.detail.get("code", ""))}
        house.store.write(
            lambda tx: tx.log(event(house, actor, "clip:find", "E", outcome="failed", purpose=reason, detail=failed))
        )
        raise
    traced = Traced(found, measured, recordings, recordings - len(blobs))

    def log(tx: Tx) -> None:
        things = [
            Thing("recording", place.recording, round(place.at[0] * 1000), round(place.at[1] * 1000))
            for place in found.places
        ]
        tx.log(event(house, actor, "clip:find", "E", *things, purpose=reason, detail={**named, **traced.as_logged()}))

    house.store.write(log)
    return traced


def check_asking(house: House, actor: Actor, reason: str) -> None:
    """Refuse who may not look up a clip, which is logged, and who does not say why."""
    with refusals_logged(house, actor, "clip:find", "E"):
        house.store.read(lambda view: may(view, actor, "find_clip", None))
    if reason not in REASONS and not (actor.role == "system" and not reason):
        raise NoReason(
            Text("Deze reden om te zoeken kennen we niet.", "We do not know this reason for looking."),
            Text(f"Kies een van: {', '.join(REASONS)}.", f"Choose one of: {', '.join(REASONS)}."),
        )


def one_in(place: Origin) -> int:
    """One in how many strange clips would agree so well with some place in this archive."""
    return MOST if place.chance <= 0 else min(MOST, round(1 / place.chance))


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
