"""Receipts: what a party keeps, and what convicts a log that was rewritten (docs/formats.md section 5).

A receipt shows that a signed log held one event. `convicts` holds it against a later checkpoint of the same key: two
signed statements that cannot both be true of one log that only grows. It never convicts on what a slow clock or a
missing answer could explain.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from naklank.vault import checkpoint as checkpoints
from naklank.vault import entry as entries
from naklank.vault import strict, tree
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.entry import Entry
from naklank.vault.problems import Broken
from naklank.vault.strict import as_base64, as_int, as_list, as_object, as_text

FORMAT = "naklank-receipt-1"
_FIELDS = frozenset({"format", "entry", "salt", "event", "number", "proof", "checkpoint", "key"})
_MOST_NODES = 64

Finding = Literal["convicted", "consistent", "unproven"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that holds: the event, its entry and the checkpoint that it leads to, with the key that signed."""

    number: int
    entry: Entry
    event: dict[str, object]
    checkpoint: Checkpoint
    leaf: bytes
    key: str


def make(
    *, entry: str, salt: bytes, event: bytes, number: int, proof: Sequence[bytes], checkpoint: str, key: str
) -> bytes:
    """The exact bytes of a receipt. `key` is the PEM of the key that signed the checkpoint."""
    return strict.dumps(
        {
            "format": FORMAT,
            "entry": entry,
            "salt": base64.b64encode(salt).decode(),
            "event": event.decode(),
            "number": number,
            "proof": [base64.b64encode(node).decode() for node in proof],
            "checkpoint": checkpoint,
            "key": key,
        }
    )


def verify(receipt: bytes, pem: str | None = None) -> Receipt:
    """The receipt if all of it holds; else `Broken` or `Malformed`.

    With `pem`, that key must have signed; without it, the receipt's own key is used and the signer is not established.
    """
    fields = as_object(strict.loads(receipt), _FIELDS, "receipt")
    if fields["format"] != FORMAT:
        raise strict.wrong("format")
    number = as_int(fields["number"], "number")
    proof = [as_base64(node, "proof", tree.HASH) for node in as_list(fields["proof"], "proof")]
    if len(proof) > _MOST_NODES:
        raise strict.wrong("proof")
    key = as_text(fields["key"], "key")
    checkpoints.public_key(key)
    found = checkpoints.verify(as_text(fields["checkpoint"], "checkpoint"), key if pem is None else pem)
    text = as_text(fields["entry"], "entry")
    event = entries.open_entry(
        text, as_base64(fields["salt"], "salt", entries.SALT), as_text(fields["event"], "event").encode()
    )
    parsed = entries.parse(text)
    if parsed.number != number:
        raise strict.wrong("number")
    leaf = tree.leaf_hash(text.encode())
    tree.verify_inclusion(leaf, number, found.size, proof, found.root)
    return Receipt(number, parsed, event, found, leaf, key if pem is None else pem)


def convicts(
    receipt: Receipt,
    later: str,
    *,
    consistency: Sequence[bytes] | None = None,
    entry: str | None = None,
    inclusion: Sequence[bytes] = (),
) -> Finding:
    """Whether the signer of `receipt` and of the checkpoint `later` rewrote history in between.

    "convicted": two roots for one size; or, with `entry` and `inclusion`, another entry at the receipt's number.
    "consistent": the same root, or the `consistency` proof (from the smaller to the larger tree) holds.
    "unproven": neither; the log owes a consistency proof.
    Raises where `later` is not signed by the same key and origin, or where the inclusion proof fails.
    """
    then = receipt.checkpoint
    now = checkpoints.verify(later, receipt.key, then.origin)
    if now.size == then.size:
        return "consistent" if now.root == then.root else "convicted"
    if entry is not None and tree.leaf_hash(entry.encode()) != receipt.leaf:
        tree.verify_inclusion(tree.leaf_hash(entry.encode()), receipt.number, now.size, inclusion, now.root)
        return "convicted"
    first, second = (then, now) if then.size < now.size else (now, then)
    if consistency is None:
        return "unproven"
    try:
        tree.verify_consistency(first.size, second.size, consistency, first.root, second.root)
    except Broken:
        return "unproven"
    return "consistent"
