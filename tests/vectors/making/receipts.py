"""Vectors of receipts and log files (docs/formats.md sections 5 and 6)."""

from checkpoints import checkpoint
from entries import commitment, entry, event
from ground import HOUSE, OTHER, Json, b64, bytes_of, js
from trees import leaf, path, root

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
        ("good", None, receipt(5, 13)),
        ("only-event", None, receipt(0, 1)),
        ("last-event", None, receipt(12, 13)),
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
        (
            "checkpoint-changed",
            "bad-signature",
            receipt(5, 13, checkpoint=checkpoint(13, root(HASHES)).replace("\n13\n", "\n14\n")),
        ),
        ("checkpoint-of-other-key", "other-key", receipt(5, 13, checkpoint=anew)),
        ("signed-anew", "other-key", receipt(5, 13, checkpoint=anew, key=OTHER.pem)),
        ("no-key", "bad-key", receipt(5, 13, key="")),
        ("number-as-text", "bad-field", receipt(5, 13, number="5")),
        ("extra-field", "bad-field", receipt(5, 13, extra=1)),
        ("other-format", "bad-field", receipt(5, 13, format="x")),
        ("duplicate-key", "duplicate-key", js(receipt(5, 13))[:-1] + b',"number":5}'),
        ("not-json", "not-json", b"receipt"),
    ]
    cases: list[Json] = []
    for name, failure, made in rows:
        cases.append({"id": name, "failure": failure, "receipt": b64(made if isinstance(made, bytes) else js(made))})
    without = {"signed-anew": None}
    return [
        case | ({"failure_without_key": without[str(case["id"])]} if case["id"] in without else {}) for case in cases
    ]


def log_lines(count: int = 13, shredded: tuple[int, ...] = (3,)) -> list[Json]:
    head: Json = {"format": "naklank-log-1", "checkpoint": checkpoint(count, root(HASHES[:count])), "key": HOUSE.pem}
    rows: list[Json] = [head]
    for n in range(count):
        opened = n not in shredded
        rows.append(
            {
                "entry": TEXTS[n],
                "salt": b64(SALTS[n]) if opened else None,
                "event": BODIES[n].decode() if opened else None,
            }
        )
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
    add(
        "changed-event-and-entry",
        "wrong-root",
        [*good[:5], good[5] | {"event": BODIES[9].decode(), "entry": forged}, *good[6:]],
    )
    add("changed-shredded", "wrong-root", [*good[:4], good[4] | {"entry": entry(3, "0" * 64)}, *good[5:]])
    add("salt-only", "bad-field", [*good[:5], good[5] | {"event": None}, *good[6:]])
    add("cut-line", "bad-line", good, cut=1)
    add("no-head", "bad-field", good[1:])
    add("nothing", "bad-line", [])
    anew: Json = {"checkpoint": checkpoint(13, root(HASHES), OTHER), "key": OTHER.pem}
    add("signed-anew", "other-key", [good[0] | anew, *good[1:]])
    cases[-1]["failure_without_key"] = None
    return cases
