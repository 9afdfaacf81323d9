"""A recording: what arrived, what happened during it, and who may hear it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from naklank.model.ids import ConversationId, PersonId, RecordingId

State = Literal["open", "sealed", "destroying", "destroyed"]
Source = Literal["browser", "upload", "command"]
MomentKind = Literal[
    "begin", "pause", "resume", "mark", "summary", "conversation", "gap", "ask_pause", "trouble", "end"
]
BlobKind = Literal["original", "rendition", "peaks", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording. `maker` is the person in whose space it lives.

    `settings` are the capture settings as they really were. `problem` is why a rendition could not be made.
    `bytes` and `chunks` count what was acknowledged; `duration_ms` is the length of the decoded sound.
    `manifest_count` is the number of signed manifests so far (0 until sealed).
    """

    id: RecordingId
    conversation: ConversationId | None
    maker: PersonId
    source: Source
    state: State
    media_type: str
    server_begin: datetime
    file_name: str = ""
    settings: dict[str, object] = field(default_factory=dict)
    device_begin: datetime | None = None
    device_end: datetime | None = None
    server_end: datetime | None = None
    bytes: int = 0
    chunks: int = 0
    duration_ms: int | None = None
    sha256: str = ""
    manifest_count: int = 0
    problem: str = ""
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """One acknowledged piece of the original. `offset` is not kept: chunks are joined in order of number.

    `id` is "<recording>/<number with nine digits>"; `aside` numbers a refused rival with another hash.
    """

    id: str
    recording: RecordingId
    number: int
    length: int
    sha256: str
    received: datetime
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened while recording, at `at_ms` in the recorded sound.

    `ms` is how long it lasted outside the sound (a gap, a pause). `why` is a code ("muted", "hidden",
    "interrupted", "killed"), never free text.
    """

    id: str
    recording: RecordingId
    kind: MomentKind
    at_ms: int
    by: PersonId
    server_time: datetime
    device_time: datetime | None = None
    ms: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Blob:
    """Sealed bytes that belong to a recording, under `name` in the blob store.

    `plain_bytes` and `plain_sha256` describe what was sealed; `sealed_bytes` and `sealed_sha256` what lies there.
    """

    name: str
    recording: RecordingId
    kind: BlobKind
    media_type: str
    plain_bytes: int
    plain_sha256: str
    sealed_bytes: int
    sealed_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A signed manifest, kept as the exact bytes that were signed (`body`) and the signature (base64)."""

    id: str
    recording: RecordingId
    number: int
    body: str
    signature: str
    event: int


@dataclass(frozen=True, slots=True)
class Copy:
    """`person` holds an equal copy of the recording and may listen to it."""

    id: str
    recording: RecordingId
    person: PersonId
    given: datetime
    given_by: PersonId
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's own mark. `note` is sealed with the recording's key (base64), so that it dies with it."""

    id: str
    recording: RecordingId
    person: PersonId
    at_ms: int
    note: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stopped listening, so that another device goes on there."""

    id: str
    recording: RecordingId
    person: PersonId
    at_ms: int
    saved: datetime


@dataclass(frozen=True, slots=True)
class Listen:
    """One time that someone listens: the log shows its spans as one line. `why` is a code (see actions/listen.py)."""

    id: str
    recording: RecordingId
    person: PersonId
    why: str
    began: datetime
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Destruction:
    """A decision to destroy and how far it came. Kept for good, also in every backup; holds no content."""

    id: RecordingId
    decided: datetime
    by: PersonId
    ground: str
    decided_event: int | None = None
    done: datetime | None = None
    done_event: int | None = None
