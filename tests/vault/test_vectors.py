"""The vault against the vectors: what must hold holds, what is broken is refused for the reason that stands there."""

import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from naklank.errors import NaklankError
from naklank.vault import checkpoint, entry, logfile, manifest, receipt, stream, strict, tree, weighing

FOLDER = Path(__file__).parents[1] / "vectors"


def load(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def raw(text: str) -> bytes:
    return base64.b64decode(text)


def plain_bytes(size: int) -> bytes:
    blocks = (hashlib.sha256(b"plain\n" + n.to_bytes(8)).digest() for n in range(-(-size // 32)))
    return b"".join(blocks)[:size]


def sealed_of(shared: dict[str, Any], case: dict[str, Any]) -> bytes:
    """The sealed bytes of a case, with its edits."""
    if "base" in case:
        base = next(one for one in shared["cases"] if one["id"] == case["base"])
        data = bytearray(sealed_of(shared, base))
        for edit in case.get("edits", ()):
            match edit:
                case ["flip", at]:
                    data[at] ^= 1
                case ["cut", length]:
                    del data[length:]
                case ["append", more]:
                    data += bytes.fromhex(more)
                case ["swap", a, b, n]:
                    data[a : a + n], data[b : b + n] = data[b : b + n], data[a : a + n]
        return bytes(data)
    pieces = [plain_bytes(case["plain_bytes"])]
    salt, prefix = bytes.fromhex(case["salt_hex"]), bytes.fromhex(case["prefix_hex"])
    return b"".join(stream.seal_with(raw(shared["key"]), shared["name"], pieces, salt, prefix))


def check_stream(shared: dict[str, Any], case: dict[str, Any], key: str | None) -> None:
    sealed = sealed_of(shared, case)
    got = stream.open_bytes(raw(case.get("key", shared["key"])), case.get("name", shared["name"]), sealed)
    assert len(sealed) == case["sealed_bytes"]
    assert hashlib.sha256(sealed).hexdigest() == case["sealed_sha256"]
    assert got == plain_bytes(case["plain_bytes"])


def check_tree(shared: dict[str, Any], case: dict[str, Any], key: str | None) -> None:
    proof = [bytes.fromhex(node) for node in case["proof_hex"]]
    at = {
        name: bytes.fromhex(case[name + "_hex"])
        for name in ("leaf", "root", "first_root", "second_root")
        if name + "_hex" in case
    }
    if case["kind"] == "inclusion":
        tree.verify_inclusion(at["leaf"], case["index"], case["size"], proof, at["root"])
    else:
        tree.verify_consistency(case["first"], case["second"], proof, at["first_root"], at["second_root"])


def check_manifest(shared: dict[str, Any], case: dict[str, Any], key: str | None) -> None:
    manifest.check_chain(
        [manifest.verify(raw(one["body"]), one["signature"], shared["key"]) for one in case["manifests"]]
    )


def check_weighing(case: dict[str, Any]) -> None:
    assert weighing.digest(raw(case["weighing"])) == case["sha256"]
    weighing.check(raw(case["weighing"]), entry.read_event(raw(case["event"])))


CHECKS: dict[str, Any] = {
    "stream": check_stream,
    "json": lambda shared, case, key: strict.loads(raw(case["json"]), floats=case.get("fractions", False)),
    "entry": lambda shared, case, key: entry.open_entry(case["entry"], raw(case["salt"]), raw(case["event"])),
    "tree": check_tree,
    "checkpoint": lambda shared, case, key: checkpoint.verify(case["checkpoint"], shared["key"], shared["origin"]),
    "manifest": check_manifest,
    "receipt": lambda shared, case, key: receipt.verify(raw(case["receipt"]), key),
    "weighing": lambda shared, case, key: check_weighing(case),
    "log": lambda shared, case, key: logfile.check(raw(case["log"]).splitlines(keepends=True), key),
}
CASES = [(name, case["id"]) for name in CHECKS if (FOLDER / f"{name}.json").exists() for case in load(name)["cases"]]


@pytest.mark.parametrize(("name", "case_id"), CASES, ids=[f"{name}-{case}" for name, case in CASES])
def test_each_vector_holds_or_is_refused_for_its_own_reason(name, case_id):
    """Every case of every file gives exactly the outcome that stands beside it."""
    shared = load(name)
    case = next(one for one in shared["cases"] if one["id"] == case_id)
    expected = {shared.get("key"): case["failure"]}
    if name in ("receipt", "log"):
        expected[None] = case.get("failure_without_key", case["failure"])
    for key, failure in expected.items():
        if failure is None:
            CHECKS[name](shared, case, key)
            continue
        with pytest.raises(NaklankError) as refused:
            CHECKS[name](shared, case, key)
        assert refused.value.detail["why"] == failure
        assert refused.value.what.nl
        assert refused.value.todo.en


def test_the_vectors_are_what_their_script_makes(tmp_path):
    """Running make.py again gives the committed bytes: nobody edits a vector by hand."""
    subprocess.run([sys.executable, FOLDER / "make.py", tmp_path], check=True, capture_output=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == {f"{name}.json" for name in CHECKS}
    for name, text in made.items():
        assert (FOLDER / name).read_bytes() == text, name


def test_every_file_of_vectors_is_used():
    """No vector file lies there unread, and case ids are unique within a file."""
    assert {path.stem for path in FOLDER.glob("*.json")} >= set(CHECKS)
    for name in CHECKS:
        ids = [case["id"] for case in load(name)["cases"]]
        assert len(ids) == len(set(ids)), name
        assert any(case["failure"] for case in load(name)["cases"])
        assert any(case["failure"] is None for case in load(name)["cases"])


def test_the_fingerprint_is_that_of_the_vectors():
    """The fingerprint of the key is the one that the script worked out by itself."""
    shared = load("checkpoint")
    assert checkpoint.fingerprint(shared["key"]) == shared["fingerprint"]
