"""Makes the test vectors of this folder, always the same bytes: `python tests/vectors/make.py`.

Written from docs/formats.md alone: it imports nothing of Naklank, so that the program is held against a second reading
of the formats. Each file: `provenance`, `about`, `cases`. Each case: `id`, `failure` (null: it must hold; else the code
of the refusal), and its inputs. Bytes are base64 unless a name ends in `_hex`.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
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


# --- streams -------------------------------------------------------------------------------------------------------

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
        case |= {"prefix_hex": prefix.hex(), "sealed_bytes": len(made), "sealed_sha256": hashlib.sha256(made).hexdigest()}
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


# --- JSON ----------------------------------------------------------------------------------------------------------


def jsons() -> list[Json]:
    texts: list[tuple[str, str | None, bytes]] = [
        ("object", None, b'{"a":[1,2,{"b":null}],"c":"\xc3\xab","d":true}'),
        ("white-space", None, b' {\t"a" :\r\n-1 } \n'),
        ("escapes", None, b'"\\u00eb \\ud83d\\ude00 \\\\ud800"'),
        ("largest-integer", None, b"9007199254740991"),
        ("32-levels", None, b"[" * 32 + b"]" * 32),
        ("brackets-in-text", None, js(["[" * 100, '"' + "{" * 100])),
        ("33-levels", "too-deep", b"[" * 33 + b"]" * 33),
        ("33-levels-mixed", "too-deep", b'{"a":[' * 16 + b"[]" + b"]}" * 16),
        ("100000-levels", "too-deep", b"[" * 100000),
        ("duplicate-key", "duplicate-key", b'{"a":1,"a":1}'),
        ("duplicate-key-escaped", "duplicate-key", b'{"a":1,"\\u0061":2}'),
        ("duplicate-key-deep", "duplicate-key", b'[{"x":{"a":1,"b":2,"a":3}}]'),
        ("not-utf8", "not-utf8", b'"\xff"'),
        ("overlong-utf8", "not-utf8", b'"\xc0\xaf"'),
        ("surrogate-bytes", "not-utf8", b'"\xed\xa0\x80"'),
        ("half-surrogate", "not-utf8", b'"\\uD800"'),
        ("half-surrogate-key", "not-utf8", b'{"\\udc00":1}'),
        ("byte-order-mark", "not-json", b"\xef\xbb\xbf{}"),
        ("fraction", "bad-number", b"[1.0]"),
        ("exponent", "bad-number", b"[1e3]"),
        ("too-large-integer", "bad-number", b"9007199254740992"),
        ("huge-integer", "bad-number", b"1" * 5000),
        ("nan", "bad-number", b"NaN"),
        ("infinity", "bad-number", b"[-Infinity]"),
        ("overflow", "bad-number", b"[1e999]"),
        ("leading-zero", "not-json", b"[01]"),
        ("plus", "not-json", b"[+1]"),
        ("control-character", "not-json", b'"a\nb"'),
        ("trailing-comma", "not-json", b"[1,]"),
        ("after-the-value", "not-json", b"{} {}"),
        ("empty", "not-json", b""),
        ("single-quotes", "not-json", b"{'a':1}"),
        ("comment", "not-json", b"{}//"),
    ]
    cases: list[Json] = [{"id": name, "failure": failure, "json": b64(text)} for name, failure, text in texts]
    cases.append({"id": "fraction-allowed", "failure": None, "fractions": True, "json": b64(b"[1.5,-2e3]")})
    cases.append({"id": "overflow-in-settings", "failure": "bad-number", "fractions": True, "json": b64(b"[1e999]")})
    return cases


# --- events, entries, trees ----------------------------------------------------------------------------------------


def event(n: int, **changed: object) -> Json:
    made: Json = {"format": "naklank-event-1", "time": TIME, "kind": "recording:listen", "action": "R", "outcome": "done"}
    made |= {"actor": "p" * 26, "role": "patient", "access_point": "web", "address": "192.0.2.7", "session": "", "site": "demo"}
    made |= {"purpose": "listen", "patient": "p" * 26, "basis": {"verdict": "yes"}, "detail": {"n": n}, "system": "naklank"}
    made["things"] = [{"kind": "recording", "id": "r" * 26, "from_ms": 0, "to_ms": 1000 + n}]
    return made | changed


def commitment(salt: bytes, body: bytes) -> str:
    return hashlib.sha256(b"naklank-event-1\n" + salt + body).hexdigest()


def entry(number: int, committed: str, time: str = TIME) -> str:
    return f"naklank-entry-1\n{number}\n{time}\n{committed}\n"


def entry_case(name: str, failure: str | None, text: str, salt: bytes, body: bytes) -> Json:
    return {"id": name, "failure": failure, "entry": text, "salt": b64(salt), "event": b64(body)}


def entries() -> list[Json]:
    salt, body = bytes_of("salt", 32), js(event(0))
    good = entry(7, commitment(salt, body))

    def of(changed: Json | bytes) -> tuple[str, bytes, bytes]:
        made = changed if isinstance(changed, bytes) else js(changed)
        return entry(7, commitment(salt, made)), salt, made

    extra, missing = event(0, extra=1), event(0)
    del missing["basis"]
    bad_thing = event(0, things=[{"kind": "recording", "id": "r", "from_ms": 0}])
    cases = [
        entry_case("good", None, good, salt, body),
        entry_case("good-dutch", None, *of(event(0, detail={"code": "één", "share": 0.5}))),
        entry_case("changed-event", "wrong-commitment", good, salt, body.replace(b'"done"', b'"failed"')),
        entry_case("same-meaning-other-bytes", "wrong-commitment", good, salt, body.replace(b",", b", ")),
        entry_case("changed-salt", "wrong-commitment", good, bytes_of("other salt", 32), body),
        entry_case("short-salt", "bad-field", good, salt[:31], body),
        entry_case("changed-commitment", "wrong-commitment", entry(7, commitment(salt, body + b" ")), salt, body),
    ]
    for name, text in {
        "leading-zero": good.replace("\n7\n", "\n07\n"), "negative": good.replace("\n7\n", "\n-7\n"),
        "no-last-line-end": good[:-1], "extra-line": good + "\n", "carriage-returns": good.replace("\n", "\r\n"),
        "upper-case-hash": good[:-65] + good[-65:].upper(), "other-format": good.replace("entry-1", "entry-2"),
        "other-digits": good.replace("\n7\n", "\n٧\n"), "16-digits": good.replace("\n7\n", "\n1000000000000000\n"),
    }.items():
        cases.append(entry_case(name, "bad-entry", text, salt, body))
    for name, time in {"no-such-day": "2026-02-30T00:00:00.000Z", "no-such-hour": "2026-02-28T24:00:00.000Z"}.items():
        cases.append(entry_case(name, "bad-time", entry(7, commitment(salt, body), time), salt, body))
    for name, failure, wrong in (
        ("extra-field", "bad-field", extra), ("missing-field", "bad-field", missing), ("bad-thing", "bad-field", bad_thing),
        ("bad-action", "bad-field", event(0, action="X")), ("bad-outcome", "bad-field", event(0, outcome="ok")),
        ("number-as-text", "bad-field", event(0, actor=1)), ("true-as-integer", "bad-field", event(0, things=[
            {"kind": "recording", "id": "r", "from_ms": True, "to_ms": None}])),
        ("bad-event-time", "bad-time", event(0, time="2026-11-22T22:40:01Z")),
        ("duplicate-key", "duplicate-key", body[:-1] + b',"role":"patient"}'), ("list", "bad-field", b"[]"),
    ):
        cases.append(entry_case(name, failure, *of(wrong)))
    return cases


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def root(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if m < k:
        return [*path(m, leaves[:k]), root(leaves[k:])]
    return [*path(m - k, leaves[k:]), root(leaves[:k])]


def proof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """RFC 9162, 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if m <= k:
        return [*proof(m, leaves[:k], whole), root(leaves[k:])]
    return [*proof(m - k, leaves[k:], False), root(leaves[:k])]


