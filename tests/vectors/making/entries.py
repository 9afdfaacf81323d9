"""Vectors of events, commitments and entries (docs/formats.md section 3)."""

import hashlib

from ground import TIME, Json, b64, bytes_of, js


def event(n: int, **changed: object) -> Json:
    made: Json = {
        "format": "naklank-event-1",
        "time": TIME,
        "kind": "recording:listen",
        "action": "R",
        "outcome": "done",
    }
    made |= {
        "actor": "p" * 26,
        "role": "patient",
        "access_point": "web",
        "address": "192.0.2.7",
        "session": "",
        "site": "demo",
    }
    made |= {
        "purpose": "listen",
        "patient": "p" * 26,
        "basis": {"verdict": "yes"},
        "detail": {"n": n},
        "system": "naklank",
    }
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
        "leading-zero": good.replace("\n7\n", "\n07\n"),
        "negative": good.replace("\n7\n", "\n-7\n"),
        "no-last-line-end": good[:-1],
        "extra-line": good + "\n",
        "carriage-returns": good.replace("\n", "\r\n"),
        "upper-case-hash": good[:-65] + good[-65:].upper(),
        "other-format": good.replace("entry-1", "entry-2"),
        "other-digits": good.replace("\n7\n", "\n٧\n"),
        "16-digits": good.replace("\n7\n", "\n1000000000000000\n"),
    }.items():
        cases.append(entry_case(name, "bad-entry", text, salt, body))
    for name, time in {"no-such-day": "2026-02-30T00:00:00.000Z", "no-such-hour": "2026-02-28T24:00:00.000Z"}.items():
        cases.append(entry_case(name, "bad-time", entry(7, commitment(salt, body), time), salt, body))
    for name, failure, wrong in (
        ("extra-field", "bad-field", extra),
        ("missing-field", "bad-field", missing),
        ("bad-thing", "bad-field", bad_thing),
        ("bad-action", "bad-field", event(0, action="X")),
        ("bad-outcome", "bad-field", event(0, outcome="ok")),
        ("number-as-text", "bad-field", event(0, actor=1)),
        (
            "true-as-integer",
            "bad-field",
            event(0, things=[{"kind": "recording", "id": "r", "from_ms": True, "to_ms": None}]),
        ),
        ("bad-event-time", "bad-time", event(0, time="2026-11-22T22:40:01Z")),
        ("duplicate-key", "duplicate-key", body[:-1] + b',"role":"patient"}'),
        ("list", "bad-field", b"[]"),
    ):
        cases.append(entry_case(name, failure, *of(wrong)))
    return cases
