"""Make the packages that the three verifiers are held against: valid ones, and each kind of broken one.

    python tests/vectors/packages/make.py DIR      writes every case as a zip, with cases.json beside them

Everything is fixed: keys from seeds, salts from counters, times by hand. Only the stamps need openssl, once; they are kept
in `stamps/`. `sound.flac` is 2 s of a tone made by FFmpeg (sine=440), our own. The packages in `kept/` were made by this on
2026-11-22 and must stay untouched for ever.
"""

import base64
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from house import RECORDING, Content, House, chunks, flipped, package, packed, parts, relisted, sound, unpacked  # noqa: E402
from stamping import stamp  # noqa: E402

from naklank.errors import Unreadable  # noqa: E402
from naklank.exchange import bag, evidence, plain_zip  # noqa: E402
from naklank.model import Thing  # noqa: E402
from naklank.vault import manifest  # noqa: E402

ALL = ("bag", "manifest", "sound", "log", "checkpoint", "timestamp", "signer")

__all__ = ["Thing", "Unreadable"]


@dataclass(frozen=True)
class Case:
    """A package, what its answer must be, and `checks`: the results that differ from "ok"."""

    name: str
    data: bytes
    verdict: str
    checks: dict[str, str]
    key: str | None = None
    changed: list[list[int]] | None = None


UNREADABLE = dict.fromkeys(ALL, "missing")
PLAIN = {"timestamp": "missing", "signer": "missing"}


def valid() -> dict[str, bytes]:
    data = sound()
    note = parts(House(), data).checkpoint
    return {
        "plain": package(parts(House(), data)),
        "two-manifests": package(parts(House(), data, manifests=2)),
        "stamped": package(parts(House(), data, stamp=stamp("rsa", note))),
        "stamped-ec": package(parts(House(), data, stamp=stamp("ec", note))),
    }


def cases() -> Iterator[Case]:
    """Every case, each with the answer that all verifiers must give."""
    good, pem = valid(), House().pem
    for name, data in good.items():
        stamped = {} if name.startswith("stamped") else {"timestamp": "missing"}
        yield Case(f"valid-{name}", data, "untouched", {**stamped, "signer": "missing"})
        yield Case(f"valid-{name}-with-key", data, "untouched", stamped, pem)
        yield Case(f"other-key-{name}", data, "uncheckable", {**stamped, "signer": "failed"}, House(2).pem)
    yield from _spoiled(good)
    yield from _forged(pem)
    yield from _zips(good["plain"])


def _spoiled(good: dict[str, bytes]) -> Iterator[Case]:
    """Careless changes: the lists still tell the truth."""
    files = unpacked(good["two-manifests"])
    fails: dict[str, dict[str, str]] = {
        "data/original.flac": {"sound": "failed"},
        "data/manifests/1.json": {"manifest": "failed", "sound": "ok", "log": "failed"},
        "data/manifests/2.json": {"manifest": "failed", "log": "failed"},
        "data/manifests/1.sig": {"manifest": "failed"},
        "data/manifests/2.sig": {"manifest": "failed"},
        "data/manifests/1.receipt.json": {"log": "failed"},
        "data/manifests/2.receipt.json": {"log": "failed"},
        "data/checkpoint.txt": {"log": "failed", "checkpoint": "failed"},
        "data/key.pem": {"manifest": "failed", "log": "failed", "checkpoint": "failed"},
        "data/lees-mij.html": {},
        "bag-info.txt": {},
        "bagit.txt": {},
        "manifest-sha256.txt": {},
        "tagmanifest-sha256.txt": {},
    }
    gone: dict[str, dict[str, str]] = {
        "data/original.flac": {"sound": "missing"},
        "data/manifests/1.json": dict.fromkeys(("manifest", "sound", "log", "checkpoint"), "missing"),
        "data/manifests/2.json": {"manifest": "missing", "log": "missing"},
        "data/manifests/1.sig": {"manifest": "missing"},
        "data/manifests/2.sig": {"manifest": "missing"},
        "data/manifests/1.receipt.json": {"log": "missing"},
        "data/manifests/2.receipt.json": {"log": "missing"},
        "data/checkpoint.txt": {"log": "missing", "checkpoint": "missing"},
        "data/key.pem": {"manifest": "missing", "checkpoint": "missing"},
    }
    for name, body in files.items():
        at = {
            "data/manifests/1.json": body.find(b'"patient"') + 2,
            "data/manifests/2.json": body.find(b'"patient"') + 2,
        }.get(name, -9)
        checks = {**PLAIN, "bag": "failed", **fails[name]}
        yield Case(
            f"flipped-{_short(name)}",
            packed({**files, name: flipped(body, at)}),
            "changed",
            {k: v for k, v in checks.items() if v != "ok"},
        )
        less = {n: b for n, b in files.items() if n != name}
        verdict = "uncheckable"
        yield Case(f"absent-{_short(name)}", packed(less), verdict, {**PLAIN, "bag": "missing", **gone.get(name, {})})
        if name in gone:
            bag_ = {} if name.startswith("data/") else {"bag": "missing"}
            yield Case(
                f"absent-and-relisted-{_short(name)}", packed(relisted(less)), verdict, {**PLAIN, **bag_, **gone[name]}
            )
    yield Case("extra", packed({**files, "data/extra.txt": b"hello"}), "changed", {**PLAIN, "bag": "failed"})
    yield Case(
        "extra-and-listed",
        packed(relisted({**files, "data/extra.txt": b"hello"})),
        "changed",
        {**PLAIN, "bag": "failed"},
    )
    yield Case(
        "two-originals", packed(relisted({"data/original.mp3": b"x", **files})), "changed", {**PLAIN, "sound": "failed"}
    )


