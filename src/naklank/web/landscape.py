"""The waveform as a quiet landscape: peaks to one SVG path of bars, whatever the length of the recording."""

from itertools import pairwise

COLUMNS = 180
WIDTH = 1000
GROUND = 100
HEIGHT = 92


def path_of(peaks: bytes) -> str:
    """A closed outline over `WIDTH` by `GROUND` units, from pairs of signed bytes (low, high); flat where there are none."""
    import numpy as np  # late: the first page of a server needs no arrays

    pairs = np.frombuffer(peaks[: len(peaks) // 2 * 2], dtype=np.int8).reshape(-1, 2).astype(np.int16)
    if len(pairs) == 0:
        return f"M0 {GROUND}H{WIDTH}"
    loud = np.maximum(np.abs(pairs[:, 0]), np.abs(pairs[:, 1]))
    edges = np.linspace(0, len(loud), min(COLUMNS, len(loud)) + 1).astype(int)
    # The mean of a column, not its peak: speech has a peak in every second, and a wall of peaks says nothing.
    bars = np.array([loud[a:b].mean() for a, b in pairwise(edges)])
    tops = GROUND - 2 - bars / max(1.0, float(bars.max())) * HEIGHT
    step = WIDTH / len(tops)
    gap = step * 0.28
    return "".join(
        f"M{i * step + gap / 2:.1f} {GROUND}V{top:.1f}H{(i + 1) * step - gap / 2:.1f}V{GROUND}Z"
        for i, top in enumerate(tops)
    )
