"""What the actions need from outside, as protocols. `store/` and `sound/` implement them; `wiring.py` joins them.

The promise that everything rests on: when `Store.write` returns, the records *and* the log entries of that unit are
durable (written, synced, in a signed checkpoint). When it raises, nothing of the unit is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol, TypeVar

from naklank.law import Decided, RuleBase
from naklank.model import Event, LoggedEvent, SoundFacts
from naklank.model.comparison import Comparison
from naklank.model.comparison_clip import Clip
from naklank.model.lookup import LookUp
from naklank.text import Text

Progress = Callable[[float], None]
"""Told now and then which share of the work is done, 0 to 1."""

T = TypeVar("T")
R = TypeVar("R")


class View(Protocol):
    """A consistent look at what is kept. `R` is any stored dataclass of naklank.model that has an `id` (Blob: `name`)."""

    def get(self, kind: type[R], key: str, /) -> R | None:
        """The record with this key, or None."""
        ...

    def find(
        self, kind: type[R], /, *, order: str = "", newest: bool = False, limit: int = 0, **equal: object
    ) -> list[R]:
        """All records whose fields equal the given values, ordered by field `order` (descending if `newest`)."""
        ...

    def count(self, kind: type[R], /, **equal: object) -> int:
        """How many records have these values."""
        ...

    def events(
        self,
        *,
        thing: str = "",
        kinds: Iterable[str] = (),
        newest: bool = True,
        limit: int = 0,
        before: int | None = None,
    ) -> list[LoggedEvent]:
        """Log events, optionally only those with `thing` (an id) among their things, actors or patient, or of these kinds."""
        ...

    def log_size(self) -> int:
        """Number of entries under the newest checkpoint."""
        ...


class Tx(View, Protocol):
    """One unit of change. Sees its own changes."""

    def put(self, record: object) -> None:
        """Insert the record or replace the one with the same key."""
        ...

    def add(self, record: object) -> bool:
        """Insert the record; False (and no change) where its key already exists."""
        ...

    def remove(self, kind: type[object], key: str) -> None:
        """Delete the record, if there."""
        ...

    def log(self, event: Event) -> int:
        """Append an event to the log and return its number. It is committed and signed with the unit."""
        ...


class Store(Protocol):
    """The database and the log, one thing because they commit together."""

    def write(self, unit: Callable[[Tx], T]) -> T:
        """Run `unit` and return its result once everything it did is durable. `unit` must be quick and do no I/O of its own;
        it may be run in a group with others, never twice for one success. Raises what `unit` raises; `Full` if there is no room.
        """
        ...

    def read(self, look: Callable[[View], T]) -> T:
        """Run `look` on a consistent snapshot."""
        ...

    def receipt(self, number: int) -> bytes:
        """The receipt (docs/formats.md section 5) of event `number` against the newest checkpoint, as JSON bytes."""
        ...

    def checkpoint(self) -> str:
        """The newest signed checkpoint."""
        ...

    def consistency(self, first: int, second: int) -> list[bytes]:
        """RFC 9162 consistency proof between two sizes of the tree."""
        ...

    def timestamp(self) -> "StampedCheckpoint | None":
        """The newest checkpoint that a time-stamping authority has stamped, if any."""
        ...

    def checkpoint_over(self, number: int) -> str:
        """The first signed checkpoint that covers event `number`: what the log said when the event was new."""
        ...

    def timestamp_over(self, number: int) -> "StampedCheckpoint | None":
        """The first checkpoint covering event `number` that a time-stamping authority has stamped, if any."""
        ...

    def tidy(self) -> None:
        """Leave nothing of removed rows behind in the database file, its journal or its free pages."""
        ...

    def receipt_at(self, number: int, checkpoint: str) -> bytes:
        """The receipt of event `number` against this earlier signed checkpoint of ours (whose size is above `number`)."""
        ...


@dataclass(frozen=True, slots=True)
class StampedCheckpoint:
    """A checkpoint with the RFC 3161 reply over it and the authority's certificates (PEM)."""

    checkpoint: str
    reply: bytes
    certificates: str
    at: datetime


