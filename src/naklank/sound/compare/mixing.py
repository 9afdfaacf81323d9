"""Many channels to one, so that neither a dead channel nor one with its polarity turned makes speech disappear.

The mean of all channels holds every voice, also where each talker has a channel. Only where channels cancel each other out
is the strongest taken instead. That is decided over the whole file, never from one second to the next: a change of
channels in the middle would look like an edit.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Blocks = NDArray[np.floating[Any]]

CANCELS = 0.5
"""Strange channels leave the mean the mean of their power over their number; half of that means that they cancel."""
QUIET_PEAK = 1 / 128
"""Below this, 16 bits hold too little of it, and it is made louder."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How channels become one: by number of channels the one that is taken (else the mean), and how much louder."""

    taken: dict[int, int] = field(default_factory=dict)
    gain: float = 1.0

    def of(self, block: Blocks) -> Blocks:
        """One channel of several."""
        count = block.shape[0]
        one: Blocks = block[self.taken.get(count, 0)]
        if count > 1 and count not in self.taken:
            one = block.mean(axis=0)
        if self.gain != 1.0:
            one = one * np.float32(self.gain)
        return one


class Levels:
    """What is heard meanwhile: the power of each channel and of their mean."""

    def __init__(self) -> None:
        self._each: dict[int, NDArray[np.float64]] = {}
        self._mean: dict[int, float] = {}
        self._peak = 0.0

    def see(self, block: Blocks, mixed: Blocks) -> None:
        """One more block, and the mean of its channels."""
        self._peak = max(self._peak, float(np.abs(mixed).max(initial=0.0)))
        count = block.shape[0]
        if count > 1:
            each = np.einsum("ij,ij->i", block, block, dtype=np.float64)
            self._each[count] = self._each.get(count, np.zeros(count)) + each
            self._mean[count] = self._mean.get(count, 0.0) + float(np.dot(mixed, mixed))

    def better(self) -> Mix | None:
        """The mix that should have been made, where that is another one than the mean as it is."""
        taken = {
            count: int(each.argmax())
            for count, each in self._each.items()
            if self._mean[count] < CANCELS * each.sum() / count**2
        }
        gain = 0.5 / self._peak if 0 < self._peak < QUIET_PEAK and not taken else 1.0
        return Mix(taken, gain) if taken or gain != 1.0 else None
