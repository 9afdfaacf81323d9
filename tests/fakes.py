"""A whole house in memory, faithful to actions/ports.py, for tests that need no disk: `fake_house()`.

The log is real (commitments, RFC 9162 tree, signed checkpoints), made here from the formats alone, so that it can also
serve as a second opinion on the vault. Not durable, not fast; `store.fail_next(error)` makes the next write fail.
"""

import base64
import copy
import hashlib
import json
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from naklank.actions.ports import House, Rendering, StampedCheckpoint
from naklank.actions.rule_base import Judge
from naklank.errors import Gone, NotFound
from naklank.law import RULES
from naklank.model import (
    Actor,
    Blob,
    Conversation,
    ConversationId,
    Event,
    LoggedEvent,
    Person,
    PersonId,
    Recording,
    RecordingId,
    Role,
    SoundFacts,
    Thing,
    new_id,
)
from naklank.text import Text

T = TypeVar("T")
R = TypeVar("R")
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


# Time and screens


class FakeClock:
    """Stands still until told otherwise."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def forward(self, **ago: float) -> None:
        self.time += timedelta(**ago)


class FakeLive:
    def __init__(self) -> None:
        self.woken: list[str] = []

    def changed(self, conversation: str) -> None:
        self.woken.append(conversation)


# The log


class FakeSigner:
    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

    def public_pem(self) -> str:
        return self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def origin(self) -> str:
        return "naklank.local/test"

    def note(self, text: str) -> str:
        """A C2SP signed note over `text`, which ends in LF."""
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        key_hash = hashlib.sha256(self.origin().encode() + b"\n\x01" + raw).digest()[:4]
        signature = base64.b64encode(key_hash + self.sign(text.encode())).decode()
        return f"{text}\n\u2014 {self.origin()} {signature}\n"


def rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def event_json(event: Event) -> str:
    """The exact JSON of an event (docs/formats.md section 3)."""
    body: dict[str, object] = {"format": "naklank-event-1", "time": rfc3339(event.time)}
    for name in (f.name for f in fields(Event) if f.name not in ("time", "things")):
        body[name] = getattr(event, name)
    body["things"] = [{"kind": t.kind, "id": t.id, "from_ms": t.from_ms, "to_ms": t.to_ms} for t in event.things]
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def root(leaves: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.1, as written there."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = _split(len(leaves))
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()


def inclusion(m: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162 section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if m < k:
        return [*inclusion(m, leaves[:k]), root(leaves[k:])]
    return [*inclusion(m - k, leaves[k:]), root(leaves[:k])]


def consistency(m: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """RFC 9162 section 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = _split(len(leaves))
    if m <= k:
        return [*consistency(m, leaves[:k], whole=whole), root(leaves[k:])]
    return [*consistency(m - k, leaves[k:], whole=False), root(leaves[:k])]


def _split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


# The store


@dataclass
class _State:
    records: dict[type[object], dict[str, object]] = field(default_factory=dict)
    logged: list[LoggedEvent] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def key_of(record: Any) -> str:
    return record.name if isinstance(record, Blob) else str(record.id)


class FakeView:
    def __init__(self, state: _State) -> None:
        self._state = state

    def get(self, kind: type[R], key: str, /) -> R | None:
        kept: dict[str, R] = self._state.records.get(kind, {})  # type: ignore[assignment]
        return kept.get(key)

    def find(
        self, kind: type[R], /, *, order: str = "", newest: bool = False, limit: int = 0, **equal: object
    ) -> list[R]:
        names = {f.name for f in fields(kind)}  # type: ignore[arg-type]
        unknown = set(equal) - names | ({order} - names if order else set())
        assert not unknown, f"{kind.__name__} has no fields {unknown}"
        kept: dict[str, Any] = self._state.records.get(kind, {})
        found = [r for r in kept.values() if all(getattr(r, name) == value for name, value in equal.items())]
        if order:
            found.sort(key=lambda r: (getattr(r, order) is not None, getattr(r, order), key_of(r)), reverse=newest)
        return found[:limit] if limit else found

    def count(self, kind: type[R], /, **equal: object) -> int:
        return len(self.find(kind, **equal))  # type: ignore[arg-type]

    def events(
        self,
        *,
        thing: str = "",
        kinds: Iterable[str] = (),
        newest: bool = True,
        limit: int = 0,
        before: int | None = None,
    ) -> list[LoggedEvent]:
        wanted = set(kinds)
        found = [
            entry
            for entry, event in zip(self._state.logged, self._state.events, strict=True)
            if (not thing or thing in (event.actor, event.patient) or any(t.id == thing for t in event.things))
            and (not wanted or event.kind in wanted)
            and (before is None or entry.number < before)
        ]
        if newest:
            found.reverse()
        return found[:limit] if limit else found

    def log_size(self) -> int:
        return len(self._state.logged)


