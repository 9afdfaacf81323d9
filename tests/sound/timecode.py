"""Sound that tells its own time: in each slot a rising tone says how far into the slot, a high tone says which slot."""

import numpy as np

from naklank.sound.mp3 import FRAME_MS, FRAME_SAMPLES, RATE_HZ, Mp3

SLOT_FRAMES = 28
SLOT_S = SLOT_FRAMES * FRAME_MS / 1000
SLOTS = 50
LOW_HZ, SPAN_HZ = 500.0, 4000.0
HIGH_HZ, STEP_HZ = 6000.0, 100.0


def slots(first: int, count: int) -> np.ndarray:
    """Samples of slots `first` and on; they repeat every SLOTS slots."""
    n = SLOT_FRAMES * FRAME_SAMPLES
    t = np.arange(n) / RATE_HZ
    rising = np.sin(2 * np.pi * (LOW_HZ * t + SPAN_HZ * t * t / (2 * SLOT_S)))
    pieces = [
        0.3 * rising + 0.3 * np.sin(2 * np.pi * (HIGH_HZ + STEP_HZ * (k % SLOTS)) * t)
        for k in range(first, first + count)
    ]
    return np.concatenate(pieces).astype(np.float32)


def encoded(hours: float) -> bytes:
    """An MP3 of that many hours, of whole rounds of slots: one round encoded, then repeated frame by frame."""
    encoder = Mp3()
    one = encoder.add(slots(SLOTS - 1, SLOTS + 2)) + encoder.finish()
    bytes_per_slot = SLOT_FRAMES * 288
    round_of_slots = one[bytes_per_slot : bytes_per_slot * (SLOTS + 1)]
    return round_of_slots * round(hours * 3600 / (SLOTS * SLOT_S))


def read_time(samples: np.ndarray, rate_hz: int) -> float:
    """The time (modulo one round) in the middle of these samples."""
    window = samples * np.hanning(samples.size)
    spectrum = np.abs(np.fft.rfft(window, 1 << 17))
    hz = np.fft.rfftfreq(1 << 17, 1 / rate_hz)
    low, high = hz < 5000, hz > 5500
    into = (hz[low][np.argmax(spectrum[low])] - LOW_HZ) / SPAN_HZ * SLOT_S
    which = round((hz[high][np.argmax(spectrum[high])] - HIGH_HZ) / STEP_HZ)
    return which * SLOT_S + into
