"""A provider plans a conversation, so that a patient can join it and both see what is announced."""

from datetime import datetime

from naklank.actions.access import may
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.errors import NaklankError
from naklank.model import Actor, Conversation, ConversationId, PersonId, Thing, new_id
from naklank.text import Text

SUBJECT_MAX = 80


def plan(
    house: House, actor: Actor, *, planned: datetime, subject: str = "", patient: PersonId | None = None
) -> Conversation:
    """Plan a conversation of `actor`, a provider, at `planned`. The patient may be known already or join later."""
    if len(subject) > SUBJECT_MAX:
        raise NaklankError(
            Text("Dit onderwerp is te lang.", "This subject is too long."),
            Text(f"Gebruik hoogstens {SUBJECT_MAX} tekens.", f"Use at most {SUBJECT_MAX} characters."),
        )
    conversation = Conversation(
        id=ConversationId(new_id()),
        provider=actor.person,
        created=house.clock.now(),
        planned=planned,
        subject=subject.strip(),
        patient=patient,
    )

    def unit(tx: Tx) -> None:
        may(tx, actor, "plan", None)
        tx.put(conversation)
        tx.log(event(house, actor, "conversation:plan", "C", Thing("conversation", conversation.id)))

    house.store.write(unit)
    return conversation
