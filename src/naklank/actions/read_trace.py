"""Read what came of a search for where a clip comes from: from the log, where it stands, and from nowhere else.

For the privacy officer. Reading it is reading the log, and logged as that.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from naklank.actions.access import may, not_found
from naklank.actions.events import event
from naklank.actions.ports import House, View
from naklank.actions.trace_clip import how_far
from naklank.model import Actor, Person, Recording, Thing

State = Literal["waiting", "found", "not_from_here", "undecided", "failed", "broken_off"]
KINDS = ("clip:ask", "clip:find")
MOST = 200
"""Of the newest lines about clips, so many are looked at for the list."""


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A stretch of a recording that the clip agrees with; times in milliseconds. `maker` is the name of who recorded."""

    recording: Recording
    maker: str
    at: tuple[int, int]
    clip: tuple[int, int]
    strength: float
    speed: float
    one_in: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One search. `share` is how far it is while it waits; `why` is a code where nothing could be said."""

    id: str
    state: State
    at: datetime
    by: str
    reason: str
    sha256: str
    share: float = 0.0
    why: str = ""
    clip_ms: int = 0
    recordings: int = 0
    without: int = 0
    method: str = ""
    places: tuple[FoundAt, ...] = field(default_factory=tuple)


def traces(house: House, actor: Actor) -> list[Trace]:
    """What was looked up lately, the newest first."""

    def look(view: View) -> list[Trace]:
        may(view, actor, "find_clip", None)
        by_trace: dict[str, dict[str, Any]] = {}
        for body in _lines(view, MOST):
            by_trace.setdefault(body["detail"]["trace"], body)
        return [_trace(view, body) for body in by_trace.values()]

    found = house.store.read(look)
    if found:
        _log(house, actor)
    return found


def open_trace(house: House, actor: Actor, trace: str) -> Trace:
    """One of them. Raises `NotFound` for who may not and for what is not there."""

    def look(view: View) -> Trace:
        may(view, actor, "find_clip", None)
        body = next((body for body in _lines(view) if body["detail"]["trace"] == trace), None)
        if body is None:
            raise not_found()
        return _trace(view, body)

    found = house.store.read(look)
    if found.state != "waiting":
        _log(house, actor)
    return found


def _log(house: House, actor: Actor) -> None:
    thing = Thing("log", house.signer.origin())
    house.store.write(lambda tx: tx.log(event(house, actor, "log:read", "R", thing)))


def _lines(view: View, limit: int = 0) -> list[dict[str, Any]]:
    """Lines of the log about searches, the newest first, so that an answer comes before its question."""
    bodies = [json.loads(one.body) for one in view.events(kinds=KINDS, limit=limit) if one.body]
    return [body for body in bodies if "trace" in body["detail"]]


def _trace(view: View, body: dict[str, Any]) -> Trace:
    detail = body["detail"]
    asker = view.get(Person, body["actor"])
    share = how_far(detail["trace"]) if body["kind"] == "clip:ask" else None
    asked: State = "broken_off" if share is None else "waiting"
    return Trace(
        id=detail["trace"],
        state=asked if body["kind"] == "clip:ask" else detail["answer"],
        at=datetime.fromisoformat(body["time"]),
        by=asker.name if asker else "",
        reason=body["purpose"],
        sha256=detail["sha256"],
        share=share or 0.0,
        why=detail.get("why", ""),
        clip_ms=detail.get("clip_ms", 0),
        recordings=detail.get("recordings", 0),
        without=detail.get("without", 0),
        method=detail.get("method", ""),
        places=tuple(
            _place(view, thing, where) for thing, where in zip(body["things"], detail.get("places", []), strict=True)
        ),
    )


def _place(view: View, thing: dict[str, Any], where: dict[str, int]) -> FoundAt:
    recording = view.get(Recording, thing["id"])
    assert recording is not None, "a recording leaves a husk when it is destroyed"
    maker = view.get(Person, recording.maker)
    return FoundAt(
        recording,
        maker.name if maker else "",
        (thing["from_ms"], thing["to_ms"]),
        (where["from_ms"], where["to_ms"]),
        where["strength_100"] / 100,
        where["speed_10000"] / 10_000,
        where["one_in"],
    )
