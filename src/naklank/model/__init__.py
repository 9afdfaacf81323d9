"""The nouns of Naklank: frozen dataclasses, times in aware UTC, ids opaque. A leaf: imports nothing but the standard library."""

from naklank.model.conversation import Announcement, Answer, Conversation, Extent, Reply
from naklank.model.ids import ConversationId, PersonId, RecordingId, is_id, new_id
from naklank.model.job import Job
from naklank.model.kept_answer import KeptAnswer
from naklank.model.kept_comparison import KeptComparison
from naklank.model.log import Event, LoggedEvent, Thing
from naklank.model.people import (
    ROLES,
    STAFF,
    SYSTEM,
    Actor,
    Challenge,
    Credential,
    Person,
    Role,
    Session,
    Tries,
    stranger,
)
from naklank.model.recording import (
    Blob,
    Chunk,
    Copy,
    Destruction,
    Listen,
    Manifest,
    Mark,
    Moment,
    Place,
    Recording,
)
from naklank.model.signoff import SignOff
from naklank.model.situation import Situation, situation_of
from naklank.model.sound import SoundFacts
from naklank.model.weighing import Weighing, WeighingDraft

__all__ = [
    "ROLES",
    "STAFF",
    "SYSTEM",
    "Actor",
    "Announcement",
    "Answer",
    "Blob",
    "Challenge",
    "Chunk",
    "Conversation",
    "ConversationId",
    "Copy",
    "Credential",
    "Destruction",
    "Event",
    "Extent",
    "Job",
    "KeptAnswer",
    "KeptComparison",
    "Listen",
    "LoggedEvent",
    "Manifest",
    "Mark",
    "Moment",
    "Person",
    "PersonId",
    "Place",
    "Recording",
    "RecordingId",
    "Reply",
    "Role",
    "Session",
    "SignOff",
    "Situation",
    "SoundFacts",
    "Thing",
    "Tries",
    "Weighing",
    "WeighingDraft",
    "is_id",
    "new_id",
    "situation_of",
    "stranger",
]
