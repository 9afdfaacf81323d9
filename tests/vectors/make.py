"""Makes the test vectors of this folder, always the same bytes: `python tests/vectors/make.py [FOLDER]`.

Written from docs/formats.md alone: it imports nothing of Naklank, so that the program is held against a second reading
of the formats. Each file: `provenance`, `about`, `cases`. Each case: `id`, `failure` (null: it must hold; else the code
of the refusal), and its inputs. Bytes are base64 unless a name ends in `_hex`.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "making"))

from checkpoints import checkpoints
from entries import entries
from ground import HOUSE, ORIGIN, PROVENANCE, Json, b64
from jsons import jsons
from manifests import manifests
from receipts import logs, receipts
from streams import KEY, NAME, streams
from trees import consistencies, inclusions
from weighings import weighings

FILES: dict[str, tuple[str, Json, Callable[[], list[Json]]]] = {
    "stream": (
        (
            "Sealed streams (1). Plain bytes: the first `plain_bytes` of SHA-256('plain' LF counter as 8 bytes),"
            " counter 0, 1, … Edits on the sealed bytes of `base`: flip the lowest bit at, cut to a length,"
            " swap two stretches, append hex."
        ),
        {"key": b64(KEY), "name": NAME},
        streams,
    ),
    "json": ("What a reader of JSON refuses. `fractions`: as inside `settings` and `detail`.", {}, jsons),
    "entry": ("Entries and the events that they commit to (3).", {}, entries),
    "tree": ("Inclusion and consistency proofs (3).", {}, lambda: inclusions() + consistencies()),
    "checkpoint": (
        "Checkpoints (4), checked with `key` and `origin`.",
        {"key": HOUSE.pem, "origin": ORIGIN},
        checkpoints,
    ),
    "manifest": ("Manifests of one recording, in order (2), checked with `key`.", {"key": HOUSE.pem}, manifests),
    "receipt": (
        "Receipts (5), checked with `key`; `failure_without_key` where it differs.",
        {"key": HOUSE.pem},
        receipts,
    ),
    "weighing": ('Weighings and the events that sign them ("Weighing").', {}, weighings),
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
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name in FILES:
        (folder / f"{name}.json").write_text(render(name), encoding="utf-8")
        sys.stdout.write(f"{name}.json\n")