class FakeTx(FakeView):
    def __init__(self, state: _State, clock: FakeClock) -> None:
        super().__init__(state)
        self._clock = clock

    def put(self, record: object) -> None:
        self._state.records.setdefault(type(record), {})[key_of(record)] = record

    def add(self, record: object) -> bool:
        kept = self._state.records.setdefault(type(record), {})
        if key_of(record) in kept:
            return False
        kept[key_of(record)] = record
        return True

    def remove(self, kind: type[object], key: str) -> None:
        self._state.records.get(kind, {}).pop(key, None)

    def log(self, event: Event) -> int:
        number, salt, body = len(self._state.logged), secrets.token_bytes(32), event_json(event)
        commitment = hashlib.sha256(b"naklank-event-1\n" + salt + body.encode()).hexdigest()
        entry = f"naklank-entry-1\n{number}\n{rfc3339(self._clock.now())}\n{commitment}\n"
        self._state.logged.append(LoggedEvent(number, entry, salt, body))
        self._state.events.append(event)
        return number


class FakeStore:
    """Commits a unit whole or not at all, one at a time."""

    def __init__(self, clock: FakeClock, signer: FakeSigner) -> None:
        self._clock = clock
        self._signer = signer
        self._state = _State()
        self._lock = threading.RLock()
        self._failures: list[Exception] = []
        self._busy = False
        self.writes = 0

    def write(self, unit: Callable[[FakeTx], T]) -> T:
        with self._lock:
            assert not self._busy, "a unit must not write from inside a unit"
            if self._failures:
                raise self._failures.pop(0)
            draft = _State(
                {kind: dict(kept) for kind, kept in self._state.records.items()},
                list(self._state.logged),
                list(self._state.events),
            )
            self._busy = True
            try:
                result = unit(FakeTx(draft, self._clock))
            finally:
                self._busy = False
            self._state = draft
            self.writes += 1
            return result

    def read(self, look: Callable[[FakeView], T]) -> T:
        return look(FakeView(copy.copy(self._state)))

    def fail_next(self, error: Exception) -> None:
        """Let the next write fail with this error, before its unit runs."""
        self._failures.append(error)

    def logged(self, kind: str = "") -> list[Event]:
        """All events in order, for tests; optionally only one kind."""
        return [event for event in self._state.events if not kind or event.kind == kind]

    def _leaves(self, size: int) -> list[bytes]:
        return [logged.entry.encode() for logged in self._state.logged[:size]]

    def checkpoint(self) -> str:
        leaves = self._leaves(len(self._state.logged))
        top = base64.b64encode(root(leaves)).decode()
        at = rfc3339(self._clock.now())
        return self._signer.note(f"{self._signer.origin()}\n{len(leaves)}\n{top}\ntime {at}\n")

    def receipt(self, number: int) -> bytes:
        return self.receipt_at(number, self.checkpoint())

    def receipt_at(self, number: int, checkpoint: str) -> bytes:
        size = int(checkpoint.split("\n")[1])
        logged = self._state.logged[number]
        assert number < size
        assert logged.salt is not None
        body = {
            "format": "naklank-receipt-1",
            "entry": logged.entry,
            "salt": base64.b64encode(logged.salt).decode(),
            "event": logged.body,
            "number": number,
            "proof": [base64.b64encode(h).decode() for h in inclusion(number, self._leaves(size))],
            "checkpoint": checkpoint,
            "key": self._signer.public_pem(),
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def consistency(self, first: int, second: int) -> list[bytes]:
        return consistency(first, self._leaves(second)) if 0 < first < second else []

    def timestamp(self) -> StampedCheckpoint | None:
        return None

    def checkpoint_over(self, number: int) -> str:
        assert number < len(self._state.logged)
        return self.checkpoint()

    def timestamp_over(self, number: int) -> StampedCheckpoint | None:
        return None

    def tidy(self) -> None:
        """Nothing lingers in memory that was removed."""


# Bytes and keys


class FakeBlobs:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.free = 100 * 1024**3

    def put(self, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        body = b"".join(pieces)
        self.kept[name] = body
        return len(body), hashlib.sha256(body).hexdigest()

    def read(self, name: str, start: int, length: int) -> bytes:
        return self._body(name)[start : start + length]

    def size(self, name: str) -> int:
        return len(self._body(name))

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)

    def names(self, prefix: str = "") -> Iterator[str]:
        return iter(sorted(name for name in self.kept if name.startswith(prefix)))

    def room(self) -> int:
        return self.free

    def _body(self, name: str) -> bytes:
        if name not in self.kept:
            raise NotFound(Text("Dit is er niet.", "This is not there."), Text("", ""))
        return self.kept[name]


class FakeKeys:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.destroyed: set[str] = set()

    def new(self, recording: str) -> bytes:
        self._check(recording)
        return self.kept.setdefault(recording, secrets.token_bytes(32))

    def key(self, recording: str) -> bytes:
        self._check(recording)
        if recording not in self.kept:
            raise NotFound(Text("Deze sleutel is er niet.", "This key is not there."), Text("", ""))
        return self.kept[recording]

    def destroy(self, recording: str) -> None:
        self.kept.pop(recording, None)
        self.destroyed.add(recording)

    def _check(self, recording: str) -> None:
        if recording in self.destroyed:
            raise Gone(Text("Deze sleutel is vernietigd.", "This key was destroyed."), Text("", ""))


class NoSound:
    """Stands where a test does not touch sound; says so if it does."""

    def check(self, source: BinaryIO, media_type: str) -> SoundFacts:
        raise AssertionError("this test has no sound")

    def render(self, source: BinaryIO, target: BinaryIO) -> Rendering:
        raise AssertionError("this test has no sound")

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO) -> None:
        raise AssertionError("this test has no sound")


