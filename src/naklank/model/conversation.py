"""A conversation and what is said beforehand about recording it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from naklank.model.ids import ConversationId, PersonId

Extent = Literal["all", "part", "summary"]
"""What will be recorded: everything, a part, or only the closing summary."""

Reply = Literal["agreed", "agreed_for", "talk", "summary", "refused", "withdrawn"]
"""The other party's answer: fine; fine, in the name of the patient; let us talk about it; shall we record only the summary; no; not any more."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One talk between one patient and one provider.

    `word` is the short word on the provider's screen and `code` the secret in its QR code; both let one phone
    join until `joinable_until`. `patient` is None until someone joined. `subject` is a short label of the
    provider's ("Uitslag onderzoek"), shown to both parties only.
    """

    id: ConversationId
    provider: PersonId
    created: datetime
    planned: datetime
    subject: str = ""
    patient: PersonId | None = None
    word: str = ""
    code: str = ""
    joinable_until: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """Someone says that he will record. The latest one of a conversation holds.

    `listeners` says in the person's own words who will listen along; `why` is optional;
    `equal_copy` is the maker's answer to "does the other party get an equal copy?".
    `event` is the number of the log event that recorded it.
    """

    id: str
    conversation: ConversationId
    by: PersonId
    at: datetime
    extent: Extent
    equal_copy: bool
    why: str = ""
    listeners: str = ""
    receipt: str = ""
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The other party's answer to an announcement."""

    id: str
    announcement: str
    by: PersonId
    at: datetime
    reply: Reply
    event: int | None = None