def _forged(pem: str) -> Iterator[Case]:
    """Clever changes: the lists are made anew, so that only signatures, hashes and proofs can tell."""
    data, house = sound(), House()
    made = parts(house, data, manifests=2)
    files = unpacked(package(made))
    name, size = "data/original.flac", len(data)
    step = len(chunks(data)[0])

    def case(what: str, verdict: str, changes: Content, checks: dict[str, str], **more: object) -> Case:
        return Case(what, packed(relisted({**files, **changes})), verdict, {**PLAIN, **checks}, **more)  # type: ignore[arg-type]

    bad = {"sound": "failed"}
    yield case("chunk-changed", "changed", {name: flipped(data, step * 3 + 5)}, bad, changed=[[step * 3, step * 4]])
    two = flipped(flipped(data, step * 3 + 5), step * 4 + 1)
    yield case("neighbours-changed", "changed", {name: two}, bad, changed=[[step * 3, step * 5]])
    apart = flipped(flipped(data, 5), step * 4 + 1)
    yield case("two-places-changed", "changed", {name: apart}, bad, changed=[[0, step], [step * 4, step * 5]])
    yield case("tail-cut", "changed", {name: data[: -step - 3]}, bad, changed=[[step * (len(chunks(data)) - 2), size]])
    yield case("tail-added", "changed", {name: data + b"more"}, bad, changed=[[size, size + 4]])
    yield case("empty-sound", "changed", {name: b""}, bad, changed=[[0, size]])
    yield case("middle-cut", "changed", {name: data[: step * 5] + data[step * 6 :]}, bad, changed=[[step * 5, size]])

    other = House(2)
    body = made.manifests[0].body
    yield case(
        "one-signature-of-another-key",
        "changed",
        {"data/manifests/1.sig": manifest.sign(body, other.private.sign).encode()},
        {"manifest": "failed"},
    )
    fresh = package(parts(House(2), data))
    yield Case("made-anew-with-another-key", fresh, "untouched", PLAIN)
    yield Case(
        "made-anew-with-another-key-and-key-known",
        fresh,
        "uncheckable",
        {"timestamp": "missing", "signer": "failed"},
        pem,
    )
    cut = package(parts(House(2), data[:step]))
    yield Case(
        "made-anew-and-shorter-with-another-key", cut, "uncheckable", {"timestamp": "missing", "signer": "failed"}, pem
    )
    one, two_ = files["data/manifests/1.receipt.json"], files["data/manifests/2.receipt.json"]
    yield case(
        "receipts-swapped",
        "changed",
        {"data/manifests/1.receipt.json": two_, "data/manifests/2.receipt.json": one},
        {"log": "failed"},
    )

    def receipt_with(**changes: object) -> Content:
        fields = {**json.loads(one), **changes}
        return {
            "data/manifests/1.receipt.json": json.dumps(
                fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False
            ).encode()
        }

    proof = json.loads(one)["proof"]
    log = {"log": "failed"}
    yield case("proof-wrong", "changed", receipt_with(proof=[*proof[:-1], base64.b64encode(b"x" * 32).decode()]), log)
    yield case("proof-short", "changed", receipt_with(proof=proof[:-1]), log)
    yield case("proof-long", "changed", receipt_with(proof=[*proof, proof[0]]), log)
    yield case("proof-not-base64", "changed", receipt_with(proof=["?", *proof[1:]]), log)
    yield case("proof-of-numbers", "changed", receipt_with(proof=[1, *proof[1:]]), log)
    yield case("receipt-other-number", "changed", receipt_with(number=4), log)
    yield case("receipt-number-true", "changed", receipt_with(number=True), log)
    yield case("receipt-number-fraction", "changed", receipt_with(number=3.0), log)
    yield case("receipt-with-extra-field", "changed", receipt_with(extra=1), log)
    yield case("receipt-of-other-key", "changed", receipt_with(key=other.pem), log)
    yield case(
        "receipt-event-changed", "changed", receipt_with(event=json.loads(one)["event"].replace("anna", "bram")), log
    )
    yield case("receipt-is-a-list", "changed", {"data/manifests/1.receipt.json": b"[]"}, log)
    yield case("receipt-too-deep", "changed", {"data/manifests/1.receipt.json": b"[" * 5000 + b"]" * 5000}, log)
    twice = one.replace(b'{"checkpoint"', b'{"number":3,"checkpoint"')
    yield case("receipt-key-twice", "changed", {"data/manifests/1.receipt.json": twice}, log)

    elsewhere = House(1, "naklank.local/elsewhere")
    strange = parts(elsewhere, data, manifests=2)
    swapped = unpacked(package(strange))
    mixed = {n: swapped[n] for n in ("data/checkpoint.txt",)}
    yield case("checkpoint-of-another-log", "changed", mixed, {"log": "failed", "checkpoint": "failed"})
    mixed = {n: b for n, b in swapped.items() if "receipt" in n or "checkpoint" in n}
    yield case("log-of-another-origin", "changed", mixed, {"log": "failed", "checkpoint": "failed"})
    grown = House()
    parts(grown, data, manifests=2)
    grown.log("later", {})
    yield case(
        "checkpoint-of-later", "changed", {"data/checkpoint.txt": grown.checkpoint().encode()}, {"log": "failed"}
    )
    note = made.checkpoint
    yield case(
        "checkpoint-witnessed",
        "changed",
        {"data/checkpoint.txt": (note + "— witness.example AAAAAGFi\n").encode()},
        {"log": "failed"},
    )
    yield case(
        "checkpoint-no-signature",
        "changed",
        {"data/checkpoint.txt": note.split("—")[0].encode()},
        {"log": "failed", "checkpoint": "failed"},
    )
    yield case(
        "checkpoint-line-ends",
        "changed",
        {"data/checkpoint.txt": note.replace("\n", "\r\n").encode()},
        {"log": "failed", "checkpoint": "failed"},
    )

    def spoil(only: int, change: Callable[[dict[str, object]], object]) -> Callable[[int, bytes], bytes]:
        def changer(number: int, body: bytes) -> bytes:
            if number != only:
                return body
            value = json.loads(body)
            value = change(value) or value
            return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

        return changer

    def signed(
        what: str, only: int, change: Callable[[dict[str, object]], object], checks: dict[str, str], count: int = 2
    ) -> Case:
        return Case(
            what,
            package(parts(House(), data, manifests=count, change=spoil(only, change))),
            "changed",
            {**PLAIN, **checks},
        )

    bad = {"manifest": "failed"}
    yield signed("signed-chain-broken", 2, lambda m: m.update(supersedes="0" * 64), bad)
    yield signed("signed-number-wrong", 2, lambda m: m.update(number=3), bad)
    yield signed("signed-maker-changed", 2, lambda m: m.update(maker="bram"), bad)
    yield signed("signed-settings-changed", 2, lambda m: m.update(settings={"sampleRate": 16000, "latency": 0.02}), bad)
    yield signed("signed-field-extra", 1, lambda m: m.update(more=1), bad, 1)
    yield signed("signed-length-is-true", 2, lambda m: m.update(duration_ms=True), bad)
    key_twice = package(
        parts(
            House(),
            data,
            change=lambda _, body: body.replace(b'{"agreement":null', b'{"agreement":null,"agreement":null'),
        )
    )
    unusable = {"manifest": "failed", "sound": "missing", "log": "failed", "checkpoint": "missing"}
    yield Case("signed-key-twice", key_twice, "changed", {**PLAIN, **unusable})
    half = package(parts(House(), data, change=lambda _, body: body.replace(b'"maker":"anna"', b'"maker":"\\ud800"')))
    yield Case("signed-half-character", half, "changed", {**PLAIN, **unusable})
    yield from _stamped(note)


