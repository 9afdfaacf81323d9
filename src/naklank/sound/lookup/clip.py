"""A clip as numbers, 50 rows a second, at any of the speeds at which it may have been played."""

from dataclasses import dataclass

import numpy as np

from naklank.sound.compare.signal import Samples
from naklank.sound.lookup.bands import STEP_S, Floats, bands
from naklank.sound.lookup.fingerprint import EVERY
from naklank.sound.lookup.projection import project

ROWS_A_STEP = 2
ROWS_A_WORD = EVERY * ROWS_A_STEP
ROW_S = STEP_S / ROWS_A_STEP


@dataclass(frozen=True, slots=True)
class Clip:
    """Sixty-four numbers every 20 ms of the clip as the recording would have it.

    `speed` is how many seconds of the recording one second of the clip holds.
    """

    numbers: Floats
    speed: float = 1.0

    @property
    def seconds(self) -> float:
        """Its length in the recording's seconds."""
        return len(self.numbers) * ROW_S


def at_speed(samples: Samples, speed: float) -> Clip:
    """Undo that the sound was played `speed` times as fast, pitch and all."""
    if speed != 1:
        there = np.arange(0, len(samples) - 1, 1 / speed)
        samples = np.interp(there, np.arange(len(samples)), samples).astype(np.int16)
    return _projected(bands(samples, rows_a_step=ROWS_A_STEP), speed)


def at_tempo(samples: Samples, speed: float) -> Clip:
    """Undo that the sound was made `speed` times as fast while its pitch stayed."""
    heard = bands(samples, rows_a_step=ROWS_A_STEP)
    there = np.arange(0, len(heard) - 1, 1 / speed)
    below = np.minimum(there.astype(np.intp), len(heard) - 2)
    share = (there - below).astype(np.float32)[:, None]
    return _projected(heard[below] * (1 - share) + heard[below + 1] * share, speed)


def _projected(heard: Floats, speed: float) -> Clip:
    return Clip(project(heard, np.arange(len(heard)), ROWS_A_STEP), speed)
