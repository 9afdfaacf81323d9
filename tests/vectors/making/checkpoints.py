"""Vectors of signed checkpoints (docs/formats.md section 4)."""

import base64

from ground import HOUSE, ORIGIN, OTHER, TIME, Json, Signer, b64
from trees import LEAVES, root


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
        ("good", good),
        ("empty-log", checkpoint(0, root([]))),
        ("with-witness", good + witness),
        ("witness-first", f"{text}\n{witness}{line}"),
        ("signed-twice", good + line),
    ]
    cases: list[Json] = [{"id": name, "failure": None, "checkpoint": note} for name, note in good_ones]
    return cases + [{"id": name, "failure": failure, "checkpoint": note} for name, failure, note in bad]
