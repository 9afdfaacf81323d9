"""One long array of samples that grows by pieces, without ever being in memory twice."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from naklank.sound.compare import refused
from naklank.sound.compare.signal import RATE_HZ, Samples, Signal

_STEP = 600 * RATE_HZ
_FULL = 32_768


class Tape:
    """Samples, and which stretches of them are silence because nothing could be decoded there."""

    def __init__(self) -> None:
        self._samples: Samples = np.zeros(0, dtype=np.int16)
        self._used = 0
        self._damaged: list[tuple[int, int]] = []

    @property
    def used(self) -> int:
        """How many samples there are so far."""
        return self._used

    def add(self, block: NDArray[np.floating[Any]]) -> None:
        """More sound, in shares of full scale. What is louder than that is clipped."""
        place = self._room(block.size)
        scaled = np.rint(np.clip(block, -1.0, 1.0) * _FULL)
        place[:] = np.minimum(scaled, _FULL - 1)

    def silence(self, seconds: float) -> None:
        """Silence where sound is missing."""
        count = round(seconds * RATE_HZ)
        self.damaged(self._used, self._used + count)
        self._room(count)[:] = 0

    def damaged(self, begin: int, end: int) -> None:
        """Note that nothing can be said of these samples. Nearby stretches become one."""
        if self._damaged and begin - self._damaged[-1][1] < RATE_HZ // 10:
            begin = min(begin, self._damaged.pop()[0])
        self._damaged.append((begin, end))

    def signal(self) -> Signal:
        """All of it. The tape is empty afterwards."""
        whole, self._samples = self._samples, np.zeros(0, dtype=np.int16)
        whole.resize(self._used, refcheck=False)
        spans = tuple((begin / RATE_HZ, min(end, self._used) / RATE_HZ) for begin, end in self._damaged)
        return Signal(whole, spans)

    def _room(self, count: int) -> Samples:
        need = self._used + count
        if need > refused.LONGEST_S * RATE_HZ:
            raise refused.too_long()
        if need > self._samples.size:
            self._samples.resize(max(need, self._samples.size + _STEP), refcheck=False)
        place = self._samples[self._used : need]
        self._used = need
        return place
