"""How much of the copy's speech was positively heard to be the original's, and of which speech nothing can be said."""

import numpy as np
from numpy.typing import NDArray

from naklank.model.comparison import Unverifiable
from naklank.sound.compare.grow import Pair
from naklank.sound.compare.heard import FRAME, Way
from naklank.sound.compare.joints import Joined
from naklank.sound.compare.odd import loudness
from naklank.sound.compare.signal import RATE_HZ

_STEADY = 0.1
"""A quarter of a second of anything else reaches 0.1 once in ten thousand times."""
_SHORTEST = RATE_HZ // 5 // FRAME

Frames = NDArray[np.bool_]


def verified(pair: Pair, way: Way, whole: Joined) -> tuple[float, list[Unverifiable]]:
    """The share (0 to 1) of the speech in the copy's pieces that was matched, and the stretches of a fifth of a second that were not.

    Speech is where the original should be loud here; what another microphone hears besides is noise, and nobody's word.
    """
    total, good = 0, 0
    doubtful: list[Unverifiable] = []
    bound = loudness(pair)
    for one in whole.heard:
        speech = one.theirs > bound
        matched = (one.likeness > way.bound) | (one.steady > _STEADY)
        total += int(np.count_nonzero(speech))
        good += int(np.count_nonzero(speech & matched))
        doubtful += _stretches(one.first, speech & ~matched)
    return (good / total if total else 0.0), doubtful


def _stretches(first: int, bad: Frames) -> list[Unverifiable]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], bad, [False])).astype(np.int8)))
    return [
        Unverifiable(
            (round((first + int(start) * FRAME) / RATE_HZ, 4), round((first + int(end) * FRAME) / RATE_HZ, 4)), "noise"
        )
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= _SHORTEST
    ]
