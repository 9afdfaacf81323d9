"""Note what happens while recording: a pause, a mark, the summary, a gap, or the other party's wish to pause."""

import base64
import re
from datetime import datetime

from naklank.actions import find
from naklank.actions.access import Verb
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import stream_name
from naklank.errors import Conflict, NaklankError
from naklank.model import Actor, Event, Mark, Moment, Recording, Thing, is_id, new_id
from naklank.model.recording import MomentKind
from naklank.text import Text
from naklank.vault import stream

BY_MAKER: tuple[MomentKind, ...] = ("pause", "resume", "mark", "summary", "conversation", "gap", "trouble")
NOTE_MAX = 500
MOMENTS_MAX = 10_000
"""In one recording: one a second for almost three hours, far more than anybody presses."""

AT_MAX_MS = 1 << 40
CODE = re.compile(r"[a-z_-]{0,40}")
"""Why: a code, never words of a person; it ends up in the log."""
LOGGED: tuple[MomentKind, ...] = ("pause", "resume", "summary", "conversation", "ask_pause", "gap")


def note(
    house: House,
    actor: Actor,
    recording_id: str,
    *,
    key: str,
    kind: str,
    at_ms: int,
    ms: int = 0,
    why: str = "",
    words: str = "",
    device_time: datetime | None = None,
) -> Moment:
    """Note a moment of an open recording. `key` is the sender's id for it: the same one again is fine.

    `words` belong to a mark only; they are the maker's own and are sealed with the recording's key.
    """
    fits = 0 <= at_ms < AT_MAX_MS and 0 <= ms < AT_MAX_MS and CODE.fullmatch(why) is not None and len(words) <= NOTE_MAX
    if kind not in BY_MAKER or not is_id(key) or not fits:
        raise NaklankError(
            Text("Dit moment is niet goed doorgegeven.", "This moment was not sent well."),
            Text("Probeer het nog een keer.", "Try once more."),
        )
    house.store.read(lambda view: find.recording(view, actor, "record", recording_id))
    sealed = seal_words(house, recording_id, key, words) if kind == "mark" else ""

    def unit(tx: Tx) -> Moment:
        recording = find.recording(tx, actor, "record", recording_id)
        moment = Moment(key, recording.id, kind, at_ms, actor.person, house.clock.now(), device_time, ms, why)
        known = tx.get(Moment, key)
        if known is not None and known.recording == recording.id:
            return known
        _fits_in(tx, recording, known)
        tx.put(moment)
        if kind == "mark":
            tx.put(Mark(key, recording.id, actor.person, at_ms, sealed, house.clock.now()))
        if kind in LOGGED:
            tx.log(_event(house, actor, recording, moment))
        return moment

    moment = house.store.write(unit)
    _tell(house, recording_id)
    return moment


def ask_pause(house: House, actor: Actor, recording_id: str) -> Moment:
    """The other party asks for a pause. The maker's screen shows it at once; the maker decides."""

    def unit(tx: Tx) -> Moment:
        verb: Verb = "ask_pause"
        recording = find.recording(tx, actor, verb, recording_id)
        _fits_in(tx, recording, None)
        last = tx.find(Moment, recording=recording.id, order="server_time", newest=True, limit=1)
        at_ms = last[0].at_ms if last else 0
        moment = Moment(new_id(), recording.id, "ask_pause", at_ms, actor.person, house.clock.now())
        tx.put(moment)
        tx.log(_event(house, actor, recording, moment))
        return moment

    moment = house.store.write(unit)
    _tell(house, recording_id)
    return moment


def _fits_in(tx: Tx, recording: Recording, known: Moment | None) -> None:
    """Refuse what comes after the seal, what would take the place of a moment elsewhere, and more than anybody needs."""
    if recording.state != "open":
        raise Conflict(
            Text("Deze opname is al afgesloten.", "This recording is closed already."),
            Text("Wat er staat, blijft zoals het is.", "What is there stays as it is."),
        )
    if known is not None or tx.count(Moment, recording=recording.id) >= MOMENTS_MAX:
        raise Conflict(
            Text("Dit moment kan er niet meer bij.", "There is no room for this moment."),
            Text("De opname loopt gewoon door.", "The recording just goes on."),
        )


def seal_words(house: House, recording_id: str, mark: str, words: str) -> str:
    """Seal someone's own words with the recording's key, as base64 text; empty stays empty."""
    if not words.strip():
        return ""
    key = house.keys.key(recording_id)
    name = stream_name(recording_id, f"note/{mark}")
    return base64.b64encode(stream.seal_bytes(key, name, words.strip().encode())).decode()


def open_words(house: House, mark: Mark) -> str:
    """The words of a mark, for who made it. Raises `Tampered`."""
    if not mark.note:
        return ""
    key = house.keys.key(mark.recording)
    return stream.open_bytes(key, stream_name(mark.recording, f"note/{mark.id}"), base64.b64decode(mark.note)).decode()


def _event(house: House, actor: Actor, recording: Recording, moment: Moment) -> Event:
    detail: dict[str, object] = {"ms": moment.ms, "why": moment.why} if moment.kind == "gap" else {}
    place = Thing("recording", recording.id, moment.at_ms, moment.at_ms)
    return event(house, actor, f"recording:{moment.kind}", "E", place, detail=detail)


def _tell(house: House, recording_id: str) -> None:
    recording = house.store.read(lambda view: view.get(Recording, recording_id))
    if recording is not None and recording.conversation is not None:
        house.live.changed(recording.conversation)
