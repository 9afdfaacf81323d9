"""Say beforehand that a conversation will be recorded, and how the other party answers.

The rules are asked with what was said of the conversation. What they allow is announced; what they allow as soon as the other
party agrees is announced too, and waits; what they do not allow is refused with the rule that stops it.
"""

from dataclasses import replace

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.known_facts import latest_announcement, latest_answer, said_of, to_record
from naklank.actions.not_permitted import refuse
from naklank.actions.ports import Decision, House, Tx, View
from naklank.errors import Conflict, NaklankError
from naklank.model import (
    Actor,
    Announcement,
    Answer,
    Conversation,
    ConversationId,
    Extent,
    Person,
    Reply,
    Situation,
    Thing,
    new_id,
)
from naklank.text import Text

WORDS_MAX = 300

ANSWERED_LATER = ("consent", "consent_by", "other_party_consent")
"""Facts that the other party settles on the other screen, after the announcement."""

OF_THIS_CASE = frozenset(
    {
        "recording.audio.minors.extra-care",
        "recording.audio.incapacitated.extra-care",
        "recording.audio.group.agree-at-start",
        "recording.audio.org-refuse.talk-first",
        "recording.talk.discuss",
        "recording.talk.worries",
    }
)
"""Advice worth a line on the screen before recording: what fits this case, and to talk about it."""

SOUND_ONLY = Text("Naklank kan nog geen beeld opnemen.", "Naklank cannot record images yet.")


def may_record(house: House, actor: Actor, said: Situation, *, listeners: bool, answer: Answer | None) -> Decision:
    """What the rules say about `actor` recording this conversation, in which she takes part: she is one of its two parties."""
    here = replace(said, took_part="yes")
    return house.rules.ask("record", to_record(actor, here, listeners=listeners, answer=answer), house.clock.now())


def decision_on(house: House, view: View, announcement: Announcement) -> Decision:
    """What the rules say now about the recording that was announced: with what was said, and with the other's answer."""
    maker = view.get(Person, announcement.by)
    assert maker is not None, "who announced is somebody"
    said, given = said_of(view, announcement), latest_answer(view, announcement)
    return may_record(house, Actor(maker.id, maker.role), said, listeners=bool(announcement.listeners), answer=given)


def stands(decision: Decision) -> bool:
    """Whether it may be announced: allowed, or allowed as soon as the other party agrees."""
    return decision.permits or decision.waits_only_for(*ANSWERED_LATER)


def must_announce(house: House, actor: Actor) -> bool:
    """Whether the rules of this house make announcing a duty: recording waits for it."""
    usual = Situation("patient", "adult", "yes", "consult", purpose="private", medium="audio", took_part="yes")
    decision = house.rules.ask("record", to_record(actor, usual, announced=False), house.clock.now())
    return "announced" in decision.decided.answer.missing


def take_care(decision: Decision) -> tuple[str, ...]:
    """The norms that this case brings, for both to read: what is due with a recording, and the advice that does not go with every talk."""
    answer = decision.decided.answer
    due = (norm for norm in answer.duties if norm.startswith("recording."))
    return (*due, *(norm for norm in answer.advice if norm in OF_THIS_CASE))


def announce(
    house: House,
    actor: Actor,
    conversation_id: str,
    said: Situation,
    *,
    extent: Extent,
    equal_copy: bool,
    why: str = "",
    listeners: str = "",
) -> tuple[Announcement, Decision]:
    """Announce a recording. A later announcement takes the place of an earlier one; nothing is forgotten in the log.

    Raises `NotPermitted` with the rules' answer where they do not allow it.
    """
    if len(why) > WORDS_MAX or len(listeners) > WORDS_MAX:
        raise NaklankError(
            Text("Deze tekst is te lang.", "This text is too long."),
            Text(f"Gebruik hoogstens {WORDS_MAX} tekens.", f"Use at most {WORDS_MAX} characters."),
        )
    decision = permitted(house, actor, conversation_id, said, listeners=bool(listeners.strip()))
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
        detail: dict[str, object] = {"situation": said.as_codes(), "extent": extent, "equal_copy": equal_copy}
        patient = conversation.patient or ""
        line = event(house, actor, "announcement:make", "C", *things, patient=patient, decision=decision, detail=detail)
        kept = replace(announcement, event=tx.log(line))
        tx.put(kept)
        return kept

    kept = house.store.write(unit)
    house.live.changed(conversation_id)
    return kept, decision


def permitted(house: House, actor: Actor, conversation_id: str, said: Situation, *, listeners: bool) -> Decision:
    """The decision under which this may be announced. Raises `NotPermitted`, and logs that, where it may not.

    Images are refused too where the rules would allow them: Naklank has no procedure for them yet.
    """
    decision = may_record(house, actor, said, listeners=listeners, answer=None)
    images = said.medium in ("video", "photo")
    if stands(decision) and not images:
        return decision
    conversation = house.store.read(lambda view: find.conversation(view, actor, "announce", conversation_id))
    raise refuse(
        house, actor, decision, "announcement:make", "C", Thing("conversation", conversation.id),
        patient=conversation.patient or "", detail={"situation": said.as_codes()}, procedure=SOUND_ONLY if images else None,
    )  # fmt: skip


def answer(house: House, actor: Actor, conversation_id: str, reply: Reply) -> Answer:
    """The other party answers the latest announcement; a later answer takes the place of an earlier one.

    A "no" of the care provider to what the patient announced goes by `refuse_recording`, which asks the rules first. Raises
    `Conflict` where there is nothing to answer, or nothing to take back.
    """

    def unit(tx: Tx) -> Answer:
        conversation = find.conversation(tx, actor, "answer", conversation_id)
        announcement = latest_announcement(tx, conversation)
        if announcement is None:
            raise Conflict(
                Text("Er is nog niets aangekondigd.", "Nothing has been announced yet."),
                Text("Wacht tot de ander een opname aankondigt.", "Wait until the other announces a recording."),
            )
        _check_fits(tx, announcement, reply)
        return put_answer(house, actor, tx, conversation, announcement, reply)

    given = house.store.write(unit)
    house.live.changed(conversation_id)
    return given


def put_answer(
    house: House,
    actor: Actor,
    tx: Tx,
    conversation: Conversation,
    announcement: Announcement,
    reply: Reply,
    decision: Decision | None = None,
) -> Answer:
    """Inside a unit of somebody who may: keep the answer and its line in the log."""
    given = Answer(new_id(), announcement.id, actor.person, house.clock.now(), reply)
    things = (Thing("conversation", conversation.id), Thing("announcement", announcement.id))
    patient = conversation.patient or ""
    detail: dict[str, object] = {"reply": reply}
    line = event(house, actor, "announcement:answer", "C", *things, patient=patient, decision=decision, detail=detail)
    given = replace(given, event=tx.log(line))
    tx.put(given)
    return given


def asks_consent(view: View, announcement: Announcement) -> bool:
    """Whether this announcement asks the other for consent: a care provider made it."""
    maker = view.get(Person, announcement.by)
    return maker is not None and maker.role == "provider"


def _check_fits(view: View, announcement: Announcement, reply: Reply) -> None:
    """Consent is given and refused only where it was asked; taking it back is `withdraw`."""
    asked = asks_consent(view, announcement)
    if reply == "withdrawn" or (reply in ("agreed_for", "refused") and not asked) or (reply == "summary" and asked):
        raise Conflict(
            Text("Dit antwoord past hier niet.", "This answer does not fit here."),
            Text("Kies een van de antwoorden op de pagina.", "Choose one of the answers on the page."),
        )
