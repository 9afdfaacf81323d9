"""The fingerprint of a recording: sixty-four yes-or-no answers five times a second. Nothing else of the sound is kept.

One answer says whether one mixture of 1.3 seconds' ups and downs (projection.py) lies above zero: 320 bits a second, without
pitch, without loudness, without anything faster than a few changes a second. What can be drawn from that: docs/decisions/0025.
"""

import numpy as np
from numpy.typing import NDArray

from naklank.sound.compare.signal import Samples
from naklank.sound.lookup.bands import STEP_S, Floats, bands
from naklank.sound.lookup.projection import BITS, project

Fingerprint = NDArray[np.uint64]

EVERY = 5
"""Steps of 40 ms from one word of answers to the next."""
WORD_S = EVERY * STEP_S
HEAD = b"NKFP\x01\x00\x00\x00"
"""How a kept fingerprint begins: whose it is and its version; words follow, little-endian (docs/formats.md)."""

_PLACES = np.uint64(1) << np.arange(BITS - 1, -1, -1, dtype=np.uint64)


def fingerprint(samples: Samples) -> Fingerprint:
    """One word every 200 ms; the first answer is the highest bit. Zero where there is nothing to hear."""
    if not len(samples):
        return np.zeros(0, np.uint64)
    heard = bands(samples)
    return words(project(heard, np.arange(0, len(heard), EVERY)))


def words(numbers: Floats) -> Fingerprint:
    """The signs of sixty-four numbers as one word."""
    packed: Fingerprint = ((numbers > 0) * _PLACES).sum(axis=1, dtype=np.uint64)
    return packed


def signs(some: Fingerprint) -> Floats:
    """The answers as +1 and -1; all zero for a word that is zero."""
    yes = (some[..., None] & _PLACES) != 0
    return np.where(some[..., None] == 0, np.float32(0), np.where(yes, np.float32(1), np.float32(-1)))


def to_bytes(some: Fingerprint) -> bytes:
    """As it is kept."""
    return HEAD + some.astype("<u8").tobytes()


def from_bytes(kept: bytes) -> Fingerprint | None:
    """What was kept; None where another version wrote it, so that it is made anew."""
    if not kept.startswith(HEAD) or (len(kept) - len(HEAD)) % 8:
        return None
    return np.frombuffer(kept, "<u8", offset=len(HEAD)).astype(np.uint64)
