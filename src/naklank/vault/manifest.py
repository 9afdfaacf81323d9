"""Manifests: what a recording is, as exact signed bytes (docs/formats.md section 2).

`build` makes the first manifest of a recording, `later` each next one: it copies everything that must stay from the
exact bytes before it. `parse` refuses whatever is not exactly in the format; `check_chain` holds a row of them
together.
"""

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature

from naklank.model import Blob, Chunk, Moment, Recording
from naklank.text import Text
from naklank.vault import strict
from naklank.vault.checkpoint import public_key
from naklank.vault.problems import Broken, Malformed
from naklank.vault.strict import as_hash, as_int, as_list, as_object, as_text
from naklank.vault.when import read_time, write_time

FORMAT = "naklank-manifest-1"
_CONTEXT = FORMAT.encode() + b"\n"
_SIGNATURE = 64
CHANGING = frozenset({"number", "supersedes", "derived", "duration_ms", "signed_at"})
"""The fields in which a later manifest may differ from the one before it."""
_TEXTS = ("recording", "organisation", "maker", "media_type")
_TIMES = ("server_begin", "server_end", "signed_at")
_DEVICE_TIMES = ("device_begin", "device_end")
_FIELDS = CHANGING | {
    *("format", "conversation", "parties", "announcement", "agreement", "source", "settings", "original", "moments"),
    *(*_TEXTS, *_TIMES, *_DEVICE_TIMES),
}
_PARTY = frozenset({"party", "role"})
_ORIGINAL = frozenset({"bytes", "sha256", "chunks"})
_MOMENT = frozenset({"kind", "at_ms", "ms", "why", "by", "device_time", "server_time"})
_DERIVED = frozenset({"what", "media_type", "bytes", "sha256"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A well-formed manifest: what most callers need by name, and all of it in `fields`.

    `digest` is the SHA-256 of the body, which the next manifest and the log name.
    """

    number: int
    supersedes: str | None
    recording: str
    organisation: str
    original_bytes: int
    original_sha256: str
    chunks: tuple[tuple[int, str], ...]
    digest: str
    fields: dict[str, object]


def build(
    recording: Recording,
    chunks: Iterable[Chunk],
    moments: Iterable[Moment],
    parties: Iterable[tuple[str, str]],
    *,
    organisation: str,
    signed_at: datetime,
    announcement: int | None = None,
    agreement: int | None = None,
    derived: Iterable[Blob] = (),
) -> bytes:
    """The body of the first manifest. `parties` are (pseudonymous id, role); refused chunks (`aside`) are left out."""
    kept = sorted((chunk for chunk in chunks if not chunk.aside), key=lambda chunk: chunk.number)
    if recording.server_end is None or sum(chunk.length for chunk in kept) != recording.bytes:
        raise ValueError("a recording is sealed when it has ended and all its bytes are there")
    body = strict.dumps(
        {
            "format": FORMAT,
            "number": 1,
            "supersedes": None,
            "recording": recording.id,
            "conversation": recording.conversation,
            "organisation": organisation,
            "maker": recording.maker,
            "parties": [{"party": party, "role": role} for party, role in parties],
            "announcement": announcement,
            "agreement": agreement,
            "source": recording.source,
            "media_type": recording.media_type,
            "settings": recording.settings,
            "device_begin": _time_or_none(recording.device_begin),
            "device_end": _time_or_none(recording.device_end),
            "server_begin": write_time(recording.server_begin),
            "server_end": write_time(recording.server_end),
            "original": {
                "bytes": recording.bytes,
                "sha256": recording.sha256,
                "chunks": [[chunk.length, chunk.sha256] for chunk in kept],
            },
            "moments": [_moment(moment) for moment in moments],
            "duration_ms": recording.duration_ms,
            "derived": [_derived(blob) for blob in derived],
            "signed_at": write_time(signed_at),
        }
    )
    parse(body)
    return body


def later(previous: bytes, *, derived: Iterable[Blob], duration_ms: int | None, signed_at: datetime) -> bytes:
    """The body of the manifest after `previous`: the same recording, with what was made from it since."""
    before = parse(previous)
    body = strict.dumps(
        {
            **before.fields,
            "number": before.number + 1,
            "supersedes": before.digest,
            "derived": [_derived(blob) for blob in derived],
            "duration_ms": duration_ms,
            "signed_at": write_time(signed_at),
        }
    )
    parse(body)
    return body


def _time_or_none(at: datetime | None) -> str | None:
    return None if at is None else write_time(at)


def _moment(moment: Moment) -> dict[str, object]:
    return {
        "kind": moment.kind,
        "at_ms": moment.at_ms,
        "ms": moment.ms,
        "why": moment.why,
        "by": moment.by,
        "device_time": _time_or_none(moment.device_time),
        "server_time": write_time(moment.server_time),
    }


def _derived(blob: Blob) -> dict[str, object]:
    return {
        "what": blob.kind,
        "media_type": blob.media_type,
        "bytes": blob.plain_bytes,
        "sha256": blob.plain_sha256,
    }


def sign(body: bytes, signer: Callable[[bytes], bytes]) -> str:
    """The signature as it is kept: one line of base64, with its line end."""
    return base64.b64encode(signer(_CONTEXT + body)).decode() + "\n"


def verify(body: bytes, signature: str, pem: str) -> Reading:
    """The manifest, if this key signed these exact bytes. Raises `Broken` or `Malformed`."""
    if not signature.endswith("\n"):
        raise strict.wrong("signature")
    raw = strict.as_base64(signature[:-1], "signature", _SIGNATURE)
    try:
        public_key(pem).verify(raw, _CONTEXT + body)
    except InvalidSignature:
        raise _broken(
            "bad-signature",
            "is veranderd na het ondertekenen, of met een andere sleutel ondertekend",
            "was changed after it was signed, or signed with another key",
        ) from None
    return parse(body)


def parse(body: bytes) -> Reading:
    """A manifest that is exactly in the format; its signature is not checked here. Raises `Malformed`."""
    fields = as_object(strict.loads(body, floats=True), _FIELDS, "manifest")
    if fields["format"] != FORMAT:
        raise strict.wrong("format")
    _check_single(fields)
    _check_lists(fields)
    number = as_int(fields["number"], "number")
    supersedes = None if fields["supersedes"] is None else as_hash(fields["supersedes"], "supersedes")
    if number < 1 or (number == 1) != (supersedes is None):
        raise strict.wrong("supersedes")
    size, whole, chunks = _original(fields["original"])
    return Reading(
        number=number,
        supersedes=supersedes,
        recording=str(fields["recording"]),
        organisation=str(fields["organisation"]),
        original_bytes=size,
        original_sha256=whole,
        chunks=chunks,
        digest=sha256(body).hexdigest(),
        fields=fields,
    )


def _check_single(fields: dict[str, object]) -> None:
    for name in _TEXTS:
        as_text(fields[name], name)
    for name in _TIMES:
        read_time(as_text(fields[name], name))
    for name in _DEVICE_TIMES:
        _maybe_time(fields[name], name)
    for name in ("announcement", "agreement", "duration_ms"):
        if fields[name] is not None:
            as_int(fields[name], name)
    if fields["conversation"] is not None:
        as_text(fields["conversation"], "conversation")
    if fields["source"] not in ("browser", "upload", "command"):
        raise strict.wrong("source")
    if not isinstance(fields["settings"], dict):
        raise strict.wrong("settings")


def _maybe_time(value: object, name: str) -> None:
    if value is not None:
        read_time(as_text(value, name))


def _check_lists(fields: dict[str, object]) -> None:
    for item in as_list(fields["parties"], "parties"):
        party = as_object(item, _PARTY, "parties")
        as_text(party["party"], "party")
        as_text(party["role"], "role")
    for item in as_list(fields["moments"], "moments"):
        moment = as_object(item, _MOMENT, "moments")
        for name in ("kind", "why", "by"):
            as_text(moment[name], name)
        for name in ("at_ms", "ms"):
            as_int(moment[name], name)
        _maybe_time(moment["device_time"], "device_time")
        read_time(as_text(moment["server_time"], "server_time"))
    for item in as_list(fields["derived"], "derived"):
        made = as_object(item, _DERIVED, "derived")
        as_text(made["what"], "what")
        as_text(made["media_type"], "media_type")
        as_int(made["bytes"], "bytes")
        as_hash(made["sha256"], "sha256")


def _original(value: object) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    original = as_object(value, _ORIGINAL, "original")
    chunks = []
    for item in as_list(original["chunks"], "chunks"):
        pair = as_list(item, "chunks")
        if len(pair) != len(("bytes", "sha256")):
            raise strict.wrong("chunks")
        chunks.append((as_int(pair[0], "chunks"), as_hash(pair[1], "chunks")))
    size = as_int(original["bytes"], "bytes")
    if sum(length for length, _ in chunks) != size:
        raise strict.wrong("bytes")
    return size, as_hash(original["sha256"], "sha256"), tuple(chunks)


def check_chain(manifests: Sequence[Reading]) -> None:
    """Return if these are manifests 1, 2, 3 … of one recording, each naming the one before it; else raise."""
    if not manifests:
        raise Malformed(
            "no-manifest", Text("Er is geen beschrijving van de opname.", "There is no manifest of the recording.")
        )
    for place, here in enumerate(manifests, 1):
        before = manifests[place - 2] if place > 1 else None
        if here.number != place or here.supersedes != (before.digest if before else None):
            raise _broken(
                "broken-chain", "sluit niet aan op de vorige", "does not follow on the one before", here.number
            )
        if before and any(not _same(here.fields[name], before.fields[name]) for name in _FIELDS - CHANGING):
            raise _broken("changed-field", "spreekt de vorige tegen", "contradicts the one before", here.number)


def _same(here: object, there: object) -> bool:
    """Whether two values are the same JSON value (to Python, true equals 1)."""
    if isinstance(here, bool) or isinstance(there, bool):
        return here is there
    if isinstance(here, dict) and isinstance(there, dict):
        return here.keys() == there.keys() and all(_same(here[name], there[name]) for name in here)
    if isinstance(here, list) and isinstance(there, list):
        return len(here) == len(there) and all(map(_same, here, there))
    return here == there


def _broken(why: str, nl: str, en: str, number: int | None = None) -> Broken:
    return Broken(
        why, Text(f"De beschrijving van de opname {nl}.", f"The manifest of the recording {en}."), number=number
    )
