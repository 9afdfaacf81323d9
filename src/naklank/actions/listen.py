"""Listen back. Every stretch of sound is logged, durably, before its first byte leaves.

One `Listen` is one time that someone sits down to listen; each range that the player asks for adds its span, in
seconds, to that line of the diary. The sound is the rendition: constant bit rate, so bytes are time. The rules are asked for
every stretch: a consent that is taken back ends the listening, not only the next visit.
"""

from dataclasses import dataclass, replace

from naklank.actions import find
from naklank.actions.access import Verb
from naklank.actions.events import event
from naklank.actions.known_facts import to_listen
from naklank.actions.not_permitted import NotPermitted, refuse
from naklank.actions.ports import Decision, House, Tx, View
from naklank.actions.sealed import open_blob
from naklank.errors import Conflict, NaklankError, NotFound
from naklank.model import Actor, Blob, Listen, Place, Recording, Thing, is_id, new_id
from naklank.text import Text

WHYS = ("remember", "together", "check", "care")
"""Why someone listens: to remember, together with someone, to check something, for the care."""

BYTES_PER_MS = 8
"""64 kbit/s: a rendition has 8 bytes for each millisecond."""

ONE_ANSWER = 512 * 1024
"""Bytes given at once (65 seconds): short enough that the log says what was heard, long enough for a calm network."""


def may_hear(house: House, view: View, actor: Actor, recording: Recording) -> Decision:
    """What the rules say about this person hearing this recording; who may hear it may take it along for himself too."""
    return house.rules.ask("listen", to_listen(view, actor, recording, house.clock.now()), house.clock.now())


def check_hearing(house: House, actor: Actor, verb: Verb, recording_id: str, kind: str) -> None:
    """Raise `NotPermitted`, and log that, where the rules do not let this person hear it. Raises what `find` raises."""

    def look(view: View) -> Decision:
        return may_hear(house, view, actor, find.recording(view, actor, verb, recording_id))

    decision = house.store.read(look)
    if not decision.permits:
        raise refuse(house, actor, decision, kind, "R", Thing("recording", recording_id))


def heard(house: House, tx: Tx, actor: Actor, recording: Recording) -> Decision:
    """Inside the unit that lets it be heard: the decision. Raises `NotPermitted` where it changed since `check_hearing`."""
    decision = may_hear(house, tx, actor, recording)
    if not decision.permits:
        raise NotPermitted(decision)
    return decision


def begin(house: House, actor: Actor, recording_id: str, why: str = "remember") -> Listen:
    """Sit down to listen. Logged before anything is heard."""
    if why not in WHYS:
        why = "remember"
    check_hearing(house, actor, "listen", recording_id, "recording:listen")

    def unit(tx: Tx) -> Listen:
        recording = find.recording(tx, actor, "listen", recording_id)
        decision = heard(house, tx, actor, recording)
        listen = Listen(new_id(), recording.id, actor.person, why, house.clock.now())
        thing, detail = Thing("recording", recording.id), {"listen": listen.id}
        line = event(house, actor, "recording:listen", "R", thing, purpose=why, decision=decision, detail=dict(detail))
        kept = replace(listen, event=tx.log(line))
        tx.put(kept)
        return kept

    return house.store.write(unit)


@dataclass(frozen=True, slots=True)
class Sound:
    """What a player needs to know of the rendition: its length, its type and a tag that changes with the bytes."""

    blob: Blob
    tag: str


def sound_of(house: House, actor: Actor, listen_id: str) -> tuple[Listen, Sound]:
    """The rendition behind a listen of this actor. Raises `NotFound`, or `Conflict` while it is still being made."""
    listen = house.store.read(lambda view: view.get(Listen, listen_id)) if is_id(listen_id) else None
    if listen is None or listen.person != actor.person:
        raise NotFound(
            Text("Deze pagina is er niet, of niet voor u.", "This page does not exist, or is not for you."),
            Text("Ga terug naar uw gesprekken.", "Go back to your conversations."),
        )
    found = house.store.read(
        lambda view: (
            find.recording(view, actor, "listen", listen.recording),
            view.find(Blob, recording=listen.recording),
        )
    )
    for blob in found[1]:
        if blob.kind == "rendition":
            return listen, Sound(blob, f'"{blob.plain_sha256[:32]}"')
    raise Conflict(
        Text("We maken uw opname klaar om te beluisteren.", "We are preparing your recording."),
        Text("Wacht even. Deze pagina ververst vanzelf.", "Wait a moment. This page refreshes by itself."),
    )


def hear(house: House, actor: Actor, listen: Listen, blob: Blob, start: int, stop: int) -> bytes:
    """The plain bytes from `start` up to `stop` of the rendition, logged (durably) before they are returned.

    `stop - start` is at most ONE_ANSWER.
    """
    if not 0 <= start < stop <= blob.plain_bytes or stop - start > ONE_ANSWER:
        raise NaklankError(
            Text("Dit stuk geluid is er niet.", "There is no such piece of sound."),
            Text("Laad de pagina opnieuw.", "Load the page again."),
        )
    opened = open_blob(house, blob)
    span = Thing("recording", listen.recording, start // BYTES_PER_MS, -(-stop // BYTES_PER_MS))
    line = event(house, actor, "recording:hear", "R", span, purpose=listen.why, detail={"listen": listen.id})

    def unit(tx: Tx) -> None:
        heard(house, tx, actor, find.recording(tx, actor, "listen", listen.recording))
        tx.log(line)

    house.store.write(unit)
    return opened.read(start, stop - start)


def save_place(house: House, actor: Actor, recording_id: str, at_ms: int) -> None:
    """Remember where this person is, for the next device."""

    def unit(tx: Tx) -> None:
        recording = find.recording(tx, actor, "listen", recording_id)
        tx.put(Place(f"{recording.id}/{actor.person}", recording.id, actor.person, max(0, at_ms), house.clock.now()))

    house.store.write(unit)


def place_of(house: House, actor: Actor, recording_id: str) -> int:
    """Where this person was, in milliseconds; 0 where nothing is remembered."""
    place = house.store.read(lambda view: view.get(Place, f"{recording_id}/{actor.person}"))
    return place.at_ms if place else 0
