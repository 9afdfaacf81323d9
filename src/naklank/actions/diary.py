"""Who did what with a recording: the log, folded into lines that a person can read.

The patient who made a recording reads everything about it, also once the recording was destroyed: the log has a term of
its own. The other party reads what concerns his own copy: what he did
himself, and that a copy was given or taken. A patient's listening to her own recording is nobody else's business.
Reading the diary is itself logged.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.ports import House, Tx, View
from naklank.model import Actor, LoggedEvent, Person, Recording, Thing

FOLDED = "recording:hear"
SHOWN_TO_OTHERS = (
    "copy:ask",
    "copy:give",
    "recording:download",
    "recording:begin",
    "recording:seal",
    "recording:destroy",
    "recording:destroyed",
)
HIDDEN = ("recording:derive", "diary:read", "mark:make")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the diary. `spans` are the stretches that were heard, in milliseconds, joined where they touch."""

    number: int
    at: datetime
    person: str
    name: str
    role: str
    kind: str
    outcome: str
    purpose: str
    spans: tuple[tuple[int, int], ...] = ()
    detail: dict[str, object] = field(default_factory=dict)
    shredded: bool = False


def read(house: House, actor: Actor, recording_id: str) -> tuple[Recording, list[Line]]:
    """The diary of a recording for this person, oldest first. Logs that it was read."""

    def unit(tx: Tx) -> tuple[Recording, list[Line]]:
        recording = find.recording(tx, actor, "see_log", recording_id)
        found = tx.events(thing=recording.id, newest=False)
        lines = [line for line in fold(tx, found) if _concerns(actor, recording, line)]
        tx.log(event(house, actor, "diary:read", "R", Thing("recording", recording.id)))
        return recording, lines

    return house.store.write(unit)


def fold(view: View, found: list[LoggedEvent]) -> list[Line]:
    """Events as lines, oldest first; what was heard is folded into the line of its listen."""
    lines: dict[str, Line] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    names: dict[str, str] = {}
    for logged in found:
        line = _line(view, names, logged)
        listen = str(line.detail.get("listen", ""))
        if line.kind == FOLDED:
            spans.setdefault(listen, []).extend(line.spans)
        else:
            lines[listen if line.kind == "recording:listen" else f"#{line.number}"] = line
    joined = []
    for key, line in lines.items():
        heard = join(spans.get(key, []))
        joined.append(_with_spans(line, heard))
    return sorted(joined, key=lambda line: line.number)


def join(spans: list[tuple[int, int]], slack_ms: int = 250) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch (within `slack_ms`) made one."""
    result: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if result and start <= result[-1][1] + slack_ms:
            result[-1] = (result[-1][0], max(stop, result[-1][1]))
        else:
            result.append((start, stop))
    return tuple(result)


def _line(view: View, names: dict[str, str], logged: LoggedEvent) -> Line:
    if logged.body is None:
        at = datetime.fromisoformat(logged.entry.split("\n")[2])
        return Line(logged.number, at, "", "", "", "shredded", "", "", shredded=True)
    body = json.loads(logged.body)
    who = body["actor"]
    if who not in names:
        person = view.get(Person, who)
        names[who] = person.name if person else ""
    heard = [(thing["from_ms"], thing["to_ms"]) for thing in body["things"] if thing.get("from_ms") is not None]
    return Line(
        number=logged.number,
        at=datetime.fromisoformat(body["time"]),
        person=who,
        name=names[who],
        role=body["role"],
        kind=body["kind"],
        outcome=body["outcome"],
        purpose=body["purpose"],
        spans=tuple(heard),
        detail=body["detail"],
    )


def _with_spans(line: Line, heard: tuple[tuple[int, int], ...]) -> Line:
    return replace(line, spans=heard) if line.kind == "recording:listen" else line


def _concerns(actor: Actor, recording: Recording, line: Line) -> bool:
    if line.kind in HIDDEN:
        return False
    if actor.person == recording.maker or actor.role == "privacy_officer":
        return True
    return line.person == actor.person or line.kind in SHOWN_TO_OTHERS
