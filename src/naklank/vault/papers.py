"""What the papers in a package say and whether they hold: manifests, receipts, checkpoint (docs/formats.md sections 2 to 5).

Each check tells `Notes` what it found and goes on; nothing here raises over what a paper says, except `opened`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from naklank.vault import checkpoint as checkpoints
from naklank.vault import entry as entries
from naklank.vault import manifest as manifests
from naklank.vault import strict, tree
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.findings import Notes, exact_key, plain_text
from naklank.vault.problems import Broken, Malformed
from naklank.vault.when import write_time

PROOF = re.compile(r"data/manifests/([1-9][0-9]{0,2})\.(json|sig|receipt\.json)", re.ASCII)
RECEIPT = frozenset({"format", "entry", "salt", "event", "number", "proof", "checkpoint", "key"})
Take = Callable[[str], bytes | None]
"""Gives a small file under data/ by its name, or None where it is not there."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the first manifest says of the original, well-formed whether or not the signature holds."""

    recording: str
    organisation: str
    size: int
    digest: str
    chunks: tuple[tuple[int, str], ...]
    duration_ms: int | None
    fields: dict[str, object]


def _json(data: bytes | None) -> object:
    try:
        return strict.loads(data or b"", floats=True)
    except Malformed:
        return None


def described(body: bytes | None) -> Described | None:
    """What a manifest says of the original, or None where it does not say it well."""
    fields = _json(body)
    if not isinstance(fields, dict):
        return None
    duration = fields.get("duration_ms")
    try:
        size, digest, chunks = _original(fields.get("original"))
        return Described(
            recording=strict.as_text(fields.get("recording"), "recording"),
            organisation=strict.as_text(fields.get("organisation"), "organisation"),
            size=size,
            digest=digest,
            chunks=chunks,
            duration_ms=duration if type(duration) is int else None,
            fields=fields,
        )
    except Malformed:
        return None


def _original(value: object) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    fields = strict.as_object(value, frozenset({"bytes", "sha256", "chunks"}), "original")
    size, chunks = strict.as_int(fields["bytes"], "bytes"), []
    for row in strict.as_list(fields["chunks"], "chunks"):
        pair = strict.as_list(row, "chunks")
        if len(pair) != len(("bytes", "sha256")):
            raise strict.wrong("chunks")
        chunks.append((strict.as_int(pair[0], "chunks"), strict.as_hash(pair[1], "chunks")))
    if sum(length for length, _ in chunks) != size:
        raise strict.wrong("bytes")
    return size, strict.as_hash(fields["sha256"], "sha256"), tuple(chunks)


def numbers(names: Iterable[str]) -> range:
    """1 up to the highest manifest of which there is any file."""
    found = [int(match[1]) for name in names if (match := PROOF.fullmatch(name))]
    return range(1, max(found, default=1) + 1)


def check_manifests(take: Take, found: range, pem: bytes | None, notes: Notes) -> Described | None:
    """Check every manifest and signature; gives the first manifest, if it says well what the original is."""
    first = described(take("manifests/1.json"))
    before: bytes | None = None
    for number in found:
        name = f"manifests/{number}"
        body, signature = take(f"{name}.json"), take(f"{name}.sig")
        if body is None or signature is None or pem is None:
            notes.say("manifest", "missing", f"absent: {name}")
        if body is not None:
            _check_manifest(number, body, before, first, notes)
        if body is not None and signature is not None and pem is not None:
            _check_signature(name, body, signature, pem, notes)
        before = body
    return first


def _check_manifest(number: int, body: bytes, before: bytes | None, first: Described | None, notes: Notes) -> None:
    name = f"manifests/{number}"
    try:
        reading = manifests.parse(body)
    except Malformed as problem:
        notes.say("manifest", "failed", f"{problem.why}: {name}")
        return
    if reading.number != number:
        notes.say("manifest", "failed", f"number: {name}")
    if before is not None and reading.supersedes != sha256(before).hexdigest():
        notes.say("manifest", "failed", f"chain: {name}")
    if first and any(
        strict.dumps(value) != strict.dumps(first.fields.get(one))
        for one, value in reading.fields.items()
        if one not in manifests.CHANGING
    ):
        notes.say("manifest", "failed", f"fields: {name}")


