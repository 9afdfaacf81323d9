"""The tree over the log: RFC 9162 section 2.1 with SHA-256.

Whoever appends keeps only a `Frontier` in memory (one hash for each bit of the size) and stores the nodes that it
yields. Proofs are made from those stored nodes: `read(level, index)` gives the hash of the complete subtree over the
leaves `index * 2**level` up to `(index + 1) * 2**level`. What does not hold raises `Broken`.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from naklank.text import Text
from naklank.vault.problems import Broken

HASH = 32
EMPTY_ROOT = sha256(b"").digest()

ReadNode = Callable[[int, int], bytes]
Node = tuple[int, int, bytes]
"""Level, index, hash of a complete subtree."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring subtrees."""
    return sha256(b"\1" + left + right).digest()


class Frontier:
    """A tree to which leaves can only be added, in O(log n) memory.

    `peaks` are the hashes of the complete subtrees that make up `size` leaves, the largest first.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count():
            raise ValueError("one peak for each bit of the size")

    @classmethod
    def resume(cls, size: int, read: ReadNode) -> "Frontier":
        """The frontier of a stored tree of this size."""
        return cls(size, [read(level, index) for level, index in complete_subtrees(0, size)])

    def copy(self) -> "Frontier":
        """An equal frontier that goes its own way (to try a group before it is committed)."""
        return Frontier(self.size, self.peaks)

    def append(self, leaf: bytes) -> list[Node]:
        """Add one leaf hash; returns the nodes that it completes, itself (level 0) first."""
        level, at, node, peaks = 0, self.size, leaf, self.peaks
        nodes = [(0, at, leaf)]
        while at & 1:
            node = sha256(b"\1" + peaks.pop() + node).digest()
            level += 1
            at >>= 1
            nodes.append((level, at, node))
        peaks.append(node)
        self.size += 1
        return nodes

    def extend(self, leaves: Iterable[bytes]) -> list[Node]:
        """Add leaf hashes in order; returns all nodes that they complete, each after its children."""
        nodes: list[Node] = []
        add, peaks, index, digest = nodes.append, self.peaks, self.size, sha256
        for leaf in leaves:
            level, at, node = 0, index, leaf
            add((0, at, node))
            while at & 1:
                node = digest(b"\1" + peaks.pop() + node).digest()
                level += 1
                at >>= 1
                add((level, at, node))
            peaks.append(node)
            index += 1
        self.size = index
        return nodes

    def root(self) -> bytes:
        """The root over all leaves so far."""
        return _fold(self.peaks)


def _fold(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    node = peaks[-1]
    for left in reversed(peaks[:-1]):
        node = node_hash(left, node)
    return node


def complete_subtrees(start: int, stop: int) -> list[tuple[int, int]]:
    """The complete subtrees (level, index), largest first, of leaves `start` to `stop`.

    `start` is a multiple of the power of two that covers the range, as in every split of RFC 9162.
    """
    found = []
    while start < stop:
        level = (stop - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def _range(read: ReadNode, start: int, stop: int) -> bytes:
    return _fold([read(level, index) for level, index in complete_subtrees(start, stop)])


def root_at(read: ReadNode, size: int) -> bytes:
    """The root that a stored tree had at an earlier size."""
    return _range(read, 0, size)


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def inclusion(read: ReadNode, index: int, size: int) -> list[bytes]:
    """Proof that leaf `index` is in the tree of `size` leaves (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError("no such leaf in a tree of this size")
    low, high = 0, size
    path = []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range(read, middle, high))
            high = middle
        else:
            path.append(_range(read, low, middle))
            low = middle
    return path[::-1]


def consistency(read: ReadNode, first: int, second: int) -> list[bytes]:
    """Proof that the tree of `second` leaves begins with that of `first` (RFC 9162, 2.1.4.1); empty for 0 and equal."""
    if not 0 <= first <= second:
        raise ValueError("the first size is at most the second")
    if first in (0, second):
        return []
    low, high = 0, second
    path = []
    while first != high:
        middle = low + _split(high - low)
        if first <= middle:
            path.append(_range(read, middle, high))
            high = middle
        else:
            path.append(_range(read, low, middle))
            low = middle
    if low:
        path.append(_range(read, low, high))
    return path[::-1]


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that the proof leads to (RFC 9162, 2.1.3.2). Raises `Broken` where it cannot belong to this place."""
    if not 0 <= index < size or any(len(node) != HASH for node in proof):
        raise _no_proof("bad-proof")
    at, last, node = index, size - 1, leaf
    for neighbour in proof:
        if not last:
            raise _no_proof("bad-proof")
        if at & 1 or at == last:
            node = node_hash(neighbour, node)
            while at and not at & 1:
                at >>= 1
                last >>= 1
        else:
            node = node_hash(node, neighbour)
        at >>= 1
        last >>= 1
    if last:
        raise _no_proof("bad-proof")
    return node


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Return if the proof shows this leaf hash at `index` of the tree with this root; else raise `Broken`."""
    if root_from_inclusion(leaf, index, size, proof) != root:
        raise _no_proof("bad-proof")


def verify_consistency(first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes) -> None:
    """Return if the proof shows that the second tree begins with the first; else raise `Broken` (RFC 9162, 2.1.4.2)."""
    if not 0 <= first <= second or any(len(node) != HASH for node in proof):
        raise _no_proof("bad-consistency")
    if first in (0, second):
        if proof or (first == second and first_root != second_root) or (not first and first_root != EMPTY_ROOT):
            raise _no_proof("bad-consistency")
        return
    old, new = _roots_from_consistency(first, second, list(proof) if first & (first - 1) else [first_root, *proof])
    if old != first_root or new != second_root:
        raise _no_proof("bad-consistency")


def _roots_from_consistency(first: int, second: int, nodes: list[bytes]) -> tuple[bytes, bytes]:
    """The two roots that the proof leads to, `nodes[0]` being the subtree where both begin."""
    if not nodes:
        raise _no_proof("bad-consistency")
    at, last = first - 1, second - 1
    while at & 1:
        at >>= 1
        last >>= 1
    old = new = nodes[0]
    for node in nodes[1:]:
        if not last:
            raise _no_proof("bad-consistency")
        if at & 1 or at == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while at and not at & 1:
                at >>= 1
                last >>= 1
        else:
            new = node_hash(new, node)
        at >>= 1
        last >>= 1
    if last:
        raise _no_proof("bad-consistency")
    return old, new


def _no_proof(why: str) -> Broken:
    return Broken(
        why,
        Text(
            "Het bewijs leidt niet naar het logboek dat ondertekend is.",
            "The proof does not lead to the log that was signed.",
        ),
    )
