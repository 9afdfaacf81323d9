"""Vectors of signed manifests and chains of them (docs/formats.md section 2)."""

import base64
import hashlib
import json
from collections.abc import Callable

from ground import HOUSE, ORIGIN, OTHER, TIME, Json, Signer, b64, js

CHUNKS = [b"chunk zero", b"chunk one!!", b"2"]


def manifest(**changed: object) -> Json:
    made: Json = {"format": "naklank-manifest-1", "number": 1, "supersedes": None, "recording": "r" * 26}
    made |= {"conversation": "c" * 26, "organisation": ORIGIN, "maker": "p" * 26, "announcement": 3, "agreement": None}
    made["parties"] = [{"party": "p" * 26, "role": "patient"}, {"party": "d" * 26, "role": "provider"}]
    made |= {
        "source": "browser",
        "media_type": "audio/flac",
        "settings": {"sampleRate": 48000, "latency": 0.01, "agc": True},
    }
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
    rendition = {
        "what": "rendition",
        "media_type": "audio/mpeg",
        "bytes": 9,
        "sha256": hashlib.sha256(b"x").hexdigest(),
    }
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
    cases.append(
        {
            "id": "changed",
            "failure": "bad-signature",
            "manifests": [{"body": b64(changed), "signature": signature(first)}],
        }
    )
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
        ("first-with-supersedes", "bad-field", {"supersedes": "0" * 64}),
        ("number-zero", "bad-field", {"number": 0}),
        ("number-as-fraction", "bad-field", {"number": 1.0}),
        ("extra-field", "bad-field", {"extra": 1}),
        ("bad-source", "bad-field", {"source": "tape"}),
        ("bad-format", "bad-field", {"format": "naklank-manifest-2"}),
        ("bad-time", "bad-time", {"signed_at": "yesterday"}),
        ("time-with-zone", "bad-time", {"server_end": TIME[:-1] + "+00:00"}),
        ("bytes-do-not-add-up", "bad-field", {"original": original | {"bytes": 5}}),
        ("negative-chunk", "bad-field", {"original": original | {"chunks": [[-1, "0" * 64]]}}),
        ("upper-case-hash", "bad-field", {"original": original | {"sha256": "A" * 64}}),
        ("party-with-name", "bad-field", {"parties": [{"party": "p", "role": "patient", "name": "x"}]}),
        ("settings-a-list", "bad-field", {"settings": []}),
        ("duration-true", "bad-field", {"duration_ms": True}),
    ):
        add(name, failure, js(manifest(**wrong)))
    missing = manifest()
    del missing["moments"]
    add("missing-field", "bad-field", js(missing))
    return cases
