"""Check an evidence package: the seven checks of docs/formats.md section 7, and one verdict.

Pure: the files come through `Files`, the sound in pieces, so that gigabytes fit in little memory. Never raises over what
a file says; a check that finds something wrong says so, and the others are still done. `Unreadable` from `Files` means
that nothing can be said: `unreadable` turns it into an answer. `verifier/naklank_verify.py` and the page
`static/verify/` are written from the same page of formats and must give the same answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, Protocol

from naklank.errors import NaklankError, Unreadable
from naklank.text import Text
from naklank.vault import checkpoint as checkpoints
from naklank.vault import entry as entries
from naklank.vault import logfile, strict, timestamp, tree
from naklank.vault import manifest as manifests
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.problems import Broken, Malformed
from naklank.vault.when import write_time

Result = Literal["ok", "failed", "missing"]
Verdict = Literal["untouched", "changed", "uncheckable"]
Signer = Literal["established", "not_established", "other"]

CHECKS = ("bag", "manifest", "sound", "log", "checkpoint", "timestamp", "signer")
SMALL = 1 << 24
"""Bytes: only the original may be larger."""
TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
_TAG_LIST = "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SOUND = re.compile(r"data/original\.(flac|ogg|webm|m4a|mp3|wav|amr|3gp|bin)", re.ASCII)
_PROOF = re.compile(r"data/manifests/([1-9][0-9]{0,2})\.(json|sig|receipt\.json)", re.ASCII)
_OTHER = re.compile(r"data/(checkpoint\.txt|timestamp\.tsr|tsa\.pem|key\.pem|lees-mij\.html)", re.ASCII)
_HASH_AND_SPACES = 66
RECEIPT = frozenset({"format", "entry", "salt", "event", "number", "proof", "checkpoint", "key"})


class Files(Protocol):
    """The files of a package, by name ("data/key.pem"). May raise `Unreadable` at any call."""

    def names(self) -> Iterable[str]:
        """All names, each once."""
        ...

    def size(self, name: str) -> int:
        """Bytes of a file."""
        ...

    def pieces(self, name: str, start: int, length: int) -> Iterable[bytes]:
        """Exactly these bytes, in pieces of modest size."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found. `detail` is a code and, behind a colon, what it is about; empty where all is well."""

    check: str
    result: Result
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer. `changed` are byte ranges of the original, `changed_ms` about where that is in the sound."""

    verdict: Verdict
    checks: tuple[Check, ...]
    fingerprint: str | None = None
    signer: Signer = "not_established"
    known_since: str | None = None
    recording: str | None = None
    changed: tuple[tuple[int, int], ...] = ()
    changed_ms: tuple[tuple[int, int], ...] = ()

    @property
    def exit_status(self) -> int:
        """0 untouched, 1 changed, 2 uncheckable."""
        return ("untouched", "changed", "uncheckable").index(self.verdict)

    def as_json(self) -> dict[str, object]:
        """The object of section 7."""
        return {
            "verdict": self.verdict,
            "checks": [{"check": c.check, "result": c.result, "detail": c.detail} for c in self.checks],
            "fingerprint": self.fingerprint,
            "signer": self.signer,
            "known_since": self.known_since,
            "recording": self.recording,
            "changed": [list(span) for span in self.changed],
        }


@dataclass(slots=True)
class _Notes:
    """What was found so far: the worst of each check, and the first of those."""

    found: dict[str, Check] = field(default_factory=lambda: {name: Check(name, "ok") for name in CHECKS})

    def say(self, check: str, result: Result, detail: str) -> None:
        before = self.found[check].result
        if before == "ok" or (before == "missing" and result == "failed"):
            self.found[check] = Check(check, result, detail)


@dataclass(frozen=True, slots=True)
class _Described:
    """What the first manifest says of the original, well-formed whether or not the signature holds."""

    recording: str
    organisation: str
    size: int
    digest: str
    chunks: tuple[tuple[int, str], ...]
    duration_ms: int | None
    fields: dict[str, object]


class _Package:
    """The files with their hashes, each file hashed once."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names = frozenset(files.names())
        self.hashes: dict[str, str] = {}

    def take(self, name: str) -> bytes | None:
        """All of a small file, or None."""
        if name not in self.names:
            return None
        size = self.files.size(name)
        if size > SMALL:
            raise Unreadable(
                Text(f"Het bestand {name} is te groot.", f"The file {name} is too large."),
                Text("Vraag het pakket opnieuw op.", "Ask for the package again."),
                why="size",
            )
        return b"".join(self.files.pieces(name, 0, size))

    def data(self, name: str) -> bytes | None:
        """A small file of the payload, or None."""
        return self.take(f"data/{name}")

    def digest(self, name: str) -> str:
        """SHA-256 of a file."""
        if name not in self.hashes:
            whole = sha256()
            for piece in self.files.pieces(name, 0, self.files.size(name)):
                whole.update(piece)
            self.hashes[name] = whole.hexdigest()
        return self.hashes[name]


