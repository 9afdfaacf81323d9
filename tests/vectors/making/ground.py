"""What all vectors stand on: bytes that follow from a label, keys, and the ways of writing. See make.py."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, object]
ORIGIN = "naklank.local/vectors"
TIME = "2026-11-22T22:40:01.250Z"
PROVENANCE = (
    "Made by tests/vectors/make.py from docs/formats.md, without Naklank's code (Python standard library and cryptography);"
    " streams opened with Tink, trees compared with pymerkle in tests/vault."
)


def bytes_of(label: str, length: int) -> bytes:
    """The first `length` bytes of SHA-256(label, LF, counter as 8 bytes big endian), counter 0, 1, 2 …"""
    blocks = (hashlib.sha256(label.encode() + b"\n" + n.to_bytes(8)).digest() for n in range(-(-length // 32)))
    return b"".join(blocks)[:length]


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def js(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Signer:
    """An Ed25519 key that follows from a label."""

    def __init__(self, label: str) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes_of(label, 32))
        self.raw = self.key.public_key().public_bytes_raw()
        self.pem = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        der = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        digits = hashlib.sha256(der).hexdigest()
        self.fingerprint = " ".join(digits[i : i + 4] for i in range(0, 64, 4))

    def note(self, body: str, origin: str = ORIGIN) -> str:
        mark = hashlib.sha256(origin.encode() + b"\n\x01" + self.raw).digest()[:4]
        return f"— {origin} {b64(mark + self.key.sign(body.encode()))}\n"


HOUSE, OTHER = Signer("house"), Signer("other")
