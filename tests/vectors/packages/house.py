"""A recording house with fixed key, log and times, and packages made by it: the same bytes at every run."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naklank.exchange import bag, evidence, plain_zip
from naklank.model import Blob, Chunk, Event, Recording, RecordingId, Thing
from naklank.vault import checkpoint, entry, manifest, receipt, tree

HERE = Path(__file__).parent
BEGIN = datetime(2026, 11, 22, 22, 40, tzinfo=UTC)
ORIGIN = "naklank.local/vector"
RECORDING = "abcdefghijklmnopqrstuvwxyz"
OTHER_RECORDING = "zyxwvutsrqponmlkjihgfedcba"
Content = dict[str, bytes]


@dataclass
class House:
    """A signing key and a log with a few events."""

    seed: int = 1
    origin: str = ORIGIN
    entries: list[tuple[str, bytes, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)
        self.pem = checkpoint.to_pem(self.private.public_key().public_bytes_raw())
        for number in range(3):
            self.log("person:sign-in", {"try": number})

    def log(self, kind: str, detail: dict[str, object], *things: Thing) -> int:
        number = len(self.entries)
        event = Event(
            time=BEGIN + timedelta(seconds=number),
            kind=kind,
            action="C",
            outcome="done",
            actor="anna",
            role="patient",
            access_point="web",
            things=things,
            detail=detail,
            site="vector",
            system="naklank",
        )
        salt = hashlib.sha256(f"salt {self.seed} {number}".encode()).digest()
        text, body = entry.make(number, event, salt)
        self.entries.append((text, salt, body))
        return number

    def _nodes(self) -> tuple[tree.Frontier, dict[tuple[int, int], bytes]]:
        frontier = tree.Frontier()
        nodes = frontier.extend(tree.leaf_hash(text.encode()) for text, _, _ in self.entries)
        return frontier, {(level, index): node for level, index, node in nodes}

    def checkpoint(self) -> str:
        frontier, _ = self._nodes()
        body = checkpoint.make(self.origin, frontier.size, frontier.root(), BEGIN + timedelta(minutes=5))
        return checkpoint.sign(body, self.origin, checkpoint.key_hash(self.origin, self.pem), self.private.sign)

    def receipt(self, number: int) -> bytes:
        frontier, nodes = self._nodes()
        text, salt, body = self.entries[number]
        proof = tree.inclusion(lambda level, index: nodes[level, index], number, frontier.size)
        return receipt.make(
            entry=text, salt=salt, event=body, number=number, proof=proof, checkpoint=self.checkpoint(), key=self.pem
        )


def sound() -> bytes:
    return (HERE / "sound.flac").read_bytes()


def chunks(data: bytes, count: int = 8) -> list[bytes]:
    step = -(-len(data) // count)
    return [data[at : at + step] for at in range(0, len(data), step)]


def parts(
    house: House,
    data: bytes,
    *,
    manifests: int = 1,
    stamp: evidence.Stamp | None = None,
    recording: str = RECORDING,
    change: Callable[[int, bytes], bytes] = lambda number, body: body,
) -> evidence.Parts:
    """What goes into a package. `change` may spoil a manifest before it is signed and logged."""
    recorded = Recording(
        id=RecordingId(recording),
        conversation=None,
        maker="anna",
        source="browser",
        state="sealed",
        media_type="audio/flac",  # type: ignore[arg-type]
        server_begin=BEGIN,
        server_end=BEGIN + timedelta(seconds=2),
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        settings={"sampleRate": 16000, "latency": 0.01},
        duration_ms=2000,
    )
    pieces = [
        Chunk(str(n), recorded.id, n, len(c), hashlib.sha256(c).hexdigest(), BEGIN) for n, c in enumerate(chunks(data))
    ]
    bodies = [
        manifest.build(
            recorded,
            pieces,
            [],
            [("anna", "patient"), ("bram", "provider")],
            organisation=house.origin,
            signed_at=BEGIN + timedelta(seconds=3),
        )
    ]
    bodies[0] = change(1, bodies[0])
    while len(bodies) < manifests:
        made = Blob("x", recorded.id, "rendition", "audio/mpeg", 10 + len(bodies), "a" * 64, 11, "b" * 64)
        body = manifest.later(
            bodies[-1], derived=[made], duration_ms=2000, signed_at=BEGIN + timedelta(seconds=4 + len(bodies))
        )
        bodies.append(change(len(bodies) + 1, body))
    numbers = [
        house.log(
            "recording:seal" if number == 1 else "recording:derive",
            {"manifest": hashlib.sha256(body).hexdigest(), "number": number},
            Thing("recording", recording),
        )
        for number, body in enumerate(bodies, 1)
    ]
    house.log("person:sign-out", {})
    return evidence.Parts(
        original=bag.given(data),
        manifests=[
            evidence.SignedManifest(body, manifest.sign(body, house.private.sign), house.receipt(number))
            for body, number in zip(bodies, numbers, strict=True)
        ],
        checkpoint=house.checkpoint(),
        key=house.pem,
        stamp=stamp,
    )


def package(parts_: evidence.Parts) -> bytes:
    target = io.BytesIO()
    evidence.prepare(parts_).write(target)
    return target.getvalue()


def unpacked(data: bytes) -> Content:
    source = io.BytesIO(data)
    return {n: plain_zip.take(source, p.offset, p.size) for n, p in plain_zip.read(source).items()}


def packed(files: Content, folder: str = f"naklank-{RECORDING}") -> bytes:
    target = io.BytesIO()
    plain_zip.write(target, folder, [plain_zip.measure(n, bag.given(b)) for n, b in files.items()])
    return target.getvalue()


def relisted(files: Content) -> Content:
    """The same files with BagIt lists that fit them, as a clever forger would."""
    files = {n: b for n, b in files.items() if n not in ("manifest-sha256.txt", "tagmanifest-sha256.txt")}
    for name, payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        lines = sorted((n, hashlib.sha256(b).hexdigest()) for n, b in files.items() if n.startswith("data/") == payload)
        files[name] = "".join(f"{digest}  {n}\n" for n, digest in lines).encode()
    return files


def flipped(data: bytes, at: int = -9) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)
