"""An answer of the rules that somebody kept as a note."""

from dataclasses import dataclass
from datetime import datetime

from naklank.model.ids import ConversationId, PersonId


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What somebody asked under "Mag dit?" and kept, for that person alone.

    `sealed` (base64) opens under the key of its own id; its plain bytes have the SHA-256 that `event` names in the log.
    """

    id: str
    by: PersonId
    kept: datetime
    sealed: str
    event: int
    conversation: ConversationId | None = None
