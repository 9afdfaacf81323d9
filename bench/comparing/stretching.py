"""Another tempo at the same pitch: overlapping windows laid closer or wider, each where it fits best (WSOLA)."""

import numpy as np
from scipy import signal

from comparing.material import RATE, Wave


def tempo(wave: Wave, factor: float) -> Wave:
    """The wave `factor` times as fast."""
    window, hop, reach = round(0.04 * RATE), round(0.02 * RATE), round(0.008 * RATE)
    shape = np.hanning(window + 1)[:window].astype(np.float32)
    count = max(1, round(len(wave) / factor))
    steps = count // hop + 2
    padded = np.pad(wave, (window, round(window * 3 + hop * factor * 2)))
    out = np.zeros(steps * hop + window, dtype=np.float32)
    at = window - window // 2
    for number in range(steps):
        ideal = window - window // 2 + round(number * hop * factor)
        if number:
            first = max(0, ideal - reach)
            heard = padded[first : ideal + reach + window]
            natural = padded[at + hop : at + hop + window]
            if len(heard) < window or len(natural) < window:
                break
            likeness = signal.correlate(heard, natural, mode="valid", method="fft")
            at = first + int(np.argmax(likeness))
        out[number * hop : number * hop + window] += shape * padded[at : at + window]
    return out[window // 2 : window // 2 + count]
