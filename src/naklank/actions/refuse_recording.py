"""A care provider says no to a recording that the patient announced. The rules say whether that counts; talking always may."""

from dataclasses import replace

from naklank.actions import find
from naklank.actions.announce import put_answer
from naklank.actions.known_facts import latest_announcement, said_of, to_refuse
from naklank.actions.not_permitted import refuse
from naklank.actions.ports import Decision, House, Tx, View
from naklank.errors import Conflict
from naklank.logic.facts import Value
from naklank.model import Actor, Announcement, Answer, Conversation, Situation, Thing
from naklank.text import Text


def may_refuse(
    house: House, actor: Actor, conversation_id: str, *, weighty: Value = "unknown", alternative: Value = "unknown"
) -> Decision:
    """What the rules say about refusing what was announced. Raises `Conflict` where nothing was."""
    _, _, said = house.store.read(lambda view: _announced(view, actor, conversation_id))
    return _decide(house, said, weighty, alternative)


def refuse_recording(
    house: House, actor: Actor, conversation_id: str, *, weighty: Value, alternative: Value
) -> tuple[Answer, Decision]:
    """Refuse. Raises `NotPermitted`, with the rules' answer, where the recording may not be refused."""
    conversation, announcement, said = house.store.read(lambda view: _announced(view, actor, conversation_id))
    decision = _decide(house, said, weighty, alternative)
    if not decision.permits:
        things = (Thing("conversation", conversation.id), Thing("announcement", announcement.id))
        patient = conversation.patient or ""
        raise refuse(house, actor, decision, "announcement:answer", "C", *things, patient=patient)

    def unit(tx: Tx) -> Answer:
        now_conversation, now_announcement, _ = _announced(tx, actor, conversation_id)
        if now_announcement.id != announcement.id:
            raise Conflict(
                Text("De aankondiging is net gewijzigd.", "The announcement was changed just now."),
                Text("Lees haar opnieuw en antwoord dan.", "Read it again, and then answer."),
            )
        return put_answer(house, actor, tx, now_conversation, now_announcement, "refused", decision)

    given = house.store.write(unit)
    house.live.changed(conversation_id)
    return given, decision


def _decide(house: House, said: Situation, weighty: Value, alternative: Value) -> Decision:
    here = replace(said, took_part="yes")  # who announced is one of the two parties
    facts = to_refuse(here, weighty=weighty, alternative=alternative)
    return house.rules.ask("refuse_recording", facts, house.clock.now())


def _announced(view: View, actor: Actor, conversation_id: str) -> tuple[Conversation, Announcement, Situation]:
    """What the patient announced, for her care provider: nobody else refuses."""
    conversation = find.conversation(view, actor, "refuse", conversation_id)
    announcement = latest_announcement(view, conversation)
    if announcement is None or announcement.by == actor.person:
        raise Conflict(
            Text("Er is niets om te weigeren.", "There is nothing to refuse."),
            Text("Wacht tot de ander een opname aankondigt.", "Wait until the other announces a recording."),
        )
    return conversation, announcement, said_of(view, announcement)
