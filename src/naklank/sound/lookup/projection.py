"""1.3 seconds of ups and downs as sixty-four numbers: the mixtures that a room, a codec and a telephone change least.

The mixtures were learned from pairs of real speech, the recording and what a channel made of it (docs/decisions/0025); the
first is the one that survives best. They know no words and no voices: they are sums over sixteen bands and sixteen moments.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from naklank.sound.lookup.bands import BANDS, Floats

BITS = 64
MOMENTS = 16
APART = 2
"""Steps of 40 ms from one moment to the next: 16 moments span 1.3 seconds."""
LEAST = 0.12
"""Below this mean square (ordinary speech has 1) there is nothing to go by: silence, or an even noise."""

_AT_ONCE = 4_096
Whole = NDArray[np.intp]


@cache
def learned() -> Floats:
    """The mixtures, MOMENTS·BANDS × BITS."""
    with files("naklank.sound.lookup").joinpath("mixtures.npy").open("rb") as file:
        kept: Floats = np.load(file).astype(np.float32)
    return kept


def around(heard: Floats, rows: Whole, rows_a_step: int) -> Floats:
    """The 1.3 seconds around each row, flat, less the mean of each band: loudness and the colour of a microphone drop out.

    Beyond an end the last row goes on.
    """
    apart = APART * rows_a_step
    reach = np.arange(MOMENTS) * apart - (MOMENTS - 1) * apart // 2
    at = np.clip(rows[:, None] + reach[None, :], 0, len(heard) - 1)
    seen = heard[at]
    seen -= seen.mean(axis=1, keepdims=True)
    flat: Floats = seen.reshape(len(rows), MOMENTS * BANDS)
    return flat


def project(heard: Floats, rows: Whole, rows_a_step: int = 1) -> Floats:
    """The sixty-four numbers at each of these rows; all zero where there is nothing to go by."""
    mixtures = learned()
    numbers = np.empty((len(rows), BITS), np.float32)
    for at in range(0, len(rows), _AT_ONCE):
        numbers[at : at + _AT_ONCE] = around(heard, rows[at : at + _AT_ONCE], rows_a_step) @ mixtures
    numbers[(numbers**2).mean(axis=1) < LEAST] = 0
    return numbers