def check(files: Files, key: str | None = None) -> Findings:
    """The answer for a package. `key` is the PEM that the checker was given, if any; raises `Malformed` where that is no key."""
    given = normal_key(key)
    package, notes = _Package(files), _Notes()
    pem, note = package.data("key.pem"), package.data("checkpoint.txt")
    first = _check_manifests(package, pem, notes)
    _check_log(package, pem, note, first, notes)
    changed, milliseconds = _check_sound(package, first, notes)
    _check_bag(package, notes)
    known = _check_checkpoint(note, pem, first, notes)
    stamped = _check_timestamp(package, note, notes)
    signer = _check_signer(pem, given, notes)
    good = exact_key(pem)
    return Findings(
        verdict=_verdict(notes, signer),
        checks=tuple(notes.found.values()),
        fingerprint=checkpoints.fingerprint(good) if good else None,
        signer=signer,
        known_since=stamped or known,
        recording=first.recording if first else None,
        changed=changed,
        changed_ms=milliseconds,
    )


def normal_key(pem: str | None) -> str | None:
    """The key that a checker was given, written in the one way of section 4. Raises `Malformed` where it is no key."""
    return None if pem is None else checkpoints.to_pem(checkpoints.public_key(pem).public_bytes_raw())


def unreadable(problem: NaklankError) -> Findings:
    """The answer where nothing could be read."""
    why = str(problem.detail.get("why", "unreadable"))
    return Findings("uncheckable", tuple(Check(name, "missing", f"unreadable: {why}") for name in CHECKS))


def _verdict(notes: _Notes, signer: Signer) -> Verdict:
    results = {name: found.result for name, found in notes.found.items()}
    if any(results[name] == "failed" for name in CHECKS[:6]):
        return "changed"
    if signer == "other" or any(results[name] == "missing" for name in CHECKS[:5]):
        return "uncheckable"
    return "untouched"


def _text(data: bytes | None) -> str:
    """UTF-8 as text; nothing where it is not UTF-8."""
    try:
        return (data or b"").decode()
    except UnicodeDecodeError:
        return ""


def exact_key(pem: bytes | None) -> str | None:
    """The key if it is written in the one way of section 4."""
    text = _text(pem)
    try:
        return text if checkpoints.to_pem(checkpoints.public_key(text).public_bytes_raw()) == text else None
    except Malformed:
        return None


def _json(data: bytes | None) -> object:
    try:
        return strict.loads(data or b"", floats=True)
    except Malformed:
        return None


