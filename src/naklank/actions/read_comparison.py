"""Read what came of a comparison, hear how a change sounds, throw a comparison away. For whoever asked for it, as long as
that person may hear the recording. Each fragment is logged, with its seconds, before it leaves.
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from naklank.actions import find
from naklank.actions.access import not_found
from naklank.actions.carry_out_comparison import how_far
from naklank.actions.compare_copy import open_words, pieces_of
from naklank.actions.comparison_report import Form, report_file
from naklank.actions.events import event
from naklank.actions.listen import check_hearing, heard
from naklank.actions.ports import House, Tx, View
from naklank.exchange.compare_report.report import File
from naklank.model import Actor, KeptComparison, Recording, Thing, is_id
from naklank.model.comparison import Comparison, Span
from naklank.model.comparison_clip import Clip
from naklank.sound.compare.passing import from_plain
from naklank.text import Text
from naklank.vault import strict


@dataclass(frozen=True, slots=True)
class Opened:
    """A comparison as far as it is. `found` is None until it is done; `refused` says why a file could not be heard."""

    kept: KeptComparison
    recording: Recording
    original: File
    copy: File
    day: date | None
    version: str
    share: float
    found: Comparison | None = None
    refused: tuple[Text, Text] | None = None
    clips: tuple[Clip, ...] = ()

    @property
    def asked(self) -> datetime:
        """When it was asked for."""
        return self.kept.asked


def comparisons_of(house: House, actor: Actor, recording_id: str) -> list[Opened]:
    """What this person held against the recording, the newest first."""

    def look(view: View) -> tuple[Recording, list[KeptComparison]]:
        recording = find.recording(view, actor, "compare", recording_id)
        mine = view.find(KeptComparison, recording=recording.id, by=actor.person, order="asked", newest=True)
        return recording, [one for one in mine if one.state != "arriving"]

    recording, mine = house.store.read(look)
    return [_opened(house, recording, one) for one in mine]


def open_comparison(house: House, actor: Actor, recording_id: str, key: str) -> Opened:
    """One of them. Raises `NotFound` for anyone else's, `NotPermitted` once this person may not hear the recording any more."""
    check_hearing(house, actor, "compare", recording_id, "recording:compare")
    recording, one = house.store.read(lambda view: _mine(view, actor, recording_id, key))
    return _opened(house, recording, one)


def hear_clip(house: House, actor: Actor, recording_id: str, key: str, edit: int, which: str) -> bytes:
    """How a change sounds in one of the two files, as MP3. Logged before it leaves."""
    opened = open_comparison(house, actor, recording_id, key)
    clip = next((one for one in opened.clips if one.edit == edit and one.which == which), None)
    if clip is None:
        raise not_found()
    place = _milliseconds(clip) if clip.which != "copy" else (None, None)
    detail: dict[str, object] = {"comparison": key, "of": clip.which, "edit": edit}

    def unit(tx: Tx) -> None:
        recording, _one = _mine(tx, actor, recording_id, key)
        decision = heard(house, tx, actor, recording)
        span = Thing("recording", recording.id, *place)
        tx.log(
            event(house, actor, "recording:hear_change", "R", span, purpose="check", decision=decision, detail=detail)
        )

    house.store.write(unit)
    return clip.sound


def take_report(
    house: House, actor: Actor, recording_id: str, key: str, form: Form, language: str, *, with_sound: bool = False
) -> bytes:
    """The report as a file. With sound it is a copy of that sound: logged, with its seconds, before it leaves."""
    opened = open_comparison(house, actor, recording_id, key)
    if opened.found is None or opened.day is None:
        raise not_found()
    clips = opened.clips if with_sound and form == "html" else ()
    body = report_file(
        form, language, opened.found, opened.original, opened.copy,
        day=opened.day, version=opened.version, clips=clips,
    )  # fmt: skip
    if clips:
        spans = [_milliseconds(clip) for clip in clips if clip.which != "copy"]
        things = [Thing("recording", recording_id, *span) for span in spans] or [Thing("recording", recording_id)]

        def unit(tx: Tx) -> None:
            recording, _one = _mine(tx, actor, recording_id, key)
            decision = heard(house, tx, actor, recording)
            detail: dict[str, object] = {"comparison": key}
            tx.log(
                event(
                    house,
                    actor,
                    "recording:take_report",
                    "R",
                    *things,
                    purpose="check",
                    decision=decision,
                    detail=detail,
                )
            )

        house.store.write(unit)
    return body


def throw_away(house: House, actor: Actor, recording_id: str, key: str) -> None:
    """Let it go: the row, and a file that still waits. The log keeps that it was."""

    def unit(tx: Tx) -> KeptComparison:
        recording, one = _mine(tx, actor, recording_id, key)
        tx.remove(KeptComparison, one.id)
        detail: dict[str, object] = {"comparison": key}
        tx.log(event(house, actor, "recording:forget_comparison", "D", Thing("recording", recording.id), detail=detail))
        return one

    pieces_of(house, house.store.write(unit)).forget()


def _mine(view: View, actor: Actor, recording_id: str, key: str) -> tuple[Recording, KeptComparison]:
    recording = find.recording(view, actor, "compare", recording_id)
    one = view.get(KeptComparison, key) if is_id(key) else None
    if one is None or one.recording != recording.id or one.by != actor.person or one.state == "arriving":
        raise not_found()
    return recording, one


def _opened(house: House, recording: Recording, one: KeptComparison) -> Opened:
    kept: dict[str, Any] = strict.loads(open_words(house, one), floats=True)  # type: ignore[assignment]  # sealed by ourselves
    file, original, refused = kept["file"], kept.get("original", {}), kept.get("refused")
    return Opened(
        one,
        recording,
        File(_named(recording), original.get("bytes", recording.bytes), original.get("sha256", recording.sha256)),
        File(file["name"], file["bytes"], file["sha256"]),
        date.fromisoformat(kept["day"]) if "day" in kept else None,
        kept.get("version", ""),
        how_far(one.id),
        from_plain(kept["found"]) if "found" in kept else None,
        (Text(*refused["what"]), Text(*refused["todo"])) if refused else None,
        tuple(_clip(*each) for each in kept.get("clips", [])),
    )


def _named(recording: Recording) -> str:
    return recording.file_name or f"naklank-{recording.server_begin:%Y-%m-%d}-{recording.id[:6]}"


def _milliseconds(clip: Clip) -> tuple[int, int]:
    return round(clip.heard[0] * 1000), round(clip.heard[1] * 1000)


def _clip(edit: int, which: Any, heard_at: list[float], sound: str) -> Clip:
    span: Span = (heard_at[0], heard_at[1])
    return Clip(edit, which, span, base64.b64decode(sound))
