"""Places in an archive that a clip may come from: those that several of its moments point at together.

Every other row of the clip looks on the shelf of its first answers, and on the shelves that differ in its least certain ones. What
is proposed here is only worth a look; `weigh.py` says how much it is worth.
"""

import numpy as np
from numpy.typing import NDArray

from naklank.sound.lookup.archive import Archive
from naklank.sound.lookup.bands import Floats
from naklank.sound.lookup.clip import ROWS_A_WORD, Clip

UNSURE = 7
"""So many of the least certain answers are tried both ways: 128 shelves a row."""
FULLEST = 128
"""A shelf with more places than this tells nothing: hums, beeps, one syllable in silence."""
MOST_PLACES = 400_000
EVERY_ROW = 2
TOGETHER = 5
"""Rows (100 ms) within which places count as pointing at one alignment."""
PROPOSALS = 64

Numbers = NDArray[np.int64]


def propose(archive: Archive, clip: Clip, most: int = PROPOSALS) -> Numbers:
    """Alignments (the row of the archive at which the clip's first row lies), the most pointed at first."""
    rows = np.flatnonzero(clip.numbers[::EVERY_ROW].any(axis=1)) * EVERY_ROW
    if not len(rows) or not len(archive.order):
        return np.zeros(0, np.int64)
    row, place = _on_the_shelves(archive, clip.numbers[rows, : archive.bits], rows)
    alignment = place * ROWS_A_WORD - row
    votes: dict[int, int] = {}
    for shift in (0, TOGETHER // 2 + 1):
        which, count = _witnesses((alignment + shift) // TOGETHER, place)
        votes.update(zip((which * TOGETHER - shift + TOGETHER // 2).tolist(), count.tolist(), strict=True))
    return np.array(sorted(votes, key=lambda one: -votes[one])[:most], np.int64)


def _witnesses(bins: Numbers, place: Numbers) -> tuple[Numbers, Numbers]:
    """The bins most pointed at. A place that many rows point at from the same bin is one witness, not many."""
    pairs = np.sort((bins << 12) | (place & 0xFFF))
    pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))] >> 12
    begin = np.flatnonzero(np.diff(pairs, prepend=-1))
    count = np.diff(begin, append=len(pairs))
    top = np.argsort(-count, kind="stable")[:PROPOSALS]
    return pairs[begin[top]], count[top]


def _on_the_shelves(archive: Archive, numbers: Floats, rows: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    """Pairs (row of the clip, place in the archive) that share a shelf."""
    weight = (1 << np.arange(archive.bits - 1, -1, -1)).astype(np.int64)
    own = ((numbers > 0) * weight).sum(axis=1)
    unsure = weight[np.argpartition(np.abs(numbers), UNSURE, axis=1)[:, :UNSURE]]
    flips = (np.arange(1 << UNSURE)[:, None] >> np.arange(UNSURE)) & 1
    shelves = (own[:, None] ^ (unsure @ flips.T)).ravel()
    begin = archive.shelves[shelves].astype(np.int64)
    count = archive.shelves[shelves + 1] - begin
    count[count > FULLEST] = 0
    if count.sum() > MOST_PLACES:
        count[np.argsort(count)[np.cumsum(np.sort(count)) > MOST_PLACES]] = 0
    used = np.flatnonzero(count)
    many = count[used]
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    place = archive.order[np.repeat(begin[used], many) + within].astype(np.int64)
    return np.repeat(rows[used >> UNSURE], many), place
