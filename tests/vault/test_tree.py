"""The tree: equal to pymerkle in roots and proofs, small in memory, and no false proof passes."""

import random
from hashlib import sha256

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank.errors import Tampered
from naklank.vault import tree

ENTRIES = [f"entry {n}".encode() for n in range(300)]
LEAVES = [tree.leaf_hash(entry) for entry in ENTRIES]
NODES: dict[tuple[int, int], bytes] = {}
FRONTIER = tree.Frontier()
for _leaf in LEAVES:
    NODES.update({(level, index): node for level, index, node in FRONTIER.append(_leaf)})


def read(level: int, index: int) -> bytes:
    return NODES[level, index]


@pytest.fixture(scope="module")
def oracle():
    made = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in ENTRIES:
        made.append_entry(entry)
    return made


def test_roots_are_those_of_pymerkle(oracle):
    """At every size from 1 to 300 the root is the one that another library works out, kept or made later."""
    frontier = tree.Frontier()
    assert frontier.root() == sha256(b"").digest()
    for size, leaf in enumerate(LEAVES, 1):
        frontier.append(leaf)
        assert frontier.root() == oracle.get_root(size) == tree.root_at(read, size)


def test_inclusion_proofs_are_those_of_pymerkle(oracle):
    """Our proofs hold hash by hash what another library's hold, and both verify with both."""
    rng = random.Random(3)
    for size in (1, 2, 3, 64, 65, 100, 255, 300):
        for index in {0, size - 1, rng.randrange(size), rng.randrange(size)}:
            ours = tree.inclusion(read, index, size)
            theirs = oracle.prove_inclusion(index + 1, size)
            path = [bytes.fromhex(node) for node in theirs.serialize()["path"]]
            assert path[0] == LEAVES[index]
            assert sorted(ours) == sorted(path[1:])
            tree.verify_inclusion(LEAVES[index], index, size, ours, oracle.get_root(size))
            pymerkle.verify_inclusion(LEAVES[index], tree.root_at(read, size), theirs)


def test_consistency_proofs_agree_with_pymerkle(oracle):
    """For many pairs of sizes our proof holds between another library's roots, and its proof between ours."""
    rng = random.Random(4)
    pairs = {(1, 300), (256, 300), (150, 300), (299, 300), (128, 256)}
    pairs |= {tuple(sorted(rng.sample(range(1, 301), 2))) for _ in range(60)}
    for first, second in pairs:
        proof = tree.consistency(read, first, second)
        tree.verify_consistency(first, second, proof, oracle.get_root(first), oracle.get_root(second))
        theirs = oracle.prove_consistency(first, second)
        pymerkle.verify_consistency(tree.root_at(read, first), tree.root_at(read, second), theirs)


@given(st.integers(1, 300), st.data())
def test_every_leaf_can_be_proven_and_no_other_leaf_or_place(size, data):
    """A proof holds for its leaf, place and size, and for no other of them."""
    index = data.draw(st.integers(0, size - 1))
    proof, root = tree.inclusion(read, index, size), tree.root_at(read, size)
    tree.verify_inclusion(LEAVES[index], index, size, proof, root)
    other = data.draw(st.integers(0, 299).filter(lambda n: n != index))
    with pytest.raises(Tampered):
        tree.verify_inclusion(LEAVES[other], index, size, proof, root)
    with pytest.raises(Tampered):
        tree.verify_inclusion(LEAVES[index], other, size, proof, root)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        flipped = bytes([proof[at][0] ^ 1]) + proof[at][1:]
        for bad in ([*proof[:at], *proof[at + 1 :]], [*proof[:at], flipped, *proof[at + 1 :]], [*proof, proof[at]]):
            with pytest.raises(Tampered):
                tree.verify_inclusion(LEAVES[index], index, size, bad, root)


@given(st.integers(1, 300), st.data())
def test_growth_can_be_proven_and_a_rewritten_past_cannot(second, data):
    """The proof between two sizes holds; with any leaf of the first tree changed, it does not."""
    first = data.draw(st.integers(1, second))
    proof = tree.consistency(read, first, second)
    old, new = tree.root_at(read, first), tree.root_at(read, second)
    tree.verify_consistency(first, second, proof, old, new)
    changed = data.draw(st.integers(0, first - 1))
    forged = tree.Frontier()
    nodes = {(a, b): c for a, b, c in forged.extend([*LEAVES[:changed], bytes(32), *LEAVES[changed + 1 : second]])}
    for forged_proof in (proof, tree.consistency(lambda level, index: nodes[level, index], first, second)):
        with pytest.raises(Tampered):
            tree.verify_consistency(first, second, forged_proof, old, forged.root())


def test_extend_gives_what_append_gives_and_a_stored_tree_goes_on():
    """Appending in groups or one by one gives the same nodes, and so does going on after a restart."""
    one_by_one, groups = tree.Frontier(), tree.Frontier()
    nodes = [node for leaf in LEAVES for node in one_by_one.append(leaf)]
    assert nodes == groups.extend(LEAVES[:77]) + groups.extend(LEAVES[77:])
    assert len({(level, index) for level, index, _ in nodes}) == len(nodes)
    for size in (0, 1, 77, 128, 299):
        again = tree.Frontier.resume(size, read)
        again.extend(LEAVES[size:])
        assert again.root() == one_by_one.root()
        assert again.size == 300


def test_a_copy_of_a_frontier_goes_its_own_way():
    """A group that is tried on a copy leaves the frontier as it was."""
    frontier = tree.Frontier.resume(77, read)
    before = frontier.root()
    frontier.copy().extend(LEAVES[77:])
    assert (frontier.size, frontier.root()) == (77, before)


def test_the_frontier_stays_small():
    """One hash for each bit of the size, however many leaves."""
    frontier = tree.Frontier()
    frontier.extend(bytes(32) for _ in range(100_000))
    assert len(frontier.peaks) == (100_000).bit_count()