LEAVES = [leaf(f"entry {n}".encode()) for n in range(40)]


def hexes(nodes: list[bytes]) -> list[str]:
    return [node.hex() for node in nodes]


def inclusions() -> list[Json]:
    cases: list[Json] = []

    def add(name: str, failure: str | None, index: int, size: int, nodes: list[bytes], leaf_: bytes, root_: bytes) -> None:
        case: Json = {"id": name, "failure": failure, "kind": "inclusion", "index": index, "size": size}
        cases.append(case | {"proof_hex": hexes(nodes), "leaf_hex": leaf_.hex(), "root_hex": root_.hex()})

    for size in (1, 2, 3, 7, 8, 13, 40):
        for index in sorted({0, size // 2, size - 1}):
            add(f"in-{index}-{size}", None, index, size, path(index, LEAVES[:size]), LEAVES[index], root(LEAVES[:size]))
    good, top = path(5, LEAVES[:13]), root(LEAVES[:13])
    add("other-index", "bad-proof", 4, 13, good, LEAVES[5], top)
    add("other-leaf", "bad-proof", 5, 13, good, LEAVES[6], top)
    add("other-root", "bad-proof", 5, 13, good, LEAVES[5], root(LEAVES[:14]))
    add("other-size", "bad-proof", 5, 17, good, LEAVES[5], top)
    add("index-beyond", "bad-proof", 13, 13, good, LEAVES[5], top)
    add("too-short", "bad-proof", 5, 13, good[:-1], LEAVES[5], top)
    add("too-long", "bad-proof", 5, 13, [*good, top], LEAVES[5], top)
    add("swapped", "bad-proof", 5, 13, [good[1], good[0], *good[2:]], LEAVES[5], top)
    add("short-node", "bad-proof", 5, 13, [good[0][:31], *good[1:]], LEAVES[5], top)
    add("empty-tree", "bad-proof", 0, 0, [], LEAVES[0], root([]))
    return cases


def consistencies() -> list[Json]:
    cases: list[Json] = []

    def add(name: str, failure: str | None, first: int, second: int, nodes: list[bytes], roots: tuple[bytes, bytes]) -> None:
        case: Json = {"id": name, "failure": failure, "kind": "consistency", "first": first, "second": second}
        cases.append(
            case | {"proof_hex": hexes(nodes), "first_root_hex": roots[0].hex(), "second_root_hex": roots[1].hex()}
        )

    def roots(first: int, second: int) -> tuple[bytes, bytes]:
        return root(LEAVES[:first]), root(LEAVES[:second])

    for first, second in ((0, 0), (0, 5), (1, 1), (1, 2), (3, 7), (4, 7), (6, 8), (8, 13), (13, 40), (32, 40), (40, 40)):
        nodes = proof(first, LEAVES[:second]) if first else []
        add(f"grows-{first}-{second}", None, first, second, nodes, roots(first, second))
    good = proof(6, LEAVES[:13])
    rewritten = root([*LEAVES[:3], leaf(b"rewritten"), *LEAVES[4:13]])
    code = "bad-consistency"
    add("rewritten", code, 6, 13, good, (root(LEAVES[:6]), rewritten))
    add("rewritten-first", code, 6, 13, good, (rewritten, root(LEAVES[:13])))
    add("same-size-other-root", code, 13, 13, [], (root(LEAVES[:13]), rewritten))
    add("shrunk", code, 13, 6, good, roots(13, 6))
    add("no-proof", code, 6, 13, [], roots(6, 13))
    add("no-proof-power-of-two", code, 8, 13, [], roots(8, 13))
    add("cut-proof", code, 6, 13, good[:-1], roots(6, 13))
    add("longer-proof", code, 6, 13, [*good, good[0]], roots(6, 13))
    add("proof-from-nothing", code, 0, 13, good, roots(0, 13))
    add("nothing-with-root", code, 0, 13, [], (LEAVES[0], root(LEAVES[:13])))
    return cases


# --- checkpoints ---------------------------------------------------------------------------------------------------


def body(size: int, top: bytes, origin: str = ORIGIN, time: str = TIME) -> str:
    return f"{origin}\n{size}\n{b64(top)}\ntime {time}\n"


def checkpoint(size: int, top: bytes, signer: Signer = HOUSE, origin: str = ORIGIN, time: str = TIME) -> str:
    text = body(size, top, origin, time)
    return f"{text}\n{signer.note(text, origin)}"


def checkpoints() -> list[Json]:
    top = root(LEAVES[:13])
    good, text = checkpoint(13, top), body(13, top)
    line = HOUSE.note(text)
    raw = base64.b64decode(line.split()[-1])
    flipped = line.replace(b64(raw), b64(raw[:-1] + bytes([raw[-1] ^ 1])))
    witness = OTHER.note(text, "witness.example/one")
    bad: list[tuple[str, str, str]] = [
        ("changed-size", "bad-signature", good.replace("\n13\n", "\n14\n")),
        ("changed-root", "bad-signature", good.replace(b64(top), b64(LEAVES[0]))),
        ("changed-time", "bad-signature", good.replace(".250Z", ".251Z")),
        ("flipped-signature", "bad-signature", f"{text}\n{flipped}"),
        ("one-good-one-bad", "bad-signature", f"{text}\n{line}{flipped}"),
        ("short-signature", "bad-signature", f"{text}\n" + line.replace(b64(raw), b64(raw[:-1]))),
        ("other-key", "other-key", checkpoint(13, top, OTHER)),
        ("only-a-witness", "other-key", f"{text}\n{witness}"),
        ("other-origin", "wrong-origin", checkpoint(13, top, origin="naklank.local/elsewhere")),
        ("no-signature", "bad-checkpoint", f"{text}\n"),
        ("no-empty-line", "bad-checkpoint", text + line),
        ("two-empty-lines", "bad-checkpoint", f"{text}\n\n{line}"),
        ("text-after", "bad-checkpoint", good + "x"),
        ("no-last-line-end", "bad-checkpoint", good[:-1]),
        ("hyphen-for-dash", "bad-checkpoint", good.replace("—", "-")),
        ("seventeen-signatures", "bad-checkpoint", f"{text}\n" + line * 17),
        ("empty", "bad-checkpoint", ""),
    ]
    for name, failure, odd in (
        ("leading-zero", "bad-checkpoint", text.replace("\n13\n", "\n013\n")),
        ("negative-size", "bad-checkpoint", text.replace("\n13\n", "\n-13\n")),
        ("extra-line", "bad-checkpoint", text + "more\n"),
        ("no-time", "bad-checkpoint", text[: text.index("time")]),
        ("no-such-day", "bad-time", text.replace("11-22", "11-31")),
        ("short-root", "bad-checkpoint", text.replace(b64(top), b64(top[:31]))),
        ("loose-root", "bad-field", text.replace(b64(top), b64(top)[:-2] + chr(ord(b64(top)[-2]) + 1) + "=")),
    ):
        bad.append((name, failure, f"{odd}\n{HOUSE.note(odd)}"))
    spaced = "naklank.local/a+b"
    bad.append(("origin-with-plus", "bad-checkpoint", checkpoint(13, top, origin=spaced)))
    good_ones = [
        ("good", good), ("empty-log", checkpoint(0, root([]))), ("with-witness", good + witness),
        ("witness-first", f"{text}\n{witness}{line}"), ("signed-twice", good + line),
    ]
    cases: list[Json] = [{"id": name, "failure": None, "checkpoint": note} for name, note in good_ones]
    return cases + [{"id": name, "failure": failure, "checkpoint": note} for name, failure, note in bad]


# --- manifests -----------------------------------------------------------------------------------------------------

CHUNKS = [b"chunk zero", b"chunk one!!", b"2"]


def manifest(**changed: object) -> Json:
    made: Json = {"format": "naklank-manifest-1", "number": 1, "supersedes": None, "recording": "r" * 26}
    made |= {"conversation": "c" * 26, "organisation": ORIGIN, "maker": "p" * 26, "announcement": 3, "agreement": None}
    made["parties"] = [{"party": "p" * 26, "role": "patient"}, {"party": "d" * 26, "role": "provider"}]
    made |= {"source": "browser", "media_type": "audio/flac", "settings": {"sampleRate": 48000, "latency": 0.01, "agc": True}}
    made |= {"device_begin": TIME, "device_end": None, "server_begin": TIME, "server_end": "2026-11-22T22:40:04.250Z"}
    whole = b"".join(CHUNKS)
    made["original"] = {
        "bytes": len(whole),
        "sha256": hashlib.sha256(whole).hexdigest(),
        "chunks": [[len(chunk), hashlib.sha256(chunk).hexdigest()] for chunk in CHUNKS],
    }
    made["moments"] = [
        {"kind": "pause", "at_ms": 1000, "ms": 500, "why": "", "by": "p" * 26, "device_time": None, "server_time": TIME}
    ]
    made |= {"duration_ms": None, "derived": [], "signed_at": "2026-11-22T22:40:05.000Z"}
    return made | changed


def signature(text: bytes, signer: Signer = HOUSE, context: bytes = b"naklank-manifest-1\n") -> str:
    return b64(signer.key.sign(context + text)) + "\n"


def later(before: bytes, **changed: object) -> bytes:
    rendition = {"what": "rendition", "media_type": "audio/mpeg", "bytes": 9, "sha256": hashlib.sha256(b"x").hexdigest()}
    digest = hashlib.sha256(before).hexdigest()
    return js(manifest(**{"number": 2, "supersedes": digest, "duration_ms": 3000, "derived": [rendition]} | changed))


def manifests() -> list[Json]:
    first = js(manifest())
    original = manifest()["original"]
    assert isinstance(original, dict)
    cases: list[Json] = []

    def add(name: str, failure: str | None, *texts: bytes, sign: Callable[[bytes], str] = signature) -> None:
        pairs = [{"body": b64(text), "signature": sign(text)} for text in texts]
        cases.append({"id": name, "failure": failure, "manifests": pairs})

    add("one", None, first)
    add("two", None, first, later(first))
    add("reordered-keys", None, json.dumps(dict(reversed(manifest().items()))).encode())
    changed = first.replace(b'"patient"', b'"relative"')
    cases.append({"id": "changed", "failure": "bad-signature", "manifests": [{"body": b64(changed), "signature": signature(first)}]})
    add("other-key", "bad-signature", first, sign=lambda text: signature(text, OTHER))
    add("no-context", "bad-signature", first, sign=lambda text: signature(text, context=b""))
    add("no-line-end", "bad-field", first, sign=lambda text: signature(text)[:-1])
    add("short-signature", "bad-field", first, sign=lambda text: b64(base64.b64decode(signature(text))[:-1]) + "\n")
    add("none", "no-manifest")
    add("starts-at-two", "broken-chain", later(first))
    add("first-twice", "broken-chain", first, first)
    add("skips-one", "broken-chain", first, later(first, number=3))
    add("supersedes-another", "broken-chain", first, later(first, supersedes="0" * 64))
    add("other-recording", "changed-field", first, later(first, recording="q" * 26))
    add("other-original", "changed-field", first, later(first, original=original | {"sha256": "0" * 64}))
    add("true-for-one", "changed-field", first, later(first, settings={"sampleRate": 48000, "latency": 0.01, "agc": 1}))
    add("duplicate-key", "duplicate-key", first[:-1] + b',"number":1}')
    for name, failure, wrong in (
        ("first-with-supersedes", "bad-field", {"supersedes": "0" * 64}), ("number-zero", "bad-field", {"number": 0}),
        ("number-as-fraction", "bad-field", {"number": 1.0}), ("extra-field", "bad-field", {"extra": 1}),
        ("bad-source", "bad-field", {"source": "tape"}), ("bad-format", "bad-field", {"format": "naklank-manifest-2"}),
        ("bad-time", "bad-time", {"signed_at": "yesterday"}), ("time-with-zone", "bad-time", {"server_end": TIME[:-1] + "+00:00"}),
        ("bytes-do-not-add-up", "bad-field", {"original": original | {"bytes": 5}}),
        ("negative-chunk", "bad-field", {"original": original | {"chunks": [[-1, "0" * 64]]}}),
        ("upper-case-hash", "bad-field", {"original": original | {"sha256": "A" * 64}}),
        ("party-with-name", "bad-field", {"parties": [{"party": "p", "role": "patient", "name": "x"}]}),
        ("settings-a-list", "bad-field", {"settings": []}), ("duration-true", "bad-field", {"duration_ms": True}),
    ):
        add(name, failure, js(manifest(**wrong)))
    missing = manifest()
    del missing["moments"]
    add("missing-field", "bad-field", js(missing))
    return cases


# --- receipts and logs ---------------------------------------------------------------------------------------------

BODIES = [js(event(n)) for n in range(13)]
SALTS = [bytes_of(f"salt of event {n}", 32) for n in range(13)]
TEXTS = [entry(n, commitment(salt, text)) for n, (salt, text) in enumerate(zip(SALTS, BODIES, strict=True))]
HASHES = [leaf(text.encode()) for text in TEXTS]


def receipt(number: int, size: int, /, **changed: object) -> Json:
    made: Json = {"format": "naklank-receipt-1", "entry": TEXTS[number], "salt": b64(SALTS[number]), "number": number}
    made |= {"event": BODIES[number].decode(), "proof": [b64(node) for node in path(number, HASHES[:size])]}
    made |= {"checkpoint": checkpoint(size, root(HASHES[:size])), "key": HOUSE.pem}
    return made | changed


def receipts() -> list[Json]:
    nodes = path(5, HASHES)
    rewritten = checkpoint(13, root([*HASHES[:5], leaf(b"rewritten"), *HASHES[6:]]))
    anew = checkpoint(13, root(HASHES), OTHER)
    rows: list[tuple[str, str | None, Json | bytes]] = [
        ("good", None, receipt(5, 13)), ("only-event", None, receipt(0, 1)), ("last-event", None, receipt(12, 13)),
        ("changed-event", "wrong-commitment", receipt(5, 13, event=BODIES[6].decode())),
        ("changed-salt", "wrong-commitment", receipt(5, 13, salt=b64(SALTS[6]))),
        ("other-entry", "wrong-commitment", receipt(5, 13, entry=TEXTS[6])),
        ("another-event-whole", "bad-field", receipt(6, 13, number=5)),
        ("bad-proof", "bad-proof", receipt(5, 13, proof=[b64(node) for node in [nodes[1], nodes[0], *nodes[2:]]])),
        ("cut-proof", "bad-proof", receipt(5, 13, proof=[b64(node) for node in nodes[:-1]])),
        ("short-node", "bad-field", receipt(5, 13, proof=[b64(nodes[0][:31])])),
        ("too-many-nodes", "bad-field", receipt(5, 13, proof=[b64(nodes[0])] * 65)),
        ("rewritten-log", "bad-proof", receipt(5, 13, checkpoint=rewritten)),
        ("size-below-number", "bad-proof", receipt(5, 13, checkpoint=checkpoint(5, root(HASHES[:5])))),
        ("checkpoint-changed", "bad-signature", receipt(5, 13, checkpoint=checkpoint(13, root(HASHES)).replace("\n13\n", "\n14\n"))),
        ("checkpoint-of-other-key", "other-key", receipt(5, 13, checkpoint=anew)),
        ("signed-anew", "other-key", receipt(5, 13, checkpoint=anew, key=OTHER.pem)),
        ("no-key", "bad-key", receipt(5, 13, key="")), ("number-as-text", "bad-field", receipt(5, 13, number="5")),
        ("extra-field", "bad-field", receipt(5, 13, extra=1)), ("other-format", "bad-field", receipt(5, 13, format="x")),
        ("duplicate-key", "duplicate-key", js(receipt(5, 13))[:-1] + b',"number":5}'), ("not-json", "not-json", b"receipt"),
    ]
    cases: list[Json] = []
    for name, failure, made in rows:
        cases.append({"id": name, "failure": failure, "receipt": b64(made if isinstance(made, bytes) else js(made))})
    without = {"signed-anew": None}
    return [case | ({"failure_without_key": without[str(case["id"])]} if case["id"] in without else {}) for case in cases]


def log_lines(count: int = 13, shredded: tuple[int, ...] = (3,)) -> list[Json]:
    head: Json = {"format": "naklank-log-1", "checkpoint": checkpoint(count, root(HASHES[:count])), "key": HOUSE.pem}
    rows: list[Json] = [head]
    for n in range(count):
        opened = n not in shredded
        rows.append({"entry": TEXTS[n], "salt": b64(SALTS[n]) if opened else None, "event": BODIES[n].decode() if opened else None})
    return rows


def logs() -> list[Json]:
    cases: list[Json] = []

    def add(name: str, failure: str | None, rows: list[Json], cut: int = 0) -> None:
        text = b"".join(js(row) + b"\n" for row in rows)
        cases.append({"id": name, "failure": failure, "log": b64(text[: len(text) - cut])})

    good = log_lines()
    add("good", None, good)
    add("all-shredded", None, log_lines(shredded=tuple(range(13))))
    add("empty-log", None, log_lines(0))
    add("missing-last", "wrong-root", good[:-1])
    add("missing-middle", "wrong-number", good[:5] + good[6:])
    add("swapped", "wrong-number", [*good[:5], good[6], good[5], *good[7:]])
    add("one-more", "wrong-root", [*good, {"entry": entry(13, "0" * 64), "salt": None, "event": None}])
    add("changed-event", "wrong-commitment", [*good[:5], good[5] | {"event": BODIES[9].decode()}, *good[6:]])
    forged = entry(4, commitment(SALTS[4], BODIES[9]))
    add("changed-event-and-entry", "wrong-root", [*good[:5], good[5] | {"event": BODIES[9].decode(), "entry": forged}, *good[6:]])
    add("changed-shredded", "wrong-root", [*good[:4], good[4] | {"entry": entry(3, "0" * 64)}, *good[5:]])
    add("salt-only", "bad-field", [*good[:5], good[5] | {"event": None}, *good[6:]])
    add("cut-line", "bad-line", good, cut=1)
    add("no-head", "bad-field", good[1:])
    add("nothing", "bad-line", [])
    anew: Json = {"checkpoint": checkpoint(13, root(HASHES), OTHER), "key": OTHER.pem}
    add("signed-anew", "other-key", [good[0] | anew, *good[1:]])
    cases[-1]["failure_without_key"] = None
    return cases


FILES: dict[str, tuple[str, Json, Callable[[], list[Json]]]] = {
    "stream": (
        "Sealed streams (1). Plain bytes: the first `plain_bytes` of SHA-256('plain' LF counter as 8 bytes), counter 0, 1, …"
        " Edits on the sealed bytes of `base`: flip the lowest bit at, cut to a length, swap two stretches, append hex.",
        {"key": b64(KEY), "name": NAME}, streams,
    ),
    "json": ("What a reader of JSON refuses. `fractions`: as inside `settings` and `detail`.", {}, jsons),
    "entry": ("Entries and the events that they commit to (3).", {}, entries),
    "tree": ("Inclusion and consistency proofs (3).", {}, lambda: inclusions() + consistencies()),
    "checkpoint": ("Checkpoints (4), checked with `key` and `origin`.", {"key": HOUSE.pem, "origin": ORIGIN}, checkpoints),
    "manifest": ("Manifests of one recording, in order (2), checked with `key`.", {"key": HOUSE.pem}, manifests),
    "receipt": ("Receipts (5), checked with `key`; `failure_without_key` where it differs.", {"key": HOUSE.pem}, receipts),
    "log": ("Log files (6), checked with `key`; `failure_without_key` where it differs.", {"key": HOUSE.pem}, logs),
}


def render(name: str) -> str:
    """The text of one vector file."""
    about, shared, cases = FILES[name]
    made: Json = {"about": about, "provenance": PROVENANCE} | shared
    if "key" in shared and name != "stream":
        made["fingerprint"] = HOUSE.fingerprint
    return json.dumps(made | {"cases": cases()}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (Path(__file__).parent / f"{name}.json").write_text(render(name), encoding="utf-8")
        sys.stdout.write(f"{name}.json\n")