def _check_signature(name: str, body: bytes, signature: bytes, pem: bytes, notes: Notes) -> None:
    key = exact_key(pem)
    try:
        if key is not None:
            manifests.verify(body, plain_text(signature), key)
            return
    except (Broken, Malformed):
        pass
    notes.say("manifest", "failed", f"signature: {name}")


def check_log(
    take: Take, found: range, pem: bytes | None, note: bytes | None, first: Described | None, notes: Notes
) -> None:
    """Check that the log holds the sealing of every manifest, by the receipts."""
    one = take("manifests/1.json")
    for number in found:
        name = f"manifests/{number}"
        body, receipt = take(f"{name}.json"), take(f"{name}.receipt.json")
        if one is None or body is None or receipt is None or note is None:
            notes.say("log", "missing", f"absent: {name}.receipt.json")
            continue
        try:
            _check_receipt(receipt, number, body, note, pem, first)
        except (Broken, Malformed) as problem:
            notes.say("log", "failed", f"{problem.why}: {name}.receipt.json")


def _check_receipt(
    receipt: bytes, number: int, body: bytes, note: bytes, pem: bytes | None, first: Described | None
) -> None:
    fields = strict.as_object(strict.loads(receipt), RECEIPT, "receipt")
    if fields["checkpoint"] != plain_text(note) or (pem is not None and fields["key"] != plain_text(pem)):
        raise strict.wrong("checkpoint")
    event = opened(fields, checkpoints.parse(plain_text(note)))
    detail = event["detail"]
    things = event["things"]
    same = (
        event["kind"] == ("recording:seal" if number == 1 else "recording:derive")
        and isinstance(detail, dict)
        and detail.get("manifest") == sha256(body).hexdigest()
        and strict.as_int(detail.get("number"), "number") == number
    )
    named = (
        isinstance(things, list)
        and first is not None
        and any(thing["kind"] == "recording" and thing["id"] == first.recording for thing in things)
    )
    if not same or not named:
        raise strict.wrong("event")


def opened(fields: dict[str, object], head: Checkpoint) -> dict[str, object]:
    """The event of a receipt if it fits its entry and its proof leads to this root; else `Broken` or `Malformed`."""
    if fields["format"] != "naklank-receipt-1":
        raise strict.wrong("format")
    text = strict.as_text(fields["entry"], "entry")
    salt = strict.as_base64(fields["salt"], "salt", entries.SALT)
    event = entries.open_entry(text, salt, strict.as_text(fields["event"], "event").encode())
    number = strict.as_int(fields["number"], "number")
    if entries.parse(text).number != number:
        raise strict.wrong("number")
    proof = [strict.as_base64(node, "proof", tree.HASH) for node in strict.as_list(fields["proof"], "proof")]
    tree.verify_inclusion(tree.leaf_hash(text.encode()), number, head.size, proof, head.root)
    return event


def check_checkpoint(note: bytes | None, pem: bytes | None, first: Described | None, notes: Notes) -> str | None:
    """The time of the checkpoint, where it holds."""
    if note is None or pem is None or first is None:
        notes.say("checkpoint", "missing", "absent: checkpoint, key or manifest")
    if pem is not None and exact_key(pem) is None:
        notes.say("checkpoint", "failed", "malformed: key.pem")
    if note is None:
        return None
    try:
        head = checkpoints.parse(plain_text(note))
        key = exact_key(pem)
        if first and head.origin != first.organisation:
            notes.say("checkpoint", "failed", "origin: checkpoint.txt")
            return None
        if key is None:
            return None
        checkpoints.verify(plain_text(note), key)
    except (Broken, Malformed) as problem:
        notes.say("checkpoint", "failed", f"{problem.why}: checkpoint.txt")
        return None
    return write_time(head.time) if first else None
