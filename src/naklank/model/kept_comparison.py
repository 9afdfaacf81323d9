"""A circulated file that somebody holds against a recording, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from naklank.model.ids import PersonId, RecordingId

Stage = Literal["arriving", "waiting", "done", "refused"]


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """One comparison with a recording, for whoever asked for it.

    `sealed` (base64) opens under the key of the recording, so that it dies with it: the file's name, length and hash, and
    once `state` is "done" what was found, or once it is "refused" why the file could not be heard. Until then the file
    itself lies sealed in `pieces` pieces beside the recording; after that it is gone.
    """

    id: str
    recording: RecordingId
    by: PersonId
    asked: datetime
    state: Stage
    sealed: str = ""
    pieces: int = 0
    event: int | None = None
