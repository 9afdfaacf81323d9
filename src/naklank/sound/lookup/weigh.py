"""How well a clip agrees with one place of an archive, against what chance gives; and where exactly it lies there.

Agreement sums, over all moments and all sixty-four answers, the clip's own numbers where the kept answer has the same sign, and
takes them off where it has the other. How much of it chance gives differs from clip to clip (a clip of one long vowel fits
much), so it is measured for each: the clip is laid on five hundred places picked blindly. Strength is what lies above that, in
units of how much those differ.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naklank.sound.lookup.archive import Archive
from naklank.sound.lookup.bands import Floats
from naklank.sound.lookup.clip import ROWS_A_WORD, Clip
from naklank.sound.lookup.fingerprint import signs
from naklank.sound.lookup.projection import BITS
from naklank.sound.lookup.propose import Numbers

LOUDEST = 2.0
"""A number above this tells no more than one of this size."""
SLACK = np.arange(-8, 9)
"""Rows by which a proposal may be off."""
STRETCHES = 1 + np.arange(-5, 6) * 0.005
"""Speeds between those at which a clip is tried."""
FINE: NDArray[np.float64] = np.arange(-10, 11, dtype=np.float64) * 0.25
"""Rows around the best, in quarters: 5 ms."""
SURENESS = 6.0
"""How fast an answer's chance of being right grows with its number. High: near zero is where answers tell the time."""
BLIND = 512
LEAST_SPREAD = 1.2
"""Of chance agreement; 1 were all answers independent. In a small archive the blind places may be too much alike."""
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Weighed:
    """One alignment of a clip: the archive's row at which the clip's first row lies; a clip row is `stretch` archive rows."""

    row: float
    stretch: float
    strength: float


@dataclass(frozen=True, slots=True)
class Chance:
    """What a clip agrees by with places that it is not from: the middle, and how much they differ."""

    middle: float
    spread: float

    def strength(self, agreed: float) -> float:
        """How far above chance this is."""
        return (agreed - self.middle) / self.spread


def blindly(archive: Archive, clip: Clip) -> Chance:
    """Lay the clip on places picked without looking, the same ones each time."""
    if not len(archive.order):
        return Chance(0.0, LEAST_SPREAD)
    picked = archive.order[np.random.default_rng(1).integers(0, len(archive.order), BLIND)].astype(np.int64)
    numbers = np.clip(clip.numbers, -LOUDEST, LOUDEST)
    rows = picked * ROWS_A_WORD - len(numbers) // 2
    agreed = np.concatenate(
        [_agreed(archive, numbers, rows[at : at + _AT_ONCE], SLACK[8:9], 1.0)[:, 0] for at in range(0, BLIND, _AT_ONCE)]
    )
    middle = float(np.median(agreed))
    return Chance(middle, max(LEAST_SPREAD, 1.4826 * float(np.median(np.abs(agreed - middle)))))


def weigh(archive: Archive, clip: Clip, alignments: Numbers, by: Chance) -> list[Weighed]:
    """How strong each alignment is, give or take a little; the strongest first, each place once."""
    numbers = np.clip(clip.numbers, -LOUDEST, LOUDEST)
    found: list[Weighed] = []
    for start in range(0, len(alignments), _AT_ONCE):
        some = alignments[start : start + _AT_ONCE]
        strength = _agreed(archive, numbers, some, SLACK, 1.0)
        top = strength.argmax(axis=1)
        found += [
            Weighed(float(row + SLACK[t]), 1.0, by.strength(float(one[t])))
            for row, t, one in zip(some, top, strength, strict=True)
        ]
    once: list[Weighed] = []
    for one in sorted(found, key=lambda one: -one.strength):
        if all(abs(one.row - other.row) > 2 * len(SLACK) for other in once):
            once.append(one)
    return once


