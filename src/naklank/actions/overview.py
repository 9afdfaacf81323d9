"""What somebody sees first: his own conversations, each with how far it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from naklank.actions.access import relation_to
from naklank.actions.known_facts import latest_announcement, latest_answer
from naklank.actions.ports import House, View
from naklank.model import Actor, Announcement, Answer, Chunk, Conversation, Moment, Person, Recording

Phase = Literal["planned", "announced", "recording", "paused", "sealed", "destroyed", "ended"]
SILENT_AFTER = timedelta(seconds=10)
"""A recorder sends a piece each second; with a line that falters it may take some more."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with everything a page shows of it. `heard` is when the running recorder last gave a sign of life."""

    conversation: Conversation
    provider: Person | None
    patient: Person | None
    announcement: Announcement | None
    answer: Answer | None
    recordings: tuple[Recording, ...]
    phase: Phase
    asked_pause: bool = False
    at_ms: int = 0
    heard: datetime | None = None

    def silent_since(self, now: datetime) -> datetime | None:
        """Since when a recorder that should be sending sends nothing. None where it does, or where it is paused."""
        silent = self.phase == "recording" and self.heard is not None and now - self.heard > SILENT_AFTER
        return self.heard if silent else None

    @property
    def running(self) -> Recording | None:
        """The recording that is open now, if any."""
        return next((r for r in self.recordings if r.state == "open" and r.source == "browser"), None)

    @property
    def kept(self) -> tuple[Recording, ...]:
        """Recordings that are sealed."""
        return tuple(r for r in self.recordings if r.state == "sealed")


def talks_of(house: House, actor: Actor) -> list[Talk]:
    """The conversations of this actor, newest first."""

    def look(view: View) -> list[Talk]:
        if actor.role == "provider":
            found = view.find(Conversation, order="planned", newest=True, provider=actor.person)
        else:
            found = view.find(Conversation, order="planned", newest=True, patient=actor.person)
        return [_talk(view, each) for each in found if relation_to(view, actor, each) != "nobody"]

    return house.store.read(look)


def loose_recordings(house: House, actor: Actor) -> list[Recording]:
    """Recordings of one's own that belong to no conversation (files brought in), newest first."""
    if actor.scope is not None:
        return []
    return house.store.read(
        lambda view: view.find(Recording, maker=actor.person, conversation=None, order="server_begin", newest=True)
    )


def talk(view: View, conversation: Conversation) -> Talk:
    """One conversation with everything a page shows of it."""
    return _talk(view, conversation)


def _talk(view: View, conversation: Conversation) -> Talk:
    announcement = latest_announcement(view, conversation)
    recordings = tuple(view.find(Recording, conversation=conversation.id, order="server_begin"))
    phase, asked, at_ms, heard = _phase(view, conversation, announcement, recordings)
    return Talk(
        conversation=conversation,
        provider=view.get(Person, conversation.provider),
        patient=view.get(Person, conversation.patient) if conversation.patient else None,
        announcement=announcement,
        answer=latest_answer(view, announcement) if announcement else None,
        recordings=recordings,
        phase=phase,
        asked_pause=asked,
        at_ms=at_ms,
        heard=heard,
    )


def _phase(
    view: View, conversation: Conversation, announcement: Announcement | None, recordings: tuple[Recording, ...]
) -> tuple[Phase, bool, int, datetime | None]:
    running = next((r for r in recordings if r.state == "open" and r.source == "browser"), None)
    if running is not None:
        moments = view.find(Moment, recording=running.id, order="server_time")
        turns = [m for m in moments if m.kind in ("pause", "resume")]
        paused = bool(turns) and turns[-1].kind == "pause"
        asked = [m for m in moments if m.kind in ("ask_pause", "pause", "resume")]
        wants = bool(asked) and asked[-1].kind == "ask_pause"
        phase: Phase = "paused" if paused else "recording"
        return phase, wants, (moments[-1].at_ms if moments else 0), _heard(view, running, moments)
    if any(r.state == "sealed" for r in recordings):
        return "sealed", False, 0, None
    if any(r.state in ("destroying", "destroyed") for r in recordings):
        return "destroyed", False, 0, None
    if conversation.ended is not None:
        return "ended", False, 0, None
    return ("announced" if announcement else "planned"), False, 0, None


def _heard(view: View, running: Recording, moments: list[Moment]) -> datetime:
    """When something last came from the recorder: its beginning, its newest piece, or what its maker noted."""
    newest = view.find(Chunk, recording=running.id, aside=0, order="number", newest=True, limit=1)
    noted = [moment.server_time for moment in moments if moment.by == running.maker]
    return max([running.server_begin, *(chunk.received for chunk in newest), *noted])
