"""What happens to sound on its way into a file: noise, filters, automatic gain, noise suppression, clocks."""

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from comparing.material import RATE, Wave

Rng = np.random.Generator


def noise(rng: Rng, count: int) -> Wave:
    """A room's own noise of mean square 1: falling with the pitch, a little hum, slowly louder and softer."""
    white = rng.standard_normal(count).astype(np.float32)
    soft = signal.lfilter([1.0], [1.0, -rng.uniform(0.5, 0.95)], white)
    soft /= np.sqrt(np.mean(soft**2))
    hum = np.sin(2 * np.pi * rng.uniform(95, 125) * np.arange(count) / RATE + rng.uniform(0, 6))
    knots = rng.uniform(0.8, 1.25, max(2, count // (5 * RATE)))
    slow = np.interp(np.arange(count), np.linspace(0, count, len(knots)), knots)
    return np.asarray((soft + 0.3 * hum) * slow, dtype=np.float32)


def banded(wave: Wave, low: float, high: float) -> Wave:
    """Only what lies between two pitches; without delay on average (a device's filters are short)."""
    sections = signal.butter(2, [low, min(high, 7600)], "bandpass", fs=RATE, output="sos")
    return np.asarray(signal.sosfilt(sections, wave), dtype=np.float32)


def microphone(rng: Rng, wave: Wave, db: float = 5.0) -> Wave:
    """Another microphone: some pitches up to `db` louder or softer."""
    pitches = np.linspace(0, 1, 9)
    taps = signal.firwin2(63, pitches, 10 ** (rng.uniform(-db, db, 9) / 20))
    return np.asarray(signal.oaconvolve(wave, taps.astype(np.float32))[31 : 31 + len(wave)], dtype=np.float32)


def automatic_gain(wave: Wave, strength: float = 0.6) -> Wave:
    """A recorder that makes soft speech louder and loud speech softer: quick down, slow up."""
    frame = RATE // 100
    count = len(wave) // frame
    level = 10 * np.log10(np.mean(wave[: count * frame].reshape(count, frame) ** 2, axis=1) + 1e-7)
    quick, slow = signal.lfilter([0.15], [1, -0.85], level), signal.lfilter([0.01], [1, -0.99], level)
    tracked = np.maximum(quick, slow)
    tracked[:50] = tracked[50] if count > 50 else tracked[:50]
    gain = 10 ** (np.clip(strength * (-26 - tracked), -15, 15) / 20)
    each = np.interp(np.arange(len(wave)), (np.arange(count) + 0.5) * frame, gain)
    return np.asarray(wave * each, dtype=np.float32)


def suppressed(wave: Wave, floor: float = 0.15) -> Wave:
    """A telephone's noise suppression: each pitch loses what is its usual noise, down to a floor."""
    _, _, bins = signal.stft(wave, RATE, nperseg=512, noverlap=256)
    power = np.abs(bins) ** 2
    usual = np.percentile(power[:, ::4], 25, axis=1, keepdims=True) * 2.5
    gain = np.maximum(1 - usual / (power + 1e-12), floor)
    gain[:, 1:] = np.maximum(gain[:, 1:], 0.5 * gain[:, :-1])
    _, made = signal.istft(bins * gain, RATE, nperseg=512, noverlap=256)
    return np.asarray(made[: len(wave)], dtype=np.float32)


def bursts(rng: Rng, wave: Wave, how_many: int) -> Wave:
    """A door, a cough, a cup beside the device: louder than the talk, over it, in place of nothing."""
    out = wave.copy()
    loud = float(np.sqrt(np.mean(wave**2)))
    for _ in range(how_many):
        count = round(rng.uniform(0.08, 0.5) * RATE)
        at = int(rng.integers(RATE, len(wave) - count - RATE))
        shape = np.exp(-np.arange(count) / (count * rng.uniform(0.15, 0.5)))
        made = signal.lfilter([1.0], [1.0, -rng.uniform(0.2, 0.9)], rng.standard_normal(count)) * shape
        out[at : at + count] += (made * loud * 10 ** (rng.uniform(8, 20) / 20) / np.sqrt(np.mean(made**2))).astype(
            np.float32
        )
    return out


def read_at(wave: Wave, places: NDArray[np.float64]) -> Wave:
    """The wave at places between its samples (outside it: silence): four times finer, then a straight line."""
    fine = signal.resample_poly(wave, 4, 1).astype(np.float32)
    at = np.clip(places * 4, 0, len(fine) - 2)
    whole = at.astype(np.int64)
    part = (at - whole).astype(np.float32)
    return np.asarray(fine[whole] * (1 - part) + fine[whole + 1] * part, dtype=np.float32)