# The house and who is in it


@dataclass(frozen=True)
class FakeHouse(House):
    """A House whose parts are known to be fakes, so that tests can look inside."""

    store: FakeStore
    blobs: FakeBlobs
    keys: FakeKeys
    signer: FakeSigner
    clock: FakeClock
    live: FakeLive

    def person(self, role: Role, name: str = "") -> Person:
        """Keep and return a new person."""
        person = Person(PersonId(new_id()), role, name or role, self.clock.now())
        self.store.write(lambda tx: tx.put(person))
        return person

    def conversation(self, provider: Person, patient: Person | None = None, subject: str = "") -> Conversation:
        """Keep and return a conversation."""
        conversation = Conversation(
            ConversationId(new_id()),
            provider.id,
            self.clock.now(),
            self.clock.now(),
            subject,
            patient.id if patient else None,
        )
        self.store.write(lambda tx: tx.put(conversation))
        return conversation

    def recording(self, maker: Person, conversation: Conversation | None = None, **change: Any) -> Recording:
        """Keep and return a sealed recording without sound."""
        values: dict[str, Any] = {
            "id": RecordingId(new_id()),
            "conversation": conversation.id if conversation else None,
            "maker": maker.id,
            "source": "browser",
            "state": "sealed",
            "media_type": "audio/flac",
            "server_begin": self.clock.now(),
        }
        recording = Recording(**(values | change))
        self.store.write(lambda tx: tx.put(recording))
        return recording


def fake_house(*, demo: bool = False, **change: Any) -> FakeHouse:
    """Build a house in memory; `change` replaces parts (sound=…, max_upload_bytes=…)."""
    clock, signer = FakeClock(), FakeSigner()
    parts: dict[str, Any] = {
        "store": FakeStore(clock, signer),
        "blobs": FakeBlobs(),
        "keys": FakeKeys(),
        "signer": signer,
        "sound": NoSound(),
        "clock": clock,
        "live": FakeLive(),
        "rules": Judge(RULES),
        "site": "praktijk-test",
        "demo": demo,
    }
    return FakeHouse(**(parts | change))


def acting(person: Person, scope: ConversationId | None = None, **change: Any) -> Actor:
    """`person` acting now."""
    return Actor(person.id, person.role, scope=scope, **change)


__all__ = ["FakeHouse", "Thing", "acting", "event_json", "fake_house"]
