"""Take back the consent to what a care provider records or recorded. From then on nothing is recorded under it, and nobody listens by it."""

from naklank.actions import find
from naklank.actions.announce import asks_consent, put_answer
from naklank.actions.known_facts import CONSENT, latest_answer
from naklank.actions.ports import House, Tx, View
from naklank.errors import Conflict
from naklank.model import Actor, Announcement, Conversation
from naklank.text import Text


def withdraw(house: House, actor: Actor, conversation_id: str) -> int:
    """Take back every consent in this conversation; returns how many. Raises `Conflict` where none was given."""

    def unit(tx: Tx) -> int:
        conversation = find.conversation(tx, actor, "withdraw", conversation_id)
        given = consented(tx, conversation)
        if not given:
            raise Conflict(
                Text("U heeft geen toestemming gegeven.", "You gave no consent."),
                Text("Er is niets om in te trekken.", "There is nothing to take back."),
            )
        for announcement in given:
            put_answer(house, actor, tx, conversation, announcement, "withdrawn")
        return len(given)

    count = house.store.write(unit)
    house.live.changed(conversation_id)
    return count


def consented(view: View, conversation: Conversation) -> list[Announcement]:
    """What a care provider announced in this conversation and the patient agreed to, and did not take back."""
    found = view.find(Announcement, conversation=conversation.id, order="event")
    answers = [(each, latest_answer(view, each)) for each in found if asks_consent(view, each)]
    return [each for each, answer in answers if answer is not None and CONSENT.get(answer.reply) == "given"]
