"""Say beforehand that a conversation will be recorded, and how the other party answers.

In general care the patient needs no permission for private sound; the rule base says so, and the screen says it to
both, kindly. What the rules do not allow is refused with the sentence of the rule that stops it.
"""

import json
from dataclasses import replace
from typing import Literal

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.ports import Decision, House, Tx, View
from naklank.errors import Conflict, NaklankError, NotAllowed
from naklank.model import Actor, Announcement, Answer, Conversation, ConversationId, Extent, Reply, Thing, new_id
from naklank.text import Text

WORDS_MAX = 300


Situation = Literal["pair", "young", "distance", "group_agreed", "group", "for_another"]
"""What the maker says of the conversation: I am 18 or older, decide for myself, and we two are in one room; I am younger;
we talk at a distance; more people take part and all agree; not all of them were asked; I record for somebody else."""

SITUATIONS: dict[Situation, dict[str, object]] = {
    "pair": {"patient_age": 18, "capable": True},
    "young": {"patient_age": "unknown", "capable": True},
    "distance": {"setting": "phone"},
    "group_agreed": {"setting": "group", "others_consent": "given"},
    "group": {"setting": "group", "others_consent": "not_asked"},
    "for_another": {"actor": "representative", "patient_age": "unknown", "capable": "unknown"},
}
"""The facts that follow from what the maker says. What nobody said is not assumed: it is unknown."""


def may_record(house: House, actor: Actor, situation: Situation) -> Decision:
    """What the rule base says about `actor` recording this conversation in sound, for private use.

    Rests on what the maker said (`situation`); 18 stands for "18 or older".
    """
    said = dict(SITUATIONS[situation])
    stands_in = said.pop("actor", None) if actor.role == "patient" else None
    facts: dict[str, object] = {
        "profile": "care",
        "actor": stands_in or actor.role,
        "medium": "audio",
        "recording_purpose": "private",
        "setting": "consult",
        "participates": True,
        **said,
    }
    return house.rules.ask("record", facts, house.clock.now())


def said_of(view: View, announcement: Announcement) -> Situation:
    """What its maker said of the conversation, as the log has it."""
    lines = view.events(thing=announcement.id, kinds=["announcement:make"], limit=1)
    said = json.loads(lines[0].body).get("detail", {}).get("situation") if lines and lines[0].body else None
    return next((each for each in SITUATIONS if each == said), "pair")


def announce(
    house: House,
    actor: Actor,
    conversation_id: str,
    *,
    situation: Situation,
    extent: Extent,
    equal_copy: bool,
    why: str = "",
    listeners: str = "",
) -> tuple[Announcement, Decision]:
    """Announce a recording. A later announcement takes the place of an earlier one; nothing is forgotten in the log.

    Raises `NotAllowed` with the rule's sentence where the rules do not allow it.
    """
    if len(why) > WORDS_MAX or len(listeners) > WORDS_MAX:
        raise NaklankError(
            Text("Deze tekst is te lang.", "This text is too long."),
            Text(f"Gebruik hoogstens {WORDS_MAX} tekens.", f"Use at most {WORDS_MAX} characters."),
        )
    decision = permitted(house, actor, conversation_id, situation)
    announcement = Announcement(
        id=new_id(),
        conversation=ConversationId(conversation_id),
        by=actor.person,
        at=house.clock.now(),
        extent=extent,
        equal_copy=equal_copy,
        why=why.strip(),
        listeners=listeners.strip(),
        receipt=decision.receipt,
    )

    def unit(tx: Tx) -> Announcement:
        conversation = find.conversation(tx, actor, "announce", conversation_id)
        things = (Thing("conversation", conversation.id), Thing("announcement", announcement.id))
        detail: dict[str, object] = {"situation": situation, "extent": extent, "equal_copy": equal_copy}
        patient = conversation.patient or ""
        said = event(house, actor, "announcement:make", "C", *things, patient=patient, decision=decision, detail=detail)
        kept = replace(announcement, event=tx.log(said))
        tx.put(kept)
        return kept

    kept = house.store.write(unit)
    house.live.changed(conversation_id)
    return kept, decision


def permitted(house: House, actor: Actor, conversation_id: str, situation: Situation) -> Decision:
    """The rule base's permission for what the maker said. Raises `NotAllowed` with its sentence, and logs that, where there is none."""
    decision = may_record(house, actor, situation)
    if decision.permits:
        return decision

    def refuse(tx: Tx) -> None:
        conversation = find.conversation(tx, actor, "announce", conversation_id)
        thing, patient = Thing("conversation", conversation.id), conversation.patient or ""
        detail: dict[str, object] = {"situation": situation}
        tx.log(
            event(
                house, actor, "announcement:make", "C", thing,
                outcome="refused", patient=patient, decision=decision, detail=detail,
            )
        )  # fmt: skip

    house.store.write(refuse)
    raise NotAllowed(
        decision.sentence,
        Text(
            "Vraag uw zorgverlener om een samenvatting op papier, of maak samen een tekening.",
            "Ask your care provider for a summary on paper, or make a drawing together.",
        ),
    ).as_logged()


def answer(house: House, actor: Actor, conversation_id: str, reply: Reply) -> Answer:
    """The other party answers the latest announcement; a later answer takes the place of an earlier one."""

    def unit(tx: Tx) -> Answer:
        conversation = find.conversation(tx, actor, "answer", conversation_id)
        announcement = latest_announcement(tx, conversation)
        if announcement is None:
            raise Conflict(
                Text("Er is nog niets aangekondigd.", "Nothing has been announced yet."),
                Text("Wacht tot de ander een opname aankondigt.", "Wait until the other announces a recording."),
            )
        given = Answer(new_id(), announcement.id, actor.person, house.clock.now(), reply)
        number = tx.log(
            event(
                house,
                actor,
                "announcement:answer",
                "C",
                Thing("conversation", conversation.id),
                Thing("announcement", announcement.id),
                patient=conversation.patient or "",
                detail={"reply": reply},
            )
        )
        given = replace(given, event=number)
        tx.put(given)
        return given

    given = house.store.write(unit)
    house.live.changed(conversation_id)
    return given


def latest_announcement(view: View, conversation: Conversation) -> Announcement | None:
    """The announcement that holds now."""
    found = view.find(Announcement, conversation=conversation.id, order="at", newest=True, limit=1)
    return found[0] if found else None


def latest_answer(view: View, announcement: Announcement) -> Answer | None:
    """The other party's answer that holds now."""
    found = view.find(Answer, announcement=announcement.id, order="at", newest=True, limit=1)
    return found[0] if found else None
