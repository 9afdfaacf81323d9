"""Vectors of weighings and the events that sign them (docs/formats.md, "Weighing")."""

import hashlib

from entries import event
from ground import ORIGIN, TIME, Json, b64, js


def weighing(**changed: object) -> Json:
    made: Json = {
        "format": "naklank-weighing-1",
        "weighing": "w" * 26,
        "organisation": ORIGIN,
        "kind": "conflict",
        "start": "",
        "by": "d" * 26,
        "role": "provider",
        "signed_at": TIME,
        "conversation": "c" * 26,
        "patient": "p" * 26,
        "reference": "Brief één",
        "supersedes": None,
        "question": "disclose",
        "rules": "0123456789abcdef",
        "day": "2026-11-22",
        "facts": {"consent": "refused", "patient_age": 13, "recipient": "police"},
        "verdict": "forbidden",
        "receipt": "ab" * 32,
        "colleague": {"asked": True, "who": "Dokter Smit", "when": "gisteren", "said": "Wacht."},
        "alternatives": "Bellen.",
        "decision": "do",
        "why": "De tijd dringt.",
        "against": True,
        "gives": {"what": "Het adres.", "to": "De wijkagent"},
        "told": {"how": "later", "words": "Ik sprak.", "why": "Gevaar.", "from": "2026-12-24"},
        "salt": "00112233445566778899aabbccddeeff",
    }
    made["points"] = [point()]
    return made | changed


def point(**changed: object) -> Json:
    made: Json = {"fact": "no_other_way", "norm": "conflict.no-other-way", "value": False, "finding": "not_met"}
    return made | {"evidence": "Brief.", "reasoning": "Overlegd."} | changed


def signing(body: bytes, **changed: object) -> bytes:
    things = [{"kind": "weighing", "id": "w" * 26, "from_ms": None, "to_ms": None}]
    detail = {"weighing": hashlib.sha256(body).hexdigest(), "decision": "do"}
    return js(event(0) | {"kind": "weighing:sign", "action": "C", "things": things, "detail": detail} | changed)


def case(name: str, failure: str | None, body: bytes, signed: bytes | None = None) -> Json:
    digest = hashlib.sha256(body).hexdigest()
    return {
        "id": name,
        "failure": failure,
        "weighing": b64(body),
        "sha256": digest,
        "event": b64(signed or signing(body)),
    }


def weighings() -> list[Json]:
    good, less = js(weighing()), weighing()
    del less["why"]
    after = {"weighing": "v" * 26, "sha256": "cd" * 32}
    told = {"how": "not", "words": "", "why": "", "from": None}
    another = [{"kind": "weighing", "id": "x" * 26, "from_ms": None, "to_ms": None}]
    return [
        case("good", None, good),
        case("good-after-another", None, js(weighing(supersedes=after))),
        case("good-alone", None, js(weighing(conversation=None, patient=None, told=told, points=[]))),
        case("written-otherwise", None, b" " + good),
        case("another-hash", "other-weighing", good, signing(good + b" ")),
        case("another-weighing-signed", "other-weighing", good, signing(good, things=another)),
        case("another-kind-of-event", "other-weighing", good, signing(good, kind="weighing:read")),
        case("field-too-many", "bad-field", js(weighing(more=1))),
        case("field-too-few", "bad-field", js(less)),
        case("another-format", "bad-field", js(weighing(format="naklank-weighing-2"))),
        case("decision-unknown", "bad-field", js(weighing(decision="perhaps"))),
        case("against-no-truth", "bad-field", js(weighing(against=1))),
        case("day-that-is-none", "bad-field", js(weighing(day="2026-02-30"))),
        case("receipt-short", "bad-field", js(weighing(receipt="ab"))),
        case("salt-short", "bad-field", js(weighing(salt="00"))),
        case("finding-unknown", "bad-field", js(weighing(points=[point(finding="maybe")]))),
        case("point-without-reasoning", "bad-field", js(weighing(points=[{"fact": "x"}]))),
        case("value-a-list", "bad-field", js(weighing(points=[point(value=[1])]))),
        case("supersedes-half", "bad-field", js(weighing(supersedes={"weighing": "v" * 26}))),
        case("told-otherwise", "bad-field", js(weighing(told=told | {"how": "soon"}))),
        case("fraction", "bad-number", good.replace(b":13,", b":1.5,")),
        case("key-twice", "duplicate-key", good.replace(b'{"against"', b'{"why":"","against"')),
    ]
