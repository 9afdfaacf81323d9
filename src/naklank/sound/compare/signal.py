"""A recording as numbers: one channel, 16 bits, 8,000 samples a second.

8 kHz holds what every channel of speech carries, telephone included (200 to 3,600 Hz), and eight hours in 460 MB.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 8_000

Samples = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Signal:
    """The sound of one file. `damaged` lists the stretches (seconds) that could not be decoded and are silence here."""

    samples: Samples
    damaged: tuple[tuple[float, float], ...] = ()

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE_HZ
