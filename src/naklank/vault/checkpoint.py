"""Checkpoints: the log in four lines, signed (docs/formats.md section 4, a C2SP signed note).

The signing key itself stays outside: `sign` takes a function. Reading accepts further signature lines (witnesses)
and skips those of keys it does not know; it refuses a note whose own signature is missing or wrong.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from naklank.text import Text
from naklank.vault import strict
from naklank.vault.problems import Broken, Malformed
from naklank.vault.when import read_time, write_time

_BODY = re.compile(r"([!-*,-~]+)\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\ntime ([0-9TZ:.-]{24})\n")
_SIGNATURE = re.compile(r"— ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})\n")
_ROOT = 32
_KEY_HASH = 4
_ED25519 = b"\x01"
MOST_SIGNATURES = 16


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says, and the exact text that its signatures cover."""

    origin: str
    size: int
    root: bytes
    time: datetime
    body: str
    signatures: tuple[tuple[str, bytes], ...]
    """Name and raw bytes (key hash and signature) of each signature line."""


def public_key(pem: str) -> Ed25519PublicKey:
    """The Ed25519 key in a PEM. Raises `Malformed` for any other."""
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, Ed25519PublicKey):
        return key
    raise Malformed(
        "bad-key",
        Text("Dit is geen openbare sleutel van Naklank.", "This is not a public key of Naklank."),
        Text("Kies het bestand key.pem van de organisatie.", "Choose the file key.pem of the organisation."),
    )


def to_pem(raw: bytes) -> str:
    """The PEM of a raw public key of 32 bytes."""
    return (
        Ed25519PublicKey.from_public_bytes(raw).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    )


def fingerprint(pem: str) -> str:
    """SHA-256 of the key's DER in groups of four hexadecimal digits, for people to compare."""
    der = public_key(pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    digits = hashlib.sha256(der).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def key_hash(origin: str, pem: str) -> bytes:
    """The four bytes that tell which key a signature line is of."""
    raw = public_key(pem).public_bytes_raw()
    return hashlib.sha256(origin.encode() + b"\n" + _ED25519 + raw).digest()[:_KEY_HASH]


def make(origin: str, size: int, root: bytes, time: datetime) -> str:
    """The text that gets signed."""
    body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\ntime {write_time(time)}\n"
    if not _BODY.fullmatch(body):
        raise ValueError("an origin has no spaces and no plus; a root has 32 bytes")
    return body


def sign(body: str, origin: str, hash_of_key: bytes, signer: Callable[[bytes], bytes]) -> str:
    """The checkpoint: `body`, an empty line, the signature line. `hash_of_key` is `key_hash(origin, pem)`."""
    return f"{body}\n— {origin} {base64.b64encode(hash_of_key + signer(body.encode())).decode()}\n"


def parse(text: str) -> Checkpoint:
    """What a checkpoint says, its signatures not yet checked. Raises `Malformed`."""
    body, empty, lines = text.partition("\n\n")
    found = _BODY.fullmatch(body + "\n")
    signatures = []
    at = 0
    while found and empty and at < len(lines) and (line := _SIGNATURE.match(lines, at)):
        raw = strict.as_base64(line[2], "signature")
        if len(raw) <= _KEY_HASH:
            raise strict.wrong("signature")
        signatures.append((line[1], raw))
        at = line.end()
    if not found or not signatures or at != len(lines) or len(signatures) > MOST_SIGNATURES:
        raise Malformed(
            "bad-checkpoint",
            Text(
                "Het controlepunt van het logboek is niet goed geschreven.",
                "The checkpoint of the log is not well written.",
            ),
        )
    root = strict.as_base64(found[3], "root", _ROOT)
    return Checkpoint(found[1], int(found[2]), root, read_time(found[4]), body + "\n", tuple(signatures))


def verify(text: str, pem: str, origin: str | None = None) -> Checkpoint:
    """The checkpoint if this key signed it (and if it is of this log, where `origin` is given); else `Broken`."""
    found = parse(text)
    if origin is not None and found.origin != origin:
        raise _broken("wrong-origin", "is van een ander logboek", "is of another log")
    mine = key_hash(found.origin, pem)
    ours = [raw[_KEY_HASH:] for name, raw in found.signatures if name == found.origin and raw[:_KEY_HASH] == mine]
    if not ours:
        raise _broken("other-key", "is niet met deze sleutel ondertekend", "was not signed with this key")
    key = public_key(pem)
    try:
        for signature in ours:
            key.verify(signature, found.body.encode())
    except InvalidSignature:
        raise _broken("bad-signature", "is veranderd na het ondertekenen", "was changed after it was signed") from None
    return found


def _broken(why: str, nl: str, en: str) -> Broken:
    return Broken(why, Text(f"Het controlepunt van het logboek {nl}.", f"The checkpoint of the log {en}."))
