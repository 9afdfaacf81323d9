"""What a person weighs, where the rules leave it to a person: still being written, and signed."""

from dataclasses import dataclass
from datetime import datetime

from naklank.model.ids import ConversationId, PersonId


@dataclass(frozen=True, slots=True)
class WeighingDraft:
    """A weighing that somebody is in the middle of. `sealed` (base64) opens under the key of its own id.

    `version` counts the times that it was kept, so that two screens do not undo each other.
    """

    id: str
    by: PersonId
    began: datetime
    saved: datetime
    version: int
    sealed: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """A weighing that was signed: never changed, at most followed by another that names it in `supersedes`.

    `sealed` (base64) holds the exact bytes whose SHA-256 is `sha256`; `event` is the number of the event that signed
    it. `patient` reads what was written for her from `shown_from` on; None: not.
    """

    id: str
    by: PersonId
    kind: str
    question: str
    signed: datetime
    sha256: str
    sealed: str
    event: int
    conversation: ConversationId | None = None
    patient: PersonId | None = None
    supersedes: str = ""
    shown_from: datetime | None = None