def settle(archive: Archive, clip: Clip, one: Weighed, by: Chance) -> Weighed:
    """The same place to a few milliseconds, with the speed between those that were tried."""
    numbers = np.clip(clip.numbers, -LOUDEST, LOUDEST)
    here = np.array([round(one.row)], np.int64)
    by_stretch = [(_agreed(archive, numbers, here, SLACK, float(s))[0], float(s)) for s in STRETCHES]
    strength, stretch = max(by_stretch, key=lambda pair: float(pair[0].max()))
    row = float(here[0] + SLACK[strength.argmax()])
    likely = _likely(archive, numbers, row + FINE, stretch)
    return Weighed(_top(row + FINE, likely), stretch, by.strength(float(strength.max())))


def agreement(archive: Archive, clip: Clip, one: Weighed) -> tuple[Floats, Floats]:
    """For each kept word under the clip: the clip's row there, and how well they agree (about 0 ± 1 where foreign)."""
    row, answers = _under(archive, np.array([round(one.row)], np.int64), len(clip.numbers), one.stretch)
    at = np.clip(np.rint(row[0]).astype(np.int64), 0, len(clip.numbers) - 1)
    seen = np.clip(clip.numbers[at], -LOUDEST, LOUDEST)
    size = np.sqrt(np.maximum((seen**2).sum(axis=1), BITS / 4))
    result: Floats = (seen * answers[0]).sum(axis=1) / size
    return row[0].astype(np.float32), result


def _under(archive: Archive, alignments: Numbers, length: int, stretch: float) -> tuple[NDArray[np.float64], Floats]:
    """The kept answers that lie under the clip at each alignment, and the clip's row at each of them."""
    first = -(-alignments // ROWS_A_WORD) - 1
    place = first[:, None] + np.arange(int(length * 1.03) // ROWS_A_WORD + 3)
    row = (place * ROWS_A_WORD - alignments[:, None]) / stretch
    outside = (place < 0) | (place >= len(archive.words)) | (row < 0) | (row > length - 1)
    answers = signs(archive.words[np.clip(place, 0, len(archive.words) - 1)])
    answers[outside] = 0
    return row, answers


def _agreed(
    archive: Archive, numbers: Floats, alignments: Numbers, shifts: NDArray[np.int64], stretch: float
) -> Floats:
    """Agreement for each alignment and each shift of it, by the size of what was summed."""
    row, answers = _under(archive, alignments, len(numbers), stretch)
    at = np.rint(row).astype(np.int64)[:, :, None] - shifts
    seen = numbers[np.clip(at, 0, len(numbers) - 1)]
    agreed = np.einsum("apsb,apb->as", seen, answers, optimize=True)
    size = np.einsum("apsb,apb->as", seen**2, np.abs(answers), optimize=True)
    result: Floats = agreed / np.sqrt(np.maximum(size, 4 * BITS))
    return result


def _likely(archive: Archive, numbers: Floats, rows: NDArray[np.float64], stretch: float) -> NDArray[np.float64]:
    """How likely the kept answers are with the clip lying at each of these rows; numbers between two rows are mixed."""
    middle = round(float(rows[len(rows) // 2]))
    row, answers = _under(archive, np.array([middle], np.int64), len(numbers), stretch)
    said = np.zeros(len(rows))
    for n, here in enumerate(rows):
        at = np.clip(row[0] - (here - middle) / stretch, 0, len(numbers) - 1.001)
        below = at.astype(np.int64)
        share = (at - below)[:, None]
        seen = numbers[below] * (1 - share) + numbers[below + 1] * share
        said[n] = -np.logaddexp(0, -SURENESS * seen * answers[0]).sum()
    return said


def _top(rows: NDArray[np.float64], likely: NDArray[np.float64]) -> float:
    """Where a parabola through the best and its neighbours is highest."""
    best = int(likely.argmax())
    if 0 < best < len(rows) - 1:
        left, middle, right = likely[best - 1 : best + 2]
        bend = left - 2 * middle + right
        if bend < 0:
            return float(rows[best] + (rows[1] - rows[0]) * 0.5 * (left - right) / bend)
    return float(rows[best])
