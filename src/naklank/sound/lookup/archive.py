"""All fingerprints of an archive, in memory, with an index from a word's first answers to the places where they stand.

The index is a sorted list: the more is in it, the more answers tell the shelves apart, so that a shelf holds one or two places.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naklank.sound.lookup.fingerprint import WORD_S, Fingerprint
from naklank.sound.lookup.projection import BITS

APART = 64
"""Empty words between two recordings, so that no alignment runs from one into the next."""
FEWEST_BITS, MOST_BITS = 10, 24


@dataclass(frozen=True, slots=True)
class Archive:
    """Fingerprints end to end. `order` lists the places by shelf, `shelves` where each shelf begins in it."""

    names: tuple[str, ...]
    begins: NDArray[np.int64]
    words: Fingerprint
    order: NDArray[np.uint32]
    shelves: NDArray[np.uint32]
    bits: int

    @property
    def hours(self) -> float:
        """How much sound it knows."""
        return len(self.words) * WORD_S / 3600

    def whose(self, place: int) -> int:
        """Which recording a word belongs to, by number."""
        return int(np.searchsorted(self.begins, place, side="right")) - 1


def archive(fingerprints: Iterable[tuple[str, Fingerprint]]) -> Archive:
    """Put them on their shelves. Words of silence go on none."""
    names: list[str] = []
    pieces: list[Fingerprint] = [np.zeros(APART, np.uint64)]
    begins: list[int] = []
    at = APART
    for name, one in fingerprints:
        names.append(name)
        begins.append(at)
        pieces += [one, np.zeros(APART, np.uint64)]
        at += len(one) + APART
    words = np.concatenate(pieces)
    heard = np.flatnonzero(words).astype(np.uint32)
    bits = min(MOST_BITS, max(FEWEST_BITS, len(heard).bit_length()))
    shelf = (words[heard] >> np.uint64(BITS - bits)).astype(np.uint32)
    sorting = np.argsort(shelf)
    shelves = np.zeros((1 << bits) + 1, np.uint32)
    np.cumsum(np.bincount(shelf, minlength=1 << bits), out=shelves[1:])
    return Archive(tuple(names), np.array(begins, np.int64), words, heard[sorting], shelves, bits)