def _stamped(_: str) -> Iterator[Case]:
    data = sound()
    for kind in ("rsa", "ec"):
        note = parts(House(), data).checkpoint
        right = stamp(kind, note)
        failed = {"timestamp": "failed", "signer": "missing"}

        def case(what: str, with_stamp: evidence.Stamp, checks: dict[str, str], kind: str = kind) -> Case:
            verdict = "changed" if checks["timestamp"] == "failed" else "untouched"
            return Case(f"{kind}-{what}", package(parts(House(), data, stamp=with_stamp)), verdict, checks)

        over = stamp(f"{kind}-over-another", note.replace("vector", "other"))
        yield case("stamp-over-another-checkpoint", over, failed)
        yield case("stamp-of-another-authority", evidence.Stamp(right.reply, over.certificates), failed)
        yield case(
            "stamp-without-stamper",
            evidence.Stamp(right.reply, "-----BEGIN" + right.certificates.split("-----BEGIN")[2]),
            failed,
        )
        yield case(
            "stamp-without-root",
            evidence.Stamp(right.reply, "-----BEGIN" + right.certificates.split("-----BEGIN")[1]),
            failed,
        )
        yield case("stamp-flipped", evidence.Stamp(flipped(right.reply), right.certificates), failed)
        yield case("stamp-cut", evidence.Stamp(right.reply[:-20], right.certificates), failed)
        yield case("stamp-empty", evidence.Stamp(b"", right.certificates), failed)
        yield case("stamp-no-certificates", evidence.Stamp(right.reply, ""), failed)
        yield case("stamp-wrong-use", stamp(f"{kind}-wrong-use", note), failed)
        for what, changed, found in _unsigned(right):
            yield case(f"stamp-{what}", changed, {"timestamp": found, "signer": "missing"})
        files = unpacked(package(parts(House(), data, stamp=right)))
        del files["data/tsa.pem"]
        yield Case(f"{kind}-stamp-without-authority", packed(relisted(files)), "untouched", PLAIN)


