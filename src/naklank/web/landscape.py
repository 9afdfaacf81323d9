"""The waveform as a quiet landscape: peaks to one SVG path of bars, whatever the length of the recording."""

import numpy as np

COLUMNS = 250
WIDTH = 1000
GROUND = 100
HEIGHT = 92


def path_of(peaks: bytes) -> str:
    """A closed outline over `WIDTH` by `GROUND` units, from pairs of signed bytes (low, high); flat where there are none."""
    pairs = np.frombuffer(peaks[: len(peaks) // 2 * 2], dtype=np.int8).reshape(-1, 2).astype(np.int16)
    if len(pairs) == 0:
        return f"M0 {GROUND}H{WIDTH}"
    loud = np.maximum(np.abs(pairs[:, 0]), np.abs(pairs[:, 1]))
    edges = np.linspace(0, len(loud), min(COLUMNS, len(loud)) + 1).astype(int)
    bars = np.array([loud[a:b].max() for a, b in zip(edges[:-1], edges[1:], strict=True)]) / 127
    # A square root lifts soft speech: the landscape shows where somebody speaks, not how loud.
    tops = GROUND - 2 - np.sqrt(bars) * HEIGHT
    step = WIDTH / len(tops)
    gap = step * 0.28
    return "".join(
        f"M{i * step + gap / 2:.1f} {GROUND}V{top:.1f}H{(i + 1) * step - gap / 2:.1f}V{GROUND}Z" for i, top in enumerate(tops)
    )
