"""Begin a recording: only after it was announced, only where it may, only while there is room to keep it."""

from datetime import datetime

from naklank.actions import find
from naklank.actions.access import not_found
from naklank.actions.announce import Situation, latest_announcement, may_record, said_of
from naklank.actions.events import event
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import House, Tx, View
from naklank.errors import Conflict, Full, NaklankError, NotAllowed
from naklank.model import Actor, Conversation, ConversationId, Recording, RecordingId, Thing, is_id, new_id
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

    Raises `Full` where there is no room, `NotAllowed` where the rules do not allow it, `Conflict` where it was not announced.
    """
    recording_id = RecordingId(key if is_id(key) else new_id())
    with one_at_a_time(recording_id):
        return _begin(house, actor, conversation_id, recording_id, media_type, settings, device_begin)


def _said(view: View, conversation_id: str) -> Situation:
    """What was said of this conversation where it was announced; an announcement that is missing stops it later."""
    conversation = view.get(Conversation, conversation_id)
    announcement = latest_announcement(view, conversation) if conversation else None
    return said_of(view, announcement) if announcement else "pair"


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
    # Without an announcement nothing begins (below); the rules are asked again, for the day may have turned.
    decision = may_record(house, actor, house.store.read(lambda view: _said(view, conversation_id)))
    if not decision.permits:
        raise NotAllowed(decision.sentence, Text("Vraag om een samenvatting.", "Ask for a summary."))
    house.keys.new(recording_id)

    def unit(tx: Tx) -> Recording:
        conversation = find.conversation(tx, actor, "record", conversation_id)
        before = tx.get(Recording, recording_id)
        if before is not None:
            return _the_same(before, actor, conversation_id)
        announcement = latest_announcement(tx, conversation)
        if announcement is None or announcement.by != actor.person:
            raise Conflict(
                Text("Deze opname is nog niet aangekondigd.", "This recording was not announced yet."),
                Text("Kondig de opname eerst aan.", "Announce the recording first."),
            )
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
                purpose="private",
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