RSA, EC, DIGEST = map(bytes.fromhex, ("2a864886f70d010101", "2a8648ce3d040302", "06092a864886f70d010904"))
"""How the signer signed, and its digest of what it signed, by their names in the reply."""


def _unsigned(right: evidence.Stamp) -> Iterator[tuple[str, evidence.Stamp, str]]:
    """Changes that no signature covers: openssl by itself takes some of them, and stumbles over others, unlike section 7."""
    reply, pem = right.reply, right.certificates
    method = max(reply.rfind(RSA) + len(RSA), reply.rfind(EC) + len(EC)) - 1
    digest = reply.rfind(DIGEST) + len(DIGEST)
    copied = reply.index(b"Vector stamper")
    spoiled = reply[:copied] + b"\xff" + reply[copied + 1 :]
    other = reply[:method] + bytes([13 if reply[method] == 1 else 3]) + reply[method + 1 :]
    odd = reply[:digest] + b"\x11" + reply[digest + 1 :]
    end = "-----END CERTIFICATE-----\n"
    signer, root = pem.split(end)[:2]
    begin, body = root.split("-----\n", 1)
    unrooted = base64.encodebytes(flipped(base64.b64decode(body), -1)).decode()
    yield "with-a-spoiled-copy-of-a-certificate", evidence.Stamp(spoiled, pem), "ok"
    yield "signed-by-another-method", evidence.Stamp(other, pem), "failed"
    yield "with-an-odd-set", evidence.Stamp(odd, pem), "failed"
    yield (
        "of-a-root-that-did-not-sign-itself",
        evidence.Stamp(reply, f"{signer}{end}{begin}-----\n{unrooted}{end}"),
        "failed",
    )


