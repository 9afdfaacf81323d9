"""The waveform to draw: for each twentieth of a second the lowest and the highest sample, one signed byte each.

Made from the *levelled* sound: what one sees is what one hears, and a soft patient is not drawn as silence.
"""

import numpy as np
from numpy.typing import NDArray

PAIRS_PER_SECOND = 20


class Peaks:
    """Gathers the pairs from blocks of samples between -1 and 1."""

    def __init__(self, rate_hz: int) -> None:
        self._width = rate_hz // PAIRS_PER_SECOND
        self._rest = np.zeros(0, dtype=np.float32)
        self._pairs: list[bytes] = []

    def add(self, block: NDArray[np.float32]) -> None:
        """Take the next samples."""
        joined = np.concatenate((self._rest, block))
        whole = joined.size // self._width * self._width
        self._rest = joined[whole:]
        if whole:
            self._take(joined[:whole].reshape(-1, self._width))

    def data(self) -> bytes:
        """All pairs, the last begun one included."""
        if self._rest.size:
            self._take(self._rest[None])
            self._rest = self._rest[:0]
        return b"".join(self._pairs)

    def _take(self, rows: NDArray[np.float32]) -> None:
        both = np.stack((rows.min(axis=1), rows.max(axis=1)), axis=1)
        self._pairs.append(np.clip(np.rint(both * 127), -127, 127).astype(np.int8).tobytes())
