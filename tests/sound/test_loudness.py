"""Loudness as R128 has it, evened out gently, and never above the ceiling."""

import re
import subprocess

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import signal

from naklank.sound.level import TARGET_LUFS, Leveller, gain_curve
from naklank.sound.limit import CEILING_DBFS, Limiter
from naklank.sound.loudness import Meter, integrated

RATE = 32_000


def powers(samples: np.ndarray, rate: int = RATE) -> np.ndarray:
    meter = Meter(rate)
    for start in range(0, samples.size, rate):
        meter.add(samples[start : start + rate])
    return meter.powers()


def at_rate(samples: np.ndarray, rate: int) -> np.ndarray:
    common = int(np.gcd(rate, 48_000))
    return signal.resample_poly(samples, rate // common, 48_000 // common).astype(np.float32)


def ffmpeg_lufs(samples: np.ndarray, rate: int) -> float:
    done = subprocess.run(
        ["ffmpeg", "-nostdin", "-hide_banner", "-f", "f32le", "-ar", str(rate), "-ac", "1", "-i", "-", "-af", "ebur128", "-f", "null", "-"],
        input=samples.astype("<f4").tobytes(), capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr.decode())[-1])


@pytest.mark.parametrize("rate", [16_000, 32_000, 48_000])
@pytest.mark.parametrize("gain", [1.0, 0.1])
def test_our_meter_agrees_with_that_of_ffmpeg(samples, rate, gain):
    """Integrated loudness of real speech is within 0.1 LU of FFmpeg's ebur128, at every rate."""
    speech = at_rate(samples * np.float32(gain), rate)

    assert integrated(powers(speech, rate)) == pytest.approx(ffmpeg_lufs(speech, rate), abs=0.11)


def test_the_tone_of_the_standard_has_the_loudness_of_the_standard():
    """A sine of 997 Hz at full scale in one channel is -3.01 LUFS (BS.1770)."""
    tone = np.sin(2 * np.pi * 997 * np.arange(RATE * 5) / RATE)

    assert integrated(powers(tone)) == pytest.approx(-3.01, abs=0.03)


def levelled(samples: np.ndarray) -> np.ndarray:
    leveller, limiter = Leveller(gain_curve(powers(samples)), RATE), Limiter(RATE)
    out = [limiter.add(leveller.apply(samples[start : start + RATE])) for start in range(0, samples.size, RATE)]
    return np.concatenate([*out, limiter.finish()])


@pytest.mark.parametrize("gain_db", [-30, -15, 0])
def test_soft_and_loud_recordings_come_out_equally_loud(samples, gain_db):
    """Whatever the recorder's level, the rendition is at the target within 1 LU."""
    out = levelled(at_rate(samples, RATE) * np.float32(10 ** (gain_db / 20)))

    assert integrated(powers(out)) == pytest.approx(TARGET_LUFS, abs=1.0)


def test_a_soft_patient_and_a_loud_doctor_come_closer(samples):
    """Turns of six seconds, 14 dB apart, are at most 6 dB apart afterwards."""
    speech = at_rate(samples, RATE)
    turn = 6 * RATE
    turns = [speech[k * turn : (k + 1) * turn] / np.std(speech[k * turn : (k + 1) * turn]) * 0.05 for k in range(8)]
    mixed = np.concatenate([t * (1.0 if k % 2 else 0.2) for k, t in enumerate(turns)]).astype(np.float32)

    out = levelled(mixed)

    inner = [np.std(out[k * turn + RATE : (k + 1) * turn - RATE]) for k in range(8)]
    apart_db = 20 * np.log10(np.mean(inner[1::2]) / np.mean(inner[0::2]))
    assert abs(apart_db) < 6


def test_silence_stays_silence():
    """Digital silence stays zero, and a room without voices is not pumped up."""
    assert not levelled(np.zeros(5 * RATE, dtype=np.float32)).any()
    hush = (np.random.default_rng(1).normal(size=20 * RATE) * 1e-4).astype(np.float32)
    assert np.std(levelled(hush)) == pytest.approx(1e-4, rel=0.02)


def test_a_pause_is_not_raised_above_the_speech_around_it(samples):
    """Room noise in ten seconds of pause keeps its distance to the speech, within 3 dB."""
    noise = (np.random.default_rng(2).normal(size=30 * RATE) * 0.0007).astype(np.float32)
    speech = at_rate(samples, RATE)[: 10 * RATE]
    mixed = noise.copy()
    mixed[: 10 * RATE] += speech
    mixed[20 * RATE :] += speech

    out = levelled(mixed)

    rise_db = 20 * np.log10(np.std(out[13 * RATE : 17 * RATE]) / np.std(mixed[13 * RATE : 17 * RATE]))
    speech_rise_db = 20 * np.log10(np.std(out[: 10 * RATE]) / np.std(mixed[: 10 * RATE]))
    assert rise_db < speech_rise_db + 3


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.floats(0.1, 30), st.lists(st.integers(1, 9000), min_size=1, max_size=8))
def test_no_sample_and_no_peak_between_samples_is_above_the_ceiling(seed, gain, sizes):
    """Whatever comes in, in whatever blocks: as much comes out, in place, under the ceiling (0.2 dB for what lies between)."""
    sound = (np.random.default_rng(seed).laplace(size=sum(sizes)) * 0.1 * gain).astype(np.float32)
    limiter, out, at = Limiter(RATE), [], 0
    for size in sizes:
        out.append(limiter.add(sound[at : at + size]))
        at += size
    got = np.concatenate([*out, limiter.finish()])

    assert got.size == sound.size
    ceiling = 10 ** (CEILING_DBFS / 20)
    assert np.abs(got).max() <= ceiling * 1.0001
    between = np.abs(signal.resample_poly(got.astype(np.float64), 4, 1)).max()
    assert 20 * np.log10(max(between, 1e-9)) <= CEILING_DBFS + 0.5
    quiet = np.abs(sound) < 1e-6
    assert np.all(np.abs(got[quiet]) <= 1e-6)


def test_below_the_ceiling_the_limiter_changes_nothing():
    """Sound that needs no limiting comes out as it went in, bit for bit."""
    sound = (np.random.default_rng(3).normal(size=50_000) * 0.05).astype(np.float32)
    limiter = Limiter(RATE)

    got = np.concatenate([limiter.add(sound[:20_000]), limiter.add(sound[20_000:]), limiter.finish()])

    assert np.array_equal(got, sound)
