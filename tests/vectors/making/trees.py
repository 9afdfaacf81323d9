"""Vectors of inclusion and consistency proofs, worked out word for word as RFC 9162 says (slowly)."""

import hashlib

from ground import Json


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

    def add(
        name: str, failure: str | None, index: int, size: int, nodes: list[bytes], leaf_: bytes, root_: bytes
    ) -> None:
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

    def add(
        name: str, failure: str | None, first: int, second: int, nodes: list[bytes], roots: tuple[bytes, bytes]
    ) -> None:
        case: Json = {"id": name, "failure": failure, "kind": "consistency", "first": first, "second": second}
        cases.append(
            case | {"proof_hex": hexes(nodes), "first_root_hex": roots[0].hex(), "second_root_hex": roots[1].hex()}
        )

    def roots(first: int, second: int) -> tuple[bytes, bytes]:
        return root(LEAVES[:first]), root(LEAVES[:second])

    for first, second in (
        (0, 0),
        (0, 5),
        (1, 1),
        (1, 2),
        (3, 7),
        (4, 7),
        (6, 8),
        (8, 13),
        (13, 40),
        (32, 40),
        (40, 40),
    ):
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