class Blobs(Protocol):
    """Sealed bytes under a name (`<recording>/<what>`; letters, digits, "/", "-"). Knows nothing of keys."""

    def put(self, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        """Write and sync; returns (bytes, SHA-256 hex). Durable when it returns; replaces what was there; never half a blob under the name."""
        ...

    def read(self, name: str, start: int, length: int) -> bytes:
        """Exactly these bytes (fewer only at the end of the blob). Raises `NotFound`."""
        ...

    def size(self, name: str) -> int:
        """Bytes under the name. Raises `NotFound`."""
        ...

    def delete(self, name: str) -> None:
        """Remove it, durably. Fine where it is not there."""
        ...

    def names(self, prefix: str = "") -> Iterator[str]:
        """All names that begin with `prefix`, sorted."""
        ...

    def room(self) -> int:
        """Free bytes where new blobs would go."""
        ...


class Keys(Protocol):
    """The data keys of recordings, kept wrapped, apart from everything else."""

    def new(self, recording: str) -> bytes:
        """Make, keep (durably) and return the data key of a recording; the existing one where there is one. Refuses a destroyed id."""
        ...

    def key(self, recording: str) -> bytes:
        """The data key. Raises `Gone` where it was destroyed, `NotFound` where it never was."""
        ...

    def destroy(self, recording: str) -> None:
        """Kill the key for good: no file holds it afterwards, and the id goes on the list of destroyed ids."""
        ...


class Signer(Protocol):
    """The organisation's signing key."""

    def sign(self, message: bytes) -> bytes:
        """Ed25519 signature, 64 bytes."""
        ...

    def public_pem(self) -> str:
        """The public key as PEM."""
        ...

    def origin(self) -> str:
        """The name of this log (docs/formats.md section 4)."""
        ...


class Rendering(Protocol):
    """What is made from an original so that every browser plays it."""

    facts: SoundFacts
    sound: BinaryIO
    """MP3, constant bit rate, no header frame, loudness evened out: byte position is proportional to time."""
    peaks: bytes
    """Peaks for drawing: 20 pairs a second, each one signed byte low, one signed byte high."""
    loudness_lufs: float | None


class Sound(Protocol):
    """Decoding and encoding, behind FFmpeg's libraries."""

    def check(self, source: BinaryIO, media_type: str) -> SoundFacts:
        """Decode all of it. Raises `Unreadable` with a sentence (and `detail["at_ms"]` where damaged)."""
        ...

    def render(self, source: BinaryIO, target: BinaryIO) -> Rendering:
        """Write the rendition to `target` (never to a plain temporary file) and return what was made."""
        ...

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO) -> None:
        """Re-encode to "audio/mp4" (AAC) or "audio/mpeg" for a download."""
        ...

    def fingerprint(self, source: BinaryIO) -> bytes:
        """What a clip of this sound is found by (docs/formats.md), sealed like the sound itself. Raises `Unreadable`."""
        ...

    def look_up(
        self,
        clip: BinaryIO,
        fingerprints: Iterable[tuple[str, bytes]],
        *,
        name: str = "",
        progress: Progress | None = None,
    ) -> LookUp:
        """Which of these, by the name beside each, the clip comes from. Raises `Unreadable`. Only the end of `name` is used."""
        ...

    def compare(
        self,
        original: BinaryIO,
        copy: BinaryIO,
        *,
        names: tuple[str, str] = ("", ""),
        progress: Progress | None = None,
        with_clips: bool = False,
    ) -> tuple[Comparison, tuple[Clip, ...]]:
        """Hold a copy against the original, any file with sound in it; `with_clips` also gives how the changes sound.

        Raises `Unreadable`; `detail["file"]` then says which of the two ("original", "copy"). `names` help where the bytes
        do not say what they are.
        """
        ...


class Clock(Protocol):
    """Time by the server's clock."""

    def now(self) -> datetime:
        """Aware UTC, milliseconds."""
        ...


class Live(Protocol):
    """Tells open screens that something about a conversation changed. Holds nothing; losing a message loses nothing."""

    def changed(self, conversation: str) -> None:
        """Wake every screen that shows this conversation."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rule base answered, in short, for the log and the screen; `decided` is all of it, `base` the rules that said so."""

    decided: Decided
    base: RuleBase
    sentence: Text
    facts_hash: str

    @property
    def verdict(self) -> str:
        """The verdict."""
        return self.decided.answer.verdict

    @property
    def norms(self) -> tuple[str, ...]:
        """Every norm that the answer cites."""
        answer = self.decided.answer
        return (*(ground.norm for ground in answer.because), *answer.duties, *answer.advice)

    @property
    def receipt(self) -> str:
        """The hash over everything that it rested on."""
        return self.decided.receipt

    @property
    def permits(self) -> bool:
        """Whether it may be done as it stands: not "unknown", not "provided that", not "a person weighs"."""
        return self.verdict in ("allowed", "required")

    @property
    def permits_meanwhile(self) -> bool:
        """Whether it may be done until it is known, weighed or fulfilled."""
        return self.decided.answer.meanwhile in ("allowed", "required")

    def waits_only_for(self, *facts: str) -> bool:
        """Whether it may be done as soon as these facts are settled, and nothing else is open."""
        return self.verdict == "conditional" and set(self.decided.answer.missing) <= set(facts)


class Rules(Protocol):
    """The rule base, as the house holds it: with the profile of the organisation."""

    def ask(self, question: str, facts: Mapping[str, object], day: datetime) -> Decision:
        """Decide. Never guesses: what decides and is not known gives the verdict "unknown"."""
        ...

    @property
    def base(self) -> RuleBase:
        """The rules themselves, for who wants the whole answer."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """Everything an action may need. Built in wiring.py only."""

    store: Store
    blobs: Blobs
    keys: Keys
    signer: Signer
    sound: Sound
    clock: Clock
    live: Live
    rules: Rules
    site: str
    demo: bool = False
    max_upload_bytes: int = 4 * 1024**3
    reserve_bytes: int = 512 * 1024**2
    """New recordings are refused when less than this would stay free."""
