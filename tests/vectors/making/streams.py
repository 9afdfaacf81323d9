"""Vectors of sealed streams (docs/formats.md section 1): valid ones, and edits that must not open."""

import hashlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from ground import Json, b64, bytes_of

KEY = bytes_of("stream key", 32)
NAME = "naklank/abcdefghijklmnopqrstuvwxyz/original"


def sealed(plain: bytes, salt: bytes, prefix: bytes) -> bytes:
    aes = AESGCM(HKDF(SHA256(), 32, salt, NAME.encode()).derive(KEY))
    cuts = [plain[:65480], *(plain[i : i + 65520] for i in range(65480, len(plain), 65520))]
    out = bytes([40]) + salt + prefix
    for i, cut in enumerate(cuts):
        out += aes.encrypt(prefix + i.to_bytes(4) + bytes([i == len(cuts) - 1]), cut, None)
    return out


def streams() -> list[Json]:
    cases: list[Json] = []
    for size in (0, 1, 100, 65479, 65480, 65481, 131000, 131001, 196520, 200000):
        salt, prefix = bytes_of(f"salt {size}", 32), bytes_of(f"prefix {size}", 7)
        made = sealed(bytes_of("plain", size), salt, prefix)
        case: Json = {"id": f"plain-{size}", "failure": None, "plain_bytes": size, "salt_hex": salt.hex()}
        case |= {
            "prefix_hex": prefix.hex(),
            "sealed_bytes": len(made),
            "sealed_sha256": hashlib.sha256(made).hexdigest(),
        }
        if size <= 100:
            case["sealed"] = b64(made)
        cases.append(case)
    full = 65536
    broken: list[tuple[str, str, list[list[object]], str]] = [
        ("flip-salt", "tampered", [["flip", 1]], "plain-200000"),
        ("flip-prefix", "tampered", [["flip", 39]], "plain-200000"),
        ("flip-first-byte", "tampered", [["flip", 40]], "plain-200000"),
        ("flip-tag", "tampered", [["flip", full - 1]], "plain-200000"),
        ("flip-middle", "tampered", [["flip", full + 777]], "plain-200000"),
        ("flip-last-byte", "tampered", [["flip", 200000 + 40 + 4 * 16 - 1]], "plain-200000"),
        ("wrong-header-length", "header", [["flip", 0]], "plain-200000"),
        ("drop-last-segment", "tampered", [["cut", 3 * full]], "plain-200000"),
        ("drop-two-segments", "tampered", [["cut", 2 * full]], "plain-200000"),
        ("cut-inside-segment", "tampered", [["cut", 2 * full + 500]], "plain-200000"),
        ("cut-into-tag", "truncated", [["cut", 2 * full + 10]], "plain-200000"),
        ("cut-header", "truncated", [["cut", 39]], "plain-200000"),
        ("nothing-left", "truncated", [["cut", 0]], "plain-200000"),
        ("swap-segments", "tampered", [["swap", full, 2 * full, full]], "plain-200000"),
        ("append-byte", "tampered", [["append", "00"]], "plain-200000"),
        ("append-to-full", "truncated", [["append", "00"]], "plain-196520"),
        ("append-empty-segment", "truncated", [["append", "00" * 16]], "plain-196520"),
        ("flip-empty", "tampered", [["flip", 45]], "plain-0"),
    ]
    for name, failure, edits, base in broken:
        cases.append({"id": name, "failure": failure, "base": base, "edits": edits})
    cases.append({"id": "other-name", "failure": "tampered", "base": "plain-100", "name": NAME[:-8] + "rendition"})
    cases.append({"id": "other-key", "failure": "tampered", "base": "plain-100", "key": b64(bytes_of("other", 32))})
    return cases