def _zips(good: bytes) -> Iterator[Case]:
    """Tricks with the zip itself."""
    files = unpacked(good)
    folder = f"naklank-{RECORDING}"

    def trick(what: str, data: bytes) -> Case:
        return Case(f"zip-{what}", data, "uncheckable", UNREADABLE)

    yield trick("cut", good[:-1])
    yield trick("comment", good[:-2] + b"\5\0hello")
    yield trick("something-before", b"x" + good)
    yield trick("something-behind", good + b"x")
    yield trick("empty", b"")
    yield trick("of-something-else", packed({"data/holiday.txt": b"x", "notes.txt": b"y"}))
    yield trick("only-letters", b"PK\3\4")
    yield trick("no-files", good[good.rindex(b"PK\5\6") :])
    yield trick(
        "directory-tells-another-name",
        good[: good.rindex(b"key.pem")] + b"kez.pem" + good[good.rindex(b"key.pem") + 7 :],
    )
    yield trick(
        "entry-tells-another-name",
        good.replace(f"{folder}/data/key.pem".encode(), f"{folder}/data/kez.pem".encode(), 1),
    )
    central = good.index(b"PK\1\2")
    yield trick("symlink", good[: central + 38] + (0o120777 << 16).to_bytes(4, "little") + good[central + 42 :])
    yield trick("encrypted", good[: central + 8] + b"\1\0" + good[central + 10 :])
    yield trick("huge", good[: central + 20] + b"\xf0\xff\xff\xff" * 2 + good[central + 28 :])
    local = 0
    yield trick("huge-entry", good[: local + 18] + b"\xff\xff\xff\xff" * 2 + good[local + 26 :])
    for what, name in {
        "parent": "../evil.txt",
        "absolute": "/etc/evil",
        "dot": "./evil",
        "backslash": "a\\evil",
        "drive": "c:evil",
        "double-slash": "data//evil",
        "hidden": ".evil",
        "space": "evil ",
        "folder": "data/empty/",
        "upper-twin": "DATA/KEY.PEM",
    }.items():
        yield trick(f"name-{what}", packed({**files, name: b""}))
    target = io.BytesIO()
    twin = [plain_zip.measure(n, bag.given(b)) for n, b in [*files.items(), ("data/key.pem", House(2).pem.encode())]]
    plain_zip.write(target, folder, twin)
    yield trick("name-twice", target.getvalue())
    yield trick("unicode-name", packed({**files, "data/kQy.pem": b""}).replace(b"kQy", "k\u0435".encode()))
    import zipfile

    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, body in files.items():
            zipped.writestr(zipfile.ZipInfo(f"{folder}/{name}", (2026, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    yield trick("packed-anew", again.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(zipfile.ZipInfo(f"{folder}/data/original.flac"), b"\0" * 30_000_000, zipfile.ZIP_DEFLATED)
    yield trick("bomb", bomb.getvalue())
    junk = {**files, "data/.DS_Store": b"x", "Thumbs.db": b"x", "data/._original.flac": b"x"}
    yield Case("zip-file-manager-leftovers", packed(junk), "untouched", PLAIN)


def _short(name: str) -> str:
    return name.removeprefix("data/").replace("/", "-").replace(".", "-")


def main() -> None:
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    listed = []
    for case in cases():
        (target / f"{case.name}.zip").write_bytes(case.data)
        row = {"case": case.name, "verdict": case.verdict, "checks": {n: case.checks.get(n, "ok") for n in ALL}}
        listed.append({**row, "key": case.key, "changed": case.changed})
    (target / "cases.json").write_text(json.dumps(listed, indent=1) + "\n")
    print(len(listed), "cases in", target)


if __name__ == "__main__":
    main()