def _described(body: bytes | None) -> _Described | None:
    """What a manifest says of the original, or None where it does not say it well."""
    fields = _json(body)
    if not isinstance(fields, dict):
        return None
    duration = fields.get("duration_ms")
    try:
        size, digest, chunks = _original(fields.get("original"))
        return _Described(
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


def _numbers(package: _Package) -> range:
    found = [int(match[1]) for name in package.names if (match := _PROOF.fullmatch(name))]
    return range(1, max(found, default=1) + 1)


def _check_manifests(package: _Package, pem: bytes | None, notes: _Notes) -> _Described | None:
    first = _described(package.data("manifests/1.json"))
    before: bytes | None = None
    for number in _numbers(package):
        name = f"manifests/{number}"
        body, signature = package.data(f"{name}.json"), package.data(f"{name}.sig")
        if body is None or signature is None or pem is None:
            notes.say("manifest", "missing", f"absent: {name}")
        if body is not None:
            _check_manifest(number, body, before, first, notes)
        if body is not None and signature is not None and pem is not None:
            _check_signature(name, body, signature, pem, notes)
        before = body
    return first


def _check_manifest(number: int, body: bytes, before: bytes | None, first: _Described | None, notes: _Notes) -> None:
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


def _check_signature(name: str, body: bytes, signature: bytes, pem: bytes, notes: _Notes) -> None:
    key = exact_key(pem)
    try:
        if key is not None:
            manifests.verify(body, _text(signature), key)
            return
    except (Broken, Malformed):
        pass
    notes.say("manifest", "failed", f"signature: {name}")


def _check_log(
    package: _Package, pem: bytes | None, note: bytes | None, first: _Described | None, notes: _Notes
) -> None:
    one = package.data("manifests/1.json")
    for number in _numbers(package):
        name = f"manifests/{number}"
        body, receipt = package.data(f"{name}.json"), package.data(f"{name}.receipt.json")
        if one is None or body is None or receipt is None or note is None:
            notes.say("log", "missing", f"absent: {name}.receipt.json")
            continue
        try:
            _check_receipt(receipt, number, body, note, pem, first)
        except (Broken, Malformed) as problem:
            notes.say("log", "failed", f"{problem.why}: {name}.receipt.json")


def _check_receipt(
    receipt: bytes, number: int, body: bytes, note: bytes, pem: bytes | None, first: _Described | None
) -> None:
    fields = strict.as_object(strict.loads(receipt), RECEIPT, "receipt")
    if fields["checkpoint"] != _text(note) or (pem is not None and fields["key"] != _text(pem)):
        raise strict.wrong("checkpoint")
    event = opened(fields, checkpoints.parse(_text(note)))
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


def _check_sound(
    package: _Package, first: _Described | None, notes: _Notes
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    sounds = [name for name in package.names if _SOUND.fullmatch(name)]
    if len(sounds) != 1 or first is None:
        notes.say("sound", "failed" if len(sounds) > 1 else "missing", "absent: original" if not sounds else "original")
        return (), ()
    wrong = _compare(package, sounds[0], first)
    if wrong:
        begin, stop = wrong[0][2], wrong[0][3]
        notes.say("sound", "failed", f"bytes: {wrong[0][0]}-{wrong[0][1]}, chunks {begin}-{stop}")
    count, duration = len(first.chunks), first.duration_ms
    spans = (
        ()
        if not count or duration is None
        else tuple((duration * min(a, count) // count, duration * min(b, count) // count) for _, _, a, b in wrong)
    )
    return tuple((a, b) for a, b, _, _ in wrong), spans


def _compare(package: _Package, name: str, first: _Described) -> list[tuple[int, int, int, int]]:
    """The ranges that differ: from byte, to byte, from chunk, to chunk (the ends not included)."""
    length, at, wrong = package.files.size(name), 0, list[tuple[int, int, int, int]]()
    whole = sha256()
    extra = (max(0, length - first.size), "")
    for number, (size, wanted) in enumerate((*first.chunks, extra)):
        part, there = sha256(), max(0, min(size, length - at))
        for piece in package.files.pieces(name, at, there):
            part.update(piece)
            whole.update(piece)
        if size and (there < size or part.hexdigest() != wanted):
            begin = wrong.pop() if wrong and wrong[-1][1] == at else (at, at, number, number)
            wrong.append((begin[0], at + size, begin[2], number + 1))
        at += size
    package.hashes[name] = whole.hexdigest()
    if not wrong and package.hashes[name] != first.digest:
        wrong.append((0, length, 0, len(first.chunks)))
    return wrong


def _check_bag(package: _Package, notes: _Notes) -> None:
    for tag, is_payload in (("manifest-sha256.txt", True), (_TAG_LIST, False)):
        listed = package.take(tag)
        if listed is None:
            continue
        inside = [name for name in package.names if name.startswith("data/") == is_payload and name != _TAG_LIST]
        wanted = {f"{package.digest(name)}  {name}" for name in inside} | {""}
        for line in sorted(wanted ^ set(_text(listed).split("\n"))):
            name = line[_HASH_AND_SPACES:]
            gone = line not in wanted and name not in package.names
            notes.say("bag", "missing" if gone else "failed", f"{'absent' if gone else 'hash'}: {name}")
    for name in sorted(package.names | set(TAGS)):
        if name not in package.names:
            notes.say("bag", "missing", f"absent: {name}")
        elif name not in TAGS and not (_SOUND.fullmatch(name) or _PROOF.fullmatch(name) or _OTHER.fullmatch(name)):
            notes.say("bag", "failed", f"extra: {name}")
    if package.take("bagit.txt") not in (None, _DECLARATION):
        notes.say("bag", "failed", "malformed: bagit.txt")


def _check_checkpoint(note: bytes | None, pem: bytes | None, first: _Described | None, notes: _Notes) -> str | None:
    """The time of the checkpoint, where it holds."""
    if note is None or pem is None or first is None:
        notes.say("checkpoint", "missing", "absent: checkpoint, key or manifest")
    if pem is not None and exact_key(pem) is None:
        notes.say("checkpoint", "failed", "malformed: key.pem")
    if note is None:
        return None
    try:
        head = checkpoints.parse(_text(note))
        if first and head.origin != first.organisation:
            raise Broken("origin", Text("Een ander logboek.", "Another log."))
        key = exact_key(pem)
        if key is None:
            return None
        checkpoints.verify(_text(note), key)
    except (Broken, Malformed) as problem:
        notes.say("checkpoint", "failed", f"{problem.why}: checkpoint.txt")
        return None
    return write_time(head.time) if first else None


def _check_timestamp(package: _Package, note: bytes | None, notes: _Notes) -> str | None:
    """The time that the authority put on the checkpoint, where it holds."""
    reply, authority = package.data("timestamp.tsr"), package.data("tsa.pem")
    if reply is None or authority is None or note is None:
        notes.say("timestamp", "missing", "none" if reply is None else "absent: tsa.pem or checkpoint.txt")
        return None
    try:
        return write_time(timestamp.check(reply, _text(note), _text(authority)).replace(microsecond=0))
    except (Broken, Malformed) as problem:
        notes.say("timestamp", "failed", f"{problem.why}: timestamp.tsr")
        return None


def _check_signer(pem: bytes | None, given: str | None, notes: _Notes) -> Signer:
    if given is None or pem is None:
        notes.say("signer", "missing", "no key given" if given is None else "absent: key.pem")
        return "not_established"
    if exact_key(pem) == given:
        return "established"
    notes.say("signer", "failed", "another key: key.pem")
    return "other"
