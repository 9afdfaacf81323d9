"""Begin a recording: only after it was announced, only where it may, only while there is room to keep it."""

from datetime import datetime

from naklank.actions import find
from naklank.actions.access import not_found
from naklank.actions.announce import decision_on
from naklank.actions.events import event
from naklank.actions.known_facts import latest_announcement
from naklank.actions.not_permitted import refuse
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import Decision, House, Tx, View
from naklank.errors import Conflict, Full, NaklankError
from naklank.model import (
    Actor,
    Announcement,
    Conversation,
    ConversationId,
    Recording,
    RecordingId,
    Thing,
    is_id,
    new_id,
)
from naklank.text import Text

MEDIA_TYPES = ("audio/flac", "audio/ogg; codecs=opus")
SETTINGS_MAX = 60


def start(
    house: House,
    actor: Actor,
    conversation_id: str,
    *,
    media_type: str,
    settings: dict[str, object],
    device_begin: datetime | None,
    key: str = "",
) -> Recording:
    """Open a recording for the chunks of a browser. Its data key is durable before the first chunk can come.

    `key` is the sender's id for it (a fresh one where empty): the same one again gives the recording that it opened, so
    that an answer that got lost leaves no empty recording behind.

    Raises `Full` where there is no room, `NotPermitted` where the rules do not allow it, `Conflict` where it was not announced.
    """
    recording_id = RecordingId(key if is_id(key) else new_id())
    with one_at_a_time(recording_id):
        return _begin(house, actor, conversation_id, recording_id, media_type, settings, device_begin)


def may_begin(house: House, actor: Actor, conversation_id: str) -> Decision:
    """What the rules say now: with what was said, and with the other's answer. The day may have turned since the announcement.

    Raises `Conflict` where this actor's announcement is not the one that holds.
    """

    def look(view: View) -> Decision:
        conversation = find.conversation(view, actor, "record", conversation_id)
        return decision_on(house, view, _own_announcement(view, actor, conversation))

    return house.store.read(look)


def _own_announcement(view: View, actor: Actor, conversation: Conversation) -> Announcement:
    announcement = latest_announcement(view, conversation)
    if announcement is None or announcement.by != actor.person:
        raise Conflict(
            Text("Deze opname is nog niet aangekondigd.", "This recording was not announced yet."),
            Text("Kondig de opname eerst aan.", "Announce the recording first."),
        )
    return announcement


def _begin(
    house: House,
    actor: Actor,
    conversation_id: str,
    recording_id: RecordingId,
    media_type: str,
    settings: dict[str, object],
    device_begin: datetime | None,
) -> Recording:
    known = house.store.read(lambda view: view.get(Recording, recording_id))
    if known is not None:
        return _the_same(known, actor, conversation_id)
    check_room(house)
    house.store.read(lambda view: find.conversation(view, actor, "record", conversation_id))
    if media_type not in MEDIA_TYPES:
        raise NaklankError(
            Text("Deze soort geluid kan Naklank niet opnemen.", "Naklank cannot record this kind of sound."),
            Text("Probeer een andere browser.", "Try another browser."),
            media_type=media_type[:SETTINGS_MAX],
        )
    before = may_begin(house, actor, conversation_id)
    if not before.permits:
        raise refuse(house, actor, before, "recording:begin", "C", Thing("conversation", conversation_id))
    house.keys.new(recording_id)

    def unit(tx: Tx) -> Recording:
        conversation = find.conversation(tx, actor, "record", conversation_id)
        opened = tx.get(Recording, recording_id)
        if opened is not None:
            return _the_same(opened, actor, conversation_id)
        decision = decision_on(house, tx, _own_announcement(tx, actor, conversation))
        if not decision.permits:
            raise _changed()
        number = tx.log(
            event(
                house,
                actor,
                "recording:begin",
                "C",
                Thing("recording", recording_id),
                Thing("conversation", conversation.id),
                patient=conversation.patient or "",
                decision=decision,
                detail={"media_type": media_type},
            )
        )
        recording = Recording(
            id=recording_id,
            conversation=ConversationId(conversation.id),
            maker=actor.person,
            source="browser",
            state="open",
            media_type=media_type,
            server_begin=house.clock.now(),
            settings=_plain(settings),
            device_begin=device_begin,
            event=number,
        )
        tx.put(recording)
        return recording

    try:
        recording = house.store.write(unit)
    except NaklankError:
        if house.store.read(lambda view: view.get(Recording, recording_id)) is None:
            house.keys.destroy(recording_id)
        raise
    house.live.changed(conversation_id)
    return recording


def _changed() -> NaklankError:
    """Between asking the rules and beginning something was said that makes it another case."""
    return Conflict(
        Text("Er is net iets veranderd aan de aankondiging.", "Something about the announcement changed just now."),
        Text("Ga terug naar het gesprek en begin opnieuw.", "Go back to the conversation and begin again."),
    )


def _the_same(known: Recording, actor: Actor, conversation_id: str) -> Recording:
    """The recording that this sender opened with this id before; anybody else's is not found."""
    if known.maker != actor.person or known.conversation != conversation_id:
        raise not_found()
    return known


def check_room(house: House, more: int = 0) -> None:
    """Refuse before it starts what could not be kept. What is already being recorded may use the reserve."""
    if house.blobs.room() < house.reserve_bytes + more:
        raise Full(
            Text("Er is te weinig ruimte om veilig op te nemen.", "There is too little room to record safely."),
            Text(
                "Waarschuw de praktijk. Wat al bewaard is, blijft veilig.",
                "Tell the practice. What was kept stays safe.",
            ),
        )


def _plain(settings: dict[str, object]) -> dict[str, object]:
    """Only short, flat values: the settings come from outside and end up in a signed manifest."""
    kept: dict[str, object] = {}
    for name, value in list(settings.items())[:SETTINGS_MAX]:
        exact = isinstance(value, int) and abs(value) < 1 << 53
        if exact or value is None:
            kept[str(name)[:SETTINGS_MAX]] = value
        elif isinstance(value, float | int | str):
            kept[str(name)[:SETTINGS_MAX]] = str(value)[:200]
    return kept
